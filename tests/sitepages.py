"""Sixty pages in the manner of real content systems: twelve layouts, five languages.

Written for this project. Each page comes with what a careful reader takes from it: title, day,
language, and the paragraphs of the article alone. The day stands where such systems put it, in
structured data or only in words, and traps stand beside it: days of other stories, of changes,
of the copyright; titles that are the site's; menus, tickers, tails and comments with news in them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Story:
    """A story in one language, with the words that surround stories there."""

    language: str
    title: str
    paragraphs: tuple[str, ...]
    day: str  # 4 March 2025, as it is written there
    numbers: str  # the same in figures
    menu: tuple[str, ...]
    related: tuple[str, ...]
    cookies: str
    published: str  # the label before a day
    agency: str
    signed: str  # how a byline is written there
    author: str


@dataclass(frozen=True)
class Expected:
    """What is to be read from a page."""

    name: str
    html: str
    title: str
    published: str
    language: str
    body: str
    byline: str | None


ISO = "2025-03-04"

STORIES = (
    Story(
        "en",
        "Kenya and Portugal agree on harbour rescue",
        (
            "The Foreign Minister of Kenya, Josphat Lemayian, met his Portuguese counterpart, Rui "
            "Calheta, in Lisbon and agreed on joint exercises for rescue at sea.",
            "The two sides will send four boats each, and the first exercise is planned for the "
            "autumn, according to a statement of the ministry.",
            "Both ministers praised the work of the harbour pilots, who had asked for such "
            "exercises for many years, and promised to report to their parliaments.",
        ),
        "4 March 2025", "04/03/2025",
        ("Home", "World", "Politics", "Business", "Sport", "Contact us"),
        ("Finance minister of Chile resigns after vote", "Norway and Peru hold talks on fish"),
        "We use cookies to improve your visit. Accept all or read our policy.",
        "Published", "Ferry News", "By Miriam Okello-Lund", "Miriam Okello-Lund",
    ),
    Story(
        "ru",
        "Кения и Португалия договорились о спасении в портах",
        (
            "Министр иностранных дел Кении Джосфат Лемайян встретился в Лиссабоне со своим "
            "португальским коллегой Руи Кальетой и договорился о совместных учениях.",
            "Стороны направят по четыре катера, а первое учение намечено на осень, говорится в "
            "сообщении министерства, распространённом после переговоров.",
            "Оба министра отметили труд портовых лоцманов, которые много лет просили о таких "
            "учениях, и обещали доложить о результатах своим парламентам.",
        ),
        "4 марта 2025", "04.03.2025",
        ("Главная", "В мире", "Политика", "Экономика", "Спорт", "Контакты"),
        ("Министр финансов Чили ушёл в отставку", "Норвегия и Перу обсудили рыболовство"),
        "Мы используем файлы cookie, чтобы сайт работал лучше. Принять всё.",
        "Опубликовано", "Вечерний паром", "Автор: Арина Ветлугина", "Арина Ветлугина",
    ),
    Story(
        "zh",
        "肯尼亚与葡萄牙就港口救援达成一致",
        (
            "肯尼亚外交部长莱马扬在里斯本会见葡萄牙外交部长卡列塔，双方就海上联合救援演习达成一致，"
            "并讨论了渔业和港口合作的前景。",
            "根据外交部发表的声明，双方将各派出四艘救援船，首次演习计划于今年秋天在大西洋沿岸举行，"
            "具体时间将由两国港口管理部门商定。",
            "两位部长赞扬了港口引航员的工作，多年来他们一直要求举行此类演习，并承诺向各自的议会报告结果。",
        ),
        "2025年3月4日", "2025-03-04",
        ("首页", "国际", "政治", "经济", "体育", "联系我们"),
        ("智利财政部长辞职", "挪威与秘鲁举行渔业会谈"),
        "我们使用Cookie来改善您的访问体验。接受全部。",
        "发布时间", "渡轮晚报", "作者：林若溪", "林若溪",
    ),
    Story(
        "vi",
        "Kenya và Bồ Đào Nha nhất trí về cứu hộ cảng biển",
        (
            "Bộ trưởng Ngoại giao Kenya Josphat Lemayian đã gặp người đồng cấp Bồ Đào Nha Rui "
            "Calheta tại Lisbon và nhất trí tổ chức các cuộc diễn tập cứu hộ chung trên biển.",
            "Mỗi bên sẽ cử bốn tàu tham gia và cuộc diễn tập đầu tiên dự kiến diễn ra vào mùa thu, "
            "theo thông báo của Bộ Ngoại giao.",
            "Hai bộ trưởng đánh giá cao công việc của các hoa tiêu cảng, những người đã đề nghị "
            "tổ chức diễn tập từ nhiều năm nay, và hứa sẽ báo cáo trước quốc hội.",
        ),
        "4/3/2025", "04/03/2025",
        ("Trang chủ", "Thế giới", "Chính trị", "Kinh tế", "Thể thao", "Liên hệ"),
        ("Bộ trưởng Tài chính Chile từ chức", "Na Uy và Peru hội đàm về nghề cá"),
        "Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn. Chấp nhận.",
        "Ngày đăng", "Chuyến Phà", "Tác giả: Lý Thu Giang", "Lý Thu Giang",
    ),
    Story(
        "mn",
        "Кени, Португал улс боомтын аврах ажиллагааны талаар тохиролцов",
        (
            "Кени Улсын Гадаад хэргийн сайд Жосфат Лемаян Лиссабон хотноо Португалын Гадаад "
            "хэргийн сайд Руй Кальетатай уулзаж, далайд аврах хамтарсан сургуулилт хийхээр тохиров.",
            "Талууд тус бүр дөрвөн завь илгээх бөгөөд эхний сургуулилтыг намар зохион байгуулахаар "
            "төлөвлөж байгааг яамны мэдээлэлд дурджээ.",
            "Хоёр сайд боомтын хөтөч нарын ажлыг өндрөөр үнэлж, сургуулилтын үр дүнг парламентдаа "
            "танилцуулна гэдгээ илэрхийлэв.",
        ),
        "2025 оны 3 дугаар сарын 4", "2025-03-04",
        ("Нүүр", "Дэлхий", "Улс төр", "Эдийн засаг", "Спорт", "Холбоо барих"),
        ("Чилийн Сангийн сайд огцров", "Норвеги, Перу загас агнуурын талаар хэлэлцэв"),
        "Бид таны хэрэглээг сайжруулахын тулд күүки ашигладаг. Зөвшөөрөх.",
        "Нийтэлсэн", "Усан зам", "Сурвалжлагч: Тэмүүжингийн Номин", "Тэмүүжингийн Номин",
    ),
)  # fmt: skip


def _menu(s: Story) -> str:
    items = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(s.menu))
    return f"<nav class='menu'><ul>{items}</ul></nav>"


def _body(s: Story) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in s.paragraphs)


def _related(s: Story, *, dated: bool = False) -> str:
    when = "<time datetime='2025-03-09'>9.3</time>" if dated else ""
    items = "".join(f"<li><a href='/x'>{title}</a>{when}</li>" for title in s.related)
    return f"<aside class='related-posts'><ul>{items}</ul></aside>"


def _page(s: Story, head: str, body: str, title: str | None = None) -> str:
    return (
        f"<!doctype html><html lang='{s.language}'><head><meta charset='utf-8'>"
        f"<title>{title or f'{s.title} | {s.agency}'}</title>{head}</head><body>{body}</body></html>"
    )


def _foot(s: Story) -> str:
    return f"<footer><p>© 2019–2026 {s.agency}</p>{_menu(s)}</footer>"


def wordpress(s: Story) -> str:
    head = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":'
        f'"NewsArticle","headline":"{s.title}","datePublished":"{ISO}T08:00:00+00:00",'
        f'"dateModified":"2025-03-08","author":[{{"@type":"Person","name":"{s.author}"}}],"publisher":{{"@type":"Organization","name":"{s.agency}"}}}}]}}'
        "</script>"
    )
    return _page(s, head, f"<div id=page>{_menu(s)}<article class='post'><header><h1 class="
                 f"entry-title>{s.title}</h1></header><div class=entry-content>{_body(s)}</div>"
                 f"</article>{_related(s, dated=True)}{_foot(s)}</div>")  # fmt: skip


def drupal(s: Story) -> str:
    return _page(s, '<meta name="Generator" content="Drupal 10">', f"<header>{_menu(s)}</header><main>"
                 f"<h1 class=page-title>{s.title}</h1><div class=submitted>{s.published}: {s.day}</div>"
                 f"<div class=byline>{s.signed}</div><div class='field field--name-body'>{_body(s)}</div></main>{_foot(s)}")  # fmt: skip


def changed(s: Story) -> str:
    head = (
        f'<meta property="article:modified_time" content="2025-04-01T09:00:00Z">'
        f'<meta property="article:published_time" content="{ISO}T09:00:00Z">'
        f'<meta property="og:title" content="{s.title}"><meta name=author content="{s.author}">'
    )
    return _page(s, head, f"{_menu(s)}<article><h1>{s.title}</h1>{_body(s)}</article>{_related(s)}")


def amp(s: Story) -> str:
    head = (
        "<link rel=canonical href='https://e.example/1'><style amp-custom>.x{display:block}</style>"
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{s.title}",'
        f'"author":{{"@type":"Organization","name":"{s.agency}"}},"datePublished":"{ISO}"}}</script>'
    )
    return _page(s, head, f"<amp-sidebar>{_menu(s)}</amp-sidebar><article class=amp-wp-article>"
                 f"<h1>{s.title}</h1><div class=amp-wp-article-content>{_body(s)}</div></article>")  # fmt: skip


def tables(s: Story) -> str:
    return _page(s, "", f"<table width=100%><tr><td width=180>{_menu(s)}</td><td><h1>{s.title}</h1>"
                 f"<div align=right>{s.numbers}</div><p>{s.signed}</p>{_body(s)}</td></tr></table>{_foot(s)}")  # fmt: skip


def bitrix(s: Story) -> str:
    return _page(s, "", f"{_menu(s)}<div class=news-detail><span class=news-date-time>{s.day}</span>"
                 f"<h1>{s.title}</h1>{_body(s)}<div style='clear:both'></div></div>{_related(s)}")  # fmt: skip


def application(s: Story) -> str:
    head = (
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content='
        f'"{s.agency}"><meta name="date" content="{ISO}"><meta name=author content="{s.agency}">'
    )
    data = '<script id=__NEXT_DATA__ type=\'application/json\'>{"props":{"x":1}}</script>'
    return _page(s, head, f"<div id=__next><div class=css-1>{_menu(s)}</div><div class=css-2><div "
                 f"class=css-3><h1>{s.title}</h1></div><div class=article-author>{s.author}</div><div class=css-4>{_body(s)}</div></div>"
                 f"<div class=css-5>{_related(s, dated=True)}</div></div>{data}")  # fmt: skip


def ticker(s: Story) -> str:
    moving = "".join(f"<span class=item>{title} </span>" for title in s.related * 3)
    return _page(s, "", f"<div class='ticker marquee'>{moving}</div>{_menu(s)}<article><h1>{s.title}"
                 f"</h1><time datetime='{ISO}T07:00' pubdate>{s.day}</time>{_body(s)}</article>"
                 f"{_related(s)}")  # fmt: skip


def plain(s: Story) -> str:
    return _page(s, "", f"<h1>{s.title}</h1><p class=date>{s.day}</p>{_body(s)}", s.title)


def microdata(s: Story) -> str:
    return _page(s, "", f"{_menu(s)}<div itemscope itemtype='https://schema.org/NewsArticle'><h1 "
                 f"itemprop=headline>{s.title}</h1><time itemprop=datePublished datetime='{ISO}'>"
                 f"{s.day}</time><span itemprop=author>{s.author}</span><div itemprop=articleBody>{_body(s)}</div></div>{_foot(s)}")  # fmt: skip


def banners(s: Story) -> str:
    comments = "".join(f"<li class=comment><p>{title}!</p></li>" for title in s.related)
    head = f'<meta itemprop="datePublished" content="{ISO}">'
    return _page(s, head, f"<div class='cookie-consent'><p>{s.cookies}</p></div>{_menu(s)}<main>"
                 f"<article><h1>{s.title}</h1><a rel=author href=/a>{s.author}</a>{_body(s)}</article>"
                 f"<section id=comments><ol>{comments}"
                 f"</ol></section></main><div class=modal hidden><p>{s.cookies}</p></div>")  # fmt: skip


def foot(s: Story) -> str:
    head = '<meta property="og:title" content="Home">'
    return _page(s, head, f"{_menu(s)}<main><h1>{s.title}</h1>{_body(s)}<p class=meta>{s.published}: "
                 f"{s.day}</p></main>{_related(s, dated=True)}", s.agency)  # fmt: skip


LAYOUTS: tuple[Callable[[Story], str], ...] = (
    wordpress, drupal, changed, amp, tables, bitrix, application, ticker, plain, microdata,
    banners, foot,
)  # fmt: skip


UNSIGNED = (amp, bitrix, ticker, plain, foot)


def pages() -> list[Expected]:
    """All sixty, by layout and language."""
    return [
        Expected(f"{make.__name__}-{s.language}.html", make(s), s.title, ISO, s.language,
                 "\n".join(s.paragraphs), None if make in UNSIGNED else s.author)
        for make in LAYOUTS for s in STORIES
    ]  # fmt: skip

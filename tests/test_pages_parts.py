"""Pages that hold several stories, pages that only look so, and addresses that pages call own."""

import pytest

from dragoman.pages import split
from dragoman.records import Page

KENYA = (
    "The Foreign Minister of Kenya met his counterpart of Peru in Lima on Tuesday, and the two "
    "signed a protocol on harbour rescue and on fishing rights."
)
NORWAY = (
    "Talks between Norway and Mongolia that were due in Oslo this week have been put off until "
    "May, a spokesman for the Norwegian Foreign Ministry said in a statement."
)
PORTUGAL = (
    "The Defence Minister of Portugal arrived in Hanoi on Monday for a visit of three days, and "
    "will meet the Minister of National Defence of Vietnam before he leaves."
)
STORIES = (
    ("Ministers of Kenya and Peru meet", KENYA),
    ("Talks in Oslo put off", NORWAY),
    ("A visit to Hanoi", PORTUGAL),
)


def page(body: str, head: str = "", url: str | None = "https://www.e.example/live/1") -> Page:
    html = (
        f"<!doctype html><html lang=en><head>{head}</head><body><h1>Today</h1>{body}</body></html>"
    )
    return Page(source="p.html", raw=html.encode(), media_type="text/html", url=url)


LIVE = "".join(
    f"<article><time datetime='2025-03-0{n}T10:00Z'>10:0{n}</time><h2>{title}</h2><p>{text}</p>"
    "</article>"
    for n, (title, text) in enumerate(STORIES, 4)
)
BLOCKS = "<ol class=blog>" + "".join(
    f"<li><h3>{title}</h3><time datetime='2025-03-04'>today</time><div>{text}</div></li>"
    for title, text in STORIES
) + "</ol>"  # fmt: skip
LETTER = "<table><tr><td>" + "".join(
    f"<h2><a href='/s/{n}'>{title}</a></h2><p>{text}</p>" for n, (title, text) in enumerate(STORIES)
) + "</td></tr></table>"  # fmt: skip


ROWS = "<table><tr><td>Logo</td></tr>" + "".join(
    f"<tr><td><h3><a href='/s/{n}'>{title}</a></h3><p>{text}</p></td></tr>"
    for n, (title, text) in enumerate(STORIES)
) + "<tr><td>Unsubscribe</td></tr></table>"  # fmt: skip
BOLD = "<table><tr><td><table>" + "".join(
    f"<tr><td><a href='/s/{n}'><b>{title}</b></a></td></tr><tr><td>{text}</td></tr>"
    f"<tr><td>&nbsp;</td></tr>" for n, (title, text) in enumerate(STORIES)
) + "</table></td></tr></table>"  # fmt: skip
LINKED = "".join(
    f"<p><strong><a href='/s/{n}'>{title}</a></strong></p><p>{text}</p>"
    for n, (title, text) in enumerate(STORIES)
)
BARE = "".join(
    f"<div class=item><time datetime='2025-03-04'>4 March</time><h2>{title}</h2>{text}</div>"
    for title, text in STORIES
)


@pytest.mark.parametrize(
    "body",
    [LIVE, BLOCKS, LETTER, ROWS, BOLD, LINKED, BARE, f"<main><div>{LIVE}</div></main>"],
)
def test_17_each_story_of_a_page_is_a_document(body: str) -> None:
    found = split(page(body))
    assert [document.title for document in found] == [title for title, _ in STORIES]
    assert [document.source for document in found] == ["p.html#1", "p.html#2", "p.html#3"]
    for document, (title, text) in zip(found, STORIES, strict=True):
        assert document.text == f"{title}\n\n{text}"
        assert document.language == "en"


def test_a_story_has_its_own_day_or_that_of_its_page() -> None:
    assert [d.published for d in split(page(LIVE))] == ["2025-03-04", "2025-03-05", "2025-03-06"]
    head = '<meta property="article:published_time" content="2025-03-09">'
    assert [d.published for d in split(page(LETTER, head))] == ["2025-03-09"] * 3


CHINESE = (
    (
        "肯尼亚与秘鲁外长会晤",
        "肯尼亚外交部长星期二在利马会见秘鲁外交部长，双方签署了港口救援和捕鱼权议定书，同意再次会晤。",
    ),
    (
        "奥斯陆会谈推迟",
        "挪威外交部发言人在声明中表示，原定本周举行的挪威与蒙古会谈推迟到五月，两国继续沟通。",
    ),
    (
        "葡萄牙防长访问河内",
        "葡萄牙国防部长星期一抵达河内，访问三天，离开前将会见越南国防部长，讨论港口安全合作。",
    ),
)
RUSSIAN = (
    (
        "Главы МИД Кении и Перу встретились",
        (
            "Министр иностранных дел Кении встретился в Лиме с коллегой из Перу, стороны подписали "
            "протокол о спасении в портах и о правах на рыбную ловлю."
        ),
    ),
    (
        "Переговоры в Осло отложены",
        (
            "Переговоры Норвегии и Монголии, намеченные на эту неделю в Осло, отложены до мая, "
            "сообщил представитель министерства иностранных дел Норвегии."
        ),
    ),
    (
        "Визит в Ханой",
        (
            "Министр обороны Португалии прибыл в понедельник в Ханой с трёхдневным визитом и "
            "встретится с министром национальной обороны Вьетнама."
        ),
    ),
)


@pytest.mark.parametrize("stories", [CHINESE, RUSSIAN])
@pytest.mark.parametrize(
    "shape",
    [
        "<h2><a href='/{n}'>{t}</a></h2><p>{w}</p>",
        "<p><strong><a href='/{n}'>{t}</a></strong></p><p>{w}</p>",
        "<article><time>10:0{n}</time><h3>{t}</h3><p>{w}</p></article>",
    ],
)
def test_17_stories_in_other_scripts_are_told_apart_too(
    stories: tuple[tuple[str, str], ...], shape: str
) -> None:
    body = "".join(shape.format(n=n, t=t, w=w) for n, (t, w) in enumerate(stories))
    found = split(page(body.replace("<h1>Today</h1>", "")))
    assert [document.text for document in found] == [f"{t}\n\n{w}" for t, w in stories]


TIMES = ("<time datetime='2025-03-0{n}T10:00'>10:00</time>", "1{n}:30 ", "1{n}.05 — ", "[9:0{n}] ")


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("shape", ["<li>{at}<a href=/{n}>{t}</a></li>", "<div>{at}{t}</div>"])
@pytest.mark.parametrize("stories", [STORIES, CHINESE, RUSSIAN])
def test_17_a_ticker_of_times_and_headlines_is_its_headlines(
    stories: tuple[tuple[str, str], ...], shape: str, time: str
) -> None:
    lines = [
        shape.format(at=time.format(n=n), n=n, t=f"{title}, {n}")
        for n, (title, _) in enumerate(stories, 4)
    ]
    found = split(page("<nav>Home</nav><ul>" + "".join(lines) + "</ul>"))
    assert [document.kind for document in found] == ["headline"] * 3
    assert [d.text for d in found] == [f"{title}, {n}" for n, (title, _) in enumerate(stories, 4)]
    long = "".join(f"<p>{text}</p>" for _, text in STORIES)
    beside = split(page(f"<article>{long}</article><ul>{''.join(lines * 3)}</ul>"))
    assert [document.kind for document in beside] == ["article"], "an article with a ticker"
    assert KENYA in beside[0].text


RULES = ("-" * 40, "=====", "* * *", "———", "~~~~~~~~")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("stories", [STORIES, CHINESE, RUSSIAN])
def test_17_a_letter_in_plain_text_is_its_stories(
    stories: tuple[tuple[str, str], ...], rule: str
) -> None:
    pieces = [f"{title}\n\n{text}" for title, text in stories]
    text = f"\n\n{rule}\n\n".join(["The week", *pieces, "Unsubscribe"])
    found = split(Page(source="a.eml", raw=text.encode()))
    assert [document.text for document in found] == pieces
    assert [document.title for document in found] == [title for title, _ in stories]


@pytest.mark.parametrize(
    "text",
    [
        f"\n\n{RULES[2]}\n\n".join(f"{text} {text}" for _, text in STORIES),  # no headings
        "\n\n".join(f"{title}\n-----\n{text}" for title, text in STORIES),  # underlined
        f"\n\n{RULES[0]}\n\n".join(f"{title}\n\n{text}" for title, text in STORIES[:2]),
        f"\n\n{RULES[0]}\n\n".join(["Title", *(title for title, _ in STORIES), KENYA * 5]),
    ],
)
def test_a_text_that_is_divided_otherwise_is_one_document(text: str) -> None:
    assert len(split(Page(source="a.txt", raw=text.encode()))) == 1


SECTIONS = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in STORIES)
TEASERS = "".join(
    f"<article><h3><a href=/x>{title}</a></h3><p>{text[:60]}</p></article>"
    for title, text in STORIES
)
LONG = "".join(f"<p>{text} {text}</p>" for _, text in STORIES * 3)


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{SECTIONS}</article>",
        f"<article>{LONG}</article><aside>{TEASERS}</aside>",
        f"<article>{LONG}</article><aside>{LETTER}</aside>",
        "".join(f"<article><h2>{title}</h2><p>{text}</p></article>" for title, text in STORIES[:2]),
        "<article>"
        + "".join(
            f"<h2>{title} <a class=anchor href='#{n}'>#</a></h2><p>{text}</p>"
            for n, (title, text) in enumerate(STORIES)
        )
        + "</article>",
        "<ul>"
        + "".join(
            f"<li><b><a href=/topic/{n}>{title}</a></b> said so: {text}</li>"
            for n, (title, text) in enumerate(STORIES)
        )
        + "</ul>",
        "".join(
            f"<div>{text} <strong><a href=/topic/{n}>{title}</a></strong> {text}</div>"
            for n, (title, text) in enumerate(STORIES)
        ),
        f"<article>{LONG}<section><h2>More</h2><time>now</time><p>{STORIES[0][1]}</p></section></article>",
    ],
)
def test_an_article_with_headings_or_teasers_is_one_document(body: str) -> None:
    assert len(split(page(body))) == 1


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://e.example/news/1", "https://e.example/news/1"),
        ("/news/1", "https://www.e.example/news/1"),
        ("https://other.example/news/1", "https://www.e.example/live/1"),
        ("https://www.e.example/", "https://www.e.example/live/1"),
        ("javascript:alert(1)", "https://www.e.example/live/1"),
        ("", "https://www.e.example/live/1"),
    ],
)
def test_a_page_may_name_its_own_address_within_its_site(written: str, url: str) -> None:
    body = f"<article>{LONG}</article>"
    for head in (f"<link rel=canonical href='{written}'>",
                 f"<meta property='og:url' content='{written}'>"):  # fmt: skip
        assert split(page(body, head))[0].url == url
        assert split(page(body, head, url=None))[0].url is None

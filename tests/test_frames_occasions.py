"""Names of occasions in their base form, in a language that bends them."""

import pytest

from dragoman import frames
from dragoman.lexicon import frames as lexicon
from dragoman.records import Document

SENTENCE = (
    "Президент Казахстана Ерлан Сатов на полях {} встретился"
    " с премьер-министром Грузии Леваном Чубинидзе."
)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "юбилейного Астанинского международного форума",
            "юбилейный Астанинский международный форум",
        ),
        ("Самаркандской конференции", "Самаркандская конференция"),
        (
            "внеочередного заседания Генеральной Ассамблеи",
            "внеочередное заседание Генеральной Ассамблеи",
        ),
        ("саммита ШОС", "саммит ШОС"),
        ("79-й сессии Генеральной Ассамблеи ООН", "79-я сессия Генеральной Ассамблеи ООН"),
        ("XI Брестской конференции по безопасности", "XI Брестская конференция по безопасности"),
        ("саммита «Степь — Море»", "саммит «Степь — Море»"),
        (
            "заседания Совета министров иностранных дел СНГ",
            "заседание Совета министров иностранных дел СНГ",
        ),
    ],
)
def test_an_occasion_is_told_in_its_base_form(written: str, told: str) -> None:
    document = Document(
        source="s.txt", kind="article", title=None, publisher=None, url=None,
        published="2026-06-10", language="ru", sha256="", text=SENTENCE.format(written),
    )  # fmt: skip
    (claim,) = frames.read(document, lexicon.load("ru")).engagements
    assert claim.setting == told


@pytest.mark.parametrize(
    ("language", "sentence", "setting", "parties"),
    [
        (
            "zh",
            "外交部长何文远在出席上海合作组织成员国外长理事会会议期间，同哈萨克斯坦外长努尔兰会谈。",
            "上海合作组织成员国外长理事会会议",
            {"CHN", "KAZ"},
        ),
        (
            "zh",
            "国家主席林海在金砖国家领导人第十六次会晤期间会见印度总理夏尔马。",
            "金砖国家领导人第十六次会晤",
            {"CHN", "IND"},
        ),
        (
            "mn",
            (
                "Ерөнхий сайд Р.Төмөр Давос хотод болсон Дэлхийн эдийн засгийн форумын хүрээнд"
                " Швейцарын Ерөнхийлөгч Карл Майертэй уулзав."
            ),
            "Дэлхийн эдийн засгийн форум",
            {"MNG", "CHE"},
        ),
        (
            "mn",
            (
                "УИХ-ын дарга С.Бат Олон Улсын Парламентын Холбооны 150 дугаар чуулганы үеэр"
                " Вьетнамын Үндэсний ассамблейн дарга Ле Ван Хайтай уулзлаа."
            ),
            "Олон Улсын Парламентын Холбооны 150 дугаар чуулган",
            {"MNG", "VNM"},
        ),
        (
            "vi",
            (
                "Bên lề Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58, Bộ trưởng Ngoại giao"
                " Đỗ Hải Lâm gặp Bộ trưởng Ngoại giao Úc Karen Whitlow."
            ),
            "Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58",
            {"VNM", "AUS"},
        ),
        (
            "ru",
            (
                "В рамках поездки в Нью-Йорк для участия в 80-й сессии Генеральной Ассамблеи ООН"
                " Министр иностранных дел Монголии Дорж Ганбат встретился с министром иностранных"
                " дел Индии Арджуном Рао."
            ),
            "80-я сессия Генеральной Ассамблеи ООН",
            {"MNG", "IND"},
        ),
    ],
)
def test_what_stands_in_the_name_of_an_occasion_takes_no_part(
    language: str, sentence: str, setting: str, parties: set[str]
) -> None:
    document = Document(
        source="s.txt", kind="article", title=None, publisher=None, url=None,
        published="2026-06-10", language=language, sha256="", text=sentence,
    )  # fmt: skip
    found = frames.read(document, lexicon.load(language)).engagements
    (claim,) = (e for e in found if e.kind == "meeting")
    assert (claim.setting, set(claim.parties)) == (setting, parties)

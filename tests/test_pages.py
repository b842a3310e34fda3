"""Whole pages: what an article's furniture says, and where its body begins."""

# ruff: noqa: E501, ISC004  # pages in tables read best unbroken

import hashlib
import json
import os
import subprocess
import sys

import pytest
from msgspec import structs

from dragoman import pages
from dragoman.errors import InputError
from dragoman.records import Document, Page

NEWS = (
    "The foreign ministers of Fiji and Peru, Tomasi Rabukawaqa and Elvira Quispe, met on Monday and "
    "agreed to open talks on a fisheries agreement."
)
MORE = "They will meet again next year, the two ministers told reporters after the talks ended."


def one(text: str, source: str = "page.txt", **more: str) -> Document:
    (document,) = pages.split(Page(source=source, raw=text.encode(), **more))
    return document


# page, title, publisher, published, words the body begins with
ARTICLES = [
    (f"Fiji, Peru to talk fish\n\nMay 31, 2025 - 21:04\n\nSUVA — {NEWS}\n\n{MORE} — FBC",
     "Fiji, Peru to talk fish", "FBC", "2025-05-31", "SUVA"),
    (f"OPINION\n\nFish and friendship across the sea\n\nBy Losalini Vakatora | 12 June 2024\n\n{NEWS}",
     "Fish and friendship across the sea", None, "2024-06-12", "The foreign"),
    (f"Lima, October 9, 2025 /ANDINA/. {NEWS}\n\n{MORE}", None, "ANDINA", "2025-10-09", "Lima"),
    (f"Talks on fish\n\nMuscat, 13 Nov (ONA) --- {NEWS}\n\n{MORE}\n\n13/11/2024",
     "Talks on fish", "ONA", "2024-11-13", "Muscat"),
    (f"date 2025-09-18 LIMA – {NEWS}\n\n{MORE} PNA/XYZ", None, None, "2025-09-18", "LIMA"),
    (f"Talks on fish\n\nXinhua) 09:38, September 21, 2023\n\nLIMA, Sept. 20 (Xinhua) -- {NEWS}",
     "Talks on fish", "Xinhua", "2023-09-21", "LIMA"),
    (f"Conversaciones sobre pesca\n\n12 de marzo de 2026\n\n{NEWS}\n\n{MORE}",
     "Conversaciones sobre pesca", None, "2026-03-12", "The foreign"),
    (f"Conversaciones sobre pesca\n\nPublicado el 1 de mayo del 2024\n\n{NEWS}\n\n{MORE}",
     "Conversaciones sobre pesca", None, "2024-05-01", "The foreign"),
    (f"Talks on fish www.example.gov.pe\n\n{NEWS}\n{MORE}\n\nPublished Date:2022-11-20",
     "Talks on fish", "www.example.gov.pe", "2022-11-20", "The foreign"),
    (f"Talks on fish\n\nPosted On: 22 JUN 2023 5:05PM by PIB Suva\n\n{NEWS}",
     "Talks on fish", "PIB Suva", "2023-06-22", "The foreign"),
    (f"PACIFIC MAIL\nHome | Politics | Sport | Video\n\nWe and our partners keep information on your "
     f"device. Press Accept to agree to all of it.\n\nHome > Politics > World\n\nFishing talks open in "
     f"Lima at last\n\nBy Ana Koroi\nPublished: Thu 20 February 2020, 23:40 (UTC+12)   Updated: Fri 21 "
     f"February 2020\n\n[Photo] The port of Callao.\n\n{NEWS}\n\n{MORE}\n\nMOST READ\n1. Rain\n2. Tax",
     "Fishing talks open in Lima at last", "PACIFIC MAIL", "2020-02-20", "The foreign"),
    (f"Pacific Beat\n\nFishing Talks Bring Fiji and Peru Together\n\nRecent Features\n\nPacific Beat | "
     f"Diplomacy | Oceania\n\nFishing Talks Bring Fiji and Peru Together\n\nThe talks say less about "
     f"fish than about who may count them at sea.\n\nFishing Talks Bring Fiji and Peru Together\n"
     f"Credit: Office of the Port Captain\n\n{NEWS}\n\n{MORE}",
     "Fishing Talks Bring Fiji and Peru Together", None, None, "The foreign"),
    (f"Talks on fish\n\nThe Suva Courier, Suva, Thursday, November 2, 2023\n\n{NEWS}",
     "Talks on fish", "The Suva Courier", "2023-11-02", "The foreign"),
    (f"Ministry of Fisheries\nRelease, May 31, 2024\n\nReadout of the talks with Peru\n\n{NEWS}",
     "Readout of the talks with Peru", "Ministry of Fisheries", "2024-05-31", "The foreign"),
    (f"Talks on fish\n\nFrom: Ministry of Fisheries\nPublished 15 October 2024\n\n{NEWS}",
     "Talks on fish", "Ministry of Fisheries", "2024-10-15", "The foreign"),
    (f"Talks on fish\n\nBy The Associated Press\nJune 1, 2024\n\nLIMA (AP) — {NEWS}",
     "Talks on fish", "The Associated Press", "2024-06-01", "LIMA"),
    (f"Talks on fish\n\nMuscat, 12 Rajab 1444 / 3 February 2023 (ONA)\n\n{NEWS}",
     "Talks on fish", "ONA", "2023-02-03", "The foreign"),
    (f"Talks on fish\n\n7. 9. 2024\n\n{NEWS}", "Talks on fish", None, "2024-09-07", "The foreign"),
    (f"Talks on fish\n\nPort-au-Prince, 5 May 2021.- {NEWS}",
     "Talks on fish", None, "2021-05-05", "Port-au-Prince"),
    (f"Talks on fish\n\nApia, Samoa – 3 February 2023. {NEWS}",
     "Talks on fish", None, "2023-02-03", "Apia"),
    (f"Talks on fish\n\nBy Ensign Ann Lee, Navy Public AffairsFebruary 3, 2023\n\n{NEWS}",
     "Talks on fish", None, "2023-02-03", "The foreign"),
    (f"# Talks on fish\n\n*5 March 2024*\n\n{NEWS}", "Talks on fish", None, "2024-03-05", "The foreign"),
    (f"Title: Talks on fish\nSource: Suva Herald\nDate: 2024-03-05\n\n{NEWS}",
     "Talks on fish", "Suva Herald", "2024-03-05", "The foreign"),
    (f"Will Fiji and Peru at last agree who owns the tuna?\n\n{NEWS}\n\n{MORE}",
     "Will Fiji and Peru at last agree who owns the tuna?", None, None, "The foreign"),
    (f"Spokesperson's Regular Press Conference on April 17, 2025\n\n{NEWS}",
     "Spokesperson's Regular Press Conference on April 17, 2025", None, "2025-04-17", "The foreign"),
    (f"Talks on fish\n\n{NEWS} The treaty of 5 May 1998 stays in force.", "Talks on fish", None, None,
     "The foreign"),
    (f"Talks on fish\n\n12/7/2011\n\nLIMA (AP) — {NEWS}", "Talks on fish", "AP", "2011-12-07", "LIMA"),
    (f"Talks on fish\n\n12/7/2011\n\n{NEWS}", "Talks on fish", None, "2011-07-12", "The foreign"),
    (f"Talks on fish\n\n7/25/2011\n\n{NEWS}", "Talks on fish", None, "2011-07-25", "The foreign"),
    (f"Talks on fish\n\n2025-05-13T14:22:00-03:00\n\nLIMA – {NEWS}", "Talks on fish", None,
     "2025-05-13", "LIMA"),
    (f"Talks on fish\n\n{NEWS}\n\nSuva, 18 June 2025\nFisheries Press Team",
     "Talks on fish", "Fisheries Press Team", "2025-06-18", "The foreign"),
    (f"Third U.S.-Fiji Fisheries Dialogue Held in the Port of Suva\n\nMarch 5, 2024\n\n{NEWS}",
     "Third U.S.-Fiji Fisheries Dialogue Held in the Port of Suva", None, "2024-03-05", "The foreign"),
    (f"Talks on fish\n\nLima, Aug 5 (EFE).- {NEWS}\n\nAug 6, 2024", "Talks on fish", "EFE", "2024-08-06", "Lima"),
    (f"Ministry of Fisheries of Fiji\nPress release No. 12/2024\n\nTalks with Peru on fish\n\nSuva, 5 March 2024\n\n{NEWS}",
     "Talks with Peru on fish", "Ministry of Fisheries of Fiji", "2024-03-05", "The foreign"),
    (f"Talks with Peru on fish - Suva Herald\n\n5 March 2024\n\n{NEWS}",
     "Talks with Peru on fish", "Suva Herald", "2024-03-05", "The foreign"),
    (f"Talks on fish\nBy Ana Vale, Suva Times, 5th of March 2024\n\n{NEWS}",
     "Talks on fish", "Suva Times", "2024-03-05", "The foreign"),
    (f"Talks on fish\n\n{NEWS}\n\nEND\n\nIssued by: Department of Fisheries\n5 March 2024",
     "Talks on fish", "Department of Fisheries", "2024-03-05", "The foreign"),
    (f"Talks on fish\n\n{NEWS}\n\nAnadolu Agency", "Talks on fish", "Anadolu Agency", None, "The foreign"),
    ("Переговоры о рыбе\n12:34 05.05.2024\n\nЛИМА, 5 мая - РИА Новости. Министр иностранных дел Перу провёл "
     "переговоры с послом Фиджи.", "Переговоры о рыбе", "РИА Новости", "2024-05-05", "ЛИМА"),
    ("Загасны тухай хэлэлцэв\n2024 оны арван нэгдүгээр сарын 5\nЗагас агнуурын яам\n\nФижи, Перугийн Гадаад "
     "хэргийн сайд нар өчигдөр Лима хотноо уулзлаа гэж яамнаас мэдээллээ.",
     "Загасны тухай хэлэлцэв", "Загас агнуурын яам", "2024-11-05", "Фижи"),
    ("Перу и Фиджи проведут переговоры\n\nЛИМА, 14 мая 2024 года. /ТАСС/. Министры иностранных дел "
     "Перу и Фиджи встретились в понедельник и договорились о переговорах.",
     "Перу и Фиджи проведут переговоры", "ТАСС", "2024-05-14", "ЛИМА"),
    ("秘鲁与斐济举行会谈\n\n2023年06月14日 18:42　来源：新华社\n\n新华社利马6月14日电（记者王某）秘鲁外交部长"
     "十四日在利马同来访的斐济外交部长举行会谈，双方就渔业合作交换意见。",
     "秘鲁与斐济举行会谈", "新华社", "2023-06-14", "新华社利马"),
    ("Bộ trưởng Ngoại giao Fiji thăm Peru\nThứ tư, 12/6/2024 17:45 (GMT+7)\n\nLima (TTXVN) - Bộ trưởng "
     "Ngoại giao Fiji đã hội đàm với người đồng cấp Peru về hợp tác nghề cá.",
     "Bộ trưởng Ngoại giao Fiji thăm Peru", "TTXVN", "2024-06-12", "Lima"),
    ("Фижи, Перугийн сайд нар уулзлаа\n2024-08-23 09:40\n\nУлаанбаатар, 2024 оны 8 дугаар сарын 23 "
     "/МОНЦАМЭ/. Фижи, Перугийн Гадаад хэргийн сайд нар өчигдөр Лима хотноо уулзлаа.",
     "Фижи, Перугийн сайд нар уулзлаа", "МОНЦАМЭ", "2024-08-23", "Улаанбаатар"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "publisher", "published", "opening"), ARTICLES)
def test_articles(
    text: str, title: str | None, publisher: str | None, published: str | None, opening: str
) -> None:
    document = one(text)
    assert document.kind == "article"
    assert document.title == title
    assert document.publisher == publisher
    assert document.published == published
    assert document.text[document.body :].startswith(opening)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert title is None or title in document.text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("14-May-31", "2031-05-14"),
        ("14 May '31", "2031-05-14"),
        ("May the 14th, 2031", "2031-05-14"),
        ("Wednesday 14 May (2031)", "2031-05-14"),
        ("[14 May 2031]", "2031-05-14"),
        ("by Ana Cruz on May 14, 2031", "2031-05-14"),
        ("By ANA CRUZ, LIMA | Updated May 14, 2031 10:20 a.m. ET", "2031-05-14"),
        ("The Lima Herald Wednesday 14 May 2031", "2031-05-14"),
        ("12-May-15 June", None),
    ],
)
def test_line_below_the_title_dates_a_document(line: str, published: str | None) -> None:
    assert one(f"Talks\n\n{line}\n\n{NEWS}").published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("This article appeared in the Lima Herald on 14 May 2031.", "2031-05-14"),
        ("This article was amended on 14 May 2031.", None),
        ("What happened on 14 May 2031", None),
    ],
)
def test_foot_tells_when_a_text_came_out(line: str, published: str | None) -> None:
    assert one(f"Talks\n\n{NEWS}\n\n{line}").published == published


@pytest.mark.parametrize(
    ("text", "place", "filed"),
    [
        (f"Fish\n\n(Xinhua) 09:38, January 2, 2024\n\nLIMA, Dec. 31 (Xinhua) -- {NEWS}",
         "LIMA", "2023-12-31"),
        (f"Talks\n\nMuscat, 13 Nov (ONA) --- {NEWS}\n\n13/11/2024", "Muscat", "2024-11-13"),
        (f"Talks\n\nMuscat, 13 Nov (ONA) --- {NEWS}", "Muscat", None),
        (f"Talks\n\nREYKJAVIK, 1 December 2031. Iceland said so. {NEWS}", "REYKJAVIK", "2031-12-01"),
        (f"Talks\n\nWarsaw, 18 March 2031 (PAP) Poland said so. {NEWS}", "Warsaw", "2031-03-18"),
        (f"Talks\n\nSUVA, 4 March 2031 (Pacific Desk) -- {NEWS}", "SUVA", "2031-03-04"),
        (f"Talks\n\n14 August 2031. The minister said so. {NEWS}", None, "2031-08-14"),
        (f"Talks\n\nMay 3, 2031 – The minister said so. {NEWS}", None, None),
        (f"Talks\n\nMay 3, 2031: The minister said so. {NEWS}", None, None),
        (f"Talks\n\nMay 3, 2031 – May 5, 2031: Visit of the minister. {NEWS}", None, None),
        (f"Talks\n\nMay 3, 2031 was the day on which the minister said so. {NEWS}", None, None),
        (f"Talks\n\n(Tokyo, 4 March 2031) The minister said so. {NEWS}", "Tokyo", "2031-03-04"),
        (f"Talks\n\n[Suva – 4 March 2031] The minister said so. {NEWS}", "Suva", "2031-03-04"),
        (f"Talks\n\n(Minister, 4 March 2031) The minister said so. {NEWS}", None, None),
        (f"Talks\n\nMadrid, March 4, 2031 The minister said so. {NEWS}", "Madrid", "2031-03-04"),
        (f"Talks\n\nMadrid, March 4, 2031 saw talks between two ministers. {NEWS}", None, None),
        (f"Talks\n\nSTATE HOUSE, ACCRA, 4 March 2031 – The minister said so. {NEWS}", "ACCRA",
         "2031-03-04"),
        (f"Talks\n\n[March 4, 2031] The minister said so. {NEWS}", None, "2031-03-04"),
        (f"(KUNA) -- The minister said so. {NEWS}", None, None),
        (f"Talks\n\nMarch 4, 2031 (Seoul) - The minister said so. {NEWS}", "Seoul", "2031-03-04"),
        (f"Talks\n\nDushanbe/Avesta/ - The minister said so. {NEWS}", "Dushanbe", None),
        (f"Talks\n\n{NEWS}", None, None),
    ],
)  # fmt: skip
def test_dateline_is_kept(text: str, place: str | None, filed: str | None) -> None:
    document = one(text)
    assert (document.dateline, document.filed) == (place, filed)


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        (f"Talks\n\nMuscat, 13 Nov (ONA) --- {NEWS}", "2024-11-13"),
        (f"Talks\n\nLIMA, Dec. 31 (Xinhua) -- {NEWS}", "2024-12-31"),
        (f"Talks\n\nMuscat, 3 June (ONA) --- {NEWS}", None),
    ],
)
def test_dateline_without_a_year_is_near_the_day_given(text: str, filed: str | None) -> None:
    given = "2025-01-02" if "Dec" in text else "2024-11-15"
    page = Page(source="a.txt", raw=text.encode())
    for found in (pages.split(page, given), pages.split(structs.replace(page, published=given))):
        assert (found[0].published, found[0].filed) == (given, filed)


@pytest.mark.parametrize(
    ("masthead", "published"),
    [
        ("Bulletin No. 212 – 14 May 2031", "2031-05-14"),
        ("Bulletin No. 7 – 14 May 2031", "2031-05-14"),
        ("Press release 45 – 14 May 2031", "2031-05-14"),
        ("Lima, 2031 – 14 May 2031", "2031-05-14"),
        ("Issue 7–14 May 2031", "2031-05-14"),
        ("The week of 12–18 May 2031", None),
        ("12 – 18 May 2031", None),
    ],
)
def test_only_an_earlier_day_before_a_dash_makes_a_range(
    masthead: str, published: str | None
) -> None:
    assert one(f"Talks\n\n{masthead}\n\n{NEWS} {MORE}").published == published


def test_year_is_inferred_with_its_reason_only() -> None:
    text = f"Talks\n\nLIMA, March 26 (Xinhua) -- {NEWS}\n\nDone at Lima on March 26, 2026."
    document = one(text)
    assert document.published == "2026-03-26"
    assert "March 26, 2026" in document.inferred["published"]


@pytest.mark.parametrize(
    ("text", "published", "inferred"),
    [
        (f"Talks\n\n{NEWS}", "2024-05-06", {"published": "given by the user"}),
        (f"Talks\n\n5 May 2023\n\n{NEWS}", "2023-05-05", {}),
    ],
)
def test_published_is_supplied_only_where_missing(
    text: str, published: str | None, inferred: dict[str, str]
) -> None:
    (document,) = pages.split(Page(source="a.txt", raw=text.encode()), published="2024-05-06")
    assert (document.published, document.inferred) == (published, inferred)


@pytest.mark.parametrize("day", ["6 May 2024", "2024-02-30", "2024-5-6", "", "9999-99-99"])
def test_supplied_day_must_be_one(day: str) -> None:
    with pytest.raises(InputError, match="2025-09-18"):
        pages.split(Page(source="a.txt", raw=b"Talks"), published=day)


def test_a_single_short_line_is_a_headline() -> None:
    document = one("FIJI AND PERU OPEN FISHING TALKS\n")
    assert (document.kind, document.title) == ("headline", "FIJI AND PERU OPEN FISHING TALKS")


def test_a_single_sentence_is_an_article_without_title() -> None:
    document = one(NEWS)
    assert (document.kind, document.title, document.body) == ("article", None, 0)


def test_a_host_is_the_last_resort_for_the_publisher() -> None:
    assert one(NEWS, url="https://WWW.Example.pe/news/1").publisher == "www.example.pe"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (NEWS, "en"),
        ("FIJI WINS RUGBY GOLD", "en"),
        ("Le ministre des Affaires étrangères du Pérou a reçu son homologue fidjien à Lima.", "fr"),
        ("El ministro de Defensa del Perú se reunió con su homólogo de Fiyi en la ciudad de Lima.", "es"),
        ("Der Außenminister traf am Montag seinen Amtskollegen aus Peru zu einem Gespräch in Berlin.", "de"),
        ("Міністр оборони України зустрівся з українськими посадовцями у Києві щодо співпраці.", "uk"),
        ("Қазақстан Қорғаныс министрі Моңғолияға ресми сапармен барды және келісімге қол қойды.", "kk"),
        ("日本の外務大臣はペルーの外務大臣と会談した。", "ja"),
        ("ГАДААД ХЭРГИЙН САЙД НАР УУЛЗАЖЭЭ", "mn"),
        ("Министр обороны Перу прибыл на Фиджи", "ru"),
        ("國防部長會見斐濟客人", "zh"),
        ("Bộ trưởng Quốc phòng Fiji thăm Peru", "vi"),
        ("Bo truong Quoc phong: 12.6 KM, 2025", "vi"),
        ("Министърът на външните работи на Перу пристигна във Фиджи и се срещна с президента. Двете страни "
         "обсъдиха отношенията, след което подписаха споразумение, заяви той, и проведоха разговори.", "bg"),
        ("Міністр замежных спраў Беларусі прыбыў з візітам у Перу. Бакі абмеркавалі супрацоўніцтва.", "be"),
        ("Перунун тышкы иштер министри расмий сапар менен Фижиге келип, президенти менен жолугушту.", "ky"),
        ("El ministre d'Afers Exteriors del Perú va arribar ahir a Fiji i es va reunir amb el president.", "ca"),
        ("O ministro das Relações Exteriores do Peru chegou ontem a Fiji e reuniu-se com o presidente.", "pt"),
        ("Ministrul de externe al Perului a sosit ieri în Fiji și s-a întâlnit cu președintele țării.", "ro"),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert one(text).language == language


# Neighbours of the languages read, and English full of names with marks: three words in common are
# no proof.
NEIGHBOURS = [
    ("Bakan, hasta ziyareti sırasında çocukların el sıkıştığı ve temiz su projesini anlattı.", "tr"),
    ("La presidenta va dir que el Govern vol, segons el diari El País, reunir los i las.", "ca"),
    ("Оны тус жиында кездескен нар туралы айтты. Президент сапары барысында келіссөздер жүргізді.",
     "kk"),
    ("De minister had met zijn collega of de ambassadeur gesproken; hij zei dat het bezoek was.",
     "nl"),
    ("De ministers is in de zaal of op reis, had de woordvoerder van de ministers gezegd.", "nl"),
    ("Statsministeren mødte to af sine kolleger for at tale om aftalen, som han sagde.", "da"),
    ("Prime Minister Phạm Minh Đức received Lao Foreign Minister Khamla Vongsa in Hà Nội on Monday. "
     "Deputy Prime Minister Nguyễn Thị Hồng Hạnh, Minister Trần Quốc Vượng and General Lê Đình "
     "Thưởng attended.", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), NEIGHBOURS)
def test_no_language_is_told_by_words_it_shares(text: str, language: str) -> None:
    assert one(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "The minister met " * 60_000,
        "1 A WWW.B.CC " * 80_000,
        "a.b " * 250_000,
        "\n" * 500_000 + "end",
        "- a" * 300_000,
        "(" * 200_000 + NEWS,
        "LIMA, " * 100_000,
        "/a" * 300_000,
        "2024-01-01 " * 90_000,
        " " * 1_000_000 + "x",
    ],
    ids=range(11),
)
def test_large_and_hostile_text_is_read(text: str) -> None:
    documents = pages.split(Page(source="big.txt", raw=text.encode()))
    assert documents
    assert all(0 <= d.body <= len(d.text) for d in documents)


READ = {
    "en": NEWS,
    "es": "La canciller de Perú visitó Fiyi y conversó ayer con su homólogo sobre las relaciones. Después "
    "firmaron dos acuerdos de pesca.",
    "mn": "Перу улсын Гадаад хэргийн сайд өнөөдөр Фижид айлчилж, Ерөнхийлөгчтэй уулзлаа. Талууд "
    "загасны аж ахуйн хамтын ажиллагааны талаар ярилцав.",
    "ru": "Министр иностранных дел Перу прибыл на Фиджи. Стороны обсудили сотрудничество в области "
    "рыболовства.",
    "vi": "Bộ trưởng Ngoại giao Peru thăm Fiji và hội đàm với Thủ tướng nước chủ nhà về nghề cá.",
    "zh": "秘鲁外交部长访问斐济，与斐济总理就渔业合作举行会谈。",
}


def test_pages_of_the_languages_read_load_no_detector() -> None:
    program = (
        "import json, sys\n"
        "from dragoman import pages\n"
        "from dragoman.records import Page\n"
        "texts = json.loads(sys.argv[1])\n"
        "read = [pages.split(Page(source='a.txt', raw=t.encode()))[0].language for t in texts]\n"
        "print(json.dumps([read, sorted({'numpy', 'py3langid'} & set(sys.modules))]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(list(READ.values()))],
        capture_output=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert json.loads(done.stdout) == [list(READ), []]

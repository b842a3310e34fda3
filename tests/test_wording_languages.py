"""One record said in five languages: cases, word order, dates, and the ledger's own spellings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import ledger
from dragoman.digest import digest
from dragoman.digest.mail import html
from dragoman.digest.text import text
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_spelt import spelt
from dragoman.ledger.views import EngagementLine
from dragoman.lexicon import parties, party_names
from dragoman.lexicon.languages import having
from dragoman.names import romanised
from dragoman.records import InstrumentClaim, Participant, Place, Reading
from dragoman.web import words
from dragoman.wording import values
from dragoman.wording.headline import dated, headline
from dragoman.wording.offices import office
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled
from tests.test_wording import line

FIVE = ("en", "mn", "ru", "vi", "zh")
PEOPLE = "Tömöriin Saruul (Монголия) и Trần Hải (Вьетнам)"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "mn",
            (
                "Tömöriin Saruul (Монгол) болон Trần Hải (Вьетнам) 2025 оны 3 дугаар сарын 4-нд "
                "Монгол улсын Darkhan хотод уулзав"
            ),
        ),
        ("ru", f"Состоялась встреча в городе Darkhan (Монголия) 4 марта 2025 года: {PEOPLE}"),
        (
            "vi",
            (
                "Tömöriin Saruul (Mông Cổ) và Trần Hải (Việt Nam) đã gặp nhau tại Darkhan, "
                "Mông Cổ ngày 4/3/2025"
            ),
        ),
        ("zh", "Tömöriin Saruul（蒙古）和Trần Hải（越南）2025年3月4日在蒙古Darkhan举行会晤"),
    ],
)
def test_one_meeting_in_each_language(language: str, said: str) -> None:
    assert headline(line(place=Place(city="Darkhan", country="MNG")), language) == said


@pytest.mark.parametrize(
    ("language", "country", "visit"),
    [
        ("ru", "MNG", "Запланирован визит в Монголию 4 марта 2025 года: Trần Hải (Вьетнам)"),
        ("ru", "FRA", "Запланирован визит во Францию 4 марта 2025 года: Trần Hải (Вьетнам)"),
        ("ru", "CUB", "Запланирован визит на Кубу 4 марта 2025 года: Trần Hải (Вьетнам)"),
        ("mn", "MNG", "Trần Hải (Вьетнам) 2025 оны 3 дугаар сарын 4-нд Монгол улсад айлчилна"),
        ("mn", "USA", "Trần Hải (Вьетнам) 2025 оны 3 дугаар сарын 4-нд АНУ-д айлчилна"),
        ("vi", "MNG", "Trần Hải (Việt Nam) sẽ thăm Mông Cổ ngày 4/3/2025"),
        ("zh", "MNG", "Trần Hải（越南）将2025年3月4日访问蒙古"),
    ],
)
def test_states_stand_in_the_case_that_a_visit_asks_for(
    language: str, country: str, visit: str
) -> None:
    planned = line(
        kind="visit", status="planned", place=Place(country=country), parties=(country, "VNM"),
        people=(line().people[1],),
    )  # fmt: skip
    assert headline(planned, language) == visit
    assert headline(replace(planned, place=None), language) == visit


@pytest.mark.parametrize(
    ("language", "code", "case", "form"),
    [
        ("ru", "VNM", "in_", "во Вьетнаме"),
        ("ru", "PHL", "of", "Филиппин"),
        ("ru", "ISR", "in_", "в Израиле"),
        ("ru", "NZL", "to", "в Новую Зеландию"),
        ("mn", "RUS", "of", "Орос улсын"),
        ("mn", "DOM", "in_", "Бүгд Найрамдах Доминикан Улсад"),
        ("zh", "UN", "name", "联合国"),
        ("vi", "QQQ", "name", "QQQ"),
        ("ru", "MSG", "name", "Melanesian Spearhead Group"),  # no name there: that of the tables
    ],
)
def test_names_of_parties_in_their_cases(
    language: str, code: str, case: party_names.Case, form: str
) -> None:
    assert values.party(code, language, case) == form


@pytest.mark.parametrize("language", FIVE[1:])
def test_a_language_has_its_own_names_for_states(language: str) -> None:
    own = [c for c, s in parties.states().items() if party_names.name(c, language) != s.name]
    assert len(own) > 80


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("en", "2025-03-04", "2025-03-04"),
        ("zh", "2025-03", "2025年3月"),
        ("ru", "2025-11-05", "5 ноября 2025 года"),
        ("ru", "XXXX-11-05", "5 ноября"),
        ("vi", "2025", "năm 2025"),
        ("mn", "2025-11-05", "2025 оны 11 дүгээр сарын 5"),
        ("mn", "2025-11-05?", "2025-11-05?"),
    ],
)
def test_dates_as_a_language_writes_them(language: str, date: str, said: str) -> None:
    assert dated(date, values.spoken(language)) == said


@pytest.mark.parametrize("language", FIVE)
@pytest.mark.parametrize("kind", words.KINDS)
@pytest.mark.parametrize("status", words.STATUSES)
def test_every_kind_and_status_is_said(language: str, kind: str, status: str) -> None:
    said = headline(line(kind=kind, status=status), language)
    assert "Trần Hải" in said
    assert "{" not in said
    assert "  " not in said


def test_the_five_languages_have_sentences() -> None:
    assert set(FIVE) <= set(having("headlines.toml"))


@pytest.mark.parametrize(
    ("city", "country", "language", "called"),
    [
        ("Ulaanbaatar", "MNG", "zh", "乌兰巴托"),
        ("河内", "VNM", "ru", "Ханой"),
        ("Улан-Батор", "MNG", "mn", "Улаанбаатар"),
        ("Улан-Батор", "MNG", "en", "Ulaanbaatar"),
        ("Ulan Bator", "MNG", "en", "Ulan Bator"),  # English calls it so too
        ("Đà Nẵng", "VNM", "zh", "Đà Nẵng"),  # no capital: as the ledger has it
        ("Ulaanbaatar", None, "zh", "Ulaanbaatar"),
        ("Стамбул", "TUR", "en", "Istanbul"),
        ("Стамбул", "TUR", "vi", "Istanbul"),
        ("Стамбул", "TUR", "mn", "Стамбул"),
        ("奥什", "KGZ", "en", "Osh"),
        ("Таван толгой", "MNG", "en", "Tavan tolgoi"),  # in no table: letter for letter
        ("Мвара", "KEN", "en", "Мвара"),  # as it was heard
    ],
)
def test_cities_as_a_language_calls_them(
    city: str, country: str | None, language: str, called: str
) -> None:
    assert values.city(Place(city=city, country=country), language) == called


# --- the ledger's own spellings ------------------------------------------------------------------


def told(name: str, language: str, *people: Participant, **more: object) -> Reading:
    claim = engagement(f"{name}.", participants=people, parties=("CHN", "MNG"), **more)
    found = reading(claim, text=f"{name}.", source=f"{name}.txt")
    return replace(found, document=replace(found.document, language=language))


def who(name: str, party: str, office: str) -> Participant:
    return Participant(name=name, party=party, office=office)


HAN = ("Han Liheng", "Minister of National Defence")
BAT = ("Dorjiin Bat-Ochir", "Minister of Defence")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    here, there = (Place(city=city, country="MNG") for city in ("Darkhan", "达尔汗"))
    signed = InstrumentClaim(
        name="合作备忘录", kind="memorandum", parties=("CHN", "MNG"), status="signed",
        date="2025-03-04", period=None, evidence=evidence("six."),
    )  # fmt: skip
    paper = reading(signed, text="six.", source="six.txt")
    readings = [
        told("one", "en", who("Han Liheng", "CHN", HAN[1]), who(BAT[0], "MNG", BAT[1]), place=here),
        told("two", "zh", who("韩立恒", "CHN", "国防部长"), place=there),
        told("three", "mn", who("Д.Бат-Очир", "MNG", "Батлан хамгаалахын сайд")),
        told("four", "ru", who("Хань Лихэн", "CHN", "министр обороны"), date="2024-03-01"),
        replace(paper, document=replace(paper.document, language="zh")),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as opened:
        yield opened


def spoken(book: ledger.Ledger, language: str) -> EngagementLine:
    (met,) = (x for x in ledger.engagements(book, ledger.Filters()).lines if x.reports == 3)
    return spelt(book, [met], language)[met.id]


@pytest.mark.parametrize(
    ("language", "han", "bat", "city"),
    [
        ("en", HAN, BAT, "Darkhan"),
        ("zh", ("韩立恒", "国防部长"), BAT, "达尔汗"),
        ("mn", ("Хань Лихэн", HAN[1]), ("Д.Бат-Очир", "Батлан хамгаалахын сайд"), "Darkhan"),
        ("ru", ("Хань Лихэн", "министр обороны"), ("Д.Бат-Очир", BAT[1]), "Darkhan"),
    ],
)
def test_spellings_are_those_of_documents_in_the_language(
    book: ledger.Ledger, language: str, han: tuple[str, str], bat: tuple[str, str], city: str
) -> None:
    found = spoken(book, language)
    assert [(p.name, p.office) for p in found.people] == [han, bat]
    assert found.place is not None
    assert found.place.city == city


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["Ganbatyn Saruul", "Жон Мвара", "韩立恒", "Lê Thu Vân"]),
        ("vi", ["Ganbatyn Saruul", "Жон Мвара", "韩立恒", "Lê Thu Vân"]),
        ("ru", ["Ганбатын Саруул", "Жон Мвара", "韩立恒", "Ле Тху Ван"]),
    ],
)
def test_names_are_legible_where_letters_or_a_spelling_give_them(
    tmp_path: Path, language: str, shown: list[str]
) -> None:
    met = [
        who("Ганбатын Саруул", "MNG", "сайд"), who("Жон Мвара", "KEN", "сайд"),
        who("韩立恒", "CHN", "国防部长"), who("Ле Тху Ван", "VNM", "министр"),
    ]  # fmt: skip
    other = told("two", "vi", who("Lê Thu Vân", "VNM", "Bộ trưởng"), date="2024-03-01")
    readings = [told("one", "ru", *met), other]
    with ledger.writer(filled(tmp_path / "a.db", readings)) as book:
        one, same = (p.id for p in ledger.people(book, "Lê Thu Vân") + ledger.people(book, "Ле"))
        if one != same:
            by = Signed("ana", "2026-01-01T00:00:00Z", "one name")
            judgements.same_person(book, [one, same], by)
        (line,) = (x for x in ledger.engagements(book).lines if len(x.people) > 1)
        found = spelt(book, [line], language)[line.id]
    assert {p.name for p in found.people} == set(shown)


@pytest.mark.parametrize(
    ("name", "party", "shown"),
    [
        ("Доржийн Бат-Очир", "MNG", "Dorjiin Bat-Ochir"),
        ("Ц.ЖАРГАЛХҮҮ", "MNG", "Ts.JARGALKHUU"),
        ("Жээнбек Осмонов", "KGZ", "Zheenbek Osmonov"),
        ("Олексій Гринько", "UKR", "Oleksii Hrynko"),
        ("Джон Мвара", "KEN", None),
        ("Ҷамшед Раҳмон", "TJK", None),
        ("Bat-Ochir", "MNG", None),
        ("韩立恒", "CHN", None),
    ],
)
def test_cyrillic_is_shown_in_latin_letters_where_it_is_at_home(
    name: str, party: str, shown: str | None
) -> None:
    assert romanised(name, party) == shown


@pytest.mark.parametrize("language", FIVE)
def test_a_digest_in_each_language_tells_the_same_lines(book: ledger.Ledger, language: str) -> None:
    page = digest(book, language=language)
    assert [x.id for x in page.lines] == [x.id for x in digest(book).lines]
    assert "合作备忘录" in text(page)  # a paper's name is the sources' own
    assert f"<html lang='{language}'>" in html(page)


def test_a_chinese_digest_speaks_of_ministers(book: ledger.Ledger) -> None:
    (met,) = (x for x in digest(book, language="zh").lines if x.reports == 3)
    assert met.text.startswith("韩立恒（中国，国防部长）和Dorjiin Bat-Ochir")
    assert "部长" in met.reasons


@pytest.mark.parametrize(
    ("written", "party", "language", "called"),
    [
        ("Minister of Foreign Affairs", "PER", "ru", "министр иностранных дел"),
        ("министр обороны", "PER", "en", "Defence Minister"),
        ("Minister of Defence", "PER", "zh", "国防部长"),
        ("Thủ tướng Chính phủ", "VNM", "mn", "Ерөнхий сайд"),
        ("Prime Minister", "JPN", "zh", "首相"),
        ("Prime Minister", "PER", "zh", "总理"),
        ("国家主席", "CHN", "vi", "Chủ tịch nước"),
        ("President", "PER", "vi", "Tổng thống"),
        ("Foreign Minister", "MNG", "mn", "Гадаад харилцааны сайд"),
        ("Foreign Minister", "PER", "mn", "Гадаад хэргийн сайд"),
        # in the language already, or of no office in its list: as it was written
        ("Minister for Defence", "PER", "en", "Minister for Defence"),
        ("глава МИД", "PER", "ru", "глава МИД"),
        ("Deputy Chief of the Harbour Board", "PER", "zh", "Deputy Chief of the Harbour Board"),
        ("国务委员兼国防部长", "CHN", "ru", "国务委员兼国防部长"),
    ],
)
def test_offices_are_said_in_the_language_where_it_has_one(
    written: str, party: str, language: str, called: str
) -> None:
    assert office(written, party, language) == called


@pytest.mark.parametrize("language", having("headlines.toml"))
def test_a_message_is_from_its_sender_in_every_language(language: str) -> None:
    sent = line(kind="message", format="written", place=None, people=(), sender="VNM")
    there, back = (headline(replace(sent, sender=code), language) for code in ("VNM", "MNG"))
    assert there != back
    assert headline(replace(sent, sender=None), language) not in (there, back)

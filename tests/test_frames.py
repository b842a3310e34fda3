"""Languages read by frames: what each phrase must read and refuse, and laws of readings."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dragoman.lexicon import frames as lexicon
from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page, Reading

CASES = Path(__file__).parent / "frames"
LANGUAGES = lexicon.languages()
PHRASES = [(code, n) for code in LANGUAGES for n in range(len(lexicon.load(code).phrases))]
REPORTS = [
    pytest.param(path.stem, case, id=f"{path.stem}-{n}")
    for path in sorted(CASES.glob("*.toml"))
    for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["report"], 1)
]


def read(text: str) -> Reading:
    (found,) = read_page(Page(source="report.txt", raw=text.encode()))
    return found


def framed(language: str, sentence: str) -> Reading:
    """One sentence, without its page."""
    from dragoman import frames
    from dragoman.records import Document

    document = Document(
        source="s.txt", kind="article", title=None, publisher=None, url=None,
        published="2026-06-10", language=language, sha256="", text=sentence,
    )  # fmt: skip
    return frames.read(document, lexicon.load(language))


@pytest.mark.parametrize(("language", "n"), PHRASES)
def test_a_phrase_reads_its_sentence_and_refuses_the_other(language: str, n: int) -> None:
    frame = lexicon.load(language).phrases[n]
    kinds = {e.kind for e in framed(language, frame.read).engagements}
    assert frame.kind in kinds, f"{frame.read} -> {kinds}"
    refused = framed(language, frame.refuse).engagements
    assert not refused, f"{frame.refuse} -> {refused}"


PROMISES = [
    (code, n) for code in LANGUAGES for n in range(len(lexicon.load(code).pledges.promises))
]


@pytest.mark.parametrize(("language", "n"), PROMISES)
def test_words_of_a_pledge_read_their_sentence_and_refuse_the_other(language: str, n: int) -> None:
    promise = lexicon.load(language).pledges.promises[n]
    found = framed(language, promise.read).pledges
    assert [(p.modality, p.what) for p in found] == [(promise.modality, promise.what)]
    assert len(found[0].parties) == 2
    assert not framed(language, promise.refuse).pledges


def told(claim: EngagementClaim) -> str:
    """An engagement in the short form of the cases: kind, status, date, place, parties, people."""
    place = claim.place
    where = "/".join(p or "" for p in (place.city, place.country)) if place else "-"
    people = ", ".join(
        f"{p.name or '?'}: {p.office or '?'}: {p.party or '?'}" for p in claim.participants
    )
    parties = " ".join(sorted(claim.parties))
    return f"{claim.kind} {claim.status} {claim.date or '-'} {where} | {parties} | {people}"


@pytest.mark.parametrize(("language", "case"), REPORTS)
def test_a_report_is_read(language: str, case: dict[str, object]) -> None:
    reading = read(str(case["text"]))
    assert reading.document.language == language
    assert [told(e) for e in reading.engagements] == case["expect"]


@pytest.mark.parametrize(("language", "case"), REPORTS)
def test_quotes_are_the_text_and_reading_twice_is_the_same(
    language: str, case: dict[str, object]
) -> None:
    reading = read(str(case["text"]))
    assert reading == read(str(case["text"]))
    spans = [e for claim in reading.engagements for e in claim.evidence]
    spans += [e for claim in reading.instruments for e in claim.evidence]
    spans += [e for claim in reading.levels for e in claim.evidence]
    for evidence in spans:
        assert reading.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_reports(language: str) -> None:
    assert (CASES / f"{language}.toml").exists()


def test_a_language_is_loaded_only_when_met() -> None:
    program = (
        "import sys; from dragoman.pipeline import read_page; from dragoman.records import Page\n"
        "from dragoman.lexicon import characters, frames\n"
        "read_page(Page(source='r.txt', raw=sys.stdin.buffer.read()))\n"
        "print(frames.load.cache_info().currsize, characters._table.cache_info().currsize)"
    )
    loaded = {}
    for language in ("ru", "zh", "vi", "mn"):
        text = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["report"][0]["text"]
        done = subprocess.run(
            [sys.executable, "-c", program], input=text.encode(), capture_output=True, check=True
        )
        loaded[language] = done.stdout.decode().split()
    assert loaded == {"ru": ["1", "0"], "zh": ["1", "1"], "vi": ["1", "0"], "mn": ["1", "0"]}


DENIED = [
    ("zh", "国防部长何文远没有会见老挝国防部长坎培。", "meeting"),
    ("zh", "国防部长何文远没有在北京同老挝国防部长坎培会谈。", "meeting"),
    ("zh", "国防部长何文远并未访问老挝。", "visit"),
    ("zh", "中国和老挝会晤没有举行。", "meeting"),
    ("zh", "中国和古巴尚未签署卫生合作条约。", "signing"),
    ("ru", ("Министр обороны Казахстана Тимур Сагинтаев не встречался с министром обороны Армении "
     "Ашотом Варданяном."), "meeting"),
    ("ru", ("Президент Грузии Леван Чубинидзе не был принят президентом Узбекистана Жасуром "
     "Каримбековым."), "meeting"),
    ("ru", ("Министр обороны Казахстана Тимур Сагинтаев не провёл переговоров с министром обороны "
     "Армении Ашотом Варданяном."), "meeting"),
    ("ru", "Россия и Куба пока не подписали соглашение о торговле.", "signing"),
    ("vi", "Thủ tướng Trần Gia Bách không gặp Thủ tướng Lào Khamphay Sisouk.", "meeting"),
    ("vi", "Việt Nam và Cuba vẫn chưa ký kết Hiệp định.", "signing"),
    ("mn", "Ерөнхий сайд Р.Төмөр Чилийн Ерөнхийлөгч Пабло Ривастай уулзаагүй.", "meeting"),
    ("mn", "Монгол, Кубын Гадаад хэргийн сайд нарын уулзалт болоогүй.", "meeting"),
    ("ru", ("Встреча министра обороны Казахстана Тимура Сагинтаева с министром обороны Армении "
     "Ашотом Варданяном не состоялась."), "meeting"),
    ("es", "El presidente de Uruguay, Esteban Larrea, no visitó Paraguay.", "visit"),
    ("es", ("El presidente de Uruguay, Esteban Larrea, no fue recibido por el presidente de "
     "Paraguay, Juan Sosa."), "meeting"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "kind"), DENIED)
def test_what_was_not_is_denied(language: str, sentence: str, kind: str) -> None:
    found = framed(language, sentence)
    assert [(e.kind, e.status) for e in found.engagements] == [(kind, "denied")]
    assert not found.instruments


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "中国和古巴没有建立战略伙伴关系。"),
        ("ru", "Россия и Куба не установили стратегическое партнёрство."),
        ("vi", "Việt Nam và Peru chưa thiết lập quan hệ đối tác chiến lược."),
        ("vi", "Hiệp định giữa Việt Nam và Cuba chưa được ký."),
        ("es", "Perú y Chile aún no firmaron un acuerdo."),
        ("mn", "Ерөнхий сайд Р.Төмөр Чили Улсад айлчлах эсэх нь тодорхойгүй."),
        ("mn", "Монгол, Куб улс дипломат харилцаа тогтоогоогүй."),
        ("zh", "问：外交部长何文远是否会见老挝外长坎培？答：没有。"),
        ("ru", ("Встречался ли президент Грузии Леван Чубинидзе с президентом Армении Ашотом "
         "Варданяном? Нет.")),
    ],
)  # fmt: skip
def test_what_was_not_or_is_only_asked_gives_nothing_held(language: str, sentence: str) -> None:
    found = framed(language, sentence)
    assert not [e for e in found.engagements if e.status != "denied"]
    assert not found.instruments
    assert not found.levels


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("zh", "中国外长何文远未来访问老挝。", "visit"),
        ("ru", ("Президент Грузии Леван Чубинидзе не только встретился с президентом Армении "
         "Ашотом Варданяном, но и подписал соглашение."), "meeting"),
        ("es", ("El presidente de Uruguay, Esteban Larrea, no solo se reunió con el presidente de "
         "Paraguay, Juan Sosa."), "meeting"),
    ],
)  # fmt: skip
def test_words_that_hold_a_denial_deny_nothing(language: str, sentence: str, kind: str) -> None:
    found = {(e.kind, e.status) for e in framed(language, sentence).engagements}
    assert (kind, "held") in found
    assert "denied" not in {status for _, status in found}


def test_of_two_papers_the_one_that_was_not_signed_is_left_out() -> None:
    found = framed("zh", "中国和古巴签署了备忘录，但没有签署条约。")
    assert [i.kind for i in found.instruments] == ["memorandum"]


TODAY = "2026-06-10"  # of the document, on which its undated news was
HELD = "Министр обороны Казахстана Тимур Сагинтаев встретился с министром обороны Армении Ашотом "


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        ("zh", "国防部长何文远同老挝国防部长坎培举行会谈。双方同意于下半年举行第三次磋商。",
         [("meeting", "held", TODAY), ("meeting", "planned", "2026-07/2026-12")]),
        ("zh", "国防部长何文远同老挝国防部长坎培举行会谈。双方同意今年9月在万象举行第三次磋商。",
         [("meeting", "held", TODAY), ("meeting", "planned", "2026-09")]),
        ("zh", "国防部长何文远同老挝国防部长坎培会谈。双方同意第三次磋商于9月在北京举行。",
         [("meeting", "held", TODAY), ("meeting", "planned", "2026-09")]),
        ("zh", "国防部长何文远同老挝国防部长坎培会谈时商定，下一轮对话于10月在北京举行。",
         [("meeting", "held", None), ("meeting", "planned", "2026-10")]),
        ("vi", ("Thủ tướng Trần Gia Bách hội đàm với Thủ tướng Lào Khamphay Sisouk. Hai bên nhất "
         "trí tổ chức kỳ họp lần thứ ba vào tháng 9."),
         [("meeting", "held", TODAY), ("meeting", "planned", "2026-09")]),
        ("ru", (HELD + "Варданяном. На встрече обсуждалась подготовка к визиту премьер-министра "
         "Армении в Казахстан, который запланирован на сентябрь."),
         [("meeting", "held", TODAY), ("visit", "planned", "2026-09")]),
        ("ru", (HELD + "Варданяном. Стороны обсудили подготовку предстоящего визита президента "
         "Армении в Казахстан в сентябре."),
         [("meeting", "held", TODAY), ("visit", "planned", "2026-09")]),
        ("zh", "国防部长何文远同老挝国防部长坎培会谈，双方同意加强合作。",
         [("meeting", "held", TODAY)]),
        ("ru", HELD + "Варданяном. Стороны обсудили подготовку к визиту президента, "
         "запланированному на сентябрь.", [("meeting", "held", TODAY)]),
        ("ru", HELD + "Варданяном. Стороны обсудили подготовку к визиту президента Армении в "
         "Казахстан, намеченному на сентябрь.",
         [("meeting", "held", TODAY), ("visit", "planned", "2026-09")]),
    ],
)  # fmt: skip
def test_what_is_agreed_or_prepared_is_ahead(
    language: str, text: str, expect: list[tuple[str, str, str | None]]
) -> None:
    found = framed(language, text).engagements
    assert [(e.kind, e.status, e.date) for e in found] == expect

"""A day's page: what it holds, in which order, and why; as text, and as a letter."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from lxml import html

from dragoman import ledger
from dragoman.digest import digest, mail
from dragoman.digest.text import text, title
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.lexicon.languages import having
from dragoman.records import LevelClaim, Participant
from tests import hostile
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled
from tests.test_merge_pledges import kept, promise

PRESIDENTS = (
    Participant(name="Rui Calheta", party="PRT", office="President"),
    Participant(name="Josphat Lemayian", party="KEN", office="President of the Republic"),
)
DEPUTIES = (Participant(name="Rui Calheta", party="PRT", office="Deputy Minister of Health"),)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    raised = LevelClaim(
        parties=("KEN", "PRT"),
        level="strategic partnership",
        change="upgraded",
        date="2025-03-06",
        evidence=evidence("Six."),
    )
    readings = [
        reading(engagement("One."), text="One.", source="1.txt"),
        reading(engagement("Two."), text="Two.", source="2.txt", published="2025-03-06"),
        reading(
            engagement(
                "Three.", date="2025-03-06", participants=PRESIDENTS, parties=("KEN", "PRT")
            ),
            text="Three.",
            source="3.txt",
            published="2025-03-06",
        ),
        reading(
            engagement("Four.", date="2025-03-06", participants=DEPUTIES, parties=("PRT", "VNM")),
            text="Four.",
            source="4.txt",
            published="2025-03-06",
        ),
        reading(engagement("Five."), text="Five.", source="5.txt", published=None),
        reading(raised, text="Six.", source="6.txt", published="2025-03-06"),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as opened:
        yield opened


def test_the_last_day_by_weight(book: ledger.Ledger) -> None:
    page = digest(book)
    assert (page.since, page.until) == ("2025-03-06", "2025-03-06")
    level, met = page.lines[:2]
    raised = "Kenya and Portugal raised their relation to: strategic partnership on 2025-03-06"
    assert level.text == raised
    assert met.text == (
        "Josphat Lemayian (President of the Republic, Kenya) and Rui Calheta (President, Portugal) "
        "met on 2025-03-06"
    )
    assert (met.mark, met.publishers) == ("new", ("The Evening Ferry",))
    assert [line.kind for line in page.lines[1:]] == ["engagement"] * 3
    assert page.lines[1].reasons == ("heads of state or government", "held", "first report")
    old = next(line for line in page.lines if not line.new)
    assert "first report" not in old.reasons
    assert page.lines[0].score > page.lines[1].score > page.lines[-1].score


def test_other_days(book: ledger.Ledger) -> None:
    assert len(digest(book, on="2025-03-04").lines) == 1
    assert digest(book, on="2025-03-05").lines == ()
    since = digest(book, since="2025-03-04")
    assert (since.since, since.until) == ("2025-03-04", None)
    assert len(since.lines) == 4


def test_only_the_weightiest_are_kept_and_all_are_counted(book: ledger.Ledger) -> None:
    whole = digest(book, since="2025-03-04")
    for limit in range(1, 6):
        page = digest(book, since="2025-03-04", limit=limit)
        assert page.lines == whole.lines[:limit]
        assert page.total == 4


def test_of_equal_weight_the_nearest_day_comes_first(tmp_path: Path) -> None:
    days = {"VNM": "2025-03-01", "KEN": "2025-03-05", "LAO": "2025-03-03", "CHL": None}
    told = [
        reading(
            engagement(f"{party}.", date=day, participants=(), parties=("PRT", party)),
            text=f"{party}.", source=f"{party}.txt", published="2025-03-06",
        )
        for party, day in days.items()
    ]  # fmt: skip
    with ledger.reader(filled(tmp_path / "a.db", told)) as book:
        lines = digest(book, on="2025-03-06").lines
    assert len({line.score for line in lines}) == 1
    assert [line.date for line in lines] == ["2025-03-05", "2025-03-03", "2025-03-01", None]


def test_an_empty_ledger_has_no_day(tmp_path: Path) -> None:
    with ledger.reader(filled(tmp_path / "b.db", [])) as empty:
        page = digest(empty)
    assert (page.since, page.lines) == (None, ())


def test_an_earlier_status_is_told_with_the_later_one(tmp_path: Path) -> None:
    readings = [
        reading(engagement("A.", status="planned"), text="A.", source="a", published="2025-03-01"),
        reading(engagement("B."), text="B.", source="b", published="2025-03-05"),
    ]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        (line,) = digest(book).lines
        assert (line.mark, line.was, line.status) == ("updated", "planned", "held")
        assert "updated, was: planned" in text(digest(book))
        (first,) = digest(book, on="2025-03-01").lines
        assert (first.mark, first.was) == ("new", None)


def test_what_is_planned_for_later_is_coming(tmp_path: Path) -> None:
    readings = [
        reading(
            engagement("A.", status="planned", date="2025-04-02"), text="A.", published="2025-03-04"
        ),
        reading(engagement("B."), text="B.", source="b", published="2025-03-06"),
    ]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        page = digest(book)
        assert [one.date for one in page.coming] == ["2025-04-02"]
        assert "are to meet on 2025-04-02" in text(page)
        day = digest(book, on="2025-03-04")  # the line of the day says it already
        assert text(day).count("are to meet on 2025-04-02") == 1
        assert (len(day.lines), day.coming) == (1, ())
        assert len(digest(book, on="2025-03-04", limit=0).coming) == 1


def test_what_was_planned_for_the_day_itself_is_coming_that_morning(tmp_path: Path) -> None:
    readings = [
        reading(
            engagement("A.", status="planned", date="2025-04-02"), text="A.", published="2025-03-04"
        ),
        reading(engagement("B."), text="B.", source="b", published="2025-04-02"),
    ]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        assert [one.date for one in digest(book, on="2025-04-02").coming] == ["2025-04-02"]
        assert digest(book, on="2025-04-03").coming == ()


def test_what_is_coming_and_not_listed_is_counted(tmp_path: Path) -> None:
    plans = [f"2025-04-{day:02}" for day in range(1, 12)]
    readings = [
        reading(engagement(f"{on}.", status="planned", date=on), text=f"{on}.", source=on,
                published="2025-03-04")
        for on in plans
    ]  # fmt: skip
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        none = digest(book, limit=0)
        assert [one.date for one in none.coming] == plans[:8]
        assert "  - 3 more lines" in text(none).splitlines()
        assert "<li>3 more lines</li>" in mail(none).decode()
        whole = digest(book, limit=200)
        assert (whole.coming, len(whole.lines)) == ((), 11)
        assert text(whole).endswith("Coming\n------\n  - 11 are told of above\n")
        some = digest(book, limit=2)
        assert (len(some.coming), some.coming_left, some.coming_above) == (8, 1, 2)


def test_a_day_is_told_as_it_then_stood(tmp_path: Path) -> None:
    readings = [
        reading(
            engagement("A.", status="planned", date="2025-04-02"), text="A.", published="2025-03-04"
        ),
        reading(engagement("C."), text="C.", source="c", published="2025-03-06"),
        reading(engagement("B.", date="2025-04-02"), text="B.", source="b", published="2025-04-03"),
    ]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        (line,) = digest(book, on="2025-03-04").lines
        assert (line.status, "are to meet" in line.text) == ("planned", True)
        (one,) = digest(book, on="2025-03-06").coming
        assert (one.status, "are to meet" in one.text) == ("planned", True)
        assert digest(book).lines[0].status == "held"


@pytest.mark.parametrize(("count", "said"), [(1, "1 more line"), (2, "2 more lines")])
def test_lines_that_are_left_are_counted(book: ledger.Ledger, count: int, said: str) -> None:
    total = digest(book).total
    assert said in text(digest(book, limit=total - count)).splitlines()


def test_reports_are_counted_up_to_the_last_of_the_days(tmp_path: Path) -> None:
    days = {"2025-03-04": "A.", "2025-03-05": "B.", "2025-03-06": "C."}
    readings = [
        reading(engagement(words), text=words, source=day, published=day)
        for day, words in days.items()
    ]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        told = [digest(book, on=day).lines[0] for day in days]
        assert [(line.reports, line.new) for line in told] == [(1, True), (2, False), (3, False)]
        assert [line.publishers for line in told] == [("The Evening Ferry",)] * 3


@pytest.mark.parametrize("language", having("headlines.toml"))
def test_a_promise_is_told_as_kept_from_the_day_it_was(tmp_path: Path, language: str) -> None:
    made, done = "build a ferry terminal in Mombasa by 2026", "ferry terminal in Mombasa"
    said = [promise(made, "2025-03-04"), kept(done, "2025-10-05", "2025-09-30")]
    with ledger.reader(filled(tmp_path / "c.db", said)) as book:
        (first,) = digest(book, on="2025-03-04", language=language).lines
        (last,) = digest(book, on="2025-10-05", language=language).lines
    assert first.id == last.id
    assert made in first.text
    assert made in last.text
    assert "30" in last.text
    assert "30" not in first.text


def test_a_publisher_that_stops_is_silent_and_one_that_keeps_its_rhythm_is_not(
    tmp_path: Path,
) -> None:
    weekly = [f"2025-01-{day:02}" for day in (1, 8, 15, 22)]
    readings = [reading(text=f"{d}.", source=d, published=d) for d in weekly]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        (late,) = digest(book, on="2025-03-01").silent
        assert (late.publisher, late.last, late.usual) == ("The Evening Ferry", "2025-01-22", 7.0)
        assert digest(book, on="2025-02-10").silent == ()


def test_text_keeps_to_its_width_and_names_everything(book: ledger.Ledger) -> None:
    said = text(digest(book, since="2025-03-04"))
    assert max(map(len, said.splitlines())) <= 78
    for line in digest(book, since="2025-03-04").lines:
        assert line.id in said


@pytest.mark.parametrize(
    ("language", "form"), [("en", "meeting, by video"), ("mn", "уулзалт"), ("zh", "会晤、视频")]
)
def test_a_line_tells_the_form(tmp_path: Path, language: str, form: str) -> None:
    readings = [reading(engagement("A.", format="video"), text="A.")]
    with ledger.reader(filled(tmp_path / "c.db", readings)) as book:
        page = digest(book, language=language)
    assert f" · {form}" in text(page)


def test_a_letter_has_two_halves_and_is_the_same_every_time(book: ledger.Ledger) -> None:
    page = digest(book)
    raw = mail(page, "http://127.0.0.1:8000/")
    assert raw == mail(page, "http://127.0.0.1:8000/")
    letter = message_from_bytes(raw, policy=policy.default)
    plain, shown = letter.iter_parts()
    assert letter["Subject"] == "Digest of 2025-03-06"
    assert plain.get_content().replace("\r\n", "\n") == text(page)
    assert "href='http://127.0.0.1:8000/engagement/E-" in shown.get_content()
    assert "href" not in mail(page).decode()


@pytest.mark.parametrize("language", having("headlines.toml"))
def test_a_letter_of_any_language_loses_nothing_on_its_way(
    book: ledger.Ledger, language: str
) -> None:
    page = digest(book, since="2025-03-04", language=language)
    raw = mail(page)
    assert raw.isascii()
    assert max(map(len, raw.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78
    letter = message_from_bytes(raw, policy=policy.default)
    assert letter["Subject"] == title(page)
    assert letter.defects == []
    plain, _ = letter.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == text(page)


def test_what_a_person_corrected_is_told_as_corrected(tmp_path: Path) -> None:
    words = "They met in Nairobi, it was told."
    path = filled(tmp_path / "c.db", [reading(engagement(words), text=words)])
    with ledger.writer(path) as book:
        (line,) = digest(book).lines
        assert line.mark == "new"
        by = Signed("amara", "2025-03-07T08:00:00Z", "the ministry says so")
        made = judgements.correct(book, line.id, "date", "2025-03-03", by)
        (line,) = digest(book).lines
        assert (line.mark, line.date) == ("corrected", "2025-03-03")
        assert "corrected" in text(digest(book))
        judgements.undo(book, made.id, by)
        assert digest(book).lines[0].mark == "new"


def test_attack_31_words_of_a_source_are_text_in_a_letter(tmp_path: Path) -> None:
    with ledger.reader(hostile.fill(tmp_path / "h.db")) as book:
        raw = mail(digest(book, limit=100), 'http://x"><script>')
    letter = message_from_bytes(raw, policy=policy.default)
    _, shown = letter.iter_parts()
    page = html.document_fromstring(shown.get_content())
    assert not page.xpath("//script|//img|//svg|//base|//style|//iframe|//form")
    assert {a for n in page.iter() for a in n.attrib} <= {"style", "href", "lang", "charset"}
    assert [name for name in letter if name.lower() in ("bcc", "to", "cc")] == []

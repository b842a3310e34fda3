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

"""A digest as plain text, for a terminal, a message or the text half of a letter.

A digest comes in, lines of at most 78 characters go out, in the language of the digest.
"""

import textwrap
from collections.abc import Iterator, Mapping
from itertools import chain

from dragoman.digest.ranking import Digest, DigestLine
from dragoman.ledger.health import SILENT, SourceHealth
from dragoman.ledger.queries_digest import Silence
from dragoman.wording import values
from dragoman.wording.headline import dated

WIDTH = 78


def title(page: Digest) -> str:
    """What the digest is called."""
    spoken = values.spoken(page.language)
    first = dated(page.since or "", spoken)
    return spoken.digest["title" if page.until else "run"].format(date=first, first=first)


def facts(line: DigestLine, language: str) -> str:
    """`new · meeting, in person · 6 reports, 2 origins · The Evening Ferry, Harbour Post`."""
    spoken = values.spoken(language)
    said = spoken.digest
    was = values.fate(line.was or "", language)
    mark, tellers = said[line.mark].format(status=was), ", ".join(line.publishers)
    return " · ".join(filter(None, (mark, form(line, language), counts(line, language), tellers)))


PLAIN = ("unknown", "phone", "written")  # forms that a kind says already, or nobody does


def form(line: DigestLine, language: str) -> str:
    """`meeting, in person`; empty for what is no engagement."""
    if line.kind != "engagement" or not line.what:
        return ""
    held = line.format if line.format not in PLAIN else None
    comma = values.spoken(language).comma
    return comma.join(values.word(code, language) for code in (line.what, held) if code)


def counts(line: DigestLine, language: str) -> str:
    """`6 reports, 2 origins`."""
    said = values.spoken(language).digest
    told = _counted(said, "report", line.reports), _counted(said, "origin", line.origins)
    return values.spoken(language).comma.join(told)


def left(count: int, language: str) -> str:
    """`3 more lines`: those that are not shown."""
    return _counted(values.spoken(language).digest, "line", count)


def beyond(page: Digest) -> list[str]:
    """`3 more lines`, `2 more are told of above`: of what is coming, that which is not listed."""
    said = values.spoken(page.language).digest
    counts = ("line", page.coming_left), ("above", page.coming_above)
    return [_counted(said, key, count) for key, count in counts if count]


def other_sources(count: int, language: str) -> str:
    """`3 more sources`: those that are not named."""
    return _counted(values.spoken(language).digest, "other_source", count)


def why(line: DigestLine, language: str) -> str:
    """`signed, first report; 5.0 points`: why a line stands where it does."""
    said = values.spoken(language)
    points = said.reasons["points"].format(score=line.score)
    return f"{said.comma.join(line.reasons)}; {points}"


def date(value: str | None, language: str) -> str:
    """A date as the language writes it, or that none is stated."""
    said = values.spoken(language)
    return dated(value, said) if value else said.page["undated"]


def quiet(one: Silence, language: str) -> str:
    """`The Evening Ferry: nothing since 2025-03-04 (as a rule every 2.5 days)`."""
    said = values.spoken(language)
    told = said.digest["silent_line"].format(publisher=one.publisher, date=one.last)
    return f"{told} ({said.page['usual'].format(days=one.usual)})"


def lacks(source: SourceHealth, language: str) -> str:
    """`The Evening Ferry: not read since 2025-03-04: status 500`."""
    said = values.spoken(language).digest
    silent = source.state == SILENT
    since = source.renewed if silent else source.succeeded
    sentence = said["missing_silent" if silent else "missing_failing" if since else "missing_ever"]
    name, problem = source.title or source.name, source.problem or ""
    return sentence.format(source=name, date=(since or "")[:10], problem=problem)


def _counted(said: Mapping[str, str], one: str, count: int) -> str:
    return said[one if count == 1 else f"{one}s"].format(count=count)


def text(page: Digest) -> str:
    """The whole digest."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Digest) -> Iterator[str]:
    said = values.spoken(page.language).digest
    if page.since is None:
        yield said["empty"]
        yield from _section(said["missing"], (lacks(one, page.language) for one in page.missing))
        return
    head = title(page)
    yield from (head, "=" * len(head), "")
    if not page.lines:
        yield said["empty"]
    for number, line in enumerate(page.lines, 1):
        yield from _wrapped(f"{number:2}. ", line.text)
        yield from _wrapped("    ", f"{facts(line, page.language)} [{line.id}]")
    if page.total > len(page.lines):
        yield left(page.total - len(page.lines), page.language)
    rows = (f"{one.text} [{one.id}]" for one in page.coming)
    yield from _section(said["coming"], chain(rows, beyond(page)))
    yield from _section(
        said["expected"], (f"{one.text} ({one.why}) [{one.id}]" for one in page.expected)
    )
    yield from _section(
        said["silent"],
        (said["silent_line"].format(publisher=s.publisher, date=s.last) for s in page.silent),
    )
    yield from _section(said["missing"], (lacks(one, page.language) for one in page.missing))


def _section(head: str, rows: Iterator[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number == 0:
            yield from ("", head, "-" * len(head))
        yield from _wrapped("  - ", row)


def _wrapped(first: str, words: str) -> list[str]:
    flat = " ".join(words.split())
    return textwrap.wrap(
        flat, WIDTH, initial_indent=first, subsequent_indent=" " * len(first),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip

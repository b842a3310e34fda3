"""docs/kinds.md from the data: values of fields, kinds, and all phrases English has with examples.

    python -m bench.kinds > docs/kinds.md

A test compares the file with what this prints, so the page cannot fall behind the data.
"""

import sys
from collections.abc import Iterator

from dragoman.lexicon import kinds, phrases, values
from dragoman.lexicon.kinds import Kind
from dragoman.records import EngagementKind

_HEAD = """# Kinds of engagement, and what values mean

Made from `src/dragoman/data` (`values.toml`, `kinds/`, `languages/en/kinds/`) by `make docs`.
A phrase is a row of words: `<hold>` is any form of a verb, `a|b` one of several words, `~` up to
five words that qualify, `@event` a named gathering. Every phrase has sentences that must be read
as this kind and sentences that must not; the tests run them all.
"""


def page() -> str:
    """The whole page as Markdown."""
    said = phrases.load("en").entries
    parts = [_HEAD, _values()]
    for kind, meaning in kinds.load().items():
        ways = [(e.say, e.read, e.refuse) for k, e in said if k == kind]
        parts.append("\n".join(_section(kind, meaning, ways)))
    return "\n".join(parts)


_TITLES = {
    "status": "Status of an engagement", "format": "Format", "role": "Role of a participant",
    "instrument": "Status of an instrument", "level": "Change of a level",
    "pledge": "Modality of a pledge",
}  # fmt: skip


def _values() -> str:
    """What each value of a field means."""
    return "\n".join(
        f"## {_TITLES[field]}\n\n"
        + "".join(f"- `{value}`: {meaning}\n" for value, meaning in glosses.items())
        for field, glosses in values.load().items()
    )


def _section(
    kind: EngagementKind, meaning: Kind, ways: list[tuple[list[str], list[str], list[str]]]
) -> Iterator[str]:
    yield f"## {kind}\n"
    yield f"{meaning.gloss}\n"
    sides = "alike" if meaning.symmetric else "host and visitor, or giver and receiver"
    yield f"Sides: {sides}. PLOVER {meaning.plover}, CAMEO {meaning.cameo}.\n"
    for say, read, refuse in ways:
        yield "- " + ", ".join(f"`{words}`" for words in say)
        yield from (f"  - reads: {_line(text)}" for text in read)
        yield from (f"  - refuses: {_line(text)}" for text in refuse)
    yield ""


def _line(text: str) -> str:
    """A text on one line, bars between the lines that it has."""
    return " | ".join(line for line in text.split("\n") if line)


if __name__ == "__main__":
    sys.stdout.write(page())

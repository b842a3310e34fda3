"""Words of page furniture in every language at once: how pages date, sign and label themselves.

Reads `languages/<xx>/pages.toml` and `publishers.csv`; gives compiled alternatives. A page's
language is not known before its furniture is taken off, so the languages are joined: a Russian
page may carry an English label, and no label of one language is prose in another.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class _File(Struct, forbid_unknown_fields=True):
    months: list[str]
    weekdays: list[str]
    date_words: list[str]
    published: list[str]
    updated: list[str]
    source: list[str]
    byline: list[str]
    headline: list[str]
    credit: list[str]
    labels: list[str]
    sections: list[str]
    release_of: list[str]
    outlets: list[str]
    numbered: list[str] = []
    itself: list[str] = []
    asks: list[str] = []
    sure: list[str] = []
    common: list[str] = []
    letters: str = ""


class PageWords(Struct, frozen=True):
    """`months` maps a lower-case name to 1-12; `publishers` a lower-case name to its country."""

    months: dict[str, int]
    publishers: dict[str, str]
    labels: frozenset[str]  # whole lines that are never a title or a publisher
    asks: frozenset[str]  # labels of an advisory
    sure: dict[str, str]  # words that only one written language has, each with that language
    letters: dict[str, str]  # likewise
    common: dict[str, str]  # words that others have too, which only weigh beside those
    noise: re.Pattern[str]  # weekdays, hours and the words around a date
    published: re.Pattern[str]  # a label before the document's own date
    updated: re.Pattern[str]
    itself: re.Pattern[str]  # what a text says of itself before its own day
    source: re.Pattern[str]
    byline: re.Pattern[str]
    headline: re.Pattern[str]  # a label before the title
    credit: re.Pattern[str]
    release_of: re.Pattern[str]
    outlet: re.Pattern[str]
    numbered: re.Pattern[str]  # at the end of a string, a word that a number belongs to


@cache
def load() -> PageWords:
    """Join the page words of all languages; raise `DataError` if a file breaks its form."""
    by_language = {name: _file(name) for name in _languages()}
    all_ = list(by_language.values())
    months = {form: number for words in all_ for form, number in _months(words)}
    weekdays = [form for words in all_ for forms in words.weekdays for form in forms.split("|")]
    noise = weekdays + [word for words in all_ for word in words.date_words]
    outlets = [w for words in all_ for w in words.outlets]
    joined = [w for w in outlets if _joined(w)]
    spaced = [w for w in outlets if not _joined(w)]
    return PageWords(
        months=months,
        publishers=_publishers(),
        labels=frozenset(w for words in all_ for w in words.labels + words.sections),
        asks=frozenset(w for words in all_ for w in words.asks),
        sure={w: name for name, words in by_language.items() for w in words.sure},
        common={w: name for name, words in by_language.items() for w in words.common},
        letters={sign: name for name, words in by_language.items() for sign in words.letters},
        noise=re.compile(_TIME + "|" + _word(noise), re.IGNORECASE),
        published=_label(w for words in all_ for w in words.published),
        updated=_label(w for words in all_ for w in words.updated),
        itself=_label(w for words in all_ for w in words.itself),
        source=_label(w for words in all_ for w in words.source),
        byline=_label(w for words in all_ for w in words.byline),
        headline=_label(w for words in all_ for w in words.headline),
        credit=_label(w for words in all_ for w in words.credit),
        release_of=re.compile(
            rf"^{_word(w for words in all_ for w in words.release_of)}\s*[-–—:|]+\s*",
            re.IGNORECASE,
        ),
        outlet=re.compile(f"{_word(spaced)}|(?:{_either(joined)}){_JOINED_END}", re.IGNORECASE),
        numbered=re.compile(
            rf"(?:{_word(w for words in all_ for w in words.numbered)}[.:]?|[#№])\s*$",
            re.IGNORECASE,
        ),
    )


# "09:38", "5:05PM", "18:42:10", "(GMT+7)", "08:00 UTC+4"
_TIME = (
    r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:\s?[ap]\.?m\b\.?)?"
    r"|\(?(?:gmt|utc)\s?[+-]?\d*(?::\d\d)?\)?|T(?=\d\d:)|Z\b"
)
_JOINED_END = r"(?=$|[\s·】）)])"  # in scripts without spaces the noun ends the name


def _months(words: _File) -> Iterator[tuple[str, int]]:
    for number, forms in enumerate(words.months, 1):
        yield from ((form, number) for form in forms.split("|"))


def _file(language: str) -> _File:
    return files.toml(f"languages/{language}/pages.toml", _File)


def _languages() -> list[str]:
    found = (files.folder() / "languages").glob("*/pages.toml")
    return sorted(path.parent.name for path in found)


def _publishers() -> dict[str, str]:
    rows = files.table("publishers.csv", ("name", "country"))
    return {name.lower(): country for name, country in rows}


def _joined(word: str) -> bool:
    """Tell whether a word is written in a script that sets no spaces between words."""
    return "぀" <= word[0] <= "鿿"


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _word(words: Iterable[str]) -> str:
    return rf"(?<![^\W_])(?:{_either(words)})(?![^\W_])"


def _label(words: Iterable[str]) -> re.Pattern[str]:
    """A label at the start of a string, with the colon or space after it."""
    kept = sorted(set(words))
    spaced = _either(w for w in kept if not _joined(w))
    joined = _either(w for w in kept if _joined(w))
    return re.compile(
        rf"\s*(?:(?:{spaced})(?![^\W_])\s*(?P<colon>[:：])?|(?:{joined})\s*(?P<mark>[:：]))\s*",
        re.IGNORECASE,
    )

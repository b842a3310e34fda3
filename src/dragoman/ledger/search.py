"""Full-text search in documents, over folded words, whatever signs the user types.

Documents are stored a second time as folded words: no tokenizer of SQLite folds `đ`, or finds a
two-character word in unspaced Chinese, so every Han character is made a word of its own; and every
Cyrillic word stands there once more as Latin letters spell it. What the user types is cut into
words, each with its other writings: without its ending, in Latin letters, in syllables ("hanoi").
All are quoted; no operator of the search language gets through.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import DOCUMENT, document_line
from dragoman.ledger.views import Hit
from dragoman.lexicon import scripts
from dragoman.lexicon.searching import endings
from dragoman.names import fold, latin, levelled

HAN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
KEY = "\ue000"  # before a word that is written so in no document
SHORTEST = 4  # letters of a word that has a key, or of one without its ending
SYLLABLES = 4  # into which a word may be cut
RANKED = 2_000  # documents at most that are ranked
ROOM = 120  # characters shown before and after the first word found
WORDLY = 24  # characters within which a word ends


class Query(NamedTuple):
    """What is asked of the index, and the words, beginnings and keys that light up in a text."""

    match: str
    words: frozenset[str]
    beginnings: tuple[str, ...]


def searchable(text: str) -> str:
    """Text as the index holds it: folded, Han characters apart, Cyrillic words also as Latin."""
    folded = fold(text)
    keys = dict.fromkeys(_key(w) for w in folded.split() if CYRILLIC.search(w))
    return " ".join((HAN.sub(r" \1 ", folded), *(key for key in keys if key)))


def _key(word: str) -> str:
    """A word as Latin letters spell it, as far as spellings agree; empty for a short one."""
    return KEY + levelled(latin(word)) if len(word) >= SHORTEST else ""


def match_words(text: str, *, whole: bool = False) -> str | None:
    """A query that every word must meet, the last one as a beginning; None without any word.

    With `whole` none is a beginning.
    """
    found = query(text, whole=whole)
    return found and found.match


def query(text: str, *, whole: bool = False) -> Query | None:
    """The same, with the words that light up where they stand."""
    parts = [p for part in fold(text).split() if (p := " ".join(WORD.findall(part)))]
    if not parts:
        return None
    written = [_written(part, last=i == len(parts) - 1) for i, part in enumerate(parts)]
    match = " AND ".join(_any_of(forms, whole=whole) for forms in written)
    if len(parts) > 1 and all(part.isalpha() and part.isascii() for part in parts):
        joined = _Form("".join(parts), begins=True)  # Ha Noi, Hanoi
        match = f"({match}) OR {joined.quoted(whole=whole)}"
    forms = [form for row in written for form in row]
    shown = (form.words for form in forms if not form.words.startswith(KEY))
    words = frozenset(word for row in shown for word in WORD.findall(row))
    starts = (form.words for form in forms if form.begins)
    return Query(match, words | {"".join(parts)}, tuple(dict.fromkeys(starts)))


class _Form(NamedTuple):
    """A writing of a word, or of several in a row, and whether a longer word may begin so."""

    words: str
    begins: bool

    def quoted(self, *, whole: bool = False) -> str:
        return f'"{self.words}"' + "*" * (self.begins and not whole)


def _any_of(forms: list[_Form], *, whole: bool = False) -> str:
    return f"({' OR '.join(form.quoted(whole=whole) for form in forms)})"


def _written(part: str, *, last: bool) -> list[_Form]:
    """A word and its other writings, each once."""
    if HAN.search(part):
        return [_Form(" ".join(WORD.findall(part)), last)]
    found = [_Form(part, last)]
    if CYRILLIC.search(part):
        for stem in _stems(part):
            key = _key(stem)
            found += [_Form(stem, begins=True), _Form(latin(stem), begins=False)]
            found += [_Form(key, begins=True)] if key else []
    elif len(part) >= SHORTEST and part.isalpha():
        found.append(_Form(KEY + levelled(part), begins=True))
        found += [_Form(" ".join(c), begins=False) for c in _cuts(part, SYLLABLES) if len(c) > 1]
    return list(dict.fromkeys(found))


def _stems(word: str) -> Iterator[str]:
    """A word, and without the longest ending that leaves enough of it."""
    yield word
    cuts = (word[:i] for i in range(SHORTEST, len(word)) if word[i:] in endings())
    yield from islice(cuts, 1)


def _cuts(word: str, most: int) -> Iterator[tuple[str, ...]]:
    """The ways to write a word as syllables of Vietnamese."""
    if not word:
        yield ()
    elif most:
        known = scripts.vietnamese_readings()
        for end in range(min(len(word), 6), 1, -1):
            if word[:end] in known:
                yield from ((word[:end], *rest) for rest in _cuts(word[end:], most - 1))


def names_query(text: str) -> str | None:
    """A query that every word must meet as a beginning; None without any word."""
    words = WORD.findall(HAN.sub(r" \1 ", fold(text)))
    forms = ([f._replace(begins=True) for f in _written(word, last=True)] for word in words)
    return " AND ".join(_any_of(row) for row in forms) or None


def of_kind(
    kind: str, query: str | None, column: Literal["words", "places"] = "words"
) -> str | None:
    """The same question to beliefs of one kind alone; their index has kinds beside words."""
    return query and f"kind : {kind} AND {column} : ({query})"


def search(book: Ledger, text: str, limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
    """Documents that have all the words, each with the place where they stand.

    The best come first; of more than `RANKED` none is better than others, and the latest come.
    """
    asked = query(text)
    if asked is None:
        return ()
    rows = book.db.execute(
        f"SELECT document.text, {DOCUMENT} FROM document_search JOIN document ON document.number = "
        "document_search.rowid JOIN page ON page.id = document.page WHERE document_search MATCH ? "
        f"AND document.retired = 0 ORDER BY {_order(book, asked.match)} LIMIT ? OFFSET ?",
        (asked.match, limit, offset),
    )
    wanted = cache(partial(_wanted, asked=asked))  # texts say their words again and again
    return tuple(_hit(body, row, wanted) for body, *row in rows)


def _order(book: Ledger, match: str) -> str:
    """Ranking reads every document that is found: of too many it says little and takes long."""
    found = book.db.execute(
        "SELECT 1 FROM document_search WHERE document_search MATCH ? LIMIT 1 OFFSET ?",
        (match, RANKED),
    ).fetchone()
    return "document_search.rowid DESC" if found else "bm25(document_search), document.id"


def _hit(text: str, row: list[str | None], wanted: Callable[[str], bool]) -> Hit:
    words = WORD.finditer(text)
    begun = next((m.span() for m in words if wanted(m[0])), (0, 0))
    first = begun[0]
    near = takewhile(lambda m: m.start() <= first + ROOM, words)  # the rest is not shown
    spans = [begun, *(m.span() for m in near if wanted(m[0]))] if begun[1] else []
    start, end = _whole(text, max(0, first - ROOM), min(len(text), first + ROOM))
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(
        document=document_line(row), excerpt=text[start:end], marks=marks,
        cut_before=start > 0, cut_after=end < len(text),
    )  # fmt: skip


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The same bounds without the pieces of words at both ends; Chinese has no blanks to cut at."""
    after, before = text.find(" ", start, start + WORDLY), text.rfind(" ", end - WORDLY, end)
    return (
        after + 1 if start and after >= 0 else start,
        before if end < len(text) and before >= 0 else end,
    )


def _wanted(word: str, asked: Query) -> bool:
    folded = fold(word)
    if any(part in asked.words for part in folded.split()):
        return True
    forms = (folded, _key(folded)) if CYRILLIC.search(folded) else (folded,)
    return any(f.startswith(b) for f in forms for b in asked.beginnings if f and len(b) > 2)

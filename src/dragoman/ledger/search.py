"""Full-text search in documents, over folded words, whatever signs the user types.

Documents are stored a second time as folded words: no tokenizer of SQLite folds `đ`, or finds a
two-character word in unspaced Chinese, so every Han character is made a word of its own. What the
user types is cut into words and quoted; no operator of the search language gets through.
"""

import re

from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import DOCUMENT, document_line
from dragoman.ledger.views import Hit
from dragoman.names import fold

HAN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
ROOM = 120  # characters shown before and after the first word found


def searchable(text: str) -> str:
    """Text as the index holds it: folded, Han characters apart."""
    return HAN.sub(r" \1 ", fold(text))


def match_words(text: str) -> str | None:
    """A query that every word must meet, the last one as a beginning; None without any word."""
    words = []
    for part in fold(text).split():
        found = WORD.findall(HAN.sub(r" \1 ", part))
        if found:
            words.append('"' + " ".join(found) + '"')
    return " ".join(words) + "*" if words else None


def names_query(text: str) -> str | None:
    """A query that every word must meet as a beginning; None without any word."""
    words = WORD.findall(searchable(text))
    return " ".join(f'"{word}"*' for word in words) or None


def search(book: Ledger, text: str, limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
    """Documents that have all the words, best first, each with the place where they stand."""
    query = match_words(text)
    if query is None:
        return ()
    rows = book.db.execute(
        f"SELECT document.text, {DOCUMENT} FROM document_search JOIN document ON document.number = "
        "document_search.rowid JOIN page ON page.id = document.page WHERE document_search MATCH ? "
        "AND document.retired = 0 ORDER BY bm25(document_search), document.id LIMIT ? OFFSET ?",
        (query, limit, offset),
    )
    words = set(WORD.findall(query))
    return tuple(_hit(body, row, words) for body, *row in rows)


def _hit(text: str, row: list[str | None], words: set[str]) -> Hit:
    spans = [m.span() for m in WORD.finditer(text) if _wanted(m[0], words)]
    first = spans[0][0] if spans else 0
    start, end = max(0, first - ROOM), min(len(text), first + ROOM)
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(document=document_line(row), excerpt=text[start:end], marks=marks)


def _wanted(word: str, words: set[str]) -> bool:
    folded = fold(word)
    return any(part in words for part in folded.split()) or any(
        folded.startswith(w) for w in words if len(w) > 2
    )

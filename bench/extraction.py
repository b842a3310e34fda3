"""What is read from pages of content systems, beside the bare library, in one table.

Sixty pages written for this project (`tests/sitepages.py`): how many titles, days, languages and
bylines are right, and how well the body agrees word by word (characters in Chinese), with
Dragoman's `pages` and with trafilatura called as its manual says.

    python -m bench.extraction [--wrong]
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.errors import InputError
from dragoman.pages import split
from dragoman.records import Page
from tests.sitepages import Expected, pages

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Read:
    """What a reader says of a page."""

    title: str | None
    published: str | None
    language: str | None
    byline: str | None
    body: str


@dataclass
class Score:
    """Pages right by field, and agreement of bodies added up."""

    title: int = 0
    published: int = 0
    language: int = 0
    byline: int = 0
    body: float = 0.0
    exact: int = 0


def dragoman(page: Expected) -> Read:
    """By `pages.split`, offline and without an address."""
    try:
        found = split(Page(source=page.name, raw=page.html.encode(), media_type="text/html"))
    except InputError:
        return Read(None, None, None, None, "")
    one = found[0]
    return Read(one.title, one.published, one.language, one.byline, one.text[one.body :])


def bare(page: Expected) -> Read:
    """By trafilatura alone."""
    import trafilatura

    found = trafilatura.bare_extraction(page.html, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Read(None, None, None, None, "")
    return Read(found.title, found.date, found.language, found.author, found.text or "")


def agreement(one: str, other: str) -> float:
    """F1 of words, counted."""
    a, b = Counter(_WORD.findall(one.lower())), Counter(_WORD.findall(other.lower()))
    same = sum((a & b).values())
    return 2 * same / (a.total() + b.total()) if same else 0.0


def score(read: Callable[[Expected], Read], wrong: list[str]) -> Score:
    """Over all pages; what is wrong is named."""
    total = Score()
    for page in pages():
        got = read(page)
        agreed = agreement(page.body, got.body)
        total.title += got.title == page.title
        total.published += got.published == page.published
        total.language += got.language == page.language
        total.byline += got.byline == page.byline
        total.body += agreed
        total.exact += agreed > 0.999
        wrong += [
            f"{page.name}: {name} {getattr(got, name)!r}"
            for name in ("title", "published", "language", "byline")
            if getattr(got, name) != getattr(page, name)
        ]
        if agreed <= 0.999:
            wrong.append(f"{page.name}: body {agreed:.2f}")
    return total


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--wrong", action="store_true", help="name what Dragoman got wrong")
    given = reader.parse_args()
    count = len(pages())
    print(f"{count} pages         title  day  language  byline  body F1  body exact")
    wrong: list[str] = []
    for name, read, told in (("Dragoman", dragoman, wrong), ("trafilatura", bare, [])):
        found = score(read, told)
        print(f"{name:<16} {found.title:>6} {found.published:>4} {found.language:>9} "
              f"{found.byline:>7} {found.body / count:>8.3f} {found.exact:>11}")  # fmt: skip
    if given.wrong:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()

"""The five real pages, where they are at hand: every document with its stated facts."""

import json
from pathlib import Path

import pytest

from dragoman import pages
from dragoman.records import Page

SHARED = Path(__file__).parents[2] / "shared"
FIELDS = ("kind", "title", "publisher", "published", "language")

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "seeds.jsonl").exists(), reason="../shared with the real pages is absent"
)


def test_every_document_of_the_real_pages() -> None:
    found = {
        document.source: document
        for path in sorted((SHARED / "seeds").glob("*.txt"))
        for document in pages.split(Page(source=path.name, raw=path.read_bytes()))
    }
    with (SHARED / "gold" / "seeds.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line)["document"] for line in lines]
    wrong = [
        (stated["source"], field, getattr(found[stated["source"]], field))
        for stated in gold
        for field in FIELDS
        if field in stated and not _agrees(stated[field], getattr(found[stated["source"]], field))
    ]
    assert wrong == []
    assert len(found) == len(gold)


def test_ranks_of_the_real_ticker() -> None:
    (path,) = (SHARED / "seeds").glob("000_*.txt")
    documents = pages.split(Page(source=path.name, raw=path.read_bytes()))
    assert [d.rank for d in documents] == [*range(1, 11), *[None] * 11]
    assert (documents[7].title or "").startswith("78 ")


def _agrees(stated: object, found: object) -> bool:
    return found in (stated if isinstance(stated, list) else [stated])

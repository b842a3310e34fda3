"""The texts that speed is measured on: relevant pages, and general news.

Relevant text is the English gold sets, or the samples alone where the shared folder is
absent, repeated to the wanted length. General news is the shared archive, of which about
one document in ten concerns relations between states. Words are what white space separates.
"""

import gzip
import itertools
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.sets import ROOT, SHARED, find_sets

_ENGLISH = ("samples", "seeds", "articles-1", "official", "readouts")
_PLAIN = ".txt"


def relevant(words: int) -> list[str]:
    """Whole pages up to `words` words; pages come round again when there are too few."""
    paths = [
        path
        for gold_set in find_sets()
        if gold_set.name in _ENGLISH
        for path in gold_set.pages()
        if path.suffix == _PLAIN
    ]
    return list(_up_to(words, itertools.cycle(p.read_text(encoding="utf-8") for p in paths)))


def reports(language: str, words: int) -> list[str]:
    """The project's own reports in a language read by frames, up to `words` words."""
    path = ROOT / "tests" / "frames" / f"{language}.toml"
    told = [str(case["text"]) for case in tomllib.loads(path.read_text("utf-8"))["report"]]
    return list(_up_to(words, itertools.cycle(told)))


def general(words: int, shared: Path = SHARED) -> list[str]:
    """Texts of the archive up to `words` words, empty where the archive is absent."""
    archive = shared / "bench" / "general-news.jsonl.gz"
    if not archive.exists():
        return []
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        records = map(json.loads, lines)
        return list(_up_to(words, (f"{r['title']}\n\n{r['text']}" for r in records)))


def count_words(texts: Iterable[str]) -> int:
    """Words by white space."""
    return sum(len(text.split()) for text in texts)


def _up_to(words: int, texts: Iterable[str]) -> Iterator[str]:
    total = 0
    for text in texts:
        if total >= words:
            return
        total += len(text.split())
        yield text

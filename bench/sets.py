"""The gold sets: where they are, what they hold, and how Dragoman reads their pages.

The samples come with this repository; other sets are read from `../shared/gold` where that
folder stands beside it. A set's digest covers its gold and every page, so that a page
silently refreshed shows as much as an edited annotation.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec

from bench.agreement import Record
from bench.score import load

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_PAGES = {".txt", ".tsv", ".html"}
_MIXED = {"merge": "en"}  # sets in several languages, and the one that is scored


@dataclass(frozen=True)
class GoldSet:
    """A gold file and the folder of its pages. `bundled` sets travel with the repository."""

    name: str
    gold: Path
    folder: Path
    bundled: bool = False
    language: str | None = None  # the one language of a mixed set that is scored

    def pages(self) -> list[Path]:
        """Every page of the set, by name."""
        return sorted(p for p in self.folder.iterdir() if p.suffix in _PAGES)

    def records(self) -> list[Record]:
        """The gold, in the order of its lines."""
        return [r for r in load(self.gold).values() if self._scored(r)]

    def halves(self) -> tuple[list[Record], list[Record]]:
        """The gold of the odd lines and of the even ones, counted from 1."""
        lines = list(load(self.gold).values())
        odd, even = lines[::2], lines[1::2]
        return [r for r in odd if self._scored(r)], [r for r in even if self._scored(r)]

    def _scored(self, record: Record) -> bool:
        document = cast("Record", record["document"])
        return self.language is None or document.get("language") == self.language

    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any character of gold or pages."""
        sums = [hashlib.sha256(p.read_bytes()).hexdigest() for p in (self.gold, *self.pages())]
        return hashlib.sha256("".join(sums).encode()).hexdigest()[:12]


def find_sets(shared: Path = SHARED) -> list[GoldSet]:
    """Every set there is: those of the repository, then the shared ones if present."""
    samples = ROOT / "src" / "dragoman" / "samples"
    golden = ROOT / "tests" / "golden" / "samples.jsonl"
    blind = ROOT / "tests" / "golden" / "blind"
    sets = [
        GoldSet("samples", golden, samples, bundled=True),
        GoldSet("blind", blind.with_suffix(".jsonl"), blind, bundled=True),
    ]
    seeds = GoldSet("seeds", shared / "gold" / "seeds.jsonl", shared / "seeds")
    if seeds.gold.exists():
        sets.append(seeds)
    dev = sorted((shared / "gold" / "dev").glob("*.jsonl"))
    sets += [
        GoldSet(gold.stem, gold, gold.with_suffix(""), language=_MIXED.get(gold.stem))
        for gold in dev
        if gold.with_suffix("").is_dir()
    ]
    return sets


def read_set(gold_set: GoldSet) -> Iterator[Record]:
    """What Dragoman reads in the set's pages, in the contract's form, with the set's name."""
    from dragoman.pipeline import read_page
    from dragoman.records import Page

    for path in gold_set.pages():
        page = Page(source=path.name, raw=path.read_bytes())
        for reading in read_page(page):
            yield {"set": gold_set.name, **cast("Record", msgspec.to_builtins(reading))}

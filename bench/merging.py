"""Prints how well Dragoman merges: reports into engagements, offices, and the other objects.

    python -m bench.merging             merge alone (readings taken from gold) and end to end
    python -m bench.merging --write DIR also leaves what the scorer was given there

"Merge alone" gives merging what gold says of each document; tenures, which gold does not annotate
by document, are those that Dragoman reads in the page. "End to end" gives it Dragoman's own
readings. Engagements and offices are counted by the `score_merge.py` that stands beside the gold,
the other objects by `bench.merging_objects`, which says how. "Several languages" is B-cubed over
the engagements that documents in more than one language report.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from bench.agreement import Record
from bench.gold_readings import reading as gold_reading
from bench.merging_objects import report
from bench.score import load_lines
from bench.sets import SHARED
from dragoman.ledger.claims import statements
from dragoman.merge import Beliefs, Statement, merge
from dragoman.merge.offices import holding, same_office
from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page, Reading

GOLD = SHARED / "gold"
LEDGER, DOCUMENTS = GOLD / "dev" / "merge-ledger.json", GOLD / "dev" / "merge.jsonl"
RUNS = ((True, None), (True, "en"), (False, None), (False, "en"))  # gold readings?, languages


def engagements(found: Beliefs, said: Sequence[Statement]) -> list[Record]:
    """Merged engagements in the scorer's form."""
    by_id = {s.id: s for s in said}
    return [
        {"id": e.id, "reports": [_report(by_id[claim]) for claim in e.claims]}
        for e in found.engagements
    ]


def _report(statement: Statement) -> Record:
    claim = cast(EngagementClaim, statement.claim)
    names = [p.name for p in claim.participants if p.name]
    return {"source": statement.source, "kind": claim.kind, "date": claim.date,
            "parties": list(claim.parties), "names": names}  # fmt: skip


def offices(found: Beliefs, queries: Iterable[Record]) -> list[Record]:
    """The name of the holder for every query, or none."""
    return [{"answer": _holder(found, query)} for query in queries]


def _holder(found: Beliefs, query: Record) -> str | None:
    party, office, on = (str(query[k]) for k in ("party", "office", "on"))
    tenures = [t for t in found.tenures if t.party == party and same_office(t.office, office)]
    answer = holding(tenures, on)
    return answer.holders[0].name if answer.certainty == "known" else None


def read(*, from_gold: bool) -> list[Reading]:
    """Every document of the set, as gold says or as Dragoman reads."""
    found = []
    for gold in load_lines(DOCUMENTS):
        source = str(cast("Record", gold["document"])["source"])
        raw = (DOCUMENTS.with_suffix("") / source).read_bytes()
        (own,) = read_page(Page(source=source, raw=raw))
        found.append(gold_reading(gold, own.document.text, own.tenures) if from_gold else own)
    return found


def measure(
    readings: Sequence[Reading], languages: str | None, folder: Path, *, from_gold: bool
) -> str:
    """The tables of one run."""
    ledger = json.loads(LEDGER.read_text(encoding="utf-8"))
    chosen = [r for r in readings if languages is None or r.document.language in languages]
    said = list(statements(chosen))
    found = merge(said)
    rows = _written(folder / "engagements.jsonl", engagements(found, said))
    answers = _written(folder / "offices.jsonl", offices(found, ledger["office_queries"]))
    more = ["--languages", languages] if languages else []
    scores = _scored(LEDGER, rows, "--offices", str(answers), *more)
    if languages is None:
        apart = folder / "ledger.json"
        apart.write_text(json.dumps(_across(ledger, chosen)), encoding="utf-8")
        figures = _scored(apart, rows).splitlines()[0]
        scores += figures.replace("B-cubed          ", "several languages") + "\n"
    sources = {r.document.source for r in chosen}
    return scores + report(found, ledger, sources, said if from_gold else None)


def _scored(ledger: Path, rows: Path, *more: str) -> str:
    scorer = [sys.executable, str(GOLD / "score_merge.py"), str(ledger), str(DOCUMENTS), str(rows)]
    return subprocess.run([*scorer, *more], check=True, capture_output=True, text=True).stdout


def _across(ledger: Record, readings: Iterable[Reading]) -> Record:
    """The gold, but only the engagements that documents in several languages report."""
    language = {r.document.source: r.document.language for r in readings}
    groups = [
        group
        for group in cast("list[Record]", ledger["groups"])
        if len({language[source] for source, _ in cast("list[tuple[str, int]]", group["members"])})
        > 1
    ]
    return {**ledger, "groups": groups}


def _written(path: Path, rows: Iterable[Record]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; without the gold, say that it is not there."""
    parser = argparse.ArgumentParser(prog="python -m bench.merging")
    parser.add_argument("--write", type=Path, help="keep the files given to the scorer here")
    args = parser.parse_args(argv)
    if not LEDGER.exists():
        print(f"{LEDGER}: not there; this bench needs the gold beside the repository")
        return 0
    readings = {from_gold: read(from_gold=from_gold) for from_gold in (True, False)}
    for from_gold, languages in RUNS:
        name = f"{'merge-alone' if from_gold else 'end-to-end'}-{languages or 'all'}"
        print(f"\n{name}")
        with tempfile.TemporaryDirectory() as spare:
            folder = args.write / name if args.write else Path(spare)
            folder.mkdir(parents=True, exist_ok=True)
            print(measure(readings[from_gold], languages, folder, from_gold=from_gold), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

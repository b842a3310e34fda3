"""Prints how well Dragoman reads every gold set, and holds the floors.

    python -m bench.accuracy                    tables: precision, recall, F1, odd and even halves
    python -m bench.accuracy --check            one line a set; exit 1 under a floor
    python -m bench.accuracy --raise            set the floors to what was reached, never lower
    python -m bench.accuracy --lower REASON     set them to what was reached, with the reason kept
    python -m bench.accuracy --against COMMIT   claims gained and lost since a commit or stored file

Odd lines of a gold file are looked at while building, even lines are not: a gap between the
two columns is overfitting.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.agreement import Record
from bench.changes import changes, earlier
from bench.floors import Floors, load_floors, measured, moved, violations, write_floors, write_shown
from bench.score import CORE, Count, Score, by_source, load_lines, score
from bench.sets import GoldSet, find_sets, read_set

_SUMMARY = ("engagement", "participants", "office", "instruments", "mechanisms", "levels", "areas")


@dataclass(frozen=True)
class Result:
    """A set scored whole and by halves."""

    gold_set: GoldSet
    whole: Score
    odd: Score
    even: Score


def evaluate(gold_set: GoldSet, readings: Sequence[Record]) -> Result:
    """Score a set; lines are counted from 1, so the first is odd.

    A stored reading may name its set: two sets may hold pages of the same name.
    """
    own = by_source(r for r in readings if r.get("set", gold_set.name) == gold_set.name)
    parts = (gold_set.records(), *gold_set.halves())
    whole, odd, even = (score(part, own) for part in parts)
    return Result(gold_set, whole, odd, even)


def table(result: Result) -> str:
    """The set's table, a slot a line."""
    rows = [
        f"{result.gold_set.name}",
        f"  {'slot':22}{'P':>7}{'R':>7}{'F1':>7}{'odd':>7}{'even':>7}",
    ]
    rows[1] += "   right/gold/found"
    rest = sorted(set(result.whole.slots) - set(CORE))
    for slot in [*CORE, *rest]:
        if slot in result.whole.slots:
            parts = (result.whole, result.odd, result.even)
            rows.append(_row(slot, *(part.slots[slot] for part in parts)))
    cores = (part.slots.core() for part in (result.whole, result.odd, result.even))
    rows += [_row("CORE", *cores), _footer(result.whole)]
    return "\n".join(rows)


def _row(slot: str, whole: Count, odd: Count, even: Count) -> str:
    figures = (whole.precision, whole.recall, whole.f1, odd.f1, even.f1)
    numbers = "".join(f"{figure:7.3f}" for figure in figures)
    return f"  {slot:22}{numbers}   {whole.right}/{whole.gold}/{whole.found}"


def _footer(whole: Score) -> str:
    return (
        f"  {whole.documents} documents, {whole.unread} not read, "
        f"{whole.false_alarms} of {whole.negatives} without an engagement got one"
    )


def summary(results: Sequence[Result]) -> str:
    """One line a set: F1 of the slots that matter, false alarms last."""
    heads = ("core", "odd", "even", *(slot[:11] for slot in _SUMMARY), "alarms")
    lines = [f"{'F1':12}" + "".join(f"{head:>12}" for head in heads)]
    for result in results:
        cores = [part.slots.core() for part in (result.whole, result.odd, result.even)]
        counts = [*cores, *(result.whole.slots[slot] for slot in _SUMMARY)]
        cells = [f"{c.f1:.3f}" if c.gold or c.found else "–" for c in counts]
        cells.append(f"{result.whole.false_alarms}/{result.whole.negatives}")
        lines.append(f"{result.gold_set.name:12}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def check(results: Sequence[Result], floors: Floors) -> list[str]:
    """What is wrong: figures under their floor, and bundled sets that changed."""
    wrong: list[str] = []
    for result in results:
        gold_set = result.gold_set
        floor = floors.sets.get(gold_set.name)
        if floor is None and gold_set.bundled:
            wrong.append(f"{gold_set.name}: has no floor; run --raise")
        elif floor is None:
            print(f"{gold_set.name}: no floor yet")
        elif floor.get("digest") == gold_set.digest():
            wrong += violations(gold_set.name, result.whole, floor)
        elif gold_set.bundled:
            wrong.append(f"{gold_set.name}: gold or pages changed; run --raise or --lower REASON")
        else:
            print(f"{gold_set.name}: changed since its floor was set, not judged", file=sys.stderr)
    absent = sorted(set(floors.sets) - {result.gold_set.name for result in results})
    if absent:
        print(f"not here, not judged: {', '.join(absent)}", file=sys.stderr)
    return wrong


def set_floors(results: Sequence[Result], floors: Floors, reason: str | None) -> Floors:
    """The floors moved to what was reached; down as well where there is a reason."""
    sets = dict(floors.sets)
    for result in results:
        gold_set = result.gold_set
        new = moved(sets.get(gold_set.name, {}), measured(result.whole), lower=bool(reason))
        sets[gold_set.name] = {"digest": gold_set.digest(), **new}
    return Floors(sets, [*floors.lowered, *([reason] if reason else [])])


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--set", action="append", help="only this set (may be repeated)")
    parser.add_argument("--readings", type=Path, help="score this stored file, read nothing")
    parser.add_argument("--save", type=Path, metavar="FILE", help="store the readings")
    parser.add_argument("--quiet", action="store_true", help="print no table")
    parser.add_argument("--check", action="store_true", help="hold the floors")
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors")
    parser.add_argument("--against", metavar="COMMIT|FILE", help="claims gained and lost")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, score, print; 1 when a floor is broken."""
    options = _arguments(argv)
    sets = [s for s in find_sets() if not options.set or s.name in options.set]
    if options.readings:
        readings = load_lines(options.readings)
    else:
        readings = [reading for gold_set in sets for reading in read_set(gold_set)]
    if options.save:
        lines = (json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings)
        options.save.write_text("".join(lines), encoding="utf-8")
    results = [evaluate(gold_set, readings) for gold_set in sets]
    if not options.quiet:
        _print_tables(results, brief=options.check)
    if options.against:
        names = [gold_set.name for gold_set in sets]
        print("\n".join(changes(earlier(options.against, names), readings)) or "no claim changed")
    if options.lift or options.lower:
        floors = set_floors(results, load_floors(), options.lower)
        write_floors(floors)
        sizes = {result.gold_set.name: result.whole.documents for result in results}
        write_shown(floors, datetime.now(UTC).date().isoformat(), sizes)
    wrong = check(results, load_floors()) if options.check else []
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


def _print_tables(results: Sequence[Result], *, brief: bool) -> None:
    if not brief:
        print("\n\n".join(table(result) for result in results), end="\n\n")
    print(summary(results))


if __name__ == "__main__":
    sys.exit(main())

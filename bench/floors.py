"""Floors under accuracy: what a set once reached may not be lost unnoticed.

`floors.toml` holds, per set, a digest of its gold and pages and the least F1 allowed per slot; the
package carries the same figures for its page of method, since it is installed without this folder.
Raising is free; lowering needs a reason, which is kept in the file. A bundled set whose digest
differs fails; a set from outside that changed is reported and not judged, for nobody here changed
it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.score import Score

FLOORS = Path(__file__).with_name("floors.toml")
SHOWN = Path(__file__).parents[1] / "src" / "dragoman" / "web" / "measured.toml"
SLOTS = ("engagement", "participants", "office", "instruments", "mechanisms", "levels", "areas")
SLACK = 0.0005  # rounding of the stored figure; a lost answer costs more in every set
_HEAD = """\
# Least F1 per set and slot, `false_alarms` the most documents without an engagement that may get
# one. Written by `python -m bench.accuracy --raise` (or `--lower REASON`); not by hand.
"""
_HEAD_SHOWN = """\
# What the page of method shows of `bench/floors.toml`. Written with it; not by hand.
"""
JUDGE = "blind"
ABOUT = {
    JUDGE: "English articles in styles of their own, annotated before anything could read them "
    "and never tuned on: the set to judge by",
    "articles-1": "English articles in many house styles",
    "merge": "English reports of the same engagements over years",
    "mn": "Mongolian articles and headlines",
    "official": "official texts of six governments and agencies",
    "readouts": "readouts of one government, of 2021 and 2022",
    "ru": "Russian articles and headlines",
    "samples": "the samples that come with Dragoman",
    "seeds": "five real pages, one of them with 21 documents",
    "vi": "Vietnamese articles and headlines",
    "zh": "Chinese articles and headlines",
}


@dataclass
class Floors:
    """The file: a table per set, and the reasons given for lowering."""

    sets: dict[str, dict[str, str | float]] = field(default_factory=dict)
    lowered: list[str] = field(default_factory=list)


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors in force; none where the file is missing."""
    if not path.exists():
        return Floors()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(sets=table.get("sets", {}), lowered=table.get("lowered", []))


def measured(score: Score) -> dict[str, float]:
    """The figures that have floors, rounded down to four places."""
    values = {"core": score.slots.core().f1}
    values |= {slot: score.slots[slot].f1 for slot in SLOTS if score.slots[slot].gold}
    return {slot: int(value * 10_000) / 10_000 for slot, value in values.items()} | {
        "false_alarms": score.false_alarms
    }


def violations(name: str, score: Score, floor: Mapping[str, str | float]) -> list[str]:
    """One line for each figure below its floor."""
    now, broken = measured(score), []
    for slot, least in floor.items():
        if slot == "digest" or isinstance(least, str):
            continue
        value = now.get(slot, 0.0)
        worse = value > least if slot == "false_alarms" else value < least - SLACK
        if worse:
            broken.append(f"{name}: {slot} is {value:g}, its floor {least:g}")
    return broken


def moved(
    floor: Mapping[str, str | float], now: Mapping[str, float], *, lower: bool
) -> dict[str, str | float]:
    """The new floors of a set: the better of old and new, or simply the new where `lower`."""
    old = {slot: v for slot, v in floor.items() if not isinstance(v, str)}
    best: dict[str, str | float] = {}
    for slot, value in now.items():
        choose = min if slot == "false_alarms" else max
        best[slot] = value if lower else choose(value, old.get(slot, value))
    return best


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the file whole: sets by name, reasons in the order they were given."""
    reasons = [_quoted(reason) for reason in floors.lowered]
    lines = [_HEAD, "lowered = [", *(f"    {reason}," for reason in reasons), "]"]
    for name, floor in sorted(floors.sets.items()):
        lines += ["", f"[sets.{name}]", *_rows(floor)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_shown(floors: Floors, on: str, sizes: Mapping[str, int], path: Path = SHOWN) -> None:
    """Write the figures of all floors as the package shows them, measured `on` a day.

    `sizes` are documents of each set; one that is not here keeps the size it had.
    """
    known = tomllib.loads(path.read_text(encoding="utf-8")).get("sets", []) if path.exists() else []
    sizes = {one["name"]: one["documents"] for one in known} | dict(sizes)
    lines = [_HEAD_SHOWN, f"on = {_quoted(on)}"]
    for name, floor in sorted(floors.sets.items(), key=lambda one: (one[0] != JUDGE, one[0])):
        figures = {slot: value for slot, value in floor.items() if slot != "digest"}
        about = {"name": name, "about": ABOUT.get(name, ""), "documents": sizes.get(name, 0)}
        lines += ["", "[[sets]]", *_rows({**about, **figures})]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(floor: Mapping[str, str | float]) -> Sequence[str]:
    return [
        f"{slot} = {_quoted(value) if isinstance(value, str) else f'{value:g}'}"
        for slot, value in floor.items()
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

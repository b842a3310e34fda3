import json
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import check, evaluate, main, set_floors, summary, table
from bench.agreement import Record
from bench.changes import changes
from bench.floors import (
    Floors,
    load_floors,
    measured,
    moved,
    violations,
    write_floors,
    write_shown,
)
from bench.score import document, first_answers, load_lines
from bench.sets import GoldSet, find_sets
from dragoman.web.rooms import method

FOUR: list[dict[str, Any]] = [
    {
        "document": {"source": f"{n}.txt", "kind": "article"},
        "engagements": [
            {"kind": "call", "parties": ["FJI", "TON"], "date": f"2025-01-0{n}", "participants": []}
        ],
    }
    for n in (1, 2, 3)
] + [{"document": {"source": "4.txt", "kind": "article"}, "engagements": []}]


@pytest.fixture
def small(tmp_path: Path) -> GoldSet:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "1.txt").write_text("Fiji called Tonga.", encoding="utf-8")
    gold = tmp_path / "small.jsonl"
    gold.write_text("".join(json.dumps(r) + "\n" for r in FOUR), encoding="utf-8")
    return GoldSet("small", gold, folder)


def without(source: str) -> list[Record]:
    return [{**r, "engagements": []} if r["document"]["source"] == source else r for r in FOUR]


def test_halves_are_odd_and_even_lines(small: GoldSet) -> None:
    result = evaluate(small, without("2.txt"))
    assert result.odd.slots["engagement"].f1 == 1.0
    assert result.even.slots["engagement"].recall == 0.0
    assert (result.odd.documents, result.even.documents) == (2, 2)


def test_a_reading_that_names_another_set_is_not_this_ones(small: GoldSet) -> None:
    result = evaluate(small, [{"set": "other", **r} for r in FOUR])
    assert result.whole.unread == 4


def test_false_alarms_are_counted_by_document(small: GoldSet) -> None:
    noisy = [*FOUR[:3], {**FOUR[3], "engagements": FOUR[0]["engagements"]}]
    result = evaluate(small, noisy)
    assert (result.whole.false_alarms, result.whole.negatives) == (1, 1)
    assert "1 of 1 without an engagement got one" in table(result)
    assert summary([result]).splitlines()[1].split()[-1] == "1/1"


def test_a_figure_under_its_floor_is_named(small: GoldSet) -> None:
    floor: dict[str, str | float] = {
        "digest": small.digest(),
        **measured(evaluate(small, FOUR).whole),
    }
    worse = evaluate(small, without("2.txt"))
    broken = violations("small", worse.whole, floor)
    assert any(line.startswith("small: engagement is 0.8") for line in broken)
    assert violations("small", evaluate(small, FOUR).whole, floor) == []


def test_more_false_alarms_break_the_floor(small: GoldSet) -> None:
    noisy = [*FOUR[:3], {**FOUR[3], "engagements": FOUR[0]["engagements"]}]
    broken = violations("small", evaluate(small, noisy).whole, {"false_alarms": 0})
    assert broken == ["small: false_alarms is 1, its floor 0"]


def test_raising_never_lowers_and_lowering_keeps_its_reason(small: GoldSet, tmp_path: Path) -> None:
    high = set_floors([evaluate(small, FOUR)], Floors(), None)
    worse = [evaluate(small, without("2.txt"))]
    assert set_floors(worse, high, None) == high
    low = set_floors(worse, high, 'gold was "wrong"')
    assert low.sets["small"]["engagement"] == 0.8
    path = tmp_path / "floors.toml"
    write_floors(low, path)
    assert load_floors(path) == low
    assert load_floors(path).lowered == ['gold was "wrong"']


def test_moved_takes_fewer_false_alarms() -> None:
    assert moved({"false_alarms": 3}, {"false_alarms": 1}, lower=False) == {"false_alarms": 1}
    assert moved({"false_alarms": 1}, {"false_alarms": 3}, lower=False) == {"false_alarms": 1}


def test_a_changed_bundled_set_fails_and_a_changed_outside_set_is_not_judged(
    small: GoldSet, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = Floors({"small": {"digest": "old", "core": 1.0}})
    worse = evaluate(small, without("2.txt"))
    assert check([worse], floors) == []
    assert "changed since its floor was set, not judged" in capsys.readouterr().err
    bundled = GoldSet("small", small.gold, small.folder, bundled=True)
    assert check([evaluate(bundled, FOUR)], floors) == [
        "small: gold or pages changed; run --raise or --lower REASON"
    ]


def test_every_bundled_set_has_a_floor() -> None:
    bundled = [s for s in find_sets() if s.bundled]
    assert [s.name for s in bundled] == ["samples", "blind"]
    for one in bundled:
        assert check([evaluate(one, [])], Floors()) == [f"{one.name}: has no floor; run --raise"]
        assert load_floors().sets[one.name]["core"]


def test_the_digest_covers_gold_and_pages(small: GoldSet) -> None:
    before = small.digest()
    (small.folder / "1.txt").write_text("Tonga called Fiji.", encoding="utf-8")
    assert small.digest() != before


def test_changes_ignore_evidence_and_order() -> None:
    moved_span = [{**FOUR[0], "engagements": [{**FOUR[0]["engagements"][0], "evidence": [1]}]}]
    assert list(changes(FOUR, [*FOUR[:0:-1], *moved_span])) == []
    lines = list(changes(FOUR, without("2.txt")))
    assert len(lines) == 1
    assert lines[0].startswith("- 2.txt: engagement kind=call · parties=FJI-TON")


def test_the_bundled_set_is_found_and_every_page_of_it_has_gold() -> None:
    samples = find_sets()[0]
    assert samples.name == "samples"
    sources = {str(document(r)["source"]).split("#")[0] for r in load_lines(samples.gold)}
    assert sources == {path.name for path in samples.pages()}


def test_stored_readings_are_scored_without_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = tmp_path / "readings.jsonl"
    gold = find_sets()[0].records()
    stored.write_text("".join(json.dumps(first_answers(g)) + "\n" for g in gold), encoding="utf-8")
    assert main(["--set", "samples", "--readings", str(stored)]) == 0
    assert "CORE                    1.000  1.000  1.000" in capsys.readouterr().out


def test_the_page_of_method_shows_the_floors_in_force() -> None:
    shown = {one.name: one for one in method.measured().sets}
    floors = load_floors().sets
    assert shown.keys() == floors.keys()
    for name, floor in floors.items():
        figures = {slot: value for slot, value in floor.items() if slot != "digest"}
        assert figures == {slot: getattr(shown[name], slot) for slot in figures}, (
            "run python -m bench.accuracy --raise"
        )
        assert shown[name].about
    for gold_set in find_sets():
        if gold_set.digest() == floors.get(gold_set.name, {}).get("digest"):
            assert shown[gold_set.name].documents == len(gold_set.records())


def test_a_set_that_is_not_here_keeps_its_size_where_figures_are_shown(tmp_path: Path) -> None:
    path, floors = tmp_path / "measured.toml", Floors({"samples": {"digest": "x", "core": 0.5}})
    write_shown(floors, "2025-03-04", {"samples": 7}, path)
    write_shown(floors, "2025-03-05", {}, path)
    text = path.read_text(encoding="utf-8")
    assert 'on = "2025-03-05"' in text
    assert "documents = 7" in text
    assert "digest" not in text

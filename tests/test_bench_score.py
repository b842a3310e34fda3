import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest

from bench.agreement import Record, same_name, same_office, same_parties, same_place
from bench.score import CORE, first_answers, load, score, score_document

GOLDEN = Path(__file__).parent / "golden" / "samples.jsonl"
SHARED = Path(__file__).parents[2] / "shared" / "gold"

MEETING: Record = {
    "kind": "meeting",
    "format": "in_person",
    "status": "held",
    "date": "2025-03-04",
    "place": {"city": "Lima", "country": "PER"},
    "setting": None,
    "parties": ["PER", "MLT"],
    "participants": [
        {"name": "Ana Quispe", "party": "PER", "office": ["Foreign Minister"], "role": "host"},
        {"name": None, "party": "MLT", "office": "President", "role": "visitor"},
    ],
}


def reading(*engagements: Record, **rest: object) -> Record:
    return {"document": {"source": "a.txt"}, "engagements": list(engagements), **rest}


def changed(**values: object) -> Record:
    return {**first_answers(MEETING), **values}


@pytest.mark.parametrize(
    ("gold", "found", "agree"),
    [
        ("Blaž Korenjak", "Korenjak Blaz", True),
        ("Blaž Korenjak", "Korenjak", False),
        ("Korenjak", "Blaž Korenjak", True),
        ("Korenjak", "Mr Blaž Korenjak", False),
        (["A. Sulong", "Azhari Sulong"], "Azhari Sulong", True),
        (None, None, True),
        (None, "Somebody", False),
    ],
)
def test_names_agree(gold: object, found: object, agree: bool) -> None:
    assert same_name(gold, found) is agree


@pytest.mark.parametrize(
    ("gold", "found", "agree"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("Minister of Defence", "Defense Minister", True),
        ("President", "Vice President", True),
        ("Prime Minister", "President", False),
        ("Premier", "Prime Minister", True),
    ],
)
def test_offices_agree(gold: object, found: object, agree: bool) -> None:
    assert same_office(gold, found) is agree


def test_parties_agree_in_any_order_and_by_any_accepted_set() -> None:
    assert same_parties(["A", "B"], ["B", "A"])
    assert same_parties([["A"], ["A", "B"]], ["A"])
    assert not same_parties(["A", "B"], ["A"])


def test_a_place_needs_its_country_and_the_city_gold_names() -> None:
    lima = {"city": "Lima", "country": "PER"}
    assert same_place(lima, lima)
    assert same_place({"city": None, "country": "PER"}, lima)
    assert not same_place(lima, {"city": "Cusco", "country": "PER"})
    assert not same_place(lima, {"city": "Lima", "country": "USA"})


def test_gold_read_perfectly_scores_one() -> None:
    gold = load(GOLDEN)
    result = score(gold.values(), {s: first_answers(g) for s, g in gold.items()})
    assert result.slots.core().f1 == 1.0
    assert {slot: count.f1 for slot, count in result.slots.items() if count.f1 < 1} == {}
    assert (result.unread, result.false_alarms) == (0, 0)
    assert result.documents == len(gold)


def test_nothing_read_scores_zero() -> None:
    gold = load(GOLDEN)
    result = score(gold.values(), {})
    assert result.slots.core().f1 == 0.0
    assert result.unread == len(gold)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("kind", "visit"),
        ("format", "video"),
        ("status", "planned"),
        ("date", "2025-03-05"),
        ("place", {"city": "Cusco", "country": "PER"}),
        ("parties", ["PER", "MLT", "ITA"]),
    ],
)
def test_one_wrong_value_costs_its_own_slot_alone(slot: str, value: object) -> None:
    slots = score_document(reading(MEETING), reading(changed(**{slot: value})))
    assert {name for name, count in slots.items() if count.right < count.gold} == {slot}


def test_an_invented_setting_costs_precision() -> None:
    slots = score_document(reading(MEETING), reading(changed(setting="Davos Forum")))
    assert (slots["setting"].right, slots["setting"].gold, slots["setting"].found) == (0, 0, 1)


def test_a_surplus_engagement_costs_every_slot_it_fills() -> None:
    other = changed(parties=["FRA", "JPN"], participants=[], kind="call")
    slots = score_document(reading(MEETING), reading(changed(), other))
    assert (slots["engagement"].right, slots["engagement"].found) == (1, 2)
    assert (slots["date"].right, slots["date"].found) == (1, 2)


def test_an_optional_record_costs_nothing_found_or_missing() -> None:
    gold = reading({**MEETING, "optional": True})
    for found in (reading(), reading(changed())):
        assert score_document(gold, found)["engagement"].found == 0
        assert score_document(gold, found)["engagement"].gold == 0


def test_mechanisms_need_their_ordinal_and_pledges_their_words() -> None:
    mechanism = {"name": "Joint Commission", "parties": ["PER", "MLT"], "ordinal": 4}
    pledge = {"parties": ["PER", "MLT"], "what": "open an embassy in Valletta"}
    gold = reading(mechanisms=[mechanism], pledges=[pledge])
    found = reading(
        mechanisms=[{**mechanism, "ordinal": 5}], pledges=[{**pledge, "what": "open an embassy"}]
    )
    slots = score_document(gold, found)
    assert slots["mechanisms"].right == 0
    assert slots["pledges"].right == 1


def their_scorer() -> ModuleType:
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip("the shared gold sets are not beside this repository")
    spec = importlib.util.spec_from_file_location("their_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(gold: Record, chance: random.Random) -> Record:
    """A reading of `gold` with records lost, doubled and values exchanged, at random."""
    perfect = json.loads(json.dumps(first_answers(gold)))
    for kind in ("engagements", "instruments", "mechanisms", "levels"):
        kept = [r for r in perfect.get(kind, []) if chance.random() > 0.2]
        chance.shuffle(kept)
        for record in kept:
            if chance.random() < 0.5 and record:
                key = chance.choice(sorted(record))
                donor = chance.choice(kept)
                if key in donor and not isinstance(donor[key], bool):
                    record[key] = donor[key]
        perfect[kind] = kept + kept[: chance.randrange(2)]
    return dict(perfect)


@pytest.mark.parametrize("name", ["seeds.jsonl", "dev/articles-1.jsonl", "dev/zh.jsonl"])
def test_agrees_with_the_shared_scorer_on_spoiled_readings(name: str) -> None:
    theirs, chance = their_scorer(), random.Random(name)  # noqa: S311  # not a secret
    for gold in load(SHARED / name).values():
        found = spoiled(gold, chance)
        ours = score_document(gold, found)
        expected = theirs.score_document(gold, found)
        for slot in {*ours, *expected, *CORE} - {"pledges"}:
            count = ours[slot]
            assert [count.right, count.gold, count.found] == list(expected[slot]), (slot, gold)

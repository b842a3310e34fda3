"""Which documents are parsed at all, and which of their paragraphs are cut."""

import pytest

from dragoman import gate
from dragoman.lexicon import gate as gate_words
from tests import scenes

PLAIN = "The committee heard from farmers about the price of seed."
DEALING = "The president met senators and the secretary over a long lunch."
FILLED = [PLAIN] * 12


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (DEALING, False),
        (f"{DEALING} France was not named.", False),
        (f"{DEALING} They spoke of France and of Japan.", True),
        (f"{DEALING} They spoke of FRANCE and of JAPAN.", True),
        (f"{DEALING} They spoke of France, of the French and of Paris.", False),
        (f"{DEALING} His counterpart from France was there.", True),
        (f"{DEALING} The president of Chile was sworn in.", True),
    ],
)
def test_a_long_document_about_other_things_names_two_parties(said: str, read: bool) -> None:
    assert bool(gate.near([*FILLED, said, *FILLED], gate_words.load("en"))) is read


def test_a_short_report_may_leave_its_own_state_unnamed() -> None:
    assert gate.near([PLAIN, DEALING, PLAIN], gate_words.load("en")) == {0, 1, 2}


def test_a_report_full_of_dealings_may_leave_its_own_state_unnamed() -> None:
    assert len(gate.near([DEALING] * 12, gate_words.load("en"))) == 12


def test_names_in_the_capitals_of_headlines_are_names() -> None:
    assert gate.near(["GHANA, TOGO SIGN FISHERIES PACT"], gate_words.load("en")) == {0}


@pytest.mark.parametrize(
    "said",
    [
        "The plumber called and paid for a Spanish lamp.",  # "The" and "and" name nobody
        "S. 12 and S. 31 were signed into law under the first order.",
        "The North met the Old Order in the final.",
        "Thank you to Chair Moyo and Vice Chair Brandt of Kenya.",  # a title, no deed
        "The port of Ghana was shut by its director, due to the prime minister's strike.",
        "The minister of Ghana, in consultation with the director, writes to Togo.",
        "The presidents of Ghana and Togo call upon everyone to plant a tree.",
        "Thank you to Ambassador Moyo of Kenya and Director Brandt.",
    ],
)
def test_small_words_of_names_name_nobody_where_little_is_told(said: str) -> None:
    assert gate.near([*FILLED[:7], said], gate_words.load("en")) == set()


@pytest.mark.parametrize(
    "said",
    [
        "The ministers of Ghana and Togo will chair the round.",
        "The ministers of Ghana and Togo are due in Lima.",
        "The president of Ghana is due to visit Togo.",
        "GHANA, TOGO MINISTERS CO-CHAIR BORDER COMMISSION",
        "The ministers of Ghana and Togo held the consultation they were called for.",
        "The president of Ghana named an ambassador to Togo.",
    ],
)
def test_what_is_cold_in_one_place_is_hot_in_another(said: str) -> None:
    assert 7 in gate.near([*FILLED[:7], said], gate_words.load("en"))


def test_a_report_of_dealings_is_believed_in_its_other_names() -> None:
    vague = "The Federal Order was signed and sealed."
    words = gate_words.load("en")
    alone = gate.keep(scenes.scene(" ".join([PLAIN] * 9 + [vague])).sentences, words)
    beside = gate.keep(scenes.scene(" ".join([DEALING, *[PLAIN] * 4, vague])).sentences, words)
    assert not alone
    assert any("Federal" in sentence.words for sentence in beside)


def test_of_a_long_law_of_home_only_what_brings_in_somebody_foreign_is_read() -> None:
    home = "The Secretary shall consult the Director in Chile and report to the president."
    law = [home] * 5 + [PLAIN] * 30
    abroad = "The president met the president of Peru in Chile."
    assert gate.near(law, gate_words.load("en")) == set()
    kept = gate.near([*law, abroad, *[PLAIN] * 10], gate_words.load("en"))
    assert kept == {0, 1, 2, 3, 34, 35, 36, 37}


def test_a_long_report_from_abroad_names_its_host_most() -> None:
    host = "The Secretary held talks with Kenyan Interior Minister Peter Njoroge in Nairobi."
    report = ["The U.S. Secretary of State travelled to Kenya.", *[PLAIN] * 3]
    report += [line for _ in range(8) for line in (host, PLAIN, PLAIN, PLAIN)]
    kept = gate.near(report, gate_words.load("en"))
    assert {n for n, line in enumerate(report) if line == host} <= kept


def test_nothing_is_cut_where_nothing_matters() -> None:
    assert gate.near(FILLED, gate_words.load("en")) == set()


def test_a_paragraph_needs_the_whole_phrase_of_a_change_of_office() -> None:
    words = gate_words.load("en")
    assert gate.near(["The secretary lives in a house in the place of his birth."], words) == set()
    assert gate.near(["She became secretary in place of her uncle."], words) == {0}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Ana Duarte took over the ministry of roads.", True),
        ("Ana Duarte became minister in place of Rui Sousa.", True),
        ("Ana Duarte took over the bakery.", False),
        ("Ana Duarte replaced the windows.", False),
    ],
)
def test_an_office_that_changes_hands_needs_one_name(said: str, read: bool) -> None:
    document = scenes.scene(f"{PLAIN} {said}")
    assert bool(gate.keep(document.sentences, gate_words.load("en"))) is read


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["- met:", "- a", "- b", "end", PLAIN], {4, 5, 6, 7}),
        (["- met:", f"- {DEALING} Chile, Fiji:", "- b", "end"], {4, 5, 6, 7}),
        (["- met:", "- a", f"{DEALING} Chile, Fiji:", *["- b"] * 6, "end"], set(range(4, 14))),
    ],
)
def test_a_list_belongs_to_what_opens_it(lines: list[str], read: set[int]) -> None:
    """An opener behind the last item opens a list of its own."""
    opening = f"- Chile and Fiji: {lines[0]}"
    body = [opening, *lines[1:], *[PLAIN] * 8]
    words = gate_words.load("en")
    found = gate.near([DEALING + " Chile, Fiji.", *[PLAIN] * 3, *body], words)
    assert read <= found
    assert max(found) < 4 + len(lines) + 2

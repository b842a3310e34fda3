"""Whom an office in the plural means: those told of, or two others.

Invented people, real states.
"""

import pytest

from dragoman.claims.told.holding import by_others
from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page

_REPORT = """Ministers of Peru and Chile meet

May 14, 2031

Peru's Defence Minister Juan Quispe met Chile's Defence Minister Ana Rojas in Lima on Monday.

{}
"""


def second(sentence: str) -> EngagementClaim | None:
    """The engagement told of behind a meeting of two defence ministers, if any is."""
    raw = _REPORT.format(sentence).encode()
    found = read_page(Page(source="t.txt", raw=raw))[0].engagements
    return found[1] if len(found) > 1 else None


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("The foreign ministers of the two countries met in Arica in January.", "foreign minister"),
        ("Last year the presidents of the two countries met in Cusco.", "president"),
        ("Last year the heads of state of the two countries had a meeting.", "head of state"),
        ("The prime ministers of both nations will meet in June.", "prime minister"),
    ],
)
def test_another_office_is_held_by_others(sentence: str, office: str) -> None:
    found = second(sentence)
    assert found is not None
    people = {(p.name, p.party, p.office) for p in found.participants}
    assert people == {(None, "PER", office), (None, "CHL", office)}


@pytest.mark.parametrize(
    "sentence",
    [
        "In March the two ministers met in Arica.",
        "In March the defense ministers met in Arica.",
        "In March they met in Arica.",
    ],
)
def test_the_same_office_is_theirs(sentence: str) -> None:
    found = second(sentence)
    assert found is not None
    assert {p.name for p in found.participants} == {"Juan Quispe", "Ana Rojas"}


def test_what_both_welcome_is_no_meeting_of_theirs() -> None:
    assert second("Mr Quispe and Ms Rojas welcomed the new bridge near Tacna.") is None


@pytest.mark.parametrize(
    ("office", "held", "others"),
    [
        ("foreign minister", ["Secretary of State", "Minister of External Affairs"], False),
        ("foreign minister", ["Defence Minister", "Minister of Defense"], True),
        ("foreign minister", ["Deputy Foreign Minister", "Deputy Foreign Minister"], True),
        ("minister", ["Secretary of State", "Foreign Secretary"], False),
        ("head of state", ["President", "Prime Minister"], False),
        ("head of state", ["Defence Minister", "Ambassador"], True),
        ("president", ["Defence Minister", None], False),
        ("president", ["Defence Minister"], False),
    ],
)
def test_others_are_meant_only_where_all_told_of_hold_other_offices(
    office: str, held: list[str | None], others: bool
) -> None:
    assert by_others(office, held) is others

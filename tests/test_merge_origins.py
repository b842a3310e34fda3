"""Origins: the groups are those of comparing every two texts, without comparing every two."""

from itertools import combinations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.merge.beliefs import Context, Statement
from dragoman.merge.origins import ALIKE, origins
from dragoman.merge.sketches import likeness, sketch
from tests.counting import work
from tests.making import engagement, reading, statements

(ONE,) = statements([reading(engagement())])
WORDS = [f"word{n}" for n in range(60)]


def said(texts: list[str], credited: list[str | None]) -> list[Statement]:
    return [
        msgspec.structs.replace(
            ONE, id=f"C-{n:06}", sha256=str(n), context=Context(sketch=sketch(text), credit=credit)
        )
        for n, (text, credit) in enumerate(zip(texts, credited, strict=True))
    ]


def compared(found: list[Statement]) -> list[set[str]]:
    """Groups, by comparing every two texts until nothing more joins."""
    groups = [{s.id} for s in found]
    for a, b in combinations(found, 2):
        one, other = a.context, b.context
        credited = one.credit is not None and one.credit == other.credit
        if credited or likeness(one.sketch, other.sketch) >= ALIKE:
            joined = [g for g in groups if a.id in g or b.id in g]
            groups = [g for g in groups if g not in joined] + [set().union(*joined)]
    return sorted(groups, key=min)


@st.composite
def cut(draw: st.DrawFn) -> str:
    """A stretch of one long text, and words of its own."""
    first, last = sorted(draw(st.tuples(st.integers(0, 60), st.integers(0, 60))))
    own = draw(st.lists(st.sampled_from("abcdefgh"), max_size=20))
    return " ".join([*WORDS[first:last], *own])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(cut(), st.sampled_from((None, None, None, "afp"))), max_size=12))
def test_groups_are_those_of_every_two_compared(told: list[tuple[str, str | None]]) -> None:
    found = said([text for text, _ in told], [credit for _, credit in told])
    assert [{s.id for s in group} for group in origins(found)] == compared(found)


def _calls(size: int) -> int:
    found = said([" ".join(f"w{n}x{i}" for i in range(80)) for n in range(size)], [None] * size)
    assert len(origins(found)) == size
    return work(lambda: origins(found))


def test_work_grows_with_the_texts_and_not_with_their_pairs() -> None:
    _calls(2)  # what is loaded once is not counted
    assert _calls(200) < 1.5 * 4 * _calls(50)

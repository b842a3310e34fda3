"""How a found expression says its date: small frozen trees, the same for every language.

`find` builds one from words ("the third quarter of next year" is a part of a shift), `resolve`
reads it against a reference day. A recipe holds no words and no reference, so "2025年9月18日" and
"September 18, 2025" are equal recipes. Nothing here computes; the fields only say what was said.
"""

from typing import Literal

from msgspec import Struct

Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade"]
PartName = Literal[
    "early", "middle", "late", "start", "end", "earlier", "later",
    "half", "quarter", "week", "weekend", "spring", "summer", "autumn", "winter",
]  # fmt: skip


class Stated(Struct, frozen=True, gc=False, tag=True):
    """Fields of the calendar as written; what was not written is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO, Monday is 1; only a check when there is a day
    year_shift: "Shift | None" = None  # "October last year"
    turn: int | None = None  # "last October" -1, "this October" 0, "next October" 1
    swapped: "Stated | None" = None  # the other reading of "03/04/2024"


class Weekday(Struct, frozen=True, gc=False, tag=True):
    """A day of the week, by itself, with last/this/next, or in a named week."""

    weekday: int
    turn: int | None = None
    week: int | None = None  # "Thursday last week" -1


class Shift(Struct, frozen=True, gc=False, tag=True):
    """So many units from the reference: yesterday, next month, three days ago, the same day."""

    unit: Unit
    count: int
    event: bool = False  # the reference is the running event, not the document


class Window(Struct, frozen=True, gc=False, tag=True):
    """The days between the reference and so many units from it: the past two weeks."""

    unit: Unit
    count: int


class Part(Struct, frozen=True, gc=False, tag=True):
    """A piece of a longer time; seasons and weekends may stand without one."""

    part: PartName
    number: int | None = None  # of a half, a quarter or a week; -1 is the last
    of: "Recipe | None" = None
    turn: int | None = None  # "next spring"


class Span(Struct, frozen=True, gc=False, tag=True):
    """From the first day of one time to the last day of another."""

    first: "Recipe"
    last: "Recipe"


class Vague(Struct, frozen=True, gc=False, tag=True):
    """A time that names no days: "recently", "in the coming months"."""


Recipe = Stated | Weekday | Shift | Window | Part | Span | Vague
Anchor = Literal["absolute", "document", "event"]


def anchor(recipe: Recipe) -> Anchor:
    """What the recipe needs before it can be resolved."""
    match recipe:
        case Stated(year=int()):
            return "absolute"
        case Stated(year_shift=Shift(event=True)) | Shift(event=True):
            return "event"
        case Part(of=whole) if whole is not None:
            return anchor(whole)
        case Span(first=first, last=last):
            return max(anchor(first), anchor(last), key=_NEEDS.index)
        case _:
            return "document"


_NEEDS: tuple[Anchor, ...] = ("absolute", "document", "event")

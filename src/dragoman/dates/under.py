"""Days told without a year, in the year that a line above them names: a list's "2029", its title.

A time expression comes in and goes out, of that year where it names at least a month and nothing
else to count from. Weekdays, "next May" and whatever has a year of its own stay as they are.
"""

from msgspec.structs import replace

from dragoman.dates.finding import TimeExpression
from dragoman.dates.recipe import Recipe, Span, Stated, anchor


def in_year(time: TimeExpression, year: int) -> TimeExpression:
    """The expression in a year, unless it says itself when it is."""
    recipe = _placed(time.recipe, year)
    return time if recipe is time.recipe else replace(time, recipe=recipe, anchor=anchor(recipe))


def years(time: TimeExpression) -> frozenset[int]:
    """The years that an expression writes."""
    return frozenset(_written(time.recipe))


def months(time: TimeExpression) -> bool:
    """Whether an expression writes a month beside its year."""
    return _monthly(time.recipe)


def _monthly(recipe: Recipe) -> bool:
    match recipe:
        case Stated(year=int(), month=int()):
            return True
        case Span(first=first, last=last):
            return _monthly(first) or _monthly(last)
        case _:
            return False


def _placed(recipe: Recipe, year: int) -> Recipe:
    match recipe:
        case Stated(year=None, month=int(), year_shift=None, turn=None):
            return replace(recipe, year=year)
        case Span(first=first, last=last) if not _written(recipe):
            one, two = _placed(first, year), _placed(last, year)
            return recipe if one is first or two is last else Span(one, two)
        case _:
            return recipe


def _written(recipe: Recipe) -> set[int]:
    match recipe:
        case Stated(year=int() as year):
            return {year}
        case Span(first=first, last=last):
            return _written(first) | _written(last)
        case _:
            return set()

"""Pictures of parties over the years, shared by the rooms that show them.

Rows of the ledger come in; specs and words for them go out.
"""

from collections.abc import Sequence

from dragoman.ledger.queries_counts import YearCount
from dragoman.merge.beliefs import TenureBelief
from dragoman.web.drawing import Spec
from dragoman.web.pictures.counts import counts
from dragoman.web.pictures.spans import Bar, spans
from dragoman.web.pictures.style import Look
from dragoman.wording import values

ORDER = ("in_person", "video", "phone", "written", "unknown")


def run_of_years(found: Sequence[YearCount]) -> list[str]:
    """Every year from the first to the last, those without engagements too."""
    years = [int(row.year) for row in found]
    return [str(year) for year in range(min(years), max(years) + 1)] if years else []


def run_of_months(last: str, count: int) -> list[str]:
    """So many months, as 2025-04, up to that of an ISO day."""
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(max(end - count + 1, 12), end + 1)]


def by_year(found: Sequence[YearCount], look: Look) -> Spec:
    """Engagements a year, by form."""
    known = sorted(found, key=lambda row: ORDER.index(row.format))
    rows = [(row.year, values.word(row.format), row.count) for row in known]
    return counts(rows, run_of_years(found)[-30:], look)


def tenures(found: Sequence[TenureBelief], look: Look, *, by: str, day: str | None = None) -> Spec:
    """Bars of tenures: `by` "name" for the holders of an office, "office" for one person's."""
    bars = [
        Bar(name=t.name if by == "name" else t.office, first=first, last=t.ends or t.last or first,
            note="acting" if t.acting else "")
        for t in found
        if (first := t.starts or t.first)
    ]  # fmt: skip
    return spans(bars, look, day)

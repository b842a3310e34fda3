"""What a cell of a grid tells: a form with its sides comes in, its engagements go out."""

from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page, Reading


def whole(text: str) -> Reading:
    """All that is read of a report of 14 May 2031 in one piece."""
    (found,) = read_page(Page(source="grid.txt", raw=text.encode()), "2031-05-14")
    return found


def read(text: str) -> list[EngagementClaim]:
    """The engagements of such a report."""
    return list(whole(text).engagements)


def sentence(form: str, host: str = "", guest: str = "", **more: str) -> str:
    """A form with its sides: commas that close an apposition give way to others and to stops."""
    said = form.format(A=host, B=guest, **more).replace(",.", ".").replace(",,", ",")
    return said[0].upper() + said[1:]

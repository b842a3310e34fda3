"""What a room is: a path, what it looks up, and the template that shows it."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request

from dragoman.ledger import Ledger
from dragoman.records import Record


class Room(NamedTuple):
    """One kind of page. `nav` is the entry of the menu it belongs to."""

    path: str  # of Starlette; "{id}" stands for a part of it
    template: str
    look: Callable[[Ledger, Request], Record]
    nav: str = ""

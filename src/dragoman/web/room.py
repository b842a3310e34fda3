"""What a room is: a path, what it looks up, the template that shows it, and what it gives away."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from starlette.requests import Request

from dragoman.export.shapes import Shape
from dragoman.ledger import Ledger
from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import Look


class Picture(NamedTuple):
    """What is drawn, and what it shows in words."""

    title: str
    about: str
    spec: Spec


Painter = Callable[[Ledger, Request, Look], Picture]


class Room(NamedTuple):
    """One kind of page. `nav` is the entry of the menu it belongs to."""

    path: str  # of Starlette; "{id}" stands for a part of it
    template: str
    look: Callable[[Ledger, Request], Record]
    nav: str = ""
    # Shapes in which the same can be had as a file, at the same address with a suffix.
    gives: Mapping[type[Shape], Callable[[Ledger, Request], Shape]] = {}
    # Pictures of the same, at the same address with `.<name>.svg` behind it.
    pictures: Mapping[str, Painter] = {}

    @property
    def twin(self) -> str:
        """The path of its JSON twin, without the suffix."""
        return "/today" if self.path == "/" else self.path

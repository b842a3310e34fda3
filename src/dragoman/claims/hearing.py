"""What a sentence tells before its phrases are read: whom its pronouns mean and who acts in it.

A row comes in, the discourse of the document learns from it. Nothing is claimed here.
"""

from dragoman.claims import antecedents
from dragoman.claims.discourse import Discourse
from dragoman.claims.row import Row


def hear(row: Row, told: Discourse) -> None:
    """Note whom the pronouns of a sentence mean, who acts in it and which two states it names."""
    told.meant = antecedents.of(row, _named(told))
    told.acting = antecedents.opening(row)
    told.duo = _duo(row) or told.duo


def _duo(row: Row) -> tuple[str, ...]:
    """The two states that a sentence names, where it names just two."""
    named = dict.fromkeys(m.ref for m in row.mentions if m.kind == "state" and m.form == "name")
    return tuple(ref for ref in named if ref) if len(named) == 2 else ()


def _named(told: Discourse) -> list[int]:
    """The persons named so far; at the end whom the text last told of."""
    last = told.lead if told.last_subject is None else told.last_subject
    return told.named if last is None else [*told.named, last]

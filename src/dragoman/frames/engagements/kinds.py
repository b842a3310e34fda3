"""A clause in, the kind and the form of what it tells out.

A ship's visit is a call at a port, one paid to an official is a meeting, and talks by telephone are
a call.
"""

from dragoman.frames.clause import slots
from dragoman.frames.clause.clauses import Clause
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Frame, Language
from dragoman.records import EngagementKind, Format


def find(
    row: Row, clause: Clause, frame: Frame, language: Language
) -> tuple[EngagementKind, Format]:
    """Kind and format: see above."""
    form = slots.form(row, clause, frame)
    named = any(a.kind in ("person", "office") for a in clause.actors)
    before = not named and slots.told_before(row, clause, "vessel")
    if frame.kind == "visit" and (before or slots.told_of(row, clause, "vessel")):
        return "port_call", form
    if frame.kind == "visit" and _to_someone(clause, language):
        return "meeting", form
    return "call" if frame.kind == "meeting" and form == "phone" else frame.kind, form


def _to_someone(clause: Clause, language: Language) -> bool:
    """Whether a visit is paid to an official, who stands behind both words: "paid a visit to X"."""
    paid = clause.mark.last - clause.mark.first > 1 and language.grammar.writing == "words"
    return (
        paid
        and not language.chained
        and any(
            a.kind in ("person", "office") and a.first == clause.mark.last for a in clause.actors
        )
    )

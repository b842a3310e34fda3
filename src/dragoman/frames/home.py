"""Whose paper a document is: the state of officials it names without one, and why.

In order: the publisher's name, its domain, the body that heads the page, the state the language's
papers are mostly of where the document names it, else the state it names most.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.frames import marks
from dragoman.frames.row import Row
from dragoman.lexicon.frames import Language, tokenise
from dragoman.lexicon.home import domains, publishers
from dragoman.records import Document


def find(document: Document, rows: Sequence[Row], language: Language) -> tuple[str, str]:
    """Code and reason; an empty code where nothing tells."""
    name = (document.publisher or "").lower()
    known = publishers().get(name, ())
    if len(known) == 1:
        return known[0], f"the publisher, {document.publisher}"
    if "." in name and (code := domains().get(name.rsplit(".", 1)[-1])):
        return code, f"the publisher, {document.publisher}"
    if heading := _headed(document.publisher or "", language):
        return heading, "the body that publishes it"
    named = Counter(
        party.value for row in rows for mark in row.entities if (party := mark.of("party"))
    )
    usual = language.grammar.home
    if named.get(usual) or len(named) < 2:
        return usual, "the language, whose papers write so of their own"
    return max(named, key=lambda code: named[code]), "the state that is named most"


def _headed(publisher: str, language: Language) -> str:
    """The state in the publisher's own name."""
    tokens = tokenise(publisher, 0, len(publisher), language.grammar.writing)
    found = marks.find(tokens, language.entities)
    return next((party.value for mark in found if (party := mark.of("party"))), "")

"""A card for each spelling of a person's name: language, script, order, and who writes it so.

A person comes in, cards go out, in the order in which the person's spellings are preferred.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

import msgspec

from dragoman.ledger.views import NameCard
from dragoman.merge.beliefs import PersonBelief, Value
from dragoman.names import script
from dragoman.names.order import order

Told = tuple[str, str, str | None, str]  # language, source, day and identifier of a document


def cards(db: sqlite3.Connection, person: PersonBelief) -> tuple[NameCard, ...]:
    """One card a spelling."""
    told = _told(db, (claim for value in person.names for claim in value.claims))
    return tuple(_card(value, person, told) for value in person.names)


def _card(value: Value, person: PersonBelief, told: dict[str, Told]) -> NameCard:
    papers = [told[claim] for claim in value.claims if claim in told]
    days = sorted(day for _, _, day, _ in papers if day)
    return NameCard(
        name=value.value,
        languages=_ranked(language for language, _, _, _ in papers),
        script=script(value.value),
        order=order(value.value, person.party, (v.value for v in person.names)),
        sources=_ranked(source for _, source, _, _ in papers),
        claims=len(value.claims),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=len({document for *_, document in papers}),
    )


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    """The most frequent first."""
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _told(db: sqlite3.Connection, claims: Iterable[str]) -> dict[str, Told]:
    """The document of each claim."""
    rows = db.execute(
        "SELECT claim.id, document.language, coalesce(document.publisher, document.source), "
        "document.published, document.id FROM json_each(?) w "
        "CROSS JOIN claim ON claim.id = w.value JOIN document ON document.id = claim.document",
        (msgspec.json.encode(sorted(set(claims))).decode(),),
    )
    return {id: (language, source, day, paper) for id, language, source, day, paper in rows}

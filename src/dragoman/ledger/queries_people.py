"""Questions about people and offices. An office is answered from dated sightings, never guessed.

`office` says "known" only when the day lies within what documents say of one person: between the
first and the last day they call that person the holder, or from a stated start or to a stated
end. Outside that it names whom it saw before and after, and leaves the answer open.
"""

import sqlite3
from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import belief_of, engagement_lines
from dragoman.ledger.queries_cards import cards
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.rows import beliefs, claim_views
from dragoman.ledger.search import names_query, of_kind
from dragoman.ledger.views import EngagementLine, OfficeAnswer, PersonLine, PersonView
from dragoman.merge.beliefs import EngagementBelief, PersonBelief, TenureBelief
from dragoman.merge.offices import Holding, beside, holding, holds_among, same_office


def people(
    book: Ledger, text: str = "", limit: int = 50, offset: int = 0
) -> tuple[PersonLine, ...]:
    """People whose name has all these words (all people when empty), most reported first."""
    found = of_kind("person", names_query(text))
    named = (
        " AND b.number IN (SELECT rowid FROM belief_search WHERE belief_search MATCH ?)"
        if found
        else ""
    )
    rows = book.db.execute(
        f"SELECT b.json FROM belief b WHERE b.kind = 'person'{named} "
        "ORDER BY b.weight DESC, b.id LIMIT ? OFFSET ?",
        (*([found] if found else ()), limit, offset),
    ).fetchall()
    return tuple(_line(book.db, person) for person in beliefs(rows, PersonBelief))


def people_of(book: Ledger, ids: Iterable[str]) -> tuple[PersonLine, ...]:
    """The people among these identifiers."""
    rows = book.db.execute(
        "SELECT b.json FROM json_each(?) w CROSS JOIN belief b ON b.id = w.value "
        "WHERE b.kind = 'person' ORDER BY b.id",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    ).fetchall()
    return tuple(_line(book.db, person) for person in beliefs(rows, PersonBelief))


def best_attested(book: Ledger) -> TenureBelief | None:
    """The office-holder with the most dated reports, over more than one day if there is such."""
    rows = book.db.execute(
        "SELECT json FROM belief WHERE kind = 'tenure' AND first IS NOT NULL AND last IS NOT NULL "
        "AND id IN (SELECT belief FROM belief_party) "
        "ORDER BY first <> last DESC, weight DESC, id DESC LIMIT 1"
    )
    return next(iter(beliefs(rows, TenureBelief)), None)


def _line(db: sqlite3.Connection, person: PersonBelief) -> PersonLine:
    offices = db.execute(
        "SELECT t.office FROM (SELECT DISTINCT b.id, b.first, b.subkind AS office "
        "FROM belief_name p JOIN belief_name n ON n.party = p.party AND n.name = p.name "
        "AND n.kind = 'tenure' JOIN belief b ON b.id = n.belief WHERE p.belief = ?) t "
        "ORDER BY t.first DESC, t.id",
        (person.id,),
    )
    engagements = db.execute(
        "SELECT count(DISTINCT e.belief) FROM belief_name p JOIN belief_name e ON "
        "e.party = p.party AND e.name = p.name AND e.kind = 'engagement' WHERE p.belief = ?",
        (person.id,),
    ).fetchone()[0]
    return PersonLine(
        id=person.id,
        name=person.name,
        party=person.party,
        offices=tuple(dict.fromkeys(office for (office,) in offices)),
        engagements=engagements,
    )


def person(book: Ledger, id: str, limit: int = 100) -> PersonView:
    """One person by any identifier they ever had; engagements newest first, at most `limit`."""
    found = belief_of(book.db, id, PersonBelief)
    tenures = _tenures(book.db, found)
    return PersonView(
        person=found,
        tenures=tenures,
        reports={t.id: _reports(book.db, t) for t in tenures},
        engagements=_engagements(book.db, found.id, limit),
        cards=cards(book.db, found),
    )


def _reports(db: sqlite3.Connection, tenure: TenureBelief) -> int:
    """How many documents tell of a tenure; one may do so in several claims."""
    row = db.execute(
        "SELECT count(DISTINCT document) FROM claim WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(tenure.claims).decode(),),
    ).fetchone()
    return int(row[0])


def _tenures(db: sqlite3.Connection, person: PersonBelief) -> tuple[TenureBelief, ...]:
    rows = db.execute(
        "SELECT DISTINCT b.json FROM belief_name p JOIN belief_name t ON t.party = p.party AND "
        "t.name = p.name AND t.kind = 'tenure' JOIN belief b ON b.id = t.belief WHERE p.belief = ? "
        "ORDER BY b.first DESC, b.id",
        (person.id,),
    )
    return beliefs(rows, TenureBelief)


def _engagements(db: sqlite3.Connection, person: str, limit: int) -> tuple[EngagementLine, ...]:
    rows = db.execute(
        "SELECT json FROM belief WHERE id IN (SELECT e.belief FROM belief_name p "
        "JOIN belief_name e ON e.party = p.party AND e.name = p.name "
        "AND e.kind = 'engagement' WHERE p.belief = ?) "
        "ORDER BY first DESC, id LIMIT ?",
        (person, limit),
    )
    return engagement_lines(db, beliefs(rows, EngagementBelief))


def office(book: Ledger, party: str, office: str, on: str) -> OfficeAnswer:
    """Who held this office of this party on this ISO day, as far as documents say."""
    answer = _answer(book, party, office, on)
    sole = answer.holders[0] if answer.certainty == "known" else None
    witnesses = _witnesses(answer)
    return OfficeAnswer(
        party=party, office=office, on=on, certainty=answer.certainty, reason=answer.reason,
        name=sole.name if sole else None, person=sole.person if sole else None,
        before=answer.before, after=answer.after, holders=answer.holders,
        evidence=claim_views(book.db, witnesses), judgements=about(book.db, witnesses),
    )  # fmt: skip


def _answer(book: Ledger, party: str, office: str, on: str) -> Holding:
    """By those so called; where these do not tell, by whoever held the office among others."""
    exact = tenures_of(book, party, office)
    answer = holding(exact, on)
    wide = () if answer.holders else tenures_of(book, party, office, holds_among)
    wider = holding((*exact, *beside(exact, wide)), on) if wide else answer
    if wider.certainty != "known" or wider == answer:
        return answer
    return replace(wider, reason=f"{wider.reason}, as {wider.holders[0].office}")


def tenures_of(
    book: Ledger, party: str, office: str, means: Callable[[str, str], bool] = same_office
) -> tuple[TenureBelief, ...]:
    """The tenures of an office of a party under any title that can mean it, the earliest first."""
    told = book.db.execute(
        "SELECT DISTINCT subkind FROM belief_party WHERE kind = 'tenure' AND party = ?", (party,)
    )
    titles = [title for (title,) in told if means(title, office)]
    rows = book.db.execute(
        "SELECT b.json FROM belief_party p JOIN belief b ON b.id = p.belief "
        "WHERE p.kind = 'tenure' AND p.party = ? AND p.subkind IN (SELECT value FROM json_each(?)) "
        "ORDER BY b.first, b.id",
        (party, msgspec.json.encode(titles).decode()),
    )
    return beliefs(rows, TenureBelief)


def _witnesses(answer: Holding) -> list[str]:
    """The claims that bound the answer: of holders both ends, of neighbours the near end."""
    found = [c for t in answer.holders for c in (*t.first_claims, *t.last_claims)]
    found += answer.before.last_claims if answer.before else ()
    found += answer.after.first_claims if answer.after else ()
    return found

"""One person: spellings, the offices sources give with the days they gave them, engagements."""

from starlette.requests import Request

from dragoman.ledger import Ledger, person
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.views import ClaimView, PersonView
from dragoman.records import Record
from dragoman.web.room import Room


class PersonPage(Record):
    """A person; `claims` are those at both ends of each tenure, by identifier."""

    person: PersonView
    claims: dict[str, ClaimView]


def look(book: Ledger, request: Request) -> PersonPage:
    """The person an identifier leads to, also one from before their full name was known."""
    view = person(book, request.path_params["id"])
    ends = (c for t in view.tenures for c in (*t.first_claims[:2], *t.last_claims[:2]))
    return PersonPage(person=view, claims={claim.id: claim for claim in claims(book, ends)})


ROOM = Room("/person/{id}", "person.html", look, "engagements")

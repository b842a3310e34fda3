"""What an engagement gets from sentences that only speak of it: its counterpart, its talks.

Drafts and the rows or persons of a document come in, the drafts made whole go out: the counterpart
of a meeting "with her counterparts from A, B and C" is the one minister of A that the text then
names; who "visited Lima for the 7th consultations" took part in them; a signing "after a meeting"
is that meeting. Refused is whoever is not the only one.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import where
from dragoman.claims.sentence.draft import REMOTE, Draft
from dragoman.claims.sentence.row import Row
from dragoman.claims.sentence.scene import Scene
from dragoman.claims.standing import invitations
from dragoman.claims.told.holding import office_of
from dragoman.lexicon.clauses import Clauses
from dragoman.records import DONE, Participant

_SOON = 8  # sentences in which a counterpart is named


def counterparts(found: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts with the counterparts whom later sentences name, and with who went there."""
    went = [_with_travellers(d, found) if d.session else d for d in found]
    whole = [_with_counterpart(d, scene) if d.untold else d for d in went]
    return [_announced(d, whole) if d.kind == "visit" and not d.background else d for d in whole]


def _announced(visit: Draft, found: Sequence[Draft]) -> Draft:
    """Of "A will welcome B on 5 June. B's visit": still ahead, of a title above that, too."""
    names = {p.name for p in visit.participants if p.name}
    rest = [d for d in found if not d.title and d is not visit]
    rest = rest if visit.title else [d for d in rest if d.sentences[0] < visit.sentences[0]]
    told = [d for d in rest if names & {p.name for p in d.participants}]
    told = [d for d in told if set(d.parties) == set(visit.parties)]
    if visit.status not in DONE or visit.date or not told or any(d.status in DONE for d in told):
        return visit
    first = told[0]
    return replace(visit, status=first.status, date=first.date, inferred={**first.inferred})


def _with_travellers(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Of "visited Lima for the 7th consultations of Chad and Peru": who went took part."""
    told = {p.party for p in draft.participants}
    for visit in found:
        there = visit.kind == "visit" and visit.sentences[0] == draft.sentences[0]
        if not there or set(visit.parties) != set(draft.parties) or visit.place != draft.place:
            continue
        went = (p for p in visit.participants if p.name and p.party not in told)
        people = (*draft.participants, *(replace(p, role="participant") for p in went))
        return replace(draft, participants=people)
    return draft


def _with_counterpart(draft: Draft, scene: Scene) -> Draft:
    if any(p.party == draft.untold for p in draft.participants):
        return draft
    near = range(draft.sentences[0], draft.sentences[0] + _SOON)
    named = {a.person for s in near if s < len(scene.actors) for a in scene.actors[s]}
    fits = [
        p
        for p in scene.persons
        if p.party == draft.untold and p.index in named and office_of(p) is not None
    ]
    if len(fits) != 1:
        return draft
    one = Participant(name=fits[0].name, party=draft.untold, office=office_of(fits[0]))
    return replace(draft, participants=(*draft.participants, one))


def told_of(row: Row, draft: Draft, cues: Clauses) -> Draft:
    """The engagement told of last, with what a sentence says of it: that it never was, or how."""
    if _refuted(draft, row, cues):
        return _unfounded(draft, row.sentence.index)
    if draft.status == "proposed" and _taken_up(draft, row, cues):
        return replace(draft, status="planned", sentences=(*draft.sentences, row.sentence.index))
    return _talked(row, _put(row, draft, cues), cues)


def _put(row: Row, draft: Draft, cues: Clauses) -> Draft:
    """Of "They talked for an hour in Lima", "The venue was a hotel in Lima": where those told of
    in the sentence before met.
    """
    able = draft.kind == "meeting" and draft.status in DONE and draft.format not in REMOTE
    near = row.sentence.index - draft.sentences[-1] == 1 and row.sentence.role != "title"
    if not (able and near) or (draft.place and draft.place.city) or not _says_where(row, cues):
        return draft
    cities = where.cities(row)
    if len(cities) != 1 or (draft.place and draft.place.country != cities[0].country):
        return draft
    return replace(draft, place=cities[0], sentences=(*draft.sentences, row.sentence.index))


def _says_where(row: Row, cues: Clauses) -> bool:
    """Whether a sentence opens with "They talked" or "The venue was"."""
    k = 1 + (row.low(0) in row.closed.determiners)
    if row.low(0) in cues.after.several or row.lows[:2] == ("the", "two"):
        return row.low(k) in row.closed.talked and row.closed.talked_of.isdisjoint(row.said)
    if row.low(k - 1) not in row.closed.venues or row.low(k) not in row.closed.being:
        return False
    town = next((m.first - 1 for m in row.mentions if m.form in ("city", "capital")), k)
    led = row.closed.prepositions - row.closed.at_places - {"on"}
    return led.isdisjoint(row.lows[k + 1 : town])


def _refuted(draft: Draft, row: Row, cues: Clauses) -> bool:
    """Whether a sentence says that what was told did not happen, or denies the tale of others."""
    return bool(row.has(cues.unfounded) or (draft.hearsay and row.has(cues.refuted)))


def _taken_up(draft: Draft, row: Row, cues: Clauses) -> bool:
    """Of "invited him to visit Chad. He accepted the invitation": what was offered is a plan."""
    since = row.sentence.index - draft.sentences[-1]
    if since > 2 or (since > 1 and cues.invited.isdisjoint(row.said)):
        return False
    took = invitations.accepted(row, 0, len(row.lows), cues)
    return took and (cues.negative | cues.no).isdisjoint(row.said)


def _unfounded(draft: Draft, s: int) -> Draft:
    """An engagement that the text goes on to deny: "No such meeting took place."."""
    if s - draft.sentences[-1] > 3:
        return draft
    return replace(draft, status="denied", sentences=(*draft.sentences, s))


def _talked(row: Row, draft: Draft, cues: Clauses) -> Draft:
    """A signing of which this row tells that it followed talks: a meeting, the contract says."""
    late = row.sentence.index - draft.sentences[-1] > 1
    if draft.kind != "signing" or draft.status not in DONE or late:
        return draft
    told = row.has(cues.after_talks)
    return replace(draft, kind="meeting") if told else draft

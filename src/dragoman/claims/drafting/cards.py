"""The card of an advisory: who, what, when and where, each behind its label on a line of its own.

    WHO: Minister X of Namibia and Minister Y of Portugal
    WHAT: Third session of the Joint Commission     WHEN: 22 May     WHERE: State House, Windhoek

A scene comes in, the card out, None without its day and one label more. What the lines of the card
tell is of its day and place, with those of the states taking part whom it names. Nothing else is.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import towns
from dragoman.claims.circumstances.headings import Heading
from dragoman.claims.sentence.draft import Draft
from dragoman.claims.sentence.scene import Scene
from dragoman.claims.told.holding import office_of
from dragoman.dates import TimeExpression
from dragoman.lexicon.clauses import Clauses
from dragoman.records import Participant, Place, Record, Sentence

_LABEL = 4  # tokens of a label: "Date and time:"


class Card(Record):
    """The first and the last labelled sentence, and what they say."""

    first: int
    last: int
    times: tuple[TimeExpression, ...]
    place: Place | None
    who: frozenset[int]  # persons


def find(scene: Scene, cues: Clauses) -> Card | None:
    """The card of a document."""
    labels = {s.index: label for s in scene.sentences if (label := _label(s, cues))}
    when = next((s for s, label in labels.items() if label in cues.card_when), None)
    if when is None or not scene.times[when] or len(labels) < 2:
        return None
    there = next((s for s, label in labels.items() if label in cues.card_where), None)
    who = (
        a.person for s, label in labels.items() if label in cues.card_who for a in scene.actors[s]
    )
    return Card(
        first=min(labels),
        last=max(labels),
        times=scene.times[when][:1],
        place=None if there is None else _place(scene, there),
        who=frozenset(p for p in who if p is not None),
    )


def heading(card: Card | None, sentence: Sentence) -> Heading | None:
    """The day and place of a card, for a sentence on it or above it."""
    if card is None or sentence.index > card.last:
        return None
    s, paragraph = sentence.index, sentence.paragraph
    return Heading(sentence=s, paragraph=paragraph, alone=False, times=card.times, place=card.place)


def attended(found: Sequence[Draft], card: Card | None, scene: Scene) -> list[Draft]:
    """The drafts, those that a card tells of with the people it names."""
    return [_attended(d, card, scene) if card else d for d in found]


def _attended(draft: Draft, card: Card, scene: Scene) -> Draft:
    if draft.participants and any(p.name for p in draft.participants):
        return draft
    if not card.first <= max(draft.sentences) <= card.last:
        return draft
    people = (scene.persons[i] for i in sorted(card.who))
    named = tuple(
        Participant(name=p.name, party=p.party, office=office_of(p))
        for p in people
        if p.party in draft.parties
    )
    return replace(draft, participants=named or draft.participants)


def _label(sentence: Sentence, cues: Clauses) -> str:
    """The label that a line opens with."""
    opening = sentence.lows[:_LABEL]
    if ":" not in opening:
        return ""
    label = " ".join(opening[: opening.index(":")])
    known = cues.card_who | cues.card_what | cues.card_when | cues.card_where
    return label if label in known else ""


def _place(scene: Scene, s: int) -> Place | None:
    """The last town that a line names, else its state."""
    named = [m for m in scene.mentions[s] if m.ref and m.kind in ("state", "place")]
    cities = [m for m in named if m.form in ("city", "capital")]
    if not cities:
        return Place(country=named[-1].ref) if named else None
    words = scene.sentences[s].words[cities[-1].named : cities[-1].last]
    return Place(city=towns.spelled(" ".join(words)), country=cities[-1].ref)

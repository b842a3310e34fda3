"""Officials without a country whom the sentence puts on their own ground.

    In Accra, President X told Ivorian Prime Minister Y … → X is Ghana's

A holder of an office whose party nothing states, named beside someone of another party in a
sentence set in a third place or at home, is taken for an official of that place's state. Only
"in" and "at" set a sentence; "to" leads away from home. The reason is kept with the person.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.records import Actor, Mention, Person, Sentence

_WHY = "the country is not stated; taken from where the sentence is set"
_SET = frozenset({"in", "at"})


def placed(
    persons: Sequence[Person],
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> tuple[Person, ...]:
    """The persons, those without a party given that of the ground they stand on."""
    party = {p.index: p.party for p in persons}
    return tuple(
        replace(p, party=code, inferred={**p.inferred, "party": _WHY})
        if p.party is None
        and p.holdings
        and (code := _ground(p, party, sentences, mentions, actors))
        else p
        for p in persons
    )


def _ground(
    person: Person,
    party: dict[int, str | None],
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> str | None:
    """The state whose ground one sentence about a person is set on, with a foreigner beside."""
    for s, found in enumerate(actors):
        if all(a.person != person.index for a in found):
            continue
        others = {party[a.person] for a in found if a.person not in (None, person.index)} - {None}
        others |= {p for a in found if a.kind == "office" for p in a.parties}
        if not others:
            continue
        ground = _set_in(sentences[s], mentions[s])
        if ground and ground not in others:
            return ground
    return None


def _set_in(sentence: Sentence, mentions: Sequence[Mention]) -> str | None:
    for mention in mentions:
        before = sentence.tokens[mention.first - 1].low if mention.first else ""
        if (
            before in _SET
            and mention.kind != "organisation"
            and mention.form not in ("demonym", "people")
        ):
            return mention.ref
    return None

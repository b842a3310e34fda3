"""Whether an office that a text names shortly is the one somebody holds.

Offices as the text gives them come in, yes or no goes out. "The minister" answers for a minister
of anything, "the foreign minister" for no deputy, and "the heads of state" of a report on two
ministers are two other people.
"""

from collections.abc import Sequence

from dragoman.lexicon.parties import states
from dragoman.lexicon.words import Words
from dragoman.records import Actor, Participant, Person


def of_a_body(words: Words, office: str | None, home: str | None) -> bool:
    """Whether "the Secretary-General" is of an organisation, and not of the text's own state."""
    return (office or "").lower() in words.of_bodies and home in states()


def office_of(words: Words, person: Person) -> str | None:
    """The office a person is introduced with: of the first sentence that gives one, in full."""
    told: dict[int, dict[str, None]] = {}  # sentence -> its offices, in order
    for h in person.holdings:
        if h.office and h.state != "former" and h.key not in words.of_anybody:
            told.setdefault(h.sentence, {})[h.office] = None
    joined = ((" and ".join(offices), sentence) for sentence, offices in told.items())
    return max(joined, key=lambda one: (len(one[0]), -one[1]), default=(None, 0))[0]


def plain(office: str) -> frozenset[str]:
    """The words that tell an office, spelt one way."""
    words = office.lower().replace("defense", "defence").replace("-", " ").split()
    return frozenset(w for w in words if w not in ("of", "for", "the", "and", "affairs"))


def answers(words: Words, asked: frozenset[str], held: frozenset[str]) -> bool:
    """Whether an office asked for is the one held: no deputy is "the foreign minister"."""
    junior = {"state"} if "minister" in held and "secretary" not in held else set()
    return asked <= held and not (len(asked) > 1 and (words.under | junior) & (held - asked))


def by_others(words: Words, office: str, people: Sequence[Participant], least: int = 2) -> bool:
    """Whether none of the people told of, who are so many at least, can be meant by this office.

    Only an office that tells whose it is tells them apart: "the presidents" and "the foreign
    ministers", not "the ministers". Somebody whose office is not told may hold any.
    """
    told = [_ministerial(plain(p.office)) for p in people if p.office]
    if len(told) < least or len(told) < len(people):
        return False
    if heads := words.heads.get(office.lower()):
        return not any(heads & one for one in told)
    asked = plain(office)
    return _telling(words, asked) and not any(answers(words, asked, one) for one in told)


def of_that_kind(words: Words, key: str, office: str | None, held: str) -> bool:
    """Whether somebody is one of "the two ministers": of those of transport, a prime minister not.

    Only an office that tells whose it is tells them apart; else its head alone is asked for.
    """
    asked = plain(office or "")
    if _telling(words, asked) and "minister" in asked:
        return answers(words, asked, _ministerial(plain(held)))
    return not key or key.rsplit(maxsplit=1)[-1] in held.lower()


def _telling(words: Words, asked: frozenset[str]) -> bool:
    """Whether an office tells of what: "president", "foreign minister", but not "minister"."""
    return asked <= words.sole or (len(asked) > 1 and not words.of_matters.isdisjoint(asked))


def telling(words: Words, office: str | None) -> bool:
    """Whether an office is one that a state has but one of: no mere "minister"."""
    return _telling(words, plain(office or ""))


def _ministerial(office: frozenset[str]) -> frozenset[str]:
    """Secretaries of state and of departments answer as ministers, too."""
    added = {"minister"} if "secretary" in office else set()
    foreign = office & {"external", "exterior"} or {"secretary", "state"} <= office
    return office | added | ({"foreign"} if foreign else set())


_ENTERED = frozenset({"HKG", "MAC"})  # where a chief executive heads the government


def private(words: Words, person: Person) -> bool:
    """Whether someone is only of a company or a team, and so no official."""
    if not person.holdings or person.party in _ENTERED:
        return False
    return all(
        not words.of_companies.isdisjoint((h.key, h.office.lower())) and not _of_states(h.party)
        for h in person.holdings
    )


def _of_states(party: str | None) -> bool:
    """Whether a party is a body of states, whose director is its highest official."""
    return party is not None and party not in states()


def speaks_only(person: Person) -> bool:
    """A spokesperson reports what others did."""
    return bool(person.holdings) and all(h.key.startswith("spokes") for h in person.holdings)


def holders(
    words: Words, persons: Sequence[Person], actor: Actor, office: str, party: str
) -> list[Person]:
    """The people of a party who hold an office that an unnamed actor is told to hold."""
    key, asked = actor.key.split()[-1] if actor.key else "", plain(office)
    return [
        p
        for p in persons
        if p.party == party
        and any(
            h.state != "former"
            and (actor.counterpart or h.key.split()[-1:] == [key])
            and answers(words, asked, plain(h.office))
            and not words.second & plain(h.office) - asked
            for h in p.holdings
        )
    ]

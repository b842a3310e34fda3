"""Whether an office that a text names shortly is the one somebody holds.

Offices as the text gives them come in, yes or no goes out. "The minister" answers for a minister
of anything, "the foreign minister" for no deputy, and "the heads of state" of a report on two
ministers are two other people.
"""

from collections.abc import Sequence

from dragoman.lexicon.parties import states
from dragoman.records import Actor, Person

SECOND = frozenset({"vice", "deputy", "elect"})  # "the president" is no vice-president
_UNDER = frozenset({"deputy", "vice", "assistant"})
_ONE = frozenset({"president", "premier", "chancellor", "king", "monarch", "sovereign"})
_HEADS = {
    "head of state": frozenset(
        "president king queen emperor empress sultan emir amir prince princess duke pope "
        "chief leader chairman chairwoman chairperson captain regent governor".split()
    ),
    "head of government": frozenset(
        "prime premier chancellor president taoiseach king sultan emir amir chief leader".split()
    ),
    "deputy": frozenset({"deputy", "vice"}),
}

STYLED = {
    "majesty": frozenset({"king", "queen", "sultan", "emperor", "empress"}),
    "highness": frozenset({"amir", "emir", "crown prince", "prince", "princess", "grand duke"}),
    "holiness": frozenset({"pope", "patriarch"}),
}

OF_ANYBODY = frozenset(  # what tells of nobody which office he holds
    {
        *("official", "officer", "member", "spokesperson", "spokesman", "spokeswoman"),
        *("lawmaker", "diplomat", "leader", "counterpart"),
    }
)


_OF_BODIES = frozenset(
    {
        "secretary-general",
        "secretary general",
        "deputy secretary-general",
        "deputy secretary general",
    }
)


def of_a_body(office: str | None, home: str | None) -> bool:
    """Whether "the Secretary-General" is of an organisation, and not of the text's own state."""
    return (office or "").lower() in _OF_BODIES and home in states()


def office_of(person: Person) -> str | None:
    """The office a person is introduced with: of the first sentence that gives one, in full."""
    told: dict[int, dict[str, None]] = {}  # sentence -> its offices, in order
    for h in person.holdings:
        if h.office and h.state != "former" and h.key not in OF_ANYBODY:
            told.setdefault(h.sentence, {})[h.office] = None
    joined = ((" and ".join(offices), sentence) for sentence, offices in told.items())
    return max(joined, key=lambda one: (len(one[0]), -one[1]), default=(None, 0))[0]


def plain(office: str) -> frozenset[str]:
    """The words that tell an office, spelt one way."""
    words = office.lower().replace("defense", "defence").replace("-", " ").split()
    return frozenset(w for w in words if w not in ("of", "for", "the", "and", "affairs"))


def answers(asked: frozenset[str], held: frozenset[str]) -> bool:
    """Whether an office asked for is the one held: no deputy is "the foreign minister"."""
    junior = {"state"} if "minister" in held and "secretary" not in held else set()
    return asked <= held and not (len(asked) > 1 and (_UNDER | junior) & (held - asked))


def by_others(office: str, held: Sequence[str | None], least: int = 2) -> bool:
    """Whether none of the people told of, who are so many at least, can be meant by this office.

    Only an office that tells whose it is tells them apart: "the presidents" and "the foreign
    ministers", not "the ministers". Somebody whose office is not told may hold any.
    """
    told = [_ministerial(plain(o)) for o in held if o]
    if len(told) < least or len(told) < len(held):
        return False
    if heads := _HEADS.get(office.lower()):
        return not any(heads & words for words in told)
    asked = plain(office)
    return _telling(asked) and not any(answers(asked, words) for words in told)


def of_that_kind(key: str, office: str | None, held: str) -> bool:
    """Whether somebody is one of "the two ministers": of those of transport, a prime minister not.

    Only an office that tells whose it is tells them apart; else its head alone is asked for.
    """
    asked = plain(office or "")
    if _telling(asked) and "minister" in asked:
        return answers(asked, _ministerial(plain(held)))
    return not key or key.rsplit(maxsplit=1)[-1] in held.lower()


_HEADING = frozenset({"minister", "chief", "commander"})


def _telling(asked: frozenset[str]) -> bool:
    """Whether an office tells of what: "president", "foreign minister", but not "minister"."""
    return asked <= _ONE or (len(asked) > 1 and not _HEADING.isdisjoint(asked))


def telling(office: str | None) -> bool:
    """Whether an office is one that a state has but one of: no mere "minister"."""
    return _telling(plain(office or ""))


def _ministerial(office: frozenset[str]) -> frozenset[str]:
    """Secretaries of state and of departments answer as ministers, too."""
    added = {"minister"} if "secretary" in office else set()
    foreign = office & {"external", "exterior"} or {"secretary", "state"} <= office
    return office | added | ({"foreign"} if foreign else set())


_PRIVATE = frozenset(
    {
        "chief executive",
        "chief executive officer",
        "ceo",
        "managing director",
        "founder",
        "coach",
        "captain",
        "shareholder",
    }
)
_ENTERED = frozenset({"HKG", "MAC"})  # where a chief executive heads the government


def private(person: Person) -> bool:
    """Whether someone is only of a company or a team, and so no official."""
    if not person.holdings or person.party in _ENTERED:
        return False
    return all(
        (h.key in _PRIVATE or h.office.lower() in _PRIVATE) and not _of_organisation(h.party)
        for h in person.holdings
    )


def _of_organisation(party: str | None) -> bool:
    """Whether a party is a body of states, whose director is its highest official."""
    return party is not None and party not in states()


def speaks_only(person: Person) -> bool:
    """A spokesperson reports what others did."""
    return bool(person.holdings) and all(h.key.startswith("spokes") for h in person.holdings)


def holders(persons: Sequence[Person], actor: Actor, office: str, party: str) -> list[Person]:
    """The people of a party who hold an office that an unnamed actor is told to hold."""
    key, asked = actor.key.split()[-1] if actor.key else "", plain(office)
    return [
        p
        for p in persons
        if p.party == party
        and any(
            h.state != "former"
            and (actor.counterpart or h.key.split()[-1:] == [key])
            and answers(asked, plain(h.office))
            and not SECOND & plain(h.office) - asked
            for h in p.holdings
        )
    ]

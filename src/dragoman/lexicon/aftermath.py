"""Words that tell what became of a plan or a tale: `[aftermath]` of `clauses.toml`.

The lists of the file come in, sets and tables go out.
"""

from msgspec import Struct

from dragoman.lexicon.offices import Phrases, phrases


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The section as it is written."""

    puts_off: list[str] = []
    begs_off: list[str] = []
    anaphors: list[str] = []
    several: list[str] = []
    occasions: list[str] = []
    history: list[str] = []
    undergoing: list[str] = []
    intransitive: list[str] = []
    baseless: list[str] = []
    rarely: list[str] = []
    nearly: list[str] = []
    taken_back: list[str] = []
    announcing: list[str] = []
    demanding: list[str] = []
    mentioning: list[str] = []


class Aftermath(Struct, frozen=True):
    """What undoes a plan in a sentence of its own, and what undoes an invitation or a tale."""

    puts_off: Phrases  # of somebody who was to come: later
    begs_off: Phrases  # of somebody who was to come: not at all
    anaphors: frozenset[str]  # what a sentence calls the engagement told of before
    several: frozenset[str]  # what it calls talks
    occasions: frozenset[str]  # the nouns it is called by, behind "the"
    history: frozenset[str]  # of a fate that is over: "was first put off until January"
    undergoing: frozenset[str]  # between "it" and its fate: a passive
    intransitive: frozenset[str]  # how a fate begins that needs no passive: "fell through"
    baseless: frozenset[str]  # before the report that is so
    rarely: frozenset[str]  # before a verb: hardly ever
    nearly: frozenset[str]  # right before a verb: not quite
    taken_back: frozenset[str]  # before an invitation
    announcing: Phrases  # before what is still to come
    demanding: Phrases  # before what somebody would like to come
    mentioning: Phrases  # before what is only spoken of


def of(written: Written) -> Aftermath:
    """The words by what they tell."""
    return Aftermath(
        puts_off=phrases(written.puts_off),
        begs_off=phrases(written.begs_off),
        anaphors=frozenset(written.anaphors),
        several=frozenset(written.several),
        occasions=frozenset(written.occasions),
        history=frozenset(written.history),
        undergoing=frozenset(written.undergoing),
        intransitive=frozenset(written.intransitive),
        baseless=frozenset(written.baseless),
        rarely=frozenset(written.rarely),
        nearly=frozenset(written.nearly),
        taken_back=frozenset(written.taken_back),
        announcing=phrases(written.announcing),
        demanding=phrases(written.demanding),
        mentioning=phrases(written.mentioning),
    )

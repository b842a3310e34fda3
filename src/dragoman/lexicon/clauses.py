"""The words around a phrase that tell status, form and occasion: `languages/<xx>/clauses.toml`."""

from functools import cache
from typing import get_type_hints

from msgspec import Struct

from dragoman.lexicon import aftermath, files, words
from dragoman.lexicon.aftermath import Aftermath, Written
from dragoman.lexicon.offices import Phrases, phrases


class _Status(Struct, forbid_unknown_fields=True):
    future: list[str]
    conditional: list[str]
    opinion: list[str]
    never_heads: list[str]
    planning: list[str]
    proposing: list[str]
    refusing: list[str]
    past_plan: list[str]
    cancelled: list[str]
    called_off: list[str]
    in_vain: list[str]
    postponed: list[str]
    moved: list[str]
    denied: list[str]
    no: list[str]
    undone: list[str]
    not_planned: list[str]
    not_fixed: list[str]
    instead: list[str]
    before_now: list[str]
    upcoming: list[str]
    chances: list[str]
    future_after: list[str]
    invited: list[str]
    before_planned: list[str]
    greeting: list[str]
    instances: list[str]
    to_come: list[str]
    hypothetical: list[str]
    ongoing: list[str]
    happened: list[str]
    unfounded: list[str]
    hearsay: list[str]
    sourced: list[str]
    refuted: list[str]
    sets_out: list[str]
    accepting: list[str]
    on_the_way: list[str]
    leaving: list[str]
    arriving: list[str]
    departing: list[str]
    coming_back: list[str]
    away: list[str]
    made_up: list[str]
    after_talks: list[str]
    arranging: list[str]
    sending: list[str]
    offering: list[str]
    discussing: list[str]
    was_to: list[str]
    was_to_have: list[str]
    staying: list[str]
    staying_in: list[str]
    done_so: list[str]
    opening: list[str]
    inverted: list[str]
    ending: list[str]
    resolving: list[str]
    qualifying: list[str]
    asking: list[str]
    glad: list[str]
    gladly: list[str]
    praising: list[str]
    just: list[str]
    fiction: list[str]
    habitual: list[str]
    mistaken: list[str]
    intents: list[str]
    reports: list[str]
    nobody: list[str]
    pictured: list[str]
    dealings: list[str]
    awaited: list[str]
    shunning: list[str]
    failing: list[str]
    once: list[str]
    wires: list[str]
    managing: list[str]
    spending: list[str]
    spent: list[str]
    forgone: list[str]
    omitting: list[str]
    never_was: list[str]
    threats: list[str]
    dropping: list[str]
    fixing: list[str]
    came_about: list[str]
    came_of: list[str]
    offers: list[str]
    untrue: list[str]
    gainsaid: list[str]
    in_progress: list[str]
    put_forward: list[str]
    thinkable: list[str]
    concluding: list[str]
    parting: list[str]
    setting_out: list[str]


class _Setting(Struct, forbid_unknown_fields=True):
    at: list[str]
    within: list[str]
    been_at: list[str]
    been_away: list[str]
    sidelines: list[str]
    seats: list[str]
    fields: list[str]
    ceremonies: list[str]
    houses: list[str]
    travels: list[str]
    card_who: list[str]
    card_what: list[str]
    card_when: list[str]
    card_where: list[str]
    programs: list[str]
    diaries: list[str]
    attending: list[str]
    partaking: list[str]
    landings: list[str]
    namesakes: list[str]
    about: list[str]


class _Times(Struct, forbid_unknown_fields=True):
    fixed: list[str]
    goes_on: list[str]
    lapses: list[str]
    clock: list[str]
    started: list[str]
    acted: list[str]
    begins: list[str]
    telling: list[str]
    remembered: list[str]
    ranking: list[str]
    hours: list[str]
    saying: list[str]


class _VenueWords(Struct, frozen=True, forbid_unknown_fields=True):
    beside: list[str] = []
    of_others: list[str] = []


class _PresenceWords(Struct, frozen=True, forbid_unknown_fields=True):
    accompanied: list[str] = []
    attended: list[str] = []
    fronted: list[str] = []
    were_present: list[str] = []
    naming: list[str] = []
    sittings: list[str] = []


class _File(Struct, forbid_unknown_fields=True):
    formats: dict[str, list[str]]
    status: _Status
    setting: _Setting
    times: _Times
    venues: dict[str, str] = {}
    venue_words: _VenueWords = _VenueWords()
    presence: _PresenceWords = _PresenceWords()
    aftermath: Written = Written()


class Presence(Struct, frozen=True):
    """Words that tell who else was there."""

    accompanied: Phrases
    attended: Phrases  # behind what was attended, before those who did
    fronted: Phrases  # that open a sentence about those who were there
    were_present: Phrases  # behind those who were there
    naming: frozenset[str]  # between "Those present" and who they were
    sittings: frozenset[str]  # what is attended


class Venues(Struct, frozen=True):
    """Gatherings that never move."""

    known: dict[tuple[str, ...], tuple[str, str]]  # city and state, by the words of the name
    beside: frozenset[str]  # capitalised words that leave it the same gathering
    of_others: frozenset[str]  # words behind a name that make it another body's


class Clauses(Struct, frozen=True):
    """Cue words by what they tell. Single words are sets, longer cues longest-match tables."""

    formats: dict[str, Phrases]
    venues: Venues
    presence: Presence
    after: Aftermath
    future: frozenset[str]
    conditional: frozenset[str]
    opinion: frozenset[str]
    negative: frozenset[str]
    never_heads: Phrases  # before an auxiliary and its subject: it was not done
    planning: frozenset[str]
    proposing: frozenset[str]
    refusing: frozenset[str]
    past_plan: frozenset[str]
    cancelled: Phrases
    in_vain: Phrases  # behind what was planned: it was not
    postponed: Phrases
    moving: tuple[Phrases, ...]  # before the day that something is moved to
    denied: frozenset[str]
    fateful: frozenset[str]  # words without which nothing is put off, called off or denied
    no: frozenset[str]
    instead: frozenset[str]  # beside a day, behind what will not be: it is put off
    undone: frozenset[str]
    before_now: frozenset[str]
    upcoming: frozenset[str]
    chances: Phrases  # "noted that the meeting is a chance to": one to come
    future_after: Phrases
    invited: frozenset[str]
    before_planned: Phrases
    greeting: Phrases
    instances: Phrases
    to_come: Phrases
    hypothetical: Phrases
    ongoing: Phrases
    happened: Phrases
    unfounded: Phrases
    hearsay: Phrases
    sourced: Phrases  # the same behind it: ", two sources told the paper"
    refuted: Phrases
    setting: Phrases
    gathering: frozenset[str]  # words one of which the name of a gathering has
    been_away: Phrases
    been_at: Phrases  # before one that the next sentence's engagement is beside
    within: Phrases  # of these, before a gathering that only its head noun shows
    sidelines: frozenset[str]
    seats: frozenset[str]
    fields: Phrases  # where troops train
    ceremonies: frozenset[str]
    houses: frozenset[str]
    travels: frozenset[str]  # what a list headed by somebody may be of
    card_who: frozenset[str]  # labels of an advisory
    card_what: frozenset[str]
    card_when: frozenset[str]
    card_where: frozenset[str]
    programs: frozenset[str]
    diaries: Phrases  # in a title: what stands below is to come
    attending: frozenset[str]
    partaking: frozenset[str]  # the noun of it, of who has ended his
    landings: frozenset[str]
    namesakes: frozenset[str]
    about: frozenset[str]
    sets_out: frozenset[str]
    accepting: frozenset[str]
    on_the_way: frozenset[str]
    departing: frozenset[str]
    coming_back: frozenset[str]
    made_up: Phrases  # before the members of a delegation
    away: Phrases  # of somebody on a journey: "overseas", "in my absence"
    leaving: frozenset[str]
    arriving: frozenset[str]  # before a day of the week: what it is for is ahead
    after_talks: Phrases
    arranging: frozenset[str]
    sending: frozenset[str]
    offering: frozenset[str]
    discussing: frozenset[str]
    telling: frozenset[str]
    remembered: frozenset[str]
    ranking: frozenset[str]
    hours: Phrases  # that open a sentence about the day told of before
    was_to: Phrases
    was_to_have: Phrases  # as likely gone by as to come: "was to have met B on Monday"
    staying_in: Phrases  # before a place
    done_so: Phrases  # behind what was planned
    staying: Phrases  # behind who was due somewhere: "will not come"
    opening: frozenset[str]  # behind a noun, before a weekday: it is ahead
    inverted: frozenset[str]
    ending: frozenset[str]
    resolving: frozenset[str]
    qualifying: frozenset[str]
    asking: frozenset[str]
    glad: frozenset[str]
    gladly: frozenset[str]  # between "would" and a verb: only a wish
    praising: frozenset[str]  # before talks of one's own: "Great talks with B"
    just: frozenset[str]
    fiction: Phrases
    habitual: Phrases
    mistaken: Phrases
    intents: frozenset[str]
    reports: frozenset[str]
    nobody: frozenset[str]  # subjects that did nothing: "neither A nor B"
    shunning: Phrases  # before an engagement one is not at: "stayed away from"
    failing: frozenset[str]  # before "to": it was not done
    awaited: Phrases  # somewhere: "is due in"
    dealings: frozenset[str]  # in which something is agreed on
    pictured: Phrases  # of who stands where in a picture
    once: Phrases  # behind a verb: it lies years back
    fixed: frozenset[str]
    goes_on: frozenset[str]
    lapses: frozenset[str]  # counted before "after": "fifty years after A met B"
    clock: frozenset[str]
    managing: frozenset[str]  # right before "to": it was done
    spending: frozenset[str]  # so it was where one of these has
    spent: frozenset[str]  # one of these as its object: "used her stay to"
    forgone: Phrases  # before what was not done: "rather than"
    omitting: Phrases  # between a town and a tour that does not lead there
    never_was: Phrases  # before a noun: "what would have been", "failed to secure"
    threats: Phrases  # "threatened to", and right behind what is not done yet: "skip"
    dropping: Phrases
    fixing: frozenset[str]  # behind "failed to": no date is agreed on
    came_of: Phrases  # between a deal told of before and the talks it came of
    came_about: Phrases  # behind a noun that was to be: it was
    offers: frozenset[str]  # what is accepted with an invitation
    untrue: Phrases  # behind what a report tells
    gainsaid: Phrases  # before a clause: it is not so
    in_progress: Phrases  # behind a noun: it goes on
    not_planned: Phrases  # behind a noun: nobody means it
    not_fixed: Phrases  # behind a noun: it is only spoken of
    put_forward: Phrases  # behind a noun: it is an offer
    thinkable: Phrases  # behind a noun: somebody only thinks of it
    concluding: frozenset[str]  # beside a visit: its day is the last
    parting: frozenset[str]  # before "after a visit": its day is the last
    setting_out: frozenset[str]  # verbs of a journey whose day comes before that of its aim
    wires: frozenset[str]  # in the words of an engagement: it was no meeting
    started: frozenset[str]
    acted: Phrases
    begins: Phrases
    saying: frozenset[str]


def _fateful(s: _Status, after: Written) -> frozenset[str]:
    """The words that what puts off, calls off or denies begins with."""
    put_off = (*s.postponed, *after.puts_off, *after.begs_off)
    said = phrases([*s.cancelled, *s.called_off, *put_off, *s.in_vain])
    shunned = phrases([*s.shunning, *s.gainsaid])
    words = (*s.denied, *s.no, *s.undone, *s.instead, *s.nobody, *s.reports, *after.taken_back)
    return frozenset((*said.starts, *words, *shunned.starts))


@cache
def load(language: str) -> Clauses:
    """Read `languages/<language>/clauses.toml`; raise `DataError` if it breaks its form."""
    s = (data := files.toml(f"languages/{language}/clauses.toml", _File)).status
    fields = {
        **_lists(data.setting),
        **_lists(data.times),
        **_lists(s),
        "formats": {name: phrases(cues) for name, cues in data.formats.items()},
        "venues": _venues(data),
        "presence": _presence(data.presence),
        "cancelled": phrases([*s.cancelled, *s.called_off]),
        "fateful": _fateful(s, data.aftermath),
        "after": aftermath.of(data.aftermath),
        "moving": (phrases(s.postponed), phrases(s.moved)),
        "setting": phrases(data.setting.at),
        "negative": words.load(language).denying,
        "gathering": frozenset(
            [*words.load(language).gatherings, *(said.split()[-1] for said in data.venues)]
        ),
    }
    return Clauses(**fields)  # type: ignore[arg-type]  # by the names and types of its fields


def _lists(section: Struct) -> dict[str, object]:
    """The word lists that `Clauses` has by the same name: as sets, or as tables of phrases."""
    kinds, written = get_type_hints(Clauses), section.__struct_fields__
    tables = {n: phrases(getattr(section, n)) for n in written if kinds.get(n) is Phrases}
    return files.sets(section, Clauses) | tables


def _presence(said: _PresenceWords) -> Presence:
    return Presence(
        accompanied=phrases(said.accompanied),
        attended=phrases(said.attended),
        fronted=phrases(said.fronted),
        were_present=phrases(said.were_present),
        naming=frozenset(said.naming),
        sittings=frozenset(said.sittings),
    )


def _venues(data: _File) -> Venues:
    return Venues(
        known={tuple(name.split()): _venue(said) for name, said in data.venues.items()},
        beside=frozenset(data.venue_words.beside),
        of_others=frozenset(data.venue_words.of_others),
    )


def _venue(said: str) -> tuple[str, str]:
    """A city and its state: "New York, USA"."""
    city, _, state = said.rpartition(", ")
    return city, state

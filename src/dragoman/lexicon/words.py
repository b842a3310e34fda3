"""The small words of a language and the nouns that are no part of a person's name."""

from functools import cache

from msgspec import Struct
from msgspec.structs import asdict

from dragoman.lexicon import files


class _File(Struct, forbid_unknown_fields=True):
    determiners: list[str]
    possessives: list[str]
    pronouns: list[str]
    prepositions: list[str]
    conjunctions: list[str]
    auxiliaries: list[str]
    adverbs: list[str]
    quantities: dict[str, int]
    nouns: dict[str, list[str]]
    holding: list[str] = []
    counting: list[str] = []
    amounts: list[str] = []
    on_behalf: list[str] = []
    closings: list[str] = []
    topics: list[str] = []
    summoning: list[str] = []
    ministries: list[str] = []
    bureaus: list[str] = []
    abroad: list[str] = []
    affairs: list[str] = []
    envoys: list[str] = []
    signed: list[str] = []
    taking_place: list[str] = []
    encounters: list[str] = []
    apart: list[str] = []
    bilaterals: list[str] = []
    several: list[str] = []
    joints: list[str] = []
    covering: list[str] = []
    journeys: list[str] = []
    stations: list[str] = []
    sites: list[str] = []
    spanning: list[str] = []
    concluding: list[str] = []
    masculine: list[str] = []
    feminine: list[str] = []
    programmes: list[str] = []
    papers: list[str] = []
    mourning: list[str] = []
    retreats: list[str] = []
    manners: list[str] = []
    civil_bodies: list[str] = []
    civil_heads: list[str] = []
    civil_people: list[str] = []
    elected_bodies: list[str] = []
    chairmanship: list[str] = []
    written: list[str] = []
    vague: list[str] = []
    officials: list[str] = []
    one_way: list[str] = []
    teams: list[str] = []
    heading: list[str] = []
    delegations: list[str] = []
    led: list[str] = []
    within_subject: list[str] = []
    spoken: list[str] = []
    hosting: list[str] = []
    visiting: list[str] = []
    arriving: list[str] = []
    meals: list[str] = []
    over_meals: list[str] = []
    once_more: list[str] = []
    official: list[str] = []
    together: list[str] = []
    sitting: list[str] = []
    joining: list[str] = []
    anew: list[str] = []
    going_on: list[str] = []
    behind: list[str] = []
    peers: list[str] = []
    forerunners: list[str] = []
    distributing: list[str] = []
    ours: list[str] = []
    reports: list[str] = []
    hosted: list[str] = []
    moves: list[str] = []
    paying: list[str] = []
    founding: list[str] = []
    nominal: list[str] = []
    placing: list[str] = []
    before_ing: list[str] = []
    both_states: list[str] = []
    parts: list[str] = []
    handing: list[str] = []
    praising: list[str] = []
    installed: list[str] = []
    present: list[str] = []
    towns: list[str] = []
    lands: list[str] = []
    quarters: list[str] = []
    gatherings: list[str] = []
    summits: list[str] = []
    seated: list[str] = []


class Words(Struct, frozen=True):
    """Parts of speech that are closed classes, as sets of lower-case words."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    holding: frozenset[str]  # forms of verbs that a gathering is the object of
    counting: frozenset[str]  # words that count editions
    summoning: frozenset[str]  # verbs by which a ministry calls an envoy to it
    ministries: frozenset[str]  # to which they do
    bureaus: frozenset[str]  # which are ministries where they are of foreign affairs
    abroad: frozenset[str]  # what tells such a ministry from others
    affairs: frozenset[str]  # behind those words: "foreign affairs", but no "foreign trade"
    envoys: frozenset[str]  # words of the offices of those called there
    signed: frozenset[str]  # papers whose signing is a ceremony
    topics: frozenset[str]  # before what is only talked of
    closings: frozenset[str]  # what something comes to that goes nowhere: "came to an end"
    on_behalf: frozenset[str]  # phrases of those who sign for two states, each for his own
    amounts: frozenset[str]  # before "of" and people: "a number of ambassadors"
    taking_place: frozenset[str]  # words that only say that a gathering took place
    encounters: frozenset[str]  # plurals of meetings
    bilaterals: frozenset[str]  # plurals that tell in a title of one meeting with each
    apart: frozenset[str]  # words that part the meetings with people of one side
    covering: frozenset[str]  # verbs whose object is where a journey leads
    journeys: frozenset[str]  # nouns of journeys
    stations: frozenset[str]  # nouns of what a journey is made of
    sites: frozenset[str]  # places that are visited: "the naval academy in"
    spanning: frozenset[str]  # verbs that say where a journey begins, goes on and ends
    masculine: frozenset[str]  # forms of address and titles of men
    feminine: frozenset[str]  # and of women
    concluding: frozenset[str]  # verbs of what people do who sit together
    programmes: frozenset[str]  # what somebody's day holds
    papers: frozenset[str]
    mourning: frozenset[str]
    civil_bodies: frozenset[str]  # what is no state's: chambers, unions, gardens
    civil_heads: frozenset[str]  # who heads them
    civil_people: frozenset[str]  # before "leaders": of whom, and so of no state
    elected_bodies: frozenset[str]  # in the name of a chamber: it is a parliament's
    manners: frozenset[str]  # in which talks are held: "in a wide format between A and B"
    retreats: frozenset[str]  # seats of government outside the capital
    chairmanship: frozenset[str]
    joints: frozenset[str]  # words that lead to the next turn of a list
    written: frozenset[str]  # what a message is
    vague: frozenset[str]  # nouns that need people and a day to tell of one engagement
    officials: frozenset[str]  # people who can act without a name
    several: frozenset[str]  # words that tell of one meeting with each side
    one_way: frozenset[str]  # verbs that tell of nobody without an object: "called a truce"
    teams: frozenset[str]  # what somebody leads to a session
    heading: frozenset[str]  # forms of leading it
    delegations: frozenset[str]  # what is sent to be received
    led: frozenset[str]  # behind a delegation, before "by" and who leads it
    within_subject: frozenset[str]  # beside names and determiners, between "after" and its verb
    spoken: frozenset[str]  # nouns of talk that may be a call told of before
    hosting: frozenset[str]  # before "side": whose it is
    visiting: frozenset[str]
    arriving: frozenset[str]  # verbs that lead to where the text is from
    meals: frozenset[str]  # talks, where they are had with somebody
    over_meals: frozenset[str]  # what follows a meal that is talks
    once_more: frozenset[str]  # before the verb of one more engagement
    official: frozenset[str]  # between "her first" and "visit"
    together: frozenset[str]  # of one meeting of three or more
    sitting: frozenset[str]  # bodies of two states
    joining: frozenset[str]  # before a meeting of those told of
    anew: frozenset[str]  # before a noun that was not told of yet
    going_on: frozenset[str]  # between two deeds of one person
    behind: frozenset[str]  # before a meeting that what is said comes after
    founding: frozenset[str]  # verbs that bring a body about, which does not sit thereby
    nominal: frozenset[str]  # before a word that is then a noun: "the visit", "a state visit"
    placing: frozenset[str]  # behind "meeting", where it opens a clause: "Meeting in Lima, A"
    before_ing: frozenset[str]  # before a form of a verb: "before meeting B"
    both_states: frozenset[str]  # behind "the two": what two states are called
    parts: frozenset[str]  # before "session": part of a larger gathering, no talks of two
    handing: frozenset[str]  # verbs of those who bear somebody else's message
    praising: frozenset[str]  # verbs whose object did it: "congratulated B on his talks"
    present: frozenset[str]  # auxiliaries of what is under way
    installed: frozenset[str]  # behind a person and a comma: "A, sworn in on Monday,"
    towns: frozenset[str]  # before "of" and a name: what it is, "the port city of X"
    lands: frozenset[str]  # the same of what is no town: "the province of X"
    gatherings: frozenset[str]  # nouns that head the name of one: "the Water Week"
    summits: frozenset[str]  # of these, what needs no capital: "the COP36 climate conference"
    quarters: frozenset[str]  # before a name: a part of it, "central X", "southern X"
    seated: frozenset[str]  # before a comma and a name: "in the capital, X,"
    peers: frozenset[str]  # behind "his": who is then named, "his host, President X"
    forerunners: frozenset[str]  # behind "his": "his predecessor, Minister X"
    distributing: frozenset[str]  # before "of": one after the other, "each of his guests"
    ours: frozenset[str]  # behind "our": the state whose paper it is
    hosted: frozenset[str]  # of a city: where talks were
    reports: frozenset[str]  # before "he": whoever speaks speaks of himself
    paying: frozenset[str]  # before a state that is paid a visit
    moves: frozenset[str]  # verbs of where somebody said they would be
    quantities: dict[str, int]
    bodies: frozenset[str]
    features: frozenset[str]  # what is called after people: "King George Island"
    small: frozenset[str]  # all of the closed classes together


@cache
def load(language: str) -> Words:
    """Read `languages/<language>/words.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/words.toml", _File)
    closed = (
        data.determiners, data.possessives, data.pronouns, data.prepositions,
        data.conjunctions, data.auxiliaries, data.adverbs, list(data.quantities),
    )  # fmt: skip
    sets = {k: frozenset(v) for k, v in asdict(data).items() if isinstance(v, list)}
    return Words(
        **sets,
        quantities=data.quantities,
        bodies=frozenset(w for words in data.nouns.values() for w in words),
        features=frozenset(data.nouns.get("features", ())),
        small=frozenset(w for words in closed for w in words),
    )

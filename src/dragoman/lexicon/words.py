"""The small words of a language and the nouns that are no part of a person's name."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files

_Set = frozenset[str]
_NONE: _Set = frozenset()


class _Listed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lower-case words, as the file lists them; what a language leaves out is empty."""

    determiners: _Set
    possessives: _Set
    pronouns: _Set
    prepositions: _Set
    conjunctions: _Set
    auxiliaries: _Set
    adverbs: _Set
    holding: _Set = _NONE  # forms of verbs that a gathering is the object of
    counting: _Set = _NONE  # words that count editions
    summoning: _Set = _NONE  # verbs by which a ministry calls an envoy to it
    met_with_deeds: _Set = _NONE  # what is met and is nobody
    organs: _Set = _NONE  # by which a state acts
    ministries: _Set = _NONE  # to which they do
    bureaus: _Set = _NONE  # which are ministries where they are of foreign affairs
    abroad: _Set = _NONE  # what tells such a ministry from others
    affairs: _Set = _NONE  # behind those words: "foreign affairs", but no "foreign trade"
    at_least: _Set = _NONE  # behind "no", of how many there were
    landing: _Set = _NONE  # verbs of coming down from the air
    welcoming: _Set = _NONE  # verbs of those who meet somebody at the airport
    came: _Set = _NONE  # how they got there
    turning: _Set = _NONE  # verbs of coming only where "out" stands behind
    sojourns: _Set = _NONE  # nouns of being or coming somewhere
    abiding: _Set = _NONE  # verbs of being somewhere
    envoys: _Set = _NONE  # words of the offices of those called there
    residents: _Set = _NONE  # those of them who are posted somewhere
    leave_taking: _Set = _NONE  # words of the end of a posting
    in_speech: _Set = _NONE  # before where somebody told of it: "Speaking in Lima, A said"
    happenings: _Set = _NONE  # what has a day of its own: "before the vote on 3 June"
    statements: _Set = _NONE  # before "of" and a day: "in her speech of 3 May"
    signed: _Set = _NONE  # papers whose signing is a ceremony
    topics: _Set = _NONE  # before what is only talked of
    public: _Set = _NONE  # who is invited to hear of something
    speaking: _Set = _NONE  # verbs of two who talk, and of one who makes a speech
    before_hearers: _Set = _NONE  # behind them, of a speech: "spoke on Monday at the opening"
    upon: _Set = _NONE  # before an invitation that somebody follows
    of_manner: _Set = _NONE  # nouns behind "in" that tell how something is done
    building: _Set = _NONE  # verbs that go on from what was before, with "on"
    recalling: _Set = _NONE  # verbs of which what is told of again is the object
    at_first: _Set = _NONE  # of what was meant before, and is no more
    outcomes: _Set = _NONE  # nouns of what came of an engagement: it is over
    coming_after: _Set = _NONE  # verbs of what comes behind an engagement that is over
    particulars: _Set = _NONE  # nouns of what is settled before an engagement
    settling: _Set = _NONE  # verbs of those who settle it
    recalled_at: _Set = _NONE  # before an occasion at which something is told of again
    posts: _Set = _NONE  # beside a town, in a line that is but a place and a day
    recounting: _Set = _NONE  # in the title of a text of many days
    closings: _Set = _NONE  # what something comes to that goes nowhere: "came to an end"
    on_behalf: _Set = _NONE  # phrases of those who sign for two states, each for his own
    amounts: _Set = _NONE  # before "of" and people: "a number of ambassadors"
    taking_place: _Set = _NONE  # words that only say that a gathering took place
    encounters: _Set = _NONE  # plurals of meetings
    bilaterals: _Set = _NONE  # plurals that tell in a title of one meeting with each
    apart: _Set = _NONE  # words that part the meetings with people of one side
    neutral: _Set = _NONE  # towns in which those of other states meet
    next_up: _Set = _NONE  # words that tell of the next one met
    turns: _Set = _NONE  # pairs of words that part the meetings of one verb
    covering: _Set = _NONE  # verbs whose object is where a journey leads
    opening_with: _Set = _NONE  # before "with" or "for": what a programme holds
    journeys: _Set = _NONE  # nouns of journeys
    stations: _Set = _NONE  # nouns of what a journey is made of
    personal: _Set = _NONE  # nouns of what two people have: "their second encounter"
    stops: _Set = _NONE  # what a journey leads to, told without a name
    each_of: _Set = _NONE  # before them: "in each capital"
    sites: _Set = _NONE  # places that are visited: "the naval academy in"
    spanning: _Set = _NONE  # verbs that say where a journey begins, goes on and ends
    masculine: _Set = _NONE  # forms of address and titles of men
    feminine: _Set = _NONE  # and of women
    concluding: _Set = _NONE  # verbs of what people do who sit together
    conversing: _Set = _NONE  # verbs of talking, be it by telephone
    bodily: _Set = _NONE  # words of talks that are no telephone call
    programmes: _Set = _NONE  # what somebody's day holds
    papers: _Set = _NONE  # before "on": what they are about is not told as done
    signing_off: _Set = _NONE  # before "on": of what is only agreed, "signed off on joint patrols"
    mourning: _Set = _NONE  # of the dead, who take no part
    civil_bodies: _Set = _NONE  # what is no state's: chambers, unions, gardens
    civil_heads: _Set = _NONE  # who heads them
    domestic: _Set = _NONE  # offices of people who deal with their own state first of all
    civil_people: _Set = _NONE  # before "leaders": of whom, and so of no state
    elected_bodies: _Set = _NONE  # in the name of a chamber: it is a parliament's
    manners: _Set = _NONE  # in which talks are held: "in a wide format between A and B"
    retreats: _Set = _NONE  # seats of government outside the capital
    chairmanship: _Set = _NONE  # before "of" and who leads together
    denying: _Set = _NONE  # adverbs that deny a verb
    lacking: _Set = _NONE  # what denies a noun
    dealings: _Set = _NONE  # nouns of what states have with one another: "the talks came after"
    following: _Set = _NONE  # verbs by which they are said to follow something
    courtesies: _Set = _NONE  # what one calls on somebody to do
    approving: _Set = _NONE  # verbs of hosts whose object may be what others did
    itinerary: _Set = _NONE  # what the items of a programme are told with: "the day ended with"
    joints: _Set = _NONE  # words that lead to the next turn of a list
    written: _Set = _NONE  # what a message is
    vague: _Set = _NONE  # nouns that need people and a day to tell of one engagement
    repaying: _Set = _NONE  # before somebody's visit: of who pays him one
    all_over: _Set = _NONE  # behind a plural: of some who are not told
    officials: _Set = _NONE  # people who can act without a name
    several: _Set = _NONE  # words that tell of one meeting with each side
    one_way: _Set = _NONE  # verbs that tell of nobody without an object: "called a truce"
    teams: _Set = _NONE  # what somebody leads to a session
    heading: _Set = _NONE  # forms of leading it
    delegations: _Set = _NONE  # what is sent to be received
    led: _Set = _NONE  # behind a delegation, before "by" and who leads it
    from_now: _Set = _NONE  # of what comes instead: "will now meet on Friday"
    not_there: _Set = _NONE  # before who or what is not there: "without the Chilean side"
    since: _Set = _NONE  # before the last time of what has not been since
    of_office: _Set = _NONE  # between an office and what it is of: "mayor of Lima"
    before_towns: _Set = _NONE  # between a mayor and his town
    resolved_on: _Set = _NONE  # before what was agreed
    settlements: _Set = _NONE  # before "of" and the name of a place
    amid_visits: _Set = _NONE  # between a meeting and the visit it was held on
    in_towns: _Set = _NONE  # between a mayor and the town he is in
    led_sides: _Set = _NONE  # before "led by" and the leaders of several states in order
    within_subject: _Set = _NONE  # beside names and determiners, between "after" and its verb
    spoken: _Set = _NONE  # nouns of talk that may be a call told of before
    hosting: _Set = _NONE  # before "side": whose it is
    visiting: _Set = _NONE  # before an office: its holder is not at home
    arriving: _Set = _NONE  # verbs that lead to where the text is from
    meals: _Set = _NONE  # talks, where they are had with somebody
    over_meals: _Set = _NONE  # what follows a meal that is talks
    standing_by: _Set = _NONE  # verbs of who is there when others sign
    sits: _Set = _NONE  # verbs of bodies that have a session
    of_members: _Set = _NONE  # offices of those who stand for a member of an organisation
    at_the_top: _Set = _NONE  # gatherings that an organisation itself holds
    gathered_with: _Set = _NONE  # behind a gathering, before company that nobody made out
    bound_to: _Set = _NONE  # before a verb that somebody was bound to: "were to meet"
    past_be: _Set = _NONE  # before that
    built_so: _Set = _NONE  # behind what is opened, of it
    unheld: _Set = _NONE  # behind a gathering, before what may undo it
    summits_are: _Set = _NONE  # before "summit", where it is one of the members
    gathers: _Set = _NONE  # verbs of several who come to one place
    by_wire: _Set = _NONE  # talks at a distance; without an article only how others were held
    once_more: _Set = _NONE  # before the verb of one more engagement
    official: _Set = _NONE  # between "her first" and "visit"
    together: _Set = _NONE  # of one meeting of three or more
    sitting: _Set = _NONE  # bodies of two states
    joining: _Set = _NONE  # before a meeting of those told of
    anew: _Set = _NONE  # before a noun that was not told of yet
    going_on: _Set = _NONE  # between two deeds of one person
    not_before: _Set = _NONE  # behind what is not: it is ahead, "not due until June"
    setting_off: _Set = _NONE  # before a noun behind a comma: set off from what was done
    behind: _Set = _NONE  # before a meeting that what is said comes after
    founding: _Set = _NONE  # verbs that bring a body about, which does not sit thereby
    flanks: _Set = _NONE  # where somebody stands in a photograph
    journeying: _Set = _NONE  # before "Lima trip": what one does with a journey
    answering: _Set = _NONE  # before "a call by X for a ban"
    sooner: _Set = _NONE  # behind whom one telephoned: when
    founded: _Set = _NONE  # behind a body: that it was brought about
    nominal: _Set = _NONE  # before a word that is then a noun: "the visit", "a state visit"
    placing: _Set = _NONE  # behind "meeting", where it opens a clause: "Meeting in Lima, A"
    before_ing: _Set = _NONE  # before a form of a verb: "before meeting B"
    groups_of_states: _Set = _NONE  # what states are called together, before a list of them
    both_states: _Set = _NONE  # behind "the two": what two states are called
    parts: _Set = _NONE  # before "session": part of a larger gathering, no talks of two
    handing: _Set = _NONE  # verbs of those who bear somebody else's message
    praising: _Set = _NONE  # verbs whose object did it: "congratulated B on his talks"
    present: _Set = _NONE  # auxiliaries of what is under way
    installed: _Set = _NONE  # behind a person and a comma: "A, sworn in on Monday,"
    towns: _Set = _NONE  # before "of" and a name: what it is, "the port city of X"
    lands: _Set = _NONE  # the same of what is no town: "the province of X"
    gatherings: _Set = _NONE  # nouns that head the name of one: "the Water Week"
    summits: _Set = _NONE  # of these, what needs no capital: "the COP36 climate conference"
    quarters: _Set = _NONE  # before a name: a part of it, "central X", "southern X"
    seated: _Set = _NONE  # before a comma and a name: "in the capital, X,"
    peers: _Set = _NONE  # behind "his": who is then named, "his host, President X"
    forerunners: _Set = _NONE  # behind "his": "his predecessor, Minister X"
    distributing: _Set = _NONE  # before "of": one after the other, "each of his guests"
    ours: _Set = _NONE  # behind "our": the state whose paper it is
    hosted: _Set = _NONE  # of a city: where talks were
    talked: _Set = _NONE  # what those told of before did where they met
    talked_of: _Set = _NONE  # behind such a verb: of what
    venues: _Set = _NONE  # nouns of where they met
    streets: _Set = _NONE  # behind a city's name: of a street
    on_stage: _Set = _NONE  # between such a city and the talks
    reports: _Set = _NONE  # before "he": whoever speaks speaks of himself
    attributing: _Set = _NONE  # between a quotation and whose words it gives
    paying: _Set = _NONE  # before a state that is paid a visit
    to_pay: _Set = _NONE  # behind "to", before a visit
    moves: _Set = _NONE  # verbs of where somebody said they would be
    at_the_end: _Set = _NONE  # before a journey: its day is the last
    lasting: _Set = _NONE  # before "until" and a day
    new_days: _Set = _NONE  # between "put off" and a day
    limiting: _Set = _NONE  # behind "will not be in": he will be, later or not for long
    in_town: _Set = _NONE  # "in" it is where the news is
    participles: _Set = _NONE  # behind a noun, of something else: "remarks made in Lima"
    exchanged: _Set = _NONE  # papers that states exchange
    drawn_up: _Set = _NONE  # papers that nobody signs: concluded, they are only ready
    at_places: _Set = _NONE  # before where something is
    around: _Set = _NONE  # before a state that it is not in
    perfect: _Set = _NONE  # of what has been done
    told_of: _Set = _NONE  # before a gathering told of
    chairing: _Set = _NONE  # of those who lead a session together
    sides: _Set = _NONE  # what each of them leads there
    numbered: _Set = _NONE  # nouns of one of many: "the third round"
    sat: _Set = _NONE  # editions that parliaments and papers have, too
    verbs_of_next: _Set = _NONE  # behind "the third", its noun left out
    conducting: _Set = _NONE  # of those who conduct "the third session"
    travellers: _Set = _NONE  # who goes somewhere without a name
    into: _Set = _NONE  # beside a verb of going that leads there
    calling: _Set = _NONE  # between "called in" and by whom or where
    forces: _Set = _NONE  # what trains together in a drill of states
    honours: _Set = _NONE  # what a state decorates somebody with
    posthumous: _Set = _NONE  # of an order for the dead
    addressing: _Set = _NONE  # what somebody does to whom a letter says it
    within_letters: _Set = _NONE  # before such a letter: "in a letter"
    of_any: _Set = _NONE  # before one that was not told of yet
    on_days: _Set = _NONE  # before the day of a deed
    about: _Set = _NONE  # behind that day, before what the letter was for
    letters: _Set = _NONE  # what somebody writes to one other
    unsealed: _Set = _NONE  # before what is meant for everybody: "sent a clear message"
    blunt: _Set = _NONE  # of messages that are no letters
    signals: _Set = _NONE  # those
    forged: _Set = _NONE  # of a letter that was not sent, or of which only another day is told
    offices_of_state: _Set = _NONE  # of those who deal for a state
    out_of_office: _Set = _NONE  # beside who did once, or would like to
    posing: _Set = _NONE  # before an office that somebody only plays
    not_in_office: _Set = _NONE  # beside who may yet, or does so only by courtesy
    papers_of_envoys: _Set = _NONE  # what an envoy presents on taking up a post
    of_envoys: _Set = _NONE  # before the papers of one
    posted_to: _Set = _NONE  # between an envoy and the state of the post
    courts: _Set = _NONE  # where envoys are received
    surely: _Set = _NONE  # before what an envoy has done or will do
    onlooking: _Set = _NONE  # what states do who take no part in a drill
    drill_of: _Set = _NONE  # behind "the exercise", before whose or what it is
    watched_by: _Set = _NONE  # behind a participle, before who looked on
    amid: _Set = _NONE  # before a drill during which others were looked on
    onlooking_as: _Set = _NONE  # behind it, before what was looked on
    frontier_of: _Set = _NONE  # between a frontier and the state beyond
    shared_drills: _Set = _NONE  # of a drill that takes two
    of_drills: _Set = _NONE  # a drill, where nothing tells that it is one
    told_forces: _Set = _NONE  # behind "both", whose a drill is of those told of
    both_of: _Set = _NONE  # before them
    on_patrol: _Set = _NONE  # who patrols for a state
    unofficial: _Set = _NONE  # of who patrols for none
    one_by_one: _Set = _NONE  # of what each does for himself
    papers_on: _Set = _NONE  # behind a paper, before what it is about
    patrolling: _Set = _NONE  # what is held together, told as a noun
    traded: _Set = _NONE  # of a market or zone that is no place
    opened_up: _Set = _NONE  # behind what is let in, "opened the market to"
    ceremonial: _Set = _NONE  # behind what is opened: "an opening ceremony"
    departing: _Set = _NONE  # verbs of a ship that is gone
    calls_there: _Set = _NONE  # behind them and "after"
    called_at: _Set = _NONE  # behind such a call, before where it was
    unbuilt: _Set = _NONE  # what is opened and is no place
    frontiers: _Set = _NONE  # beside the state beyond which a drill is not
    drilled_by: _Set = _NONE  # behind the name of a drill and a comma, before whose forces are
    drilled_at: _Set = _NONE  # before the state a drill is in
    before_sides: _Set = _NONE  # behind a noun of dealing, before whom it was with
    past_nouns: _Set = _NONE  # between the two
    carrying_out: _Set = _NONE  # verbs that a noun of dealing is the object of
    before_visits: _Set = _NONE  # between a verb and a visit
    before_goals: _Set = _NONE  # before where somebody goes or was
    between_nouns: _Set = _NONE  # between a possessive and what is owned
    being: _Set = _NONE  # forms of "be"
    signed_for: _Set = _NONE  # between "signed" and the state it was signed for
    passed: _Set = _NONE  # before somebody who is no subject of the verb behind
    clauses: _Set = _NONE  # where another clause begins
    opining: _Set = _NONE  # behind whoever only says the rest
    jointly: _Set = _NONE  # before "with" and who else did it
    acting_bodies: _Set = _NONE  # before "of" and states that act by them
    with_objects: _Set = _NONE  # verbs whose object stands right behind
    seen_there: _Set = _NONE  # verbs of being in a state that does nothing itself
    of_two: _Set = _NONE  # nouns behind "bilateral": no talks
    of_talks: _Set = _NONE  # nouns behind "the summit": what came of it
    before_papers: _Set = _NONE  # before "the March 15 Declaration"
    bonds: _Set = _NONE  # nouns before "with" and a state nobody talks to
    before_objects: _Set = _NONE  # between a verb and its object
    have: _Set = _NONE  # forms of "have"
    so_far: _Set = _NONE  # behind it: what is not done may still come about
    of_topics: _Set = _NONE  # before what talks were about
    earlier: _Set = _NONE  # beside "had met": before all that is told
    once_before: _Set = _NONE  # right before a verb of what lies before the news
    not_now: _Set = _NONE  # in an office nobody told of holds now
    borders: _Set = _NONE  # where a clause begins or ends
    guest: _Set = _NONE  # who is not at home, without a name
    received: _Set = _NONE  # whom a text goes on about, though another acts
    guests: _Set = _NONE  # the same of several
    warships: _Set = _NONE  # ships of navies
    craft: _Set = _NONE  # what may be one beside words of a navy
    navies: _Set = _NONE  # those words
    quoted: _Set = _NONE  # in a sentence that opens with "I": somebody else may say it
    beside: _Set = _NONE  # before whom a deed is done with
    among: _Set = _NONE  # the same of two or more
    receiving: _Set = _NONE  # verbs of those who are sent a message
    quantities: dict[str, int]
    phases: dict[str, int] = {}  # before "of a visit": its first day, its last (-1), or `nth`'s
    nth: dict[str, int] = {}  # before "day of": which


class _File(_Listed, frozen=True, kw_only=True):
    nouns: dict[str, _Set]


class Words(_Listed, frozen=True, kw_only=True):
    """The lists of a language, and what follows from them."""

    bodies: _Set
    negations: _Set  # by which a sentence denies a verb or a noun
    features: _Set  # what is called after people: "King George Island"
    small: _Set  # all of the closed classes together


@cache
def load(language: str) -> Words:
    """Read `languages/<language>/words.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/words.toml", _File)
    closed = (
        data.determiners, data.possessives, data.pronouns, data.prepositions,
        data.conjunctions, data.auxiliaries, data.adverbs, data.quantities,
    )  # fmt: skip
    listed = {name: getattr(data, name) for name in _Listed.__struct_fields__}
    return Words(
        **listed,
        bodies=frozenset().union(*data.nouns.values()),
        negations=data.denying | data.lacking,
        features=data.nouns.get("features", frozenset()),
        small=frozenset().union(*closed),
    )

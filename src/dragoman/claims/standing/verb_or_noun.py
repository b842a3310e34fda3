"""Whether a phrase found in a clause can be what it says: a verb where a verb can stand.

A row and a hit come in, a yes or no goes out. "Visit", "calls", "meeting" and "lunch" are verbs
here and nouns there; what belongs to a name ("Meeting of Ministers of the Andean States") is
neither, and is refused.
"""

from dragoman.claims.sentence import forces
from dragoman.claims.sentence.row import Row
from dragoman.claims.standing import lapses, signed
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_OFF = frozenset({"off", "out", "up", "down", "back"})  # "has called off", "has ruled out"
_BARE = 2  # tokens of "spoke on" and of "spoke today"
_QUOTES = frozenset("\"“‘'«")
_TO = frozenset({"to", "with"})
_LISTED = 5  # tokens from a comma to the "and" of its list: ", the Lao president and"
_OWNER = 12  # tokens of whose visit is returned
_HEARERS = 5  # tokens from "spoke to" to whom: "to the visiting Omani minister"


def _in_order(row: Row, hit: Hit) -> bool:
    """Of "The third was with B", "Then came B": whether a word of order stands before it."""
    if hit.phrase.frame != "next" or row.low(hit.last - 1) not in ("with", "came"):
        return True
    before = row.low(hit.first - 1)
    return before in row.closed.counting | row.closed.next_up


def stands(row: Row, hit: Hit) -> bool:
    """Whether a hit can be what its phrase says: no part of a name, a verb where one can be."""
    if any(e.first <= hit.first and hit.last <= e.last and not hit.phrase.verb for e in row.events):
        return False
    if _appeals(row, hit) or _as_subject(row, hit) or _returned(row, hit) or _by_a_day(row, hit):
        return False
    if (hit.phrase.verb == "have" and _helps(row, hit)) or _else(row, hit) or _of_bonds(row, hit):
        return False
    if hit.phrase.verb in row.closed.concluding and "where" not in row.lows[: hit.first]:
        return False  # "he flew to Lima, where he and B agreed": elsewhere it tells of no meeting
    if _how(row, hit) or not _brings_people(row, hit) or not _in_order(row, hit):
        return False
    alone = hit.form == "ing" and hit.last - hit.first == 1 and row.actor(hit.last) is None
    if alone and row.low(hit.first - 1) == "of":
        return False  # "messages of greeting"
    if hit.phrase.say == "session" and row.low(hit.first - 1) in row.closed.parts:
        return False
    if hit.phrase.verb == "bid" and not row.closed.mourning.isdisjoint(row.said):
        return False
    if hit.phrase.say in row.closed.meals and row.low(hit.last) not in row.closed.over_meals:
        return False
    actor = row.actor(hit.first)
    if actor is not None and actor.first < hit.first and hit.last <= actor.last:
        return False
    verb = hit.phrase.verb
    return _verbal(row, hit) and signed.told(row, hit) if verb else not forces.agreed_on(row, hit)


def _how(row: Row, hit: Hit) -> bool:
    """Of "received A and B, in separate meetings", "took place via video conference": how it was
    done, and not what; but "in a video conference with B".
    """
    apart = row.lows[hit.first - 2 : hit.first] == ("in", "separate")
    bare = row.low(hit.first - 1) in row.closed.prepositions
    return (apart and hit.phrase.say == "meetings") or (
        bare and hit.phrase.say in row.closed.by_wire
    )


def _of_bonds(row: Row, hit: Hit) -> bool:
    """Of "the bilateral relationship", "Peru-Chile bilateral trade", "the summit declaration": a
    noun of talks before another noun tells of no talks.
    """
    if hit.phrase.verb:
        return False
    tells_which = hit.phrase.say in ("bilateral", "trilateral")
    named = row.closed.bonds | row.closed.of_two if tells_which else row.closed.of_talks
    return row.low(hit.last) in named


def _by_a_day(row: Row, hit: Hit) -> bool:
    """Of "Tuesday saw B in Lima": nobody met him."""
    k = hit.first - 1
    return hit.phrase.verb == "see" and k in row.time_at and row.times[row.time_at[k]].first <= 1


def _returned(row: Row, hit: Hit) -> bool:
    """Of "A will return B's visit": it is A who goes, and where to need not be told."""
    if hit.phrase.verb or hit.phrase.kind != "visit" or row.closed.repaying.isdisjoint(row.said):
        return False
    low = range(hit.first - 1, max(hit.first - _OWNER, -1), -1)
    k = next((k for k in low if row.lows[k] in row.closed.repaying), -1)
    between = row.lows[k + 1 : hit.first]
    owned = between[-1:] in (("'s",), ("’s",)) or between == ("the",)
    return k >= 0 and owned and row.closed.prepositions.isdisjoint({*between} - {"of"})


def _as_subject(row: Row, hit: Hit) -> bool:
    """Of "Hosting the leaders shows how much": what it would be to host them; but "Hosting them on
    Monday, the president said" tells that he did.
    """
    if hit.form != "ing" or hit.phrase.verb == "" or hit.first:
        return False
    if "," not in row.lows[hit.last :]:  # "Hosting her on Monday the president spoke of trade"
        return not any(a.first - 1 in row.time_at for a in row.actors)
    ends = (i for i in range(hit.last, len(row.lows)) if _sets_off(row, i))
    return any(_predicate(row, i) for i in range(hit.last + 1, next(ends, len(row.lows))))


def _sets_off(row: Row, i: int) -> bool:
    """Whether token `i` is a comma that joins no list of states or people."""
    listed = i - 1 in row.mention_at or i - 1 in row.actor_at
    listed = listed and (i + 1 in row.mention_at or i + 1 in row.actor_at)
    return row.lows[i] == "," and not (listed and "and" in row.lows[i : i + _LISTED])


def _predicate(row: Row, i: int) -> bool:
    """Whether a verb in the present stands at token `i`: behind a name, and before its object."""
    if row.lows[i] in row.closed.auxiliaries:
        return row.low(i - 1) not in ("who", "which", "that")
    named = any(i - 1 in at for at in (row.actor_at, row.mention_at, row.time_at))
    verbal = row.words[i].islower() and row.lows[i].endswith("s") and i not in row.time_at
    inside = i in row.actor_at or i in row.mention_at or row.low(i + 1) in row.closed.prepositions
    return named and verbal and row.lows[i].isalpha() and not inside


def _appeals(row: Row, hit: Hit) -> bool:
    """Of "called off", "called on Monday for talks with B", "spoke on Monday of talks with B"."""
    day = hit.last + (row.low(hit.last) == "on")
    dated = "on" in (row.low(day - 1), row.low(hit.last)) and day in row.time_at
    k = row.times[row.time_at[day]].last if dated else hit.last
    if hit.phrase.verb == "speak":
        return dated and row.low(k) == "of"
    if not hit.phrase.verb:
        return hit.phrase.kind == "call" and _answered(row, hit)
    called = hit.phrase.say == "<call>" or (dated and hit.phrase.verb == "call")
    return called and (row.low(k) in ("off", "for", "into") or _names(row, k))


def _answered(row: Row, hit: Hit) -> bool:
    """Of "rejected a call by X for a ban", "welcomed the call from X to act": an appeal."""
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)
    whose = row.actor(hit.last + 1) or row.actor(hit.last + 2)
    return (
        row.low(k) in row.closed.answering
        and whose is not None
        and row.low(whose.last) in ("for", "to")
    )


def _names(row: Row, k: int) -> bool:
    """Of "called X a liar", "calls her “a friend”", "stubborn": what follows says what one is."""
    whom = row.actor(k)
    if whom is None or whom.last in row.time_at:
        return False
    end = whom.last
    told = row.low(end) in row.closed.determiners - row.closed.possessives
    return told or row.low(end) in _QUOTES or _quality(row, end + (row.low(end) == ","))


def _quality(row: Row, k: int) -> bool:
    """Of "called X weak on tuna", "called the president, X, stubborn.": the word that he is called;
    none is "again", nor the "minutes" after which he was telephoned.
    """
    word = row.words[k] if k < len(row.words) else ""
    named = (row.actor_at, row.mention_at, row.time_at)
    if not word.isalpha() or not word.islower() or any(k in at for at in named):
        return False
    other = row.low(k) in row.closed.small or row.adverb(k) or row.low(k) in row.closed.sooner
    several = word.endswith("s") and not word.endswith(("ss", "ous"))
    behind, over = row.low(k + 1), row.low(k - 1) == ","
    purpose = behind == "to" and row.low(k + 2) in row.closed.courtesies  # "unprompted to discuss"
    joined = behind in row.closed.prepositions or behind in row.closed.conjunctions
    ends = k + 1 >= len(row.lows) - 1
    return not (other or several or purpose) and (ends or (joined and not over))


def _open(row: Row, hit: Hit) -> bool:
    """Of "was in Lima": no visit without an end, but what tells where he met somebody.

    "Is in Lima until Friday" and "is here" are visits.
    """
    stays = hit.phrase.verb in row.closed.abiding and row.low(hit.last - 1) != "here"
    return stays and not any(t.first >= hit.last and t.bound == "until" for t in row.times)


def _closes(row: Row, hit: Hit) -> bool:
    """Of "the exercise came to an end": it goes nowhere."""
    return hit.phrase.say == "<come> to" and row.low(hit.last + 1) in row.closed.closings


def _else(row: Row, hit: Hit) -> bool:
    """Whether a phrase tells of something else: what ends, lies open, is said aloud or at talks."""
    other = _closes(row, hit) or _open(row, hit) or _speech(row, hit)
    return other or _at_these(row, hit) or _not_for_long(row, hit)


def _not_for_long(row: Row, hit: Hit) -> bool:
    """Of "will not be in Lima before Monday", "for long": he will be there all the same."""
    if hit.phrase.verb or hit.phrase.status != "cancelled":
        return False
    return not row.closed.limiting.isdisjoint(row.lows[hit.last : lapses.ends(row, hit)])


def _at_these(row: Row, hit: Hit) -> bool:
    """Of "In these meetings A praised B": at those told of before, where B need not have been."""
    these = row.low(hit.first - 1) in ("these", "those") and not hit.phrase.verb
    return these and row.low(hit.first - 2) in row.closed.prepositions


def _speech(row: Row, hit: Hit) -> bool:
    """Of "They spoke on Monday to reporters", "at the opening": each to whoever heard him."""
    if hit.phrase.verb not in row.closed.speaking:
        return False
    k = hit.last
    if row.low(k - 1) in _TO:
        return all(row.actor(i) is None for i in range(k, k + _HEARERS))
    if k - hit.first > _BARE or row.time_at.keys().isdisjoint((k - 1, k)):
        return False  # "spoke by telephone", "spoke again on Monday before the vote"
    while k in row.time_at:
        k += 1
    aloud = row.low(k) in row.closed.before_hearers and k + 1 not in row.time_at
    return aloud and all(_hears(row.actor(i)) for i in range(k + 1, k + _HEARERS))


def _hears(actor: Actor | None) -> bool:
    return actor is None or actor.kind == "party"


def _brings_people(row: Row, hit: Hit) -> bool:
    """Whether who is brought together are people: a fair "brings together farmers of A and B"."""
    whom = row.noun(hit.last) if hit.phrase.verb == "bring" else None
    return hit.phrase.verb != "bring" or (whom is not None and whom.kind in ("person", "office"))


def _helps(row: Row, hit: Hit) -> bool:
    """Whether "have" only helps the verb behind it: "has called off talks"."""
    i = hit.first + 1
    while i < hit.last and row.lows[i] in row.closed.adverbs:
        i += 1
    if not row.low(i).endswith("ed"):
        return False
    after = row.low(i + 1)
    return any(after in words for words in (row.closed.determiners, row.closed.prepositions, _OFF))


def _dated_noun(row: Row, k: int) -> bool:
    """Of "his May 2 meeting with B": a day stands between a noun and whose it is."""
    if k - 1 not in row.time_at:
        return False
    before = row.low(row.times[row.time_at[k - 1]].first - 1)
    return before in row.closed.possessives or before in row.closed.determiners


def _verbal(row: Row, hit: Hit) -> bool:
    """Whether a word that may be verb or noun ("visit", "calls", "meeting") is a verb here."""
    before = row.low(hit.first - 1)
    helped = before == "next" and row.low(hit.first - 2) in row.closed.auxiliaries
    nominal = (before in row.closed.nominal and not helped) or before in row.closed.possessives
    nominal = nominal or (hit.form == "base" and before in ("him", "them"))  # "bid him farewell"
    nominal = nominal or (hit.form == "third" and before in row.closed.quantities)  # "two tours in"
    nominal = nominal or (hit.form == "ing" and _dated_noun(row, hit.first))
    if hit.phrase.verb == "talk" and hit.form == "third" and row.actor(hit.first - 1) is None:
        return False  # "will hold talks with"
    if hit.last - hit.first > 2 and not (
        nominal and hit.form == "ing" and hit.phrase.verb == "meet"
    ):
        return True
    if hit.form in ("base", "third"):
        if hit.phrase.verb in row.closed.meals and _adjective(row, hit.first - 1):
            return False  # "addressed a business lunch"
        nominal = nominal and row.low(hit.first) not in row.closed.holding  # "and has talks"
        return not nominal or (before == "and" and _has_object(row, hit.last))
    if hit.form == "ing" and hit.phrase.verb in ("meet", "call", "visit", "tour"):
        return _participle(row, hit, nominal=nominal)
    return True


def _participle(row: Row, hit: Hit, *, nominal: bool) -> bool:
    """Whether "meeting" or "visiting" is what somebody does, and no noun."""
    before, after, placing = row.low(hit.first - 1), row.low(hit.last), row.closed.placing
    if before == "," and row.actor(hit.first - 2) is not None and after in placing:
        return True
    if not hit.first and (after in placing or hit.last in row.time_at):
        return True  # "Meeting in Lima on Monday, A and B agreed"
    if before[:1].isalpha() and not nominal and _adjective(row, hit.first - 1):
        return False  # "a bilateral meeting with B"
    whom = row.actor(hit.last) or (row.actor(hit.last + 1) if after in ("with", "the") else None)
    return (whom is not None and not nominal) or before in row.closed.before_ing


def _adjective(row: Row, i: int) -> bool:
    """Whether a word before "meeting" can only qualify it."""
    low, closed = row.low(i), row.closed
    function = (
        low in closed.auxiliaries
        or (low in closed.adverbs and row.low(i - 1) not in closed.determiners)  # "a later"
        or low in closed.conjunctions
        or low in closed.prepositions
    )
    return (
        not function and not low.endswith("ly") and i not in row.actor_at and i not in row.time_at
    )


def _has_object(row: Row, k: int) -> bool:
    """Whether someone or somewhere follows at once, as after a verb: "will visit Peru"."""
    i = k + 1 if row.low(k) == "the" else k
    return row.actor(i) is not None or i in row.mention_at

"""Everyone who can act in a document: sentences, mentions and times in, persons and actors out.

Two passes. The first meets everyone introduced by an office, a title or a full name; the second
goes through each sentence again and turns groups, known names, pronouns, parties and "the two
sides" into actors. "The Lao minister" is resolved to the person introduced as such, the latest
mentioned where several fit; where nobody fits it stays an office left unnamed.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.lexicon.offices import Offices
from dragoman.lexicon.words import Words
from dragoman.names import fold
from dragoman.people import groups, personal
from dragoman.people.groups import Group
from dragoman.people.line import Grammar, Line, lay
from dragoman.people.offices import OfficeGroup
from dragoman.people.personal import NameGroup
from dragoman.people.registry import Registry, holding
from dragoman.records import Actor, Mention, Person, Sentence

_SUBJECTS = frozenset({"he", "she", "they", "i", "we", "who", "him", "them", "me", "us"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_STYLES = frozenset({"majesty", "highness", "excellency", "holiness", "majesties"})
_PLACING = frozenset({"in", "at", "from", "to", "near", "via", "outside", "into", "for", "toward", "towards", "leaving", "left", "reached", "reach", "around"})


def grammar(offices: Offices, words: Words, other: frozenset[str]) -> Grammar:
    """The words people are read by; `other` are words of clauses that never stand in a name."""
    never = words.small | words.bodies | offices.collectives | other
    return Grammar(offices, words, never - offices.particles)


def find(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    timed: Sequence[frozenset[int]],
    words: Grammar,
) -> tuple[tuple[Person, ...], tuple[tuple[Actor, ...], ...]]:
    """Find the persons of a document and the actors of each sentence."""
    lines = [lay(s, m, t, words) for s, m, t in zip(sentences, mentions, timed, strict=True)]
    found = [groups.find(line) for line in lines]
    registry = Registry()
    met: dict[tuple[int, int], int] = {}
    for wave in (False, True):  # those introduced first, so that bare names join them
        for s, line in enumerate(lines):
            for group in found[s]:
                if group.name is not None and group.bare is wave and (not wave or _stands(line, group, registry)):
                    met[s, group.first] = registry.meet(line, group)
    for s, line in enumerate(lines):
        _inherit(line, found[s], met, registry)
        _counterparts(line, found[s], met, registry)
        _of_a_side(line, found[s], met, registry)
        _behalf(line, found[s], met, registry)
        _header(line, found[s], registry)
    for s, line in enumerate(lines):
        if line.sentence.role == "title":
            _headlined(line, found[s], registry)
    barred = {pair for s, line in enumerate(lines) for pair in _apart(line, found[s], met, registry)}
    reader = _Second(registry, met, barred)
    actors = tuple(reader.sentence(line, found[s]) for s, line in enumerate(lines))
    return registry.persons(), actors


_LISTED = frozenset({",", "and", ";", "&", "as", "well"})


def _inherit(line: Line, found: list[Group], met: dict[tuple[int, int], int], registry: Registry) -> None:
    """In a list, who has no party has that of the one before: "Lao Minister X and Adviser Y"."""
    s = line.sentence.index
    for before, after in zip(found, found[1:], strict=False):
        one, two = met.get((s, before.first)), met.get((s, after.first))
        if two is None or after.parties or not after.offices or registry.entries[two].party:
            continue
        gap = line.lows[before.last : after.first]
        parties = before.parties or ((registry.entries[one].party,) if one is not None else ())
        if parties and parties[0] and gap and "and" in (*gap, "and") and all(low in _LISTED for low in gap):
            registry.entries[two].party = parties[0]


def _headlined(line: Line, found: list[Group], registry: Registry) -> None:
    """"Fiji PM meets ..." above "Prime Minister X met ...": X is Fiji's, unless Fiji's is another."""
    for group in found:
        office = group.offices[0] if group.offices else None
        if group.name is not None or office is None or office.plural or office.counterpart or office.state != "holds" or len(group.parties) != 1:
            continue
        asked = _asked(office)
        fits = [e for e in registry.entries if any(h.state == "holds" and _answers(asked, office.key, h.office, h.key) for h in e.holdings)]
        if not any(e.party == group.parties[0] for e in fits) and len(free := [e for e in fits if e.party is None]) == 1:
            free[0].party = group.parties[0]


def _apart(line: Line, found: list[Group], met: dict[tuple[int, int], int], registry: Registry) -> set[tuple[str, int]]:
    """Who an office does not mean: in "The Prime Minister spoke to Lao Prime Minister X" he is not X."""
    bare = [g.offices[0] for g in found if g.name is None and g.offices and not g.parties and not g.offices[0].plural and not g.offices[0].counterpart]
    named = [met[line.sentence.index, g.first] for g in found if g.offices and g.parties and (line.sentence.index, g.first) in met]
    return {
        (office.key, person)
        for office in bare
        for person in named
        if any(_answers(_asked(office), office.key, h.office, h.key) for h in registry.entries[person].holdings)
    }


_LONG = {"pm": ("prime", "minister"), "fm": ("foreign", "minister"), "dpm": ("deputy", "prime", "minister")}


def _asked(office: OfficeGroup) -> set[str]:
    """The words a holder's own office must have to be meant."""
    said = (w for w in office.words.lower().replace("-", " ").split() if w not in ("of", "for", "the", "and"))
    return {word for w in said for word in _LONG.get(w, (w,))}


def _counterparts(line: Line, found: list[Group], met: dict[tuple[int, int], int], registry: Registry) -> None:
    """"Minister X and his Lao counterpart Y": Y holds the office of the one named before."""
    owner: OfficeGroup | None = None
    for group in found:
        person = met.get((line.sentence.index, group.first))
        if not group.offices or group.plural and not group.offices[0].counterpart:
            continue
        if not group.offices[0].counterpart:
            owner = group.offices[-1]  # the portfolio comes last: "State Councilor and Minister of Defence"
        elif person is not None and owner is not None and owner.state == "holds" and not registry.entries[person].holdings:
            entry = registry.entries[person]
            entry.holdings.append(replace(holding(line, group.offices[0], entry.party), office=owner.words, key=owner.key))


def _behalf(line: Line, found: list[Group], met: dict[tuple[int, int], int], registry: Registry) -> None:
    """"X signed on behalf of Chile": who has no party is of the one acted for."""
    for i in range(1, len(line.lows) - 2):
        if line.lows[i] == "behalf" and line.lows[i + 1] == "of":
            k = i + 3 if line.low(i + 2) == "the" else i + 2
        elif line.lows[i] == "representing":
            k = i + 2 if line.low(i + 1) == "the" else i + 1
        else:
            continue
        before = [met[line.sentence.index, g.first] for g in found if g.last <= i and (line.sentence.index, g.first) in met]
        if before and (mention := line.party(k)) and mention.form != "demonym":
            entry = registry.entries[before[-1]]
            entry.party = entry.party or mention.ref


def _of_a_side(line: Line, found: list[Group], met: dict[tuple[int, int], int], registry: Registry) -> None:
    """"On the Lao side, X and Y attended": people without a party are of that side."""
    for i in range(len(line.lows) - 2):
        if line.low(i) in ("on", "from", "for") and (mention := line.party(i + 2 if line.low(i + 1) == "the" else i + 1)):
            if line.low(mention.last) == "side" and mention.ref:
                _place(line, [g for g in found if g.first > i], mention.ref, met, registry)
    for mention in {m.first: m for m in line.mentions.values() for m in m if m.ref and line.low(m.last) in _SIDE}.values():
        _place(line, _leaders(line, mention, found), mention.ref or "", met, registry)


def _leaders(line: Line, side: Mention, found: list[Group]) -> list[Group]:
    """Who leads a side: "the Lao side was led by X", "Y headed the Thai delegation"."""
    k = side.last + 1
    while line.low(k) in (",", "which", "was", "were", "is", "will", "be", "has", "been"):
        k += 1
    if line.low(k) in _LED and line.low(k + 1) == "by":
        ends = [i for i in range(k + 2, len(line.lows)) if line.low(i) in ("while", ";", "whereas") or line.low(i) in _SIDE]
        return [g for g in found if k < g.first < (ends[0] if ends else len(line.lows))]
    j = side.first - 2 if line.low(side.first - 1) == "the" else side.first - 1
    before = [g for g in found if g.last <= j and j - g.last < 3]
    return before[-1:] if line.low(j) in _LED else []


def _place(line: Line, groups_: list[Group], party: str, met: dict[tuple[int, int], int], registry: Registry) -> None:
    """Give people without a party the one of their side."""
    for group in groups_:
        person = met.get((line.sentence.index, group.first))
        if person is not None and registry.entries[person].party is None:
            registry.entries[person].party = party


_SIDE = frozenset({"side", "delegation", "team"})
_LED = frozenset({"led", "headed", "chaired", "co-chaired", "represented"})


_WORDS_BY = frozenset({"remarks", "statement", "speech", "address", "message", "comments", "letter"})


def _header(line: Line, found: list[Group], registry: Registry) -> None:
    """"Prime Minister: Okoth, Mary": the head of a release names who speaks, surname first."""
    if line.sentence.role != "title" or not found:
        return
    if line.low(0) in _WORDS_BY and line.low(1) in ("by", "of", "from"):
        who = next((g for g in found if g.first in (2, 3) and g.name and g.offices and not g.offices[0].key.startswith("spokes")), None)
        registry.speaker = registry.meet(line, who) if who else None
    if line.low(found[0].last) != ":":
        return
    office = found[0]
    k = office.last + 1
    names = line.words[k:]
    if office.name is not None or not 3 <= len(names) <= 5 or "," not in names or not all(line.nameable(k + i) for i, w in enumerate(names) if w != ","):
        return
    comma = names.index(",")
    text = " ".join(names[comma + 1 :] + names[:comma])
    registry.speaker = registry.introduce(line, office, text)


def _stands(line: Line, group: Group, registry: Registry) -> bool:
    """Whether a bare run of capitals is a person: known already, or two words nothing explains."""
    assert group.name is not None
    span = range(group.name.name, group.name.last)
    words = [w for i in span for w in fold(line.words[i]).split()]
    if registry.recall(words, ()) is not None:
        return True
    if line.capitals or line.sentence.role == "title" or len(span) < 2 or any(i in line.inside for i in span):
        return False
    if any(line.lows[i] in line.grammar.offices.portfolios for i in span):
        return False
    before, after = line.low(group.name.name - 1), line.low(group.name.last)
    if any(len(line.words[i]) == 1 for i in span):
        return False
    if before in ("the", "of", "in", "at", "a", "an", "for", "on") or line.cap(group.name.last):
        return False
    return after not in ("'s", "’s") or line.low(group.name.last + 1) not in line.grammar.words.bodies


class _Second:
    """The second pass over a document: remembers who was mentioned last."""

    def __init__(self, registry: Registry, met: dict[tuple[int, int], int], barred: set[tuple[str, int]]) -> None:
        self.registry = registry
        self.barred = barred
        self.met = met
        self.recent = [-1] * len(registry.entries)
        self.clock = 0
        self.first: list[str] = []  # parties in order of first mention

    def sentence(self, line: Line, found: list[Group]) -> tuple[Actor, ...]:
        """The actors of one sentence, in order, no two overlapping."""
        actors: list[Actor] = []
        by_first = {g.first: g for g in found}
        i = 0
        while i < len(line.words):
            group = by_first.get(i)
            actor = self._of_group(line, group, actors) if group else self._other(line, i, by_first)
            if actor is None:
                i += 1
                continue
            actors.append(actor)
            self._seen(actor)
            i = max(actor.last, i + 1)
        return tuple(actors)

    def _seen(self, actor: Actor) -> None:
        self.clock += 1
        if actor.person is not None:
            self.recent[actor.person] = self.clock

    def _of_group(self, line: Line, group: Group, before: list[Actor]) -> Actor | None:
        s = line.sentence.index
        if group.name is not None:
            person = self.met.get((s, group.first))
            return None if person is None else self._named(line, group, person, before)
        return self._unnamed(line, group, before)

    def _named(self, line: Line, group: Group, person: int, before: list[Actor]) -> Actor:
        entry = self.registry.entries[person]
        office = group.offices[0] if group.offices else None
        return _actor(
            line,
            _with_style(line, group.first),
            group.last,
            kind="person",
            parties=group.parties or ((entry.party,) if entry.party else ()),
            person=person,
            office=_joined(group),
            key=office.key if office else "",
            counterpart=bool(office and office.counterpart),
        )

    def _unnamed(self, line: Line, group: Group, before: list[Actor]) -> Actor | None:
        office = group.offices[0]
        plural = office.plural
        if plural and not group.parties:
            self._share(line, office)
        count, first = _quantity(line, group.first, plural)
        person = None if plural or office.counterpart else self._holder(line, group)
        parties = group.parties
        if person is not None and not parties and (party := self.registry.entries[person].party):
            parties = (party,)
        kind = "person" if person is not None else "sides" if plural and not parties else "office"
        return _actor(
            line,
            _with_style(line, first),
            group.last,
            kind=kind,
            parties=parties,
            person=person,
            office=_joined(group),
            key=office.key,
            plural=plural,
            count=count,
            counterpart=office.counterpart,
            word=line.lows[office.head] if kind == "sides" else "",
        )

    def _share(self, line: Line, office: OfficeGroup) -> None:
        """"The two presidents": who was just named beside a president is one too."""
        if line.sentence.role == "title" or len(self.recent) < 2 or office.words.lower() == "minister":
            return
        one, two = sorted(range(len(self.recent)), key=lambda i: -self.recent[i])[:2]
        if min(self.recent[one], self.recent[two]) < 0:
            return
        entries = self.registry.entries
        for a, b in ((entries[one], entries[two]), (entries[two], entries[one])):
            said = next((h for h in a.holdings if h.key == office.key), None)
            if said and not b.holdings and b.party not in (a.party,):
                b.holdings.append(replace(holding(line, office, b.party), office=said.office))

    def _holder(self, line: Line, group: Group) -> int | None:
        """The person "the Lao minister" means: introduced in that office, for that party."""
        office = group.offices[0]
        if not office.definite and not office.parties and not line.cap(office.head):
            return None
        if office.state == "former" or (line.low(group.first) in ("a", "an")):
            return None
        asked = _asked(office)
        best: tuple[int, int] | None = None
        for i, entry in enumerate(self.registry.entries):
            if office.parties and entry.party not in office.parties or not office.parties and (office.key, i) in self.barred:
                continue
            if any(_answers(asked, office.key, h.office, h.key) for h in entry.holdings):
                rank = (self.recent[i], -i)
                if best is None or rank > best:
                    best = rank
        return None if best is None else -best[1]

    def _other(self, line: Line, i: int, groups_at: dict[int, Group]) -> Actor | None:
        """A known name, a party, a pronoun or "the two sides" at token `i`."""
        if line.low(i + 1) in _STYLES and (i + 2 in groups_at or i + 3 in groups_at and line.low(i + 2) == "the"):
            return None  # "His Majesty King X" is X
        low = line.lows[i]
        if line.shapes[i] and (known := self._known(line, i, groups_at)):
            return known
        if low in ("latter", "former"):
            return self._latter(line, i)
        if i in line.mentions or low in line.grammar.words.determiners or low in line.grammar.words.quantities or low in line.grammar.offices.collectives:
            if (sides := _sides(line, i)) or (sides := _party(line, i)):
                return sides
        return _pronoun(line, i) if low in _SUBJECTS or low in _POSSESSIVES else None

    def _latter(self, line: Line, i: int) -> Actor | None:
        """"The latter", "the former": of the two people mentioned last."""
        low = line.lows[i]
        if line.low(i - 1) != "the" or line.low(i + 1) in line.grammar.offices.head_words or line.nameable(i + 1):
            return None
        order = sorted((p for p in range(len(self.recent)) if self.recent[p] >= 0), key=lambda p: -self.recent[p])
        if len(order) < 2 or line.low(i + 1) in line.grammar.offices.portfolios:
            return None
        person = order[0] if low == "latter" else order[1]
        party = self.registry.entries[person].party
        return _actor(line, i - 1, i + 1, kind="person", parties=(party,) if party else (), person=person)

    def _known(self, line: Line, i: int, groups_at: dict[int, Group]) -> Actor | None:
        """The shortest way to say who: any word of a name the document has introduced."""
        if not line.nameable(i) or (i in line.inside and line.party(line.inside[i]) is not None):
            return None
        k, words = i, list[str]()
        while line.nameable(k) and k not in groups_at:
            parts = fold(line.words[k]).split()
            if not all(self.registry.known(p) for p in parts) or self.registry.recall(words + parts, self.recent) is None:
                break
            words += parts
            k += 1
        person = self.registry.recall(words, self.recent) if words else None
        if person is None or (len(words) == 1 and len(words[0]) < 2) or line.cap(k) and line.nameable(k) and not line.capitals:
            return None
        party = self.registry.entries[person].party
        return _actor(line, i, k, kind="person", parties=(party,) if party else (), person=person)


_CHIEFS = frozenset({"chief", "head", "minister"})  # "the defence chief" is the minister


def _answers(asked: set[str], key: str, office: str, held: str) -> bool:
    """Whether an office as introduced answers to a shorter way of naming it."""
    own = set(office.lower().replace("-", " ").split())
    if asked <= own | {"defense" if w == "defence" else w for w in own}:
        return True
    if asked & _CHIEFS and asked - _CHIEFS and held.split()[-1] in ("minister", "secretary"):
        return {"defence" if w == "defense" else w for w in asked - _CHIEFS} <= {"defence" if w == "defense" else w for w in own}
    if asked == {key} or asked == {"leader"}:
        return key == held or held.endswith(" " + key) or (key == "leader" and held in ("president", "prime minister", "king", "chancellor", "premier", "general secretary"))
    return False


def _with_style(line: Line, first: int) -> int:
    """Where a group begins with the style before it: "His Majesty King X"."""
    return first - 2 if line.low(first - 1) in _STYLES and line.low(first - 2) in ("his", "her", "their") else first


def _joined(group: Group) -> str | None:
    """All offices of a group in one string, as the text gives them."""
    words = [o.words for o in group.offices if not o.counterpart and o.words]
    return " and ".join(dict.fromkeys(words)) or None


def _quantity(line: Line, first: int, plural: bool) -> tuple[int, int]:
    """The number before a plural ("the two", "all three"), and where the group then begins."""
    if not plural:
        return 0, first
    i, count = first, 0
    for k in (first, first + 1, first - 1, first - 2):
        low = line.low(k)
        if low in line.grammar.words.quantities:
            count = line.grammar.words.quantities[low]
            i = min(i, k)
            break
        if low.isdigit() and len(low) < 3:
            count, i = int(low), min(i, k)
            break
    if line.low(i - 1) in line.grammar.words.determiners:
        i -= 1
    return count, i


def _sides(line: Line, i: int) -> Actor | None:
    """"The two sides", "both countries", "the Lao side", "Chinese and Lao officials"."""
    words = line.grammar.words
    k, count = i, 0
    while line.low(k) in words.determiners or line.low(k) in words.quantities:
        count = words.quantities.get(line.low(k), 0) or count
        k += 1
    parties: list[str] = []
    while (mention := line.party(k)) is not None:
        parties += [m.ref for m in line.mentions[k] if m.ref]
        k = mention.last
        while line.low(k) in (",", "and", "'s", "’s", "’", "-", "–") and (line.party(k + 1) or line.low(k) in ("'s", "’s", "’")):
            k += 1
    while line.low(k) in _SIDE_WORDS or (line.low(k) in line.grammar.offices.portfolios and parties):
        k += 1
    low = line.low(k)
    if low not in line.grammar.offices.collectives or k == i:
        return None
    end = k + 1
    if not parties and low in _SENT and line.low(end) in ("from", "of") and (sender := line.party(end + 1 if line.low(end + 1) != "the" else end + 2)):
        parties, end = [sender.ref] if sender.ref else [], sender.last
    if not parties and not count and low not in ("sides", "leaders", "delegations", "parties", "counterparts"):
        return None
    kind = "party" if parties else "sides"
    return _actor(line, i, end, kind=kind, parties=tuple(dict.fromkeys(parties)), plural=len(parties) != 1, count=count, word=low)


_SENT = frozenset({"delegation", "delegations", "officials", "representatives", "negotiators", "envoys", "experts", "diplomats"})
_SIDE_WORDS = frozenset({"parliamentary", "military", "ministerial", "naval", "presidential", "diplomatic", "trade", "economic", "congressional", "inter-ministerial", "interparliamentary", "large", "joint", "technical", "high-level", "senior", "visiting", "official", "top", "respective", "own", "government", "defence", "defense"})


def _party(line: Line, i: int) -> Actor | None:
    """A state or organisation that acts: not an adjective, not a place someone is in."""
    mention = line.party(i)
    if mention is None or mention.form in ("demonym", "compound", "prefix"):
        return None
    before = line.low(i - 1) if line.low(i - 1) != "the" else line.low(i - 2)
    if mention.form in ("capital", "seat") and before in _PLACING:
        return None
    refs = tuple(m.ref for m in line.mentions[i] if m.ref)
    first = i - 1 if line.low(i - 1) == "the" else i
    if line.low(first - 1) == "of" and line.low(first - 2) in _GOVERNING:
        first -= 3 if line.low(first - 3) == "the" else 2
    return _actor(line, first, mention.last, kind="party", parties=refs, word=mention.form)


_GOVERNING = frozenset({"government", "governments", "state", "leadership", "administration"})


def _pronoun(line: Line, i: int) -> Actor | None:
    low = line.low(i)
    if low in ("his", "her", "their") and line.low(i + 1) in _STYLES:
        return _actor(line, i, i + 2, kind="pronoun", word=line.low(i + 1))
    if low not in _SUBJECTS or (low == "i" and line.words[i] != "I") or line.words[i] in ("US", "I."):
        return None
    return _actor(line, i, i + 1, kind="pronoun", plural=low in ("they", "we", "them", "us"), word=low)


def _actor(line: Line, first: int, last: int, **fields: object) -> Actor:
    tokens = line.sentence.tokens
    first = max(first, 0)
    return Actor(
        sentence=line.sentence.index,
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        **fields,  # type: ignore[arg-type]  # callers name fields of Actor
    )


__all__ = ["NameGroup", "find", "grammar", "personal"]

"""Noun groups of people in one sentence: offices and names put together.

    the Lao Deputy Prime Minister and Minister of Defence Gen. X Y · X Y, president of Z,
    the foreign ministers of A, B and C · Mr X · his Lao counterpart X

Left to right, longest first, no overlap. A bare name (no title, no office beside it) is returned
as such; whether it is a person is decided over the whole document.
"""

from msgspec import Struct

from dragoman.lexicon.owning import POSSESSIVE
from dragoman.people.introduced.whose import behind, elided, letters, of_party, owner, serves
from dragoman.people.written import offices, personal
from dragoman.people.written.bodies import abbreviated, past_aside
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup
from dragoman.people.written.personal import NameGroup


class Group(Struct, frozen=True, gc=False):
    """A person, or the holders of an office, in a sentence."""

    first: int
    last: int
    offices: tuple[OfficeGroup, ...]
    name: NameGroup | None
    parties: tuple[str, ...]
    bare: bool = False

    @property
    def plural(self) -> bool:
        """Whether several people are meant."""
        return self.name is None and any(o.plural for o in self.offices)


def find(line: Line) -> list[Group]:
    """Every group of a sentence, in order."""
    starts = _offices(line)
    found: list[Group] = []
    done = 0
    for i in _likely(line, starts):
        if i >= done and (group := _at(line, i, starts)):
            if end := _called_after(line, group):
                done = end
                continue
            found += _members(line, group, starts) if group.plural else [group]
            done = found[-1].last
    return found


def _called_after(line: Line, group: Group) -> int:
    """The end of the name of a place or thing that is called after someone; 0 where none is.

    "off King George Island", "at Queen Elizabeth Hospital": nobody is there.
    """
    k = group.name.last if group.name else group.last
    if line.capitals or not line.cap(k) or line.low(k) not in line.grammar.words.features:
        return 0
    return k + 1 if group.last <= k and line.cap(k - 1) else 0


def _likely(line: Line, starts: dict[int, OfficeGroup]) -> list[int]:
    """The tokens a group could begin at: most words are small and open neither office nor name."""
    openings = line.grammar.people.openings
    shapes = line.shapes
    likely = [i for i, low in enumerate(line.lows) if shapes[i] or low in openings]
    return sorted({*line.sentence.raised, *likely, *starts})


def _offices(line: Line) -> dict[int, OfficeGroup]:
    """Offices by their first token; where two begin together, the longer."""
    found: dict[int, OfficeGroup] = {}
    openings, leading = line.grammar.offices.openings, line.grammar.offices.leading
    ranks = line.grammar.offices.ranks.starts
    done = 0
    for h, low in [(h, low) for h, low in enumerate(line.lows) if low in leading]:
        if low in ranks and line.rank_at(h) > 1:
            done = max(done, h + line.rank_at(h))  # "Air Chief Marshal" is no chief
        if low not in openings or h < done:
            continue
        office = offices.read(line, h)
        if office:
            found[max(office.first, 0)] = office
            done = office.last
    return found


def _at(line: Line, i: int, starts: dict[int, OfficeGroup]) -> Group | None:
    if i in starts:
        return _office_first(line, starts[i], starts)
    name = personal.read(line, i)
    if name is None:
        return None
    for k in range(i, name.last):
        if k in starts and k > i:  # "King Felipe": the title is an office of its own
            return None if k > name.name else _office_first(line, starts[k], starts)
    return _name_first(line, name, starts)


def _joined(
    line: Line, office: OfficeGroup, starts: dict[int, OfficeGroup]
) -> tuple[list[OfficeGroup], int]:
    """An office with those that "and" joins to it, and the token behind them."""
    held = [office]
    k = abbreviated(line, office.last)
    while (second := _also(line, k, starts)) and not offices.clash(line, office, second):
        if office.plural or second.plural:
            break
        held.append(second)
        k = abbreviated(line, second.last)
    return held, k


def _styled_from(line: Line, first: int) -> int:
    """Where a group begins whose office has a form of address: "H.E. President X"."""
    honorifics = line.grammar.offices.honorifics
    for n in (3, 2, 1):
        if first >= n and line.cap(first - n) and honorifics.length(line.lows, first - n) == n:
            return first - n
    return first


def _office_first(line: Line, office: OfficeGroup, starts: dict[int, OfficeGroup]) -> Group:
    held, k = _joined(line, office, starts)
    k = past_aside(line, k)
    first = _styled_from(line, office.first)
    title = None if office.plural else starts.get(k)
    if title is not None and offices.mere_style(line, title):
        k = title.last  # "Minister of Defence Prince X"
    parties = tuple(dict.fromkeys(p for o in held for p in o.parties))
    name = None if office.plural else _name_after(line, k) or _styled(line, k, starts)
    if name is None and (named := _apposed(line, office, k, starts)):
        return named
    if name is None:
        return Group(first, k, tuple(held), None, parties)
    end, more = _after_name(line, name, starts, parties, held=True)
    held += more
    if more and held[0].key in ("prince", "princess") and held[0].words.lower() == held[0].key:
        held = more  # "Prince X, Crown Prince of Z"
    end, of = of_party(line, end)
    parties = parties or tuple(p for o in more for p in o.parties) or of
    end, parties = behind(line, end, parties)
    return Group(first, end, tuple(held), name, parties)


def _also(line: Line, k: int, starts: dict[int, OfficeGroup]) -> OfficeGroup | None:
    """A second office of the same person: "Deputy Prime Minister and Minister of Defence"."""
    i = k
    if line.low(i) == ",":
        i += 1
    if line.low(i) in ("and", "&", "cum", "/", "–", "—", "-") or (
        line.low(i) == "as" and line.low(i + 1) == "well"
    ):
        i += 1
    else:
        return None
    while line.low(i) in ("also", "concurrently"):
        i += 1
    second = starts.get(i)
    if second is None or second.counterpart or line.low(i) in line.grammar.words.determiners:
        return None
    if second.words.lower() in line.grammar.people.addressed and personal.read(line, second.last):
        return None  # "the Prime Minister and Minister X", "the President and Speaker X" are two
    owned = bool(second.parties) and second.first != second.head and offices_own(line, second)
    return None if owned else second


def offices_own(line: Line, office: OfficeGroup) -> bool:
    """Whether the office has its own party before its head, and so another holder."""
    return any(i in line.inside for i in range(office.first, office.head))


def _name_after(line: Line, k: int) -> NameGroup | None:
    if line.low(k) in (",", "(", "–", "-", "—"):
        article = line.low(k + 1) == "the" and line.low(k + 2) in line.grammar.people.honoured
        name = personal.read(line, k + 1 + article)
        if name and (name.titled or _closed(line, name.last)) and not _lists(line, name):
            return NameGroup(k, name.name, name.last, titled=True)
        return None
    return personal.read(line, k)


def _styled(line: Line, k: int, starts: dict[int, OfficeGroup]) -> NameGroup | None:
    """The name after a comma and an office that is only a style: "the Director, Ambassador X"."""
    style = starts.get(k + 1) if line.low(k) == "," else None
    if (
        style is None
        or style.words.lower() not in line.grammar.people.styled
        or style.last != k + 2
    ):
        return None
    name = personal.read(line, style.last)
    if name is None or not _closed(line, name.last):
        return None
    return NameGroup(k, name.name, name.last, titled=True)


def _apposed(
    line: Line, office: OfficeGroup, k: int, starts: dict[int, OfficeGroup]
) -> Group | None:
    """The holder named behind a comma by an office more.

    "His Lao counterpart, Deputy Minister X" is X in the office of his own; "the envoy of the AU,
    former Prime Minister X" is X in both.
    """
    second = starts.get(k + 1) if line.low(k) == "," else None
    if second is None or office.plural or second.plural or second.counterpart:
        return None
    once = second.state == "former" and office.state == "holds"
    clash = second.parties and set(second.parties).isdisjoint(office.parties)
    if not once and (clash or not office.counterpart):
        return None
    held, end = _joined(line, second, starts)
    name = _name_after(line, end)
    if name is None:
        return None
    parties = office.parties or (() if once else second.parties)
    end, more = _after_name(line, name, starts, parties, held=True)
    own = () if office.counterpart else (office,)
    return Group(office.first, end, (*own, *held, *more), name, parties)


def _closed(line: Line, k: int) -> bool:
    """Whether an apposition that ends before token `k` is closed off or ends the clause."""
    return line.low(k) in (",", ")", "(", "-", "–", "—", ";", ".", "who", "")


def _lists(line: Line, name: NameGroup) -> bool:
    """Whether what looks like an apposition is the next item of a list."""
    after = line.low(name.last) == "," and personal.read(line, name.last + 1) is not None
    return after and not name.titled


def _after_name(
    line: Line,
    name: NameGroup,
    starts: dict[int, OfficeGroup],
    parties: tuple[str, ...],
    *,
    held: bool = False,
) -> tuple[int, list[OfficeGroup]]:
    """Offices in apposition after a name: ", president of Z,", "(Minister of Y)"."""
    k = letters(line, name.last)
    more: list[OfficeGroup] = []
    while (
        line.low(k) in (",", "(", "and", "–", "—", "-") and (line.low(k) != "and" or more)
    ) or _as_office(line, k, starts):
        i = k + 1
        while (
            line.low(i) in ("and", "also", "who", "is", "the", "then", "currently", "concurrently")
            and i not in starts
        ):
            i += 1
        office = starts.get(i)
        if office is None or office.plural or (office.counterpart and (held or more)):
            break
        if any(offices.clash(line, one, office) for one in more) or _heads(line, k, office):
            break
        apart = held or name.first > 0 or name.last - name.name == 1  # "Lastly, the Minister said"
        if _another(line, office, parties) or (apart and _acts_itself(line, office)):
            break
        if (more and line.low(i) == "the") or _introduces(line, office, starts, held=held):
            break
        more.append(office)
        k = office.last
        if line.low(k) == ")":
            k += 1
            break
    return k, more


def _heads(line: Line, k: int, office: OfficeGroup) -> bool:
    """Of a title's "President X, Lao leader discuss": whether the office is a second actor's."""
    title = line.sentence.role == "title" and line.low(k) == "," and not office.definite
    return title and bool(office.parties) and not _closed(line, office.last)


def _another(line: Line, office: OfficeGroup, parties: tuple[str, ...]) -> bool:
    """Whether an office beside a name is somebody else's: of another party, or a bare one."""
    if parties and office.parties and not set(parties) & set(office.parties):
        return True
    if office.possessor >= 0 and not office.parties and not _closed(line, office.last):
        return True  # "with President X, her spokesman said"
    return " " not in office.words and office.key == "minister"


def _acts_itself(line: Line, office: OfficeGroup) -> bool:
    """Whether "the" office is the subject: "In talks with X, the Head of State said"."""
    after = line.low(office.last)
    ends = _closed(line, office.last) or after == "and" or after in line.grammar.words.prepositions
    return not office.parties and line.low(office.first) == "the" and not ends


def _as_office(line: Line, k: int, starts: dict[int, OfficeGroup]) -> bool:
    """Whether the office of a state follows "as": "the inauguration of X as President of Fiji"."""
    office = starts.get(k + 1) if line.low(k) == "as" else None
    return office is not None and bool(office.parties) and line.cap(office.head)


def _introduces(
    line: Line, office: OfficeGroup, starts: dict[int, OfficeGroup], *, held: bool
) -> bool:
    """Whether an office leads to a name of its own, alone or with the office joined to it.

    After someone whose office stands before the name (`held`), one set off by a comma counts too:
    "at the invitation of Minister X, the President of Z, Y, will visit".
    """
    closed = line.low(office.last) == "," and not held  # "X, the president, and Minister Y"
    while (
        office.definite
        and not closed
        and (second := _also(line, office.last, starts)) is not None
        and not offices.clash(line, office, second)
    ):
        office = second
    if personal.read(line, office.last) is not None:
        return True
    name = _name_after(line, office.last) if office.definite else None
    if name is not None and not held and name.name == name.first + 1:
        name = None  # "X, the Minister, Y" may go on; "X, the Minister, Mr Y" is two people
    if name is None or held:
        return name is not None
    return not any(name.last + 1 <= i <= name.last + 2 for i in starts)


def _name_first(line: Line, name: NameGroup, starts: dict[int, OfficeGroup]) -> Group | None:
    owned = line.low(name.first - 1) in POSSESSIVE
    first, of = owner(line, name.first - 2) if owned else (name.first, ())
    end, held = _after_name(line, name, starts, ())
    if of and not serves(line, held):
        end, held = _after_name(line, name, starts, of)
    parties = tuple(dict.fromkeys(p for o in held for p in o.parties))
    end, parties = behind(line, end, parties) if held else (end, parties)
    beside = line.low(end) == "of" and line.low(name.first - 1) in line.grammar.people.listed
    if not held and (name.titled or line.low(end) == "(" or (beside and end > name.name + 1)):
        end, parties = of_party(line, end)
    bare = not held and not name.titled
    if of and not parties:  # "South Korea's Kim", "the Philippines' Datu X, the trade minister"
        return Group(first, end, tuple(held), name, of, bare=bare)
    if not held and (office := elided(line, name)) is not None:
        return Group(office.first, end, (office,), name, office.parties)
    if bare and line.capitals and name.last - name.name > 4:
        return None
    return Group(name.first, end, tuple(held), name, parties, bare=bare)


def _turn(line: Line, i: int) -> tuple[tuple[str, ...], int]:
    """The next party of "A, X, and B, Y", and where its holder's name begins."""
    i += line.low(i) == "of"
    mention = line.party(i + (line.low(i) == "the"))
    if mention is None or mention.ref is None or line.low(mention.last) != ",":
        return (), i
    return (mention.ref,), mention.last + 1


def _has_own(line: Line, name: NameGroup, starts: dict[int, OfficeGroup]) -> bool:
    """Whether an office of his own follows a name: "counterparts: X, adviser of A; Y, ..."."""
    k = name.last
    return line.low(k) in (",", "(") and (k + 1 in starts or k + 2 in starts)


def _members(line: Line, group: Group, starts: dict[int, OfficeGroup]) -> list[Group]:
    """Of "Presidents X of A and Y of B": a plural office with its holders named after it."""
    office = group.offices[0]
    members: list[Group] = []
    k = line.past_day(group.last)
    parties = list(group.parties)
    apposed = line.low(k) in (",", "—", "–", "(") and len(parties) > 1
    turns = line.low(k) == "," and len(parties) == 1  # "the presidents of A, X, and B, Y"
    each = line.low(k) == "," and not parties  # "the two presidents, X of A and Y of B"
    while True:
        i = k
        while line.low(i) in (",", "and", ":", ";", "-", "–", "—", "(") and (
            members or apposed or turns or each or line.low(i) in (":", "-", "–", "—")
        ):
            i += 1
        if members and i == k:
            break
        begins = i
        here, i = _turn(line, i) if turns and members else ((), i)
        name = personal.read(line, i)
        if name is None or (not members and line.low(k) == ":" and _has_own(line, name, starts)):
            break
        end, of = of_party(line, name.last)
        of = here or of
        own = of or (
            tuple(parties[len(members) : len(members) + 1]) if len(parties) > 1 else tuple(parties)
        )
        members.append(Group(begins, end, (office,), name, own))
        k = end
    short = len(members) < 2 and (turns or not (members and office.counterpart))
    stray = each and not all(m.parties for m in members)
    if short or stray or (apposed and len(members) != len(parties)):
        return [group]
    first = members[0]
    members[0] = Group(group.first, first.last, first.offices, first.name, first.parties)
    return members

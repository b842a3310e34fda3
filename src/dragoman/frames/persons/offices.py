"""A row in, office groups out: "first deputy minister of foreign affairs of X" as one office of X.

A group is a run of modifiers, heads and fields without a gap that has a head. Its first word (and
its last, where the state stands before) is brought to the base form, the rest is kept as written.
Beside the group stands the state that has it, or several where the head is plural.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.frames.persons import owners
from dragoman.frames.persons.reach import HEADS, led, trailed, unbent
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar
from dragoman.lexicon.parties import organisations, states

_PARTS = frozenset({"head", "plural", "modifier", "field", "voice", "peer"})
_DASHES = frozenset({"-", "–"})


class Group(Struct, frozen=True):
    """An office with those that have it; `first` and `last` take in owner, office and rank."""

    first: int
    last: int
    office: str
    parties: tuple[str, ...]
    plural: bool
    pair: bool = False  # of "the two countries"
    declined: bool = False  # its head is in another case than the first, and so is its holder
    voice: bool = False  # who holds it speaks for others
    there: bool = False  # "of the country": of the state told before
    peer: bool = False  # of the same office as whoever was told before
    many: bool = False  # its form may be of several, whoever of them is named first


def find(row: Row, grammar: Grammar) -> Iterator[Group]:
    """The office groups of a sentence, in order."""
    n = 0
    while n < len(row.entities):
        end = _run(row, grammar, n)
        if end == n:
            n += 1
            continue
        yield _group(row, grammar, n, end)
        n = end


def told_again(short: str, office: str) -> bool:
    """Whether fewer words are of an office told before: "the premier" of a "premier-minister"."""
    words = office.lower().split()
    return set(short.lower().split()) <= {*words, *(w.partition("-")[0] for w in words)}


def _run(row: Row, grammar: Grammar, n: int) -> int:
    """The end of the run of office words that begins at mark `n`; `n` itself without a head."""
    marks, end, headed, whole = row.entities, n, 0, False
    while end < len(marks):
        mark = marks[end]
        if end > n and mark.first != marks[end - 1].last:
            break
        kind = mark.meanings[0].kind
        joined = end > n and marks[end - 1].meanings[0].kind != "join"  # not "X, and Y"
        if kind not in _PARTS and not (kind == "join" and joined):
            break
        if whole and headed == end and kind in (*HEADS, "field"):
            break  # "the minister the envoy received": two offices
        end += 1
        of_head = headed and kind == "field" and marks[end - 2].meanings[0].kind in _PARTS
        past = whole and headed == end - 1 and kind == "modifier"  # "prime minister emeritus"
        if of_head or past or kind in HEADS:
            headed = end
            whole = not row.joined and "before" in grammar.owner and unbent(row, mark)
    return headed or n


def _group(row: Row, grammar: Grammar, n: int, end: int) -> Group:
    run = row.entities[n:end]
    first, last = run[0].first, run[-1].last
    left, before, pair_before = owners.sent(row, grammar, first)
    more = first
    if not before and not pair_before and "before" in grammar.owner:
        more, left, before = led(row, grammar, first)
    if before[:1] and not before[1:]:
        before, more = _shared(row, run, left, before, more)
    tail = trailed(row, grammar, last) if "after" in grammar.owner else last
    members = _words_at(row, tail, grammar.members)
    begins = tail + (members or row.low(tail) in grammar.of)
    right, after, pair_after = owners.beside(row, begins, 1)
    envoy = any(m.meanings[0].base in grammar.envoys for m in run)
    right = owners.posted(row, grammar, right) if envoy else right
    plural = _of_several(run, before or after) or bool(members and after)
    if before and "before" not in grammar.owner and not row.adjective(first - 1):
        left, before = first, ()
    if "after" not in grammar.owner and (before or not plural):
        right, after = last, ()
    parties, whole = before or after or _of_organ(row, run, tail), right
    if after and _goes_on(row, grammar, right):
        right = trailed(row, grammar, right)
    there = 0 if parties else _words_at(row, tail, grammar.there)
    goes_on = row.low(whole) in grammar.further or (len(run) == 1 and row.adjective(whole - 1))
    further = whole if goes_on else right
    spare = _joined(row, more, first), _joined(row, last, tail), _joined(row, further, right)
    return Group(
        first=left if before else more,
        last=max(right, tail) if after else tail + there,
        office=_name(row, run, grammar, spare),
        parties=parties if plural else parties[:1],
        plural=plural,
        pair=pair_before or pair_after,
        declined=grammar.agreement and _declined(row, run),
        voice=any(m.of("voice") for m in run),
        there=bool(there) or (not parties and row.follows(first, grammar.there)),
        peer=all(m.of("peer") for m in run),
        many=any(m.of("plural") for m in run),
    )


def _of_organ(row: Row, run: tuple[Mark, ...], tail: int) -> tuple[str, ...]:
    """The state whose body or region the words of an office name: no other has one so called."""
    behind = [mark for i in range(run[-1].last, tail) if (mark := row.entity.get(i))]
    fields = (field.value for mark in (*run, *behind) if (field := mark.of("field")))
    regions = (region.value for mark in behind if (region := mark.of("place")))
    able = states().keys() | organisations()
    return tuple(value for value in (*fields, *regions) if value in able)[:1]


def _words_at(row: Row, i: int, listed: Sequence[str]) -> int:
    """How many tokens from one on are listed words, as "of the country"; 0 where they are not."""
    sizes = (len(words.split()) for words in listed if row.low(i) == words.split()[0])
    able = sorted((n for n in sizes if i + n <= len(row.tokens)), reverse=True)
    return next((n for n in able if " ".join(map(row.low, range(i, i + n))) in listed), 0)


def _goes_on(row: Row, grammar: Grammar, i: int) -> bool:
    """Whether an office goes on behind the state that has it."""
    return row.adjective(i - 1) or row.low(i) in grammar.further


def _shared(
    row: Row, run: tuple[Mark, ...], i: int, before: tuple[str, ...], more: int
) -> tuple[tuple[str, ...], int]:
    """The states of an office with one joined to the first: both are of a name, "the X-Y body"."""
    mark = row.entity.get(i - 2)
    joined = row.low(i - 1) in (*owners.COMMAS, *_DASHES) or row.kind(i - 1) == "join"
    party = mark.of("party") if mark and joined else None
    if mark is None or party is None or (row.joined and party.role == "capital"):
        return before, more  # of another place: "in X, the minister of Y"
    if any(m.of("plural") for m in run):
        return (party.value, *before), more
    return (), more if row.joined or row.low(i - 1) not in _DASHES else mark.first


def _of_several(run: tuple[Mark, ...], parties: tuple[str, ...]) -> bool:
    """Whether several hold an office; a form that may be of one is, where one state has it."""
    several = [m for m in run if m.of("plural")]
    sure = any(not m.of("head") for m in several)
    return sure or len(parties) > 1 or (bool(several) and not parties)


def _joined(row: Row, first: int, last: int) -> str:
    return row.span(first, last) if first < last else ""


def _declined(row: Row, run: tuple[Mark, ...]) -> bool:
    """Whether the first word that is given a base form stands in another one."""
    if all(mark.of("peer") for mark in run):
        return True  # one is met, and seldom met with
    for mark in run:
        if base := mark.meanings[0].base:
            return row.span(mark.first, mark.last).lower() != base.lower()
    return False


def _name(row: Row, run: tuple[Mark, ...], grammar: Grammar, spare: tuple[str, str, str]) -> str:
    """The office in its base form: words up to the first head by base, the rest as written."""
    if all(mark.of("peer") for mark in run):
        return ""  # "his colleague": of the same office, which is not said
    gap = "" if grammar.writing == "characters" else " "
    lists = [n for n, mark in enumerate(run) if row.low(mark.first) in owners.COMMAS]
    if lists:  # of several offices the last is of the state
        run, spare = run[lists[-1] + 1 :], ("", *spare[1:])
    last = len(run) - 1
    heads_last = "before" in grammar.owner
    parts: list[str] = []
    agrees = True  # every word before is an adjective, in the case of the next
    for n, mark in enumerate(run):
        base = mark.meanings[0].base
        led = not n and mark.meanings[0].kind not in HEADS
        based = base and gap and (led or n == last if heads_last else agrees)
        known = mark.meanings[0].value if row.shouted and mark.of("field") else ""
        parts.append(base if based else known or row.span(mark.first, mark.last))
        agrees = agrees and bool(base) and base.endswith(tuple(grammar.adjectives))
        agrees = agrees or mark.meanings[0].kind == "join"  # "deputy premier and minister"
    return gap.join(part for part in (spare[0], *parts, *spare[1:]) if part).replace(" ,", ",")

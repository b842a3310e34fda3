"""A row in, office groups out: "first deputy minister of foreign affairs of X" as one office of X.

A group is a run of modifiers, heads and fields without a gap that has a head. Its first word (and
its last, where the state stands before) is brought to the base form, the rest is kept as written.
Beside the group stands the state that has it, or several where the head is plural.
"""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.frames.persons import owners
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar
from dragoman.lexicon.parties import states

_PARTS = frozenset({"head", "plural", "modifier", "field", "voice", "peer"})
_HEADS = frozenset({"head", "plural", "voice", "peer"})
_DASHES = frozenset({"-", "–"})
_LIST = 10  # words of the list that a comma in an office opens
_REACH = 12  # words of an office that the lexicon need not know


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
        if whole and headed == end and kind in (*_HEADS, "field"):
            break  # "the minister the envoy received": two offices
        end += 1
        of_head = headed and kind == "field" and marks[end - 2].meanings[0].kind in _PARTS
        past = whole and headed == end - 1 and kind == "modifier"  # "prime minister emeritus"
        if of_head or past or kind in _HEADS:
            headed = end
            whole = not row.joined and "before" in grammar.owner and _unbent(row, mark)
    return headed or n


def _unbent(row: Row, mark: Mark) -> bool:
    """Whether a word stands in its base form, so that nothing behind it is of it."""
    return row.span(mark.first, mark.last).lower() == mark.meanings[0].base.lower()


def _group(row: Row, grammar: Grammar, n: int, end: int) -> Group:
    run = row.entities[n:end]
    first, last = run[0].first, run[-1].last
    left, before, pair_before = owners.sent(row, grammar, first)
    more = first
    if not before and not pair_before and "before" in grammar.owner:
        more, left, before = _led(row, grammar, first)
    if before[:1] and not before[1:]:
        before, more = _shared(row, run, left, before, more)
    tail = _trailed(row, grammar, last) if "after" in grammar.owner else last
    begins = tail + (row.low(tail) in grammar.of)
    right, after, pair_after = owners.beside(row, begins, 1)
    envoy = any(m.meanings[0].base in grammar.envoys for m in run)
    right = owners.posted(row, grammar, right) if envoy else right
    plural = _of_several(run, before or after)
    if before and "before" not in grammar.owner and not row.adjective(first - 1):
        left, before = first, ()
    if "after" not in grammar.owner and (before or not plural):
        right, after = last, ()
    parties, whole = before or after or _of_organ(run), right
    if after and "after" in grammar.owner and _goes_on(row, grammar, right):
        right = _trailed(row, grammar, right)
    there = 0 if parties else _country(row, tail, grammar)
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


def _of_organ(run: tuple[Mark, ...]) -> tuple[str, ...]:
    """The state whose body the words of an office name: no other has one so called."""
    fields = (field.value for mark in run if (field := mark.of("field")))
    return tuple(value for value in fields if value in states())[:1]


def _country(row: Row, i: int, grammar: Grammar) -> int:
    """How many tokens from one on say "of the country"; 0 where they do not."""
    sizes = (len(words.split()) for words in grammar.there if row.low(i) == words.split()[0])
    able = (n for n in sizes if i + n <= len(row.tokens))
    return next((n for n in able if row.span(i, i + n).lower() in grammar.there), 0)


def _goes_on(row: Row, grammar: Grammar, i: int) -> bool:
    """Whether an office goes on behind the state that has it."""
    return row.adjective(i - 1) or row.low(i) in grammar.further


def _shared(
    row: Row, run: tuple[Mark, ...], i: int, before: tuple[str, ...], more: int
) -> tuple[tuple[str, ...], int]:
    """The states of an office with one joined to the first: both are of a name, "the X-Y body"."""
    mark = row.entity.get(i - 2)
    joined = row.low(i - 1) in (*owners.COMMAS, *_DASHES) or row.kind(i - 1) == "join"
    if not (mark and joined and (party := mark.of("party"))):
        return before, more
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


def _trailed(row: Row, grammar: Grammar, last: int) -> int:
    """The end of the words behind an office that are of it by their endings: "of the X fleet"."""
    if grammar.titled:
        return _capitalised(row, grammar, last)
    if grammar.linked and (whole := _to_owner(row, grammar, last)):
        return whole
    end = i = last
    while i < len(row.tokens) and i - last < _REACH:
        if numbered := _numbered(row, i):
            i = numbered
        elif row.low(i) == "," and end == i and _lists(row, grammar, i + 1):
            i += 1
        elif _links(row, grammar, i):
            i += 1
            end = i if row.tokens[i - 1].low not in grammar.linking else end
        else:
            break
    return end


def _to_owner(row: Row, grammar: Grammar, last: int) -> int:
    """Where an office ends whose words, capitals among them, reach to its state and a name.

    "of Europe and foreign affairs of X Anna Smith": 0 where no name stands behind the state.
    """
    for i in range(last, min(last + _REACH, len(row.tokens))):
        mark, token = row.entity.get(i), row.tokens[i]
        if mark and mark.of("party"):
            beyond = row.tokens[mark.last] if mark.last < len(row.tokens) else None
            if row.kind(mark.last) == "field" or i > mark.first:
                continue
            named = beyond is not None and beyond.word[:1].isupper() and mark.last not in row.entity
            return i if named and i > last else 0
        if not _genitive(row, grammar, i, token.low):
            return 0
    return 0


def _genitive(row: Row, grammar: Grammar, i: int, low: str) -> bool:
    if row.tells(i) or row.kind(i) not in ("", "field", "join") or low in grammar.there:
        return False
    return (
        low in grammar.linking
        or row.kind(i) == "field"
        or (low.isalpha() and any(low.endswith(e) for e in grammar.links))
    )


def _numbered(row: Row, i: int) -> int:
    """The end of a number with its ending, "the 3rd" of a fleet; 0 where none stands."""
    whole = row.low(i).isdigit() and row.low(i + 1) == "-" and row.low(i + 2).isalpha()
    return i + 3 if whole else 0


def _lists(row: Row, grammar: Grammar, i: int) -> bool:
    """Whether a comma is inside an office: "of investment, industry and trade of X"."""
    joined = False
    for n in range(i, min(i + _LIST, len(row.tokens))):
        mark = row.entity.get(n)
        if mark and mark.of("party"):
            return joined and n > i
        joined = joined or row.kind(n) == "join"
        if row.low(n) != "," and not _links(row, grammar, n):
            return False
    return False


def _capitalised(row: Row, grammar: Grammar, last: int) -> int:
    """The same where such words have capitals: they reach to a state, or with a town."""
    i = last
    while i < len(row.tokens) and i - last < _REACH and not row.tells(i):
        mark, token = row.entity.get(i), row.tokens[i]
        if mark and mark.of("party"):
            return max(last, i)
        if mark and mark.of("place"):
            return mark.last if i > last else last
        if token.word in grammar.surnames and not row.kind(i):
            break
        known = row.kind(i) in ("field", "join")
        if not (known or token.word[:1].isupper() or token.low in grammar.linking):
            break
        i += 1
    return _to_holder(row, grammar, last)


def _to_holder(row: Row, grammar: Grammar, last: int) -> int:
    """The same where not all of them have capitals: they reach to a state before its holder's name.

    "of Foreign affairs and Regional integration of X Anna Smith".
    """
    joined = last + (row.kind(last) == "join" and row.low(last) in grammar.linking)
    if not (joined < len(row.tokens) and row.tokens[joined].word[:1].isupper()):
        return last
    for i in range(last, min(last + _REACH, len(row.tokens))):
        mark, word = row.entity.get(i), row.tokens[i].word
        if mark and mark.of("party") and i > last:
            beyond = row.tokens[mark.last] if mark.last < len(row.tokens) else None
            named = beyond is not None and beyond.word[:1].isupper()
            return i if named and row.kind(mark.last) in ("", "rank") else last
        inside = row.kind(i) in ("", "field", "join") and not row.tells(i)
        if not inside or not (word == "," or word.isalpha()) or word in grammar.surnames:
            break
    return last


def _links(row: Row, grammar: Grammar, i: int) -> bool:
    """Whether an unknown word may stand in an office: small, and in the case of such."""
    token = row.tokens[i]
    kind = row.kind(i)
    of_town = kind == "place" and token.low.endswith(tuple(grammar.linked))  # "of the X region"
    if not grammar.links or not (of_town or kind in ("", "field", "join")) or row.tells(i):
        return False
    if token.low in grammar.there:
        return False
    if kind == "field" or token.low in grammar.linking:
        return True
    if row.low(i + 1) == "-" and row.tokens[i + 1].start == token.end and token.word.isalpha():
        return not token.word[:1].isupper()  # the first part of a joined word
    fits = token.word.isalpha() and any(token.low.endswith(e) for e in grammar.links)
    if not token.word[:1].isupper() or "before" in grammar.owner:
        return fits
    after = row.tokens[i + 1] if i + 1 < len(row.tokens) else None
    if row.low(i - 1) in grammar.regions:
        return after is not None and after.word[:1].isupper()  # a holder's name follows
    proper = any(token.low.endswith(e) for e in grammar.linked)
    return proper and after is not None and after.word[:1].islower() and _links(row, grammar, i + 1)


def _led(row: Row, grammar: Grammar, first: int) -> tuple[int, int, tuple[str, ...]]:
    """The state before words of an office that the lexicon does not know: "X's coast guard"."""
    i = first
    while i > 0 and first - i < _REACH + _REACH * row.joined:
        mark = row.entity.get(i - 1)
        if mark is not None and mark.of("party"):
            party = mark.meanings[0]
            far = i < first and party.role != "capital"
            return (i, mark.first, (party.value,)) if far else (first, first, ())
        if not (_inside(row, grammar, i - 1) if row.joined else _links(row, grammar, i - 1)):
            break
        i -= 1
    return (first, first, ()) if row.joined else _listed(row, first)


def _listed(row: Row, first: int) -> tuple[int, int, tuple[str, ...]]:
    """The same of a list that begins with a capital: "of X's Foreign affairs, economy"."""
    for i in range(first - 1, max(first - _LIST, 0) - 1, -1):
        token, mark = row.tokens[i], row.entity.get(i)
        state = mark.of("party") if mark else None
        if mark and state and state.role in ("name", "demonym"):
            opens = i + 1 < first and row.tokens[i + 1].word[:1].isupper()
            return (i + 1, mark.first, (state.value,)) if opens else (first, first, ())
        timed = any(t.first <= i < t.last for t in row.times)
        stops = timed or row.tells(i) or row.kind(i) == "rank" or _held(row, i, first)
        if stops or not (token.word.isalpha() or token.word == ","):
            break
    return first, first, ()


def _held(row: Row, i: int, first: int) -> bool:
    """Whether an office ends at a token, and but the name of its holder parts it from another."""
    if row.kind(i) in _HEADS and i + 1 == first:
        return _unbent(row, row.entity[i])
    beyond = i + 1 + (row.kind(i + 1) == "modifier")
    if row.kind(i) not in _HEADS or beyond in row.entity or beyond >= first:
        return False
    end = beyond
    while end < first and row.tokens[end].word[:1].isupper() and end not in row.entity:
        end += 1
    follows = end > beyond and row.kind(end) in ("field", "head", "modifier")
    return end == first or (follows and _unbent(row, row.entity[i]))


def _inside(row: Row, grammar: Grammar, i: int) -> bool:
    """The same where words are not set apart: no sign that stands between names and clauses."""
    han = grammar.han
    if han is None or row.kind(i) not in ("", "field", "modifier") or row.tells(i):
        return False
    joins = row.low(i) in han.joins and row.kind(i - 1) == "field"  # "energy and water"
    return row.kind(i) == "field" or joins or row.low(i) not in han.outside


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
        led = not n and mark.meanings[0].kind not in _HEADS
        based = base and gap and (led or n == last if heads_last else agrees)
        known = mark.meanings[0].value if row.shouted and mark.of("field") else ""
        parts.append(base if based else known or row.span(mark.first, mark.last))
        agrees = agrees and bool(base) and base.endswith(tuple(grammar.adjectives))
        agrees = agrees or mark.meanings[0].kind == "join"  # "deputy premier and minister"
    return gap.join(part for part in (spare[0], *parts, *spare[1:]) if part).replace(" ,", ",")

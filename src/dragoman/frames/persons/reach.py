"""A row and words of an office that the lexicon knows in, how far others that are of it reach out.

Behind them such words have endings or capitals and reach to the state or the holder; before them,
where the state stands first, they are in the genitive up to it, or begin with a capital.
"""

from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar

HEADS = frozenset({"head", "plural", "voice", "peer"})
_LIST = 10  # words of the list that a comma in an office opens
_REACH = 12  # words of an office that the lexicon need not know


def trailed(row: Row, grammar: Grammar, last: int) -> int:
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
        elif (mark := row.entity.get(i)) and mark.of("party") and row.low(i - 1) in grammar.further:
            i = end = mark.last  # "envoy for X"
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
            for_it = row.low(mark.first - 1) in grammar.further  # "envoy for X"
            if row.kind(mark.last) == "field" or i > mark.first or for_it:
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
            return mark.last if i > last or row.low(i - 1) in grammar.regions else last
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
    if row.low(i - 1) in (*grammar.regions, *grammar.further):  # "envoy for Africa"
        return after is not None and after.word[:1].isupper()  # a holder's name follows
    proper = any(token.low.endswith(e) for e in grammar.linked)
    return proper and after is not None and after.word[:1].islower() and _links(row, grammar, i + 1)


def led(row: Row, grammar: Grammar, first: int) -> tuple[int, int, tuple[str, ...]]:
    """The state before words of an office that the lexicon does not know: "X's coast guard"."""
    i, region = first, ""
    while i > 0 and first - i < _REACH + _REACH * row.joined:
        mark = row.entity.get(i - 1)
        if mark and _region(row, mark, range(i, first), grammar):
            i, region = mark.first, mark.meanings[0].value
            continue
        if mark is not None and mark.of("party"):
            party = mark.meanings[0]
            far = i < first and party.role != "capital"
            return (i, mark.first, (party.value,)) if far else (first, first, ())
        if not (_inside(row, grammar, i - 1) if row.joined else _links(row, grammar, i - 1)):
            break
        i -= 1
    if row.joined:
        return (i, i, (region,)) if region else (first, first, ())
    found = _listed(row, first)
    return found if found[2] else (_opened(row, grammar, i, first), first, ())


def _region(row: Row, mark: Mark, behind: range, grammar: Grammar) -> bool:
    """Whether a town's name is a region's, by its last sign or the one behind it."""
    town = mark.of("place") or mark.meanings[0].role == "capital"
    signs = {row.low(i) for i in (mark.last - 1, *behind[:1])}
    return bool(row.joined and town and signs & {*grammar.regions})


def _opened(row: Row, grammar: Grammar, i: int, first: int) -> int:
    """Where an office of no state begins, of whose words those from `i` on are in the genitive.

    That is a capital, in a list too ("Construction, town's minister"), or a ministry's letters.
    """
    last = row.low(first - 1)
    short = row.tokens[first - 3].word if first > 2 and row.low(first - 2) == "-" else ""
    if len(short) > 1 and short.isupper() and last.endswith(tuple(grammar.links)):
        return first - 3 if first - 3 not in row.entity else first
    if row.tokens[first].word[:1].isupper():
        return first
    if i < first and i > 1 and row.low(i - 1) == "," and row.tokens[i].word[:1].islower():
        i -= 2
    i += i == 0 and row.tokens[1].word[:1].isupper()  # "Also Nuclear energy's head"
    held = row.kind(i) or row.tells(i) or any(t.first <= i < t.last for t in row.times)
    held = held or (i > 0 and row.tokens[i - 1].word.endswith("."))  # an initial
    word = row.tokens[i].word
    return i if i < first and word[:1].isupper() and len(word) > 1 and not held else first


def _listed(row: Row, first: int) -> tuple[int, int, tuple[str, ...]]:
    """The same of a list that begins with a capital: "of X's Foreign affairs, economy"."""
    for i in range(first - 1, max(first - _LIST, 0) - 1, -1):
        token, mark = row.tokens[i], row.entity.get(i)
        state = mark.of("party") if mark else None
        if mark and state and state.role in ("name", "demonym"):
            opens = i + 1 < first and row.tokens[i + 1].word[:1].isupper()
            return (i + 1, mark.first, (state.value,)) if opens else (first, first, ())
        if mark and (row.kind(i) == "place" or (state and state.role == "capital")):
            break  # somewhere else begins: "came to X, and with the minister"
        timed = any(t.first <= i < t.last for t in row.times)
        stops = timed or row.tells(i) or row.kind(i) == "rank" or _held(row, i, first)
        if stops or not (token.word.isalpha() or token.word == ","):
            break
    return first, first, ()


def _held(row: Row, i: int, first: int) -> bool:
    """Whether an office ends at a token, and but the name of its holder parts it from another."""
    if row.kind(i) in HEADS and i + 1 == first:
        return unbent(row, row.entity[i])
    beyond = i + 1 + (row.kind(i + 1) == "modifier")
    if row.kind(i) not in HEADS or beyond in row.entity or beyond >= first:
        return False
    end = beyond
    while end < first and row.tokens[end].word[:1].isupper() and end not in row.entity:
        end += 1
    follows = end > beyond and row.kind(end) in ("field", "head", "modifier")
    return end == first or (follows and unbent(row, row.entity[i]))


def _inside(row: Row, grammar: Grammar, i: int) -> bool:
    """The same where words are not set apart: no sign that stands between names and clauses."""
    han = grammar.han
    if han is None or row.kind(i) not in ("", "field", "modifier") or row.tells(i):
        return False
    joins = row.low(i) in han.joins and row.kind(i - 1) == "field"  # "energy and water"
    return row.kind(i) == "field" or joins or row.low(i) not in han.outside


def unbent(row: Row, mark: Mark) -> bool:
    """Whether a word stands in its base form, so that nothing behind it is of it."""
    return row.span(mark.first, mark.last).lower() == mark.meanings[0].base.lower()

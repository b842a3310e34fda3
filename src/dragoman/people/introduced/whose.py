"""What stands around a name and tells whose its bearer is: "X (Laos)", "X of Laos", "Laos's X".

A line and a token come in; the token behind what was read and the parties it names go out. Honours
and letters after a name are stepped over.
"""

from collections.abc import Sequence

from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.people.written.bodies import body_end, owner_after
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup
from dragoman.people.written.personal import NameGroup


def letters(line: Line, k: int) -> int:
    """Step over honours and letters after a name: "X, NI (M), Chief of ..."; "Y, MP, said"."""
    i = k
    while (
        line.low(i) == ","
        and i + 2 < len(line.words)
        and line.words[i + 1].isupper()
        and 1 < len(line.words[i + 1]) < 7
    ):
        end = i + 5 if line.low(i + 2) == "(" and line.low(i + 4) == ")" else i + 2
        if line.low(end) not in (",", ")", "."):
            break
        i = end
    return i


def behind(line: Line, k: int, stated: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Whose the body behind an office is, where no party is stated: ", commander, U.S. Fleet"."""
    end, owners = (k, stated) if stated else owner_after(line, k)
    return end, tuple(owners)


def of_party(line: Line, k: int) -> tuple[int, tuple[str, ...]]:
    """The party after a name: "President X of Laos", "X (Laos)", "X from the EU"."""
    if line.low(k) not in ("of", "from", "("):
        return k, ()
    i = k + 2 if line.low(k + 1) == "the" else k + 1
    if line.low(i) in ("royal", "national", "imperial") and line.low(k) != "(":
        i += 1
    mention = line.party(i)
    if mention is None or mention.ref is None or mention.form == "people":
        return k, ()
    end = mention.last
    while (
        line.low(k) != "("
        and line.cap(end)
        and (
            line.low(end) in line.grammar.offices.portfolios
            or line.low(end) in line.grammar.words.bodies
        )
    ):
        end += 1  # "Admiral X of the Royal Danish Navy"
    owns = line.low(end) in OWNING
    if (mention.form == "demonym" and end == mention.last) or owns:
        body = body_end(line, end + owns)  # "X of the Omani Royal Office", "of China's Staff"
        known = any(line.low(i) in _bodies(line) for i in range(end + owns, body))
        return (body, (mention.ref,)) if known and line.low(k) != "(" else (k, ())
    if line.low(k) == "(":
        return (end + 1, (mention.ref,)) if line.low(end) == ")" else (k, ())
    return end, (mention.ref,)


def _bodies(line: Line) -> frozenset[str]:
    """Words that end the name of a body."""
    return line.grammar.words.bodies | line.grammar.offices.portfolios


def serves(line: Line, held: Sequence[OfficeGroup]) -> bool:
    """Whether offices are of organisations: "Norway's X, the NATO Secretary General"."""
    named = (line.party(line.inside.get(i, -1)) for o in held for i in range(o.first, o.last))
    return any(m is not None and m.kind == "organisation" for m in named)


def owner(line: Line, i: int) -> tuple[int, tuple[str, ...]]:
    """The state that ends at token `i`, and where it begins."""
    mention = line.party(line.inside.get(i, -1))
    if mention is None or mention.ref is None or mention.form not in ("name", "seat"):
        return i, ()
    return (mention.first - (line.low(mention.first - 1) == "the")), (mention.ref,)


def elided(line: Line, name: NameGroup) -> OfficeGroup | None:
    """Of "met Peru's minister, A, and Chile's, B": the office of B, who holds it as A does."""
    k = name.first - 2
    if line.low(k + 1) != "," or line.low(k) not in POSSESSIVE:
        return None
    first, parties = owner(line, k - 1)
    if not parties or line.low(name.last) not in (",", ")", ";", ".", ""):
        return None
    return OfficeGroup(
        first=first, last=k + 1, head=k, key="counterpart", words="", parties=parties,
        plural=False, state="holds", definite=True, counterpart=True, possessor=k,
    )  # fmt: skip

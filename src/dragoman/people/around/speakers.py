"""Who says "I" by the head of a text: a line and its groups in, a registry that knows it out.

    Remarks by Foreign Minister X · Prime Minister: Okoth, Mary · Foreign Minister X @xonline
    X @xonline, Foreign Minister of Fiji, in one line or two

Refused are heads with a name alone, and what a spokesperson says.
"""

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Registry
from dragoman.people.written.line import Line


def header(line: Line, found: list[Group], registry: Registry) -> None:
    """Note whose words a heading says the text gives; a name may stand surname first."""
    if line.sentence.role != "title":
        return
    if "@" in line.lows:
        registry.account = _account(line)
    if not found:
        return
    if (who := _of_words(line, found)) is not None:
        registry.speaker, registry.account = registry.meet(line, who), ""
    if registry.account and (who := _office(line, found)) is not None:
        registry.speaker = registry.introduce(line, who, registry.account)
        registry.entries[registry.speaker].tell(_party(line, who), "stated")
        registry.account = ""
    elif (name := _surname_first(line, found[0])) and found[0].name is None:
        registry.speaker = registry.introduce(line, found[0], name)


def _of_words(line: Line, found: list[Group]) -> Group | None:
    """Who stands in "Remarks by Foreign Minister X" or before a handle, "Minister X @xonline"."""
    first = found[0]
    if line.low(0) in line.grammar.people.words_by and line.low(1) in ("by", "of", "from"):
        return next((g for g in found if g.first in (2, 3) and _official(g)), None)
    handle = line.low(first.last) == "@" or line.low(first.last + 1) == "@"
    return first if first.first == 0 and handle and _official(first) else None


def _official(group: Group) -> bool:
    spokes = bool(group.offices) and group.offices[0].key.startswith("spokes")
    return bool(group.name and group.offices) and not spokes


def _surname_first(line: Line, office: Group) -> str:
    """Of "Prime Minister: Okoth, Mary" the name in its usual order."""
    k = office.last + 1
    names = line.words[k:]
    if line.low(office.last) != ":" or not 3 <= len(names) <= 5 or "," not in names:
        return ""
    if not all(line.nameable(k + i) for i, w in enumerate(names) if w != ","):
        return ""
    comma = names.index(",")
    return " ".join(names[comma + 1 :] + names[:comma])


def _account(line: Line) -> str:
    """Of "Ana Duarte @anaduarte": the name before the handle; nothing where it is none."""
    handle = line.lows.index("@")
    last = next((i for i in range(handle) if not line.nameable(i)), handle)
    signs = all(not word.isalnum() for word in line.words[last:handle])  # a flag, a bracket
    return " ".join(line.words[:last]) if last > 1 and signs else ""


def _office(line: Line, found: list[Group]) -> Group | None:
    """The office, one and without a name, that stands behind a handle or opens the next line."""
    behind = "@" in line.lows
    held = (g for g in found if g.offices and g.name is None and (behind or g.first == 0))
    return next((g for g in held if not g.plural), None)


def _party(line: Line, who: Group) -> str | None:
    """The state of an office, or the one that ends its line: "Minister of Trade, Fiji"."""
    behind = line.mentions.get(who.last + 1, ()) if line.low(who.last) == "," else ()
    ending = (m.ref for m in behind if m.kind == "state" and m.last == len(line.lows))
    return next(iter(who.parties), next(ending, None))

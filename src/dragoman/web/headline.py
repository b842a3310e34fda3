"""One sentence from one engagement: who did what, where and when, in the words of the lexicon.

A line of the ledger comes in, plain text goes out. Nothing is said that the line does not hold: a
visit without known visitors or hosts falls back to its kind, status and parties.
"""

from collections.abc import Iterable, Sequence

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.lexicon.headlines import Headlines, load
from dragoman.web import words

MOST = 4  # people named in a sentence; more become a number


def headline(line: EngagementLine, language: str = "en") -> str:
    """`Kwabena Asomaning-Dwira (Ghana) and ... met in Accra, Ghana on 2026-03-11`."""
    said = load(language)
    where = words.place(line.place)
    visitors, hosts = _travel(line, said)
    slots = {
        "people": _people(line, said),
        "visitors": visitors,
        "hosts": where or hosts,
        "where": said.where["in"].format(place=where) if where else "",
        "when": _when(line.date, said),
    }
    template = said.sentences[line.kind][line.status]
    if ("{visitors}" in template and not visitors) or (
        "{hosts}" in template and not slots["hosts"]
    ):
        template = said.plain
        slots |= {"kind": said.kinds[line.kind], "status": said.statuses[line.status]}
    return words.sentence(template.format(**slots))


def _people(line: EngagementLine, said: Headlines) -> str:
    """Everyone, then the parties for whom nobody is named."""
    spoken = {p.party for p in line.people}
    rest = [words.party(code) for code in line.parties if code not in spoken]
    return _joined([*(_person(p, said) for p in line.people), *rest], said) or said.nobody


def _travel(line: EngagementLine, said: Headlines) -> tuple[str, str]:
    """Who travels, and where to; empty where roles do not tell them apart."""
    guests = [p for p in line.people if p.role == "visitor"]
    home = {p.party for p in guests}
    hosts = [words.party(code) for code in line.parties if code not in home]
    return _joined([_person(p, said) for p in guests], said), _joined(hosts, said)


def _person(who: PersonRef, said: Headlines) -> str:
    party = words.party(who.party)
    if who.name:
        return said.of.format(name=who.name, party=party) if party else who.name
    if who.office:
        return said.holder.format(office=who.office, party=party) if party else who.office
    return party


def _joined(names: Iterable[str], said: Headlines) -> str:
    found: Sequence[str] = [name for name in dict.fromkeys(names) if name]
    if len(found) > MOST:
        others = said.others.format(count=len(found) - MOST + 1)
        found = [*found[: MOST - 1], others]
    return said.both.join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def _when(date: str | None, said: Headlines) -> str:
    if not date:
        return ""
    try:
        form = said.when[edtf.precision(date)]
    except InputError:
        return ""
    first, _, last = date.partition("/")
    return form.format(
        date=words.when(date), first=words.when(first), last=words.when(last or first)
    )

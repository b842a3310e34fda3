"""One sentence from one engagement: who did what, where and when, in the words of the lexicon.

A line of the ledger comes in, plain text goes out. Nothing is said that the line does not hold: a
visit without known visitors or hosts falls back to its kind, status and parties. With `offices`
people are named with the office they held then, as a digest wants it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.lexicon.headlines import Headlines
from dragoman.wording import values

MOST = 4  # people named in a sentence; more become a number


def headline(line: EngagementLine, language: str | None = None, *, offices: bool = False) -> str:
    """`Kwabena Asomaning-Dwira (Ghana) and ... met in Accra, Ghana on 2026-03-11`."""
    voice = Voice(values.spoken(language), language, offices)
    said = voice.said
    where = values.place(line.place, language)
    visitors, hosts = _travel(line, voice)
    slots = {
        "people": _people(line, voice),
        "visitors": visitors,
        "hosts": where or hosts,
        "where": said.where["in"].format(place=where) if where else "",
        "when": when(line.date, said),
    }
    template = said.sentences[line.kind][line.status]
    if ("{visitors}" in template and not visitors) or (
        "{hosts}" in template and not slots["hosts"]
    ):
        template = said.plain
        slots |= {"kind": said.kinds[line.kind], "status": said.statuses[line.status]}
    return values.sentence(" ".join(template.format(**slots).split()))


class Voice(NamedTuple):
    """In what words, of which language, and whether offices are said."""

    said: Headlines
    language: str | None
    offices: bool = False


def _people(line: EngagementLine, voice: Voice) -> str:
    """Everyone, then the parties for whom nobody is named."""
    spoken = {p.party for p in line.people}
    rest = [values.party(code, voice.language) for code in line.parties if code not in spoken]
    names = [*(_person(p, voice) for p in line.people), *rest]
    return joined(names, voice.said) or voice.said.nobody


def _travel(line: EngagementLine, voice: Voice) -> tuple[str, str]:
    """Who travels, and where to; empty where roles do not tell them apart."""
    guests = [p for p in line.people if p.role == "visitor"]
    home = {p.party for p in guests}
    hosts = [values.party(code, voice.language) for code in line.parties if code not in home]
    return joined([_person(p, voice) for p in guests], voice.said), joined(hosts, voice.said)


def _person(who: PersonRef, voice: Voice) -> str:
    said, party = voice.said, values.party(who.party, voice.language)
    if who.name and who.office and party and voice.offices:
        return said.holding.format(name=who.name, office=who.office, party=party)
    if who.name:
        return said.of.format(name=who.name, party=party) if party else who.name
    if who.office:
        return said.holder.format(office=who.office, party=party) if party else who.office
    return party


def joined(names: Iterable[str], said: Headlines) -> str:
    """`A, B and C`; of many the first few and a number."""
    found: Sequence[str] = [name for name in dict.fromkeys(names) if name]
    if len(found) > MOST:
        others = said.others.format(count=len(found) - MOST + 1)
        found = [*found[: MOST - 1], others]
    return said.both.join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def when(date: str | None, said: Headlines) -> str:
    """` on 2026-03-11`, in the form its precision asks for; empty for no date."""
    if not date:
        return ""
    try:
        form = said.when[edtf.precision(date)]
    except InputError:
        return ""
    first, _, last = date.partition("/")
    return form.format(
        date=values.when(date), first=values.when(first), last=values.when(last or first)
    )

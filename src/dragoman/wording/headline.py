"""One sentence from one engagement: who did what, where and when, in the words of the lexicon.

A line of the ledger comes in, plain text goes out. Nothing is said that the line does not hold: a
visit without known visitors or hosts falls back to its kind, status and parties. With `offices`
people are named with the office they held then, as a digest wants it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.ledger.views import EngagementLine, PersonLine, PersonRef
from dragoman.lexicon.headlines import Headlines
from dragoman.records import Place
from dragoman.wording import values
from dragoman.wording.offices import office

TRAVEL = {"visitors", "hosts"}  # without whom a sentence that names them cannot be said
MOST = 4  # people named in a sentence; more become a number


def headline(line: EngagementLine, language: str | None = None, *, offices: bool = False) -> str:
    """`Kwabena Asomaning-Dwira (Ghana) and ... met in Accra, Ghana on 2026-03-11`."""
    voice = Voice(values.spoken(language), language, offices)
    said = voice.said
    slots = {
        "people": _people(line, voice),
        "where": located(line.place, said.where, language),
        "when": when(line.date, said, lasting=line.kind in LASTING),
    }
    template = said.sentences[line.kind][line.status]
    if line.status == "held" and (ends := _ends(line, voice)):
        template = said.sent
        slots |= {"sender": ends[0], "receiver": ends[1]}
    if "{visitors}" in template or "{hosts}" in template:
        visitors, hosts = _travel(line, voice)
        slots |= {"visitors": visitors, "hosts": located(line.place, said.to, language) or hosts}
    if any(f"{{{slot}}}" in template and not slots[slot] for slot in slots.keys() & TRAVEL):
        template = said.plain
        slots |= {"kind": said.kinds[line.kind], "status": said.statuses[line.status]}
    return values.sentence(" ".join(template.format(**slots).split()))


def located(place: Place | None, forms: Mapping[str, str], language: str | None) -> str:
    """A place in the form for what is known of it; empty where nothing is."""
    city = values.city(place, language) if place else ""
    country = values.party(place.country, language) if place else ""
    if not (city or country):
        return ""
    known = "country" if not city or city == country else "both" if country else "city"
    code = place.country if place else None
    cases = {"to": values.party(code, language, "to"), "of": values.party(code, language, "of")}
    inside = values.party(code, language, "in_")
    return forms[known].format(city=city, country=country, **cases, **{"in": inside})


class Voice(NamedTuple):
    """In what words, of which language, and whether offices are said."""

    said: Headlines
    language: str | None
    offices: bool = False


def _people(line: EngagementLine, voice: Voice, of: Collection[str | None] = ()) -> str:
    """Everyone, then the parties for whom nobody is named; only those of some parties, if given."""
    people = [p for p in line.people if not of or p.party in of]
    spoken = {p.party for p in people}
    silent = (code for code in line.parties if code not in spoken and (not of or code in of))
    rest = [values.party(code, voice.language) for code in silent]
    names = [*(_person(p, voice) for p in people), *rest]
    return joined(names, voice.said) or voice.said.nobody


def _travel(line: EngagementLine, voice: Voice) -> tuple[str, str]:
    """Who travels, and where to; empty where roles do not tell them apart."""
    guests = [p for p in line.people if p.role == "visitor"]
    home = {p.party for p in guests}
    forms = voice.said.to["country"]
    hosts = [
        forms.format(
            country=values.party(code, voice.language), to=values.party(code, voice.language, "to")
        )
        for code in line.parties
        if code not in home
    ]
    return joined([_person(p, voice) for p in guests], voice.said), joined(hosts, voice.said)


def _ends(line: EngagementLine, voice: Voice) -> tuple[str, str] | None:
    """Who sent a message, and to whom; None where that is not told of everyone."""
    others = {*line.parties} - {line.sender}
    if line.sender not in line.parties or not others:
        return None
    if any(p.party not in line.parties for p in line.people):
        return None
    return _people(line, voice, {line.sender}), _people(line, voice, others)


def called(who: PersonLine, language: str | None = None) -> str:
    """Somebody with the office named last and the party: `Ana Vidal (Minister, Peru)`."""
    office = next(iter(who.offices), None)
    ref = PersonRef(
        name=who.name, party=who.party, office=office, role="participant", person=who.id
    )
    return _person(ref, Voice(values.spoken(language), language, offices=True))


def _person(who: PersonRef, voice: Voice) -> str:
    said, party = voice.said, values.party(who.party, voice.language)
    of = values.party(who.party, voice.language, "of")
    held = office(who.office, who.party, voice.language) if who.office else ""
    if who.name and held and party and voice.offices:
        return said.holding.format(name=who.name, office=held, party=party)
    if who.name:
        return said.of.format(name=who.name, party=party) if party else who.name
    if held:
        return said.holder.format(office=held, party=party, of=of) if party else held
    return party


def joined(names: Iterable[str], said: Headlines) -> str:
    """`A, B and C`; of many the first few and a number."""
    found: Sequence[str] = [name for name in dict.fromkeys(names) if name]
    if len(found) > MOST:
        others = said.others.format(count=len(found) - MOST + 1)
        found = [*found[: MOST - 1], others]
    return said.both.join(part for part in (said.comma.join(found[:-1]), *found[-1:]) if part)


LASTING = frozenset({"visit", "conference", "exercise", "port_call", "exchange"})  # over days


def when(date: str | None, said: Headlines, *, lasting: bool = True) -> str:
    """` on 2026-03-11`, in the form its precision asks for; empty for no date.

    What does not last for days is on one of those of an interval: "between 3 and 9 May".
    """
    if not date:
        return ""
    try:
        precision = edtf.precision(date)
    except InputError:
        return ""
    form = said.when["window" if precision == "interval" and not lasting else precision]
    first, _, last = date.partition("/")
    return form.format(
        date=dated(date, said), first=dated(first, said), last=dated(last or first, said)
    )


DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


def dated(date: str, said: Headlines) -> str:
    """A date as the language writes it; as ISO 8601 does where it does not say, or it is vaguer."""
    if not said.dates:
        return values.when(date)
    return " – ".join(_dated(part, said) for part in date.split("/"))


def _dated(date: str, said: Headlines) -> str:
    parts = DAY.fullmatch(date)
    if parts is None or (parts[2] or "") > "12":
        return date.replace("XXXX", "????").replace("..", "…")
    year, month, day = parts[1], int(parts[2] or 0), int(parts[3] or 0)
    form = "unknown_year" if year == "XXXX" else "day" if day else "month" if month else "year"
    name = said.months[month - 1] if month and said.months else str(month)
    return said.dates[form].format(year=year, month=month, day=day, month_name=name)

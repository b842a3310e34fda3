"""What a report should tell, an engagement a line, and what its reading has wrong.

A line holds kind, status, date, place, parties and people (`name, office, party`), parted by
bars. `or` parts accepted answers, `-` is none, `*` is not judged, a leading `?` may be missed.
"""

from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page

Report = dict[str, object]


def read(report: Report) -> list[EngagementClaim]:
    """The engagements that a report of the table is read to tell of."""
    head = [str(report[key]) for key in ("title", "publisher", "published") if key in report]
    page = "\n\n".join([*head, str(report["text"])])
    return [e for r in read_page(Page(source="west.txt", raw=page.encode())) for e in r.engagements]


def wrong(line: str, told: EngagementClaim) -> list[str]:
    """The slots of an expected line that an engagement does not bear out."""
    kind, status, date, place, parties, people = (part.strip() for part in line.split("|"))
    where = " ".join(filter(None, (told.place.city, told.place.country))) if told.place else "-"
    slots = (
        ("kind", kind, told.kind),
        ("status", status, told.status),
        ("date", date, told.date or "-"),
        ("place", place, where),
    )
    found = [f"{name}: {got}, not {want}" for name, want, got in slots if not _accepts(want, got)]
    if parties != "*" and set(told.parties) not in [set(p.split()) for p in parties.split(" or ")]:
        found.append(f"parties: {' '.join(told.parties)}, not {parties}")
    return found + _people(people, told)


def _accepts(want: str, got: str) -> bool:
    return want == "*" or got.casefold() in [w.strip().casefold() for w in want.split(" or ")]


def _people(line: str, told: EngagementClaim) -> list[str]:
    if line == "*":
        return []
    wanted = [_person(p) for p in line.split(";")] if line != "-" else []
    left = [(p.name or "-", p.office or "-", p.party or "-") for p in told.participants]
    found = []
    for want in sorted(wanted, key=lambda w: w[0].startswith("?")):
        optional = want[0].startswith("?")
        sought = [want[0].lstrip("? "), *want[1:]]
        same = [p for p in left if all(_accepts(w, g) for w, g in zip(sought, p, strict=True))]
        if same:
            left.remove(same[0])
        elif not optional:
            found.append(f"missed {', '.join(sought)}")
    return found + [f"not expected: {', '.join(p)}" for p in left]


def _person(text: str) -> list[str]:
    name, rest = text.split(",", 1)
    return [part.strip() for part in (name, *rest.rsplit(",", 1))]


def compare(report: Report) -> list[str]:
    """What is missed, wrong or not expected in the reading of a report; empty when all is right."""
    left = read(report)
    expect = report["expect"]
    assert isinstance(expect, list)
    problems = []
    for line in sorted(expect, key=lambda text: text.startswith("?")):
        told = min(left, key=lambda e: _distance(line, e), default=None)
        if told is not None and _distance(line, told) < _FAR:
            left.remove(told)
            problems += [] if line.startswith("?") else wrong(line, told)
        elif not line.startswith("?"):
            problems.append(f"missed: {line}")
    return problems + [f"not expected: {e.kind} {e.status} {e.date} {e.parties}" for e in left]


_FAR = 10


def _distance(line: str, told: EngagementClaim) -> int:
    bare = line.removeprefix("?").strip()
    kind, _, _, _, parties, _ = (part.strip() for part in bare.split("|"))
    if not _accepts(kind, told.kind):
        return _FAR
    sets = [set(p.split()) for p in parties.split(" or ")]
    if parties != "*" and all(len(s & set(told.parties)) < min(2, len(s)) for s in sets):
        return _FAR
    return len(wrong(bare, told))

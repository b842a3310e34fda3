"""Every way to introduce somebody, in every common construction of a language, reads the same.

The grids of `grids/declined/` hold the forms of languages that decline names; whoever finds a
construction that is not read adds a line there. Each stands with every host and every guest once,
with a changing other side and day.
"""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct, convert

from dragoman.records import EngagementClaim
from tests.cells import read

Who = tuple[str, str, str, str]  # words with forms by case, name, office and state


class Grid(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's forms; `{A1}` is the host in case 1, `{D}` a day of `days`."""

    hosts: list[Who]
    guests: list[Who]
    days: list[tuple[str, str]]
    meeting: list[str]
    call: list[str]
    signing: list[str]
    ahead: list[tuple[str, str, str]]  # a form, its status, its date or nothing
    visits: list[tuple[str, str, str, str]]  # and the state gone to
    stays: list[str]  # how offices end whose holders pay no visit
    refuse: list[str]
    round: str  # a round of talks of Kenya and Chile on 12 May
    series: list[tuple[str, str, str, str]]  # of others: a sentence, status, date and state
    stay: list[str]  # a visit to Kenya
    then: list[str]  # and whom the visitor meets there the day after

    def pairs(self, n: int) -> list[tuple[Who, Who]]:
        """Each host and each guest, with another of the other side for each `n`."""
        hosts, guests = self.hosts, self.guests
        both = range(max(len(hosts), len(guests)))
        return [(hosts[i % len(hosts)], guests[(i + n) % len(guests)]) for i in both]


_FOLDER = Path(__file__).parent / "grids" / "declined"
GRIDS = {
    path.stem: convert(tomllib.loads(path.read_text(encoding="utf-8")), Grid)
    for path in sorted(_FOLDER.glob("*.toml"))
}


def _told(who: Who, case: int) -> str:
    return re.sub(r"\{([^{}]*)\}", lambda m: m[1].split("|")[case], who[0])


def _fill(form: str, host: Who, guest: Who, said: str = "") -> str:
    sides = {"A": host, "B": guest}
    text = form.replace("{D}", said)
    text = re.sub(r"\{([AB])(\d)\}", lambda m: _told(sides[m[1]], int(m[2])), text)
    return text[0].upper() + text[1:]


def _people(found: EngagementClaim) -> set[tuple[str | None, str, str | None]]:
    return {(p.name, (p.office or "").lower(), p.party) for p in found.participants}


def _expected(*sides: Who) -> set[tuple[str | None, str, str | None]]:
    return {(name, office.lower(), party) for _, name, office, party in sides}


FORMS = [
    (language, kind, n, form)
    for language, grid in GRIDS.items()
    for kind, forms in (("meeting", grid.meeting), ("call", grid.call), ("signing", grid.signing))
    for n, form in enumerate(forms)
]


@pytest.mark.parametrize(("language", "kind", "n", "form"), FORMS)
def test_a_construction_reads_alike_whoever_stands_in_it(
    language: str, kind: str, n: int, form: str
) -> None:
    grid = GRIDS[language]
    for i, (host, guest) in enumerate(grid.pairs(n)):
        said, day = grid.days[(i + n * 4) % len(grid.days)]
        text = _fill(form, host, guest, said)
        (found,) = read(text)
        assert (found.kind, found.status, found.date) == (kind, "held", day), text
        assert _people(found) == _expected(host, guest), text


AHEAD = [(language, *row) for language, grid in GRIDS.items() for row in grid.ahead]


@pytest.mark.parametrize(("language", "form", "status", "day"), AHEAD)
def test_a_meeting_that_was_not_held_has_its_standing(
    language: str, form: str, status: str, day: str
) -> None:
    for host, guest in GRIDS[language].pairs(len(form)):
        text = _fill(form, host, guest)
        (found,) = read(text)
        assert (found.kind, found.status) == ("meeting", status), text
        assert not day or found.date == day, text
        assert _people(found) == _expected(host, guest), text


VISITS = [(language, *row) for language, grid in GRIDS.items() for row in grid.visits]


@pytest.mark.parametrize(("language", "form", "status", "day", "state"), VISITS)
def test_a_visit_reads_alike_whoever_pays_it(
    language: str, form: str, status: str, day: str, state: str
) -> None:
    grid = GRIDS[language]
    for i, (host, guest) in enumerate(grid.pairs(len(form))):
        said, told = grid.days[i % len(grid.days)]
        text = _fill(form, host, guest, said)
        if guest[2].endswith(tuple(grid.stays)) or guest[3] == state:
            continue
        (found,) = read(text)
        assert (found.kind, found.status) == ("visit", status), text
        assert not day or found.date == day.replace("{D}", told), text
        assert _people(found) == _expected(guest), text
        assert found.place is not None, text
        assert found.place.country == state, text


REFUSED = [text for grid in GRIDS.values() for text in grid.refuse]


@pytest.mark.parametrize("text", REFUSED)
def test_nothing_is_read_where_no_states_deal(text: str) -> None:
    assert read(text) == []


SERIES = [(grid.round, *row) for grid in GRIDS.values() for row in grid.series]


@pytest.mark.parametrize(("told", "more", "status", "day", "state"), SERIES)
def test_other_rounds_of_the_series_are_told_apart(
    told: str, more: str, status: str, day: str, state: str
) -> None:
    first, other = read(told + more)
    assert (first.status, first.date, len(first.participants)) == ("held", "2031-05-12", 2)
    assert (other.status, other.date, set(other.parties)) == (status, day, {"KEN", "CHL"})
    assert other.place is not None
    assert other.place.country == state


STAYS = [(stay, then) for grid in GRIDS.values() for stay in grid.stay for then in grid.then]


@pytest.mark.parametrize(("stay", "then"), STAYS)
def test_who_travels_is_still_there_in_the_next_sentence(stay: str, then: str) -> None:
    found = read(f"{stay} {then}")
    assert [one.kind for one in found] == ["visit", "meeting"]
    assert (found[1].status, found[1].date) == ("held", "2031-05-13")
    assert {(p.name or "")[-5:] for p in found[1].participants} == {" Сото", "Мвара"}
    assert set(found[1].parties) == {"CHL", "KEN"}

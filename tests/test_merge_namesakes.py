"""A bare family name is his who holds the office it is named with, where several bear it."""

import pytest

from dragoman.merge import merge
from dragoman.records import TenureClaim
from tests.making import evidence, reading, statements

Told = tuple[str, str, str]  # name, office, day

HUSBAND: tuple[Told, ...] = (
    ("Ann Hale", "President", "2024-05-01"), ("Hale", "President", "2024-05-03"),
    ("Tom Hale", "First Gentleman", "2024-05-03"),
)  # fmt: skip
TWO_FORMS: tuple[Told, ...] = (
    ("Joan B. Hale", "President", "2024-05-01"), ("Jo Hale", "President", "2024-04-01"),
    ("Jo Hale", "President", "2024-06-01"), ("Hale", "President", "2024-05-03"),
    ("Tom Hale", "First Gentleman", "2024-05-03"),
)  # fmt: skip
MOTHER_AND_SON: tuple[Told, ...] = (
    ("Ann Hale", "President", "1990-05-01"), ("Tom Hale", "President", "2004-05-03"),
    ("Hale", "President", "1991-05-03"), ("Hale", "President", "2004-05-03"),
)  # fmt: skip
MINISTERS: tuple[Told, ...] = (
    ("Ann Hale", "Minister", "2024-05-01"), ("Hale", "Minister", "2024-05-03"),
    ("Tom Hale", "Minister of Health", "2024-05-03"),
)  # fmt: skip
TWO_OF_ONE_YEAR: tuple[Told, ...] = (
    ("Ann Hale", "President", "2006-05-01"), ("Ann Hale", "President", "2008-02-01"),
    ("Tom Hale", "President", "2008-03-01"), ("Tom Hale", "President", "2010-03-01"),
    ("Hale", "President", "2007-12-01"),
)  # fmt: skip
HEADINGS: tuple[Told, ...] = (
    ("Ann Hale", "President", "2006-05-01"), ("Ann Hale", "President", "2006-07-01"),
    ("Ann Hale", "President", "2006-09-01"), ("Hale", "President", "2006-06-01"),
    ("Hale Visits", "President", "2006-06-01"), ("Hale Visits", "President", "2006-08-01"),
)  # fmt: skip
SURNAME_FIRST: tuple[Told, ...] = (
    ("Han Liheng", "President", "2006-05-01"), ("Han Liheng", "President", "2006-07-01"),
    ("Han Wei", "Ambassador", "2006-06-01"), ("Han", "President", "2006-06-01"),
)  # fmt: skip
MISREAD: tuple[Told, ...] = (
    ("Ann Hale", "President", "2006-05-01"), ("Ann Hale", "President", "2006-07-01"),
    ("Hale Visits", "President", "2006-09-01"), ("Hale", "President", "2006-06-01"),
)  # fmt: skip
OTHER_OFFICE: tuple[Told, ...] = (
    ("Ann Hale", "President", "2024-05-01"), ("Hale", "Chief of Protocol", "2024-05-03"),
    ("Tom Hale", "Ambassador", "2024-05-03"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "people"),
    [
        (HUSBAND, [{"Ann Hale", "Hale"}, {"Tom Hale"}]),
        (TWO_FORMS, [{"Hale", "Jo Hale", "Joan B. Hale"}, {"Tom Hale"}]),
        (MOTHER_AND_SON, [{"Ann Hale"}, {"Hale"}, {"Tom Hale"}]),
        (MINISTERS, [{"Ann Hale"}, {"Hale"}, {"Tom Hale"}]),
        (TWO_OF_ONE_YEAR, [{"Ann Hale"}, {"Hale"}, {"Tom Hale"}]),
        (HEADINGS, [{"Ann Hale", "Hale"}, {"Hale Visits"}]),
        (SURNAME_FIRST, [{"Han", "Han Liheng"}, {"Han Wei"}]),
        (MISREAD, [{"Ann Hale", "Hale"}, {"Hale Visits"}]),
        (OTHER_OFFICE, [{"Ann Hale"}, {"Hale"}, {"Tom Hale"}]),
    ],
)
def test_an_office_of_one_tells_whose_a_name_is(
    told: tuple[Told, ...], people: list[set[str]]
) -> None:
    made = [
        reading(
            TenureClaim(
                name=name, party="PRT", office=office, on=day, state="holds",
                evidence=evidence("They met."),
            ),
            source=f"{i}.txt", text=f"Report {i}", published=day,
        )
        for i, (name, office, day) in enumerate(told)
    ]  # fmt: skip
    found = [{v.value for v in person.names} for person in merge(statements(made)).people]
    assert sorted(found, key=sorted) == sorted(people, key=sorted)

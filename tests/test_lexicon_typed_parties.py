"""Parties as people type them: codes, and names in any language and case, or a refusal."""

import pytest

from dragoman.errors import InputError
from dragoman.lexicon import languages, parties, party_names, typed_parties


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("VNM", "VNM"), ("vnm", "VNM"), ("Viet Nam", "VNM"), ("越南", "VNM"), (" 越南 ", "VNM"),
        ("Вьетнам", "VNM"), ("вьетнама", "VNM"), ("Вьетнамд", "VNM"), ("Việt Nam", "VNM"),
        ("Монгол", "MNG"), ("МОНГОЛ УЛСЫН", "MNG"), ("Нигерия", "NGA"), ("Нигер", "NER"),
        ("Российская Федерация", "RUS"), ("España", "ESP"), ("欧盟", "EU"),
        ("Европын Холбоо", "EU"), ("NGA", "NGA"), ("nga", "NGA"), ("越南和", None),
        ("вьетнамский", None), ("Nowhere", None), ("", None),
    ],
)  # fmt: skip
def test_a_party_by_code_or_by_name(typed: str, code: str | None) -> None:
    assert typed_parties.code(typed) == code


@pytest.mark.parametrize("typed", ["Korea", "Корея", "刚果", "Nga"])
def test_what_may_mean_two_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="write one of the codes"):
        typed_parties.code(typed)


def test_every_code_is_taken_as_it_is_written() -> None:
    codes = [*parties.states(), *parties.organisations()]
    assert [code for code in codes if typed_parties.code(code) != code] == []


def test_whatever_a_page_calls_a_party_finds_it() -> None:
    """Names that pages print, but for those that two parties share."""
    said = [
        (code, name)
        for language in languages.having("names.csv")
        for code, name in party_names.every(language)
    ]
    other = [(c, name) for c, name in said if _code(name) not in (c, "shared")]
    assert len(said) > 1000
    assert other == [("CIS", "CEI")]  # in Spanish; CEI is a code of its own


def _code(name: str) -> str | None:
    try:
        return typed_parties.code(name)
    except InputError:
        return "shared"

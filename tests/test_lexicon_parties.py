"""Forms and the parties they name; the laws the tables of parties keep."""

import csv
from collections import Counter

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import files, parties, places
from dragoman.lexicon.parties import PartyMatch

P = parties.load("en")

MATCHES = [
    # words, first token, code, length, role
    ("Mongolia 's minister", 0, "MNG", 1, "name"),
    ("Mongolia's minister", 0, "MNG", 1, "name"),
    ("Mongolia’s minister", 0, "MNG", 1, "name"),
    ("the Philippines’ envoy", 1, "PHL", 1, "name"),
    ("the United States' envoy", 1, "USA", 2, "name"),
    ("Viet Nam", 0, "VNM", 2, "name"),
    ("Việt Nam", 0, "VNM", 2, "name"),
    ("VIET NAM and", 0, "VNM", 2, "name"),
    ("the Lao PDR 's", 1, "LAO", 2, "name"),
    ("the Lao side", 1, "LAO", 1, "demonym"),
    ("Lao People's Democratic Republic", 0, "LAO", 4, "name"),
    ("Lao People 's Democratic Republic", 0, "LAO", 5, "name"),
    ("Côte d'Ivoire", 0, "CIV", 2, "name"),
    ("Cote d’Ivoire", 0, "CIV", 2, "name"),
    ("Republic of Korea", 0, "KOR", 3, "name"),
    ("Democratic People's Republic of Korea", 0, "PRK", 5, "name"),
    ("Democratic Republic of the Congo", 0, "COD", 5, "name"),
    ("Republic of the Congo", 0, "COG", 4, "name"),
    ("People's Republic of China", 0, "CHN", 4, "name"),
    ("Republic of China", 0, "TWN", 3, "name"),
    ("Inner Mongolia", 0, "CHN", 2, "name"),
    ("New Mexico", 0, "USA", 2, "name"),
    ("U.S. Secretary", 0, "USA", 1, "name"),
    ("UAE", 0, "ARE", 1, "name"),
    ("Guinea-Bissau", 0, "GNB", 1, "name"),
    ("Guinea – Bissau", 0, "GNB", 3, "name"),
    ("Papua New Guinea", 0, "PNG", 3, "name"),
    ("Equatorial Guinea", 0, "GNQ", 2, "name"),
    ("South Sudanese", 0, "SSD", 2, "demonym"),
    ("Nigerien", 0, "NER", 1, "demonym"),
    ("Nigerian", 0, "NGA", 1, "demonym"),
    ("Burkinabe", 0, "BFA", 1, "demonym"),
    ("KAZAKHSTANI", 0, "KAZ", 1, "demonym"),
    ("Britons", 0, "GBR", 1, "people"),
    ("Hà Nội", 0, "VNM", 2, "capital"),
    ("HA NOI", 0, "VNM", 2, "capital"),
    ("Washington , D.C. ,", 0, "USA", 3, "capital"),
    ("Ulan Bator", 0, "MNG", 2, "capital"),
    ("Kiev", 0, "UKR", 1, "capital"),
    ("N'Djamena", 0, "TCD", 1, "capital"),
    ("the Kremlin", 1, "RUS", 1, "seat"),
    ("White House", 0, "USA", 2, "seat"),
    ("Quai d’Orsay", 0, "FRA", 2, "seat"),
    ("Malacañang", 0, "PHL", 1, "seat"),
    ("UN", 0, "UN", 1, "name"),
    ("UN Security Council", 0, "UN", 3, "organ"),
    ("European Commission", 0, "EU", 2, "organ"),
    ("Council of Europe", 0, "CoE", 3, "name"),
    ("Organization of American States", 0, "OAS", 4, "name"),
    ("Commonwealth of Independent States", 0, "CIS", 4, "name"),
    ("Pan American Health Organization", 0, "WHO", 4, "organ"),
    ("Arab League", 0, "LAS", 2, "name"),
    ("Palestinian Authority", 0, "PSE", 2, "seat"),
    ("Sino – Vietnamese", 0, "CHN", 1, "prefix"),
]


@pytest.mark.parametrize(("text", "i", "code", "length", "role"), MATCHES)
def test_longest_form_is_read(text: str, i: int, code: str, length: int, role: str) -> None:
    found = P.match(text.split(), i)
    assert found is not None
    assert found[:3] == (code, length, role)


NOTHING = [
    ("us", 0),
    ("Us", 0),
    ("who", 0),
    ("Who said", 0),
    ("turkey", 0),
    ("Sino", 0),
    ("Franco said", 0),
    ("South China Sea", 1),
    ("the SOUTH CHINA SEA", 2),
    ("Latin American", 1),
    ("New Guinea", 1),
    ("Washington Post", 0),
    ("Gulf of Oman 's", 2),
    ("Korean Peninsula", 0),
    ("Korean Peninsula’s", 0),
    ("States", 0),
    ("'s", 0),
    ("’", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "i"), NOTHING)
def test_no_party_is_read(text: str, i: int) -> None:
    assert P.match(text.split() or [""], i) is None


def test_trap_holds_only_where_the_longer_name_stands() -> None:
    assert P.match("South China".split(), 1) == PartyMatch("CHN", 1, "name")
    assert P.match("Washington said".split(), 0) == PartyMatch("USA", 1, "capital")


COMPOUNDS = [
    ("Mongolia-Vietnam", ("MNG", "VNM")),
    ("US-Japan-ROK", ("USA", "JPN", "KOR")),
    ("Sino-Vietnamese", ("CHN", "VNM")),
    ("SINO-INDIAN", ("CHN", "IND")),
    ("China–Timor-Leste", ("CHN", "TLS")),
    ("Guinea-Bissau-Senegal", ("GNB", "SEN")),
    ("China-ASEAN", ("CHN", "ASEAN")),
    ("EU-27-China", ("EU", "CHN")),
    ("Moscow/Beijing", ("RUS", "CHN")),
    ("Guinea-Bissau", None),
    ("Timor-Leste", None),
    ("US-led", None),
    ("Indo-Pacific", None),
    ("Vietnam", None),
    ("-", None),
    ("", None),
]


@pytest.mark.parametrize(("word", "codes"), COMPOUNDS)
def test_compounds(word: str, codes: tuple[str, ...] | None) -> None:
    assert P.compound(word) == codes


AMBIGUOUS = {
    "Brussels": ("BEL", "EU"),
    "Burma": ("MMR", "BUR"),
    "Commonwealth": ("Commonwealth", "AUS"),
    "Congo": ("COG", "COD"),
    "Congolese": ("COD", "COG"),
    "Dominican": ("DOM", "DMA"),
    "Dominicans": ("DOM", "DMA"),
    "Kingston": ("JAM", "NFK"),
    "New Hebrides": ("VUT", "NHB"),
    "Samoan": ("WSM", "ASM"),
    "Soviet": ("SUN", "RUS"),
}


def test_every_ambiguous_form_is_known_here() -> None:
    meant = {form: tuple(dict.fromkeys(c for c, _ in means)) for form, means in P.forms.items()}
    assert {form: codes for form, codes in meant.items() if len(codes) > 1} == AMBIGUOUS


@pytest.mark.parametrize(("form", "codes"), AMBIGUOUS.items())
def test_ambiguous_forms_give_the_first_and_the_others(form: str, codes: tuple[str, ...]) -> None:
    found = P.match(form.split(), 0)
    assert found is not None
    assert (found.code, *found.others) == codes


def test_tables_keep_their_laws() -> None:
    path = files.folder() / "languages/en/parties.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row) for row in csv.reader(lines)][1:]
    assert [row for row, count in Counter(rows).items() if count > 1] == []
    known = parties.states().keys() | parties.organisations().keys()
    assert {code for code, _, role in rows if role != "none"} <= known
    assert not parties.states().keys() & parties.organisations().keys()
    assert [row for row in rows if row[1] != " ".join(row[1].split())] == []


def test_states_are_complete_and_distinct() -> None:
    states = parties.states().values()
    current = [state for state in states if state.iso2]
    assert len(current) == 250  # the 249 of ISO 3166-1, and Kosovo
    assert len({state.iso2 for state in current}) == 250
    assert {"XKX", "TWN", "PSE", "HKG", "COK", "VAT", "SUN", "DDR"} <= parties.states().keys()
    unnamed = {"UMI"}
    assert [s.name for s in current if s.name not in P.forms and s.iso3 not in unnamed] == []


NUMBERS = [
    ("VNM", 816, 816),
    ("DEU", 255, 260),
    ("SRB", 345, 340),
    ("RUS", 365, 365),
    ("YEM", 679, 678),
    ("XKX", 347, 347),
    ("CZE", 316, 316),
    ("KIR", 946, 970),
    ("NRU", 970, 971),
    ("MNG", 712, 712),
    ("TWN", 713, 713),
    ("PSE", None, None),
    ("HKG", None, None),
]


@pytest.mark.parametrize(("code", "cown", "gwn"), NUMBERS)
def test_numbers_of_states(code: str, cown: int | None, gwn: int | None) -> None:
    state = P.states.get(code)
    assert state is not None
    assert (state.cown, state.gwn) == (cown, gwn)


def test_numbers_are_never_shared_by_living_states() -> None:
    for numbers in (
        [s.cown for s in parties.states().values() if s.iso2 and s.cown],
        [s.gwn for s in parties.states().values() if s.iso2 and s.gwn],
    ):
        assert [n for n, count in Counter(numbers).items() if count > 1] == []


def test_every_capital_resolves() -> None:
    living = [s for s in parties.states().values() if s.iso2 and s.capital]
    known = places.load("en")
    wrong = {s.iso3 for s in living if s.iso3 not in known.countries(s.capital or "")}
    assert wrong == set()


def test_states_and_organisations_are_told_apart() -> None:
    assert P.is_state("GRL")
    assert not P.is_state("ASEAN")
    assert P.organisations["ASEAN"].kind == "regional"
    assert "ASEAN" not in P.states


def test_loaded_once() -> None:
    assert parties.load("en") is P


def test_unknown_language_is_a_clear_error() -> None:
    with pytest.raises(DataError, match=r"languages/xx/parties\.csv"):
        parties.load("xx")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("VNM", "VNM"), ("vnm", "VNM"), ("viet nam", "VNM"), ("VIETNAM", "VNM"), ("us", "USA"),
        ("cote d'ivoire", "CIV"), ("P5+1", "P5+1"), ("3si", "3SI"), ("hamas", "Hamas"),
        ("AFDB", "AfDB"), ("GUAM", "GUAM"), ("Guam", "GUM"), ("Atlantis", None), ("", None),
        ("Vietnam and", None),
    ],
)  # fmt: skip
def test_what_someone_types(typed: str, code: str | None) -> None:
    assert P.code(typed) == code


def test_every_code_names_its_party_however_it_is_typed() -> None:
    codes = [*parties.states(), *parties.organisations()]
    assert [c for c in codes if P.code(c) != c] == []

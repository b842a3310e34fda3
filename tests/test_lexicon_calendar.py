"""The calendar files of every language, and what a faulty one is told."""

import msgspec
import pytest

from dragoman.dates.building import BUILDERS
from dragoman.errors import DataError
from dragoman.lexicon import calendar, files
from dragoman.lexicon.calendar import Trie

_WORDS = """
order = ["day", "time"]
anchors = ["month"]
capital = []
wary = []
dotted = []
possessive = []
ordinal_suffixes = []
lead = []
function = []
not_before = []
not_after = []
[bounds]
[words.month]
"tháng giêng" = 1
march = 3
"""


def _compiled(rules: str) -> calendar.Calendar:
    data = msgspec.toml.decode(_WORDS + rules, type=calendar._File)
    return calendar.compiled(data, "vi/dates.toml")


def _rule(form: str, gives: str = "time") -> str:
    return f"[[rule]]\ngives = '{gives}'\nmakes = 'stated'\nforms = ['{form}']\n"


def _makes(trie: Trie) -> set[str]:
    below = (*trie.steps.values(), *trie.calls.values())
    return {a.rule.makes for a in trie.accepts}.union(*map(_makes, below))


@pytest.mark.parametrize("language", calendar.languages())
def test_each_language_loads_and_makes_only_what_can_be_built(language: str) -> None:
    words = calendar.load(language)
    assert words.gate
    assert set().union(*map(_makes, words.rules.values())) <= BUILDERS.keys()


def test_optional_parts_and_alternatives_are_spread_out() -> None:
    trie = _compiled(_rule("(on|in) [the] {month}")).rules["time"]
    assert set(trie.steps) == {"on", "in"}
    assert set(trie.steps["on"].steps) == {"the", "{month}"}
    assert trie.steps["in"].steps["the"].steps["{month}"].accepts


def test_words_of_several_parts_are_found_by_the_first() -> None:
    (word,) = _compiled(_rule("{month}")).words["tháng"]
    assert (word.value, word.rest) == (1, ("giêng",))


def test_a_backslash_makes_a_bracket_a_word() -> None:
    assert set(_compiled(_rule(r"\( {month} \)")).rules["time"].steps) == {"("}


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (_rule("{month} [the {day}"), "']' is missing"),
        (_rule("{month})"), "not opened"),
        (_rule("{month} }"), "'}' is not understood"),
        (_rule("{season}"), "class 'season' has no words"),
        (_rule("<time> {month}"), "must stand before"),
        (_rule("{month}", "week"), "'week', which `order` does not name"),
        (_rule("the {day}"), "no word of a class in `anchors`"),
    ],
)
def test_faults_are_named_with_file_and_form(rules: str, told: str) -> None:
    with pytest.raises(DataError, match=r"vi/dates\.toml") as error:
        _compiled(rules)
    assert told in str(error.value)


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(DataError, match=r"languages/xx/dates\.toml"):
        calendar.load("xx")


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.toml.decode(_WORDS.replace("wary", "weary"), type=calendar._File)
    assert (files.folder() / "languages/en/dates.toml").is_file()


def test_what_can_stand_second_follows_from_the_forms() -> None:
    words = _compiled(_rule("(on|in) [the] {month}"))
    assert words.following["time", "on"] == {"the", "{month}"}
    ended = _compiled(_rule("{month} [{year}]")).following["time", "{month}"]
    assert ended == {calendar.END, "{year}"}
    assert {"on", "in", "the", "giêng"} <= words.known

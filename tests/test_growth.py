"""Work grows with the length of a text and not with its square, whatever the text repeats.

Calls of functions are counted, never seconds, so that the answer is the same on every machine.
"""

from functools import partial

import pytest

from dragoman import gate
from dragoman.lexicon import gate as gate_words
from dragoman.people.lists import entries
from dragoman.pipeline import read_page
from dragoman.records import Page, Sentence, Token
from tests.counting import work

_OPENING = "The President of Chile met the Prime Minister of Fiji in Suva on Monday.\n\nChile "
_CLOSING = " met Fiji.\n"
_SMALL, _TIMES = 4_000, 4  # characters; above the longest sentence, so that the bound is met


def _calls(piece: str, size: int) -> int:
    """How many functions one reading calls."""
    body = piece * (size // len(piece))
    return _counted(f"{_OPENING}{body}{_CLOSING}")


def _counted(text: str) -> int:
    page = Page(source="long.txt", raw=text.encode())
    return work(lambda: read_page(page))


_PIECES = """a |, |and |of the |CHILE |Xyz |12 |'s |"|’|- |a. |( |a\n|Chile and |Chile-Fiji-|"""
_PIECES += "Minister of |1 May 2025 |met with Fiji "


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is loaded once is not counted."""
    _calls("Chile and 1 May 2025 ", 100)


@pytest.mark.parametrize("piece", _PIECES.split("|"))
def test_work_is_linear(piece: str) -> None:
    assert _calls(piece, _SMALL * _TIMES) < 1.5 * _TIMES * _calls(piece, _SMALL)


@pytest.mark.parametrize(
    "piece",
    [
        "during the Arab Water Week and met Kenya ",
        "met with Fiji ",
        "was received by Minister Ana Duarte and ",
    ],
)
def test_work_within_a_sentence_is_less_than_its_square(piece: str) -> None:
    opening = "President Ana Costa of Chad met Fiji "
    few, many = (_counted(f"{opening}{piece * n}.\n") for n in (9, 27))
    assert many < 9 * few


@pytest.mark.parametrize(
    "piece", ["on Monday in Lima met with Fiji and ", "on 4 May met Fiji in Lima, "]
)
def test_work_grows_with_the_times_and_places_of_a_sentence(piece: str) -> None:
    opening = "President Ana Costa of Chad met Fiji "
    few, many = (_counted(f"{opening}{piece * n}.\n") for n in (9, 27))
    assert many < 5 * few


def _officials(office: str, alphabet: str, count: int) -> str:
    """So many ministers, each of another name, every one in a sentence of his own."""
    names = (f"{a}{b}{c}" for a in alphabet for b in alphabet for c in alphabet)
    return "".join(office.format(name) for name, _ in zip(names, range(count), strict=False))


@pytest.mark.parametrize(
    ("office", "alphabet"),
    [
        ("Министр обороны Монголии Бат{} встретился с министром Кубы.\n", "абвгдежз"),
        ("蒙古国国防部长王{}会见古巴外长。\n", "建国文明志远海山"),
    ],
)
def test_work_is_linear_in_people_of_other_languages(office: str, alphabet: str) -> None:
    few, many = (_counted(_officials(office, alphabet, n)) for n in (60, 240))
    assert many < 1.5 * 4 * few


def test_work_is_linear_in_exercises_of_a_name_and_a_number() -> None:
    shield = "The exercise {} Shield-1 and {} Shield-2 were held in Lima in May 2031.\n"
    words = "Arvo Belo Cido Dren Elka Faro Gila Hema Ivor Jura Kato Luma".split()
    names = [f"{a} {b}" for a in words for b in words]
    told = [shield.format(name, name) for name in names]
    few, many = (_counted("".join(told[:n])) for n in (30, 120))
    assert many < 1.5 * 4 * few


def test_a_word_without_end_costs_no_more_than_its_letters() -> None:
    few, many = (_counted("Министр обороны Кубы " + "а" * n) for n in (2_000, 8_000))
    assert many < 1.5 * 4 * few


def test_a_list_of_what_could_each_open_a_list_is_passed_once() -> None:
    words = gate_words.load("en")
    line = "- Chile and Fiji held talks with:"
    few, many = (work(partial(gate.near, [line] * n, words)) for n in (100, 400))
    assert many < 1.5 * 4 * few


def test_a_paragraph_without_end_is_passed_once_for_entries() -> None:
    sentence = Sentence.of([Token(0, 4, "Fiji", "fiji")], 0, 0, "body")
    none: tuple[tuple[()], ...] = ((),)
    few, many = (
        work(partial(entries.find, [sentence] * n, none * n, none * n, none * n, None))
        for n in (100, 400)
    )
    assert many < 1.5 * 4 * few

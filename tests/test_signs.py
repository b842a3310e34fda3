"""Characters that disguise: what the terminal and the pages must both refuse."""

import json
import unicodedata

import pytest

from dragoman.cli import show
from dragoman.signs import DISGUISING, LAYOUT
from dragoman.web import words


@pytest.mark.parametrize("code", sorted(DISGUISING))
def test_no_disguise_passes_the_terminal_or_a_page(code: int) -> None:
    assert show.clean(f"a{chr(code)}b") == "a b"
    assert words.visible(f"a{chr(code)}b") == f"a[U+{code:04X}]b"


@pytest.mark.parametrize("code", sorted(DISGUISING))
def test_no_disguise_passes_in_json_and_none_is_lost(
    code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"a{chr(code)}{chr(code)}b"
    for written in (show.json, show.json_line):
        written({text: [text]})
        shown = capsys.readouterr().out
        assert chr(code) not in shown
        assert json.loads(shown) == {text: [text]}


@pytest.mark.parametrize("text", ["می\u200cخواهم", "Đỗ Thị Hà", "北京", "Ümit's – “a”", "සි\u200dරි"])
def test_what_names_are_spelt_with_passes_both(text: str) -> None:
    assert show.clean(text) == words.visible(text) == text


def test_every_control_and_every_mark_of_direction_is_in_the_table() -> None:
    turning = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
    seen = DISGUISING | LAYOUT
    for code in range(0x110000):
        sign = chr(code)
        control = unicodedata.category(sign) in {"Cc", "Zl", "Zp"}
        assert code in seen or not (control or unicodedata.bidirectional(sign) in turning)


def test_lines_stay_lines() -> None:
    assert show.clean("a\r\nb\tc") == "a b c"
    assert words.visible("a\nb\tc") == "a\nb\tc"

import pytest

from dragoman.web import words
from dragoman.web.templating import dated, render


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:example.org", False),
        ("file:///etc/passwd", False),
        ("http://[::1", False),
        ("https://example.org/\u202eab", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, linked: bool) -> None:
    assert (words.outside(url) is not None) == linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("a\u200bb\x00c\x1b[31m", "a[U+200B]b[U+0000]c[U+001B][31m"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("Гүрсэдийн 北京 Nguyễn", "Гүрсэдийн 北京 Nguyễn"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (None, ""),
        (5, 5),
    ],
)
def test_characters_that_hide_or_turn_are_shown(text: str | int | None, shown: str | int) -> None:
    assert words.visible(text) == shown


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (("engagement", "E-1"), "/engagement/E-1"),
        (("office", "MNG", "Minister of A/B?"), "/office/MNG/Minister%20of%20A%2FB%3F"),
        (("person", "//evil.example"), "/person/%2F%2Fevil.example"),
    ],
)
def test_addresses_of_ours_cannot_be_left(parts: tuple[str, ...], address: str) -> None:
    assert words.path(*parts) == address


def test_dates_within_text_are_kept_whole_and_the_rest_is_escaped() -> None:
    assert dated("<b> 2025-04-17") == '&lt;b&gt; <span class="date">2025-04-17</span>'


def test_an_error_page_escapes_what_it_is_told() -> None:
    assert "&lt;script&gt;" in render("error.html", title="x", status=404, message="<script>")

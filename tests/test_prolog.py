"""What stands before the root of XML, however it is written."""

import pytest

from dragoman import prolog

DECLARED = '<?xml version="1.0" encoding="windows-1251"?>'


@pytest.mark.parametrize(
    ("before", "declares"),
    [
        ("", False), (DECLARED, False), ("\ufeff" + DECLARED + "\r\n", False),
        ("<!-- <!DOCTYPE a> -->", False), ("<?style <!doctype a>?>", False),
        ("<!DOCTYPE a>", True), (f"\ufeff {DECLARED}<!-- b --><?c?>\n<!doctype a [", True),
    ],
)  # fmt: skip
def test_a_doctype_is_seen_wherever_it_may_stand(before: str, declares: bool) -> None:
    assert prolog.has_doctype(f"{before}<rss/>") == declares
    if not declares:
        assert prolog.root(f"{before}<rss/>") == "<rss/>"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"{DECLARED}<a/>", "<a/>"), (f"\ufeff\n{DECLARED}\n<a/>", "\n<a/>"), ("<a/>", "<a/>"),
        ("<?xml", "<?xml"), ("", ""), (f"<a/>{DECLARED}", f"<a/>{DECLARED}"),
    ],
)  # fmt: skip
def test_a_declaration_goes(text: str, rest: str) -> None:
    assert prolog.undeclared(text) == rest


def test_what_never_ends_has_no_root() -> None:
    assert prolog.root("<!-- " * 100_000) == ""
    assert prolog.root("<?x?>" * 100_000 + "<a/>") == "<a/>"

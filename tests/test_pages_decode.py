"""Bytes to text: encodings that are stated, bytes that are refused, what normalising removes."""

# pages in tables read best unbroken

import pytest

from dragoman import inputs
from dragoman.errors import InputError
from dragoman.pages import decode
from dragoman.records import Page


@pytest.mark.parametrize(
    "raw",
    [
        "Улаанбаатар".encode(),
        "Улаанбаатар".encode("utf-8-sig"),
        "Улаанбаатар".encode("utf-16"),
        "\ufeffУлаанбаатар".encode("utf-16-be"),
        "Улаанбаатар".encode("utf-32"),
    ],
)
def test_byte_order_marks_are_believed(raw: bytes) -> None:
    assert decode.decode(Page(source="a.txt", raw=raw), html=False) == "Улаанбаатар"


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("cp1251", "windows-1251", "Министр обороны"),
        ("gb18030", "gb2312", "国防部长会谈"),
        ("cp1252", "iso-8859-1", "Pérou – Fidji"),
        ("big5", "Big5", "國防部長"),
    ],
)
def test_declared_charsets_of_html(encoding: str, declared: str, text: str) -> None:
    raw = f'<html><meta charset="{declared}"><p>{text}</p>'.encode(encoding)
    assert text in decode.decode(Page(source="a.html", raw=raw), html=True)


def test_the_senders_charset_is_believed() -> None:
    page = Page(
        source="a", raw="Министр".encode("cp1251"), media_type="text/plain; charset=windows-1251"
    )
    assert decode.decode(page, html=False) == "Министр"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"abc\x00def", "NUL"),
        ("abc".encode("utf-16-le"), "NUL"),
        (b"caf\xe9 ol\xe9", r"byte 3 \(0xe9\)"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"x" * (decode.LIMIT + 1), "16,777,216"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(raw: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        decode.decode(Page(source="bad.txt", raw=raw), html=False)
    assert str(caught.value).startswith("bad.txt")


def test_a_wrong_or_unknown_charset_is_refused() -> None:
    for declared in ("utf-8", "klingon", "euc-kr"):
        raw = f"<meta charset={declared}>".encode() + b"\xff\xfe\xfa\x80\x80"
        with pytest.raises(InputError, match="iconv"):
            decode.decode(Page(source="bad.html", raw=raw), html=True)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("10\u00a0000\u202fkm\u3000x", "10 000 km x"),
        ("e\u0301", "é"),
        ("mi\u00adnis\u200bter\ufeff", "minister"),
        ("\u202eevil\u202c \u2066x\u2069\u200f", "evil x"),
        ("Me\u200der", "Meer"),
        ("می\u200cشود", "می\u200cشود"),
        ("Hi\U000e0041\U000e0042\ufe0f", "Hi"),
        ("tab\tstays\nline stays", "tab\tstays\nline stays"),
        ("bell\x07null", "bellnull"),
    ],
)
def test_normalising(text: str, normal: str) -> None:
    assert decode.normalise(text) == normal
    assert decode.normalise(normal) == normal


def test_the_reader_of_inputs_allows_no_more_than_pages_do() -> None:
    assert inputs.LIMIT == decode.LIMIT

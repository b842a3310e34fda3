"""Encodings that bytes show: pages that say nothing of theirs, or say what is wrong."""

import unicodedata

import pytest

from dragoman.errors import InputError
from dragoman.pages import charset, decode, split
from dragoman.pipeline import read_page
from dragoman.records import Page
from tests.sitepages import STORIES

# Pages written before Unicode spell Mongolian with the Ukrainian letters of windows-1251.
_OLD = str.maketrans("өүӨҮ", "єїЄЇ")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def story(language: str) -> str:
    (found,) = (one for one in STORIES if one.language == language)
    return "\n".join(found.paragraphs)


def toned(text: str) -> str:
    """Vietnamese as windows-1258 has it: letters, then their tones."""
    found = []
    for sign in text:
        plain = unicodedata.normalize("NFD", sign)
        tones = "".join(c for c in plain if c in _TONES)
        letter = unicodedata.normalize("NFC", "".join(c for c in plain if c not in _TONES))
        found.append(letter + tones)
    return "".join(found)


RUSSIAN, MONGOLIAN = story("ru"), story("mn").translate(_OLD)
CHINESE, VIETNAMESE = story("zh"), toned(story("vi"))
TRADITIONAL = (
    "越南外交部長星期三在首都與蒙古外交部長舉行會談，雙方就兩國關係和地區問題交換意見。"
    "雙方同意擴大貿易和教育合作，並簽署了一項聯合聲明。"
)
FRENCH = (
    "Le ministre des Affaires étrangères du Sénégal a rencontré à Dakar son homologue du Pérou, "
    "où ils ont signé un accord de coopération très étendu sur les ports et la pêche."
)
POLISH = (
    "Minister spraw zagranicznych spotkał się w Łodzi ze swoim odpowiednikiem i podpisał "
    "porozumienie o współpracy; źródła mówią o dążeniu do szybkiego końca rozmów."
)
SHOWN = (
    ("cp1251", RUSSIAN), ("koi8_r", RUSSIAN), ("cp866", RUSSIAN), ("iso8859_5", RUSSIAN),
    ("cp1251", MONGOLIAN), ("gb18030", CHINESE), ("big5", TRADITIONAL), ("cp1258", VIETNAMESE),
    ("cp1252", FRENCH),
)  # fmt: skip


def page(raw: bytes, head: str = "", kind: str = "text/html") -> Page:
    """A page of the web with a menu in ASCII, a style sheet, and these bytes as its text."""
    start = f"<html><head>{head}<title>N</title><style>.a{{color:red}}</style></head><body>"
    menu = "<nav><a href=/>Home</a> <a href=/world>World</a></nav><article><p>"
    whole = (start + menu).encode() + raw + b"</p></article><footer>2025</footer></body></html>"
    return Page(source="https://example.org/a", raw=whole, media_type=kind)


@pytest.mark.parametrize(("encoding", "text"), SHOWN)
def test_letters_show_the_encoding_that_nothing_states(encoding: str, text: str) -> None:
    found = decode.read(page(text.encode(encoding)), html=True)
    assert text in found.text
    assert found.why is not None
    assert "as its letters show; none is declared" in found.why
    plain = Page(source="a.txt", raw=text.encode(encoding))
    assert decode.decode(plain, html=False) == text


@pytest.mark.parametrize("language", ["vi", "mn", "ru", "zh", "en"])
def test_utf_8_needs_no_declaration_and_is_believed_over_another(language: str) -> None:
    text = story(language)
    for head in ("", "<meta charset=windows-1252>", "<meta charset=big5>"):
        found = decode.read(page(text.encode(), head), html=True)
        assert text in found.text
        assert found.why is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("<meta charset=utf-8>", "text/html"),
        ("", "text/html; charset=UTF-8"),
        ("<meta charset=iso-8859-1>", "text/html"),
        ("", "text/html; charset=windows-1252"),
        ("<meta charset=utf-8>", "text/html; charset=iso-8859-1"),
        ("<meta charset=euc-kr>", "text/html"),
    ],
)
@pytest.mark.parametrize(("encoding", "text"), SHOWN[:7])
def test_what_is_stated_wrongly_is_not_believed(
    encoding: str, text: str, head: str, kind: str
) -> None:
    found = decode.read(page(text.encode(encoding), head, kind), html=True)
    assert text in found.text
    assert found.why is not None
    assert "as is declared" in found.why


def test_one_cyrillic_encoding_stated_for_another_is_not_believed() -> None:
    raw = page(RUSSIAN.encode("koi8_r"), "<meta charset=windows-1251>")
    assert RUSSIAN in decode.decode(raw, html=True)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [*SHOWN, ("cp1250", POLISH), ("iso8859_2", POLISH), ("cp1252", story("en") + " “É”")],
)
def test_what_is_stated_rightly_is_believed(encoding: str, text: str) -> None:
    for given in (
        page(text.encode(encoding), f"<meta charset={encoding}>"),
        page(text.encode(encoding), kind=f"text/html; charset={encoding}"),
        page(text[:40].encode(encoding), f"<meta charset={encoding}>"),
    ):
        found = decode.read(given, html=True)
        assert text[:40] in found.text
        assert found.why is None


def test_the_sender_is_asked_before_the_page_and_the_page_where_the_sender_is_wrong() -> None:
    raw = page(POLISH.encode("iso8859_2"), "<meta charset=iso-8859-2>", "text/html; charset=utf-8")
    assert POLISH in decode.decode(raw, html=True)
    raw = page(RUSSIAN.encode("cp1251"), "<meta charset=big5>", "text/html; charset=windows-1251")
    assert RUSSIAN in decode.decode(raw, html=True)


@pytest.mark.parametrize(
    "raw",
    [
        POLISH.encode("cp1250"),  # or ISO 8859-2, which spells other words of the same letters
        "Встреча".encode("cp1251"),  # too little
        story("ru").encode().replace("п".encode(), b"\xd0", 1),  # UTF-8 with a letter lost
        story("vi").encode()[:-1] + b"\xff",
        FRENCH.encode() + b"\xe9",
        bytes(range(128, 256)) * 8,
    ],
)
def test_what_shows_nothing_for_sure_is_refused_with_its_place(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"not UTF-8 at byte \d+ .* show one for sure"):
        decode.decode(page(raw), html=True)


def test_letters_that_can_be_in_no_latin_encoding_are_refused() -> None:
    korean = "외교부 장관은 수요일 서울에서 상대국 외교장관과 회담을 갖고 협력에 합의했다. " * 2
    with pytest.raises(InputError, match="spell no words"):
        decode.decode(page(korean.encode("cp949"), "<meta charset=iso-8859-1>"), html=True)


def test_encodings_of_seven_and_of_sixteen_bits_are_read_where_they_are_stated() -> None:
    japanese = "外務大臣は東京で会談した"
    raw = page(japanese.encode("iso2022_jp"), kind="text/html; charset=iso-2022-jp")
    assert japanese in decode.decode(raw, html=True)
    wide = Page(
        source="a", raw=RUSSIAN.encode("utf-16-le"), media_type="text/html;charset=utf-16le"
    )
    assert decode.decode(wide, html=True) == RUSSIAN


PROGRAMS = ["unicode_escape", "raw_unicode_escape", "punycode", "utf-7", "unicode:escape"]
PROGRAMS += ["Unicode--Escape", "raw:unicode:escape", "idna", "utf_7", "rot13", "undefined"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_codecs_of_programs_are_no_encodings_of_pages(name: str) -> None:
    assert charset.stated(page(b"", f"<meta charset={name}>"), html=True) == ()
    text = decode.decode(page(RUSSIAN.encode("cp1251"), f"<meta charset={name}>"), html=True)
    assert RUSSIAN in text


def test_a_document_says_that_its_encoding_was_taken_from_its_letters() -> None:
    (shown,) = split(page(RUSSIAN.encode("cp1251")))
    (stated,) = split(page(RUSSIAN.encode("cp1251"), "<meta charset=windows-1251>"))
    assert shown.inferred["text"] == "in cp1251, as its letters show; none is declared"
    assert "text" not in stated.inferred
    assert shown.text == stated.text
    (reading,) = read_page(page(RUSSIAN.encode("cp1251")))
    assert "read in cp1251, as its letters show; none is declared" in reading.problems

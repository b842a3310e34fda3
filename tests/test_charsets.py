"""Which codecs are of texts, by whatever name they are looked up."""

import pytest

from dragoman import charsets


@pytest.mark.parametrize(
    ("name", "programs"),
    [
        ("unicode_escape", True),
        ("unicode:escape", True),
        ("RAW:Unicode-Escape", True),
        ("UTF7", True),
        ("punycode", True),
        ("hex", True),
        ("cp037", True),  # letters of mainframes, whose markup no browser reads
        ("UTF-8", False),
        ("latin1", False),
        ("ISO-8859-16", False),
        ("windows-1251", False),
        ("x-unheard-of", False),
        ("a\0b", False),
        ("кои8", False),
    ],
)
def test_codecs_of_programs(name: str, programs: bool) -> None:
    assert charsets.is_of_programs(name) is programs


@pytest.mark.parametrize(
    "name",
    "gb2312 gbk gb18030 hz-gb-2312 big5 big5-hkscs euc-jp shift_jis windows-31j iso-2022-jp "
    "euc-kr iso-2022-kr ks_c_5601-1987 koi8-r koi8-u utf-16le utf-16 us-ascii ibm866 "
    "x-mac-cyrillic tis-620 windows-874 windows-1258 macintosh cp949 johab".split(),
)
def test_encodings_of_texts(name: str) -> None:
    assert not charsets.is_of_programs(name)

"""Encodings that texts are written in, of all the codecs that Python looks up by a name.

The name of an encoding as a page or a letter states it comes in; whether texts are written so goes
out. Python forgives the spelling of a name ("unicode:escape"), and some of its codecs are of
programs: they make letters of what a page has as signs. So the codec is asked and not the name.
"""

import codecs

_WINDOWS = "874 932 949 950 1250 1251 1252 1253 1254 1255 1256 1257 1258"
_DOS = "437 720 737 775 850 852 855 857 858 860 861 862 863 864 865 866 869 1125"
_TEXTS = frozenset(
    [
        *"utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be ascii".split(),
        *(f"iso8859-{n}" for n in range(1, 17)),
        *(f"cp{n}" for n in f"{_WINDOWS} {_DOS}".split()),
        *"koi8-r koi8-u koi8-t kz1048 ptcp154 tis-620".split(),
        *"mac-roman mac-cyrillic mac-greek mac-latin2 mac-turkish mac-iceland".split(),
        *"gb2312 gbk gb18030 hz big5 big5hkscs".split(),
        *"euc_jp euc_jis_2004 euc_jisx0213 shift_jis shift_jis_2004 shift_jisx0213".split(),
        *(f"iso2022_jp{n}" for n in ("", "_1", "_2", "_2004", "_3", "_ext")),
        *"euc_kr iso2022_kr johab".split(),
    ]
)


def is_of_programs(name: str) -> bool:
    """Whether a codec is looked up by this name in which no text is written; not if none is."""
    try:
        return codecs.lookup(name).name not in _TEXTS
    except (LookupError, ValueError):  # unknown; no name at all
        return False

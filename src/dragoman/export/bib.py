"""BibTeX, for LaTeX and reference managers: one entry for the record, one for each source.

Citations go in. Characters that TeX would run are escaped; other letters stay as they are, since
every current engine reads UTF-8.
"""

import re
from typing import cast

from dragoman.export.shapes import Citation, Citations, Format, Shape

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TABLE = str.maketrans(_SPECIAL)
_KEY = re.compile(r"[^A-Za-z0-9:-]")


def write(shape: Shape) -> bytes:
    """The file."""
    return "\n".join(map(_entry, cast(Citations, shape).items)).encode("utf-8", "replace")


def _entry(one: Citation) -> str:
    fields = (
        ("title", _escaped(one.title)),
        ("organization" if one.kind == "dataset" else "journal", _escaped(one.publisher or "")),
        ("year", (one.published or "")[:4]),
        ("date", one.published or ""),
        ("url", _address(one.address)),
        ("urldate", one.seen),
        ("note", _escaped(one.note)),
    )
    kind = "misc" if one.kind == "dataset" else "article"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{_KEY.sub('', one.id)},\n{body}}}\n"


def _escaped(text: str) -> str:
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat.translate(_TABLE)


def _address(url: str | None) -> str:
    return re.sub(r"[{}\\\s]", "", url or "")


FORMAT = Format("bib", "application/x-bibtex; charset=utf-8", "BibTeX", Citations, write)

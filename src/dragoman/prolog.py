"""What stands before the root of an XML document: byte order mark, declaration, comments, DOCTYPE.

Decoded text comes in. Lists and OPML are parsed from it as UTF-8, so that its own declaration must
go, and a DOCTYPE, which may name files or grow without end, must be seen before any parser runs.
"""

import re

_DECLARED = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_PASSED = (("<?", "?>"), ("<!--", "-->"))


def root(text: str) -> str:
    """A text from its DOCTYPE or root element on."""
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n\ufeff":
            at += 1
        for opening, closing in _PASSED:
            if text.startswith(opening, at):
                end = text.find(closing, at)
                at = len(text) if end < 0 else end + len(closing)
                break
        else:
            return text[at:]


def has_doctype(text: str) -> bool:
    """Whether a text declares a document type."""
    return root(text)[:9].lower() == "<!doctype"


def undeclared(text: str) -> str:
    """A text without its byte order mark and declaration."""
    bare = text.lstrip("\ufeff")
    found = _DECLARED.match(bare)
    return bare[found.end() :] if found else bare

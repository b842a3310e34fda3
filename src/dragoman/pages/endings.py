"""Whether a page of HTML was cut: a download that broke off, a file that was saved by half.

HTML as text comes in; where it breaks off goes out in words, with the line, or None where it may be
whole. What stands in comments, scripts and styles is no part of it. HTML may leave out `</html>`
and `</p>`, but neither the end of a tag nor `</div>`: a page that leaves out all of these is taken
to have been cut.
"""

import re
from collections import Counter

_LAST = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_ASIDE = re.compile(r"<(!--|script\b|style\b)", re.IGNORECASE)
_OPENED = re.compile(r"<[a-zA-Z/!]")
_STRICT = re.compile(
    r"<(/?)(article|section|main|div|span|a|ul|ol|table|h[1-6]|em|strong|blockquote|title)\b",
    re.IGNORECASE,
)


def breaks_off(html: str) -> str | None:
    """`at line 12, before </article>`, `at line 12, within a tag`, or None."""
    end = _plain(html.rstrip())
    if _LAST.search(end, max(0, len(end) - 4096)) or _LAST.search(end):
        return None
    line = html.rstrip().count("\n") + 1
    opened = [match.start() for match in _OPENED.finditer(end)][-1:]
    if opened and opened[0] > end.rfind(">"):
        return f"at line {line}, within a tag"
    depth = Counter[str]()
    for ends, name in _STRICT.findall(end):
        depth[name.lower()] += -1 if ends else 1
    name = next((name for name, count in depth.items() if count > 0), None)
    return name and f"at line {line}, before </{name}>"


def _plain(html: str) -> str:
    """HTML without its comments, scripts and styles; one that nothing closes stays."""
    low, kept, at = html.lower(), list[str](), 0
    while opened := _ASIDE.search(low, at):
        name = opened[1]
        close = low.find("-->" if name == "!--" else f"</{name}", opened.end())
        if close < 0:
            break
        kept.append(html[at : opened.start()])
        at = low.find(">", close) + 1 or len(html)
    return "".join((*kept, html[at:]))

"""Who published a text, and where it was written: a document in, the state of either out.

A known name, a state in the name, the end of a domain; the body that heads the page or stands
below it; the capital on the line of the date or of the byline. A publisher whose name several
states share, or who writes for the whole world, tells nothing.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from dragoman.lexicon.home import Home
from dragoman.lexicon.parties import Parties
from dragoman.people.known.evidence import Why, published_by
from dragoman.records import Document

_WORDS = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?|[,/|()]")
_DIGIT = re.compile(r"\d")
_INVERTED = re.compile(
    r"([^\W\d_]+(?: [^\W\d_]+)?): [^\W\d_]+, [^\W\d_]+$"
)  # "Premier: Okoth, Mary"
_DOMAIN = re.compile(r"\.([a-z]{2,4})$")
_BYLINE, _WRITER = 60, 6  # characters of a byline, words before its town
_HEAD = 6  # lines that may head a page
_STATE = 4  # words of a state's name, at most


def state(
    document: Document,
    words: Home,
    parties: Parties,
    cued: Mapping[str, float],
    dateline: str | None,
    here: Collection[str],
) -> tuple[str, str] | None:
    """The state of the publisher or of the body that heads the page, and which; of a bureau its
    dateline.
    """
    code = _publisher(document.publisher or "", words, parties)
    if code and dateline and not cued.get(code) and _everywhere(document.publisher, words):
        return dateline, Why.DATELINE
    if code:
        abroad = _sends(document.publisher or "", words)
        return code, Why.MISSION if abroad else published_by(document.publisher)
    return _header(document, words, parties, here)


def _sends(name: str, words: Home) -> bool:
    """Whether a body is one that a state has abroad: "Embassy of Fiji in Lima"."""
    return any(mission in name.lower() for mission in words.missions)


def _everywhere(publisher: str | None, words: Home) -> bool:
    """Whether an agency has bureaus everywhere, so that its dateline tells more than its name."""
    return (publisher or "").lower().strip() in words.bureaus


def _publisher(name: str, words: Home, parties: Parties) -> str | None:
    """The state a publisher's name tells; None for those who write for the whole world."""
    low = name.lower().strip()
    if not low or low in words.international:
        return None
    pieces = [p for p in re.split(r"\s*[,/|()–—]\s*|\s-\s", low) if p]
    initials = [w.lower() for w in _WORDS.findall(name) if w.isupper() and len(w) > 2]
    for known in (low, *pieces, *initials):
        if len(codes := words.publishers.get(known, ())) == 1:
            return codes[0]
    named = _states(_HERE.split(name)[0] if _sends(name, words) else name, parties)
    return named[0] if len(named) == 1 else _domain(low, words)


def _domain(name: str, words: Home) -> str | None:
    end = _DOMAIN.search(name)
    return words.domains.get(end[1]) if end and " " not in name else None


def _states(text: str, parties: Parties) -> list[str]:
    """The states and organisations a line names, each once."""
    tokens = _WORDS.findall(text)
    found: list[str] = []
    i = 0
    while i < len(tokens):
        match = parties.match(tokens, i)
        if match:
            found.append(match.code)
        i += match.length if match else 1
    return list(dict.fromkeys(found))


_HERE = re.compile(r"\s(?:to|in)\s")  # "Mission of Fiji to", "Presidential Delegation to Fiji"
_PIECES = re.compile(r"\s+[–—|/]\s+")


def _archive(head: Sequence[str], words: Home, here: Collection[str]) -> str | None:
    """The state whose archive a line above the text is of, unless written elsewhere."""
    found = (words.archives.get(m[1].lower()) for line in head if (m := _INVERTED.match(line)))
    code = next(found, None)
    return code if not here or code in here else None


def _header(
    document: Document, words: Home, parties: Parties, here: Collection[str]
) -> tuple[str, str] | None:
    """The state of the ministry, embassy or office whose name stands above or below the text."""
    head = [line.strip() for line in document.text[: document.body].split("\n") if line.strip()]
    foot = [line.strip() for line in document.text[-400:].split("\n") if line.strip()][-2:]
    if archive := _archive(head[:_HEAD], words, here):
        return archive, Why.BODY
    for line in (*head[:_HEAD], *foot):
        if (line == document.title and not _account(line, words, parties)) or len(line) > 90:
            continue
        if not line[0].isupper() or line[-1] in ".,;:?!":
            continue
        sends = _sends(line, words)
        if sends and not _named(line, words):
            continue  # "Embassy of Fiji opens its doors" is told of one
        if code := _of_body(line, words, parties):
            return code, Why.MISSION if sends else Why.BODY
        if code := _letterhead(line, parties) or _known(line, words):
            return code, Why.BODY
    return None


def _account(line: str, words: Home, parties: Parties) -> bool:
    """Whether a title is no more than a body's name: "Embassy of Fiji, Lima @FijiInLima".

    So are "Fijian Embassy in Peru" and "Ministry of Health of Fiji", which end with a state.
    """
    if not _named(line, words):
        return False
    tokens = _WORDS.findall(line)
    first = parties.match(tokens, 0) if tokens else None
    own = " ".join(tokens[first.length if first else 0 :]).lower()
    starts = range(max(len(tokens) - _STATE, 0), len(tokens))
    ends = any((m := parties.match(tokens, i)) and i + m.length == len(tokens) for i in starts)
    able = words.bodies if ends else () if first else words.missions
    return own.startswith((*able, *(words.missions if ends else ())))


def _named(line: str, words: Home) -> bool:
    """Whether a line is a name and says nothing: each word in capitals, or a small one."""
    name = line.partition("@")[0].split()
    return all(not word[0].islower() or word in words.small for word in name)


def _of_body(line: str, words: Home, parties: Parties) -> str | None:
    """The one state whose body a line names; of a mission the first: "Embassy of Fiji, Lima"."""
    if not _bodied(line, words):
        return None
    pieces = [p for p in _PIECES.split(line) if _bodied(p, words)]
    codes = _states(_HERE.split(pieces[0] if pieces else line)[0], parties)
    return codes[0] if len(codes) == 1 or (codes and _sends(line, words)) else None


def _bodied(line: str, words: Home) -> bool:
    """Whether a line names a body: "the President of Fiji", not "the President offered"."""
    low = line.lower()
    ends = (part[:1] for body in words.bodies for part in low.split(body)[1:])
    return any(not end.isalpha() for end in ends)


def _known(line: str, words: Home) -> str | None:
    """The state of the publisher that a line, or a part of it between bars, is the name of."""
    low = line.lower()
    names = (low, *re.split(r"\s*[|•–—]\s*", low))
    sole = (
        words.publishers.get(n, ()) for n in names if len(n) > 3 and n not in words.international
    )
    return next((codes[0] for codes in sole if len(codes) == 1), None)


def _letterhead(line: str, parties: Parties) -> str | None:
    """The state whose name in full is all of a line: "Republic of Fiji"."""
    tokens = _WORDS.findall(line)
    name = parties.match(tokens, 0) if len(tokens) > 2 else None
    return name.code if name is not None and name.length == len(tokens) else None


def written_in(document: Document, parties: Parties, dateline: str | None) -> list[str]:
    """The state of the dateline and of the line of the date, where it was written."""
    return [*((dateline,) if dateline else ()), *_dated(document, parties)]


def _dated(document: Document, parties: Parties) -> list[str]:
    """The state whose capital stands on the line of the date: "The Ferry, Windhoek, 3 May".

    A report from two towns is of either: "Nouakchott/Algiers, 3 May".
    """
    lines = [line for line in document.text[: document.body].split("\n") if line != document.title]
    for line in [line for line in lines if _DIGIT.search(line)][:3]:
        if len(line) < 90 and (named := _states(line, parties)):
            return named[: 1 + ("/" in line)]
    return [code for line in lines[:_HEAD] if (code := _signed(line, parties))][:1]


def _signed(line: str, parties: Parties) -> str | None:
    """The state whose capital a byline was written in: "Ana Duarte in Lima", "Our Reporter, Lima".

    All but the word before the town stands in capitals.
    """
    tokens = _WORDS.findall(line) if len(line) < _BYLINE else []
    for n in (1, 2, 3):
        town = parties.match(tokens, len(tokens) - n) if len(tokens) > n + 1 else None
        if town is not None and town.length == n and town.role == "capital":
            who, joint = tokens[: -n - 1], tokens[-n - 1]
            named = all(word[0].isupper() for word in who) and not joint[0].isupper()
            return town.code if named and len(who) < _WRITER else None
    return None

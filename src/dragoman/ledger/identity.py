"""What pages, documents and claims are called: the same content has the same name for ever.

A claim is named by where it stands and what kind of thing it says, not by its number, so that a
reader that finds one claim more renames none. Beliefs are named by `merge.identity`.
"""

from collections import Counter
from collections.abc import Iterable

from dragoman.merge.identity import short
from dragoman.records import Claim, ClaimKind, Evidence


def page_id(source: str, sha256: str) -> str:
    """The same bytes under the same name are one page; under another name, a second page."""
    return short("P", source, sha256)


def document_id(page: str, ordinal: int, sha256: str) -> str:
    """A place in a page and the text that stands there."""
    return short("D", page, str(ordinal), sha256)


def claim_ids(document: str, kind: ClaimKind, claims: Iterable[Claim]) -> list[str]:
    """One identifier a claim, in order; equal claims are told apart by their order."""
    seen: Counter[str] = Counter()
    result = []
    for claim in claims:
        name = "\x1e".join((kind, *_gist(claim)))
        result.append(short("C", document, name, str(seen[name])))
        seen[name] += 1
    return result


def _gist(claim: Claim) -> tuple[str, ...]:
    """What names a claim: its parties, its own kind where it has one, where its evidence begins."""
    evidence: tuple[Evidence, ...] = claim.evidence
    parties = getattr(claim, "parties", ()) or (getattr(claim, "party", None) or "",)
    own = getattr(claim, "kind", getattr(claim, "office", ""))
    name = getattr(claim, "name", getattr(claim, "level", getattr(claim, "what", "")))
    return (own, name, *sorted(parties), str(min((e.start for e in evidence), default=-1)))

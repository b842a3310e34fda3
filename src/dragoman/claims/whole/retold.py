"""Which engagements of a document are told once more under another name, or are no news at all.

    signed the treaty after talks · "King receives ambassador" over a report of credentials
    "President congratulates colleague" over the report of a call · when the kings once lunched

All drafts of one document come in, settled; yes or no goes out for each.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.draft import Draft
from dragoman.dates import edtf
from dragoman.records import DONE


def elsewhere(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether an engagement is only part of another, or another name for it."""
    return (
        _signed_in_talks(draft, found)
        or _told_as_ceremony(draft, found)
        or _said_in_a_call(draft, found)
    )


def no_news(found: Sequence[Draft]) -> bool:
    """Whether a text tells of old meetings alone, in passing."""
    return all(_of_old(draft) for draft in found)


def _of_old(draft: Draft) -> bool:
    """Of "When the kings of A and B lunched at C": nobody is named, and no day for it."""
    named = any(p.name for p in draft.participants)
    met = draft.kind in ("meeting", "call") and draft.status in DONE and not draft.setting
    once = len(draft.sentences) == 1
    return met and once and not (named or draft.date or draft.title or draft.session)


def _said_in_a_call(draft: Draft, found: Sequence[Draft]) -> bool:
    """A title's "President congratulates colleague" over the report of a call is that call."""
    return (draft.kind == "message" and draft.title) and any(
        other.kind in ("call", "meeting")
        and not other.title
        and other.status in DONE
        and set(other.parties) == set(draft.parties)
        and _on_one_day(draft, other)
        for other in found
    )


def _signed_in_talks(draft: Draft, found: Sequence[Draft]) -> bool:
    """A signing with which talks are reported is no engagement of its own (the contract)."""
    return draft.kind == "signing" and any(
        other.kind in ("meeting", "call", "conference")
        and set(draft.parties) <= set(other.parties)
        and other.status in DONE
        and _on_one_day(draft, other)
        and not _of_others(draft, other)
        for other in found
    )


def _on_one_day(draft: Draft, other: Draft) -> bool:
    """Whether nothing says that two engagements were on different days."""
    return not (draft.date and other.date) or edtf.overlaps(draft.date, other.date)


def _of_others(draft: Draft, other: Draft) -> bool:
    """Whether two engagements name people and have none of them in common."""
    ones, twos = ({p.name for p in d.participants if p.name} for d in (draft, other))
    return bool(ones and twos) and not ones & twos


def _told_as_ceremony(draft: Draft, found: Sequence[Draft]) -> bool:
    """A title's "King receives ambassador" over a report of credentials is that ceremony."""
    if draft.kind != "meeting" or not draft.title:
        return False
    names = {p.name for p in draft.participants if p.name}
    return any(
        other.kind == "ceremony"
        and names <= {p.name for p in other.participants}
        and set(draft.parties) == set(other.parties)
        for other in found
    )

"""Whose tenures a document tells: where a state is a guess, of those alone it tells dealings of.

    President Hale's statement on Brazil  (no other state named)      nothing
    President Hale met the minister of Brazil                         told, as the record has him so

Tenures, the engagements of the document and what is a guess come in; tenures go out. "Who was
President of Brazil on that day" is asked of the record by a day, and one wrong answer costs more
than ten that other documents state. On the shared archive 421 of some 1,650
tenures of one government's people were so guessed, and 105 of those were of another state.
"""

from collections.abc import Callable, Iterable, Sequence

from dragoman.records import EngagementClaim, TenureClaim


def told(
    tenures: Iterable[TenureClaim],
    engagements: Sequence[EngagementClaim],
    guess: Callable[[str], bool],
) -> tuple[TenureClaim, ...]:
    """The tenures without those whose state is a guess; `guess` is asked of the reason given."""
    met = {(p.name, p.party) for one in engagements for p in one.participants}
    return tuple(
        claim
        for claim in tenures
        if (claim.name, claim.party) in met or not guess(claim.inferred.get("party", ""))
    )

"""Who takes part in an exercise or patrol: the sides of its clause in, its parties and people out.

Where the sides do not tell, the forces that the sentence names do. Refused is who only looks on.
"""

from dragoman.claims.sentence import forces
from dragoman.claims.sentence.row import Row
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import Participant


def of(
    row: Row,
    hit: Hit,
    parties: tuple[str, ...],
    people: tuple[Participant, ...],
    told: Discourse,
    *,
    same: bool,
) -> tuple[tuple[str, ...], tuple[Participant, ...]]:
    """Whose forces a sentence tells of, where its sides do not; nobody's who only looks on."""
    if len(parties) < 2:
        end = forces.patrolled(row, hit)
        parties, people = forces.parties(row, told.parties, same=same, before=end), ()
        if not (parties or told.parties) and forces.shared(row):
            parties = told.duo
    out = forces.aside(row, hit)
    able = tuple(p for p in people if p.party not in out)
    return tuple(p for p in parties if p not in out), able

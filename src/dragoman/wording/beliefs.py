"""One sentence from an instrument, a level or a pledge, in the words of the lexicon.

A belief comes in, plain text goes out; what a source says (a name, a level, what was promised)
stays in the source's own words.
"""

from dragoman.lexicon.headlines import Headlines
from dragoman.merge.beliefs import InstrumentBelief, LevelBelief, PledgeBelief
from dragoman.wording import values
from dragoman.wording.headline import dated, joined, when


def told(
    belief: InstrumentBelief | LevelBelief | PledgeBelief,
    language: str | None = None,
    until: str = "",
) -> str:
    """`Ghana and Uruguay signed the Memorandum on Fisheries on 2026-03-11`.

    A promise that was kept by the ISO day `until` is told as kept.
    """
    said = values.spoken(language)
    match belief:
        case InstrumentBelief():
            template = said.instruments[belief.status]
            slots = {
                "name": belief.name,
                "parties": _parties(belief.parties, said, language),
                "when": when(belief.date, said, lasting=False),
            }
        case LevelBelief():
            template = said.levels[belief.change]
            slots = {
                "level": belief.level,
                "parties": _parties(belief.parties, said, language),
                "when": when(belief.date, said, lasting=False),
            }
        case PledgeBelief():
            kept = belief.kept if belief.kept and belief.kept <= until else None
            template = said.pledges["kept" if kept else belief.modality]
            due = said.due.format(date=dated(belief.due, said)) if belief.due else ""
            by = _parties(belief.by or belief.parties, said, language)
            slots = {"what": belief.what, "by": by, "due": due, "when": when(kept, said)}
    return values.sentence(" ".join(template.format(**slots).split()))


def _parties(codes: tuple[str, ...], said: Headlines, language: str | None) -> str:
    return joined([values.party(code, language) for code in codes], said) or said.nobody

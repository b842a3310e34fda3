"""One sentence from an instrument, a level, a pledge or a rhythm, in the words of the lexicon.

A belief comes in, plain text goes out; what a source says (a name, a level, what was promised)
stays in the source's own words.
"""

from dragoman.ledger.rhythm import Expected
from dragoman.lexicon.headlines import Headlines
from dragoman.merge.beliefs import InstrumentBelief, LevelBelief, MechanismBelief, PledgeBelief
from dragoman.records import Place
from dragoman.wording import values
from dragoman.wording.headline import dated, joined, located, when


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


def awaited_edition(found: MechanismBelief, window: Expected, language: str | None = None) -> str:
    """`Joint commission (Ghana and Uruguay), number 5: expected between ... in Ghana`."""
    said = values.spoken(language)
    parties = _parties(found.parties, said, language) if found.parties else ""
    text = said.digest["expected_line"].format(
        name=found.name,
        of=said.digest["expected_of"].format(parties=parties) if parties else "",
        number=said.digest["expected_number"].format(number=window.ordinal)
        if window.ordinal else "",
        when=when(f"{window.first}/{window.last}", said, lasting=False),
        where=located(Place(country=window.host) if window.host else None, said.where, language),
    )  # fmt: skip
    return values.sentence(" ".join(text.split()))


def rhythm_of(window: Expected, language: str | None = None) -> str:
    """`4 dated editions, as a rule 364 days apart`."""
    said = values.spoken(language).digest["expected_why"]
    return said.format(editions=window.editions, days=window.rhythm)


def _parties(codes: tuple[str, ...], said: Headlines, language: str | None) -> str:
    return joined([values.party(code, language) for code in codes], said) or said.nobody

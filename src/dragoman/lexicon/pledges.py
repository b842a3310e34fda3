"""The words by which a party gives its word, hopes, asks or refuses; one file a language.

`languages/<xx>/pledges.toml` comes in; look-ups over lower-case words go out, with the table of
areas that tells what a pledge is about. Every cue carries sentences to read and to refuse.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import areas, files
from dragoman.lexicon.areas import Areas
from dragoman.lexicon.offices import Phrases, phrases
from dragoman.records import Modality


class Example(Struct, forbid_unknown_fields=True):
    """A sentence that must be read, with what is pledged and until when."""

    text: str
    what: str
    due: str | None = None


class Cue(Struct, forbid_unknown_fields=True):
    """Words of one modality, and how what is pledged may begin behind them."""

    modality: Modality
    say: list[str]
    then: list[str]
    read: list[Example]
    refuse: list[str]
    verbs: list[str] = []  # said behind each auxiliary: "will open", "would open"


class Kept(Struct, forbid_unknown_fields=True):
    """Words that tell of promises kept, with sentences they must read and refuse."""

    promised: list[str]
    that: list[str]
    done: list[str]
    keeping: list[str]
    denying: list[str]  # anywhere in the sentence
    awaiting: list[str]  # before the deed
    read: list[Example]
    refuse: list[str]


class _File(Struct, forbid_unknown_fields=True):
    stops: list[str]
    strip: list[str]
    idle: list[str]
    aside: list[str]
    saying: list[str]
    auxiliaries: list[str]
    being: list[str]
    binding: list[str]
    refusing: list[str]
    tails: list[str]
    unsaid: list[str]
    papers: list[str]
    counted: list[str]
    occasions: list[str]
    talks: list[str]
    gestures: list[str]
    governing: list[str]
    opening: list[str]
    cues: list[Cue]
    kept: Kept


class Pledges(Struct, frozen=True):
    """Everything the reader of pledges looks words up in."""

    sayings: Phrases
    cues: dict[str, tuple[Cue, ...]]  # those of the same words in the order of the file
    stops: frozenset[str]
    strip: frozenset[str]
    idle: frozenset[str]
    aside: Phrases
    saying: frozenset[str]
    auxiliaries: frozenset[str]
    being: frozenset[str]
    binding: frozenset[str]
    refusing: frozenset[str]
    tails: Phrases
    unsaid: frozenset[str]
    papers: frozenset[str]
    counted: frozenset[str]
    occasions: frozenset[str]
    talks: frozenset[str]
    gestures: frozenset[str]
    governing: frozenset[str]
    opening: frozenset[str]
    promised: frozenset[str]
    that: frozenset[str]
    done: Phrases
    keeping: Phrases
    denying: frozenset[str]
    awaiting: frozenset[str]
    areas: Areas


@cache
def load(language: str) -> Pledges:
    """Read `languages/<language>/pledges.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/pledges.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((cue.modality, cue) for cue in data.cues))
    cues: dict[str, tuple[Cue, ...]] = {}
    for cue in data.cues:
        said = [f"{aux} {verb}" for aux in data.auxiliaries for verb in cue.verbs]
        for say in dict.fromkeys((*cue.say, *said)):
            cues[say] = (*cues.get(say, ()), cue)
    return Pledges(
        sayings=phrases(cues),
        cues=cues,
        stops=frozenset(data.stops),
        strip=frozenset(data.strip),
        idle=frozenset(data.idle),
        aside=phrases(data.aside),
        saying=frozenset(data.saying),
        auxiliaries=frozenset(data.auxiliaries),
        being=frozenset(data.being),
        binding=frozenset(data.binding),
        refusing=frozenset(data.refusing),
        tails=phrases(data.tails),
        unsaid=frozenset(data.unsaid),
        papers=frozenset(data.papers),
        counted=frozenset(data.counted),
        occasions=frozenset(data.occasions),
        talks=frozenset(data.talks),
        gestures=frozenset(data.gestures),
        governing=frozenset(data.governing),
        opening=frozenset(data.opening),
        promised=frozenset(data.kept.promised),
        that=frozenset(data.kept.that),
        done=phrases(data.kept.done),
        keeping=phrases(data.kept.keeping),
        denying=frozenset(data.kept.denying),
        awaiting=frozenset(data.kept.awaiting),
        areas=areas.load(language),
    )


def kept(language: str) -> Kept:
    """The words of promises kept with their sentences, for the tests."""
    return files.toml(f"languages/{language}/pledges.toml", _File).kept


def cases(language: str) -> list[Cue]:
    """The cues with their sentences, for the tests."""
    return files.toml(f"languages/{language}/pledges.toml", _File).cues

"""The order of the stages, and nothing else: page → documents → sentences → … → readings.

The only module that knows what follows what. Every stage is a pure function, so a corpus is a
map of `read_document` over documents, in one process or in many. A document that breaks a limit
becomes a reading with a problem in it. A defect of ours is raised, unless the caller of
`read_page` takes defects: then it costs a run the claims of one document and no more.
"""

import traceback
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from dragoman import dates, frames, gate, mentions, pages, sentences, tables
from dragoman.claims import engagements
from dragoman.claims.circumstances import forum_days, towns
from dragoman.claims.engagements import Language
from dragoman.claims.objects import areas, instruments, levels, mechanisms, pledges
from dragoman.claims.offices import past, surely, tenures
from dragoman.claims.sentence.scene import Scene
from dragoman.errors import DragomanError, InputError
from dragoman.lexicon import areas as area_words
from dragoman.lexicon import (
    calendar,
    clauses,
    facing,
    home,
    offices,
    parties,
    phrases,
    places,
    stops,
    words,
)
from dragoman.lexicon import frames as frame_words
from dragoman.lexicon import gate as gate_words
from dragoman.lexicon import instruments as instrument_words
from dragoman.lexicon import levels as level_words
from dragoman.lexicon import mechanisms as mechanism_words
from dragoman.lexicon import people as people_words
from dragoman.lexicon import pledges as pledge_words
from dragoman.lexicon import tenures as tenure_words
from dragoman.people import actors, allegiance
from dragoman.people.around import voices
from dragoman.people.belonging import home as people_home
from dragoman.people.belonging import unsure
from dragoman.people.lists import entries, items
from dragoman.people.written.line import Grammar
from dragoman.records import (
    Document,
    EngagementClaim,
    Item,
    Page,
    Place,
    Reading,
    Record,
    Sentence,
    TenureClaim,
)

LIMIT = 400_000  # characters of one document that are read; no report is a tenth as long


class _Lexicon(Record):
    """All words of one language, loaded once a process."""

    stops: stops.Stops
    gate: gate_words.Gate
    parties: parties.Parties
    places: places.Places
    calendar: calendar.Calendar
    grammar: Grammar
    clauses: Language
    home: home.Home
    facing: facing.Facing
    instruments: instrument_words.Instruments
    levels: level_words.Levels
    pledges: pledge_words.Pledges
    areas: area_words.Areas
    tenures: tenure_words.Tenures


@cache
def _lexicon(language: str) -> _Lexicon:
    closed = words.load(language)
    said = phrases.load(language)
    return _Lexicon(
        stops=stops.load(language),
        gate=gate_words.load(language),
        parties=parties.load(language),
        places=places.load(language),
        calendar=calendar.load(language),
        grammar=actors.grammar(
            offices.load(language), closed, people_words.load(language), said.anchors
        ),
        clauses=Language(
            phrases=said,
            clauses=clauses.load(language),
            calendar=calendar.load(language),
            mechanisms=mechanism_words.load(language),
            words=closed,
            places=places.load(language),
        ),
        home=home.load(language),
        facing=facing.load(language),
        instruments=instrument_words.load(language),
        levels=level_words.load(language),
        pledges=pledge_words.load(language),
        areas=area_words.load(language),
        tenures=tenure_words.load(language),
    )


def read_page(
    page: Page, published: str | None = None, on_defect: Callable[[str], None] | None = None
) -> tuple[Reading, ...]:
    """Read every document of a page; `published` (ISO day) is used where a document has no date.

    Raises `InputError` when the page's bytes cannot be read as text. An unforeseen exception is
    raised too, unless there is an `on_defect`: it is told, in words with their place, and the
    document goes without claims.
    """
    if page.media_type == tables.TENURES:
        return tables.read(page)
    try:
        documents = pages.split(page, published)
    except DragomanError:
        raise
    except Exception as error:
        if on_defect is None:
            raise
        raise InputError(f"{page.source}: {_defect(error)}") from error
    return tuple(_read(document, on_defect) for document in documents)


def _read(document: Document, on_defect: Callable[[str], None] | None) -> Reading:
    try:
        return _noted(read_document(document))
    except Exception as error:
        if on_defect is None or isinstance(error, DragomanError):
            raise
        words = _defect(error)
        on_defect(f"{document.source}: {words}")
        return Reading(document=document, problems=(words,))


def _noted(reading: Reading) -> Reading:
    """A reading that says where its text was cut, or stands in an encoding that nothing states."""
    why = reading.document.inferred.get("text")
    return replace(reading, problems=(*reading.problems, f"read {why}")) if why else reading


def _defect(error: Exception) -> str:
    """What went wrong and where, the same on every machine."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{'/'.join(Path(place.filename).parts[-2:])}:{place.lineno}"
    return f"a defect in Dragoman, please report it: {type(error).__name__}: {error} ({at})"


def read_document(document: Document) -> Reading:
    """Read one document; what could not be read is said in `problems`, never raised."""
    if document.language in frame_words.languages() and len(document.text) <= LIMIT:
        return frames.read(document, frame_words.load(document.language))
    if document.language not in phrases.languages():
        return Reading(document=document, problems=(f"language {document.language} is not read",))
    if len(document.text) > LIMIT:
        return Reading(document=document, problems=(f"longer than {LIMIT} characters: not read",))
    lexicon = _lexicon(document.language)
    split = _kept(document, lexicon)
    if not split:
        return Reading(document=document)
    scene, own, dateline = _laid(document, split, lexicon)
    found, focus, named = engagements.find(scene, lexicon.clauses, own, dateline)
    areas_found, where = areas.find(scene, lexicon.areas)
    return Reading(
        document=document,
        engagements=found,
        instruments=instruments.find(scene, focus, lexicon.instruments),
        mechanisms=forum_days.dated(
            mechanisms.find(
                scene, named, focus, lexicon.clauses.mechanisms, lexicon.clauses.clauses
            ),
            found,
        ),
        levels=levels.find(scene, focus, lexicon.levels),
        pledges=pledges.find(scene, focus, lexicon.pledges),
        tenures=_tenures(scene, found, lexicon, own),
        areas=areas_found,
        area_evidence=dict(where),
    )


def _tenures(
    scene: Scene, found: Sequence[EngagementClaim], lexicon: _Lexicon, own: str | None
) -> tuple[TenureClaim, ...]:
    told = tenures.find(scene, lexicon.grammar.offices, lexicon.tenures, own)
    sure = surely.told(told, found, unsure.guess)
    return past.dated(sure, scene, found, lexicon.clauses.clauses, lexicon.clauses.words)


def lay(document: Document) -> tuple[Scene, str | None, Place | None]:
    """What the stages before `claims` find in a document, its home party and its dateline."""
    lexicon = _lexicon(document.language)
    return _laid(document, _kept(document, lexicon), lexicon)


def _kept(document: Document, lexicon: _Lexicon) -> tuple[Sentence, ...]:
    """The sentences of a document that are worth parsing; none of most general news."""
    cut = sentences.split(document, lexicon.stops, lambda texts: gate.near(texts, lexicon.gate))
    return gate.keep(cut, lexicon.gate)


def _laid(
    document: Document, split: tuple[Sentence, ...], lexicon: _Lexicon
) -> tuple[Scene, str | None, Place | None]:
    times = tuple(dates.find(s.tokens, lexicon.calendar) for s in split)
    each = [
        mentions.find(s, lexicon.parties, lexicon.places, t, lexicon.clauses.words)
        for s, t in zip(split, times, strict=True)
    ]
    dateline = _dateline(document, lexicon)
    sent_from = dateline.country if dateline else None
    named = mentions.tell_apart(each, split, lexicon.parties, sent_from)
    named = mentions.by_states(named, split, lexicon.places, lexicon.clauses.clauses.namesakes)
    timed = [frozenset(i for t in ts for i in range(t.first, t.last)) for ts in times]
    people, acting = actors.find(split, named, timed, lexicon.grammar)
    heard = voices.find(document, split, people, lexicon.grammar.people)
    people, acting = voices.speaking(people, heard), voices.named(split, acting, heard, people)
    own = people_home.find(
        document, split, named, people, acting,
        lexicon.home, lexicon.parties, sent_from, lexicon.facing,
    )  # fmt: skip
    pieces = items.find(split, named, acting, people, own)
    if not pieces and (pieces := entries.find(split, named, times, acting, own)):
        acting = entries.without_towns(acting, pieces)
        times = entries.dated(split, times, pieces, document.published, lexicon.clauses.phrases)
    own = None if own and any(_not_of(own[0], i) for i in pieces) else own
    scene = Scene(
        document=document,
        sentences=split,
        mentions=named,
        times=times,
        persons=allegiance.settle(
            people, split, named, acting, own, lexicon.facing, lexicon.home, pieces
        ),
        actors=people_home.own(acting, lexicon.home),
        items=pieces,
        voices=heard,
    )
    return scene, own and own[0], dateline


def _not_of(home: str, item: Item) -> bool:
    """Whether a piece of news names officials of others without their country."""
    return item.home not in (None, home) or (item.listed and item.home is None)


def _dateline(document: Document, lexicon: _Lexicon) -> Place | None:
    if not document.dateline:
        return None
    city = towns.spelled(document.dateline.partition(",")[0].strip())
    tokens = document.dateline.replace(",", " ,").split()
    party = lexicon.parties.match(tokens, 0)
    if party and party.role == "capital":
        return Place(city=city, country=party.code)
    match = lexicon.places.match(tokens, 0)
    if party and party.role == "name" and (match is None or match.country != party.code):
        return Place(city=None, country=party.code)  # "Mexico" is no town elsewhere
    return Place(city=city, country=match.country) if match else None

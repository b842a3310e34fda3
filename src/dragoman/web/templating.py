"""The only place that knows Jinja2: templates escape everything, and lack nothing silently.

A template's name and values come in, text goes out. Every value that is written passes `visible`
first and is then escaped; an unknown name in a template is an error and not a gap.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dragoman.digest.text import (
    beyond,
    counts,
    date,
    form,
    lacks,
    left,
    other_sources,
    quiet,
    title,
    why,
)
from dragoman.lexicon import headlines
from dragoman.web import words
from dragoman.wording import values
from dragoman.wording.addresses import opens
from dragoman.wording.headline import headline

FOLDER = Path(__file__).parent / "templates"
REMEMBERED = 4096  # of each piece that is written often, by what it shows
_DATE = re.compile(r"(?<![\w-])[0-9?]{4}(?:-[0-9]{2}){0,2}(?![\w-])")


def dated(text: str) -> Markup:
    """Escaped text in which no line breaks within a date."""
    safe = str(escape(str(words.visible(text))))
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', safe))  # noqa: S704 - escaped above


MENU = tuple((nav, "/" if nav == "today" else f"/{nav}") for nav in headlines.MENU)
FILTERS = (
    values.party, values.place, values.place_value, values.when, values.precision, values.word,
    values.fate, values.change, values.modality, values.rank, values.sentence, values.plural,
    words.outside, headline, dated,
)  # fmt: skip


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {shown.__name__: shown for shown in FILTERS}
    told = (title, form, counts, why, date, quiet, lacks, left, other_sources, beyond)
    found.filters |= {f"digest_{one.__name__}": one for one in told}
    found.globals.update(
        path=words.path, opens=opens, spoken=values.spoken, party_list=party_list,
        remembered=lru_cache(REMEMBERED),
        MENU=MENU, KINDS=words.KINDS, STATUSES=words.STATUSES, FORMATS=words.FORMATS,
    )  # fmt: skip
    return found


def party_list(id: str, codes: Iterable[str]) -> Markup:
    """The parties that a field proposes: some hundred, the same on many pages."""
    return _party_list(id, tuple(codes))


@lru_cache(maxsize=8)
def _party_list(id: str, codes: tuple[str, ...]) -> Markup:
    parts = _environment().get_template("parts.html").make_module()
    found: Markup = getattr(parts, "party_options")(id, codes)  # noqa: B009 - made by the template
    return found


def prepare(templates: Iterable[str]) -> None:
    """Compile these templates."""
    for template in templates:
        _environment().get_template(template)


def render(template: str, **values: object) -> str:
    """The text of a template with these values."""
    return _environment().get_template(template).render(values)

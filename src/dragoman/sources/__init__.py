"""Source settings: what a person decided about each place that news is taken from.

One TOML file a source in the folder `sources` beside the ledger; its name is the source's name, so
a source is added by adding a file and removed by removing one. OPML, the form that feed readers
exchange, goes in and out. What was found out about a source (its cadence, its errors) is not here
but in the ledger.
"""

from dragoman.sources.cadence import Rhythm, is_silent, rhythm
from dragoman.sources.opml import from_opml, to_opml
from dragoman.sources.settings import (
    Kind,
    Source,
    folder_of,
    load,
    name_for,
    names,
    remove,
    save,
    toml,
)

__all__ = [
    "Kind",
    "Rhythm",
    "Source",
    "folder_of",
    "from_opml",
    "is_silent",
    "load",
    "name_for",
    "names",
    "remove",
    "rhythm",
    "save",
    "to_opml",
    "toml",
]

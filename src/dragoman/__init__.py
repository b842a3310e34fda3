"""Dragoman reads news about relations between states and keeps a sourced record of it.

The library in one call:

    >>> import dragoman
    >>> text = "The Kenyan foreign minister met his Omani counterpart in Muscat on 3 May 2025."
    >>> (reading,) = dragoman.read(text)
    >>> reading.engagements[0].parties
    ('KEN', 'OMN')

What comes back is described in `dragoman.records`; a ledger keeps many readings together.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.records import Reading


def read(text: str, *, source: str = "text", published: str | None = None) -> tuple["Reading", ...]:
    """Read a page of text: one reading for each document in it, in order.

    `published` (ISO day) dates a document that states no date. Raises `InputError` when the text
    is longer than a page may be, or `published` is no date.
    """
    # Loaded here, so that importing the package costs nothing until something is read.
    from dragoman.pipeline import read_page  # noqa: PLC0415
    from dragoman.records import Page  # noqa: PLC0415

    return read_page(Page(source=source, raw=text.encode(), media_type="text/plain"), published)


__all__ = ["read"]

"""What the ledger holds as it came: a document with its versions, a page with its headers.

Views come in, lines on standard output go out; `pour` gives the bytes of a page away unchanged, to
a file or another program, and refuses a terminal, which such bytes could redraw.
"""

import sys
from typing import TYPE_CHECKING

import click

from dragoman.cli import show

if TYPE_CHECKING:
    from dragoman.ledger.views import DocumentView, PageView


def print_document(found: "DocumentView") -> None:
    """A document: what it is, the other versions of its address, its text with what it says."""
    line = found.document
    show.fields(
        (
            ("id", line.id),
            ("kind", line.kind),
            ("title", line.title),
            ("publisher", line.publisher),
            ("by", line.byline),
            ("published", line.published),
            ("inferred day", line.inferred_day),
            ("language", line.language),
            ("address", line.url),
            ("page", f"{line.page}, retrieved {line.retrieved}"),
            ("sha256", line.sha256),
            ("claims", len({span.claim for span in found.spans})),
        )
    )
    for one in found.versions:
        state = "believed" if one.believed else "an older version; nothing rests on it"
        here = ", shown here" if one.document == line.id else ""
        show.fields([("version", f"{one.document} of {one.retrieved}: {state}{here}")])
    show.fields(("problem", words) for words in found.problems)
    for paragraph in found.text.splitlines():
        if paragraph.strip():
            click.echo(f"\n  {show.clean(paragraph)}")


def print_page(found: "PageView") -> None:
    """A page: where it came from and when, what was sent with it, and what it holds."""
    show.fields(
        (
            ("id", found.id),
            ("source", found.source),
            ("address", found.url),
            ("type", found.media_type),
            ("bytes", f"{found.size:,}"),
            ("sha256", found.sha256),
            ("retrieved", found.retrieved),
            ("date given", found.supplied),
            ("superseded", found.by and f"its address gave {found.by} later"),
        )
    )
    show.fields(("document", f"{line.id}  {line.title or line.source}") for line in found.documents)
    for receipt in found.receipts:
        click.echo(f"\n{show.clean(receipt.at)}  {receipt.status}  {show.clean(receipt.url)}")
        for name, value in receipt.headers:
            click.echo(f"  {show.clean(name)}: {show.clean(value)}")


def pour(raw: bytes) -> None:
    """The bytes of a page, unchanged."""
    if sys.stdout.isatty():
        raise click.UsageError("these bytes are a page's own: send them to a file, `> page.html`")
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()

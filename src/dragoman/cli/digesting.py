"""The verb `digest`: a day's or a week's page as text, as JSON, or as a letter in a file."""

import time
from pathlib import Path

import click

from dragoman.cli import files, show
from dragoman.cli.options import day_option, format_option, known_option, ledger_option


class Language(click.ParamType[str]):
    """A language that lines can be said in: whichever the data has sentences of.

    What there is is looked up only when help or an error names it, or one is given.
    """

    name = "language"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:  # fmt: skip
        """The language, or an error that names those there are."""
        known = _languages()
        if value not in known:
            self.fail(f"no phrases for {value!r}; there are {', '.join(known)}", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """What stands for it in help."""
        return f"[{'|'.join(_languages())}]"


def _languages() -> tuple[str, ...]:
    from dragoman.lexicon.languages import having

    return having("headlines.toml")


@click.command(epilog="Example: dragoman digest --since 2025-09-12 --mail-file digest.eml")
@day_option("--on", "The page of this day.")
@day_option("--since", "The page of all days from this one.")
@click.option("--limit", type=click.IntRange(1, 10_000), help="At most so many lines.")
@click.option(
    "--language",
    "--lang",
    "lang",
    type=Language(),
    help="The language it is said in.",
)
@click.option(
    "--mail-file",
    "mail_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it as a letter (.eml) with a text and an HTML half; nothing is sent.",
)
@click.option("--address", default="", help="Of the pages, for the links of the letter.")
@known_option()
@ledger_option()
@format_option()
def digest(
    on: str | None, since: str | None, limit: int | None, lang: str | None,
    mail_file: Path | None, address: str, known: str | None, path: Path, form: str,
) -> None:  # fmt: skip
    """Show what documents of a day tell of, the weightiest first; by default of the last day."""
    from dragoman import digest as digests
    from dragoman import ledger
    from dragoman.digest.text import text
    from dragoman.ledger import health

    if address and not mail_file:
        raise click.UsageError("--address is for the links of a letter; name its --mail-file too")
    if address and not address.startswith(("http://", "https://")):
        raise click.UsageError(f"--address: {address!r}: write it as http://127.0.0.1:8000")
    if on and since:
        raise click.UsageError("give --on or --since, not both")
    with ledger.as_known_on(path, known) as book:
        lacking = () if known else health.lacking(book, time.time())  # of the past it is not known
        found = digests.digest(book, on, since, limit or digests.MOST, lang, lacking)
    if mail_file:
        return files.write(mail_file, digests.mail(found, address))
    if form == "json":
        return show.json(found)
    for line in text(found).splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        click.echo(indent + show.clean(line))
    return None


VERBS = (digest,)

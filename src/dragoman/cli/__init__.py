"""The command line: `dragoman VERB ...`. Verbs by group live in the modules beside this one.

Heavy imports stay inside the verbs, so that help comes at once. Every error that Dragoman raises
on purpose becomes one line on standard error and an exit code; anything else is a defect and shows
its trace.
"""

import os
import sys
from typing import NoReturn

import click

from dragoman.cli import (
    asking,
    collecting,
    demo,
    digesting,
    exporting,
    judging,
    keeping,
    lists,
    reading,
    subjects,
    tokens,
)
from dragoman.cli.meant import Verbs
from dragoman.errors import DragomanError, IntegrityError

EPILOG = """\b
`dragoman VERB --help` shows a verb's options, with an example.
\b
Exit codes:
  0  all is well, also where the reader of the output left early, as `head` does
  1  partial: inputs that failed, or are not there, are listed; the rest was done
  2  usage: wrong words, or no such ledger, source or identifier
  3  integrity: stored words no longer equal their evidence
\b
The ledger is dragoman.db in the working directory, unless --ledger or the variable
DRAGOMAN_LEDGER names another. Progress goes to standard error; output to a pipe is plain.
"""


@click.group(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dragoman")
def dragoman() -> None:
    """Read news about relations between states and keep the record: who met whom, holding which
    office, when and where; what was signed, agreed and promised. Every value opens its words.
    """


GROUPS = (
    reading, collecting, asking, lists, subjects, digesting, exporting, judging, keeping, tokens,
    demo,
)  # fmt: skip
WHOLE = 200  # characters: what a verb is for is shown as a whole, on two lines if need be
for group in GROUPS:
    for verb in group.VERBS:
        for one in (verb, *(verb.commands.values() if isinstance(verb, click.Group) else ())):
            one.short_help = one.get_short_help_str(WHOLE)
        dragoman.add_command(verb)


def main() -> None:
    """Run the command line and leave with its exit code."""
    output = sys.stdout
    try:
        dragoman(prog_name="dragoman")
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        sys.exit(3 if isinstance(error, IntegrityError) else 2)
    except BrokenPipeError:
        _unread()
    except SystemExit:
        if sys.stdout is not output:  # click mutes a pipe that was closed, and would leave with 1
            _unread()
        raise


def _unread() -> NoReturn:
    """Leave quietly: the reader of our output has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)

"""What is offered where somebody types a verb or an option that there is not.

First comes what means the same here, whatever its letters (`--from` is `--since`, not `--format`),
then what is spelt alike. A word whose meaning a verb does not have gets no offer at all: one
that only looks like it would lead astray.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

import click

OPTIONS: Mapping[str, str] = {
    "since": "from after start begin beginning earliest newer-than date-from",
    "until": "to before till end through latest older-than date-to",
    "on": "date day at when as-of",
    "published": "date day at when on as-of",
    "as-known-on": "known-on as-of known as-known known-by",
    "party": "country state nation organisation organization countries states parties with",
    "person": "name who people official minister participant",
    "place": "city town location where venue in",
    "kind": "type sort category",
    "status": "state stage fate",
    "text": "query search words q grep find contains match filter",
    "limit": "n max count top number size first rows",
    "offset": "skip page start",
    "ledger": "db database d ledger-file",
    "format": "json jsonl csv f as output-format json-output",
    "output": "o out file to outfile write",
    "why": "reason because message m comment note",
    "who": "user author by name reviewer",
    "lang": "language l locale",
    "host": "bind address addr interface listen",
    "port": "p",
    "no-serve": "quiet batch no-server",
    "anew": "force fresh again restart",
    "anyway": "force yes",
    "source": "name feed only",
    "allow-private": "private allow",
    "rounds": "once times",
    "mail-file": "mail eml email",
}
VERBS: Mapping[str, str] = {
    "engagements": "list meetings events visits calls engagement meeting search find query ls",
    "person": "people persons who officials name whois",
    "office": "offices holder holders minister incumbent position",
    "relation": "relations parties countries country states party between bilateral",
    "instruments": "agreements treaties papers memoranda instrument documents",
    "pledges": "promises commitments pledge",
    "levels": "level partnerships",
    "mechanisms": "mechanism dialogues commissions editions",
    "digest": "today news report summary brief daily",
    "add": "ingest load init new create insert index",
    "read": "parse extract analyse analyze",
    "serve": "web ui start run server browse",
    "explain": "why trace evidence",
    "log": "history judgements judgments",
    "review": "queue doubts questions todo",
    "verify": "check validate fsck audit",
    "rebuild": "reindex upgrade migrate refresh",
    "remove": "delete rm drop forget",
    "source": "sources feeds feed follow subscribe",
    "export": "save dump write",
    "correct": "edit fix set",
    "token": "tokens login auth",
    "list": "ls show all",  # of sources, of tokens
}


class Verbs(click.Group):
    """The verbs, which offer what was meant in the place of what there is not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words typed; an option that verbs have belongs behind one."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            having = any(error.option_name in options(ctx, verb) for verb in self.commands.values())
            words = f"; write it behind the verb, as in `{ctx.info_name} VERB {error.option_name}`"
            raise click.UsageError(error.message.rstrip(".") + words * having, ctx) from error

    def invoke(self, ctx: click.Context) -> object:
        """Do what a verb does."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            there = options(error.ctx, error.ctx.command) if error.ctx else ()
            raise _refused(error, error.option_name, there, OPTIONS) from error
        except click.exceptions.NoSuchCommand as error:
            group = error.ctx.command if error.ctx else self
            there = tuple(group.commands) if isinstance(group, click.Group) else ()
            raise _refused(error, error.command_name, there, VERBS) from error


def options(ctx: click.Context | None, verb: click.Command) -> tuple[str, ...]:
    """The options of a verb, as they are typed."""
    params = verb.get_params(ctx or click.Context(verb))
    return tuple(opt for p in params for opt in p.opts if opt.startswith("--"))


def _refused(
    error: click.UsageError, typed: str, there: Sequence[str], meanings: Mapping[str, str]
) -> click.UsageError:
    found = [repr(one) for one in offered(typed, there, meanings)]
    words = f" Did you mean {' or '.join(found)}?" if found else ""
    return click.UsageError(error.message + words, error.ctx)


def offered(typed: str, there: Iterable[str], meanings: Mapping[str, str]) -> list[str]:
    """What of that which there is means what was typed, else what is spelt like it."""
    word = typed.lstrip("-").lower().replace("_", "-")
    known = {one.lstrip("-"): one for one in there}
    if word in known:
        return [known[word]]
    same = [meaning for meaning, words in meanings.items() if word in words.split()]
    near = same or get_close_matches(word, known)
    return [known[one] for one in near if one in known]

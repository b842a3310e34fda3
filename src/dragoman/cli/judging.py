"""Verbs by which a person decides: the same or not, right or wrong, another value; and takes back.

Each writes one judgement with who, when and why, shows what became of it, and changes nothing
else. What contradicts another person's judgement is kept and told on standard error.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from dragoman.cli import show
from dragoman.cli.options import format_option, known_option, ledger_option, now

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.ledger.judgements import Signed
    from dragoman.ledger.queries_review import Sort
    from dragoman.ledger.views import JudgementView

P = ParamSpec("P")
R = TypeVar("R")
COLUMNS = ("id", "verb", "about", "what", "who", "when", "why", "state")


def _signing(verb: Callable[P, R]) -> Callable[P, R]:
    """The options every judgement takes: whose it is, why, and which ledger."""
    options = (
        click.option("--who", envvar="DRAGOMAN_WHO", show_envvar=True, default=_user,
                     help="Who judges; else the user of this machine."),
        click.option("--why", required=True, help="The reason, for whoever reads it later."),
        ledger_option(),
        format_option(),
    )  # fmt: skip
    for option in reversed(options):
        verb = option(verb)
    return verb


def _user() -> str:
    """The user's name; in a container, say, the number it runs under may have none."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError) as error:
        words = "this user has no name here: say who judges with --who NAME, or set DRAGOMAN_WHO"
        raise click.UsageError(words) from error


def _several(_: click.Context, __: click.Parameter, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Two or more: asked here, so that nobody gives a reason first for what cannot be done."""
    if len(ids) == 1:
        raise click.BadParameter(f"name at least two: only {ids[0]} is named")
    return ids


def _judge(
    path: Path, form: str, who: str, why: str, act: "Callable[[Ledger, Signed], JudgementView]"
) -> None:
    """Write a judgement and show it; contradicted ones are told, and are no error."""
    from dragoman import ledger
    from dragoman.ledger.judgements import Signed

    with ledger.writer(path, make=False) as book:
        made = act(book, Signed(who, now(), why))
    _show([made], form)
    if made.state not in ("in force", "undone"):
        words = (
            f"{made.state}, against {' and '.join(made.against)}" if made.against else made.state
        )
        click.echo(f"dragoman: {made.id} is {words}: `dragoman log {made.id}`", err=True)
    for id in made.alone:
        words = f"{id} is left with one party: `dragoman correct {id} parties` names both"
        click.echo(f"dragoman: {words}, `dragoman undo {made.id}` takes this back", err=True)
    if made.beside and made.state == "in force":
        words = f"the same words also say {' '.join(made.beside)}, which stand"
        click.echo(f"dragoman: {words}: `dragoman explain CLAIM`, or reject them too", err=True)


@click.command(epilog='Example: dragoman merge E-7k2m9xq4tz0c E-1hs0v5wd3b8p --why "one visit"')
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...", callback=_several)
@click.option("--anyway", is_flag=True, help="Also what differs in kind, parties or day.")
@_signing
def merge(ids: tuple[str, ...], anyway: bool, who: str, why: str, path: Path, form: str) -> None:
    """Say that engagements, or instruments, mechanisms or editions, are one and the same."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.merge(book, ids, by, anyway=anyway))


@click.command("same-person", epilog='Example: dragoman same-person H-4p H-9c --why "his own page"')
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...", callback=_several)
@_signing
def same_person(ids: tuple[str, ...], who: str, why: str, path: Path, form: str) -> None:
    """Say that people of one party are one person under two names."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.same_person(book, ids, by))


@click.command(epilog='Example: dragoman different E-7k2m9xq4tz0c E-1hs0v5wd3b8p --why "two days"')
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@_signing
def different(one: str, other: str, who: str, why: str, path: Path, form: str) -> None:
    """Say that two engagements, or two people, are not the same, whatever they share."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.different(book, one, other, by))


@click.command(epilog='Example: dragoman split E-7k2m9xq4tz0c C-1hs0v5wd3b8p --why "the call"')
@click.argument("identifier", metavar="ID")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_signing
def split(
    identifier: str, claims: tuple[str, ...], who: str, why: str, path: Path, form: str
) -> None:
    """Say that some claims of a thing, or those of a document (D-...), tell of another one."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.split(book, identifier, claims, by))


@click.command(epilog='Example: dragoman accept E-7k2m9xq4tz0c --why "checked with the original"')
@click.argument("identifier", metavar="ID")
@_signing
def accept(identifier: str, who: str, why: str, path: Path, form: str) -> None:
    """Say that a claim, an engagement or another thing is right as it stands."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.accept(book, identifier, by))


@click.command(epilog='Example: dragoman reject C-1hs0v5wd3b8p --why "a film, not a visit"')
@click.argument("identifier", metavar="ID")
@_signing
def reject(identifier: str, who: str, why: str, path: Path, form: str) -> None:
    """Say that a claim, or all claims of a thing, were misread: nothing rests on them any more."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.reject(book, identifier, by))


@click.command(
    epilog='Example: dragoman correct E-7k2m9xq4tz0c date 2025-09-18 --why "the ministry\'s page"'
)
@click.argument("identifier", metavar="ID")
@click.argument("field")
@click.argument("value")
@_signing
def correct(
    identifier: str, field: str, value: str, who: str, why: str, path: Path, form: str
) -> None:
    """Say what a field should be; what documents say stays beside it.

    Of an engagement: kind, format, status, date, place ("Lisbon, PRT"), setting, parties ("PRT
    KEN"), people ("Ana Duarte (Minister of Defence, PRT); Peter Waweru (KEN)"). Of an instrument:
    name, kind, date, period, status, parties. Of a mechanism: name; of an edition (N-...): ordinal,
    date, place, status. Of a level: level, change, date. Of a pledge: due. Of a person, or one of
    their tenures: party, in all that documents tell of them so far. The value "unknown" takes away
    a date or a place. Whom corrected people stand for holds the office that the same words tell.
    """
    from dragoman.ledger import judgements

    _judge(
        path,
        form,
        who,
        why,
        lambda book, by: judgements.correct(book, identifier, field, value, by),
    )


@click.command(epilog='Example: dragoman undo J-12 --why "two meetings after all"')
@click.argument("identifier", metavar="JUDGEMENT")
@_signing
def undo(identifier: str, who: str, why: str, path: Path, form: str) -> None:
    """Take a judgement back: all is as if it had not been made, but for the log."""
    from dragoman.ledger import judgements

    _judge(path, form, who, why, lambda book, by: judgements.undo(book, identifier, by))


@click.command(epilog="Example: dragoman log E-7k2m9xq4tz0c")
@click.argument("identifier", metavar="[ID]", required=False)
@known_option()
@ledger_option()
@format_option()
def log(identifier: str | None, known: str | None, path: Path, form: str) -> None:
    """List judgements, the latest first: all, or those about a thing, a claim, a judgement.

    The state is one of: in force; contradicted (by another person; then none of them counts);
    overtaken (by a later one of the same person); without effect (its words are not read at
    present); undone.
    """
    from dragoman import ledger
    from dragoman.ledger import judgements

    with ledger.as_known_on(path, known) as book:
        found = judgements.log(book, identifier)
    _show(found, form, many=True)


def _show(found: "Sequence[JudgementView]", form: str, *, many: bool = False) -> None:
    if form == "json":
        return show.json(found if many else found[0])
    return show.table(COLUMNS, map(row, found))


def row(one: "JudgementView") -> tuple[object, ...]:
    """The cells of COLUMNS."""
    what = f"{one.field}: {one.value or 'unknown'}" if one.field else ""
    state = one.state + (f" against {' '.join(one.against)}" if one.against else "")
    if one.undone:
        state += f" by {one.undone.who} {one.undone.at[:10]}: {one.undone.why}"
    about = " ".join(one.named or one.things or one.claims)
    if one.named and one.things and set(one.things) != set(one.named):
        about += f" (now {' '.join(one.things)})"
    return (one.id, one.verb, about, what, one.who, one.at, one.why, state)


ASKED: "Mapping[Sort, str]" = {
    "same": "one?", "contradiction": "which?", "year": "which year?", "early": "held yet?",
    "person": "one person?", "guess": "right?", "party": "of this party?",
}  # fmt: skip


@click.command(epilog="Example: dragoman review --limit 20")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@known_option()
@ledger_option()
@format_option()
def review(limit: int, known: str | None, path: Path, form: str) -> None:
    """List what a person should decide: pairs, contradictions, missing years, guesses.

    Beside each identifier stands what it is; `explain ID` shows the words.

    A pair may be one; a guess ("right?") is told by one document, without its day and its place;
    "held yet?" asks about what is held on a day after all that tell so: `correct` status or date.
    "of this party?" asks about a person (the other id) whose state no words tell: `accept` the
    engagement, or `correct` the person's party.
    Answer a pair with `merge A B`, of people with `same-person A B`, or with `different A B`; the
    others with `accept`, `correct` or `reject`. What was decided is asked no more. `dragoman serve`
    asks the same with the texts.
    """
    from dragoman import ledger
    from dragoman.ledger.queries_review import questions
    from dragoman.wording.questions import in_words

    with ledger.as_known_on(path, known) as book:
        found = in_words(book, questions(book, limit))
    if form == "json":
        return show.json(found)
    show.table(
        ("question", "id", "is", "other", "other is", "field", "why"),
        ((ASKED[q.sort], q.a, q.a_name, q.b, q.b_name, q.field, q.why) for q in found),
    )
    return None


VERBS = (merge, same_person, different, split, accept, reject, correct, undo, log, review)

"""Verbs and options that there are not, as somebody types them."""

import click
import pytest
from click.testing import CliRunner

from dragoman.cli import dragoman
from dragoman.cli.meant import OPTIONS, VERBS, offered, options


def said(*words: str) -> str:
    done = CliRunner().invoke(dragoman, words)
    assert done.exit_code == 2
    return done.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("engagements --from 2026-01-01", "--since"),
        ("engagements --to 2026-01-01", "--until"),
        ("instruments --country GHA", "--party"),
        ("engagements --lmit 3", "--limit"),
        ("engagements -n 3", "--limit"),
        ("engagements --As_Known_On 2026", "--as-known-on"),
        ("digest --date 2026-03-12", "--on"),
        ("merge a b --because x", "--why"),
        ("export csv --out x", "--output"),
        ("source add x --db x", "--ledger"),
        ("serve --bind x", "--host"),
        ("meetings", "engagements"),
        ("enagements", "engagements"),
        ("source ls", "list"),
    ],
)
def test_what_means_the_same_is_offered(typed: str, meant: str) -> None:
    assert said(*typed.split()).endswith(f"Did you mean '{meant}'?")


@pytest.mark.parametrize("typed", ["read --from x", "engagements --xyzzy", "xyzzy", "--xyzzy"])
def test_nothing_is_offered_that_leads_astray(typed: str) -> None:
    assert "Did you mean" not in said(*typed.split())


def test_an_option_stands_behind_its_verb() -> None:
    assert "behind the verb" in said("--ledger", "x", "engagements")


def verbs(group: click.Group) -> list[click.Command]:
    inner = [v for v in group.commands.values() if isinstance(v, click.Group)]
    return [*group.commands.values(), *(verb for one in inner for verb in verbs(one))]


def test_what_is_offered_is_there() -> None:
    known = {opt.lstrip("-") for verb in verbs(dragoman) for opt in options(None, verb)}
    assert set(OPTIONS) <= known
    assert set(VERBS) <= {verb.name for verb in verbs(dragoman)}


def test_what_there_is_is_no_mistake() -> None:
    for word in (word for words in VERBS.values() for word in words.split()):
        assert word not in dragoman.commands or word == "show", word
    assert offered("--name", ["--name", "--person"], OPTIONS) == ["--name"]

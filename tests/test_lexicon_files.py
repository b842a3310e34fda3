"""What every data file is held to: examples beside each entry."""

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import files
from dragoman.lexicon.pledges import Cue, Example


def _cue(read: list[Example], refuse: list[str]) -> Cue:
    return Cue(modality="will", say=["will"], then=[""], read=read, refuse=refuse)


@pytest.mark.parametrize(
    ("read", "refuse"), [([], ["No."]), ([Example(text="Yes.", what="yes")], []), ([], [])]
)
def test_an_entry_without_both_examples_is_refused(read: list[Example], refuse: list[str]) -> None:
    with pytest.raises(DataError, match=r"en/pledges.toml: will: give a sentence to read"):
        files.exemplified("en/pledges.toml", [("will", _cue(read, refuse))])


def test_an_entry_with_both_examples_stands() -> None:
    whole = _cue([Example(text="Yes.", what="yes")], ["No."])
    files.exemplified("en/pledges.toml", [("will", whole)])

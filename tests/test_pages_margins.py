"""Lines that a margin cut are made whole, and no others."""

import pytest

from dragoman.lexicon import page_words
from dragoman.pages import margins

WRAPPED = """Talks on fish

The Foreign Minister of Peru, Elvira Quispe, met today in Lima with Tomasi
Rabukawaqa, Minister for Foreign Affairs of Fiji, to open talks on a new
agreement on the fisheries of the South Pacific, the two ministries of the
Pacific states said. Mr.
Rabukawaqa will be back in May.

 - The Coast Guard of Fiji will train with the Navy of Peru in the waters off
   the Port of Callao;
 - Ships of Peru will call at Suva.
"""
WHOLE = """Talks on fish

The Foreign Minister of Peru, Elvira Quispe, met today in Lima with Tomasi \
Rabukawaqa, Minister for Foreign Affairs of Fiji, to open talks on a new \
agreement on the fisheries of the South Pacific, the two ministries of the \
Pacific states said. Mr.
Rabukawaqa will be back in May.

 - The Coast Guard of Fiji will train with the Navy of Peru in the waters off \
   the Port of Callao;
 - Ships of Peru will call at Suva.
"""
LEFT = {
    "a paragraph a line": "The ministers of Fiji and Peru met in Lima on Monday for two hours.\n"
    "They agreed to open talks on a fisheries agreement.\nThey parted as friends.\n" * 3,
    "headlines": "Fiji and Peru open talks on fish in the port of Lima this week\n"
    "Peru's president flies to Suva for a first visit since 2021\n"
    "Fijian minister calls for a ban on nets of more than ten miles\n"
    "Lima hosts ministers of ten Pacific states at a fish summit\n",
    "lines of Chinese": "秘鲁外长今天在利马会见斐济外长双方就渔业合作深入交换意见并达成重要共识" * 2
    + "\n"
    + "两国外长同意明年继续会谈" * 5
    + "\n",
    "a table": "Name          Office              State       Day\n"
    "Elvira Quispe Foreign Minister    Peru        Monday\n" * 4,
}


def test_lines_cut_at_a_margin_are_made_whole() -> None:
    assert margins.whole(WRAPPED, page_words.load()) == WHOLE
    assert len(WHOLE) == len(WRAPPED)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_other_lines_are_left(text: str) -> None:
    assert margins.whole(text, page_words.load()) == text


def test_a_word_and_a_colon_inside_prose_head_nothing() -> None:
    cut = WRAPPED.replace("agreement on", "agreement: on")
    assert margins.whole(cut, page_words.load()) == WHOLE.replace("agreement on", "agreement: on")

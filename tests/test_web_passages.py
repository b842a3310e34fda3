from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.passages import ROOM, WORD, Paragraph, around, whole

Case = tuple[str, list[tuple[int, int]]]
texts = st.text(alphabet="ab .\n\t界", max_size=60)


@st.composite
def cut(draw: st.DrawFn) -> Case:
    text = draw(texts)
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends).map(lambda s: (min(s), max(s))), max_size=5))
    return text, spans


def joined(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces)


@given(cut())
def test_pieces_give_back_the_text_and_nothing_else(case: Case) -> None:
    text, spans = case
    shown = "".join(joined(p) for p in whole(text, spans))
    assert "".join(shown.split()) == "".join(text.split())


@given(cut())
def test_a_piece_bears_the_marks_of_the_spans_over_it(case: Case) -> None:
    text, spans = case
    lit = ["", *("" for _ in spans)]
    for paragraph in whole(text, spans):
        for piece in paragraph.pieces:
            for n in piece.marks:
                lit[n] += piece.text
    for n, (start, end) in enumerate(spans):
        assert "".join(lit[n].split()) == "".join(text[start:end].split())


def test_every_span_begins_and_ends_once() -> None:
    pieces = [
        p for paragraph in whole("One two three four.", [(0, 7), (4, 13)]) for p in paragraph.pieces
    ]
    assert [p.text for p in pieces] == ["One ", "two", " three", " four."]
    assert [p.starts for p in pieces] == [(0,), (1,), (), ()]
    assert [p.ends for p in pieces] == [(), (0,), (1,), ()]


def test_around_shows_only_what_is_lit() -> None:
    text = "First paragraph.\n\nSecond, with the words.\n\nThird."
    start = text.index("the words")
    (only,) = around(text, [(start, start + 9)])
    assert joined(only) == "Second, with the words."
    assert [p.text for p in only.pieces if p.marks] == ["the words"]


def test_a_line_that_ends_a_sentence_ends_a_paragraph_and_a_full_line_does_not() -> None:
    assert len(whole("The line is\nbroken here.\nThe next one.", [])) == 2


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 1000 + "HERE" + " word" * 1000
    (only,) = around(text, [(5000, 5004)])
    assert only.cut_before
    assert only.cut_after
    assert len(joined(only)) <= 2 * ROOM + 4 + 2 * WORD
    assert set(joined(only).split()) == {"word", "HERE"}


def test_a_part_of_a_text_shows_that_part_of_a_span() -> None:
    (only,) = whole("abcdefgh", [(2, 6)], 4, 8)
    assert [(p.text, p.marks) for p in only.pieces] == [("ef", (0,)), ("gh", ())]

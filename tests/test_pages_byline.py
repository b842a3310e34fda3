"""Who wrote an article, as pages say it: what counts as a name and what does not."""

from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.pages import split
from dragoman.pipeline import read_page
from dragoman.records import Page

BODY = (
    "<p>The Foreign Minister of Kenya met his Portuguese counterpart in Lisbon and agreed on joint "
    "exercises for rescue at sea, according to a statement of the ministry.</p>"
)
TITLE = "Kenya and Portugal agree on harbour rescue"


def wrote(head: str = "", above: str = "", below: str = "") -> str | None:
    html = (
        f"<html lang=en><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>"
        f"{above}{BODY}</article>{below}</body></html>"
    )
    return split(Page(source="a.html", raw=html.encode(), url="https://ferry.example/a"))[0].byline


def data(author: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{author}}}</script>'
    )


@pytest.mark.parametrize(
    ("head", "above", "name"),
    [
        (data('{"name": "Ana Duarte"}'), "", "Ana Duarte"),
        (data('[{"name": "Ana Duarte"}, "Rui Sousa"]'), "", "Ana Duarte, Rui Sousa"),
        (data('"Ana Duarte"'), "<p class=byline>By somebody else</p>", "Ana Duarte"),
        (data('{"@type": "Organization", "name": "The Ferry"}'), "", None),
        (data("[[[[]]]]"), "", None),
        (data('{"name": {"name": 5}}'), "", None),
        ("<meta name=author content='Ana Duarte, Rui Sousa'>", "", "Ana Duarte, Rui Sousa"),
        ("<meta name=author content='https://ferry.example/staff/7'>", "", None),
        ("<meta name=author content='Reuters'>", "", None),
        ("<meta name=author content='admin@ferry.example'>", "", None),
        ("", "<div class='article__byline'>By Ana Duarte | The Ferry News</div>", "Ana Duarte"),
        ("", "<span itemprop=author>Ana Duarte</span>", "Ana Duarte"),
        ("", "<a rel=author href=/x>Thu Lý Giang</a>", "Thu Lý Giang"),
        ("", "<p>By Ana Duarte</p>", "Ana Duarte"),
        ("", "<p>By Ana Duarte, 4 March 2025</p>", "Ana Duarte"),
        ("", "<p>By the time they met, it was late in the harbour of the city.</p>", None),
        ("", "", None),
    ],
)
def test_names_and_what_is_none(head: str, above: str, name: str | None) -> None:
    assert wrote(head, above) == name


def test_authors_of_other_stories_are_none() -> None:
    other = "<aside><p class=author>Rui Sousa</p></aside><ol><li class=author>Eve Moss</li></ol>"
    assert wrote(below=other) is None
    assert wrote(above="<p class=author>Ana Duarte</p>", below=other) == "Ana Duarte"


def test_a_plain_text_names_its_author_too() -> None:
    text = f"{TITLE}\nBy Ana Duarte\n4 March 2025\n\nKenya and Portugal met in Lisbon on Monday.\n"
    assert split(Page(source="a.txt", raw=text.encode()))[0].byline == "Ana Duarte"


def test_the_ledger_keeps_it(tmp_path: Path) -> None:
    html = f"<html><title>{TITLE}</title><h1>{TITLE}</h1><p>By Ana Duarte</p>{BODY}</html>"
    page = Page(source="a.html", raw=html.encode())
    with ledger.writer(tmp_path / "a.db") as book:
        ledger.add(book, page, read_page(page), retrieved="2025-03-04T00:00:00Z")
        assert [one.byline for one in ledger.documents(book)] == ["Ana Duarte"]
        ledger.rebuild(book, read_page)
        assert [one.byline for one in ledger.documents(book)] == ["Ana Duarte"]

"""Pages of headlines: tables, and tickers in the forms people paste them."""

# ruff: noqa: E501, ISC004  # pages in tables read best unbroken

import pytest

from dragoman import pages
from dragoman.errors import InputError
from dragoman.records import Document, Page

Row = tuple[int | None, str | None, str | None, str | None]

ARTICLE = (
    "Fiji, Peru hold fishing talks www.example.pe\n\nThe foreign ministers of Fiji and Peru met on "
    "Monday and agreed to open talks.\n\nPublished Date:2019-11-20"
)


def read(text: str, source: str = "page.txt") -> tuple[list[Row], tuple[Document, ...]]:
    documents = pages.split(Page(source=source, raw=text.encode()))
    return [(d.rank, d.title, d.publisher, d.published) for d in documents], documents


LISTED = [
    (None, "TUNA PRICE RISES", "www.a.fj", "2026-02-01"),
    (None, "PERU SENDS ENVOY", "b.com.pe", "2026-01-29"),
]
RANKED = [(i, *row[1:]) for i, row in enumerate(LISTED, 1)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1 TUNA PRICE RISES WWW.A.FJ  PUBLISHED:2026/02/01      2 PERU SENDS ENVOY B.COM.PE "
         "PUBLISHED:2026/01/29      ", RANKED),
        ("1. TUNA PRICE RISES (www.a.fj, 1 February 2026)\n2. PERU SENDS ENVOY (b.com.pe, 29 January "
         "2026)\n", RANKED),
        ("TUNA PRICE RISES | www.a.fj | 01.02.2026\nPERU SENDS ENVOY | b.com.pe | 29.01.2026", LISTED),
        ("2026-02-01 www.a.fj: TUNA PRICE RISES\n2026-01-29 b.com.pe: PERU SENDS ENVOY\n", LISTED),
        ("www.a.fj 2026-02-01 TUNA PRICE RISES\nb.com.pe 2026-01-29 PERU SENDS ENVOY", LISTED),
        ("TUNA PRICE RISES\nwww.a.fj - Feb 1, 2026\n\nPERU SENDS ENVOY\nb.com.pe - Jan 29, 2026\n", LISTED),
        ("TUNA PRICE RISES WWW.A.FJ НИЙТЭЛСЭН:2026/02/01     PERU SENDS ENVOY B.COM.PE "
         "НИЙТЭЛСЭН:2026/01/29", LISTED),
        ("TUNA PRICE RISES Published on: 1 Feb 2026 www.a.fj\nPERU SENDS ENVOY Published on: 29 Jan 2026 "
         "b.com.pe\n", LISTED),
    ],
)  # fmt: skip
def test_tickers(text: str, rows: list[Row]) -> None:
    assert read(text)[0] == rows


def test_an_article_behind_a_ticker_keeps_its_own_date() -> None:
    ticker = "1 TUNA UP WWW.A.FJ PUBLISHED:2026/02/01   2 9 SHIPS LEAVE WWW.A.FJ PUBLISHED:2026/02/02\n\n"
    rows, documents = read(ticker + ARTICLE)
    assert rows == [
        (1, "TUNA UP", "www.a.fj", "2026-02-01"),
        (2, "9 SHIPS LEAVE", "www.a.fj", "2026-02-02"),
        (None, "Fiji, Peru hold fishing talks", "www.example.pe", "2019-11-20"),
    ]
    assert [d.source for d in documents] == ["page.txt#1", "page.txt#2", "page.txt#3"]
    assert [d.kind for d in documents] == ["headline", "headline", "article"]
    assert documents[1].text == "9 SHIPS LEAVE"


def test_an_article_before_a_ticker_is_read_too() -> None:
    rows, _ = read(ARTICLE + "\n\nTUNA UP www.a.fj 2026-02-01\nTUNA DOWN www.a.fj 2026-02-02\n")
    assert [row[1] for row in rows] == ["Fiji, Peru hold fishing talks", "TUNA UP", "TUNA DOWN"]
    assert rows[0][3] == "2019-11-20"


@pytest.mark.parametrize(
    ("titles", "ranks"),
    [
        (["1 A X", "2 B X", "3 40 SHIPS"], [1, 2, 3]),
        (["12 SHIPS LEAVE", "3 DIE AT SEA", "A STORM"], [None, None, None]),
        (["7) A X", "8) 78 SHIPS", "STORM"], [7, 8, None]),
        (["1 A X", "2 B X", "ONE MORE", "1 C X", "2 D X"], [1, 2, None, 1, 2]),
    ],
)
def test_ranks_are_numbers_that_count_on(titles: list[str], ranks: list[int | None]) -> None:
    text = "\n".join(f"{title} www.a.fj 2026-02-01" for title in titles)
    assert [row[0] for row in read(text)[0]] == ranks


def test_one_stamp_is_no_ticker() -> None:
    rows, _ = read(
        "Fishing talks open www.a.fj Published: 2026-02-01\n\nThe ministers of Fiji and Peru met today."
    )
    assert len(rows) == 1


def test_a_table_is_a_page_of_headlines() -> None:
    rows, documents = read(
        "Талх үнэтэй боллоо\tIkon.mn\t2025-03-12\n\nTuna up\t\t\nTuna\tFBC\n", "h.tsv"
    )
    assert rows == [
        (None, "Талх үнэтэй боллоо", "ikon.mn", "2025-03-12"),
        (None, "Tuna up", None, None),
        (None, "Tuna", "FBC", None),
    ]
    assert [d.source for d in documents] == ["h.tsv#1", "h.tsv#2", "h.tsv#3"]


def test_a_header_line_is_no_headline() -> None:
    assert [
        row[1] for row in read("headline\tpublisher\tdate\nTuna up\tFBC\t2025-01-02", "h.tsv")[0]
    ] == ["Tuna up"]


def test_a_first_line_may_name_the_columns_in_another_order() -> None:
    rows, _ = read("Date\tSource\tTitle\n2025-01-02\tFBC.fj\tTuna up\n", "h.tsv")
    assert rows == [(None, "Tuna up", "fbc.fj", "2025-01-02")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Tuna up\tFBC\t2025-02-30", "h.tsv:1.*2025-02-30.*headline, publisher, date"),
        ("A\tB\t2025-01-01\nA\tB\t2025-01-01\tx", "h.tsv:2.*tabs"),
    ],
)
def test_a_bad_row_is_named(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(text, "h.tsv")

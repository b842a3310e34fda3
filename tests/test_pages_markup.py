"""HTML pages: declared facts, main text, and nothing a reader cannot see."""

# ruff: noqa: E501, PT017  # pages in tables read best unbroken

import pytest

from dragoman import pages
from dragoman.errors import InputError
from dragoman.records import Document, Page

BODY = (
    "<p>LIMA, Nov 3 (FBC) - The foreign ministers of Fiji and Peru met on Monday and agreed to open talks "
    "on a fisheries agreement that both sides have wanted for years.</p><p>They will meet again next year, "
    "the two ministers told reporters after the talks ended on Monday evening.</p>"
)


def page(head: str, body: str, **more: str) -> Page:
    html = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
    return Page(source="a.html", raw=html.encode(), **more)


def one(head: str, body: str, **more: str) -> Document:
    (document,) = pages.split(page(head, body, **more))
    return document


LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": '
    '"NewsArticle", "headline": "Fishing talks open", "datePublished": "2024-11-03T10:00:00Z", '
    '"publisher": {"@type": "Organization", "name": "Suva Herald"}}]}</script>'
)


def test_linked_data_comes_first() -> None:
    head = (
        LINKED
        + '<meta property="og:title" content="Other"><meta property="article:published_time" content="2020-01-01">'
    )
    document = one(head, "<h1>Fishing talks open</h1>" + BODY)
    assert document.title == "Fishing talks open"
    assert document.publisher == "Suva Herald"
    assert document.published == "2024-11-03"
    assert document.text.startswith("Fishing talks open\n")
    assert document.text.count("Fishing talks open") == 1
    assert document.text[document.body :].startswith("LIMA")
    assert document.dateline == "LIMA"


@pytest.mark.parametrize(
    "title",
    [
        "Kenya's Otieno meets Estonian minister | Savanna Times",
        "Savanna Times - Kenya's Otieno meets Estonian minister",
        "Savanna Times | Kenya's Otieno meets Estonian minister",
    ],
)
def test_the_outlet_beside_a_title_is_the_publisher(title: str) -> None:
    text = "Kenyan Foreign Minister Wanjiku Otieno met her Estonian counterpart on Monday."
    html = f"<html><head><title>{title}</title></head><body><p>{text}</p></body></html>"
    (document,) = pages.split(Page(source="a.html", raw=html.encode()))
    told = "Kenya's Otieno meets Estonian minister", "Savanna Times"
    assert (document.title, document.publisher) == told


def test_meta_comes_second_and_the_site_is_no_part_of_the_title() -> None:
    head = (
        "<title>Fishing talks open | Suva Herald</title>"
        '<meta property="og:site_name" content="Suva Herald"><meta name="date" content="2024-11-03">'
    )
    document = one(head, "<h1>Fishing talks open</h1>" + BODY)
    assert (document.title, document.publisher, document.published) == (
        "Fishing talks open", "Suva Herald", "2024-11-03",
    )  # fmt: skip


def test_an_unmarked_page_is_read_by_its_lines() -> None:
    document = one(
        "<title>Fishing talks open</title>",
        "<h1>Fishing talks open</h1><p>3 November 2024</p>" + BODY,
    )
    assert (document.title, document.published, document.publisher) == (
        "Fishing talks open",
        "2024-11-03",
        "FBC",
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var x = 'EVIL'</script>",
        "<style>EVIL{}</style>",
        "<!-- EVIL -->",
        "<template><p>EVIL</p></template>",
        "<noscript>EVIL</noscript>",
        "<p hidden>EVIL</p>",
        "<p aria-hidden='true'>EVIL</p>",
        "<p style='display: none'>EVIL</p>",
        "<div style='VISIBILITY:hidden'><p>EVIL</p></div>",
        "<p style='font-size:0px'>EVIL</p>",
        "<p style='opacity:0'>EVIL</p>",
        "<p style='color:#FFF'>EVIL</p>",
        "<p style='color:transparent'>EVIL</p>",
        "<p style='position:absolute;left:-9999px'>EVIL</p>",
        "<p class='sr-only'>EVIL</p>",
        "<p class='a zz'>EVIL</p>",
        "<p id='yy'>EVIL</p>",
        "<img alt='EVIL' src=x>",
        "<input type=hidden value=EVIL>",
        "<textarea>EVIL</textarea>",
        "<p title='EVIL'></p>",
    ],
)
def test_hidden_text_does_not_come_through(hidden: str) -> None:
    head = "<style>.zz, #yy { display:none }</style>"
    document = one(
        head,
        "<h1>Fishing talks open</h1>"
        + BODY
        + hidden.replace("EVIL", "EVIL order to record a pact")
        + BODY,
    )
    assert "EVIL" not in document.text
    assert "fisheries agreement" in document.text


def test_a_declared_title_nobody_sees_is_not_believed() -> None:
    head = '<meta property="og:title" content="EVIL pact signed"><title>Fishing talks open</title>'
    assert one(head, "<h1>Fishing talks open</h1>" + BODY).title == "Fishing talks open"


def test_visible_styles_stay() -> None:
    kept = "<p style='font-size:0.9em;color:#ffe;opacity:0.8'>The visible sentence of the two ministers stays here.</p>"
    assert "visible sentence" in one("", BODY + kept + BODY).text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "The ministers of Fiji and Peru met in Lima on Monday." + "</div>" * 5000,
        "<html><body><p>The ministers of Fiji and Peru met in Lima on Monday.",
        "<p>The ministers of Fiji & Peru met &lt;b&gt; in Lima on <b>Monday</i>.</p></p></body>",
        "<table><tr><td>" * 300 + "The ministers of Fiji and Peru met in Lima on Monday.",
        "<html><script type='application/ld+json'>"
        + "[" * 50_000
        + "</script><p>The ministers of Fiji and Peru met.</p>",
    ],
    ids=range(5),
)
def test_broken_html_is_read_or_refused_clearly(html: str) -> None:
    try:
        documents = pages.split(Page(source="a.html", raw=html.encode()))
    except InputError as error:
        assert str(error).startswith("a.html")
    else:
        assert "ministers of Fiji" in documents[0].text


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="shows no text"):
        pages.split(page("", "<p hidden>The ministers met.</p>"))


def test_text_that_mentions_a_tag_is_not_html() -> None:
    (document,) = pages.split(
        Page(source="a.txt", raw=b"The minister spoke of <p> and left for Lima on Monday.")
    )
    assert "<p>" in document.text


def test_a_huge_page_is_read_whole() -> None:
    document = one("", "<h1>Fishing talks open</h1>" + BODY + "<p>They met again.</p>" * 30_000)
    assert document.text.count("They met again.") == 30_000

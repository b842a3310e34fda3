"""Lists in every form: feeds, sitemaps, pages; and documents that are none."""

import pytest

from dragoman.errors import InputError
from dragoman.feeds import kind_of, read
from tests.newsrooms import rss

ATOM = """<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"
xml:lang="pt"><title>Navio</title><entry><title>A &amp; B meet</title>
<id>tag:x,1</id><link href="/a"/><link rel="self" href="/b"/><published>2025-03-04T23:30:00-03:00
</published><summary>They met.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>
<item rdf:about="http://e.example/1"><title>One</title><link>http://e.example/1</link></item>
</rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> http://e.example/1 </loc>
<news:news><news:publication_date>2025-03-04T01:00Z</news:publication_date>
<news:title>One</news:title></news:news></url><url><lastmod>2025</lastmod></url></urlset>"""
PAGE = """<!DOCTYPE html><html><head><title>News
room</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>
<a href="/">Home</a><a href="/about-our-long-history">About our long and proud history here</a>
<a href="/2025/03/ministers-meet#top">Ministers of two states meet in the north</a>
<a href="/2025/03/ministers-meet">Ministers of two states meet in the north</a>
<a href="/short">The ministers met and they talked</a></body></html>"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ATOM, "feed"), (RDF, "feed"), (rss("", []), "feed"), (SITEMAP, "sitemap"),
        (PAGE, "section"),
        ("\ufeff  <!-- x --><?xml-stylesheet href='a'?><rss/>", "feed"),
        ("<sitemapindex/>", "index"), ("<opml version='2.0'/>", "opml"),
        ("<p>Just a <a href=x>link</a>", "section"), ("<HTML>", "section"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(text, "x") == kind


def test_atom() -> None:
    found = read(ATOM, "x")
    (entry,) = found.entries
    assert (found.title, entry.link, entry.title) == ("Navio", "/a", "A & B meet")
    assert (entry.published, entry.id, entry.summary) == ("2025-03-05", "tag:x,1", "They met.")


def test_rss_in_both_forms() -> None:
    assert [e.link for e in read(RDF, "x").entries] == ["http://e.example/1"]
    found = read(rss("http://e.example", [("/1", "One", "words"), ("/2", "Two", "")]), "x")
    assert [(e.link, e.published) for e in found.entries] == [
        ("http://e.example/1", "2025-03-04"), ("http://e.example/2", "2025-03-04"),
    ]  # fmt: skip
    assert found.language == "en"


def test_sitemaps() -> None:
    (entry,) = read(SITEMAP, "x").entries
    assert (entry.link, entry.published, entry.title) == ("http://e.example/1", "2025-03-04", "One")


def test_pages_give_links_that_look_like_articles_and_name_feeds() -> None:
    found = read(PAGE, "x")
    assert [e.link for e in found.entries] == [
        "/about-our-long-history", "/2025/03/ministers-meet",
    ]  # fmt: skip
    assert (found.feeds, found.title) == (("/feed",), "News room")


def test_a_stamp_changes_with_what_is_said_and_not_with_the_identifier() -> None:
    one, same, other = (
        read(
            rss("http://e.example", [("/1", "One", words)]).replace(">/1<", f">{id}<"), "x"
        ).entries[0]
        for id, words in (("a", "words"), ("b", "words"), ("a", "other words"))
    )
    assert one.stamp == same.stamp != other.stamp


@pytest.mark.parametrize(
    "day", ["Tue, 04 Mar 0000 10:00:00 GMT", "yesterday", "Tue, 99 Mar 2025", ""]
)
def test_days_that_no_calendar_has_are_no_days(day: str) -> None:
    text = rss("http://e.example", [("/1", "One", "")])
    (entry,) = read(text.replace("Tue, 04 Mar 2025 10:00:00 GMT", day), "x").entries
    assert entry.published is None


LAUGHS = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a "&lol;&lol;">]><rss>&a;</rss>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LAUGHS, "DOCTYPE"),
        ('<?xml version="1.0"?><!-- --><!DOCTYPE r SYSTEM "http://a.example"><rss/>', "DOCTYPE"),
        ("{}", "neither a feed"), ("", "neither a feed"), ("plain words", "neither a feed"),
        ("<urlset><url><loc>http://e.example/</loc>", "the sitemap is broken"),
        ("<urlset><url><loc>http://e.example/&x;</loc></url></urlset>", "the sitemap is broken"),
        ("<rss><channel><title>x", "the feed is broken"),
        ("<opml/>", "source add"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_an_error(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(text, "x")


def test_a_page_is_no_feed() -> None:
    with pytest.raises(InputError, match="a web page came instead of the feed"):
        read(PAGE, "x", "feed")


def test_a_broken_feed_gives_what_can_be_read_and_says_so() -> None:
    text = rss("http://e.example", [("/1", "One", ""), ("/2", "Two & three", "")])
    found = read(text, "x")
    assert len(found.entries) == 2
    assert "not well formed" in found.problems[0]


def test_a_link_in_a_feed_is_data() -> None:
    found = read(rss("javascript:alert(1)//", [("/1", "<script>x</script>", "")]), "x")
    assert found.entries[0].link.startswith("javascript:")

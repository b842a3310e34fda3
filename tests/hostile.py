"""Readings in which every text is hostile, and what a page may consist of all the same."""

import re
from pathlib import Path

import httpx
from lxml import html

from dragoman import ledger
from dragoman.records import (
    Document,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Page,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    TenureClaim,
)
from tests import making

SCRIPT = "<script>alert(1)</script>"
BREAK = '"><img src=x onerror=alert(1)>'
ATTRIBUTE = "x' onmouseover='alert(1)\" autofocus onfocus=\"alert(1)"
CLOSE = "</title></main><base href=//evil.example><meta http-equiv=refresh content=0>"
SVG = "<svg/onload=alert(1)><math><mtext></form>"
TEMPLATE = "{{ 7*7 }}{% include 'base.html' %}"
TURNED = "harmless\u202egnp.exe\u2066\u200b\x1b[31m"
HOSTILE = (SCRIPT, BREAK, ATTRIBUTE, CLOSE, SVG, TEMPLATE, TURNED)
TEXT = (
    " met with words: ".join(HOSTILE)
    + "\n\n<style>*{display:none}</style> &lt;b&gt; &#60;script&#62;"
)
URLS = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html," + SCRIPT,
    "//evil.example",
    'https://example.org/"onclick="alert(1)',
    "vbscript:x",
    "https://example.org/\u202eab",
)


def hostile(number: int, url: str) -> Reading:
    """A reading in which every text that can be hostile is."""
    text = f"{number} {TEXT}"
    words = making.evidence(text)
    bad = HOSTILE[number % len(HOSTILE)]
    pair = ("MNG", "VNM")
    document = Document(
        source=f"{number}{bad}",
        kind="article",
        title=bad,
        publisher=f"{number}{BREAK}{bad}",
        url=url,
        language="en",
        published="2025-03-05",
        sha256=making.document(text).sha256,
        text=text,
    )
    return Reading(
        document=document,
        engagements=(
            making.engagement(
                text,
                date=f"2025-03-0{number + 1}",
                place=Place(city=bad, country="VNM"),
                setting=bad,
                parties=pair,
                by=bad,
                inferred={"date": bad},
                participants=(
                    Participant(name=f"{bad} A", party="VNM", office=bad),
                    Participant(name="B", party="MNG", office=bad),
                ),
                evidence=words,
            ),
        ),
        instruments=(
            InstrumentClaim(
                name=bad,
                kind="other",
                parties=pair,
                status="signed",
                date=None,
                period=None,
                evidence=words,
            ),
        ),
        mechanisms=(
            MechanismClaim(
                name=f"{bad} Dialogue",
                parties=pair,
                ordinal=1,
                status="held",
                date=None,
                place=None,
                evidence=words,
            ),
        ),
        levels=(LevelClaim(parties=pair, level=bad, change="stated", date=None, evidence=words),),
        pledges=(
            PledgeClaim(
                parties=pair,
                by=pair,
                what=bad,
                modality="will",
                area=None,
                due=None,
                evidence=words,
            ),
        ),
        tenures=(
            TenureClaim(name=f"{bad} A", party="VNM", office=bad, on="2025-03-05", evidence=words),
        ),
        areas=("energy",),
        area_evidence={"energy": words},
        problems=(bad,),
    )


def fill(path: Path) -> Path:
    """A ledger of hostile readings, one for each address."""
    with ledger.writer(path) as book:
        for number, url in enumerate(URLS):
            one = hostile(number, url)
            page = Page(source=one.document.source, raw=one.document.text.encode())
            ledger.add(book, page, [one], retrieved=making.NOW)
    return path


KEYS = b'<script src="/static/review.js" defer></script>'
ELEMENTS = set(
    """
    a article aside bdi blockquote body button caption code datalist dd details div dl dt
    figcaption figure footer form h1 h2 h3 head header html img input kbd label li link main mark
    meta nav ol option p picture pre section select source span strong summary table tbody td
    th thead title tr ul
    """.split()
)
ATTRIBUTES = set(
    """
    action alt colspan aria-current aria-label aria-labelledby autocomplete charset class content
    data-key required decoding media src srcset tabindex
    data-label dir for href id lang list maxlength method name pattern placeholder rel
    hreflang reversed role scope selected size title type value
    """.split()
)
LINK = re.compile(r"(/|\?|#|https?://example\.org/|data:,$)")


def check(address: str, answer: httpx.Response, shown: html.HtmlElement) -> bool:
    for node in shown.iter():
        if node.tag == "script":  # the one of ours, on the page of reviews
            assert html.tostring(node, with_tail=False) == KEYS, address
            assert address.startswith("/review")
            continue
        assert node.tag in ELEMENTS, (address, html.tostring(node))
        assert set(node.attrib) <= ATTRIBUTES, (address, node.attrib)
    for target in shown.xpath("//@href|//@action|//@src"):
        assert LINK.match(target), (address, target)
        assert not target.startswith("//"), (address, target)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x1b]", answer.text), address
    return True

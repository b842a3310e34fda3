"""A page in, its documents out: articles and headlines with title, day, publisher and language.

Decoding, normalising and taking off the furniture happen here and nowhere later: a document's
text never changes afterwards. `InputError` names the page where it is no text, too large or not
of its stated form. What a page does not state stays None; the day of reading is never used.

`document.text` of an article is all of its text, furniture too, so that nothing a page says is
lost; `body` tells where the article itself begins. The text of a headline is its title.
"""

import hashlib
import re
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from msgspec import structs

from dragoman.errors import InputError
from dragoman.lexicon import page_words
from dragoman.lexicon.page_words import PageWords
from dragoman.pages import (
    byline,
    credit,
    days,
    decode,
    endings,
    front,
    language,
    lines,
    margins,
    markup,
    named,
    published,
    stories,
    ticker,
)
from dragoman.pages.front import Front
from dragoman.pages.lines import Line
from dragoman.pages.parts import Part
from dragoman.records import Document, DocumentKind, Page

__all__ = ["DayFrom", "dated_beside", "split"]

_TABLE = "text/tab-separated-values"


class DayFrom(StrEnum):
    """What gives a day to a document that states none, in words for readers."""

    USER = "given by the user"
    SENDER = "given beside the page by who sent it"
    NAME = "of the name of its file"


def split(page: Page, published: str | None = None) -> tuple[Document, ...]:
    """The documents of a page, in its order.

    `published` (ISO day) is used only where a document states no day, and is then recorded in
    `inferred`; so are, behind it, the day its sender gives and the one in the name of its file.
    Raises `InputError` where the page cannot be read or holds no text.
    """
    _check(published)
    given = _beside_text(page, published)
    page = structs.replace(page, published=given[0])
    words = page_words.load()
    text, why = decode.read(page, html=True)
    if page.media_type == _TABLE or page.source.lower().endswith(".tsv"):
        found = [
            _headline(page, h, words) for h in ticker.table(decode.normalise(text), page.source)
        ]
    elif markup.is_html(text, page.media_type, page.source):
        found = _html(page, text, words)
    else:
        found = _plain(page, margins.whole(decode.normalise(text), words), words)
    if not found:
        raise InputError(f"{page.source}: holds no text")
    if why := "; ".join(filter(None, (why, _cut(page, text)))):
        found = [_with(one, inferred={**one.inferred, "text": why}) for one in found]
    return tuple(_given(document, *given) for document in _numbered(found, page.source))


def dated_beside(page: Page) -> bool:
    """Whether its sender, or the name of its file, gives a day to what states none itself."""
    return bool(page.published or named.day(page.source))


def _beside_text(page: Page, published: str | None) -> tuple[str | None, str]:
    """The day of what states none, and who gives it."""
    if published:
        return published, DayFrom.USER
    if page.published:
        return page.published, DayFrom.SENDER
    return named.day(page.source), DayFrom.NAME


def _cut(page: Page, text: str) -> str | None:
    """That a page of HTML is not whole, and what to do."""
    html = markup.is_html(text, page.media_type, page.source)
    where = endings.breaks_off(text) if html else None
    return where and f"up to where it breaks off, {where}: save the whole page and add that"


def _check(published: str | None) -> None:
    if published is None:
        return
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", published) or not days.real(published):
        raise InputError(f"{published!r} is no day to publish on; write it as 2025-09-18")


def _plain(page: Page, text: str, words: PageWords) -> list[Document]:
    """The documents of a plain text: an article, stories, a ticker with what stands around it."""
    found = ticker.read(text, words)
    if found is None:
        pieces = stories.divide(text) or (text,)
        return [one for piece in pieces for one in _article(page, piece, words)]
    before = _article(page, found.before, words)
    after = _article(page, found.after, words)
    return [*before, *(_headline(page, h, words) for h in found.headlines), *after]


def _article(
    page: Page, text: str, words: PageWords, declared: markup.Markup | None = None
) -> list[Document]:
    """The article in a text; none where the text is blank."""
    if not re.search(r"\w", text):
        return []
    text = text.strip("\n")
    host = _host(page.url)
    top, end = _ends(text, words, month_first=_writes_month_first(host, words))
    name = (declared and declared.publisher) or credit.publisher(top, end, words, host)
    us = _writes_month_first(name or host, words)
    if us:
        top, end = _ends(text, words, month_first=us)
    dates = published.read(text, top, end, words, month_first=us)
    line = top.dateline.day if top.dateline else None
    title = _heading(declared, top)
    day = (declared and declared.published) or dates.published
    day = day or _beside(declared.dated if declared else (), words, month_first=us)
    document = _document(
        page,
        text,
        words,
        kind="headline" if top.is_headline else "article",
        title=title,
        publisher=name,
        day=day,
        body=top.body,
        dateline=top.dateline.place if top.dateline else None,
        filed=dates.filed or published.filed(line, day or page.published),
        by=_byline(declared, top, words, name),
        inferred={"published": dates.why} if dates.why and day == dates.published else {},
    )
    return [document]


def _heading(declared: markup.Markup | None, top: Front) -> str | None:
    """The title a page declares, without the outlet where the text has it without."""
    said = declared and declared.title and decode.normalise(declared.title)
    apart = said and top.site and top.title and top.title in said
    return top.title if apart else said or top.title


def _byline(
    declared: markup.Markup | None, top: Front, words: PageWords, publisher: str | None
) -> str | None:
    if declared is None:
        return byline.read((), (), (), top, words, publisher)
    ways = declared.authors, declared.signed, declared.after
    return byline.read(*ways, top, words, publisher)


def _beside(dated: tuple[str, ...], words: PageWords, *, month_first: bool) -> str | None:
    """The first day that a line beside the heading of an HTML page states."""
    found = (days.find(decode.normalise(line), words, month_first=month_first) for line in dated)
    return next((day.iso for line in found for day in line if day.year), None)


def _ends(text: str, words: PageWords, *, month_first: bool) -> tuple[Front, tuple[Line, ...]]:
    """What both ends of a text say, with dates in numbers read as the publisher writes them."""
    head = lines.head(text, words, month_first=month_first)
    end = lines.tail(text, words, head, month_first=month_first)
    return front.read(text, head, words), end


def _writes_month_first(name: str | None, words: PageWords) -> bool:
    """Tell whether a publisher writes 12/7/2011 for the seventh of December."""
    low = (name or "").lower()
    named = low.startswith(("u.s. ", "united states "))
    return named or words.publishers.get(low) == "USA" or low.endswith((".gov", ".mil"))


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or None) if url else None


def _html(page: Page, text: str, words: PageWords) -> list[Document]:
    """The article of an HTML page, or its stories; a title stands first in its text, once."""
    found = markup.read(text, page.source)
    page = _with_address(page, found.canonical)
    told = [_story(page, part, found, words) for part in found.parts]
    return told or [_titled(page, found, words)]


def _story(page: Page, part: Part, found: markup.Markup, words: PageWords) -> Document:
    """One of a page's stories, with the page's day where it has none; of a ticker, a headline."""
    day = part.published or found.published
    if part.text:
        own = structs.replace(found, text=part.text, title=part.title, published=day)
        return _titled(page, own, words)
    title = decode.normalise(part.title)
    return _headline(page, ticker.Headline(title, found.publisher, day), words)


def _titled(page: Page, found: markup.Markup, words: PageWords) -> Document:
    body = decode.normalise(found.text).strip("\n")
    if found.title:
        title = decode.normalise(found.title)
        first, _, rest = body.partition("\n")
        body = f"{title}\n\n{rest if lines.fold(first) == lines.fold(title) else body}"
    return _article(page, body, words, found)[0]


def _with_address(page: Page, canonical: str | None) -> Page:
    """A page under the address it calls its own, where that is one of the same site.

    Printer and AMP twins name the article they are twins of. A page cannot speak for another site,
    and an article that calls the front page its own is mistaken.
    """
    if page.url is None or not canonical:
        return page
    own = urljoin(page.url, canonical.strip())
    parts, here = urlsplit(own), urlsplit(page.url)
    if parts.scheme not in ("http", "https") or parts.path.strip("/") == "":
        return page
    return structs.replace(page, url=own) if _site(parts.hostname) == _site(here.hostname) else page


def _site(host: str | None) -> str:
    """A host without the parts that name its twins: www, m, amp."""
    return re.sub(r"^(?:(?:www|m|mobile|amp|print)\.)+", "", host or "")


def _headline(page: Page, headline: ticker.Headline, words: PageWords) -> Document:
    title = headline.title
    return _document(
        page,
        title,
        words,
        kind="headline",
        title=title,
        publisher=headline.publisher,
        day=headline.published,
        body=len(title),
        rank=headline.rank,
    )


def _document(
    page: Page,
    text: str,
    words: PageWords,
    *,
    kind: DocumentKind,
    title: str | None,
    publisher: str | None,
    day: str | None,
    body: int,
    rank: int | None = None,
    dateline: str | None = None,
    filed: str | None = None,
    by: str | None = None,
    inferred: dict[str, str] | None = None,
) -> Document:
    sample = text[body : body + language.SAMPLE]
    return Document(
        source=page.source,
        kind=kind,
        title=title,
        publisher=publisher,
        url=page.url,
        published=day,
        language=language.detect(sample if len(sample) > 80 else text, words),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        rank=rank,
        body=body,
        dateline=dateline,
        filed=filed,
        byline=by,
        inferred=inferred or {},
    )


def _numbered(found: list[Document], source: str) -> list[Document]:
    """Add "#N" to the sources of a page that holds several documents."""
    if len(found) == 1:
        return found
    return [_with(document, source=f"{source}#{n}") for n, document in enumerate(found, 1)]


def _given(document: Document, published: str | None, why: str) -> Document:
    if published is None or document.published is not None:
        return document
    inferred = {**document.inferred, "published": why}
    return _with(document, published=published, inferred=inferred)


def _with(document: Document, **changes: object) -> Document:
    return structs.replace(document, **changes)

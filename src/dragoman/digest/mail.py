"""A digest as a letter: a MIME message with a text half and an HTML half, ready to be sent.

A digest comes in, the bytes of an `.eml` file go out: the same bytes for the same digest. Every
stored word is escaped, nothing is loaded from anywhere, and links are only made to the address of
a Dragoman that is named. Nothing is sent from here.
"""

import re
from email import message_from_string
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from html import escape

from dragoman.digest.ranking import Coming, Digest, DigestLine, Expectation
from dragoman.digest.text import beyond, facts, lacks, text, title
from dragoman.wording import values
from dragoman.wording.addresses import opens

INK, QUIET, RULE, ACCENT = "#1c1a17", "#5f5a50", "#ddd7ca", "#87380f"
SERIF, SANS = "Georgia, serif", "system-ui, Arial, sans-serif"  # no name that needs quotes

_DATE = re.compile(r"(?<![\w-])[0-9]{4}(?:-[0-9]{2}){1,2}(?![\w-])")  # no line ends within one


def mail(page: Digest, address: str = "", sender: str = "dragoman@localhost") -> bytes:
    """The letter; `address` is that of the pages, as `http://127.0.0.1:8000`, or empty."""
    message = _entitled(title(page))
    message["From"] = sender
    message["Message-ID"] = f"<{_digest_of(page)}@dragoman.invalid>"
    message["Content-Language"] = page.language
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(text(page))
    message.add_alternative(html(page, address), subtype="html")
    # The mark between the halves is drawn at random unless it is set.
    message.set_boundary(f"dragoman-{_digest_of(page)}")
    return message.as_bytes()


def _entitled(words: str) -> EmailMessage:
    """A message with this subject.

    The newer half of the library loses a blank wherever it divides words that are not ASCII; the
    older one does not, and its line is kept as it is.
    """
    line = f"Subject: {Header(words, header_name='Subject').encode(linesep=SMTP.linesep)}"
    as_it_is = SMTP.clone(refold_source="none")
    return message_from_string(f"{line}{SMTP.linesep * 2}", EmailMessage, policy=as_it_is)


def _digest_of(page: Digest) -> str:
    return sha256(text(page).encode()).hexdigest()[:24]


def html(page: Digest, address: str = "") -> str:
    """The letter's page: inline styles, no images, readable without either."""
    said = values.spoken(page.language).digest
    items = "".join(_item(line, page.language, address) for line in page.lines)
    body = f"<ol style='margin:0;padding-left:28px'>{items}</ol>" if items else said["empty"]
    return (
        f"<!doctype html><html lang='{escape(page.language)}'><head><meta charset='utf-8'>"
        f"<title>{escape(title(page))}</title></head><body style='margin:0'>"
        f"<div style='max-width:640px;margin:0 auto;padding:16px;color:{INK};font:15px/1.5 {SANS}'>"
        f"<h1 style='font:600 22px/1.3 {SERIF};margin:0 0 12px'>{escape(title(page))}</h1>"
        f"{body}{_coming(page, address)}{_expected(page, address)}{_silent(page)}{_missing(page)}"
        f"<p style='color:{QUIET};font-size:12px'>{escape(said['foot'])}</p></div></body></html>"
    )


def _item(line: DigestLine, language: str, address: str) -> str:
    return (
        f"<li style='padding:8px 0;border-bottom:1px solid {RULE}'>"
        f"<span style='font:16px/1.45 {SERIF}'>{_linked(line, address)}</span><br>"
        f"<span style='color:{QUIET};font-size:13px'>{escape(facts(line, language))}</span></li>"
    )


def _linked(line: DigestLine | Coming | Expectation, address: str) -> str:
    words = _DATE.sub(r"<span style='white-space:nowrap'>\g<0></span>", escape(line.text))
    if not address:
        return words
    where = escape(address.rstrip("/") + opens(line.id), quote=True)
    return f"<a style='color:{ACCENT};text-decoration:none' href='{where}'>{words}</a>"


def _coming(page: Digest, address: str) -> str:
    rows = "".join(f"<li>{_linked(one, address)}</li>" for one in page.coming)
    rows += "".join(f"<li>{escape(words)}</li>" for words in beyond(page))
    return _section(values.spoken(page.language).digest["coming"], rows)


def _expected(page: Digest, address: str) -> str:
    rows = "".join(
        f"<li>{_linked(one, address)}<br><span style='color:{QUIET};font-size:13px'>"
        f"{escape(one.why)}</span></li>"
        for one in page.expected
    )
    return _section(values.spoken(page.language).digest["expected"], rows)


def _silent(page: Digest) -> str:
    said = values.spoken(page.language).digest
    rows = (said["silent_line"].format(publisher=s.publisher, date=s.last) for s in page.silent)
    return _section(said["silent"], "".join(f"<li>{escape(row)}</li>" for row in rows))


def _missing(page: Digest) -> str:
    rows = "".join(f"<li>{escape(lacks(one, page.language))}</li>" for one in page.missing)
    return _section(values.spoken(page.language).digest["missing"], rows)


def _section(head: str, rows: str) -> str:
    if not rows:
        return ""
    return f"<h2 style='font-size:16px;margin:20px 0 4px'>{escape(head)}</h2><ul>{rows}</ul>"

"""A day's or a week's page: what documents published then tell of, the weightiest first.

    page = digest(book, on="2026-03-11")          # an open ledger in, ranked lines out
    text.text(page), mail(page)             # the same page as plain text and as a letter

There is no clock: without a day it is the last one on which any document was published. Lines are
said from the record in any language that has phrases; names and quoted words stay as stored.
"""

from dragoman.digest.mail import mail
from dragoman.digest.ranking import MOST, Digest, DigestLine, digest

__all__ = ["MOST", "Digest", "DigestLine", "digest", "mail"]

"""Lists of articles: feeds, sitemaps and section pages to entries, whatever their form.

Decoded text comes in with the address it came from; a `Listing` goes out: what the list is called,
its entries with links as written, and the feeds that a page names. Nothing is fetched here. An XML
document with a DOCTYPE is refused; a page where a feed was expected is an error, never an empty
feed.
"""

from dragoman.feeds.listing import Entry, Listing
from dragoman.feeds.reading import kind_of, read

__all__ = ["Entry", "Listing", "kind_of", "read"]

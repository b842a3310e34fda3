"""The only network code: one address in, one answer out, or a `FetchError` that says why not.

    with Fetcher(Limits(), gap=1.0) as fetcher:
        answer = fetcher.fetch(Request(url="https://example.org/feed", etag='"abc"'))

Every request of the program goes through `Fetcher.fetch`: http and https alone, robots rules
asked first, hosts paced, redirects followed hop by hop with every check made again, addresses
vetted when the connection is made, and bytes, decoded bytes, time and hops bounded. Proxies of the
environment are not used, cookies are never kept, and no other module may import an HTTP library
or open a socket: the layers contract and the linter hold that.
"""

from dragoman.fetch.addresses import Resolve, networks
from dragoman.fetch.answers import Answer, Limits, Request
from dragoman.fetch.fetching import Fetcher, rules_text
from dragoman.fetch.robots import Rules
from dragoman.fetch.urls import checked, host_of, joined, origin_of

__all__ = [
    "Answer",
    "Fetcher",
    "Limits",
    "Request",
    "Resolve",
    "Rules",
    "checked",
    "host_of",
    "joined",
    "networks",
    "origin_of",
    "rules_text",
]

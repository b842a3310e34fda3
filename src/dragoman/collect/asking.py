"""What is sent for a job, what its answer is as a page, and where a defect showed.

Jobs come in, requests go out. A source's own headers may be secrets: they go with its lists, and
only to the origin of its own address, whatever other hosts a list of lists names.
"""

from pathlib import Path
from traceback import extract_tb

from dragoman.collect.queue import Job
from dragoman.errors import FetchError
from dragoman.fetch import Answer, Request, checked, origin_of
from dragoman.records import Page


def request_of(job: Job) -> Request:
    """What is sent for a job: a source's own headers, gap and leave, and its last validators."""
    known, source = job.validators, job.source
    return Request(
        url=job.url,
        etag=known.etag if known else None,
        modified=known.modified if known else None,
        of=known.of if known else None,
        headers=tuple(source.headers.items()) if _is_own(job) else (),
        gap=source.gap,
        obey=source.robots,
    )


def _is_own(job: Job) -> bool:
    """Whether a job asks for a list at the origin of its source."""
    if job.item is not None or not job.depth:
        return job.item is None
    try:
        return origin_of(checked(job.url)) == origin_of(checked(job.source.url))
    except FetchError:
        return False


def page_of(job: Job, answer: Answer) -> Page:
    """An answer as a page, named by the address that was asked for."""
    kind = answer.header("content-type")
    return Page(source=job.url, raw=answer.body, media_type=kind, url=answer.url)


def placed(error: Exception) -> str:
    """A defect in words, with the place in the program where it showed."""
    *_, last = extract_tb(error.__traceback__)
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"a defect in Dragoman, please report it: {type(error).__name__}: {error} ({place})"

"""The key of all caches: which code and data made them.

It is Dragoman's version and a digest over every module that reading or merging goes through and
every data file. A ledger whose readings bear another key is stale, not wrong: `rebuild` remakes
it. Showing (the command line, the web pages, exports) does not enter the key.
"""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dragoman.lexicon.files import folder

SHOWN = frozenset({"cli", "web", "export", "wording", "digest", "samples", "__pycache__"})


@cache
def cache_version() -> str:
    """`<version>+<twelve hexadecimal digits>`, the same wherever the same files are installed."""
    root = folder().parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if _counts(p.relative_to(root))):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{_version()}+{digest.hexdigest()[:12]}"


def _counts(path: Path) -> bool:
    return path.suffix in {".py", ".toml", ".csv"} and not SHOWN & set(path.parts)


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"

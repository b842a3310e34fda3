"""Files that verbs write: the whole of one or none of it, with the reason where none could be."""

from pathlib import Path

import click


def write(path: Path, body: bytes) -> None:
    """Put these bytes where `path` says, in the place of what stood there; say how many."""
    draft = path.with_name(f".{path.name}.new")
    if not path.parent.is_dir():
        raise click.UsageError(f"{path}: the folder {path.parent} does not exist; make it first")
    try:
        draft.write_bytes(body)
        draft.replace(path)
    except OSError as error:
        words = f"{path}: cannot be written: {error.strerror}; name another file"
        raise click.UsageError(words) from error
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{path}: {len(body)} bytes written", err=True)

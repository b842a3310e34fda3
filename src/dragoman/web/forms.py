"""Forms that these pages send: small, of known fields, told apart from anything else.

The body of a request comes in, fields go out as typed without blanks at their ends. The gate has
seen to size and origin; whoever takes a form asks for a seat before anything is changed.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from dragoman.errors import InputError

LONGEST = 500  # characters of a field
Form = Mapping[str, str]


def read(body: bytes) -> Form:
    """The fields of a form."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), max_num_fields=20)
    except ValueError as error:
        raise InputError("the form cannot be read") from error
    return {name: value.strip()[:LONGEST] for name, value in pairs}


def field(form: Form, name: str) -> str:
    """A field that must be there."""
    value = form.get(name, "")
    if not value:
        raise InputError(f"{name}: is missing")
    return value

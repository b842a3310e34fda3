"""What leaves the ledger as a file: one module a format, found by being here.

Shapes (`export.shapes`) come in, bytes go out, the same bytes for the same shape. A module of this
package with a `FORMAT` is a format; adding one adds it to every page that has its shape.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dragoman.export.shapes import Format


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by suffix."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(found, key=lambda form: form.suffix))

"""The one SQLite of the program, typed.

It brings no types but offers what the standard library's module offers, so the types are borrowed from there; that
module itself is never loaded, since two SQLites on one file lose each other's locks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as driver
else:
    from sqlcipher3 import dbapi2 as driver

    # The driver looks for a way to write None by two failing attribute look-ups, 25 times the cost of a number;
    # an adapter that answers None at once (any call of C that does) spares a large import a third of its time.
    driver.register_adapter(type(None), {}.get)

__all__ = ["driver"]

"""Finds the error cells of an old binary Excel file (xls), which calamine shows as blank.

Only two kinds of record are looked at; a file that is laid out in an unusual way yields nothing rather than a fault.
"""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA
_SMALL_STREAM = 4096
_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BEGIN, _END, _SHEET, _FORMULA, _ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_MOST_SHEETS = 1_000

Errors = dict[int, dict[int, str]]
"""Error codes by row, then by column."""


def error_cells(data: bytes) -> dict[int, Errors]:
    """The error cells of each sheet by its position in the file; empty where the file cannot be followed."""
    try:
        stream = _workbook_stream(data)
        starts = _sheet_starts(stream)
        return {index: _errors_of(stream, start) for index, start in enumerate(starts)}
    except (struct.error, IndexError, ValueError):
        return {}


def _workbook_stream(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if not 512 <= size <= 4096:
        raise ValueError
    table = _allocation(data, size)
    folder = _chain(data, size, table, struct.unpack_from("<L", data, 48)[0])
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        name = folder[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        start, count = struct.unpack_from("<2L", folder, at + 116)
        if name in ("Workbook", "Book"):
            if count >= _SMALL_STREAM:
                return _chain(data, size, table, start)[:count]
            return _small_stream(data, size, table, folder, start)[:count]
    raise ValueError


def _small_stream(data: bytes, size: int, table: list[int], folder: bytes, start: int) -> bytes:
    """A stream that is kept in sectors of 64 bytes inside the root entry's stream."""
    inside = _chain(data, size, table, struct.unpack_from("<L", folder, 116)[0])
    packed = _chain(data, size, table, struct.unpack_from("<L", data, 60)[0])
    following = list(struct.unpack(f"<{len(packed) // 4}L", packed))
    return _chain(bytes(64) + inside, 64, following, start)


def _allocation(data: bytes, size: int) -> list[int]:
    """The table that says which sector follows which."""
    sectors = [one for one in struct.unpack_from("<109L", data, 76) if one < _FREE]
    following, left = struct.unpack_from("<2L", data, 68)
    while following < _FREE and left:
        more = struct.unpack_from(f"<{size // 4}L", data, (following + 1) * size)
        sectors += [one for one in more[:-1] if one < _FREE]
        following, left = more[-1], left - 1
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{size // 4}L", data, (sector + 1) * size)
    return table


def _chain(data: bytes, size: int, table: list[int], start: int) -> bytes:
    pieces: list[bytes] = []
    while start < _FREE:
        pieces.append(data[(start + 1) * size : (start + 2) * size])
        start = table[start]
        if len(pieces) > len(table):
            raise ValueError
    return b"".join(pieces)


def _sheet_starts(stream: bytes) -> list[int]:
    starts: list[int] = []
    at = 0
    while at + 4 <= len(stream) and len(starts) < _MOST_SHEETS:
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _SHEET:
            starts.append(struct.unpack_from("<L", stream, at + 4)[0])
        if kind == _END:
            break
        at += 4 + length
    return starts


def _errors_of(stream: bytes, at: int) -> Errors:
    found: Errors = {}
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1 and kind in (_FORMULA, _ERROR) and length >= 8:
            row, column, _ = struct.unpack_from("<3H", stream, at + 4)
            code = _error_code(stream[at + 10 : at + 18], is_formula=kind == _FORMULA)
            if code is not None:
                found.setdefault(row, {})[column] = _CODES.get(code, "#ERROR!")
        at += 4 + length
    return found


def _error_code(result: bytes, *, is_formula: bool) -> int | None:
    if is_formula:
        return result[2] if result[6:8] == b"\xff\xff" and result[0] == 2 else None
    return result[0] if result[1] == 1 else None

"""Writes what is known of a person: a page to read (HTML) and the same as data (JSON), side by side."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.personal import Known, KnownRecord

_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.6em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25em .75em .25em 0}"
    "th{font-weight:600;width:14em}"
)


def export_personal(known: Known, path: Path, *, programme: str, on: str) -> tuple[Path, Path]:
    """Write ``path`` (``.html``) and the JSON beside it; returns both. Raises FileProblemError.

    ``programme`` and ``on`` (a day in words) say where and when this was so.
    """
    page, data = path.with_suffix(".html"), path.with_suffix(".json")
    told = asdict(known)
    also = told.pop("sought")["also"]
    whole = {"programme": programme, "on": on, "also_known_as": also, **told}
    _write(data, json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    _write(page, _page(known, programme, on))
    return page, data


def _page(known: Known, programme: str, on: str) -> str:
    title = escape(tr("What is known about {name}", name=known.person.title))
    parts = [
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1><p>{escape(programme)}, {escape(on)}</p>",
        _section(tr("The person"), _table(known.person.values)),
    ]
    for one in known.about:
        parts.append(_section(_heading(one), _table(one.values)))
    named = [(f"{record_of(one.kind).label} {one.title}", f"{one.field}: {one.passage}") for one in known.named]
    parts.append(_section(tr("Named in other records"), _table(named)))
    parts.append(_section(tr("Files"), _table([("", name) for _, name in known.files])))
    told = [
        (one.at.replace("T", " ").removesuffix("Z") + " UTC", "; ".join((f"{one.what} ({one.who})", *one.details)))
        for one in known.history
    ]
    parts.append(_section(tr("History"), _table(told)))
    return "\n".join(parts) + "\n</body></html>\n"


def _heading(one: KnownRecord) -> str:
    return f"{record_of(one.kind).label}: {one.title}" if one.title else record_of(one.kind).label


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _table(pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return f"<p>{escape(tr('Nothing.'))}</p>"
    lines = (f"<tr><th>{escape(label)}</th><td>{escape(words)}</td></tr>" for label, words in pairs)
    return f"<table>{''.join(lines)}</table>"


def _write(path: Path, text: str) -> None:
    made = path.with_name(f".{path.name}.part")
    try:
        made.write_text(text, encoding="utf-8")
        made.chmod(0o600)
        os.replace(made, path)  # noqa: PTH105 - the call that is atomic on every system
    except OSError as error:
        made.unlink(missing_ok=True)
        raise FileProblemError(
            tr(
                "“{name}” cannot be written in {folder}: {reason}. Choose another folder.",
                name=path.name,
                folder=path.parent,
                reason=error.strerror or tr("the disk refused"),
            )
        ) from error

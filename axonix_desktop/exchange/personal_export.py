"""Writes what is known of a person: a page to read (HTML) and the same as data (JSON), side by side."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from html import escape
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.personal import Known, KnownRecord

_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.6em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25em .75em .25em 0}"
    "th{font-weight:600;width:14em}"
)


def export_personal(known: Known, path: Path, *, programme: str, on: str) -> tuple[Path, Path]:
    """Write ``path`` (``.html``) and the JSON beside it; returns both. Raises FileProblemError.

    ``programme`` and ``on`` (a day in words) say where and when this was so. Places that may speak of someone else of
    that name are counted, not handed over.
    """
    page, data = path.with_suffix(".html"), path.with_suffix(".json")
    sure = replace(known, named=tuple(one for one in known.named if not one.is_left))
    told = asdict(sure)
    also = told.pop("sought")["also"]
    whole = {"programme": programme, "on": on, "also_known_as": also, **told}
    _write(data, json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    _write(page, _page(sure, len(known.named) - len(sure.named), programme, on))
    return page, data


def _page(known: Known, left_out: int, programme: str, on: str) -> str:
    title = escape(tr("What is known about {name}", name=known.person.title))
    parts = [
        "<!doctype html><html><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1><p>{escape(programme)}, {escape(on)}</p>",
        _section(tr("The person"), _table([*_told(known.person), *_earlier(known)])),
    ]
    for one in known.about:
        parts.append(_section(_heading(one), _table(_told(one))))
    named = [
        (
            f"{tr(record_of(one.kind).label)} {one.title}",
            f"{tr(one.field)}: {one.passage}" if one.passage else tr(one.field),
        )
        for one in known.named
    ]
    parts.append(_section(tr("Named in other records"), _table(named)))
    if left_out:
        words = trn("{count} place that may speak of someone else is left out.",
                    "{count} places that may speak of someone else are left out.", left_out)  # fmt: skip
        parts.append(f"<p>{escape(words)}</p>")
    parts.append(_section(tr("Files"), _table([("", name) for _, name in known.files])))
    told = [
        (one.at.replace("T", " ").removesuffix("Z") + " UTC", "; ".join((f"{one.what} ({one.who})", *one.details)))
        for one in known.history
    ]
    parts.append(_section(tr("History"), _table(told)))
    return "\n".join(parts) + "\n</body></html>\n"


def _told(one: KnownRecord) -> list[tuple[str, str]]:
    return [(tr(label), words) for label, words in one.values]


def _earlier(known: Known) -> list[tuple[str, str]]:
    return [(tr("Earlier names and addresses"), ", ".join(known.sought.also))] if known.sought.also else []


def _heading(one: KnownRecord) -> str:
    label = tr(record_of(one.kind).label)
    return f"{label}: {one.title}" if one.title else label


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

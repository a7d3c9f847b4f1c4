"""Bringing a newer list of checklist items into a programme: one change set; no tick, evidence or own word is lost."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from axonix_desktop.core.content_pack import Pack, PackPlan, read_pack, retired_mark, to_json, values_to_write
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.content_packs import update_plan
from axonix_desktop.store.seed import CHECKLIST_COLUMNS, pack_row, shipped_text

MOST_BYTES = 20 * 1024 * 1024


def pack_of_file(path: Path) -> Pack:
    """The pack a person chose. Raises FileProblemError in words where it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileProblemError(tr("“{name}” is too large to be a checklist pack.", name=path.name))
        return read_pack(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise FileProblemError(
            tr("“{name}” cannot be read: {error}.", name=path.name, error=error.strerror or error)
        ) from error
    except ValueError as error:
        raise FileProblemError(
            tr("“{name}” is not a checklist pack: it cannot be read as JSON text.", name=path.name)
        ) from error


def apply_pack(f: ProgrammeFile, pack: Pack, take: Collection[str] = (), *, actor: str) -> int | None:
    """Bring the pack in: add, change, take out of force. ``take`` names kept items that take the pack's words.

    Answers stay as they are, items that are gone from the pack stay in the file out of force. Returns the change set's
    number, None when nothing differs.
    """
    plan = update_plan(f, pack)
    label = tr("Update “{pack}” to version {version}", pack=pack.name, version=pack.version)
    with f.work(label, actor=actor) as work:
        fresh = [one.code for one in plan.added if one.id is None]
        rows = [(number, *pack_row(pack, code)) for number, code in zip(new_ids(len(fresh)), fresh, strict=True)]
        if rows:
            work.insert_many(ChecklistItem, CHECKLIST_COLUMNS, rows)
        work.update_many("checklist_item", list(_updates(plan, take).items()))
    return work.change_set or None


def _updates(plan: PackPlan, take: Collection[str]) -> dict[int, dict[str, Value]]:
    """New values of items that are there: what comes in, and what each remembers of the pack."""
    pack = plan.pack
    updates = values_to_write(plan, take)
    untouched = {one.code for one in (*plan.clashing, *plan.retired)}
    for code, values in pack.items.items():
        number = plan.ids.get(code)
        if number is None or code in untouched:
            continue
        updates.setdefault(number, {}).update({"version": pack.version, "shipped": shipped_text(values)})
    for one in plan.added:
        if one.id is not None:
            updates[one.id]["is_active"] = True
    for one in plan.retired:
        if one.id is not None:
            kept = plan.shipped.get(one.code, {})
            mark = json.dumps({**to_json(kept), **retired_mark()}, ensure_ascii=False, sort_keys=True)
            updates[one.id] = {"is_active": False, "shipped": mark}
    return updates

"""Settings that travel with the programme file: limits, thresholds, what cards show."""

from __future__ import annotations

import json

from axonix_desktop.core.records.steering import Setting
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import records


def keep_setting(f: ProgrammeFile, name: str, value: object, label: str, *, actor: str) -> int | None:
    """Keep ``value`` (anything JSON can hold) under ``name``; ``label`` says what changed.

    Returns the change set's number, None when nothing differed.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    held = [one for one in records(f, "setting", {"name": name}) if isinstance(one, Setting)]
    if held and held[0].value == text:
        return None
    with f.work(label, actor=actor) as work:
        if held:
            work.update("setting", held[0].id, {"value": text})
        else:
            work.insert(Setting(id=new_id(), name=name, value=text))
        return work.change_set

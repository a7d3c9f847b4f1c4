"""Keeping what a person changes in the detail panel, and what could not be kept, until it is put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.records.form_lookups import may_be_made

if TYPE_CHECKING:
    from axonix_desktop.actions.bulk_records import Made

BadValues = dict[str, tuple[str, str]]
"""Texts that could not be kept, each with the sentence that says why, by field."""


class Editing:
    """The form's way to the programme file: titles to choose from, records made on the way, values kept."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._titles: dict[str, Mapping[int, str]] = {}
        self._bad: dict[tuple[str, int], BadValues] = {}

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id, kept until records change."""
        found = self._titles.get(kind)
        if found is None:
            found = self._titles[kind] = self._context.programme.titles(kind)
        return found

    def make(self, kind: str, title: str) -> int | None:
        """Add a record of ``kind`` called ``title``; its id, None when it could not be made."""
        from axonix_desktop.actions.bulk_records import add_records

        declared = record_of(kind)
        made: list[Made] = []
        label = tr("Add {label} “{title}”", label=small(declared.label), title=title)
        done = self._context.change(
            _catching(made, partial(add_records, kind=kind, given=[{declared.title_field: title}], label=label)),
            tr("“{name}” cannot be added", name=title),
        )
        self._titles.pop(kind, None)
        return made[0].ids[0] if done and made else None

    def may_make(self, kind: str) -> bool:
        """Whether a record of ``kind`` can be made from a title alone, and anything be written."""
        return not self._context.is_read_only and may_be_made(kind)

    def today(self) -> date:
        """The day it is."""
        return self._context.programme.today()

    def now(self) -> datetime:
        """The moment it is."""
        return self._context.programme.now()

    def forget_titles(self, kinds: frozenset[str]) -> None:
        """Records of ``kinds`` have changed (empty: any)."""
        if not kinds:
            self._titles.clear()
        for kind in kinds:
            self._titles.pop(kind, None)

    def keep(self, kind: str, ids: tuple[int, ...], values: Mapping[str, Value]) -> str | None:
        """Write values into records as one step; the answer is a sentence when a rule stands against it."""
        from axonix_desktop.actions.bulk_records import change_records

        refusal: list[str] = []

        def act(f: ProgrammeFile, *, actor: str) -> int | None:
            try:
                return change_records(f, kind, [(one, dict(values)) for one in ids], actor=actor)
            except RefusedError as error:
                refusal.append(str(error))
                return None

        done = self._context.change(act, tr("The change cannot be kept"))
        if refusal:
            return refusal[0]
        return None if done else tr("This could not be written. Try again, or press Esc to put the old value back.")

    def set_aside(self, kind: str, record_id: int, called: str, bad: BadValues, labels: Mapping[str, str]) -> None:
        """Hold what could not be kept while another record is shown, and offer the way back to it."""
        if not bad:
            return
        self._bad[kind, record_id] = bad
        name, (text, _sentence) = next(iter(bad.items()))
        self._context.toast.say(
            tr("“{typed}” was not kept as {field} of {record}", typed=_short(text), field=labels[name], record=called),
            tr("Back to it"),
            lambda: self._context.open_record(kind, record_id),
        )

    def set_aside_of(self, kind: str, record_id: int) -> BadValues:
        """What was held of a record; it is handed out once."""
        return self._bad.pop((kind, record_id), {})


def _catching(made: list[Made], act: Callable[..., Made]) -> Callable[..., Made]:
    """``act``, with its answer put into ``made`` as well."""

    def done(f: ProgrammeFile, *, actor: str) -> Made:
        made.append(act(f, actor=actor))
        return made[-1]

    return done


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 30 else f"{flat[:30]}…"

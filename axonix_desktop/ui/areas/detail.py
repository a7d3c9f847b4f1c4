"""Commands of the detail: a new record of the page's kind, the record over the whole page."""

from __future__ import annotations

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import mark, small, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.page_list import spec_of
from axonix_desktop.ui.reach import Reach

_USE_CASE = "use_case"


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done with one record."""

    def kind() -> str:
        page = reach.page()
        spec = spec_of(page.page_id) if page is not None else None
        return (spec.kind or spec.makes if spec is not None else "") or _USE_CASE

    def make() -> None:
        context = reach.context
        if context is not None:
            from axonix_desktop.ui.detail.making import new_record

            new_record(context, kind())

    def show_full() -> None:
        context = reach.context
        if context is not None:
            context.show_full()

    def needs_record() -> str | None:
        context = reach.context
        if context is None or context.current.record_id is None:
            return reach.needs_file() or tr("no record is selected")
        return None

    return (
        Command("records.new", mark("&New use case…"), "plus", "insert", make, ("Ctrl+N",),
                tip=mark("Create a record of the kind this page shows"), objection=reach.may_write, group=-20,
                name=lambda: tr("&New {record}…", record=small(record_of(kind()).label))),
        Command("detail.full", mark("Record in &full window"), "maximize", "view", show_full,
                tip=mark("Show the selected record over the whole page"), objection=needs_record, group=10,
                shown_keys=("Ctrl+Return",)),
    )  # fmt: skip

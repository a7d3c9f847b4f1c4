"""Commands of readiness: score, use or wait for a component, rest use cases on data sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.readiness_views.tying import Tie

_UNDER = mark("&Readiness")
_RADAR = "readiness/radar"


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done about readiness."""

    def tie(wanted: Tie) -> Callable[[], object]:
        def act() -> None:
            if reach.context is not None:
                from axonix_desktop.ui.readiness_views.tying import tie_selected

                tie_selected(reach.context, wanted)

        return act

    def publish() -> None:
        context = reach.context
        if context is not None and context.current.record_id is not None:
            from axonix_desktop.ui.readiness_views.tying import publish_component

            publish_component(context, context.current.record_id)

    def needs_component() -> str | None:
        context = reach.context
        if context is None or context.current.record_id is None or context.current.kind != "component":
            return reach.may_write() or tr("no component is selected")
        return reach.may_write()

    return (
        Command("readiness.score", mark("&Score readiness…"), "gauge", "data", partial(_score, reach),
                tip=mark("Score an item of readiness with evidence"), objection=reach.may_write, group=25,
                under=_UNDER),
        Command("component.use", mark("&Use a component…"), "component", "data", tie("use"),
                tip=mark("Record that use cases use a component or standard"), objection=reach.may_write, group=25,
                under=_UNDER),
        Command("component.wait", mark("&Wait for a component…"), "clock", "data", tie("wait"),
                tip=mark("Record that use cases wait for a component"), objection=reach.may_write, group=25,
                under=_UNDER),
        Command("component.publish", mark("&Publish the component"), "upload", "data", publish,
                tip=mark("Let others use the selected component"), objection=needs_component, group=25,
                under=_UNDER),
        Command("source.link", mark("&Link a data source…"), "database", "data", tie("source"),
                tip=mark("Record which data sources use cases rest on"), objection=reach.may_write, group=25,
                under=_UNDER),
    )  # fmt: skip


def _score(reach: Reach) -> None:
    """Score what the radar shows; elsewhere the selected use case, on the radar."""
    context = reach.context
    if context is None:
        return
    from axonix_desktop.ui.pages.readiness import ReadinessPage

    page, current = reach.page(_RADAR), context.current
    case: int | None = None
    if page is None:
        case = current.record_id if current.kind == "use_case" else None
        context.go(_RADAR)
        page = reach.page(_RADAR)
    if isinstance(page, ReadinessPage):
        page.score(case)

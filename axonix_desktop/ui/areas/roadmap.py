"""What can be done on the roadmap."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.roadmap import RoadmapPage

_ZOOMS = (
    ("week", mark("&Week")), ("month", mark("&Month")), ("quarter", mark("&Quarter")), ("year", mark("&Year")),
)  # fmt: skip
_GROUPS = (
    ("unit", mark("By business &unit")), ("stage", mark("By &stage")), ("owner", mark("By &owner")),
    ("none", mark("&Not grouped")),
)  # fmt: skip
_MOVES = (
    ("end_later", mark("End a day &later"), "end", 1, "Shift+Right"),
    ("end_earlier", mark("End a day &earlier"), "end", -1, "Shift+Left"),
    ("end_week_later", mark("End a week later"), "end", 7, "Ctrl+Shift+Right"),
    ("end_week_earlier", mark("End a week earlier"), "end", -7, "Ctrl+Shift+Left"),
    ("bar_later", mark("Whole stage a day later"), "whole", 1, "Ctrl+Right"),
    ("bar_earlier", mark("Whole stage a day earlier"), "whole", -1, "Ctrl+Left"),
)  # fmt: skip
Doing = Callable[["RoadmapPage"], object]


class _Roadmap:
    """The roadmap page when it is shown, with the reasons why it cannot be worked on."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    @property
    def page(self) -> RoadmapPage | None:
        return cast("RoadmapPage | None", self._reach.page("roadmap"))

    def act(self, doing: Doing) -> Callable[[], None]:
        """A command's act on the page."""

        def done() -> None:
            page = self.page
            if page is not None:
                doing(page)

        return done

    def shown(self) -> str | None:
        """Why a command for the bars cannot be done."""
        return None if self.page is not None and self.page.is_showing_bars else tr("it works on the roadmap")

    def writes(self) -> str | None:
        """Why nothing can be planned."""
        return tr("it works on the roadmap") if self.page is None else self._reach.may_write()

    def on_case(self) -> str | None:
        """Why a command for one use case cannot be done."""
        reason = self.writes()
        return reason or (tr("no use case is chosen") if self.page is None or self.page.case is None else None)

    def on_selection(self) -> str | None:
        """Why a command for the selection cannot be done."""
        reason = self.writes()
        return reason or (tr("no use case is chosen") if self.page is None or not self.page.selected else None)

    def unplanned(self) -> str | None:
        """Why no plan can be proposed for the selection."""
        reason = self.on_selection()
        if reason or self.page is None or self.page.can_propose(self.page.selected):
            return reason
        return tr("the selected use cases are planned or closed")

    def on_bar(self) -> str | None:
        """Why the bar in use cannot be moved."""
        reason = self.on_case()
        if reason or self.page is None or self.page.view.chart.taken is not None:
            return reason
        return tr("no stage of this use case is planned")


def commands(reach: Reach) -> tuple[Command, ...]:
    """Plan, promise, let wait, zoom and group."""
    roadmap = _Roadmap(reach)
    return (*_planning(roadmap), *_moving(roadmap), *_seeing(roadmap))


def _planning(roadmap: _Roadmap) -> tuple[Command, ...]:
    act, under = roadmap.act, mark("Roadmap")
    return (
        Command("roadmap.plan", mark("Plan &stages…"), "calendar-days", "data", act(lambda page: page.plan_stages()),
                tip=mark("Enter the dates of the nine stages"), objection=roadmap.on_case, group=20, under=under,
                shown_keys=("F2",)),
        Command("roadmap.propose", mark("&Propose a plan"), "wand-sparkles", "data",
                act(lambda page: page.propose(is_all=False)), objection=roadmap.unplanned, group=20, under=under,
                tip=mark("Spread the nine stages of the selection from start to target")),
        Command("roadmap.propose_all", mark("Propose plans"), "wand-sparkles", "data",
                act(lambda page: page.propose(is_all=True)), objection=roadmap.writes, group=20, under=under,
                tip=mark("Plan every shown use case that has no plan yet")),
        Command("roadmap.waits", mark("&Waits for…"), "git-branch", "data", act(lambda page: page.edit_waits()),
                tip=mark("Say which use cases must come first"), objection=roadmap.on_case, group=20, under=under),
        Command("roadmap.baseline", mark("Set &baseline"), "flag", "data",
                act(lambda page: page.set_baseline(is_all=False)), objection=roadmap.on_selection, group=21,
                tip=mark("Promise the plan of the selection as it is now"), under=under),
        Command("roadmap.baseline_all", mark("Set baseline of &all"), "flag", "data",
                act(lambda page: page.set_baseline(is_all=True)), objection=roadmap.writes, group=21, under=under,
                tip=mark("Promise the plan of every use case as it is now")),
        Command("roadmap.clear_baseline", mark("&Clear baseline"), "eraser", "data",
                act(lambda page: page.clear_baseline()), objection=roadmap.on_selection, group=21, under=under,
                tip=mark("Take the promised dates of the selection away")),
    )  # fmt: skip


def _moving(roadmap: _Roadmap) -> tuple[Command, ...]:
    return tuple(
        Command(
            f"roadmap.{name}",
            title,
            "move-right" if days > 0 else "move-left",
            "data",
            roadmap.act(partial(_move, part, days)),
            objection=roadmap.on_bar,
            group=22,
            under=mark("Roadmap"),
            shown_keys=(keys,),
        )
        for name, title, part, days, keys in _MOVES
    )


def _move(part: str, days: int, page: RoadmapPage) -> None:
    page.move_bar(part, days)


def _seeing(roadmap: _Roadmap) -> tuple[Command, ...]:
    zooms = [
        Command(
            f"roadmap.zoom_{name}",
            title,
            "zoom-in",
            "view",
            roadmap.act(partial(_zoom, name)),
            objection=roadmap.shown,
            is_checked=partial(_is_zoom, roadmap, name),
            group=20,
            under=mark("Roadmap"),
        )
        for name, title in _ZOOMS
    ]
    groups = [
        Command(
            f"roadmap.group_{name}",
            title,
            "group",
            "view",
            roadmap.act(partial(_group, name)),
            objection=roadmap.shown,
            is_checked=partial(_is_group, roadmap, name),
            group=21,
            under=mark("Roadmap"),
        )
        for name, title in _GROUPS
    ]
    today = Command(
        "roadmap.today", mark("Scroll to &today"), "calendar-clock", "view",
        roadmap.act(lambda page: page.view.show_today()), objection=roadmap.shown, group=22, under=mark("Roadmap"),
        shown_keys=("T",),
    )  # fmt: skip
    steps = [
        Command(
            f"roadmap.{name}", title, icon, "view", roadmap.act(partial(_step, by)), objection=roadmap.shown, group=20,
            under=mark("Roadmap"), shown_keys=(keys,),
        )
        for name, title, icon, by, keys in (
            ("closer", mark("Zoom &in"), "zoom-in", -1, "+"), ("wider", mark("&Zoom out"), "zoom-out", 1, "-"),
        )
    ]  # fmt: skip
    return (*zooms, *steps, *groups, today)


def _zoom(name: str, page: RoadmapPage) -> None:
    page.view.set_zoom(name)


def _step(by: int, page: RoadmapPage) -> None:
    page.view.zoom_by(by)


def _is_zoom(roadmap: _Roadmap, name: str) -> bool:
    return roadmap.page is not None and roadmap.page.zoom == name


def _group(name: str, page: RoadmapPage) -> None:
    page.group_by(name)


def _is_group(roadmap: _Roadmap, name: str) -> bool:
    return roadmap.page is not None and roadmap.page.group == name

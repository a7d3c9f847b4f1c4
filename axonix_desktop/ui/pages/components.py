"""Components and standards: how often each is reused, who waits for it and how long, which standards are followed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.actions.components import publish_components
from axonix_desktop.core.champion_steps import left_words
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.readiness import period_ends
from axonix_desktop.core.records.readiness import Component as ComponentRecord
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.components import KINDS, Component, Components, Reuse, Use, read_components, reuse_at
from axonix_desktop.store.queries.steering import first_day
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.kpi import Kpi
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.readiness_views.component_list import Chip, Line
from axonix_desktop.ui.readiness_views.list_page import ListView
from axonix_desktop.ui.readiness_views.tying import Tie, tie_selected, untie
from axonix_desktop.ui.readiness_views.uses_pane import Tied, Verb
from axonix_desktop.ui.reading import Reading

_KIND = ComponentRecord.fields["component_kind"].kind
_ICONS = {
    "model": "sparkles", "pipeline": "workflow", "feature_store": "database", "api": "share-2",
    "prompt": "message-square", "template": "file-text", "standard": "scroll-text",
}  # fmt: skip


class ComponentsPage(Page):
    """Figures above, components and standards as lists, what is stood on beside them."""

    kinds = KINDS
    has_filter = True
    primary = "component.use"
    side_buttons = ("component.wait",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: Components | None = None
        self._past: tuple[Reuse, ...] = ()
        self._words = ""
        headings = (
            (tr("Components"), tr("number of use cases that use each")),
            (tr("Standards"), tr("share of active use cases that follow each")),
        )
        self.view = ListView(context, headings, 4, self._open_figure, (self._tell, self._open), self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.reading = Reading(context.programme, context.jobs, tr("Reading the components"), self._read, self)
        self.reading.shown.connect(self._on_shown)
        self.reading.failed.connect(self._on_failed)
        self.reading.stopped.connect(lambda: self._on_failed(tr("Reading was stopped. Nothing is lost.")))

    def refresh(self, kinds: frozenset[str]) -> None:
        self.reading.refresh()

    def counts(self) -> str:
        if self.found is None or not self.found.components:
            return ""
        return trn("{count} component or standard", "{count} components and standards", len(self.found.components))

    def filter_by(self, text: str) -> None:
        self._words = text.strip()
        self._fill()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        self.view.take_focus()

    def _read(self) -> tuple[Components, tuple[Reuse, ...]]:
        f, today = self.context.programme.file, self.context.programme.today()
        return read_components(f), reuse_at(f, period_ends(first_day(f) or today, today))

    def _on_shown(self, found: tuple[Components, tuple[Reuse, ...]]) -> None:
        self.found, self._past = found
        is_bare = not self.found.components
        self.primary, self.side_buttons = ("", ()) if is_bare else ("component.use", ("component.wait",))
        if is_bare:
            self._show_empty()
        else:
            self._fill()
        self.told.emit()

    def _on_failed(self, error: object) -> None:
        again = [(tr("Try again"), self.reading.refresh)]
        self.view.show_state("circle-alert", "red", tr("The components cannot be read"), str(error), again)

    def _fill(self) -> None:
        if self.found is None or not self.found.components:
            return
        words = self._words.casefold()
        shown = [one for one in self.found.components if words in f"{one.name} {one.owner}".casefold()]
        most = max((len(one.users) for one in self.found.components), default=0) or 1
        parts = [one for one in shown if not one.is_standard]
        rules = [one for one in shown if one.is_standard]
        rules.sort(key=lambda one: (not one.is_mandatory, -one.adopted))
        self.view.show_figures(self._figures(self.found))
        self.view.show_lists(
            [[self._line(one, most) for one in parts], [self._line(one, most) for one in rules]],
            tr("Nothing here contains “{words}”.", words=self._words),
        )  # fmt: skip

    def _figures(self, found: Components) -> list[Kpi]:
        """Reuse with its past, waiting, standards, published."""
        past = [one.percent for one in self._past if one.percent is not None]
        rate = found.reuse_percent
        figure, line = ("–", None) if rate is None else (as_percent(round(rate)), (*past, rate))
        reuse = Kpi(tr("Reuse rate"), figure, since=tr("used by two use cases or more"), past=line)
        waiting = len(_waiting_ids(found))
        longest, since = found.longest, tr("nobody waits")
        if longest is not None and (days := longest[1].days(self.context.programme.today())) is not None:
            since = trn("longest {count} day: {name}", "longest {count} days: {name}", days, name=longest[0].name)
        rules = [one for one in found.components if one.is_standard and one.is_mandatory]
        share = sum(one.adopted for one in rules) / (len(rules) * found.active) if rules and found.active else None
        whole = sum(one.adopted >= found.active for one in rules)
        parts = [one for one in found.components if not one.is_standard]
        return [
            reuse,
            Kpi(tr("Use cases that wait"), f"{waiting:,}", since=since, has_trend=False),
            Kpi(tr("Mandatory standards followed"), "–" if share is None else as_percent(round(100 * share)),
                has_trend=False, since=tr("{whole} of {all} by every use case", whole=whole, all=len(rules))),
            Kpi(tr("Published components"), f"{sum(one.is_published for one in parts):,}", has_trend=False,
                since=tr("of {all}", all=f"{len(parts):,}")),
        ]  # fmt: skip

    def _line(self, one: Component, most: int) -> Line:
        active = self.found.active if self.found else 0
        note = " · ".join(part for part in (
            tr(_KIND.show(one.kind)) if one.kind else "", one.owner or tr("no owner"),
            tr("version {version}", version=one.version) if one.version else "",
        ) if part)  # fmt: skip
        chips: list[Chip] = []
        if one.has_owner_left:
            chips.append(Chip(tr("Owner has left"), "amber", "user-x"))
        if one.waiting:
            chips.append(Chip(trn("{count} waits", "{count} wait", len(one.waiting)), "amber", "clock"))
        if one.is_standard and one.is_mandatory:
            chips.append(Chip(tr("Must be used"), "violet", "flag"))
        if not one.is_published and not one.is_standard:
            chips.append(Chip(tr("Not published"), "grey", "lock"))
        icon = _ICONS.get(one.kind, "component")
        if one.is_standard:
            share = one.adopted / active if active else None
            figure = "–" if share is None else as_percent(round(100 * share))
            tone = "green" if share == 1 else "amber" if one.is_mandatory else "blue"
            said = tr("followed by {figure} of the active use cases", figure=figure)
        else:
            share, figure, tone = len(one.users) / most, f"{len(one.users):,}", "blue"
            said = trn("used by {count} use case", "used by {count} use cases", len(one.users))
        heard = ", ".join((said, *(chip.words for chip in chips)))
        return Line(one.id, icon, one.name, note, share, figure, tone, tuple(chips), heard)

    def _tell(self, line: Line) -> None:
        """Tell of a component beside the list."""
        one = self._component(line.id)
        if one is None:
            return
        day = Date().show(Date().from_store(one.review_expires_on)) if one.review_expires_on else ""
        owner = left_words(one.owner) if one.has_owner_left else one.owner
        facts = [
            (tr("Kind"), tr(_KIND.show(one.kind)) if one.kind else "–"), (tr("Owner"), owner or "–"),
            (tr("Version"), one.version or "–"),
            (tr("Maturity"), "–" if one.maturity is None else tr("{score} of 4", score=one.maturity)),
            (tr("Published"), tr("Yes") if one.is_published else tr("No")), (tr("Review expires"), day or "–"),
        ]  # fmt: skip
        tied = (
            Tied(tr("Used by"), tr("No use case uses it yet."), self._cases(one.users)),
            Tied(tr("Waiting for it"), tr("Nobody waits."), self._cases(one.waiting)),
        )
        may = not self.context.is_read_only
        publish = tr("Withdraw") if one.is_published else tr("Publish")
        verbs = (
            Verb(tr("Use…"), lambda: self._tie("use", one.id), may),
            Verb(tr("Wait…"), lambda: self._tie("wait", one.id), may),
            Verb(tr("Stop using…"), lambda: self._untie(one), may and bool(one.users or one.waiting)),
            Verb(publish, lambda: self._publish(one), may),
            Verb(tr("Show"), lambda: self.context.open_record("component", one.id)),
        )
        self.view.pane.show_thing(one.name, facts, tied, verbs)

    def _cases(self, uses: Sequence[Use]) -> tuple[tuple[int, str, str], ...]:
        today = self.context.programme.today()
        found: list[tuple[int, str, str]] = []
        for use in uses:
            days = use.days(today)
            since = (
                trn("for {count} day", "for {count} days", days) if days is not None else tr("since when is not known")
            )
            found.append((use.use_case_id, f"{use.key}  {use.title}", since))
        return tuple(found)

    def _component(self, number: int) -> Component | None:
        return next((one for one in self.found.components if one.id == number), None) if self.found else None

    def _open(self, line: Line) -> None:
        self.context.open_record("component", line.id)

    def _tie(self, tie: Tie, component: int) -> None:
        tie_selected(self.context, tie, component)
        self.view.take_focus()

    def _untie(self, one: Component) -> None:
        cases = [(use.use_case_id, f"{use.key}  {use.title}") for use in (*one.users, *one.waiting)]
        untie(self.context, "leave", [(one.id, one.name)], cases)
        self.view.take_focus()

    def _publish(self, one: Component) -> None:
        act = partial(publish_components, ids=[one.id], is_published=not one.is_published)
        if self.context.change(act, tr("This cannot be kept")):
            words = tr("“{name}” is withdrawn", name=one.name)
            if not one.is_published:
                words = tr("“{name}” is published", name=one.name)
            self.context.toast.say(words, tr("Undo"), partial(self.context.run, "edit.undo"))

    def _open_figure(self, place: int) -> None:
        """The rows that a figure counts."""
        if self.found is None:
            return
        title = self.view.cards[place].kpi.title
        if place == 1:
            ids = _waiting_ids(self.found)
            self.context.show_rows((Condition("id", "any_of", tuple(ids), title),), title)
            return
        parts = self.found.components
        wanted = {
            0: [one.id for one in parts if not one.is_standard and len(one.users) >= 2],
            2: [one.id for one in parts if one.is_standard and one.is_mandatory],
            3: [one.id for one in parts if not one.is_standard and one.is_published],
        }[place]
        self.context.show_rows((Condition("id", "any_of", tuple(wanted), title),), title, "component")

    def _table(self, place: int) -> ChartTable:
        heads = (tr("Component"), tr("Kind"), tr("Owner"), tr("Used by"), tr("Waiting"))
        shown = {line.id for line in self.view.lists[place].lines}
        parts = [one for one in (self.found.components if self.found else ()) if one.id in shown]
        rows = [
            [one.name, tr(_KIND.show(one.kind)) if one.kind else "", one.owner, len(one.users), len(one.waiting)]
            for one in parts
        ]
        return ChartTable(heads, rows)

    def _show_empty(self) -> None:
        run = self.context.run
        words = tr("What is built once and used again, and the standards everybody follows: with how often each is"
                   " reused, who waits for it, and which standards are not followed yet.")  # fmt: skip
        self.view.show_state("component", "blue", tr("Build once, use again"), words, [
            (tr("Add a component"), lambda: self.context.go("readiness/components")),
            (tr("Import from Excel"), lambda: run("file.import")),
            (tr("Open sample programme"), lambda: run("file.sample")),
        ])  # fmt: skip


def _waiting_ids(found: Components) -> list[int]:
    """The use cases that wait for any component, each once."""
    return list(dict.fromkeys(use.use_case_id for one in found.components for use in one.waiting))

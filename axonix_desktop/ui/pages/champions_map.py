"""The first view of champions: where units stand against their target, who is missing, quiet or alone, and waves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from axonix_desktop.actions.settings import keep_setting
from axonix_desktop.core.champions import UnitCoverage
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.champions import INACTIVE_DAYS, MOST_USE_CASES, Champions, champions
from axonix_desktop.ui.champions import filling
from axonix_desktop.ui.champions.cards import ChampionCards
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords

_MOST_UNITS = 12
_SPANS = (30, 45, 60, 90, 120)
_MOST_CASES = (2, 3, 5, 8, 12)
_TABLES = {
    "map": filling.map_table, "timeline": filling.timeline_table, "waves": filling.waves_table,
    "effects": filling.effects_table,
}  # fmt: skip


class ChampionsMapPage(ReadingPage):
    """Figures above, the map of units beside what is fragile, then time and waves, then what it changed."""

    kinds = frozenset({
        "champion", "check_in", "champion_use_case", "business_unit", "person", "cohort", "enrolment", "stage_plan",
        "use_case", "setting",
    })  # fmt: skip
    primary = "champions.nominate"
    side_buttons = ("champions.check_in",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("award", tr("Reading the champions"), tr("The champions cannot be read"),
                             tr("The champions were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        self.now: Champions | None = None
        self._shows_all = False
        self.cards = ChampionCards(context.look, context.messages, self, self._table)
        self.hold(self.cards)
        self._connect()

    def _connect(self) -> None:
        cards = self.cards
        cards.more_units.clicked.connect(lambda _checked=False: self._toggle_units())
        cards.all_inactive.setText(tr("View all"))
        cards.all_inactive.clicked.connect(lambda _checked=False: self.kpi("inactive"))
        cards.plan_wave.setText(tr("Plan a wave"))
        cards.plan_wave.clicked.connect(lambda _checked=False: self.plan_wave())
        menu = QMenu(cards.days)
        for days in _SPANS:
            menu.addAction(trn("Inactive after {count} day", "Inactive after {count} days", days),
                           partial(self.set_inactive_days, days))  # fmt: skip
        cards.days.setMenu(menu)
        most = QMenu(cards.most_cases)
        for number in _MOST_CASES:
            most.addAction(trn("Overloaded with more than {count} use case",
                               "Overloaded with more than {count} use cases", number),
                           partial(self.set_most_use_cases, number))  # fmt: skip
        cards.most_cases.setMenu(most)

    def _read(self) -> Champions:
        return champions(self.context.programme.file, self.context.programme.today())

    def counts(self) -> str:
        now = self.now
        if now is None or not now.rows:
            return ""
        words = trn("{count} active champion", "{count} active champions", len(now.active))
        if now.total.percent is None:
            return words
        return tr("{active}, {gap} missing", active=words, gap=f"{now.total.gap:,}")

    def status(self) -> tuple[str, ...]:
        now = self.now
        if now is None or not now.rows:
            return ()
        return (
            trn("{count} champion", "{count} champions", len(now.rows)),
            trn("{count} business unit", "{count} business units", len(now.units)),
            trn("{count} person reached by check-ins", "{count} people reached by check-ins", now.reached),
        )

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        else:
            self.cards.kpis["places"].setFocus()

    def unit(self, unit_id: int) -> None:
        """Open a business unit."""
        self.context.open_record("business_unit", unit_id)

    def role(self, unit_id: int, role: str) -> None:
        """Open the champions of a unit with a role; where there are none, ask whom to nominate."""
        one = self._unit(unit_id)
        if one is None:
            return
        ids = (*one.active.get(role, ()), *one.coming.get(role, ()))
        if ids:
            self._show(ids, tr("Champions of {unit}", unit=one.unit.name))
        elif self.context.is_read_only:
            self.unit(unit_id)
        else:
            from axonix_desktop.ui.champions import asking

            asking.nominate(self.context, asking.Begin(unit_id=unit_id, role=role))

    def places(self, unit_id: int | None) -> None:
        """Open all champions of a unit, also those who were."""
        if self.now is None or unit_id is None:
            return
        ids = [one.id for one in self.now.rows.values() if one.unit_id == unit_id]
        if ids:
            found = self._unit(unit_id)
            self._show(ids, tr("Champions of {unit}", unit=found.unit.name if found is not None else ""))
        else:
            self.unit(unit_id)

    def month(self, place: int) -> None:
        """Open the champions active at the end of a month."""
        if self.now is not None and (ids := self.now.timeline[place].active):
            day = Date().show(self.now.timeline[place].day)
            self._show(ids, tr("Active on {day}", day=day))

    def wave(self, place: int) -> None:
        """Open the champions of a wave, or its plan where nobody is in it yet."""
        if self.now is None:
            return
        one = self.now.waves[place]
        if one.ids:
            self._show(one.ids, one.name)
        elif one.planned is not None:
            self.context.open_record("cohort", one.planned.id)

    def kpi(self, name: str) -> None:
        """Open what a figure counts."""
        now = self.now
        if now is None:
            return
        if name == "active":
            self.context.show_rows((Condition("status", "any_of", ("active",)),), tr("Active champions"), "champion")
        elif name == "places":
            self._show(now.with_status("active", "nominated", "onboarding"), tr("Champions, active and on the way"))
        elif name == "units":
            ids = tuple(one.unit.id for one in now.units if one.gap)
            title = tr("Units short of champions")
            self._show(ids, title, "business_unit")
        elif name == "points":
            self._show(tuple(dict.fromkeys(one.champion_id for one in now.single_points)),
                       tr("Single points of failure"))  # fmt: skip
        else:
            self._show([one.champion_id for one in now.inactive], tr("Inactive champions"))

    def plan_wave(self) -> None:
        """Ask for a new wave."""
        from axonix_desktop.ui.detail.making import new_record

        if not self.context.is_read_only:
            new_record(self.context, "cohort", {"purpose": "champions"})

    def set_inactive_days(self, days: int) -> None:
        """Let champions count as inactive after so many days without a check-in."""
        label = trn("Call champions inactive after {count} day", "Call champions inactive after {count} days", days)
        act = partial(keep_setting, name=INACTIVE_DAYS, value=days, label=label)
        self.context.change(act, tr("The setting cannot be kept"))

    def set_most_use_cases(self, number: int) -> None:
        """Let champions count as overloaded with more supported use cases than that."""
        label = trn("Call champions overloaded with more than {count} use case",
                    "Call champions overloaded with more than {count} use cases", number)  # fmt: skip
        act = partial(keep_setting, name=MOST_USE_CASES, value=number, label=label)
        self.context.change(act, tr("The setting cannot be kept"))

    def _show(self, ids: Sequence[int], title: str, kind: str = "champion") -> None:
        self.context.show_rows((Condition("id", "any_of", tuple(ids), title),), title, kind)

    def _unit(self, unit_id: int) -> UnitCoverage | None:
        return next((one for one in self.now.units if one.unit.id == unit_id), None) if self.now else None

    def fill(self, found: Any) -> None:
        if not isinstance(found, Champions):
            return
        now = self.now = found
        is_empty = not now.rows and not now.units
        self.primary = "" if is_empty else "champions.nominate"  # an empty page has a primary button of its own
        self.side_buttons = () if is_empty else ("champions.check_in",)
        self.told.emit()
        if is_empty:
            self._show_empty()
            return
        self.show_content(self.cards)
        for name, card in self.cards.kpis.items():
            card.show_kpi(filling.kpi(name, now))
        self._fill_units()
        self._fill_lists()
        self._fill_time()

    def _fill_units(self) -> None:
        now, cards = self.now, self.cards
        if now is None:
            return
        cards.map.may_nominate = not self.context.is_read_only
        cards.map.show_units(now.units if self._shows_all else now.units[:_MOST_UNITS], now.total)
        cards.more_units.setVisible(len(now.units) > _MOST_UNITS)
        everything = tr("Show all {count}", count=f"{len(now.units):,}")
        cards.more_units.setText(tr("Show fewer") if self._shows_all else everything)
        hint = tr("active") if self.context.is_read_only else tr("active; + nominates")
        cards.map_frame.set_heading(tr("Business unit × role"), hint)
        if now.units:
            cards.map_frame.show_chart()
        else:
            cards.map_frame.show_empty(tr("Units appear here as soon as there are any."), tr("Business units"),
                                       lambda: self.context.go("units"))  # fmt: skip

    def _fill_lists(self) -> None:
        now, cards = self.now, self.cards
        if now is None:
            return
        may_write = not self.context.is_read_only
        if now.single_points:
            cards.points.show_list()
            cards.points.list.show_rows([
                (filling.point_row(one, now, may_write=may_write), partial(self._mend, one.kind, one.champion_id))
                for one in now.single_points
            ])  # fmt: skip
        elif now.active:
            cards.points.show_state("circle-check", tr("No unit rests on one champion without a deputy."))
        else:
            cards.points.show_state("award", tr("Units appear here that rest on one champion without a deputy."))
        remark = tr("{shown} of {all}", shown=cards.points.list.most, all=len(now.single_points))
        is_many = len(now.single_points) > cards.points.list.most
        cards.points.set_heading(tr("Single points of failure"), remark if is_many else "")
        self._fill_limits()
        cards.all_inactive.setVisible(len(now.inactive) > cards.inactive.list.most)
        if now.inactive:
            cards.inactive.show_list()
            cards.inactive.list.show_rows([
                (filling.quiet_row(one, now, may_write=may_write), partial(self._check_in, one.champion_id))
                for one in now.inactive
            ])  # fmt: skip
        elif now.active:
            cards.inactive.show_state("circle-check", tr("Every active champion has checked in lately."))
        else:
            cards.inactive.show_state("award", tr("Active champions appear here when they have gone quiet."))

    def _fill_limits(self) -> None:
        """The buttons that say from when on a champion is inactive or overloaded."""
        now, cards = self.now, self.cards
        if now is None:
            return
        most = now.limits.most_use_cases
        cards.most_cases.setText(trn("over {count} case", "over {count} cases", most))
        cards.most_cases.setAccessibleName(
            trn("Overloaded with more than {count} use case; change it",
                "Overloaded with more than {count} use cases; change it", most)
        )  # fmt: skip
        cards.most_cases.setEnabled(not self.context.is_read_only)
        cards.days.setText(tr("after {days} d", days=now.limits.inactive_days))
        cards.days.setAccessibleName(
            trn("Inactive after {count} day; change it", "Inactive after {count} days; change it",
                now.limits.inactive_days)
        )  # fmt: skip
        cards.days.setEnabled(not self.context.is_read_only)

    def _fill_time(self) -> None:
        now, cards = self.now, self.cards
        if now is None:
            return
        if any(one.active for one in now.timeline):
            cards.timeline.show_points(now.timeline)
            cards.timeline_frame.show_chart()
        else:
            cards.timeline_frame.show_empty(tr("The line begins when the first champion is active."))
        if now.waves:
            cards.waves.show_waves(now.waves, now.today)
            cards.waves_frame.show_chart()
        else:
            cards.waves_frame.show_empty(tr("No wave is planned yet. A wave is a group who begin together."),
                                         tr("Plan a wave"), self.plan_wave)  # fmt: skip
        cards.parts.setVisible(bool(now.waves))
        cards.waves_frame.set_heading(tr("Waves, planned and actual"), "")
        cards.plan_wave.setVisible(bool(now.waves) and not self.context.is_read_only)
        if now.effects:
            cards.effects.show_effects(now.effects)
            words = filling.sides_words(now.sides)
            cards.sides.setText(words)
            cards.sides.setVisible(bool(words))
            cards.caution.setText(
                tr("Equal spans before and after the first champion of whom enough is recorded on both sides. What"
                   " stands side by side does not prove a cause.")
            )  # fmt: skip
            cards.effects_frame.show_chart()
        else:
            cards.effects_frame.show_empty(
                tr("Once champions are active, the training and the stages of their units before and after stand here.")
            )

    def _mend(self, kind: str, champion_id: int) -> None:
        """Do what a line about a single point of failure offers."""
        if kind == "alone" and not self.context.is_read_only:
            from axonix_desktop.ui.champions import asking

            asking.name_deputy(self.context, champion_id)
        else:
            self.context.open_record("champion", champion_id)

    def _check_in(self, champion_id: int) -> None:
        if self.context.is_read_only:
            self.context.open_record("champion", champion_id)
            return
        from axonix_desktop.ui.champions import asking

        asking.check_in(self.context, champion_id)

    def _toggle_units(self) -> None:
        self._shows_all = not self._shows_all
        self._fill_units()

    def _table(self, name: str) -> ChartTable:
        return _TABLES[name](self.now) if self.now is not None else ChartTable((), ())

    def _show_empty(self) -> None:
        """Nobody yet: what the page is for, and how to begin."""
        run = self.context.run
        buttons = [
            (tr("Nominate a champion"), lambda: run("champions.nominate")),
            (tr("Import from Excel"), lambda: run("file.import")),
            (tr("Open sample programme"), lambda: run("file.sample")),
        ]
        words = tr("Champions bring AI into their business unit. Here you see who covers which unit, where somebody is"
                   " missing and who has gone quiet. Begin with one nomination, or bring in the list"
                   " you have.")  # fmt: skip
        self.show_pane("award", "blue", tr("Champions for every unit"), words, buttons)

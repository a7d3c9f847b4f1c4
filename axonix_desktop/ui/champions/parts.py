"""The tabs of a champion (steps, check-ins, use cases) and of a business unit (its coverage) in the detail panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from axonix_desktop.core.champion_steps import ChampionFacts, step_objections, step_words, steps
from axonix_desktop.core.champions import ORDER, ChampionRow
from axonix_desktop.core.kinds import Choice, Date
from axonix_desktop.core.records.people import Champion, CheckIn
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.champions import (
    CheckInLine,
    SupportedCase,
    champion_facts,
    check_ins,
    coverage_of,
    supported,
)
from axonix_desktop.ui.champions import asking
from axonix_desktop.ui.champions.coverage_map import SIGNS, places_words
from axonix_desktop.ui.champions.status_track import StatusTrack
from axonix_desktop.ui.detail.part import LinkRow, Part, initials_picture
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.overview.words import stage_words
from axonix_desktop.ui.texts import PlainLabel

_MOST, _ROOM = 8, 310
_LEVELS = {"green": "green", "amber": "amber", "red": "red", "none": "grey"}


class ChampionPart(Part):
    """Each step is a button; a step that cannot be taken is grey and says why."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        file = self.context.programme.file
        facts = champion_facts(file, record.id)
        if facts is None:
            return
        self._add_status(record, facts)
        self._add_deputy(record)
        self._add_check_ins(record.id, check_ins(file, record.id))
        self._add_cases(record.id, facts, supported(file, record.id))
        self.body.addStretch(1)

    def _add_status(self, record: ShownRecord, facts: ChampionFacts) -> None:
        """Where the champion stands, and the steps that may follow."""
        note = ""
        if facts.status == "alumni" and facts.until_on is not None:
            note = tr("until {day}", day=Date().show(facts.until_on))
        elif facts.status in ("active", "paused") and facts.since_on is not None:
            note = tr("since {day}", day=Date().show(facts.since_on))
        self.body.addWidget(self.heading(tr("Status"), note))
        self.body.addWidget(StatusTrack(self.look, facts.status))
        reasons: list[str] = []
        buttons: list[QPushButton] = []
        today = self.context.programme.today()
        for place, to in enumerate(steps(facts.status)):
            act = partial(asking.take_step, self.context, record.id, to)
            button = self.button(step_words(facts.status, to), act, "" if place == 0 else "quiet")
            found = step_objections(facts, to, today, today)
            self._judge(button, " ".join(found))
            if found:
                reasons.append(" ".join(found))
            buttons.append(button)
        if facts.status != "alumni":
            hand_over = self.button(tr("Hand over…"), partial(asking.hand_over, self.context, record.id), "quiet")
            self._judge(hand_over, "")
            buttons.insert(1, hand_over)
        self._add_buttons(buttons)
        for reason in reasons:
            self.body.addWidget(PlainLabel(self.look, reason, "small", "text_muted", wraps=True))
        if record.values.get("successor_id"):
            name = record.words.get("successor_id", "")
            line = LinkRow(self.look, name, tr("Handed over to"), picture=self._picture(name))
            line.clicked.connect(partial(self._open, "person", int(str(record.values["successor_id"]))))
            self.body.addWidget(line)

    def _add_buttons(self, buttons: list[QPushButton]) -> None:
        """Buttons side by side, in as many rows as they need."""
        room, taken = self.look.px(_ROOM), 0
        row: QHBoxLayout | None = None
        for button in buttons:
            wide = button.sizeHint().width() + 8
            if row is None or taken + wide > room:
                row, taken = QHBoxLayout(), 0
                row.setSpacing(8)
                row.addStretch(1)
                self.body.addLayout(row)
            row.insertWidget(row.count() - 1, button)
            taken += wide

    def _add_deputy(self, record: ShownRecord) -> None:
        deputy = record.values.get("deputy_id")
        self.body.addWidget(self.heading(tr("Deputy")))
        if isinstance(deputy, int):
            name = record.words.get("deputy_id", "")
            row = LinkRow(self.look, name, tr("Stands in"), picture=self._picture(name))
            row.clicked.connect(partial(self._open, "person", deputy))
            self.body.addWidget(row)
            return
        act = partial(asking.name_deputy, self.context, record.id)
        self.body.addWidget(self.nothing(tr("Nobody stands in yet."), tr("Name a deputy…"), act))

    def _add_check_ins(self, number: int, found: list[CheckInLine]) -> None:
        """The latest check-ins, and how many people they reached."""
        reached = sum(one.people_reached or 0 for one in found)
        note = trn("{count} person reached", "{count} people reached", reached) if reached else ""
        self.body.addWidget(self.heading(tr("Check-ins"), note))
        act = partial(asking.check_in, self.context, number)
        if not found:
            self.body.addWidget(self.nothing(tr("No check-in is noted yet."), tr("Log a check-in…"), act))
            return
        kind = CheckIn.fields["check_in_kind"].kind
        for one in found[:_MOST]:
            parts = [Date().show(one.held_on), tr(kind.show(one.kind)) if one.kind else ""]
            if one.people_reached:
                parts.append(trn("{count} person", "{count} people", one.people_reached))
            title = one.subject or (tr(kind.show(one.kind)) if one.kind else tr("Check-in"))
            row = LinkRow(self.look, title, " · ".join(part for part in parts if part), "calendar-check")
            row.clicked.connect(partial(self._open, "check_in", one.id))
            self.body.addWidget(row)
        if len(found) > _MOST:
            rest = trn("{count} earlier", "{count} earlier", len(found) - _MOST)
            self.body.addWidget(PlainLabel(self.look, rest, "small", "text_muted"))
        self._add_button(tr("Log a check-in…"), act)

    def _add_cases(self, number: int, facts: ChampionFacts, found: list[SupportedCase]) -> None:
        """The use cases supported; each opens, and can be taken off."""
        self.body.addWidget(self.heading(tr("Supported use cases"), f"{len(found):,}" if found else ""))
        act = partial(asking.support_case, self.context, number)
        if not found:
            words = tr("No use case is supported yet.")
            if facts.status == "alumni":
                self.body.addWidget(self.nothing(words))
            else:
                self.body.addWidget(self.nothing(words, tr("Support a use case…"), act))
            return
        for one in found:
            self.body.addWidget(self._case(number, one))
        if facts.status != "alumni":
            self._add_button(tr("Support a use case…"), act)

    def _case(self, number: int, one: SupportedCase) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(self.look.px(48))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        row = LinkRow(self.look, one.title, f"{one.key} · {stage_words(one.stage)}")
        row.clicked.connect(partial(self._open, "use_case", one.use_case_id))
        line.addWidget(row, 1)
        off = QToolButton()
        side = self.look.px(28)
        off.setFixedSize(side, side)
        off.setIcon(self.look.icon("x"))
        off.setAccessibleName(tr("Stop supporting {case}", case=one.title))
        off.setToolTip(tr("Stop supporting this use case"))
        off.setEnabled(self.may_write)
        off.clicked.connect(partial(self._take_off, number, one.use_case_id))
        line.addWidget(off)
        return holder

    def _take_off(self, number: int, case: int, _checked: bool = False) -> None:
        asking.stop_support(self.context, number, case)

    def _add_button(self, words: str, act: partial[bool]) -> None:
        button = self.button(words, act, "quiet")
        self._judge(button, "")
        self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)

    def _judge(self, button: QPushButton, reason: str) -> None:
        """Grey a button that cannot be used now, with the reason as its tip."""
        words = self.context.programme.read_only_reason or reason
        button.setEnabled(not words)
        button.setToolTip(words)

    def _picture(self, name: str) -> QLabel:
        return initials_picture(self.look, name, self.devicePixelRatioF())

    def _open(self, kind: str, record_id: int, _checked: bool = False) -> None:
        self.context.open_record(kind, record_id)


class CoveragePart(Part):
    """The champions of a business unit against its target."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        found = coverage_of(self.context.programme.file, record.id, self.context.programme.today())
        if found is None:
            return
        one, rows = found
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.look, tr("Coverage"), "body_strong"), 1)
        if one.needed or one.filling:
            head.addWidget(self.chip(places_words(one), _LEVELS[SIGNS[one.level]]))
        self.body.addLayout(head)
        self.body.addWidget(PlainLabel(self.look, one.reason(), "body", "text_muted", wraps=True))
        if one.target is None:
            name = "headcount" if one.unit.headcount is None else "champion_target"
            words = tr("Enter the headcount") if name == "headcount" else tr("Enter people per champion")
            button = self.button(words, partial(self.field_wanted.emit, name), "quiet")
            button.setEnabled(self.may_write)
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.heading(tr("Champions"), f"{len(rows):,}" if rows else ""))
        self.body.setSpacing(4)
        order = {status: place for place, status in enumerate(("active", *(s for s in ORDER if s != "active")))}
        for champion in sorted(rows.values(), key=lambda row: (order.get(row.status, 9), row.name.casefold())):
            self.body.addWidget(self._champion(champion))
        act = partial(asking.nominate, self.context, asking.Begin(unit_id=record.id))
        if not rows:
            words = tr("{unit} has no champion yet.", unit=one.unit.name)
            self.body.addWidget(self.nothing(words, tr("Nominate a champion…"), act))
        else:
            button = self.button(tr("Nominate a champion…"), act, "quiet")
            button.setEnabled(self.may_write)
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def _champion(self, one: ChampionRow) -> QWidget:
        kind = Champion.fields["status"].kind
        option = kind.option(one.status) if isinstance(kind, Choice) else None
        badge = self.chip(tr(option.label), option.tone) if option is not None else None
        note = tr(Champion.fields["role"].kind.show(one.role))
        picture = initials_picture(self.look, one.name, self.devicePixelRatioF())
        row = LinkRow(self.look, one.name, note, picture=picture, badge=badge)
        if one.status == "active":
            last = tr("no check-in yet")
            if one.last_on is not None:
                last = tr("last check-in {day}", day=Date().show(one.last_on))
            row.setToolTip(tr("{name}, {last}", name=one.name, last=last))
            row.setAccessibleName(tr("{name}, {role}, {last}", name=one.name, role=note, last=last))
        row.clicked.connect(partial(self._open, one.id))
        return row

    def _open(self, record_id: int, _checked: bool = False) -> None:
        self.context.open_record("champion", record_id)

"""Tabs of the detail panel: the trail of a use case, and the timeline of an incident."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from axonix_desktop.core.fairness import STATE_TONES, STATE_WORDS, judge_explanation
from axonix_desktop.core.kinds import Choice, Date
from axonix_desktop.core.records.choices import WORK_STATUS
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.assurance import trail
from axonix_desktop.store.queries.incidents import IncidentRow, one_incident, timeline
from axonix_desktop.ui.assurance import asking
from axonix_desktop.ui.assurance.papers import preview_incident, preview_trail
from axonix_desktop.ui.assurance.recording import record
from axonix_desktop.ui.assurance.step_track import StepTrack
from axonix_desktop.ui.assurance.timeline import Timeline
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.detail.part import LinkRow, Part
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.texts import PlainLabel


class TrailPart(Part):
    """What proves how a use case was decided, changed and watched; every line opens, every section can be added to."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        self.body.setSpacing(0)
        today = self.context.programme.today()
        found = trail(self.context.programme.file, record.id, today)
        self._section(tr("Model log"), len(found.changes), "model_change", record.id)
        for one in reversed(found.changes):
            called = " ".join(part for part in (one.model, one.version) if part)
            note = (Date().show(one.changed_on), called, one.decision, one.approver or tr("not approved"))
            self._row("model_change", one.id, one.change, note, "git-branch", None)
        self._section(tr("Fairness tests"), len(found.tests), "fairness_test", record.id)
        for row in found.tests:
            if row.is_newest:
                state = row.judged.state
                note = (row.test.group_tested, row.judged.reason)
                badge = (tr(STATE_WORDS[state]), STATE_TONES[state])
                self._row("fairness_test", row.test.id, row.test.metric, note, "scale", badge)
        self._section(tr("Explanations"), len(found.explanations), "explainability", record.id)
        for one in found.explanations:
            judged = judge_explanation(one, today)
            badge = (tr(STATE_WORDS[judged.state]), STATE_TONES[judged.state]) if judged.state != "passed" else None
            self._row("explainability", one.id, one.method, (one.audience, judged.reason), "message-square", badge)
        self._section(tr("Incidents"), len(found.incidents), "incident", record.id)
        severity = Incident.fields["severity"].kind
        for one in reversed(found.incidents):
            option = severity.option(one.severity) if isinstance(severity, Choice) else None
            state = tr("Exercise") if one.is_rehearsal else tr("closed") if one.closed_on else tr("open")
            badge = (tr(option.label), option.tone) if option is not None else None
            self._row("incident", one.id, one.summary, (one.key, state), "triangle-alert", badge)
        self._section(tr("Escalation rules and guardrails"), len(found.rules), "escalation_rule", record.id)
        for one in found.rules:
            badge = None if one.signed_off_on else (tr("Not signed off"), "amber")
            self._row("escalation_rule", one.id, one.trigger, (one.decider,), "flag", badge)
        self._section(tr("Workflow changes"), len(found.workflows), "workflow_change", record.id)
        for one in found.workflows:
            option = WORK_STATUS.option(one.status)
            badge = (tr(option.label), option.tone) if option is not None else None
            agreed = tr("agreed {date}", date=Date().show(one.agreed_on)) if one.agreed_on else tr("not agreed")
            self._row("workflow_change", one.id, one.process, (agreed,), "network", badge)
        self.body.addSpacing(12)
        paper = self.button(tr("Print the trail…"), partial(preview_trail, self.context, record.id))
        paper.setIcon(self.look.icon("printer"))
        self.body.addWidget(paper, alignment=Qt.AlignmentFlag.AlignLeading)

    def _section(self, title: str, count: int, kind: str, use_case_id: int) -> None:
        """A heading with its count and the way to add to it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 10, 0, 0)
        words = f"{title}  {count}" if count else title
        row.addWidget(PlainLabel(self.look, words, "body_strong", wraps=True), 1)
        add = self.button(tr("Add…"), partial(self._add, kind, use_case_id), "quiet")
        add.setAccessibleName(tr("Add to {section}", section=title))
        add.setEnabled(self.may_write)
        add.setToolTip(self.context.programme.read_only_reason or "")
        row.addWidget(add)
        self.body.addWidget(holder)

    def _row(
        self, kind: str, number: int, title: str, note: tuple[str | None, ...], icon: str, badge: tuple[str, str] | None
    ) -> None:
        words = "  ·  ".join(part for part in note if part)
        picture = self.chip(*badge) if badge is not None else None
        row = LinkRow(self.look, title, words, icon, badge=picture)
        row.clicked.connect(lambda _checked=False: self.context.open_record(kind, number))
        self.body.addWidget(row)

    def _add(self, kind: str, use_case_id: int) -> None:
        if kind in ("model_change", "fairness_test", "explainability"):
            record(self.context, kind, use_case_id)
        elif kind == "incident":
            asking.report(self.context, use_case_id)
        else:
            new_record(self.context, kind, {"use_case_id": use_case_id})


class TimelinePart(Part):
    """An incident's clock, its steps, its timeline, and what can be done next."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        row = one_incident(self.context.programme.file, record.id, self.context.programme.now())
        if row is None:
            return
        if row.clock is not None:
            self.body.addWidget(self.chip(row.clock.short, row.clock.tone))
            self.body.addWidget(PlainLabel(self.look, row.clock.words, "small", "text_muted", wraps=True))
        track = StepTrack(self.look)
        track.show_steps(row.steps, row.place)
        self.body.addWidget(track)
        if row.next is not None:
            self.body.addWidget(PlainLabel(self.look, tr(row.next.asks), "small", "text_muted", wraps=True))
        self.body.addLayout(self._buttons(row))
        self.body.addWidget(self.heading(tr("Timeline")))
        entries = Timeline(self.look, None if self.context.is_read_only else partial(asking.change_entry, self.context))
        entries.show_entries(timeline(self.context.programme.file, record.id))
        self.body.addWidget(entries)

    def _buttons(self, row: IncidentRow) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        acts = [(tr("Add…"), partial(asking.add_entry, self.context, row))]
        if row.next is not None:
            acts.insert(0, (tr("{step}…", step=tr(row.next.title)), partial(asking.take_next, self.context, row)))
        for words, act in acts:
            button = self.button(words, act)
            button.setEnabled(self.may_write)
            buttons.addWidget(button)
        paper = self.button(tr("Print…"), partial(preview_incident, self.context, row.incident.id), "quiet")
        buttons.addWidget(paper)
        buttons.addStretch(1)
        return buttons

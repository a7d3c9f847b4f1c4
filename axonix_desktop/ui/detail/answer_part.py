"""A checklist answer as a whole: what is asked, where it stands and why, what proves it, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.checklists import STATE_TONES, STATE_WORDS, applies, expires_on, state
from axonix_desktop.core.governance import references_told
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.checklists import programme_traits, traits
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.answering import answer, reopen_answers, sign_off_answers
from axonix_desktop.ui.detail.asked import Asked, asked_of_answers
from axonix_desktop.ui.detail.part import LinkRow, Part, clear
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.texts import PlainLabel

Act = Callable[[PageContext, list[Asked]], object]


class AnswerPart(Part):
    """The item, its state with the reason, evidence and sign-off, and the three things a person does with it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.buttons: dict[str, QPushButton] = {}
        acts: tuple[tuple[str, str, str, Act], ...] = (
            ("answer", tr("Answer…"), "primary", answer),
            ("sign_off", tr("Sign off…"), "", sign_off_answers),
            ("reopen", tr("Reopen"), "", reopen_answers),
        )
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, words, kind, act in acts:
            button = self.buttons[name] = self.button(words, partial(self._do, act), kind)
            row.addWidget(button)
        row.addStretch(1)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for layout in (self._above, self._below):
            layout.setSpacing(6)
        self.body.addLayout(self._above)
        self.body.addWidget(self._foot)
        self.body.addLayout(self._below)

    def fill(self, record: ShownRecord) -> None:
        clear(self._above)
        clear(self._below)
        asked = asked_of_answers(self.context.programme.file, [record.id])
        self._foot.setVisible(bool(asked))
        if not asked:
            return
        one = asked[0]
        how, reason = state(one.item, one.given, self.context.programme.today())
        head = QHBoxLayout()
        head.addWidget(
            PlainLabel(self.look, f"{one.item.code} · {one.item.topic}", "small", "text_muted", wraps=True), 1
        )
        head.addWidget(self.chip(tr(STATE_WORDS[how]), STATE_TONES[how]), alignment=Qt.AlignmentFlag.AlignTop)
        self._above.addLayout(head)
        tone = "text_muted" if how in ("not_started", "in_progress") else f"{STATE_TONES[how]}_fg"
        self._above.addWidget(PlainLabel(self.look, reason, "body", tone, wraps=True, selects=True))
        if one.item.guidance:
            self._above.addWidget(PlainLabel(self.look, one.item.guidance, "small", "text_muted", wraps=True))
        status = one.given.status
        for name, may in (("answer", True), ("sign_off", status == "done"),
                          ("reopen", status not in ("not_started", "in_progress"))):  # fmt: skip
            self.buttons[name].setEnabled(may and self.may_write)
            self.buttons[name].setToolTip(self.context.programme.read_only_reason or "")
        self._show_facts(one)
        if one.target[0] is not None:
            link = LinkRow(self.look, tr("Checklist of {key}", key=one.key), icon="list-checks")
            link.clicked.connect(partial(self._open_case, one.target[0]))
            self._below.addWidget(link)

    def _show_facts(self, one: Asked) -> None:
        """What proves it and who looked, line by line."""
        show, given = Date().show, one.given
        files = ", ".join(name for _number, name in one.files)
        facts = (
            (tr("Evidence"), given.evidence or ""),
            (tr("Files"), files),
            (tr("Evidence of"), show(given.evidence_on)),
            (tr("Evidence expires"), show(expires_on(one.item, given))),
            (tr("Signed off"), " · ".join(part for part in (given.signed_off_by, show(given.signed_off_on)) if part)),
            (tr("Owner"), given.owner or ""),
            (tr("Due"), show(given.due_on)),
            (tr("Evidence wanted"), one.item.evidence_wanted or ""),
            (tr("Applies"), self._why(one)),
            (tr("Repeat"), one.item.cadence or ""),
            (tr("Frameworks"), references_told(one.item.frameworks)),
        )
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        shown = [(label, words) for label, words in facts if words]
        for row, (label, words) in enumerate(shown):
            name = PlainLabel(self.look, label, "small", "text_muted")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(self.look, words, "small", wraps=True, selects=True), row, 1)
        self._below.addWidget(holder)

    def _why(self, one: Asked) -> str:
        """Why the item is asked, or that it is asked no longer."""
        case, file = one.target[0], self.context.programme.file
        found = programme_traits(file) if case is None else traits(file, [case]).get(case)
        return applies(one.item, found).reason if found is not None else ""

    def _do(self, act: Act) -> None:
        if self.record is not None:
            act(self.context, asked_of_answers(self.context.programme.file, [self.record.id]))

    def _open_case(self, use_case: int) -> None:
        self.context.open_record("use_case", use_case)

"""Step 7: backup, one transaction, progress; then what was done, with the rows, Undo, and the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.actions.imports import ImportResult
from axonix_desktop.core.importing.plan import ORDER
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.line_cells import Figure, LineCell, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.planned import Planned
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import Banner, StepPane
from axonix_desktop.ui.importing.wording import counted, kind_words
from axonix_desktop.ui.states import Badge
from axonix_desktop.ui.texts import PlainLabel, Plate

_COUNTS = ("created", "updated", "unchanged", "refused", "skipped")


class RunStep(StepPane):
    """``undo_wanted``, ``rows_wanted`` and ``history_wanted`` are offered once the import is done."""

    undo_wanted = Signal()
    rows_wanted = Signal()
    history_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self.result: ImportResult | None = None
        self.is_running = False
        self.badge = Badge(look)
        self.title = PlainLabel(look, role="title", wraps=True)
        self.text = PlainLabel(look, colour="text_muted", wraps=True, selects=True)
        self.failure = Banner(look, "red")
        headings = (tr("Records"), tr("New"), tr("Changed"), tr("Unchanged"), tr("Not taken"), tr("Left out"))
        self.counts = LineTable(look, headings, (35, 13, 13, 13, 13, 13), line=36)
        self.counts.setAccessibleName(tr("What the import does"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the import"))
        self.keeps = QCheckBox(tr("Remember how this layout is read, as"))
        self.keeps.setChecked(True)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the mapping"))
        self.name.setFixedWidth(look.px(260))
        self.keeps.toggled.connect(self.name.setEnabled)
        self.rows = QPushButton(tr("Show the rows"))
        self.rows.setProperty("kind", "primary")
        self.rows.clicked.connect(self.rows_wanted)
        self.undo = QPushButton(tr("Undo this import"))
        self.undo.clicked.connect(self.undo_wanted)
        self.history = QPushButton(tr("Import history"))
        self.history.clicked.connect(self.history_wanted)
        self.stop = QPushButton(tr("Stop the import"))
        self.stop.clicked.connect(self.cancel_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        plate = Plate(self.look, "surface", radius=self.look.tokens.radius["lg"])
        inner = QVBoxLayout(plate)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.badge, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        head.addLayout(words, 1)
        inner.addLayout(head)
        inner.addWidget(self.bar)
        inner.addWidget(self.failure)
        inner.addWidget(self.counts)
        keep = QHBoxLayout()
        keep.setSpacing(8)
        keep.addWidget(self.keeps)
        keep.addWidget(self.name)
        keep.addStretch(1)
        inner.addLayout(keep)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.rows, self.undo, self.history, self.stop):
            button.setFont(self.look.font("body_strong"))
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(plate)
        layout.addStretch(1)

    def refresh(self) -> None:
        ready = self.session.ready
        if ready is None or self.result is not None or self.is_running:
            return
        self.badge.set_mark("import", "blue")
        self.title.setText(tr("Ready to import"))
        lines = [tr("A verified backup is made first; everything is written in one step that one undo takes back.")]
        open_twins = len(ready.open_twins())
        if open_twins:
            lines.append(
                trn("{count} possible duplicate is not decided: both are taken.",
                    "{count} possible duplicates are not decided: both are taken.", open_twins)
            )  # fmt: skip
        self.text.setText("\n".join(lines))
        self._show_counts(ready.plan.counts())
        draft, source = ready.draft, self.session.source
        if not self.name.text() and source is not None:
            self.name.setText(draft.saved_as or source.stem)
            self.name.setCursorPosition(0)
        self._show_parts("ready")

    def take_focus(self) -> None:
        if self.result is not None:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_words(self) -> str:
        ready = self.session.ready
        return tr("Import {what}", what=work_words(ready)) if ready is not None else tr("Import")

    def objection(self) -> str | None:
        ready = self.session.ready
        if self.session.is_planning or ready is None:
            return tr("the plan is being worked out")
        return tr("nothing would change") if ready.plan.is_empty else None

    def begin(self) -> None:
        """Show that the import runs."""
        self.is_running = True
        self.failure.say("")
        self.title.setText(tr("Importing"))
        self.text.setText(tr("Nothing is kept until everything is written."))
        self._show_parts("running")
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say how far it is."""
        self.text.setText(words)

    def show_failure(self, words: str) -> None:
        """Say why it did not work; what was chosen stays."""
        self.is_running = False
        self.refresh()
        self.failure.say(words)

    def show_result(self, result: ImportResult) -> None:
        """Show what was done."""
        self.is_running, self.result = False, result
        self.badge.set_mark("circle-check", "green")
        self.title.setText(outcome_words(result))
        lines = [tr("Everything was written in one step.")]
        if result.problems:
            count = len(result.problems)
            lines.append(
                trn("{count} thing was left to look at; it stays listed at the step Review.",
                    "{count} things were left to look at; they stay listed at the step Review.", count)
            )  # fmt: skip
        lines.extend(result.notes)
        self.text.setText("\n".join(lines))
        self._show_counts(result.counts)
        self._show_parts("done")

    def show_undone(self) -> None:
        """Say that the import was taken back."""
        self.badge.set_mark("undo-2", "blue")
        self.title.setText(tr("The import was taken back"))
        self.text.setText(tr("The programme is exactly as it was before. Your choices are kept: go back and go on."))
        self.result = None
        self._show_parts("undone")

    def _show_parts(self, state: str) -> None:
        self.bar.setVisible(state == "running")
        self.stop.setVisible(state == "running")
        for widget in (self.rows, self.undo):
            widget.setVisible(state == "done")
        self.history.setVisible(state in ("done", "undone"))
        for widget in (self.keeps, self.name):
            widget.setVisible(state == "ready")
        self.counts.setVisible(state != "undone")

    def _show_counts(self, counts: object) -> None:
        held: dict[str, dict[str, int]] = dict(counts)  # type: ignore[call-overload]
        kinds = {kind for name in _COUNTS for kind in held.get(name, {})}
        order = [kind for kind in ORDER if kind in kinds] + sorted(kinds.difference(ORDER))
        lines: list[tuple[LineCell, ...]] = []
        for kind in order:
            figures = (Figure(held.get(name, {}).get(kind, 0)) for name in _COUNTS)
            lines.append((Words(kind_words(kind), is_strong=True), *figures))
        self.counts.lines.show(lines)
        self.counts.setFixedHeight(self.counts.content_height(11))


def work_words(ready: Planned) -> str:
    """How many records would be added or changed: use cases before all others, several other kinds in one sum."""
    taken = [str(one.kind) for one in ready.draft.taken]
    work = {kind: one.created + len(one.updates) for kind, one in ready.plan.kinds.items()}
    kinds = [kind for kind in dict.fromkeys(taken) if work.get(kind)]
    if len(kinds) > 1 and "use_case" not in kinds:
        count = sum(work[kind] for kind in kinds)
        return trn("{count} record", "{count} records", count)
    lead = "use_case" if "use_case" in kinds else next((kind for kind in (*kinds, *work) if work.get(kind)), None)
    return counted(lead, work[lead]) if lead is not None else tr("nothing")


def outcome_words(result: ImportResult) -> str:
    """What the import did: ``214 use cases added, 13 changed``."""
    counts = result.counts
    kinds = [*counts["created"], *counts["updated"]]
    kind = "use_case" if "use_case" in kinds or not kinds else next(
        (one for one in ORDER[::-1] if one in kinds), kinds[0]
    )  # fmt: skip
    created, updated = counts["created"].get(kind, 0), counts["updated"].get(kind, 0)
    if created and updated:
        return tr("{added} added, {changed} changed", added=counted(kind, created), changed=f"{updated:,}")
    if created:
        return tr("{added} added", added=counted(kind, created))
    if updated:
        return tr("{changed} changed", changed=counted(kind, updated))
    return tr("Nothing had to be changed")

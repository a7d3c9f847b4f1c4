"""Step 6: everything that would happen, row by row and cell by cell; problems are mended here or sent back."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.plan import Problem, Spot
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.importing.columns_step import TableTabs
from axonix_desktop.ui.importing.planned import Planned, RowTold
from axonix_desktop.ui.importing.questions_card import QuestionsCard
from axonix_desktop.ui.importing.review_model import FIRST
from axonix_desktop.ui.importing.review_side import ReviewSide
from axonix_desktop.ui.importing.review_table import ReviewTable
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import Banner, StepPane, card
from axonix_desktop.ui.importing.value_list import meaning_decided
from axonix_desktop.ui.importing.wording import counted, short
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.toasts import announce

FILTERS = (
    ("all", mark("All")),
    ("new", mark("New")),
    ("changed", mark("Changed")),
    ("unchanged", mark("Unchanged")),
    ("problem", mark("Problems")),
    ("out", mark("Not imported")),
)
_OUT = ("refused", "skipped", "excluded")


class ReviewStep(StepPane):
    """Filter tabs with counts over the grid; ``error_workbook_wanted`` asks for the workbook to send back."""

    error_workbook_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self.filter = "all"
        self._alike: Counter[tuple[str | None, str]] = Counter()
        self._was_fitted: object = None
        self.banner = Banner(look, "blue")
        self.questions = QuestionsCard(look)
        self.questions.answer_wanted.connect(lambda: self.go_wanted.emit("values"))
        self.tabs = TableTabs(session)
        self.tabs.changed.connect(lambda _place: self._show_table())
        self.filters: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.also = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.table = ReviewTable(look)
        self.table.rows_model.edited.connect(self.mend)
        self.table.row_chosen.connect(lambda _row: self._show_side())
        self.table.exclude_wanted.connect(self.exclude_chosen)
        self.nothing = StatePane(look)
        self.copy = QPushButton(tr("Copy all problems"))
        self.copy.clicked.connect(self.copy_problems)
        self.errors = QPushButton(tr("Save error workbook…"))
        self.errors.clicked.connect(self.error_workbook_wanted)
        self.side = ReviewSide(look)
        self.side.mend_wanted.connect(self.mend)
        self.side.mend_all_wanted.connect(self.mend_all)
        self.side.meant.connect(self.mean)
        self.side.overwrite_wanted.connect(self.overwrite)
        self.side.exclude_wanted.connect(self.exclude_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for at, (code, words) in enumerate(FILTERS):
            button = QPushButton(tr(words))
            button.setCheckable(True)
            button.setChecked(code == self.filter)
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, code=code: self.show_only(code))
            self._group.addButton(button, at)
            self.filters[code] = button
            bar.addWidget(button)
        bar.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.copy)
        acts.addWidget(self.errors)
        acts.addStretch(1)
        plate, inner = card(self.look)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.nothing, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 16, 12)
        left.setSpacing(10)
        left.addWidget(self.banner)
        left.addWidget(self.questions)
        left.addWidget(self.tabs)
        left.addLayout(bar)
        left.addWidget(self.also)
        left.addLayout(acts)
        left.addWidget(plate, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(self.side)

    def refresh(self) -> None:
        self.tabs.refresh()
        self._show_table()

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_words(self) -> str:
        return tr("Continue to import")

    def objection(self) -> str | None:
        ready = self.session.ready
        return tr("nothing would change") if ready is None or ready.plan.is_empty else None

    def show_only(self, code: str) -> None:
        """Show the rows of one outcome, or those with problems."""
        self.filter = code
        self._show_table()
        announce(self.table, trn("{count} row", "{count} rows", len(self.table.rows_model.rows)))

    def mend(self, row: int, column: int, text: str) -> None:
        """Put ``text`` in place of a cell of the file; the workbook itself stays as it is."""
        self._correct({(self._sheet_index(), row, column): text or None})

    def mend_all(self, column: int, value: str, text: str) -> None:
        """Put ``text`` in place of every cell of a column that holds ``value``."""
        ready = self.session.ready
        if ready is None:
            return
        index, sheet = self._sheet_index(), ready.draft.sheet(ready.draft.tables[self.tabs.place])
        wanted = set(ready.draft.tables[self.tabs.place].proposed.table.data_rows)
        found: dict[Spot, CellValue] = {
            (index, number, column): text or None
            for number, cells in zip(sheet.row_numbers, sheet.rows, strict=True)
            if number in wanted and column < len(cells) and (as_text(cells[column]) or "")[:200] == value
        }
        self._correct(found)

    def mean(self, column: int, word: str, code: str) -> None:
        """Let ``word`` mean ``code`` wherever it stands in a column, now and in the next file."""
        draft, place = self.session.draft, self.tabs.place
        if draft is not None:
            self.session.change(meaning_decided(draft, place, column, word, code))
            announce(self, tr("“{word}” is decided", word=short(word, 60)))

    def overwrite(self, field: str) -> None:
        """Take the file's values of a field, also where they were changed here."""
        draft = self.session.draft
        if draft is not None:
            self.session.change(draft.deciding(rules={**draft.decisions.rules, field: "theirs"}))

    def exclude_chosen(self) -> None:
        """Leave the chosen rows out, or take them again when all of them are out."""
        draft, model = self.session.draft, self.table.rows_model
        chosen = [model.rows[row].plan for row in self.table.chosen_rows() if row < len(model.rows)]
        if draft is None or not chosen:
            return
        rows = dict(draft.decisions.rows)
        is_taken = all(one.outcome == "excluded" for one in chosen)
        for one in chosen:
            place = (one.sheet_index, one.row)
            if is_taken:
                rows.pop(place, None)
            else:
                rows[place] = "skip"
        self.session.change(draft.deciding(rows=rows))
        words = (
            trn("{count} row is taken", "{count} rows are taken", len(chosen)) if is_taken
            else trn("{count} row is left out", "{count} rows are left out", len(chosen))
        )  # fmt: skip
        announce(self, words)

    def copy_problems(self) -> None:
        """Put every problem on the clipboard: sheet, row, column, value, sentence."""
        from PySide6.QtWidgets import QApplication

        ready = self.session.ready
        if ready is None:
            return
        head = "\t".join((tr("Sheet"), tr("Row"), tr("Column"), tr("Value"), tr("Problem")))
        lines = [
            "\t".join((one.sheet, str(one.row), one.column or "", " ".join(one.value.split()), one.message))
            for one in ready.plan.problems
        ]
        QApplication.clipboard().setText("\r\n".join([head, *lines]))
        count = trn("{count} problem copied", "{count} problems copied", len(lines))
        self.session.context.toast.say(count)

    def _correct(self, cells: dict[Spot, CellValue]) -> None:
        draft = self.session.draft
        if draft is not None and cells:
            self.session.change(draft.deciding(corrections={**draft.decisions.corrections, **cells}))
            announce(self, trn("{count} cell corrected", "{count} cells corrected", len(cells)))

    def _sheet_index(self) -> int:
        draft = self.session.draft
        return draft.tables[self.tabs.place].proposed.table.sheet_index if draft is not None else -1

    def _show_table(self) -> None:
        ready, place = self.session.ready, self.tabs.place
        if ready is None or not 0 <= place < len(ready.draft.tables):
            return
        rows = ready.of_table(place)
        found = {code: [one for one in rows if _is(one, code)] for code, _ in FILTERS}
        if not found.get(self.filter) and self.filter != "all":
            self.filter = "all" if self.filter != "problem" or not rows else self.filter
        for code, words in FILTERS:
            button = self.filters[code]
            button.setText(f"{tr(words)}  {len(found[code]):,}")
            button.setChecked(code == self.filter)
            button.setVisible(code != "out" or bool(found[code]))
        self._alike = Counter((one.column, one.value) for told in rows for one in told.problems)
        shown = found[self.filter]
        current = self.table.currentIndex()
        self.table.rows_model.show(ready, place, shown)
        mark_ = (place, self.session.source, len(self.table.rows_model.columns))
        if mark_ != self._was_fitted:
            self._was_fitted = mark_
            self.table.fit_columns()
        self._show_nothing(shown)
        if shown:
            row = min(max(current.row(), 0), len(shown) - 1)
            bad = self.table.rows_model.bad_column(row)
            if self.filter == "problem" and bad is not None and (current.row() != row or current.column() < FIRST + 1):
                self.table.show_cell(row, bad)
            else:
                self.table.setCurrentIndex(self.table.rows_model.index(row, max(current.column(), FIRST)))
        self._say(ready)
        self._show_side()

    def _show_nothing(self, shown: list[RowTold]) -> None:
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        if not shown and self.filter == "problem":
            self.nothing.show_state(
                "circle-check", "green", tr("Every value is understood"), tr("No row has a problem.")
            )
        elif not shown:
            self.nothing.show_state("inbox", "blue", tr("No such rows"), tr("No row of this sheet comes out so."))

    def _say(self, ready: Planned) -> None:
        draft, plan = ready.draft, ready.plan
        lead = {one.kind for one in draft.taken}
        also = [counted(kind, one.created) for kind, one in plan.kinds.items() if kind not in lead and one.created]
        self.also.setText(tr("Also new: {what}.", what=", ".join(also)) if also else "")
        words = tr("Read as last time: {name}.", name=draft.saved_as) if draft.saved_as else ""
        conflicts = sum(len(one.conflicts) for one in plan.kinds.values())
        if conflicts:
            kept = trn(
                "{count} record was changed here since the last import; what was changed here is kept.",
                "{count} records were changed here since the last import; what was changed here is kept.",
                conflicts,
            )
            words = f"{words} {kept}".strip()
        if plan.is_empty:
            words = f"{words} {tr('The programme holds all of this already: nothing would change.')}".strip()
        self.banner.say(words)
        self.questions.show_questions(plan.questions)
        self.errors.setVisible(bool(plan.problems))
        self.copy.setVisible(bool(plan.problems))
        self.also.setVisible(bool(also))

    def _show_side(self) -> None:
        self.side.show_row(self.table.rows_model, self.table.currentIndex().row(), self._count_alike)

    def _count_alike(self, one: Problem) -> int:
        return self._alike[one.column, one.value]


def _is(told: RowTold, code: str) -> bool:
    """Whether a row belongs under a filter."""
    if code == "problem":
        return bool(told.problems) and told.plan.outcome not in ("excluded",)
    if code == "out":
        return told.plan.outcome in _OUT
    return code in ("all", told.plan.outcome)

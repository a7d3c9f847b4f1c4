"""Over the columns: the question whether each filled cell is a record of its own, and its switch."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.importing.draft import cells_switched, proposed_cells
from axonix_desktop.core.importing.headings import cell_columns
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.wording import short
from axonix_desktop.ui.texts import PlainLabel, Plate


class CellsBar(Plate):
    """One tick for all columns of marks of a table; single columns are chosen in the list below. Gone for others."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        look = session.context.look
        super().__init__(look, "blue_bg", radius=look.tokens.radius["md"], parent=parent)
        self.session = session
        self.place = -1
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._on_clicked)
        self.text = PlainLabel(look, role="small", colour="blue_fg", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self.tick)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.text)
        self.hide()

    def show_table(self, place: int) -> None:
        """Show the question of a table."""
        draft = self.session.draft
        self.place = place
        table = draft.tables[place] if draft is not None and 0 <= place < len(draft.tables) else None
        offered = proposed_cells(table) if table is not None else []
        self.setVisible(bool(offered))
        if table is None or not offered:
            return
        taken = len(cell_columns(table.match))
        self.tick.setText(self._asked(str(table.kind), str(offered[0].field), len(offered)))
        self.tick.setAccessibleName(self.tick.text())
        self.tick.setChecked(bool(taken))
        first, last = short(offered[0].header, 40), short(offered[-1].header, 40)
        words = tr("From “{first}” to “{last}”.", first=first, last=last)
        if taken != len(offered):
            told = trn("{count} of them is taken.", "{count} of them are taken.", taken)
            words = f"{words} {told}"
        self.text.setText(words)

    @staticmethod
    def _asked(kind: str, named: str, count: int) -> str:
        if kind == "enrolment" and named == "person_id":
            return trn("{count} column is a person: each filled cell becomes an enrolment",
                       "{count} columns are people: each filled cell becomes an enrolment", count)  # fmt: skip
        if kind == "enrolment":
            return trn("{count} column is a course: each filled cell becomes an enrolment",
                       "{count} columns are courses: each filled cell becomes an enrolment", count)  # fmt: skip
        if named == "use_case_id":
            return trn("{count} column is a use case: each filled cell is its answer or score",
                       "{count} columns are use cases: each filled cell is its answer or score", count)  # fmt: skip
        if kind == "checklist_response":
            return trn("{count} column is a checklist item: each filled cell becomes an answer",
                       "{count} columns are checklist items: each filled cell becomes an answer", count)  # fmt: skip
        return trn("{count} column is an item of readiness: each filled cell becomes a score",
                   "{count} columns are items of readiness: each filled cell becomes a score", count)  # fmt: skip

    def _on_clicked(self, is_on: bool) -> None:
        if self.session.draft is not None:
            self.session.change(cells_switched(self.session.draft, self.place, is_on=is_on))

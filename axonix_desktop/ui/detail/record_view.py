"""One record, or several at once, with everything that belongs to them: the panel and the full window show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from axonix_desktop.core.editing import cell_objection
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.stages import LAST
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.queries.belongings import part_counts, referring
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.dropping import DropsOnRecord
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.foot import Foot
from axonix_desktop.ui.detail.frame import CurrentStack, command_of, hairline, part_title, scrolled
from axonix_desktop.ui.detail.head import RecordHead
from axonix_desktop.ui.detail.nothing import Nothing
from axonix_desktop.ui.detail.part import Part
from axonix_desktop.ui.detail.part_list import counts_in_words, make_part, tabs_of
from axonix_desktop.ui.detail.reading import ShownMany, ShownRecord, read_many, read_record
from axonix_desktop.ui.detail.several import Several
from axonix_desktop.ui.detail.way_back import WayBack
from axonix_desktop.ui.folding_tabs import FoldingTabs
from axonix_desktop.ui.records.form import RecordForm, Shown, lay_out_now
from axonix_desktop.ui.texts import Plate

FIELDS = "fields"
_ABOVE = 180  # of the window's height: bars, head and tabs, at the least


class RecordView(QWidget):
    """``close_wanted``, ``step_wanted`` (±1), ``full_wanted`` and ``pin_wanted`` come from the head's buttons."""

    close_wanted = Signal()
    step_wanted = Signal(int)
    full_wanted = Signal()
    pin_wanted = Signal(bool)

    def __init__(
        self, context: PageContext, editing: Editing, *, is_wide: bool = False, parent: QWidget | None = None
    ) -> None:
        """``is_wide`` puts the fields and the rest beside each other."""
        super().__init__(parent)
        self.context, self._look, self._editing, self._is_wide = context, context.look, editing, is_wide
        self.record: ShownRecord | None = None
        self.many: ShownMany | None = None
        self._is_leaving = False
        self._forms: dict[tuple[str, bool], RecordForm] = {}
        self.parts: dict[tuple[str, str], Part] = {}
        self._areas: list[QScrollArea] = []
        self._way_back = WayBack()
        self._tabs_kind = ""
        self._tab_of_kind: dict[str, str] = {}
        self.head = RecordHead(self._look, is_wide=is_wide)
        self.strip = FoldingTabs(self._look)
        self.strip.setAccessibleName(tr("Parts of the record"))
        self.strip.currentChanged.connect(lambda _place: self._on_tab())
        self.foot = Foot(self._look, context.programme.now)
        self.several = Several(context, editing, self._on_applied)
        self.nothing = Nothing(self._look)
        self._forms_at, self._parts_at = CurrentStack(), QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_record("use_case", None)

    def _connect(self) -> None:
        head, foot = self.head, self.foot
        head.step_wanted.connect(self.step_wanted)
        head.close_wanted.connect(self.close_wanted)
        head.full_wanted.connect(self.full_wanted)
        head.pin_wanted.connect(self.pin_wanted)
        head.back_wanted.connect(lambda: self._way_back.go(self.context.open_record))
        head.history_wanted.connect(lambda: self.show_tab("history"))
        head.stage_wanted.connect(self._on_stage_wanted)
        foot.next_wanted.connect(lambda: self._on_stage_wanted(self._next_stage()))
        foot.apply_wanted.connect(self.several.apply)
        foot.cancel_wanted.connect(self._on_cancel)
        self.several.touched.connect(self._show_foot)
        self._look.changed.connect(self._on_look_changed)
        DropsOnRecord(
            self,
            lambda: self.record is not None and not self.context.is_read_only,
            lambda: self.show_tab("files"),
            self._on_dropped,
        )

    def _lay_out(self) -> None:
        """Head, tabs, the part shown, foot: under each other, or with the fields at the left."""
        margin = 24 if self._is_wide else 20
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(margin - 4, 0, margin if self._is_wide else 12, 8)
        top.addWidget(self.head)
        layout.addLayout(top)
        forms = scrolled(self._forms_at, tr("Fields of the selected record"), margin)
        self._areas.append(forms)
        if self._is_wide:
            right = QVBoxLayout()
            right.setSpacing(0)
            strip = QVBoxLayout()
            strip.setContentsMargins(14, 0, 14, 0)
            strip.addWidget(self.strip)
            right.addLayout(strip)
            right.addWidget(hairline(self._look))
            right.addWidget(self._parts_at, 1)
            side = Plate(self._look, "surface", edges="l")
            side.setLayout(right)
            both = QHBoxLayout()
            both.setSpacing(0)
            both.addWidget(forms, 5)
            both.addWidget(side, 6)
            layout.addWidget(hairline(self._look))
            layout.addLayout(both, 1)
        else:
            strip = QVBoxLayout()
            strip.setContentsMargins(13, 0, 13, 0)
            strip.addWidget(self.strip)
            layout.addLayout(strip)
            layout.addWidget(hairline(self._look))
            self._pages.addWidget(forms)
            self._pages.addWidget(self._parts_at)
            layout.addWidget(self._pages, 1)
        layout.addWidget(self.foot)

    @property
    def form(self) -> RecordForm | None:
        """The form shown."""
        shown = self._forms_at.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    @property
    def shown(self) -> tuple[str, int] | None:
        """Kind and id of the record shown."""
        return (self.record.kind, self.record.id) if self.record is not None else None

    def show_record(self, kind: str, record_id: int | None) -> None:
        """Show a record, or a sentence when there is none; what was being edited is kept first."""
        if self.shown != (kind, record_id):
            self.leave()
            self.foot.forget()
        record = read_record(self.context.programme.file, kind, record_id) if record_id is not None else None
        if record is None:
            self._show_nothing(kind, is_gone=record_id is not None)
            return
        is_other = self.shown != (record.kind, record.id)
        self.head.show_way_back(self._way_back.to(record, self.record))
        self.record, self.many = record, None
        self.head.show_record(record)
        form = self._form(record.declared, is_many=False)
        form.show_fields(self._fields(record.fields, record.kind), lambda one: self._objection(record.declared, one))
        form.show_values(Shown(record.values, record.words), self.window().height() - self._look.px(_ABOVE))
        bad = self._editing.set_aside_of(record.kind, record.id)
        if bad:
            form.put_back_bad(bad)
        self._forms_at.setCurrentWidget(form)
        self._show_tabs(record)
        if is_other or not self.strip.isVisibleTo(self):
            self.strip.show()
            self._to_top()
        self._show_foot()
        self._on_tab()

    def show_many(self, kind: str, ids: Sequence[int]) -> None:
        """Show several records at once, to be edited together."""
        if self.many is not None and self.many.declared.kind == kind and self.many.ids == tuple(ids):
            self._fill_many(read_many(self.context.programme.file, kind, ids))
            return
        self.leave()
        self.foot.forget()
        self.record = None
        self._fill_many(read_many(self.context.programme.file, kind, ids))

    def refresh(self, kinds: frozenset[str] = frozenset()) -> None:
        """Bring what is shown in line with the file; ``kinds`` changed (empty: any)."""
        self._editing.forget_titles(kinds)
        if self.record is not None:
            self.show_record(self.record.kind, self.record.id)
        elif self.many is not None:
            self.show_many(self.many.declared.kind, self.many.ids)

    def leave(self) -> None:
        """Keep what a person changed; hold what cannot be kept, and offer the way back to it."""
        form = self.form
        if self._is_leaving or form is None:
            return
        self._is_leaving = True
        try:
            if self.record is not None:
                form.keep_all()
                labels = {name: tr(row.field.label) for name, row in form.rows.items()}
                record = self.record
                self._editing.set_aside(record.kind, record.id, record.called, form.bad_values(), labels)
                form.drop_edits()
            elif self.many is not None:
                form.keep_all()
                self.several.leave()
                form.drop_edits()
        finally:
            self._is_leaving = False

    def show_tab(self, tab_id: str) -> None:
        """Show a part of the record."""
        self.strip.show_tab(tab_id)

    def go_to_field(self, name: str) -> None:
        """Put the keyboard into a field."""
        if not self._is_wide:
            self.show_tab(FIELDS)
        if self.form is not None:
            self.form.go_to(name)

    def take_focus(self) -> None:
        """Put the keyboard into the first field, or on the tabs."""
        first = self.form.first_field() if self.form is not None and self.record is not None else None
        target = first if first is not None and first.isVisible() else self.strip
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_many(self, many: ShownMany) -> None:
        if len(many.ids) < 2:
            self.show_record(many.declared.kind, many.ids[0] if many.ids else None)
            return
        self.many = many
        self.head.show_many(many)
        self.strip.hide()
        form = self._form(many.declared, is_many=True)
        skipped = {many.declared.key_field}
        fields = [one for one in self._fields(many.fields, many.declared.kind) if one.name not in skipped]
        form.show_fields(
            [one for one in fields if self._objection(many.declared, one) is None or self.context.is_read_only],
            lambda one: self._objection(many.declared, one),
        )
        form.show_values(self.several.begin(many))
        self._forms_at.setCurrentWidget(form)
        if not self._is_wide:
            self._pages.setCurrentIndex(0)
        self._show_foot()

    def _show_nothing(self, kind: str, *, is_gone: bool) -> None:
        """Say why no record is shown."""
        self.record, self.many = None, None
        label = small(record_of(kind).label)
        if is_gone:
            gone = tr("The {record} was removed. Undo brings it back.", record=label)
            self.nothing.say("undo-2", tr("No longer there"), gone)
        else:
            words = tr("Select a row or a card to see everything about it here.")
            self.nothing.say("panel-right", tr("Nothing is selected"), words)
        self.head.show_nothing()
        self.strip.hide()
        self._forms_at.setCurrentWidget(self.nothing)
        if not self._is_wide:
            self._pages.setCurrentIndex(0)
        self._show_foot()

    def _form(self, declared: type[Record], *, is_many: bool) -> RecordForm:
        """The form of a kind, made once."""
        found = self._forms.get((declared.kind, is_many))
        if found is None:
            keep = self.several.keep if is_many else self._keep
            found = self._forms[declared.kind, is_many] = RecordForm(self._look, self._editing, keep, self._forms_at)
            found.told.connect(self._show_foot)
        return found

    def _fields(self, fields: Sequence[Field], kind: str) -> list[Field]:
        """The fields of the form; where a use case stands is shown by the head."""
        return [one for one in fields if not (kind == "use_case" and one.name == "stage")]

    def _objection(self, declared: type[Record], field: Field) -> str | None:
        """Why a field cannot be edited."""
        return self.context.programme.read_only_reason or cell_objection(declared, field)

    def _keep(self, name: str, value: Value) -> str | None:
        """Write one field of the record shown."""
        if self.record is None:
            return None
        reason = self._editing.keep(self.record.kind, (self.record.id,), {name: value})
        if reason is None:
            self.foot.say_saved()
        return reason

    def _show_tabs(self, record: ShownRecord) -> None:
        """The tabs of the kind with what is behind each."""
        if self._tabs_kind != record.kind:
            self._tabs_kind = record.kind
            tabs = [tab for tab in tabs_of(record.kind) if not (self._is_wide and tab.tab_id == FIELDS)]
            self.strip.show_tabs(tabs, self._tab_of_kind.get(record.kind, ""))
        file = self.context.programme.file
        related = [] if record.kind == "use_case" else referring(file, record.kind, record.id)
        counts = part_counts(file, record.kind, record.id, self.context.programme.today())
        self.strip.show_counts(counts_in_words(record, counts, sum(one.count for one in related)))
        for (kind, _tab), part in self.parts.items():
            if kind == record.kind:
                part.show_record(record)

    def _on_tab(self) -> None:
        """Show the part of the current tab, made when it is first wanted."""
        record, tab_id = self.record, self.strip.current_id
        if record is None or not tab_id:
            return
        self._tab_of_kind[record.kind] = tab_id
        if not self._is_wide:
            self._pages.setCurrentIndex(0 if tab_id == FIELDS else 1)
        if tab_id == FIELDS:
            return
        part = self.parts.get((record.kind, tab_id))
        if part is None:
            part = self.parts[record.kind, tab_id] = make_part(tab_id, self.context)
            part.field_wanted.connect(self.go_to_field)
            part.show_record(record)
            area = scrolled(part, part_title(self.strip, tab_id), 20)
            self._areas.append(area)
            self._parts_at.addWidget(area)
        page = part.parentWidget()
        while page is not None and self._parts_at.indexOf(page) < 0:
            page = page.parentWidget()
        if page is not None:
            self._parts_at.setCurrentWidget(page)
        if part.fill_if_stale():
            lay_out_now()

    def _show_foot(self) -> None:
        """The foot for what is shown."""
        if self.many is not None:
            declared = self.many.declared
            if self.form is not None:
                self.form.mark_changed(self.several.draft)
            self.foot.show_many(
                len(self.many.ids), small(declared.label), small(declared.plural), len(self.several.draft)
            )
        elif self.record is not None:
            command = command_of(self.context, "stage.next")
            objection = self.context.programme.read_only_reason
            if self.record.stage == LAST:
                objection = objection or tr("It stands at the last stage.")
            self.foot.show_one(has_stage=self.record.stage is not None and command, objection=objection)
        else:
            self.foot.show_nothing()
        self.foot.setVisible(self.record is not None or self.many is not None)

    def _next_stage(self) -> int:
        return min((self.record.stage if self.record and self.record.stage is not None else 0) + 1, LAST)

    def _on_stage_wanted(self, stage: int) -> None:
        """Ask for the gate that leads to ``stage``."""
        record = self.record
        if record is None or record.stage is None:
            return
        self.leave()
        self.context.current.set(record.id, record.kind)
        names = ["stage.next"] if stage == record.stage + 1 else []
        for name in (*names, f"stage.to_{stage}"):
            if command_of(self.context, name):
                self.context.run(name)
                return

    def _on_applied(self) -> None:
        """The changes to several records were written."""
        self.foot.say_saved()
        self._show_foot()

    def _on_cancel(self) -> None:
        """Forget what was changed of several records."""
        self.several.drop()
        if self.form is not None:
            self.form.drop_edits()
        if self.many is not None:
            self._fill_many(self.many)

    def _on_dropped(self, paths: Sequence[Path]) -> None:
        """Tie files to the record shown."""
        from axonix_desktop.ui.detail.files import FilesPart

        self.show_tab("files")
        part = self.parts.get((self.record.kind, "files")) if self.record is not None else None
        if isinstance(part, FilesPart):
            part.attach(paths)

    def _to_top(self) -> None:
        """Begin at the top of another record."""
        for area in self._areas:
            area.verticalScrollBar().setValue(0)

    def _on_look_changed(self) -> None:
        for part in self.parts.values():
            part.is_stale = True
        QTimer.singleShot(0, self, self.refresh)

"""What refers to the record shown, by kind: each line opens the record it names."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.store.queries.belongings import Referring, referrers, referring
from axonix_desktop.ui.detail.part import LinkRow, Part
from axonix_desktop.ui.detail.reading import ShownRecord

_MOST_AT_FIRST = 8
_MOST = 200


class RelatedPart(Part):
    """Generic: read from the reference fields of all records."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        found = referring(self.context.programme.file, record.kind, record.id)
        if not found:
            label = small(record.declared.label)
            self.body.addWidget(self.nothing(tr("Nothing refers to this {record} yet.", record=label)))
        for one in found:
            self.body.addWidget(self._group(record, one))

    def _group(self, record: ShownRecord, one: Referring) -> QWidget:
        """One kind of record and field: heading with count, the first records, and the rest on demand."""
        declared = record_of(one.kind)
        own = [other for other in declared.fields.values() if getattr(other.kind, "target", "") == record.kind]
        title = tr(declared.plural)
        if len(own) > 1:
            title = tr("{records} · {field}", records=title, field=tr(declared.fields[one.field].label))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.heading(title, f"{one.count:,}"))
        called = referrers(self.context.programme.file, one, record.id, _MOST)
        self._add_rows(column, one.kind, called[:_MOST_AT_FIRST])
        rest = called[_MOST_AT_FIRST:]
        if rest:
            words = trn("Show {count} more", "Show {count} more", len(rest))
            more = self.button(words, lambda: None, "quiet")
            more.clicked.connect(lambda: (more.hide(), self._add_rows(column, one.kind, rest)))
            column.addWidget(more)
        if one.count > _MOST:
            column.addWidget(
                self.nothing(trn("{count} more is not listed.", "{count} more are not listed.", one.count - _MOST))
            )
        return holder

    def _add_rows(self, column: QVBoxLayout, kind: str, called: list[tuple[int, str, str]]) -> None:
        label = tr(record_of(kind).label)
        for record_id, title, note in called:
            row = LinkRow(self.look, title or label, note)
            row.clicked.connect(partial(self._open, kind, record_id))
            column.addWidget(row)

    def _open(self, kind: str, record_id: int, _checked: bool = False) -> None:
        self.context.open_record(kind, record_id)

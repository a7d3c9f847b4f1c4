"""The history of the record shown: who changed what when, with the way back to an old value."""

from __future__ import annotations

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.history.record_history import RecordHistory


class HistoryPart(Part):
    """Newest first, read when the tab is shown."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.story: RecordHistory | None = None

    def fill(self, record: ShownRecord) -> None:
        if self.story is None:
            self.story = RecordHistory(self.context, record.kind, record.id)
            self.body.addWidget(self.story)
        else:
            self.story.show_record(record.kind, record.id)

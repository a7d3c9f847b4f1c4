"""Editing several records together: only the fields touched are written, all of it as one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.reading import ShownMany
from axonix_desktop.ui.records.form import Shown
from axonix_desktop.ui.toasts import announce


class Several(QObject):
    """The records edited together and what is to be written into them; ``touched`` says that this changed."""

    touched = Signal()

    def __init__(self, context: PageContext, editing: Editing, applied: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._editing, self._applied = context, editing, applied
        self._many: ShownMany | None = None
        self.draft: dict[str, Value] = {}

    def begin(self, many: ShownMany) -> Shown:
        """Take other records, or the same read anew; what the form is to show of them."""
        if self._many is None or (self._many.declared, self._many.ids) != (many.declared, many.ids):
            self.draft = {}
        self._many = many
        return Shown({**many.values, **self.draft}, many.words, many.mixed - self.draft.keys())

    def keep(self, name: str, value: Value) -> str | None:
        """Take a field into the draft."""
        self.draft[name] = value
        self.touched.emit()
        return None

    def apply(self) -> bool:
        """Write the draft. False when it could not be written."""
        many, draft = self._many, dict(self.draft)
        if many is None or not draft:
            return False
        self.draft = {}
        reason = self._editing.keep(many.declared.kind, many.ids, draft)
        if reason is not None:
            self.draft = draft
            self._context.messages.tell(tr("The changes cannot be applied"), reason)
            return False
        one, several = small(many.declared.label), small(many.declared.plural)
        announce(
            self._context.window,
            trn(
                "Applied to {count} {record}",
                "Applied to {count} {records}",
                len(many.ids),
                record=one,
                records=several,
            ),
        )
        self._applied()
        return True

    def drop(self) -> None:
        """Forget the draft."""
        self.draft = {}
        self.touched.emit()

    def leave(self) -> None:
        """Other records are shown: offer to write what was changed and not applied."""
        many, draft = self._many, dict(self.draft)
        self.draft, self._many = {}, None
        if many is None or not draft:
            return
        one, several = small(many.declared.label), small(many.declared.plural)

        def write() -> None:
            self._many, self.draft = many, draft
            self.apply()
            self._many = None

        self._context.toast.say(
            trn(
                "The changes to {count} {record} were not applied",
                "The changes to {count} {records} were not applied",
                len(many.ids),
                record=one,
                records=several,
            ),
            tr("Apply them"),
            write,
        )

"""Adding, changing and removing the fields of the programme's own, from a grid: one dialog, one step to undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from axonix_desktop.actions.custom_fields import (
    FieldWish,
    add_field,
    change_field,
    choices_in_use,
    filled_count,
    remove_field,
    taken_names,
    wish_objection,
)
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.words import small, tr, trn

if TYPE_CHECKING:
    from axonix_desktop.ui.records.looking_page import LookingPage

PREFIX = "custom:"


class FieldDesk:
    """The fields of one kind of record in one programme."""

    def __init__(self, page: LookingPage) -> None:
        self._page = page

    def objection(self) -> str | None:
        """Why no field can be added or changed, or None."""
        if not self._page.record.has_custom_fields:
            return tr("{records} cannot have fields of their own.", records=tr(self._page.record.plural))
        return self._page.context.programme.read_only_reason

    def edit(self, name: str) -> str:
        """Ask what a field is to be and do it; the name of a field that was added, else nothing."""
        from axonix_desktop.ui.records.field_dialog import FieldDialog

        context, kind = self._page.context, self._page.record.kind
        if self.objection() is not None:
            return ""
        file = context.programme.file
        number = int(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None
        now = next((one for one in self._page.model.fields if one.name == name), None)
        taken = taken_names(file, kind, but=number)
        dialog = FieldDialog(
            context.look,
            self._page.grid.window(),
            plural=small(self._page.record.plural),
            wish=_wish_of(now) if now is not None else None,
            objection=lambda wish: wish_objection(wish, taken),
            suggested=choices_in_use(file, kind, number) if number is not None else (),
            removal=_removal(filled_count(file, kind, number)) if number is not None else "",
        )
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        wish, is_removal = dialog.wish(), dialog.is_removal
        dialog.deleteLater()
        if not is_done:
            return ""
        if number is None:
            return self._add(kind, wish)
        if is_removal:
            context.change(partial(remove_field, kind=kind, number=number), tr("The field cannot be removed"))
        else:
            act = partial(change_field, kind=kind, number=number, wish=wish)
            context.change(act, tr("The field cannot be changed"))
        return ""

    def _add(self, kind: str, wish: FieldWish) -> str:
        before = {field.name for field in self._page.model.fields}
        if not self._page.context.change(partial(add_field, kind=kind, wish=wish), tr("The field cannot be added")):
            return ""
        return next((field.name for field in self._page.model.fields if field.name not in before), "")


def _wish_of(field: Field) -> FieldWish:
    """What a field is now."""
    kind = field.kind
    choices = tuple(option.label for option in kind.options) if isinstance(kind, Choice) else ()
    is_told = not field.help.endswith(field.label)
    return FieldWish(field.label, kind.name, choices, field.help if is_told else "")


def _removal(filled: int) -> str:
    """What goes when the field is removed."""
    if not filled:
        return tr("The field is empty in every record.")
    return trn(
        "{count} record has a value here. Removing the field removes it too; Undo brings both back.",
        "{count} records have a value here. Removing the field removes them too; Undo brings all of it back.",
        filled,
    )

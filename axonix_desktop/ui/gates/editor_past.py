"""What became of a gate criterion: its last changes out of the journal, who made them and when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date, Stored
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.core.words import tr
from axonix_desktop.store.journal import Change, ChangeSet, history
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.texts import PlainLabel

_MOST = 6
_UNTOLD = ("version", "code", "stage")


class CriterionPast(QWidget):
    """The last changes, newest first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.lines: list[str] = []

    def show_criterion(self, one: GateCriterion | None) -> None:
        """Show what became of a criterion; nothing for None."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        look = self._context.look
        self.lines = [] if one is None else told(history(self._context.programme.file, "gate_criterion", one.id, _MOST))
        if not self.lines:
            return
        self._column.addWidget(PlainLabel(look, tr("What changed"), "body_strong"))
        for words in self.lines:
            self._column.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))


def told(entries: list[tuple[ChangeSet, list[Change]]]) -> list[str]:
    """One sentence for each change set."""
    lines: list[str] = []
    for one, changes in entries:
        day = Date().show(datetime.fromisoformat(one.at).astimezone().date())
        said = [words for change in changes if (words := _change_words(change))]
        lines.append(tr("{day}, {who}: {what}", day=day, who=one.actor, what="; ".join(said) or one.label))
    return lines


def _change_words(change: Change) -> str:
    """One field from then to now; nothing for what is not worth telling."""
    if change.op != "changed" or change.field is None or change.field in _UNTOLD:
        return ""
    declared = GateCriterion.fields[change.field]
    old, new = (_shown(change.field, one) for one in (change.old, change.new))
    nothing = tr("nothing")
    return tr("{field} {old} → {new}", field=tr(declared.label), old=old or nothing, new=new or nothing)


def _shown(name: str, stored: Stored) -> str:
    """A stored value in words; a threshold is a bare number, for it may be a share, a score or a count."""
    if isinstance(stored, int | float) and name == "threshold":
        return f"{stored:,g}"
    kind = GateCriterion.fields[name].kind
    return kind.show(kind.from_store(stored))

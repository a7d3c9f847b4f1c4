"""What a pack of checklist items would change, before it does: added, changed, out of force, and kept as yours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.content_pack import Change, FieldChange, PackPlan
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class PackDialog(QDialog):
    """``take`` names the kept items that are to take the pack's words after all."""

    def __init__(self, look: Look, plan: PackPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._plan = look, plan
        self.boxes: dict[str, QCheckBox] = {}
        self.setWindowTitle(tr("Update the checklist library"))
        self.keep, self.cancel = QPushButton(), QPushButton(tr("Cancel"))
        self.summary = PlainLabel(look, role="body", colour="text_muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._list(), 1)
        layout.addWidget(self._foot())
        self._tell()
        room = parent.window().height() if parent is not None else look.px(700)
        self.resize(look.px(760), min(look.px(680), room - 32))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def take(self) -> tuple[str, ...]:
        """The codes ticked."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.keep.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QWidget:
        look, plan = self._look, self._plan
        plate = Plate(look, "surface", "b")
        column = QVBoxLayout(plate)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(4)
        if plan.installed_version:
            words = tr(
                "“{pack}”: version {old} to version {new}",
                pack=plan.pack.name, old=plan.installed_version, new=plan.pack.version,
            )  # fmt: skip
        else:
            words = tr("“{pack}”, version {new}, is new here", pack=plan.pack.name, new=plan.pack.version)
        column.addWidget(PlainLabel(look, words, "subtitle", wraps=True))
        column.addWidget(self.summary)
        return plate

    def _list(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 12, 24, 20)
        column.setSpacing(6)
        plan = self._plan
        sections: tuple[tuple[str, str, Sequence[Change], str], ...] = (
            (tr("Added"), "green", plan.added, ""),
            (tr("Changed"), "blue", plan.changed, ""),
            (tr("Out of force"), "grey", plan.retired,
             tr("The pack has them no more. They stay in the file with their answers and are asked no longer.")),
            (tr("Kept as yours"), "violet", plan.kept,
             tr("You changed them, and so did the pack. Your words stay unless you tick the item.")),
            (tr("Left alone"), "amber", plan.clashing,
             tr("Items of your own have the code of an item of the pack. Give yours another code to take the pack's.")),
        )  # fmt: skip
        for title, tone, changes, note in sections:
            if changes:
                column.addLayout(self._section(title, tone, changes, note))
                column.addSpacing(8)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("What would change"))
        area.setWidget(holder)
        return area

    def _section(self, title: str, tone: str, changes: Sequence[Change], note: str) -> QVBoxLayout:
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(6)
        head = QHBoxLayout()
        painter = CellPainter(look)
        painter.set_ratio(self.devicePixelRatioF())
        chip = QLabel()
        chip.setPixmap(painter.chip(f"{title}  {len(changes):,}", tone, look.px(300)))
        chip.setAccessibleName(f"{title} {len(changes):,}")
        head.addWidget(chip)
        head.addStretch(1)
        column.addLayout(head)
        if note:
            column.addWidget(PlainLabel(look, note, "small", "text_muted", wraps=True))
        for one in changes:
            column.addWidget(self._item(one, can_take=bool(one.kept) and not one.changes))
        return column

    def _item(self, one: Change, *, can_take: bool) -> QWidget:
        """An item with what becomes of each of its fields."""
        look = self._look
        plate = Plate(look, "surface", radius=look.tokens.radius["md"])
        column = QVBoxLayout(plate)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(8)
        code = PlainLabel(look, one.code, "small_strong", "text_muted")
        code.setMinimumWidth(look.px(52))
        line.addWidget(code, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(look, one.title, "body", wraps=True, selects=True), 1)
        column.addLayout(line)
        for each in one.kept if can_take else one.changes:
            words = tr("{field}: {before} → {after}", field=tr(each.field.label), **_sides(each))
            label = PlainLabel(look, words, "small", "text_muted", wraps=True, selects=True)
            label.setContentsMargins(look.px(60), 0, 0, 0)
            column.addWidget(label)
        if can_take:
            box = self.boxes[one.code] = QCheckBox(tr("Take the pack's words"))
            box.setAccessibleName(tr("Take the pack's words for {code}", code=one.code))
            box.setMinimumHeight(look.px(24))
            box.toggled.connect(self._tell)
            row = QHBoxLayout()
            row.setContentsMargins(look.px(60), 2, 0, 0)
            row.addWidget(box)
            row.addStretch(1)
            column.addLayout(row)
        return plate

    def _foot(self) -> QWidget:
        plate = Plate(self._look, "surface", "t")
        row = QHBoxLayout(plate)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        words = tr("Answers, evidence and sign-offs stay as they are. One undo takes all of it back.")
        row.addWidget(PlainLabel(self._look, words, "small", "text_muted", wraps=True), 1)
        self.keep.setProperty("kind", "primary")
        self.keep.setText(tr("Update to version {new}", new=self._plan.pack.version))
        for button, act in ((self.cancel, self.reject), (self.keep, self.accept)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return plate

    def _tell(self) -> None:
        plan = self._plan
        parts = [
            trn("{count} item added", "{count} items added", len(plan.added)) if plan.added else "",
            trn("{count} item changed", "{count} items changed", len(plan.changed)) if plan.changed else "",
            trn("{count} item out of force", "{count} items out of force", len(plan.retired)) if plan.retired else "",
            trn("{count} item unchanged", "{count} items unchanged", plan.unchanged) if plan.unchanged else "",
        ]
        self.summary.setText(" · ".join(part for part in parts if part))
        self.keep.setEnabled(not plan.is_empty or bool(self.take))


def _sides(one: FieldChange) -> dict[str, str]:
    """Both values in words."""
    kind = one.field.kind
    sides = {"before": one.before, "after": one.after}
    shown: dict[str, str] = {}
    for name, value in sides.items():
        words = kind.show(value)
        shown[name] = (tr(words) if isinstance(kind, Choice) and words else words) or tr("nothing")
    return shown

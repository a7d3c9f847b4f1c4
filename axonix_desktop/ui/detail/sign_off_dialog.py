"""Signing off: who looked at the evidence. The owner and whoever gave the evidence cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.checklists import sign_off_objection
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.asked import Asked, called
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.toasts import announce


class SignOffDialog(QDialog):
    """``signer`` holds the name of the second person."""

    def __init__(
        self,
        context: PageContext,
        asked: Sequence[Asked],
        givers: Mapping[int, tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or context.window)
        look = context.look
        self._asked, self._givers = [one for one in asked if one.answer_id is not None], givers
        self.setWindowTitle(tr("Sign off"))
        self.signer = QLineEdit()
        self.objection = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.objection.setMinimumHeight(look.px(36))
        self.keep, cancel = QPushButton(tr("Sign off")), QPushButton(tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(look, tr("Sign off {what}", what=called(self._asked)), "subtitle", wraps=True))
        words = tr("Somebody other than the owner and whoever gave the evidence has looked at it and agrees.")
        layout.addWidget(PlainLabel(look, words, colour="text_muted", wraps=True))
        for one in self._asked[:1] if len(self._asked) == 1 else ():
            proof = ", ".join(part for part in (one.given.evidence or "", *(name for _id, name in one.files)) if part)
            shown = tr("Evidence: {evidence}", evidence=proof or tr("none"))
            layout.addWidget(PlainLabel(look, shown, wraps=True, selects=True))
        label = PlainLabel(look, tr("&Second person"), "small_strong", "text_muted")
        label.setBuddy(self.signer)
        self.signer.setAccessibleName(tr("Second person"))
        names = sorted({name for name in context.programme.titles("person").values() if name}, key=str.casefold)
        completer = QCompleter(names, self.signer)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.signer.setCompleter(completer)
        self.signer.textChanged.connect(self._tell)
        layout.addWidget(label)
        layout.addWidget(self.signer)
        layout.addWidget(self.objection)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        layout.addLayout(row)
        self.setMinimumWidth(look.px(480))
        actor = context.programme.actor
        self._tell()
        if not self._why(actor):
            self.signer.setText(actor)
            self.signer.selectAll()
        self.signer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why(self, name: str) -> str:
        """Why ``name`` cannot sign off."""
        for one in self._asked:
            reason = sign_off_objection(one.given, name, self._givers.get(one.answer_id or 0, ()))
            if reason:
                return f"{one.item.code}: {reason}" if len(self._asked) > 1 else reason
        return ""

    def _tell(self) -> None:
        reason = self._why(self.signer.text())
        if reason and reason != self.objection.text():
            announce(self, reason)
        self.objection.setText(reason)
        self.keep.setEnabled(not reason)

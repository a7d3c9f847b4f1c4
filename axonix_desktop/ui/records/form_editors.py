"""One editor for each kind of field, as a form has them; parsing is left to the field's kind."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, LongText, StageNumber, Value, YesNo
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.cells import TONE_ICONS
from axonix_desktop.ui.theme.look import Look

_LEFT_FOR_A_MOMENT = (
    Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason,
)  # fmt: skip
_FEWEST_LINES, _MOST_LINES = 2, 14


class FieldEditor(QWidget):
    """Edits the value of one field.

    ``touched`` comes when a person changed what stands there, ``left`` when it is to be kept (Enter, leaving, a
    choice made), ``restored`` after Esc, ``entered`` after Enter.
    """

    touched = Signal()
    left = Signal()
    restored = Signal()
    entered = Signal()

    def __init__(self, look: Look, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.field = look, field
        self.value: Value = None
        self.is_touched = False
        self.is_bad = False
        self.is_mixed = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)

    def hold(self, inner: QWidget) -> None:
        """Take the widget that is typed in."""
        self.inner = inner
        inner.setAccessibleName(tr(self.field.label) if not self.field.is_custom else self.field.label)
        inner.setFont(self.look.font("body"))
        inner.installEventFilter(self)
        self.setFocusProxy(inner)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(inner)

    def show_value(self, value: Value, words: str, *, is_mixed: bool = False) -> None:
        """Show ``value``; ``words`` are what people call it where the kind alone cannot say."""
        self.value, self.is_touched, self.is_mixed = value, False, is_mixed
        self.set_bad(is_bad=False)
        self.fill(value, words)

    def fill(self, value: Value, words: str) -> None:
        """Put the words of ``value`` into the widget."""

    def read(self) -> Value:
        """The value a person meant. Raises BadValueError with a sentence."""
        return self.value

    def typed(self) -> str:
        """What stands in the editor, as text."""
        return ""

    def put_back(self, text: str) -> None:
        """Put text into the editor that a person typed before."""

    def touch(self) -> None:
        """A person changed what stands here."""
        self.is_touched = True
        self.touched.emit()

    def set_bad(self, *, is_bad: bool) -> None:
        """Outline the editor in red, or no longer."""
        if is_bad != self.is_bad:
            self.is_bad = is_bad
            self.inner.setProperty("state", "bad" if is_bad else "")
            self.inner.style().unpolish(self.inner)
            self.inner.style().polish(self.inner)
            self.inner.update()

    def dress(self) -> None:
        """Take fonts and icons of the look in use."""
        self.inner.setFont(self.look.font("body"))

    def enter(self) -> None:
        """Enter was pressed: keep what stands here."""
        self.left.emit()
        self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inner:
            if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
                if self.is_touched and event.reason() not in _LEFT_FOR_A_MOMENT:
                    self.left.emit()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self.on_key(event)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape and self.is_touched:
                    event.accept()
                elif not self.is_touched and _is_stepping(event):
                    event.ignore()  # nothing is being typed: the step is the programme's, not the line's
                    return True
        return super().eventFilter(watched, event)

    def on_key(self, event: QKeyEvent) -> bool:
        """Whether a key was used up: Enter keeps, Esc puts the old value back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter()
            return True
        if event.key() == Qt.Key.Key_Escape and (self.is_touched or self.is_bad):
            self.restored.emit()
            return True
        return False


def _is_stepping(event: QKeyEvent) -> bool:
    """Whether keys mean undo or redo."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class TextEditor(FieldEditor):
    """One line: text, keys, numbers, money, percent, words."""

    def __init__(self, look: Look, field: Field, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self._today = today
        self.line = QLineEdit()
        self.hold(self.line)
        self.line.textEdited.connect(lambda _text: self.touch())
        self.dress()

    def fill(self, value: Value, words: str) -> None:
        shown = "" if self.is_mixed else self.shown(value, words)
        self.line.setPlaceholderText(tr("Mixed values") if self.is_mixed else "")
        if self.line.text() != shown:
            self.line.setText(shown)
            self.line.setCursorPosition(0)
        self.line.setToolTip(shown if len(shown) > 34 else tr(self.field.help))

    def shown(self, value: Value, words: str) -> str:
        """The words of ``value`` for the line."""
        return words or self.field.kind.show(value)

    def read(self) -> Value:
        return read_typed(self.field, self.line.text(), today=self._today)

    def typed(self) -> str:
        return self.line.text()

    def put_back(self, text: str) -> None:
        self.line.setText(text)
        self.is_touched = True

    def dress(self) -> None:
        self.line.setFont(self.look.font("figures" if self.field.kind.is_numeric else "body"))


class LongTextEditor(FieldEditor):
    """Several lines; grows with what is written."""

    def __init__(self, look: Look, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.box = _GrowingText(look)
        self.hold(self.box)
        self.box.textChanged.connect(self._on_changed)
        self._is_filling = False

    def fill(self, value: Value, words: str) -> None:
        text = "" if self.is_mixed else str(value or "")
        self.box.setPlaceholderText(tr("Mixed values") if self.is_mixed else "")
        if self.box.toPlainText() != text:
            self._is_filling = True
            self.box.setPlainText(text)
            self._is_filling = False
            self.box.grow()

    def read(self) -> Value:
        return self.field.kind.parse(self.box.toPlainText())

    def typed(self) -> str:
        return self.box.toPlainText()

    def put_back(self, text: str) -> None:
        self.box.setPlainText(text)
        self.is_touched = True

    def on_key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return False if is_enter else super().on_key(event)

    def dress(self) -> None:
        super().dress()
        self.box.grow()

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.box.grow()
            self.touch()


class _GrowingText(QPlainTextEdit):
    """As high as its text, between a few lines and many."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabChangesFocus(True)
        self.setProperty("kind", "field")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.grow()

    def grow(self) -> None:
        """Take the height that the text needs."""
        lines = min(max(round(self.document().size().height()), _FEWEST_LINES), _MOST_LINES)
        wanted = lines * self.fontMetrics().lineSpacing() + self._look.px(14) + 4
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grow()


class ChoiceBox(QComboBox):
    """A drop-down painted like the other fields; the wheel scrolls the form, not the choice."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(72), self._look.size("control"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_bad, has_focus = self.property("state") == "bad", self.hasFocus()
        is_plain = look.scheme.name in ("light", "dark")
        line = (2 if is_bad or has_focus else 1) + (0 if is_plain else 1)
        role = "red" if is_bad else "focus" if has_focus else "border_strong" if self.isEnabled() else "border"
        painter.setPen(QPen(look.colour(role), line))
        painter.setBrush(look.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        inset = line / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.tokens.radius["md"], look.tokens.radius["md"])
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side, pad = look.px(16), look.px(10)
        arrow_x = pad if is_rtl else self.width() - pad - side
        ratio = self.devicePixelRatioF()
        top = (self.height() - side) // 2
        painter.drawPixmap(arrow_x, top, look.pixmap("chevron-down", "text_muted", side, ratio))
        room = self.rect().adjusted(pad, 0, -pad - side - 4, 0)
        if is_rtl:
            room = self.rect().adjusted(pad + side + 4, 0, -pad, 0)
        icon = self.itemIcon(self.currentIndex())
        if not icon.isNull():
            at = room.right() - side + 1 if is_rtl else room.left()
            icon.paint(painter, at, top, side, side)
            room.adjust(0 if is_rtl else side + 7, 0, -side - 7 if is_rtl else 0, 0)
        else:
            room.adjust(0 if is_rtl else 2, 0, -2 if is_rtl else 0, 0)
        text = self.currentText()
        painter.setFont(self.font())
        painter.setPen(look.colour("text" if self.isEnabled() and text else "text_faint"))
        shown = self.fontMetrics().elidedText(text or self.placeholderText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class ChoiceEditor(FieldEditor):
    """One of a list: choices with their marks, stages, yes and no."""

    def __init__(self, look: Look, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.box = ChoiceBox(look)
        self.hold(self.box)
        self._codes: list[Value] = []
        self._fill_list()
        self.box.activated.connect(self._on_activated)

    def _fill_list(self) -> None:
        """The options of the kind; first no value, where that is allowed."""
        kind, look = self.field.kind, self.look
        options: list[tuple[Value, str, str]] = []
        if isinstance(kind, Choice):
            options = [(one.code, tr(one.label), one.tone) for one in kind.options]
            if self.field.is_custom:
                options = [(one.code, one.label, "") for one in kind.options]
        elif isinstance(kind, StageNumber):
            options = [(place, kind.show(place), "") for place in range(len(kind.titles))]
        elif isinstance(kind, YesNo):
            options = [(True, tr("Yes"), ""), (False, tr("No"), "")]
        if not self.field.required and self.field.default is None:
            options.insert(0, (None, tr("Not known") if isinstance(kind, YesNo) else "–", ""))
        has_tones = any(tone not in ("", "grey") for _code, _words, tone in options)
        place = self.box.currentIndex()
        self.box.clear()
        self._codes = [code for code, _words, _tone in options]
        for code, words, tone in options:
            if has_tones and code is not None:
                mark = look.icon(TONE_ICONS.get(tone, "circle-dashed"), f"{tone or 'grey'}_fg")
                self.box.addItem(mark, words)
            else:
                self.box.addItem(words)
        self.box.setCurrentIndex(place)

    def fill(self, value: Value, words: str) -> None:
        self.box.setPlaceholderText(tr("Mixed values") if self.is_mixed else "–")
        known = len(self._codes)
        if self.box.count() > known:
            self.box.removeItem(known)
        if self.is_mixed:
            self.box.setCurrentIndex(-1)
        elif value in self._codes:
            self.box.setCurrentIndex(self._codes.index(value))
        elif value is None:
            self.box.setCurrentIndex(-1)
        else:
            self.box.addItem(str(value))
            self.box.setCurrentIndex(known)

    def read(self) -> Value:
        place = self.box.currentIndex()
        return self._codes[place] if 0 <= place < len(self._codes) else self.value

    def typed(self) -> str:
        return self.box.currentText()

    def put_back(self, text: str) -> None:
        place = self.box.findText(text)
        if 0 <= place < len(self._codes):
            self.box.setCurrentIndex(place)
            self.is_touched = True

    def dress(self) -> None:
        super().dress()
        self._fill_list()

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and not self.is_touched:
            self.box.showPopup()
            return True
        return super().on_key(event)

    def _on_activated(self, _place: int) -> None:
        if self.is_mixed or self.read() != self.value or self.is_bad:
            self.touch()
            self.left.emit()


def is_several_lines(field: Field) -> bool:
    """Whether the field takes the whole width of a form."""
    return isinstance(field.kind, LongText)


def least_height(look: Look, field: Field) -> int:
    """How high the field's editor is at least."""
    if not is_several_lines(field):
        return look.size("control")
    return _FEWEST_LINES * look.metrics("body").lineSpacing() + look.px(14) + 4

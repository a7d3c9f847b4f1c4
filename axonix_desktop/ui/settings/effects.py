"""Lets settings take effect: at the start and when a person changes one."""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from axonix_desktop.core.forms import DateForm, write_dates, write_money
from axonix_desktop.core.words import speak
from axonix_desktop.ui.theme.look import MODES, Look, Mode
from axonix_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from axonix_desktop.ui.context import PageContext

LANGUAGES = ("en", "de")
_FORMS: tuple[DateForm, ...] = ("words", "iso", "dotted")


def speak_language(state: WindowState, words: Path) -> str:
    """Speak the language set (else that of the system, else English); returns its two letters."""
    wanted = state.text("language") or QLocale.system().name()[:2]
    language = wanted if wanted in LANGUAGES else "en"
    catalogue = words / language / "LC_MESSAGES" / "axonix.mo"
    if language == "en" or not catalogue.exists():
        speak(NullTranslations())
        return "en"
    with catalogue.open("rb") as file:
        speak(GNUTranslations(file))
    return language


def apply_forms(state: WindowState, currency: str | None) -> None:
    """Write days and amounts as set; ``currency`` is that of the open programme, None without one."""
    chosen = state.text("dates", "words")
    forms: dict[str, DateForm] = {one: one for one in _FORMS}
    write_dates(forms.get(chosen, "words"))
    write_money(currency if state.text("money", "sign") == "sign" else None)


def apply_look(state: WindowState, look: Look) -> None:
    """Take theme and text size as set."""
    mode = state.text("theme", "system")
    modes: dict[str, Mode] = {one: one for one in MODES}
    look.apply(modes.get(mode, "system"), state.number("text_scale", 1.0))


class Effects:
    """What a changed setting does to the open window."""

    def __init__(self, look: Look, state: WindowState, context: Callable[[], PageContext | None]) -> None:
        self._look, self._state, self._context = look, state, context

    def applied(self, name: str) -> None:
        """A setting was changed."""
        context = self._context()
        if name in ("theme", "text_scale"):
            apply_look(self._state, self._look)
        if name in ("dates", "money"):
            apply_forms(self._state, currency_of(context) if context else None)
            if context is not None:
                context.bridge.tell()


def currency_of(context: PageContext) -> str | None:
    """The three letters of the open programme's currency."""
    from axonix_desktop.store.queries.records import rows

    found = rows(context.programme.file, "programme", ["currency"])
    return str(found[0][0]) if found and found[0][0] else None

"""Boxes in which a day is typed or picked: they write it as days are written everywhere."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDateEdit

from axonix_desktop.core.forms import typed_date

_LOCALES = {"en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)}
"""English is British here; another language speaks for itself."""


def language_locale() -> QLocale:
    """The locale of the language in use: the names of months, and the day a week begins with."""
    language = typed_date()[0]
    return _LOCALES.get(language) or QLocale(language)


def dress_days(box: QDateEdit) -> None:
    """Let a box offer a calendar and write days in the language and form in use."""
    box.setCalendarPopup(True)
    box.setLocale(language_locale())
    box.setDisplayFormat(typed_date()[1])
    calendar = box.calendarWidget()
    calendar.setLocale(box.locale())
    calendar.setFirstDayOfWeek(box.locale().firstDayOfWeek())

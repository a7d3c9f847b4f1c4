"""Every setting of this computer, declared once: the settings window, the palette and the start read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from axonix_desktop.core.words import mark


@dataclass(frozen=True, slots=True)
class Setting:
    """``name`` is where it is kept, ``options`` are value and words of a choice, the first one being the default."""

    name: str
    section: str
    title: str
    help: str
    options: tuple[tuple[str, str], ...] = ()
    kind: Literal["choice", "flag", "folder", "text"] = "choice"

    @property
    def default(self) -> str:
        """The value before a person chose."""
        return self.options[0][0] if self.options else ""


SETTINGS = (
    Setting("theme", mark("Look"), mark("Theme"), mark("Colours of the window; paper is always printed light"),
            (("system", mark("As the system")), ("light", mark("Light")), ("dark", mark("Dark")),
             ("contrast", mark("High contrast")))),
    Setting("text_scale", mark("Look"), mark("Text size"), mark("Makes texts, rows and buttons larger or smaller"),
            (("1.0", mark("100%")), ("0.9", mark("90%")), ("1.1", mark("110%")), ("1.25", mark("125%")),
             ("1.4", mark("140%")), ("1.5", mark("150%")))),
    Setting("language", mark("Language and forms"), mark("Language"),
            mark("Of menus and messages; takes effect when the program is started again"),
            (("", mark("As the system")), ("en", "English"), ("de", "Deutsch"))),
    Setting("dates", mark("Language and forms"), mark("Dates"), mark("How days are written; all forms can be typed"),
            (("words", "22 Nov 2026"), ("iso", "2026-11-22"), ("dotted", "22.11.2026"))),
    Setting("money", mark("Language and forms"), mark("Amounts"),
            mark("Whether amounts carry the sign of the programme's currency"),
            (("sign", mark("With sign: £1,234")), ("plain", mark("Without sign: 1,234")))),
    Setting("grid/enter_opens", mark("Work"), mark("Enter opens the record"),
            mark("Otherwise Enter goes down a row, as in Excel"), kind="flag"),
    Setting("folder", mark("Work"), mark("Folder for programme files"),
            mark("Where file windows begin; empty is beside the last file"), kind="folder"),
)  # fmt: skip


def declared(name: str) -> Setting:
    """The setting kept under ``name``; raises KeyError for one that is not declared."""
    return {one.name: one for one in SETTINGS}[name]

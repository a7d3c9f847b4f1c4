"""Who is called what: finds the records that a person names in a cell, and lists them to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from axonix_desktop.core.editing import beginning
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Reference, StageNumber, Stored, Text, YesNo
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.records.cells import TONE_ICONS
from axonix_desktop.ui.records.entries import Entry

CREATE = mark("Create “{words}”")


class TitleDoor(Protocol):
    """What is asked of the programme file."""

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        ...

    def rows(self, kind: str, fields: Sequence[str]) -> list[tuple[Stored, ...]]:
        """The stored values of ``fields`` of every record of ``kind``."""
        ...


def folded(words: str) -> str:
    """Words as they are compared: without case and spare blanks."""
    return " ".join(words.casefold().split())


class Referees:
    """Titles, keys and e-mail addresses of one programme, read when first asked for; :meth:`forget` reads anew."""

    def __init__(self, door: TitleDoor) -> None:
        self._door = door
        self._titles: dict[str, Mapping[int, str]] = {}
        self._ids: dict[str, dict[str, tuple[int, ...]]] = {}

    def forget(self) -> None:
        """Something changed: ask again."""
        self._titles.clear()
        self._ids.clear()

    def find(self, kind: str, words: str) -> Sequence[int]:
        """The ids of the records of ``kind`` that are called so, by title, else by key or e-mail address."""
        known = self._ids.get(kind)
        if known is None:
            known = self._ids[kind] = self._known(kind)
        return known.get(folded(words), ())

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        found = self._titles.get(kind)
        if found is None:
            found = self._titles[kind] = self._door.titles(kind)
        return found

    def entries(self, field: Field) -> list[Entry]:
        """What can be chosen for ``field``; empty when it is typed freely."""
        kind = field.kind
        if isinstance(kind, Choice):
            found = [
                Entry(one.code, tr(one.label), TONE_ICONS.get(one.tone, "circle-dashed"), f"{one.tone}_fg")
                for one in kind.options
            ]
        elif isinstance(kind, YesNo):
            found = [
                Entry(True, tr("Yes"), "check", "green_fg"),
                Entry(False, tr("No"), "x", "grey_fg"),
            ]
        elif isinstance(kind, StageNumber):
            found = [Entry(number, kind.show(number)) for number in range(len(kind.titles))]
        elif isinstance(kind, Reference):
            icon = "user" if kind.target == "person" else ""
            titles = sorted(self.titles(kind.target).items(), key=lambda pair: pair[1].casefold())
            found = [Entry(number, title, icon) for number, title in titles if title]
        else:
            return []
        return found if field.required else [*found, Entry(None, tr("Leave empty"), "eraser")]

    def create_words(self, field: Field) -> str:
        """The words that offer to make what is named but not there; empty where a title is not enough."""
        if not isinstance(field.kind, Reference):
            return ""
        target = record_of(field.kind.target)
        title = target.fields[target.title_field]
        if not isinstance(title.kind, Text) or target.title_field == target.key_field:
            return ""
        _whole, reasons = beginning(target, {title.name: "x"})
        return "" if reasons else tr(CREATE)

    def _known(self, kind: str) -> dict[str, tuple[int, ...]]:
        record = record_of(kind)
        found: dict[str, tuple[int, ...]] = {}
        for number, title in self.titles(kind).items():
            if title:
                found[folded(title)] = (*found.get(folded(title), ()), number)
        for name in (record.key_field, "email" if "email" in record.fields else None):
            if name:
                for number, words in self._door.rows(kind, ["id", name]):
                    if words and isinstance(number, int) and folded(str(words)) not in found:
                        found[folded(str(words))] = (number,)
        return found

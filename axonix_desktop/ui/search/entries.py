"""What the palette lists: commands, records and help, each with what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from axonix_desktop.core.finding import excerpt, score
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.search import Found, Hit
from axonix_desktop.ui.commands import Command, Commands, plain_title
from axonix_desktop.ui.menus import MENUS

KIND_ICONS = {
    "use_case": "table-2", "person": "user-round", "business_unit": "building-complex", "champion": "award",
    "course": "graduation-cap", "checklist_item": "list-checks", "checklist_response": "clipboard-check",
    "component": "component", "data_source": "database", "raid": "flag", "incident": "shield-alert",
    "model_change": "git-branch", "escalation_rule": "arrow-up-down", "workflow_change": "workflow",
    "steering_decision": "hammer", "steering_action": "check-check", "gate_decision": "route",
    "attachment": "paperclip",
}  # fmt: skip
_EXCERPT = 110
_FEW, _MANY = 5, 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``note`` stands beside the title, ``reason`` is why it cannot be chosen now.

    ``entry_id`` names it among the recent ones; a heading has none, and no ``act``.
    """

    entry_id: str
    title: str
    icon: str = ""
    note: str = ""
    keys: str = ""
    act: Callable[[], object] | None = None
    reason: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only names what stands below it."""
        return not self.entry_id


def command_entries(commands: Commands) -> list[Entry]:
    """Every command, in the order of the menus."""
    menus = {menu_id: tr(title).replace("&", "") for menu_id, title in MENUS}
    return [_command_entry(commands, one, menus) for one in commands]


def _command_entry(commands: Commands, command: Command, menus: dict[str, str]) -> Entry:
    """A command as a line."""
    where = f"{menus[command.menu]} → {tr(command.under)}" if command.under else menus[command.menu]
    return Entry(
        f"command:{command.id}", plain_title(command), command.icon, where, commands.keys_text(command.id),
        lambda: commands.run(command.id), command.objection() or "",
    )  # fmt: skip


def answers(entries: Sequence[Entry], typed: str, most: int) -> list[Entry]:
    """The entries that answer best to what was typed, those that can be chosen first among equals."""
    scored = [(score(typed, one.title) or score(typed, one.note) * 0.6, place) for place, one in enumerate(entries)]
    ranked = sorted(
        (place for place, (value, _) in enumerate(scored) if value > 0),
        key=lambda place: (bool(entries[place].reason), -scored[place][0], place),
    )
    return [entries[place] for place in ranked[:most]]


def record_entries(
    found: Found, typed: str, open_record: Callable[[str, int], object], *, is_full: bool
) -> list[Entry]:
    """The hits by kind, each kind under its heading with its count; ``is_full`` shows many and what matched."""
    entries: list[Entry] = []
    most = _MANY if is_full else _FEW
    for kind, number in found.counts.items():
        hits = [one for one in found.hits if one.kind == kind]
        declared = record_of(kind)
        heading = trn("{kind}: {count}", "{kind}: {count}", number, kind=tr(declared.plural))
        entries.append(Entry("", heading))
        entries.extend(_record_entry(one, typed, open_record, is_full=is_full) for one in hits[:most])
        if number > most and not is_full:
            entries[-1 - min(len(hits), most)] = Entry("", heading, note=tr("Ctrl+Shift+F shows more"))
    return entries


def _record_entry(hit: Hit, typed: str, open_record: Callable[[str, int], object], *, is_full: bool) -> Entry:
    """A record as a line: key and title, and where the words were found when not there."""
    title = f"{hit.key}  {hit.title}".strip() or tr(record_of(hit.kind).label)
    words = typed.casefold().split()
    is_in_title = all(word in title.casefold() for word in words)
    note = excerpt(hit.text, typed, _EXCERPT) if is_full or not is_in_title else ""
    return Entry(
        f"record:{hit.kind}:{hit.record_id}", title, KIND_ICONS.get(hit.kind, "file"), note,
        act=lambda: open_record(hit.kind, hit.record_id),
    )  # fmt: skip

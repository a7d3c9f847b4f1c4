"""The words of the Overview: matters, changes, days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from axonix_desktop.core.matters import AttentionLine, Tone
from axonix_desktop.core.overview import CaseChange
from axonix_desktop.core.records.choices import RAG, STATUS
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, tr, trn

ICONS: Mapping[Tone, str] = {
    "red": "circle-alert", "amber": "triangle-alert", "blue": "calendar-clock", "grey": "clock",
}  # fmt: skip
RAG_TONES = {"green": "green", "amber": "amber", "red": "red"}
_ONE = {
    "prohibited": mark("{title}: prohibited risk tier"),
    "off_track": mark("{title} is off track"),
    "gate_late": mark("{title}: gate overdue"),
    "unchecked": mark("{title}: checklist not complete"),
    "items_late": mark("{title}: items overdue"),
    "items_overdue": mark("{title}: items overdue"),
    "gate_passed": mark("{title}: gate overdue"),
    "no_owner": mark("{title} has no owner"),
    "owner_left": mark("{title}: the owner has left"),
    "no_champion": mark("{title} has no champion"),
    "on_hold": mark("{title} is on hold"),
    "no_tier": mark("{title} has no risk tier"),
    "no_unit": mark("{title} has no unit"),
    "gate_soon": mark("{title}: gate due soon"),
    "stale": mark("{title} has not been updated lately"),
    "blocked": mark("{title}: go-live blocked by the checklist"),
    "evidence_expired": mark("{title}: evidence has expired"),
    "new_look": mark("{title}: classify the risk again"),
    "quiet_champion": mark("{title} has not checked in lately"),
    "report_missed": mark("{title}: report to the authority overdue"),
    "report_runs": mark("{title}: reporting clock runs"),
    "grave_incident": mark("{title}: grave incident open"),
}


def stage_words(number: int) -> str:
    """``3 Champions``; the pipeline has no number."""
    return f"{number} {tr(STAGES[number].short)}" if number else tr(STAGES[0].short)


def several(line: AttentionLine) -> str:
    """A line about several records, or about a number."""
    n = line.number
    match line.code:
        case "prohibited":
            return trn(
                "{count} use case with a prohibited risk tier", "{count} use cases with a prohibited risk tier", n
            )
        case "off_track":
            return trn("{count} use case is off track", "{count} use cases are off track", n)
        case "gate_late":
            return trn("{count} gate long overdue", "{count} gates long overdue", n)
        case "unchecked":
            return trn("{count} high-risk checklist not complete", "{count} high-risk checklists not complete", n)
        case "items_late" | "items_overdue":
            return trn("{count} use case with items overdue", "{count} use cases with items overdue", n)
        case "gate_passed":
            return trn("{count} gate overdue", "{count} gates overdue", n)
        case "capacity":
            return trn("{count} in stages 4 to 7, over capacity",
                       "{count} in stages 4 to 7, over capacity", n)  # fmt: skip
        case "no_owner":
            return trn("{count} use case has no owner", "{count} use cases have no owner", n)
        case "no_champion":
            return trn("{count} unit has no champion", "{count} units have no champion", n)
        case _:
            return _lesser(line.code, n)


def _lesser(code: str, n: int) -> str:
    match code:
        case "on_hold":
            return trn("{count} use case is on hold", "{count} use cases are on hold", n)
        case "no_tier":
            return trn("{count} use case has no risk tier", "{count} use cases have no risk tier", n)
        case "no_unit":
            return trn("{count} use case has no unit", "{count} use cases have no unit", n)
        case "training":
            return trn("{count} training overdue", "{count} trainings overdue", n)
        case "gate_soon":
            return trn("{count} gate due soon", "{count} gates due soon", n)
        case "stale":
            return trn("{count} use case not updated lately", "{count} use cases not updated lately", n)
        case _:
            return _of_people_and_duties(code, n)


def _of_people_and_duties(code: str, n: int) -> str:
    match code:
        case "blocked":
            return trn("{count} go-live blocked by the checklist", "{count} go-lives blocked by the checklist", n)
        case "evidence_expired":
            return trn("{count} use case with expired evidence", "{count} use cases with expired evidence", n)
        case "new_look":
            return trn("{count} use case to be classified again", "{count} use cases to be classified again", n)
        case "owner_left":
            return trn("{count} use case whose owner has left", "{count} use cases whose owner has left", n)
        case "quiet_champion":
            return trn("{count} champion has not checked in lately", "{count} champions have not checked in lately", n)
        case "expiring":
            return trn("{count} training expires within 30 days", "{count} trainings expire within 30 days", n)
        case "report_missed":
            return trn("{count} incident report overdue", "{count} incident reports overdue", n)
        case "report_runs":
            return trn("{count} incident with a running clock", "{count} incidents with a running clock", n)
        case _:
            return trn("{count} grave incident open", "{count} grave incidents open", n)


def single(code: str, title: str) -> str:
    """A line about one record."""
    return tr(_ONE[code], title=title)


def verb(line: AttentionLine) -> str:
    """What the link at a line's end says."""
    if line.code == "capacity":
        return tr("Board")
    if line.code in ("no_owner", "owner_left") and line.is_single:
        return tr("Assign")
    return tr("Go to it") if line.is_single and line.code != "no_champion" else tr("Show")


def days_words(days: int | None) -> tuple[str, str]:
    """The days of a line in short and in full; before its day it is ``in 4 d``."""
    if days is None:
        return "", ""
    if days < 0:
        return tr("in {days} d", days=-days), trn("in {count} day", "in {count} days", -days)
    return tr("{days} d", days=f"{days:,}"), trn("{count} day", "{count} days", days)


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change as a line shows it: what, from, to, and the tone of the chip."""

    title: str
    old: str
    new: str
    tone: str
    open_ids: tuple[int, ...]
    is_gone: bool = False


def change_words(change: CaseChange, people: Mapping[int, str]) -> ChangeWords:
    """One change of one use case."""
    title = change.title or change.key
    ids = (change.id,)
    match change.code:
        case "stage":
            return ChangeWords(title, stage_words(int(change.old or 0)), stage_words(int(change.new or 0)), "blue", ids)
        case "rag":
            return ChangeWords(
                title, _choice(RAG, change.old), _choice(RAG, change.new), RAG_TONES.get(str(change.new), "grey"), ids
            )
        case "status":
            return ChangeWords(title, _choice(STATUS, change.old), _choice(STATUS, change.new), "grey", ids)
        case "owner":
            old, new = (
                people.get(int(one), tr("Someone else")) if one else tr("Unassigned")
                for one in (change.old, change.new)
            )
            return ChangeWords(title, old, new, "grey", ids)
        case "new":
            return ChangeWords(title, "", tr("New"), "green", ids)
        case _:
            return ChangeWords(title, "", tr("Removed"), "grey", (), is_gone=True)


def _choice(kind: object, code: str | int | None) -> str:
    options = getattr(kind, "options", ())
    return next((tr(one.label) for one in options if one.code == code), tr("Not rated"))

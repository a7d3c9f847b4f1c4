"""What people do with champions, asked for in small windows: nominate, activate, check in, hand over, support."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from axonix_desktop.actions import champions as acts
from axonix_desktop.core.champion_steps import Nomination, Talk, step_objections, step_words
from axonix_desktop.core.champion_time import waves
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Date, Option, Reference, Value
from axonix_desktop.core.records.people import Champion, CheckIn
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.champions import champion_facts, champion_rows, planned_waves, supportable
from axonix_desktop.store.queries.records import record, rows, titles
from axonix_desktop.ui.assurance.form_dialog import Asked, ask, done
from axonix_desktop.ui.context import PageContext

_WHO = replace(CheckIn.fields["champion_id"], label=mark("Champion"), help=mark("Whom it is about"), required=True)
_SUCCESSOR = Field("successor_id", Reference(target="person"), mark("Successor"), mark("Who takes over"), required=True)
_ON = Field("on", Date(), mark("On"), mark("The day of the change"), required=True)
_BEGINS = Field(
    "begins",
    Choice(options=(Option("active", mark("Active at once"), (), "green"),
                    Option("onboarding", mark("Onboarding first"), (), "blue"))),
    mark("Begins as"),
    mark("Whether the successor is ready or still to be trained"),
    default="active",
)  # fmt: skip
_NOMINATED = ("person_id", "business_unit_id", "role", "wave", "hours_a_week", "deputy_id")


@dataclass(frozen=True, slots=True)
class Begin:
    """What a nomination begins with."""

    person_id: int | None = None
    unit_id: int | None = None
    role: str = "champion"


def nominate(context: PageContext, begin: Begin = Begin()) -> int | None:
    """Ask who is to be a champion of which unit; the id of the new champion, None when nobody was nominated."""
    file = context.programme.file
    fields = [Champion.fields[name] for name in _NOMINATED]
    fields[1] = replace(fields[1], required=True)
    fields[3] = _wave_field(context, fields[3])
    begins: dict[str, Value] = {
        "person_id": begin.person_id, "business_unit_id": begin.unit_id, "role": begin.role,
    }  # fmt: skip

    def make(values: dict[str, Value]) -> str | None:
        wish = Nomination(
            _number(values.get("person_id")), _number(values.get("business_unit_id")), str(values.get("role") or ""),
            str(values.get("wave") or ""), _amount(values.get("hours_a_week")), _number(values.get("deputy_id")),
        )  # fmt: skip
        begins.update(person_id=wish.person_id, business_unit_id=wish.unit_id)
        return done(context, partial(acts.nominate, wish=wish), tr("Nobody could be nominated"))

    words = {
        "person_id": _title(context, "person", begin.person_id),
        "business_unit_id": _title(context, "business_unit", begin.unit_id),
    }
    note = tr("A nominee goes through onboarding and is then activated. A wave groups those who begin together.")
    if not ask(context, Asked(tr("Nominate a champion"), note, fields, tr("Nominate"), begins, words), make):
        return None
    where = {"person_id": begins["person_id"], "business_unit_id": begins["business_unit_id"]}
    found = rows(file, "champion", ["id"], where)
    number = int(found[0][0] or 0) if found else None
    _say(context, number, tr("{name} is nominated", name=_title(context, "person", _number(begins["person_id"]))))
    return number


def _wave_field(context: PageContext, field: Field) -> Field:
    """The wave as a list of those there are, so that nobody misspells it; free text where there is none."""
    file, today = context.programme.file, context.programme.today()
    names = [one.name for one in waves(planned_waves(file), champion_rows(file, today))]
    return replace(field, kind=Choice(options=tuple(Option(one, one) for one in names))) if names else field


def take_step(context: PageContext, champion_id: int, to: str) -> bool:
    """Take a champion's next step; the day is asked for where one is needed."""
    facts = champion_facts(context.programme.file, champion_id)
    if facts is None:
        return False
    today = context.programme.today()
    reasons = step_objections(facts, to, today, today)
    if reasons:
        context.messages.tell(tr("That cannot be done"), " ".join(reasons))
        return False
    needs_day = to == "alumni" or (to == "active" and facts.status != "paused")
    if needs_day:
        return _step_on_a_day(context, champion_id, facts.status, to)
    act = partial(acts.change_status, champion_id=champion_id, to=to)
    reason = done(context, act, tr("The status cannot be changed"))
    return _ended(context, champion_id, reason, _status_words(context, champion_id))


def activate(context: PageContext, champion_id: int | None = None) -> bool:
    """Ask who is active and since when, as far as that is not known; a nominee is told what comes first."""
    if champion_id is not None:
        return take_step(context, champion_id, "active")
    return _step_on_a_day(context, None, "onboarding", "active")


def _step_on_a_day(context: PageContext, champion_id: int | None, status: str, to: str) -> bool:
    """Ask on which day a champion begins or ends."""
    today = context.programme.today()
    name = "since_on" if to == "active" else "until_on"
    field = replace(Champion.fields[name], required=True)
    held = record(context.programme.file, "champion", champion_id) if champion_id is not None else None
    noted = getattr(held, name) if isinstance(held, Champion) and to == "active" else None
    who = [] if champion_id is not None else [_WHO]
    chosen: list[int] = []

    def make(values: dict[str, Value]) -> str | None:
        number = champion_id or _number(values.get("champion_id")) or 0
        chosen[:] = [number]
        act = partial(acts.change_status, champion_id=number, to=to, on=_day(values.get(name)))
        return done(context, act, tr("The status cannot be changed"))

    title = step_words(status, to)
    if champion_id is not None:
        title = tr("{step}: {name}", step=title, name=_title(context, "champion", champion_id))
    note = tr("From this day on the champion counts as active.")
    if to == "alumni":
        note = tr("The record stays, with the day it ended. Hand over instead if somebody takes over.")
    begins: dict[str, Value] = {name: noted or today}
    asked = Asked(title, note, [*who, field], step_words(status, to), begins, first="champion_id" if who else name)
    if not ask(context, asked, make):
        return False
    _say(context, chosen[0], _status_words(context, chosen[0]))
    return True


def check_in(context: PageContext, champion_id: int | None = None) -> bool:
    """Ask for a check-in: when, what sort, how many people it reached."""
    today = context.programme.today()
    names = ("held_on", "check_in_kind", "subject", "people_reached", "notes")
    fields = [CheckIn.fields[name] for name in names]
    who = [] if champion_id is not None else [_WHO]
    chosen: list[int] = []

    def make(values: dict[str, Value]) -> str | None:
        number = champion_id or _number(values.get("champion_id")) or 0
        chosen[:] = [number]
        talk = Talk(
            _day(values.get("held_on")), str(values.get("check_in_kind") or "") or None,
            str(values.get("subject") or ""), _number(values.get("people_reached")), str(values.get("notes") or ""),
        )  # fmt: skip
        act = partial(acts.log_check_in, champion_id=number, talk=talk, today=today)
        return done(context, act, tr("The check-in cannot be noted"))

    title = tr("Log a check-in")
    if champion_id is not None:
        title = tr("Check-in with {name}", name=_title(context, "champion", champion_id))
    note = tr("A talk, a clinic, a call: it shows that the champion is there, and whom they reached.")
    begins: dict[str, Value] = {"held_on": today, "check_in_kind": "one_to_one"}
    first = "champion_id" if who else "subject"
    if not ask(context, Asked(title, note, [*who, *fields], tr("Log the check-in"), begins, first=first), make):
        return False
    _say(context, chosen[0], tr("Check-in with {name} logged", name=_title(context, "champion", chosen[0])))
    return True


def hand_over(context: PageContext, champion_id: int | None = None) -> bool:
    """Ask who takes over from a champion, from when, and whether they are ready."""
    today = context.programme.today()
    who = [] if champion_id is not None else [_WHO]
    chosen: list[int] = []

    def make(values: dict[str, Value]) -> str | None:
        number = champion_id or _number(values.get("champion_id")) or 0
        successor, on = _number(values.get("successor_id")), _day(values.get("on"))
        chosen[:] = [number, successor or 0]
        act = partial(
            acts.hand_over, champion_id=number, successor_id=successor or 0, on=on or today,
            is_active=values.get("begins") != "onboarding",
        )  # fmt: skip
        return done(context, act, tr("Nothing could be handed over"))

    title, note = tr("Hand over"), tr("The unit, the role and the use cases supported go to the successor.")
    begins: dict[str, Value] = {"on": today, "begins": "active"}
    words: dict[str, str] = {}
    held = record(context.programme.file, "champion", champion_id) if champion_id is not None else None
    if isinstance(held, Champion):
        title = tr("Hand over from {name}", name=_title(context, "champion", champion_id))
        facts = champion_facts(context.programme.file, held.id)
        if facts is not None and facts.use_cases:
            note = trn("The unit, the role and {count} supported use case go to the successor.",
                       "The unit, the role and {count} supported use cases go to the successor.",
                       facts.use_cases)  # fmt: skip
        if held.deputy_id is not None and rows(context.programme.file, "person", ["id"],
                                               {"id": held.deputy_id, "is_active": True}):  # fmt: skip
            begins["successor_id"] = held.deputy_id
            words["successor_id"] = _title(context, "person", held.deputy_id)
    first = "champion_id" if who else "successor_id"
    asked = Asked(title, note, [*who, _SUCCESSOR, _ON, _BEGINS], tr("Hand over"), begins, words, first)
    if not ask(context, asked, make):
        return False
    _say(context, chosen[0], tr(
        "Handed over from {name} to {successor}", name=_title(context, "champion", chosen[0]),
        successor=_title(context, "person", chosen[1]),
    ))  # fmt: skip
    return True


def name_deputy(context: PageContext, champion_id: int) -> bool:
    """Ask who stands in for a champion."""
    held = record(context.programme.file, "champion", champion_id)
    if not isinstance(held, Champion):
        return False
    field = replace(Champion.fields["deputy_id"], required=True)

    def make(values: dict[str, Value]) -> str | None:
        act = partial(acts.set_deputy, champion_id=champion_id, deputy_id=_number(values.get("deputy_id")))
        return done(context, act, tr("The deputy cannot be named"))

    name = _title(context, "champion", champion_id)
    begins: dict[str, Value] = {"deputy_id": held.deputy_id}
    words = {"deputy_id": _title(context, "person", held.deputy_id)}
    note = tr("Who stands in when {name} is away.", name=name)
    asked = Asked(tr("Deputy of {name}", name=name), note, [field], tr("Name the deputy"), begins, words)
    if not ask(context, asked, make):
        return False
    _say(context, champion_id, tr("{name} has a deputy", name=name))
    return True


def support_case(context: PageContext, champion_id: int) -> bool:
    """Ask which use case a champion is to support."""
    from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing

    found = supportable(context.programme.file, champion_id)
    name = _title(context, "champion", champion_id)
    chosen: list[int] = []
    heads = (tr("Key"), tr("Use case"))
    listing = Listing(tr("Which use case does {name} support?", name=name), heads, [row[1:] for row in found],
                      stretched=1)  # fmt: skip
    dialog = ListDialog(context.look, listing, lambda row: chosen.append(found[row][0]), context.window)
    dialog.open_button.setText(tr("Support"))
    dialog.exec()
    dialog.deleteLater()
    if not chosen:
        return False
    act = partial(acts.support, champion_id=champion_id, use_case_ids=chosen)
    reason = done(context, act, tr("It cannot be supported"))
    return _ended(context, champion_id, reason, tr("{name} supports one more use case", name=name))


def stop_support(context: PageContext, champion_id: int, use_case_id: int) -> bool:
    """Let a champion support a use case no longer."""
    act = partial(acts.stop_supporting, champion_id=champion_id, use_case_id=use_case_id)
    reason = done(context, act, tr("The use case cannot be taken off"))
    words = tr("{name} supports one use case less", name=_title(context, "champion", champion_id))
    return _ended(context, champion_id, reason, words)


def with_champion(context: PageContext) -> int | None:
    """The champion selected, where one is."""
    current = context.current
    return current.record_id if current.kind == "champion" else None


def _ended(context: PageContext, champion_id: int, reason: str | None, words: str) -> bool:
    """Say what was done, or why it was not."""
    if reason is not None:
        context.messages.tell(tr("That cannot be done"), reason)
        return False
    _say(context, champion_id, words)
    return True


def _say(context: PageContext, champion_id: int | None, words: str) -> None:
    """Keep the champion in view and say what was done, with the way back."""
    if champion_id is not None:
        context.current.set(champion_id, "champion")
    context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))


def _status_words(context: PageContext, champion_id: int) -> str:
    facts = champion_facts(context.programme.file, champion_id)
    if facts is None:
        return tr("Status changed")
    sentences: dict[str, Callable[..., str]] = {
        "nominated": lambda: tr("{name} is nominated", name=facts.name),
        "onboarding": lambda: tr("{name} is in onboarding", name=facts.name),
        "active": lambda: tr("{name} is active", name=facts.name),
        "paused": lambda: tr("{name} is paused", name=facts.name),
        "alumni": lambda: tr("{name} has ended", name=facts.name),
    }
    return sentences[facts.status]()


def _title(context: PageContext, kind: str, number: int | None) -> str:
    return titles(context.programme.file, kind, [number]).get(number, "") if number is not None else ""


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _amount(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None

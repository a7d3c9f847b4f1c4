"""Commands of incidents, fairness tests and the model log: report, take the next step, record, print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.store.queries.incidents import IncidentRow

_PAGE = "assurance/incidents"
_UNDER = mark("Incidents and tests")


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done with incidents and with the trail of a use case."""
    needs = partial(_needs_incident, reach)

    def insert(name: str, title: str, icon: str, act: Callable[[], object], tip: str) -> Command:
        return Command(name, title, icon, "insert", act, tip=tip, objection=reach.may_write, under=_UNDER)

    def write() -> str | None:
        return reach.may_write() or needs()

    return (
        insert("incident.report", mark("&Report an incident…"), "triangle-alert", partial(_report, reach),
               mark("Write down in a line what went wrong; clocks run from when you became aware")),
        insert("incident.rehearse", mark("Rehearse the &protocol…"), "circle-play",
               partial(_report, reach, is_rehearsal=True), mark("Go through the incident protocol as an exercise")),
        insert("model.log", mark("&Log a model change…"), "git-branch", partial(_record, reach, "model_change"),
               mark("Record a decision about or an update of a model, with its approver")),
        insert("fairness.record", mark("Record a &fairness test…"), "scale", partial(_record, reach, "fairness_test"),
               mark("Record what was measured, the threshold, and until when it holds")),
        insert("explainability.record", mark("Record an &explanation…"), "message-square",
               partial(_record, reach, "explainability"), mark("How a decision of the AI is explained, and to whom")),
        Command("incident.next_step", mark("Next protocol &step…"), "arrow-right", "insert", partial(_next, reach),
                tip=mark("Take the selected incident to the next step of the protocol"), objection=write,
                under=_UNDER, shown_keys=("Return",)),
        Command("incident.entry", mark("&Add to the timeline…"), "plus", "insert", partial(_entry, reach),
                tip=mark("Note what happened, was decided or told"), objection=write, under=_UNDER),
        Command("incident.close", mark("&Close the incident…"), "circle-check", "insert", partial(_close, reach),
                tip=mark("A second person reads the record and closes it"), objection=write, under=_UNDER),
        insert("workflow.new", mark("Add a &workflow change…"), "network", partial(_add, reach, "workflow_change"),
               mark("How work was done and how it will be done with AI")),
        insert("escalation.new", mark("Add an escalation r&ule…"), "flag", partial(_add, reach, "escalation_rule"),
               mark("Who decides, and how soon, when people disagree with the AI")),
        Command("model.approve", mark("A&pprove the model changes…"), "check-check", "data", partial(_settle, reach),
                tip=mark("Say who approved the selected entries of the model log, and when"),
                objection=partial(_needs, reach, "model_change"), group=40),
        Command("escalation.sign_off", mark("Sign &off the rules…"), "check-check", "data", partial(_settle, reach),
                tip=mark("Say who agrees to the selected escalation rules and guardrails"),
                objection=partial(_needs, reach, "escalation_rule"), group=40),
        Command("workflow.agree", mark("A&gree the workflow changes…"), "check-check", "data", partial(_settle, reach),
                tip=mark("Say when the selected changed ways of working were agreed"),
                objection=partial(_needs, reach, "workflow_change"), group=40),
        Command("incident.print", mark("&Incident report…"), "printer", "report", partial(_print_incident, reach),
                tip=mark("One page of the selected incident: clocks, timeline, cause, lesson"), objection=needs),
        Command("trail.print", mark("&Model trail…"), "printer", "report", partial(_print_trail, reach),
                tip=mark("Decisions about and updates of the models of one use case, for the auditor"),
                objection=reach.needs_file),
    )  # fmt: skip


def _needs_incident(reach: Reach) -> str | None:
    """Why nothing can be done with an incident: none is selected."""
    context = reach.context
    if context is None or context.current.kind != "incident" or context.current.record_id is None:
        return reach.needs_file() or tr("no incident is selected")
    return None


def _row(reach: Reach) -> IncidentRow | None:
    """The incident that is selected."""
    from axonix_desktop.store.queries.incidents import one_incident

    context = reach.context
    if context is None or context.current.kind != "incident" or context.current.record_id is None:
        return None
    return one_incident(context.programme.file, context.current.record_id, context.programme.now())


def _report(reach: Reach, *, is_rehearsal: bool = False) -> None:
    from axonix_desktop.ui.assurance.asking import report

    context = reach.context
    if context is None:
        return
    current = context.current
    case = current.record_id if current.kind == "use_case" and reach.page(_PAGE) is None else None
    made = report(context, case, is_rehearsal=is_rehearsal)
    if made is not None:
        context.go(_PAGE)
        context.current.set(made, "incident")
        page = reach.page(_PAGE)
        if page is not None:
            page.refresh(frozenset())
            page.take_focus()


def _record(reach: Reach, kind: str) -> None:
    from axonix_desktop.ui.assurance.recording import record

    context = reach.context
    if context is not None:
        case = context.current.record_id if context.current.kind == "use_case" else None
        record(context, kind, case)


def _add(reach: Reach, kind: str) -> None:
    from axonix_desktop.ui.detail.making import new_record

    if reach.context is not None:
        new_record(reach.context, kind)


def _next(reach: Reach) -> None:
    from axonix_desktop.ui.assurance.asking import take_next

    row = _row(reach)
    if reach.context is not None and row is not None:
        if row.next is None:
            reach.context.toast.say(tr("The incident is closed."))
        else:
            take_next(reach.context, row)


def _entry(reach: Reach) -> None:
    from axonix_desktop.ui.assurance.asking import add_entry

    row = _row(reach)
    if reach.context is not None and row is not None:
        add_entry(reach.context, row)


def _close(reach: Reach) -> None:
    from axonix_desktop.ui.assurance.asking import close

    row = _row(reach)
    if reach.context is not None and row is not None:
        close(reach.context, row)


def _needs(reach: Reach, kind: str) -> str | None:
    """Why selected records of ``kind`` cannot be agreed to."""
    context = reach.context
    if context is not None and (context.current.kind != kind or not context.current.selected):
        words = {"escalation_rule": tr("no escalation rule is selected"),
                 "model_change": tr("no entry of the model log is selected"),
                 "workflow_change": tr("no workflow change is selected")}  # fmt: skip
        return words[kind]
    return reach.may_write()


def _settle(reach: Reach) -> None:
    """Sign off the selected rules, approve the selected entries, or agree the selected changes."""
    from axonix_desktop.ui.assurance.recording import agree, approve, sign_off

    context = reach.context
    if context is not None:
        acts = {"escalation_rule": sign_off, "model_change": approve}
        acts.get(context.current.kind, agree)(context, list(context.current.selected))


def _print_incident(reach: Reach) -> None:
    from axonix_desktop.ui.assurance.papers import preview_incident

    context = reach.context
    if context is not None and context.current.record_id is not None:
        preview_incident(context, context.current.record_id)


def _print_trail(reach: Reach) -> None:
    from axonix_desktop.ui.assurance.papers import ask_trail, preview_trail

    context = reach.context
    if context is None:
        return
    if context.current.kind == "use_case" and context.current.record_id is not None:
        preview_trail(context, context.current.record_id)
    else:
        ask_trail(context)

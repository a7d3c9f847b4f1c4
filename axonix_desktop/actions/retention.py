"""What is kept too long is let go, by a person's act alone: chosen records of one rule, or the words of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from axonix_desktop.actions.bulk_records import remove_records
from axonix_desktop.actions.settings import keep_setting
from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.retention import HISTORY, SETTING, Rule, last_day_due, rule_of, span_words
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erase_people
from axonix_desktop.store.queries.retention import due, kept_months, names_in_incidents
from axonix_desktop.store.reduce import Reducible, reduce_journal, reducible
from axonix_desktop.store.rolling import rolling

Step = Callable[[], object]


def _no_step() -> None:
    return None


def keep_for(f: ProgrammeFile, name: str, months: int | None, *, actor: str) -> int | None:
    """Choose how many months a rule keeps records for, None for ever; removes nothing.

    Returns the change set's number, None when nothing differed.
    """
    title = tr("The history") if name == HISTORY else tr(rule_of(name).title)
    held = {**kept_months(f), name: months}
    if months is None:
        del held[name]
        label = tr("{what}: keep without an end", what=title)
    else:
        label = tr("{what}: keep for {time}", what=title, time=span_words(months))
    if held == kept_months(f):
        return None
    return keep_setting(f, SETTING, held, label, actor=actor)


def settle(
    f: ProgrammeFile, name: str, ids: Sequence[int], *, today: date, actor: str, step: Step = _no_step
) -> int:  # fmt: skip
    """Let go of records that are due by a rule, in one change set; its label names nobody.

    People are erased, which cannot be undone; all else can be. Raises RefusedError for a record that is not due
    (any more); then nothing is changed. ``step`` may raise to stop.
    """
    rule = rule_of(name)
    wanted = list(dict.fromkeys(ids))
    known = {one.id for one in due(f, rule, today)}
    if not wanted or not known.issuperset(wanted):
        raise RefusedError(tr("What is due has changed meanwhile. Look at the list again; nothing was changed."))
    label = tr("{what}: {count} that were kept long enough", what=tr(rule.title), count=f"{len(wanted):,}")
    if rule.act == "erase":
        return erase_people(f, wanted, actor=actor, reason=tr("Kept long enough"), label=label, step=step).change_set
    if rule.act == "remove":
        return remove_records(f, rule.kind, wanted, actor=actor, label=label)
    return _empty(f, rule, wanted, label, actor)


def reducible_history(f: ProgrammeFile, months: int, today: date, step: Step = _no_step) -> Reducible:
    """What :func:`reduce_history` would take out of the history; changes nothing."""
    return reducible(f, last_day_due(today, months), step)


def reduce_history(
    f: ProgrammeFile, months: int, *, today: date, now: datetime, actor: str, step: Step = _no_step
) -> Reducible:  # fmt: skip
    """Reduce the history before the last ``months`` to which fields were changed, after a verified backup.

    It cannot be undone. Raises FileProblemError when no backup can be made, RefusedError when there is nothing to
    reduce; then nothing is changed.
    """
    made = rolling(f, "before reducing the history", now)
    if made.backup is None:
        raise FileProblemError(
            tr("Nothing was reduced, since no backup could be made first. {detail}", detail=made.fault or "")
        )
    step()
    label = trn("Reduce the history older than {count} month", "Reduce the history older than {count} months", months)
    return reduce_journal(f, last_day_due(today, months), actor=actor, label=label, step=step)


def _empty(f: ProgrammeFile, rule: Rule, ids: list[int], label: str, actor: str) -> int:
    with f.work(label, actor) as work:
        work.update_many(rule.kind, [(number, dict.fromkeys(rule.fields)) for number in ids])
        if rule.kind == "incident":
            work.update_many("incident_event", [(one, {"told_by": None}) for one in names_in_incidents(f, ids)])
    return work.change_set

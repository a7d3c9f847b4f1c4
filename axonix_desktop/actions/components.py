"""Using shared components, waiting for them, publishing them, and resting use cases on data sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.readiness import ComponentUse, DataSourceUse
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.records import rows, titles


def use_component(
    f: ProgrammeFile, *, component_id: int, use_case_ids: Sequence[int], on: date, actor: str
) -> int | None:
    """Record that use cases use a component from ``on``; those that waited for it wait no longer.

    Returns the change set's number, None when all of them use it already. Raises RefusedError.
    """
    name, cases = _named(f, "component", component_id), _cases(f, use_case_ids)
    return _tie(f, tr("Use “{name}” in {cases}", name=name, cases=cases), component_id, use_case_ids, on, actor,
                is_waiting=False)  # fmt: skip


def wait_for_component(
    f: ProgrammeFile, *, component_id: int, use_case_ids: Sequence[int], on: date, actor: str
) -> int | None:
    """Record that use cases wait for a component since ``on``.

    Returns the change set's number, None when all of them wait already. Raises RefusedError when one uses it already.
    """
    name, cases = _named(f, "component", component_id), _cases(f, use_case_ids)
    using = [case for case, (_, waits) in _uses(f, component_id).items() if not waits and case in set(use_case_ids)]
    if using:
        raise RefusedError(
            tr("{cases} already uses “{name}” and cannot wait for it.", cases=_cases(f, using[:1]), name=name)
        )
    return _tie(f, tr("Let {cases} wait for “{name}”", name=name, cases=cases), component_id, use_case_ids, on, actor,
                is_waiting=True)  # fmt: skip


def leave_component(f: ProgrammeFile, *, component_id: int, use_case_ids: Sequence[int], actor: str) -> int | None:
    """Record that use cases neither use a component nor wait for it any longer.

    Returns the change set's number, None when none of them did. Raises RefusedError.
    """
    name, cases = _named(f, "component", component_id), _cases(f, use_case_ids)
    now = _uses(f, component_id)
    gone = [now[case][0] for case in dict.fromkeys(use_case_ids) if case in now]
    if not gone:
        return None
    with f.work(tr("Stop using or waiting for “{name}” in {cases}", name=name, cases=cases), actor=actor) as work:
        work.delete_many("component_use", gone)
        return work.change_set


def publish_components(f: ProgrammeFile, *, ids: Sequence[int], is_published: bool = True, actor: str) -> int | None:
    """Let others use components, or take them back. Returns the change set's number, None when nothing differs."""
    called = _all_named(f, "component", ids)
    name = f"“{called[0]}”" if len(called) == 1 else tr("{count} components", count=f"{len(called):,}")
    label = tr("Publish {name}", name=name) if is_published else tr("Withdraw {name}", name=name)
    with f.work(label, actor=actor) as work:
        work.update_many("component", [(number, {"is_published": is_published}) for number in dict.fromkeys(ids)])
    return work.change_set or None


def link_sources(f: ProgrammeFile, *, source_ids: Sequence[int], use_case_ids: Sequence[int], actor: str) -> int | None:
    """Let use cases rest on data sources. Returns the change set's number, None when all of them do already."""
    called, cases = _all_named(f, "data_source", source_ids), _cases(f, use_case_ids)
    name = f"“{called[0]}”" if len(called) == 1 else tr("{count} data sources", count=f"{len(called):,}")
    there = {(row[0], row[1]) for row in rows(f, "data_source_use", ["data_source_id", "use_case_id"])}
    wanted = [(one, case) for one in dict.fromkeys(source_ids) for case in dict.fromkeys(use_case_ids)]
    fresh = [pair for pair in wanted if pair not in there]
    if not fresh:
        return None
    with f.work(tr("Rest {cases} on {name}", name=name, cases=cases), actor=actor) as work:
        for number, (source, case) in zip(new_ids(len(fresh)), fresh, strict=True):
            work.insert(DataSourceUse(id=number, data_source_id=source, use_case_id=case))
        return work.change_set


def unlink_source(f: ProgrammeFile, *, source_id: int, use_case_ids: Sequence[int], actor: str) -> int | None:
    """Let use cases no longer rest on a data source. Returns the change set's number, None when none did."""
    name, cases = _named(f, "data_source", source_id), _cases(f, use_case_ids)
    where = {"data_source_id": source_id, "use_case_id": list(use_case_ids)}
    gone = [int(row[0] or 0) for row in rows(f, "data_source_use", ["id"], where)]
    if not gone:
        return None
    with f.work(tr("Let {cases} no longer rest on “{name}”", name=name, cases=cases), actor=actor) as work:
        work.delete_many("data_source_use", gone)
        return work.change_set


def _tie(
    f: ProgrammeFile, label: str, component: int, cases: Sequence[int], on: date, actor: str, *, is_waiting: bool
) -> int | None:
    """Tie use cases to a component in one change set; who is tied in the same way already keeps its day."""
    now = _uses(f, component)
    wanted = list(dict.fromkeys(cases))
    fresh = [case for case in wanted if case not in now]
    turned = [now[case][0] for case in wanted if case in now and now[case][1] != is_waiting]
    if not fresh and not turned:
        return None
    with f.work(label, actor=actor) as work:
        work.update_many("component_use", [(one, {"is_waiting": is_waiting, "since_on": on}) for one in turned])
        for number, case in zip(new_ids(len(fresh)), fresh, strict=True):
            work.insert(
                ComponentUse(
                    id=number, component_id=component, use_case_id=case, is_waiting=is_waiting, since_on=on
                )
            )  # fmt: skip
        return work.change_set


def _uses(f: ProgrammeFile, component: int) -> dict[int, tuple[int, bool]]:
    """The use cases tied to a component: the tie's id, and whether it waits."""
    found = rows(f, "component_use", ["use_case_id", "id", "is_waiting"], {"component_id": component})
    return {int(row[0] or 0): (int(row[1] or 0), bool(row[2])) for row in found}


def _cases(f: ProgrammeFile, ids: Sequence[int]) -> str:
    """The key of a use case, or how many there are. Raises RefusedError when none is named or one is gone."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise RefusedError(tr("Choose at least one use case."))
    found = rows(f, "use_case", ["key"], {"id": wanted})
    if len(found) < len(wanted):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    return str(found[0][0]) if len(found) == 1 else tr("{count} use cases", count=f"{len(found):,}")


def _named(f: ProgrammeFile, kind: str, number: int) -> str:
    return _all_named(f, kind, [number])[0]


def _all_named(f: ProgrammeFile, kind: str, ids: Sequence[int]) -> list[str]:
    """The names of records. Raises RefusedError when none is named or one is gone."""
    wanted = list(dict.fromkeys(ids))
    found = titles(f, kind, wanted)
    if not wanted or len(found) < len(wanted):
        gone = tr("The component is no longer there.") if kind == "component" else tr("The data source is gone.")
        raise RefusedError(gone)
    return [found[one] for one in wanted]

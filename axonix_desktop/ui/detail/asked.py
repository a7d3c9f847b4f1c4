"""The checklist items a person is about to answer: one with all it is, or many with what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.actions.checklists import ANSWERED, Target
from axonix_desktop.core.checklists import Given, Item
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import Standing, given_answers
from axonix_desktop.store.queries.evidence import evidence_files
from axonix_desktop.store.queries.records import rows, titles


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of one use case (or of the programme), with the answer that stands there, if any."""

    target: Target
    key: str
    item: Item
    given: Given
    answer_id: int | None
    why: str = ""
    files: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What the answers share, by field: values, the words of references, and the fields in which they differ."""

    values: Mapping[str, Value]
    words: Mapping[str, str]
    mixed: frozenset[str]


def asked_of(f: ProgrammeFile, standings: Sequence[Standing]) -> list[Asked]:
    """The items of standings."""
    files = evidence_files(f, [one.answer_id for one in standings if one.answer_id is not None])
    return [
        Asked(
            (one.use_case_id, one.item.id), one.key or tr("The programme"), one.item, one.given or Given(),
            one.answer_id, one.why, files.get(one.answer_id or 0, ()),
        )
        for one in standings
    ]  # fmt: skip


def asked_of_answers(f: ProgrammeFile, answers: Sequence[int]) -> list[Asked]:
    """The items of answers by their ids; those that are gone are left out."""
    held, files = given_answers(f, answers), evidence_files(f, answers)
    cases = {
        int(number or 0): case if case is None else int(case)
        for number, case in rows(f, "checklist_response", ["id", "use_case_id"], {"id": list(answers)})
    }
    keys = {
        int(number or 0): str(key or "")
        for number, key in rows(f, "use_case", ["id", "key"], {"id": [one for one in cases.values() if one]})
    }
    return [
        Asked(
            (cases[one], held[one][0].id), keys.get(cases[one] or 0, "") or tr("The programme"), held[one][0],
            held[one][1], one, "", files.get(one, ()),
        )
        for one in answers
        if one in held
    ]  # fmt: skip


def shared(f: ProgrammeFile, asked: Sequence[Asked]) -> Shared:
    """What the answers share."""
    numbers = [one.answer_id for one in asked if one.answer_id is not None]
    found = rows(f, "checklist_response", list(ANSWERED), {"id": numbers})
    if len(numbers) < len(asked):
        default = ChecklistResponse.fields["status"].default
        found.append(tuple(str(default) if name == "status" else None for name in ANSWERED))
    values: dict[str, Value] = {}
    mixed: set[str] = set()
    for place, name in enumerate(ANSWERED):
        column = {row[place] for row in found}
        if len(column) > 1:
            mixed.add(name)
        stored = column.pop() if len(column) == 1 else None
        values[name] = ChecklistResponse.fields[name].kind.from_store(stored)
    owner = values["owner_id"]
    words = {"owner_id": titles(f, "person", [owner]).get(owner, "")} if isinstance(owner, int) else {}
    return Shared(values, words, frozenset(mixed))


def called(asked: Sequence[Asked]) -> str:
    """What is answered, as a heading."""
    if len(asked) == 1:
        return tr("{code} of {key}", code=asked[0].item.code, key=asked[0].key)
    return trn("{count} checklist item", "{count} checklist items", len(asked))

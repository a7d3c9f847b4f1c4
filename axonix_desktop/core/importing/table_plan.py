"""One table's part of the plan: which rows are new, which change what, which are left out and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.core.fields import Record
from axonix_desktop.core.importing.answers import plan_answers
from axonix_desktop.core.importing.cells import Sheet
from axonix_desktop.core.importing.corrections import said_of_rows
from axonix_desktop.core.importing.duplicates import twins
from axonix_desktop.core.importing.identity import Identified, Met, identify
from axonix_desktop.core.importing.keeping import CustomColumns, joined, tell_unplaced
from axonix_desktop.core.importing.lending import Subject, borrow, lend_course, subject_of
from axonix_desktop.core.importing.linking import Linker, fold
from axonix_desktop.core.importing.matching_key import key_of, with_key
from axonix_desktop.core.importing.own_export import id_column, ids_in, is_exported
from axonix_desktop.core.importing.plan import (
    Batch,
    Decisions,
    Existing,
    ImportPlan,
    Outcome,
    Policy,
    RowPlan,
    StoreView,
    TableOutcome,
    Update,
)
from axonix_desktop.core.importing.proposal import OF_A_CASE, TableMatch
from axonix_desktop.core.importing.reading import TableRead, TableReader
from axonix_desktop.core.importing.returning import keep_references, remember_rows
from axonix_desktop.core.importing.settling import settle
from axonix_desktop.core.importing.telling import tell_cells
from axonix_desktop.core.importing.unfolding import unfolded
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr


@dataclass(frozen=True, slots=True)
class Planning:
    """What the tables of one import share."""

    plan: ImportPlan
    view: StoreView
    decisions: Decisions
    linker: Linker
    custom: CustomColumns
    met: Met


class TablePlanner:
    """Plans one table into the import plan it shares with the others."""

    def __init__(self, match: TableMatch, sheet: Sheet, planning: Planning) -> None:
        cells = unfolded(match, sheet, planning.decisions)
        if cells is not None:
            match, sheet = cells.match, cells.sheet
            tell_cells(cells, planning.plan, str(match.kind))
        tell_unplaced(planning.plan, match, sheet, is_matrix=cells is not None)
        origins = cells.origins if cells is not None else ()
        self._faults = len(cells.faults) if cells is not None else 0
        self._reader = TableReader(match, sheet, planning.plan, planning.view, planning.decisions, origins)
        self._match, self._plan, self._view = match, planning.plan, planning.view
        self._decisions = planning.decisions
        self._policy: Policy = planning.decisions.policy
        self._first_problem = 0
        self._linker, self._custom, self._met = planning.linker, planning.custom, planning.met
        self._record: type[Record] = record_of(str(match.kind))
        self._outcome = TableOutcome(sheet.name, self._record.kind, len(self._reader.numbers) + self._faults)
        self._outcome.refused = self._faults
        self._find_subject(sheet)

    def run(self) -> None:
        """Add this table's creations, updates, answers, problems and outcome to the plan."""
        self._first_problem = len(self._plan.problems)
        if self._subject is not None and self._subject.stranger:
            self._leave_stranger_out(self._subject.stranger)
            return
        read = self._reader.read(self._record, self._linker)
        count = len(read.numbers)
        self._plan.tables.append(self._outcome)
        if not count:
            return
        self._lend(read)
        courses_only = self._courses_only(read)
        whole = self._whole(read, courses_only)
        if not any(whole) and not courses_only:
            self._leave_out(count)
            return
        existing = self._view.existing(self._record.kind)
        key = key_of(self._record, read.columns, self._decisions)
        keyed, known = with_key(self._record, key, read.columns, existing, self._match, self._reader.cells, self._view)
        places = [f"row {number + 1} of sheet “{self._match.table.sheet}”" for number in read.numbers]
        said = self._by_id(existing) | said_of_rows(self._match, read.numbers, self._decisions)
        found = identify(self._record.kind, keyed, key, known, whole, self._met, places=places, decided=said)
        if is_exported(self._match):
            keep_references(self._record, read, found, existing, self._reader, self._linker)
        custom, custom_names = self._customs(count)
        ids, is_new = self._ids(found, whole)
        index = self._match.table.sheet_index
        alike = twins(self._record.kind, index, read.numbers, keyed, key, found=found, existing=existing, is_new=is_new)
        self._plan.twins.extend(alike)
        if self._record.key_field and self._record.kind == "use_case":
            self._keys(read, found, existing, is_new)
        self._create(read, ids, is_new, custom)
        changed = self._change(read, found, existing, is_new, custom, custom_names)
        self._tell_rows(read, ids, is_new, found, whole, changed, courses_only)
        self._outcome.refused = whole.count(False) - len(courses_only)
        self._outcome.skipped = len(found.repeats) + len(found.elsewhere)
        self._outcome.taken = count - self._outcome.refused - self._outcome.skipped
        self._outcome.refused += self._faults
        for position, earlier in found.repeats.items():
            row = read.numbers[earlier] + 1
            self._reader.problem(position, None, None, tr("Row left out: it repeats row {row}.", row=row))
        for position, place in found.elsewhere.items():
            self._reader.problem(position, None, None, tr("Row left out: {place} holds the same.", place=place))
        for position, earlier in found.namesakes.items():
            row = read.numbers[earlier] + 1
            self._reader.problem(
                position,
                None,
                None,
                tr("Taken, but it may be a duplicate: row {row} has the same name and unit.", row=row),
            )
        if self._record.kind == "use_case":
            plan_answers(self._reader, self._plan, self._view, ids, is_new, self._policy)

    def _tell_rows(
        self, read: TableRead, ids: Sequence[int | None], is_new: Sequence[bool], found: Identified,
        whole: Sequence[bool], changed: set[int], courses_only: set[int],
    ) -> None:  # fmt: skip
        """Say of every row what becomes of it."""
        for position, number in enumerate(read.numbers):
            record_id = ids[position]
            outcome: Outcome
            if not whole[position]:
                outcome = "new" if position in courses_only else "refused"
            elif found.is_left_out(position):
                outcome = "skipped"
            else:
                outcome = "new" if is_new[position] else "changed" if record_id in changed else "unchanged"
            self._plan.rows.append(
                RowPlan(self._match.table.sheet_index, number, self._record.kind, outcome, record_id)
            )

    def _leave_out(self, count: int) -> None:
        """A table in which no row is a record is no table of ours: one sentence instead of one a row."""
        del self._plan.problems[self._first_problem :]
        label = self._record.label.lower()
        article = "an" if label[0] in "aeio" else "a"
        sentence = tr(
            "None of the {value} rows here is {article} {label}; the table is left out.",
            value=count,
            article=article,
            label=label,
        )
        self._skip_all(sentence)

    def _leave_stranger_out(self, name: str) -> None:
        """A sheet about something that is no use case: its rows would be taken for another's or nobody's."""
        self._plan.tables.append(self._outcome)
        sentence = tr(
            "The sheet is about “{name}”, which is no use case of this programme; it is left out. Add the use case, or "
            "choose one for all rows.",
            name=name,
        )
        self._plan.questions.append(f"{self._match.table.sheet}: {sentence}")
        if self._reader.numbers:
            self._skip_all(sentence)

    def _skip_all(self, sentence: str) -> None:
        """Leave all rows out for one reason."""
        self._reader.problem(0, None, None, sentence)
        self._outcome.skipped = len(self._reader.numbers)
        index = self._match.table.sheet_index
        self._plan.rows.extend(
            RowPlan(index, number, self._record.kind, "skipped", None) for number in self._reader.numbers
        )

    def _by_id(self, existing: Existing) -> dict[int, int | None]:
        """The records that the rows of an exported sheet were written from, as far as they are still there."""
        column = id_column(self._match)
        if column is None:
            return {}
        at = existing.columns.index("id")
        there = {row[at] for row in existing.rows}
        return {
            position: number
            for position, number in enumerate(ids_in(self._reader.cells(column)))
            if number is not None and number in there
        }

    def _find_subject(self, sheet: Sheet) -> None:
        """Whose rows a sheet without a column for the use case holds."""
        self._subject: Subject | None = None
        has_own = (
            is_exported(self._match)
            or self._reader.is_of_use_cases
            or self._decisions.constants.get(self._record.kind, {}).get("use_case_id")
        )
        if self._record.kind not in OF_A_CASE or has_own:
            return
        self._subject = subject_of(self._match, sheet, self._linker)
        self._reader.is_of_use_cases = self._subject.record_id is not None
        if self._subject.record_id is None and not self._subject.stranger and self._match.table.data_rows:
            sentence = tr("Sheet “{sheet}” names no use case: what it says is taken for the programme as a whole.",
                          sheet=self._match.table.sheet)  # fmt: skip
            self._plan.questions.append(sentence)

    def _lend(self, read: TableRead) -> None:
        """Give the rows what other columns, the sheet's name and its titles say."""
        borrow(self._record.kind, read)
        is_switched_off = any(one.becomes == "nothing" and one.field == "course_id" for one in self._match.columns)
        if self._record.kind == "enrolment" and not is_switched_off:
            lend_course(read, self._linker, self._match.table.sheet)
        if self._subject is not None and self._subject.record_id is not None:
            read.columns["use_case_id"] = [self._subject.record_id] * len(read.numbers)

    def _courses_only(self, read: TableRead) -> set[int]:
        """Rows of a list of trainings that name a course and nobody: the course is taken, there is no enrolment."""
        if self._record.kind != "enrolment":
            return set()
        count = len(read.numbers)
        people, courses = (read.columns.get(name, [None] * count) for name in ("person_id", "course_id"))
        found = {at for at in range(count) if people[at] is None and courses[at] is not None}
        for position in sorted(found):
            self._reader.problem(
                position, None, None, tr("No person stands here: the course is taken, nobody is enrolled.")
            )
        return found

    def _whole(self, read: TableRead, courses_only: set[int]) -> list[bool]:
        """Which rows have all that a record needs; the others are refused with the reason."""
        count = len(read.numbers)
        whole = [True] * count
        made = {"id", self._record.key_field if self._record.kind == "use_case" else "id"}
        for one in self._record.fields.values():
            if not one.required or one.default is not None or one.name in made:
                continue
            column = read.columns.get(one.name, [None] * count)
            for position, value in enumerate(column):
                if value is None and whole[position]:
                    whole[position] = False
                    if position in courses_only:
                        continue
                    sentence = tr(
                        "Row not taken: “{label}” is needed and empty. Fill it in and import again.", label=one.label
                    )
                    self._reader.problem(position, read.letters.get(one.name), None, sentence, refusal=True)
        if self._record.kind in OF_A_CASE:
            for position in self._reader.strangers:
                whole[position] = False
        return whole

    def _customs(self, count: int) -> tuple[list[str | None], dict[str, str]]:
        """The ``custom`` JSON text of each row, and the labels of the columns in it by id."""
        if not self._record.has_custom_fields:
            return [None] * count, {}
        columns: list[tuple[int, list[str | None]]] = []
        names: dict[str, str] = {}
        taken: set[int] = set()
        for one in self._match.columns:
            if one.becomes not in ("custom", "checklist") and one not in self._reader.kept:
                continue
            cells = self._reader.cells(one.column)
            number, sort = self._custom.field_of(self._record.kind, one.header, cells, taken)
            taken.add(number)
            names[str(number)] = one.header
            columns.append((number, self._custom.fragments(number, sort, cells)))
        columns.sort(key=lambda pair: str(pair[0]))
        return joined([fragments for _, fragments in columns], count), names

    def _ids(self, found: Identified, whole: Sequence[bool]) -> tuple[list[int | None], list[bool]]:
        """The id of every row that is taken, made for new ones; and which are new."""
        is_new = [
            one and record is None and not found.is_left_out(position)
            for position, (one, record) in enumerate(zip(whole, found.ids, strict=True))
        ]
        made = iter(self._view.new_ids(sum(is_new)))
        ids: list[int | None] = [next(made) if new else record for new, record in zip(is_new, found.ids, strict=True)]
        return ids, is_new

    def _keys(self, read: TableRead, found: Identified, existing: Existing, is_new: Sequence[bool]) -> None:
        """Give every new use case a key of its own: the tracker's where it tells it apart, else one that is made."""
        count = len(read.numbers)
        place = existing.columns.index("key")
        used = {fold(row[place]) for row in existing.rows} | self._met.made_keys
        given = read.columns.get("key", [None] * count)
        keys: list[Stored] = list(given)
        for position, own in enumerate(given):
            if found.is_keyed[position] and own is not None and is_new[position]:
                used.add(fold(own))
        next_number = 1
        turns: dict[str, int] = {}
        for position, own in enumerate(given):
            if not is_new[position]:
                keys[position] = own if found.is_keyed[position] else None
                continue
            if found.is_keyed[position]:
                continue
            if own is not None:
                key, turn = str(own), turns.get(fold(own), 2)
                while fold(key) in used:
                    key, turn = f"{own} ({turn})", turn + 1
                turns[fold(own)] = turn
                if key != own:
                    column = read.letters.get("key")
                    self._reader.problem(
                        position,
                        column,
                        own,
                        tr("“{own}” is used more than once; kept here as “{key}”.", own=own, key=key),
                    )
            else:
                while fold(key := f"{self._record.key_prefix}-{next_number:03d}") in used:
                    next_number += 1
            used.add(fold(key))
            keys[position] = key
        self._met.made_keys.update(fold(key) for key in keys if key is not None)
        read.columns["key"] = keys

    def _create(
        self, read: TableRead, ids: Sequence[int | None], is_new: Sequence[bool], custom: Sequence[str | None]
    ) -> None:
        columns = dict(read.columns)
        if read.stage_if_new is not None:
            columns["stage"] = read.stage_if_new
        if self._record.kind == "use_case":
            origin = tr("{file_name} · {sheet} · row ", file_name=self._plan.file_name, sheet=self._match.table.sheet)
            columns["source"] = [f"{origin}{number + 1}" for number in read.numbers]
        if self._record.has_custom_fields and any(custom):
            columns["custom"] = list(custom)
        names = tuple(columns)
        rows: list[tuple[Stored, ...]] = [
            (ids[position], *values)
            for position, values in enumerate(zip(*columns.values(), strict=True))
            if is_new[position]
        ]
        if not rows:
            return
        self._plan.of(self._record.kind).batches.append(Batch(("id", *names), rows))
        remember_rows(self._record, columns, ids, is_new, self._linker)

    def _change(
        self, read: TableRead, found: Identified, existing: Existing, is_new: Sequence[bool],
        custom: Sequence[str | None], custom_names: Mapping[str, str],
    ) -> set[int]:  # fmt: skip
        place = {name: at for at, name in enumerate(existing.columns)}
        identity = place["id"]
        there = {row[identity]: row for row in existing.rows}
        compared = [(name, column, place[name]) for name, column in read.columns.items()]
        blanks = self._blanks(read) if self._decisions.clears else {}
        kind_plan = self._plan.of(self._record.kind)
        differing: list[Update] = []
        for position, record_id in enumerate(found.ids):
            if record_id is None or is_new[position] or found.is_left_out(position):
                continue
            old = there[record_id]
            if position in read.remarks:
                read.add_to_notes(position, old[place["notes"]])
            changes: dict[str, tuple[Stored, Stored]] = {
                name: (old[at], column[position])
                for name, column, at in compared
                if column[position] is not None and column[position] != old[at]
            }
            changes |= {
                name: (old[place[name]], None)
                for name, blank in blanks.items()
                if blank[position] and old[place[name]] is not None
            }
            if custom_names and custom[position] != old[place["custom"]]:
                changes |= _custom_changes(old[place["custom"]], custom[position])
            if changes:
                differing.append(Update(record_id, read.numbers[position] + 1, changes))
            else:
                kind_plan.unchanged += 1
        sheet, rules = self._match.table.sheet, self._decisions.rules
        return settle(differing, self._plan, self._view, self._record.kind, sheet, self._policy, rules)

    def _blanks(self, read: TableRead) -> dict[str, list[bool]]:
        """For each field that an empty cell may empty: in which rows its cell is empty."""
        found: dict[str, list[bool]] = {}
        for name, column in read.letters.items():
            one = self._record.fields.get(name)
            if one is not None and not one.required and one.default is None:
                found[name] = [cell is None or cell == "" for cell in self._reader.cells(column)]
        return found


def _custom_changes(old: Stored, new: str | None) -> dict[str, tuple[Stored, Stored]]:
    before: dict[str, Stored] = json.loads(str(old)) if old else {}
    after: dict[str, Stored] = json.loads(new) if new else {}
    return {f"custom:{key}": (before.get(key), value) for key, value in after.items() if before.get(key) != value}

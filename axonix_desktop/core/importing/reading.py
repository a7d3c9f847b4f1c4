"""The columns of a matched table as stored values under field names, with every doubt addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue, Sheet, place_in_file
from axonix_desktop.core.importing.durations import factor_of
from axonix_desktop.core.importing.keeping import place_of_unknown
from axonix_desktop.core.importing.lifecycle import Standing, standing_of
from axonix_desktop.core.importing.linking import Linker, first_of
from axonix_desktop.core.importing.person_names import names_a_person, parts_of, whole_names
from axonix_desktop.core.importing.plan import Decisions, ImportPlan, Problem, StoreView
from axonix_desktop.core.importing.proposal import OF_A_CASE, ColumnMatch, TableMatch
from axonix_desktop.core.importing.values import ColumnRead, ReadingChoices, as_text, read_column
from axonix_desktop.core.kinds import Choice, Reference, Stored, Text
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.words import tr

_CASE = re.compile(
    r"use.?case|system|project|solution|application|initiative|anwendungsfall|projekt|cas d.usage|projet|caso de uso|"
    r"proyecto|\buc\b|\bmodel\b",
    re.IGNORECASE,
)
"""A heading under which only use cases stand; under others ("Applies to", "Scope") anything may."""
_ENDED = frozenset({"retired", "completed", "on_hold"})


@dataclass(slots=True)
class TableRead:
    """``columns`` are the fields read; ``stage_if_new`` holds stages that only say where a new record begins.

    ``remarks`` are words of rows that fit no field and go into the notes.
    """

    numbers: list[int]
    columns: dict[str, list[Stored]] = field(default_factory=dict[str, list[Stored]])
    letters: dict[str, int] = field(default_factory=dict[str, int])
    stage_if_new: list[Stored] | None = None
    remarks: dict[int, list[str]] = field(default_factory=dict[int, list[str]])

    def add_to_notes(self, position: int, notes: Stored) -> None:
        """Let the remarks of a row stand below the notes that its record has, each once; nothing there is lost."""
        if "notes" in self.letters or position not in self.remarks or not isinstance(notes, str):
            return
        more = [one for one in self.remarks[position] if one not in notes]
        self.columns["notes"][position] = "\n".join([notes, *more])


class TableReader:
    """Reads one table; problems and words met go into the plan."""

    def __init__(
        self,
        match: TableMatch,
        sheet: Sheet,
        plan: ImportPlan,
        view: StoreView,
        decisions: Decisions,
        origins: Sequence[int] = (),
    ) -> None:
        """``origins`` are the columns of the file that the rows of a matrix come from, row by row."""
        self.match, self._sheet, self._plan = match, sheet, plan
        self._origins = origins
        self.is_of_use_cases = any(one.field == "use_case_id" for one in match.columns)
        self._last_own = max(match.table.headers, default=-1)
        self._view, self._decisions = view, decisions
        wanted = set(match.table.data_rows)
        rows = [(number, row) for number, row in zip(sheet.row_numbers, sheet.rows, strict=True) if number in wanted]
        self.kept: list[ColumnMatch] = []
        self.strangers: set[int] = set()
        self._remarks: dict[int, list[str]] = {}
        self._has_notes = match.kind is not None and "notes" in record_of(match.kind).fields
        self.numbers = [number for number, _ in rows]
        self._rows = [row for _, row in rows]

    def cells(self, column: int) -> list[CellValue]:
        """The cells of a sheet column in the table's data rows."""
        return [row[column] if column < len(row) else None for row in self._rows]

    def choices(self, match: ColumnMatch) -> ReadingChoices:
        """What was decided for a column."""
        return ReadingChoices(
            words=self._decisions.words.get(match.header, {}),
            order=self._decisions.orders.get(match.header),
            fiscal_start=self._view.fiscal_start,
            is_fraction=match.column in getattr(self._sheet, "percent_columns", ()),
            factor=factor_of(match.field or "", match.header),
        )

    def read(self, record: type[Record], linker: Linker) -> TableRead:
        """Read every column that becomes a field of ``record``."""
        found = TableRead(self.numbers)
        own = [one for one in self.match.columns if one.becomes == "field" and one.field]
        has_stage = any(one.field == "stage" for one in own)
        texts = {one.field: one for one in own if one.field and "." in one.field}
        for one in own:
            name = one.field or ""
            if "." in name:
                continue
            declared = record.fields[name]
            found.letters[name] = one.column
            if isinstance(declared.kind, Reference):
                found.columns[name] = list(self._linked(declared, one, texts, linker))
            elif record.kind == "use_case" and (name == "stage" or (name == "status" and not has_stage)):
                self._stages(one, found)
            else:
                cells: Sequence[CellValue] = self.cells(one.column)
                if name == record.title_field and any(parts_of(name, texts)):
                    cells = self._whole_names(name, one, texts)
                read = read_column(declared, cells, self.choices(one))
                if record.has_custom_fields and self._is_another_vocabulary(one, declared, read):
                    del found.letters[name]
                    continue
                if name == record.title_field:
                    self._shorten(one, declared, read)
                self._tell(one, declared, read)
                found.columns[name] = read.stored
        for dotted, one in sorted(texts.items(), key=lambda pair: pair[0].endswith(".email")):
            base = dotted.partition(".")[0]
            if base not in found.columns and base in record.fields and names_a_person(dotted):
                if not isinstance(record.fields[base].kind, Reference):
                    found.columns[base] = list(self._whole_names(base, None, texts))
                    found.letters[base] = one.column
                    continue
                found.columns[base] = list(self._linked(record.fields[base], one, texts, linker))
                found.letters[base] = one.column
        self._fill_in(record, linker, found)
        self._keep_in_notes(record)
        self._add_remarks(found)
        return found

    def _fill_in(self, record: type[Record], linker: Linker, found: TableRead) -> None:
        """One value for all rows, where a person gave a field that has no column one."""
        for name, words in self._decisions.constants.get(record.kind, {}).items():
            declared = record.fields.get(name)
            if declared is None or name in found.columns or not words.strip():
                continue
            kind = declared.kind
            if isinstance(kind, Reference):
                value: Stored = linker.ids(kind.target, [words])[0]
            else:
                value = kind.to_store(kind.parse(words))
            found.columns[name] = [value] * len(self.numbers)

    def _keep_in_notes(self, record: type[Record]) -> None:
        """Columns that fit no field of a kind that has none of its own are kept in the notes of each row."""
        if place_of_unknown(record.kind, is_matrix=bool(self._origins)) != "notes":
            return
        for one in self.match.columns:
            if one.becomes == "custom":
                for position, cell in enumerate(self.cells(one.column)):
                    self._remark(position, one, as_text(cell))

    def _remark(self, position: int, one: ColumnMatch, words: str | None) -> str:
        """Keep words that fit no field for the notes of their row; returns the sentence that says so."""
        if words is None or not self._has_notes:
            return ""
        self._remarks.setdefault(position, []).append(f"{' '.join(one.header.split())}: {words}")
        return tr(" The words are kept in the notes.")

    def _add_remarks(self, found: TableRead) -> None:
        if not self._remarks:
            return
        notes = found.columns.setdefault("notes", [None] * len(self.numbers))
        found.remarks = self._remarks
        for position, remarks in self._remarks.items():
            own = notes[position]
            notes[position] = "\n".join([own, *remarks] if isinstance(own, str) else remarks)

    def _shorten(self, one: ColumnMatch, declared: Field, read: ColumnRead) -> None:
        """A title that is too long is cut, and told whole in the notes: no row is refused for it."""
        limit = declared.kind.limit if isinstance(declared.kind, Text) else 0
        if not limit or not read.refused:
            return
        texts = {position: as_text(cell) or "" for position, cell in enumerate(self.cells(one.column))}
        cut = {position: texts[position] for position, _ in read.refused if len(texts[position]) > limit}
        for position, text in cut.items():
            line = " ".join(text.split())
            read.stored[position] = line[: limit - 1].rstrip() + "…" if len(line) > limit else line
            kept = self._remark(position, one, text)
            read.noted.append(
                (
                    position,
                    tr(
                        "The text has {words:,} characters; cut to {limit:,}.{kept}",
                        words=len(text),
                        limit=limit,
                        kept=kept,
                    ),
                )
            )
        read.refused[:] = [pair for pair in read.refused if pair[0] not in cut]

    def problem(self, position: int, column: int | None, value: object, message: str, *, refusal: bool = False) -> None:
        """Note something about a row of the table."""
        if self._origins and (column is None or column > self._last_own):
            column = self._origins[position]
        row, letter = place_in_file(self._sheet, self.numbers[position], column)
        shown = "" if value is None else str(value)[:200]
        self._plan.problems.append(Problem(self.match.table.sheet, row, letter, shown, message, refusal))

    def _tell(self, one: ColumnMatch, declared: Field, read: ColumnRead) -> None:
        cells = self.cells(one.column) if read.refused or read.noted else []
        for position, sentence in read.refused:
            words = as_text(cells[position])
            kept = self._remark(position, one, words)
            self.problem(
                position,
                one.column,
                words,
                tr("{label} left empty: {sentence}{kept}", label=declared.label, sentence=sentence, kept=kept),
            )
        for position, sentence in read.noted:
            self.problem(position, one.column, as_text(cells[position]), sentence)
        if read.seen:
            self._plan.seen[declared.name].update(read.seen)
        if read.question:
            self._plan.questions.append(f"{one.header}: {read.question}")

    def _tell_once(self, one: ColumnMatch, declared: Field, read: ColumnRead) -> None:
        """Tell what could not be read; a row of a matrix, which stands for several records, once."""
        first = {number: position for position, number in reversed(list(enumerate(self.numbers)))}
        for told in (read.refused, read.noted):
            told[:] = [pair for pair in told if first[self.numbers[pair[0]]] == pair[0]]
        self._tell(one, declared, read)

    def _is_another_vocabulary(self, one: ColumnMatch, declared: Field, read: ColumnRead) -> bool:
        """Whether most words of a choice column mean nothing to us: then the column is kept as it stands."""
        if not isinstance(declared.kind, Choice) or not read.seen:
            return False
        strange = sum(1 for chosen in read.seen.values() if chosen is None)
        if strange * 2 <= len(read.seen):
            return False
        self.kept.append(one)
        self._plan.questions.append(
            tr(
                "{header}: {strange} of {seen} words are no {label} known here; the column is kept "
                "as a field of its own.",
                header=one.header,
                strange=strange,
                seen=len(read.seen),
                label=declared.label.lower(),
            )
        )
        return True

    def _linked(
        self, declared: Field, one: ColumnMatch, texts: dict[str, ColumnMatch], linker: Linker
    ) -> list[int | None]:
        kind = declared.kind
        assert isinstance(kind, Reference)  # noqa: S101 - the caller asked
        names: list[str | None] = []
        cache: dict[str, tuple[str, int]] = {}
        may_be_several = kind.target in ("person", "business_unit")
        parts = parts_of(declared.name, texts)
        is_whole = one.field == declared.name
        cells: Sequence[CellValue] = self.cells(one.column)
        if any(parts):
            cells = self._whole_names(declared.name, one if is_whole else None, texts)
        for position, cell in enumerate(cells):
            text = as_text(cell)
            if text is not None and may_be_several:
                whole = text
                if whole not in cache:
                    cache[whole] = first_of(whole)
                text, several = cache[whole]
                if several > 1:
                    kept = self._remark(position, one, whole)
                    sentence = tr(
                        "{several} names stand here; the first, “{words}”, is taken.{kept}",
                        several=several,
                        words=text,
                        kept=kept,
                    )
                    self.problem(position, one.column, cell, sentence)
            names.append(text)
        extra = texts.get(f"{declared.name}.email") or texts.get(f"{declared.name}.topic")
        extras: Sequence[Stored] | None = None
        if extra is not None and extra is not one:
            extras = [as_text(cell) for cell in self.cells(extra.column)]
        elif extra is one:
            names, extras = [None] * len(names), names
        ids = linker.ids(kind.target, names, extras, by_words=self.is_of_use_cases)
        if kind.target == "person":
            self._describe_people(declared.name, ids, texts, linker)
        for position, (name, found) in enumerate(zip(names, ids, strict=True)):
            if name is not None and found is None and not says_nothing(name):
                if (
                    kind.target == "use_case"
                    and self.match.kind in OF_A_CASE
                    and (any(ids) or not one.header or _CASE.search(one.header))
                ):
                    self.strangers.add(position)
                    sentence = tr("Not taken: there is no use case of this name. Add it, or choose which one is meant.")
                    self.problem(position, one.column, name, sentence, refusal=True)
                    continue
                target = record_of(kind.target).label.lower()
                kept = self._remark(position, one, name)
                sentence = tr(
                    "No {target} of this name is there; {label} left empty.{kept}",
                    target=target,
                    label=declared.label,
                    kept=kept,
                )
                self.problem(position, one.column, name, sentence)
        return ids

    def _whole_names(self, name: str, whole: ColumnMatch | None, texts: dict[str, ColumnMatch]) -> list[str | None]:
        """The names of people of which the parts stand in columns of their own."""
        columns = [
            None if one is None else [as_text(cell) for cell in self.cells(one.column)]
            for one in (whole, *parts_of(name, texts))
        ]
        return whole_names(*columns)

    def _describe_people(
        self, name: str, ids: Sequence[int | None], texts: dict[str, ColumnMatch], linker: Linker
    ) -> None:
        """Tell what the table says of its people beside their names: they are completed by it."""
        fields = record_of("person").fields
        for far, declared in fields.items():
            one = texts.get(f"{name}.{far}")
            if one is None:
                continue
            words = [None if (text := as_text(cell)) is None or says_nothing(text) else text
                     for cell in self.cells(one.column)]  # fmt: skip
            if isinstance(declared.kind, Reference):
                firsts = [first_of(text)[0] if text else None for text in words]
                values: Sequence[Stored] = linker.ids(declared.kind.target, firsts)
            else:
                read = read_column(declared, words, self.choices(one))
                self._tell_once(one, declared, read)
                values = read.stored
            linker.about.tell("person", ids, far, values, self.numbers)

    def _stages(self, one: ColumnMatch, found: TableRead) -> None:
        """A lifecycle word gives stage and status; a status column of its own, read before or after, wins."""
        words = self._decisions.words.get(one.header, {})
        cache: dict[str, Standing | None] = {}
        stages: list[Stored] = []
        begins: list[Stored] = []
        statuses: list[Stored] = []
        for position, cell in enumerate(self.cells(one.column)):
            text = as_text(cell)
            standing = None
            if text is not None:
                if text not in cache:
                    cache[text] = _decided(words[text]) if text in words else standing_of(text)[0]
                    if cache[text] is not None or not says_nothing(text):
                        met = cache[text]
                        self._plan.seen["stage"][text] = met.in_words() if met else None
                standing = cache[text]
                if standing is None and not says_nothing(text):
                    kept = self._remark(position, one, text)
                    sentence = tr("This word names no stage known here; the stage is left as it is.{kept}", kept=kept)
                    self.problem(position, one.column, text, sentence)
            has_ended = standing is not None and standing.status in _ENDED
            stages.append(None if standing is None or has_ended else standing.stage)
            begins.append(None if standing is None else standing.stage)
            statuses.append(None if standing is None else standing.status)
        found.columns["stage"], found.stage_if_new = stages, begins
        if not any(match.field == "status" and match is not one for match in self.match.columns):
            found.columns["status"] = statuses
            found.letters["status"] = one.column


def _decided(word: str | None) -> Standing | None:
    """A decision of a profile, ``"4|active"``; either side may be empty."""
    if word is None:
        return None
    stage, _, status = word.partition("|")
    codes = {option.code for option in STATUS.options}
    return Standing(int(stage) if stage.strip().isdigit() else None, status if status in codes else None)

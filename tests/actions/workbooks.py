"""Workbooks as people keep them, written with openpyxl, and what an import makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from axonix_desktop.actions.imports import ImportResult, apply_import
from axonix_desktop.core.importing.draft import Draft, draft_of
from axonix_desktop.core.importing.plan import Decisions, ImportPlan
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.imports import store_view
from axonix_desktop.store.queries.records import records, titles

Rows = Sequence[Sequence[Any]]
CASES: Rows = [
    ["Use Case ID", "Use Case Name", "Business Unit", "Stage of Development", "Owner"],
    ["UC-001", "Invoice triage", "Finance", "Pilot", "Ana Keller"],
    ["UC-002", "Demand forecast", "Supply", "Idea", "Bo Reed"],
    ["UC-003", "Contract search", "Legal", "Deployed", "Cy Dunn"],
]


@dataclass(frozen=True)
class Bench:
    """A programme file and the folder its workbooks are written to."""

    f: ProgrammeFile
    folder: Path

    def write(self, sheets: Mapping[str, Rows], *, name: str = "Checklists 2026.xlsx", percent: str = "") -> Path:
        """A workbook with these sheets; the numbers of the columns ``percent`` are shown in percent."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for letter in percent:
                for cell in sheet[letter]:
                    cell.number_format = "0%"
        path = self.folder / name
        book.save(path)
        return path

    def draft(self, path: Path) -> Draft:
        """What the import view would begin with."""
        return draft_of(read_workbook(path))

    def plan(
        self, path: Path, decisions: Decisions | None = None, matches: list[TableMatch] | None = None
    ) -> ImportPlan:
        """The plan with all that is believable taken."""
        draft = self.draft(path)
        return plan_workbook(draft.workbook, matches or draft.matches, store_view(self.f), decisions)

    def bring(self, path: Path) -> ImportResult:
        """Import it."""
        return apply_import(self.f, self.plan(path), actor="Ada")

    def told(self, kind: str, *fields: str) -> list[tuple[object, ...]]:
        """The records of a kind, these fields of them, references by title."""
        declared = record_of(kind)
        names = {
            name: titles(self.f, kind_.target)
            for name in fields
            if isinstance(kind_ := declared.fields[name].kind, Reference)
        }
        return [
            tuple(
                names[name].get(value) if name in names and (value := getattr(one, name)) else getattr(one, name)
                for name in fields
            )
            for one in records(self.f, kind)
        ]


def matched(draft: Draft, sheet: str) -> tuple[str | None, dict[str, str]]:
    """The kind of a sheet and what its columns become, by header."""
    match = next(one.match for one in draft.tables if one.proposed.table.sheet == sheet)
    return match.kind, {
        one.header: one.field or one.becomes if one.becomes == "field" else f"{one.becomes}:{one.field}"
        for one in match.columns
    }

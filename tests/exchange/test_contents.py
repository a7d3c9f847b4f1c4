"""What an export holds: every kind with rows, references by title, custom fields as columns, one unit on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.programme import CustomField
from axonix_desktop.exchange.contents import contents
from axonix_desktop.exchange.export import write_workbook
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.imports import store_view
from tests.builders import checklist_item, person, raid_entry, unit, use_case


@pytest.fixture
def filled(programme: ProgrammeFile) -> ProgrammeFile:
    claims, sales = unit(name="Claims"), unit(name="Sales")
    ada = person(name="Ada")
    one = use_case(title="Triage", business_unit_id=claims.id, owner_id=ada.id)
    two = use_case(title="Pricing", business_unit_id=sales.id)
    with programme.work("fill", "Tester") as work:
        for record in (claims, sales, ada, one, two):
            work.insert(record)
        own = CustomField(id=77, record_kind="use_case", name="Vendor tier", value_kind="text", position=1)
        work.insert(own)
        work.update("use_case", one.id, {"custom:77": "Gold"})
        work.insert(raid_entry(title="Slow data", use_case_id=one.id))
        work.insert(raid_entry(title="Price war", use_case_id=two.id))
    return programme


def test_every_kind_with_rows_is_exported_and_read_back(filled: ProgrammeFile, tmp_path: Path) -> None:
    sheets = contents(filled)
    assert {"use_case", "person", "business_unit", "raid"} <= {one.kind for one in sheets}
    write_workbook(tmp_path / "out.xlsx", sheets, cover={"Programme": "Test"})
    cases = next(one for one in read_workbook(tmp_path / "out.xlsx").sheets if one.name == "Use cases")
    header = [str(one) for one in cases.rows[0]]
    first = dict(zip(header, cases.rows[1], strict=False))
    assert (first["Use case"], first["Business unit"], first["Owner"]) == ("Triage", "Claims", "Ada")
    assert first["Vendor tier"] == "Gold"
    assert header[-1] == "Id"


def test_one_unit_takes_only_what_is_its_own(filled: ProgrammeFile) -> None:
    sheets = {one.kind: one for one in contents(filled, unit="claims")}
    assert len(sheets["use_case"].rows) == len(sheets["business_unit"].rows) == len(sheets["raid"].rows) == 1
    with pytest.raises(RefusedError, match="no business unit"):
        contents(filled, unit="Nowhere")


def test_one_kind_is_taken_by_its_name(filled: ProgrammeFile) -> None:
    assert [one.kind for one in contents(filled, kind="use_case")] == ["use_case"]
    with pytest.raises(RefusedError, match="There is no kind"):
        contents(filled, kind="unicorn")


def test_an_unchanged_export_brings_no_change(filled: ProgrammeFile, tmp_path: Path) -> None:
    with filled.work("more", "Tester") as work:
        work.insert(use_case(title="Triage", key="UC-900"))
        work.insert(checklist_item(code="X-1", topic="Own", text="Is it tested?"))
    sheets = contents(filled)
    write_workbook(tmp_path / "out.xlsx", sheets)
    book = read_workbook(tmp_path / "out.xlsx")
    plan = plan_workbook(book, propose(book), store_view(filled))
    assert [(one.kind, one.created, one.updates) for one in plan.kinds.values() if one.created or one.updates] == []


def test_records_of_one_name_are_referred_to_by_their_keys(filled: ProgrammeFile) -> None:
    with filled.work("more", "Tester") as work:
        twin = use_case(title="triage", key="UC-900")
        work.insert(twin)
    entries = next(one for one in contents(filled) if one.kind == "raid")
    names = entries.references["use_case_id"]
    assert names[twin.id] == "UC-900"
    assert "Pricing" in names.values()
    assert "Triage" not in names.values()

"""The command line keeps its contract: what each command does and what ``--json`` answers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.cli.importing import sample_tracker
from axonix_desktop.store.engine import ProgrammeFile

if TYPE_CHECKING:
    from tests.cli.conftest import Axonix
    from tests.conftest import Clock

ROWS = [
    ["Use Case ID", "Use Case Name", "Business Unit", "Stage", "Owner"],
    ["UC-1", "Triage", "Claims", "Pilot", "Ada Lane"],
    ["UC-2", "Forecast", "Sales", "Deployed", "Bo Reed"],
]


def tracker(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return tracker(tmp_path / "small.csv", ROWS)


@pytest.fixture
def file(tmp_path: Path, small: Path, axonix: Axonix) -> Path:
    path = tmp_path / "p.axonix"
    assert axonix("import", small, "--into", path).code == 0
    return path


def test_new_makes_a_programme_and_says_what_is_in_it(tmp_path: Path, axonix: Axonix) -> None:
    answer = axonix("new", tmp_path / "a.axonix", "--json")
    assert answer.code == 0
    assert answer.json["records"] == {"programme": 1, "gate_criterion": 35, "checklist_item": 79}


def test_new_with_the_sample_fills_every_kind_the_tracker_holds(tmp_path: Path, axonix: Axonix) -> None:
    records = axonix("new", tmp_path / "a.axonix", "--sample", "--json").json["records"]
    assert {"use_case", "champion", "enrolment", "raid", "checklist_response"} <= set(records)


def test_inspect_tells_table_columns_and_values(small: Path, axonix: Axonix) -> None:
    (table,) = axonix("inspect", small, "--json").json["tables"]
    assert (table["header_row"], table["first_row"], table["last_row"], table["rows"]) == (0, 1, 2, 2)
    assert table["kind"] == "use_case"
    assert [one["concept"] for one in table["columns"]] == ["id", "title", "business_unit", "stage", "owner"]
    assert table["values"]["stage"] == {"Pilot": "3 · Champions, active", "Deployed": "4 · Deploy, active"}
    assert all(0 <= one["confidence"] <= 1 and one["reason"] for one in table["columns"])


def test_inspect_changes_nothing_and_speaks_words_too(small: Path, axonix: Axonix) -> None:
    before = small.read_bytes()
    assert "header in row 1" in axonix("inspect", small).out
    assert small.read_bytes() == before


def test_import_counts_per_kind_and_twice_changes_nothing(file: Path, small: Path, axonix: Axonix) -> None:
    again = axonix("import", small, "--into", file, "--json").json
    assert again["change_set"] is None
    assert (again["created"], again["updated"], again["unchanged"]) == ({}, {}, {"use_case": 2})


def test_a_dry_run_of_a_new_file_leaves_none(tmp_path: Path, small: Path, axonix: Axonix) -> None:
    answer = axonix("import", small, "--into", tmp_path / "x.axonix", "--dry-run", "--json")
    assert answer.json["created"]["use_case"] == 2
    assert not (tmp_path / "x.axonix").exists()


def test_import_lists_problems_where_the_spreadsheet_has_them(tmp_path: Path, file: Path, axonix: Axonix) -> None:
    rows = [
        [*ROWS[0], "Start date"],
        ["UC-3", "Scan", "Claims", "Pilot", "", "soonish"],
        ["UC-4", "Plan", "Sales", "Pilot", "Ada Lane", "2026-01-05"],
    ]
    (problem,) = axonix("import", tracker(tmp_path / "t.csv", rows), "--into", file, "--json").json["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (2, "F", "soonish")


def test_a_mapping_profile_changes_the_proposal(tmp_path: Path, small: Path, axonix: Axonix) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text(
        '{"columns": {"Owner": "vendor"}, "values": {"Stage": {"Pilot": "5|on_hold"}}}', encoding="utf-8"
    )
    path = tmp_path / "p.axonix"
    assert axonix("import", small, "--into", path, "--mapping", profile).code == 0
    figures = axonix("stats", path, "--json").json["use_cases"]
    assert (figures["by_stage"]["5"], figures["by_status"]["on_hold"]) == (1, 1)


def test_stats_answers_every_figure_of_the_contract(file: Path, axonix: Axonix) -> None:
    figures = axonix("stats", file, "--json").json
    assert figures["use_cases"]["total"] == 2
    assert set(figures["use_cases"]["by_stage"]) == set("0123456789")
    assert {"by_status", "by_unit", "by_risk_tier", "by_rag"} <= set(figures["use_cases"])
    assert {"active", "units_covered", "units_total"} <= set(figures["champions"])
    assert {"enrolments", "completed", "overdue", "completion_rate", "expiring"} <= set(figures["training"])
    assert {"items", "done", "overdue", "blocked_go_lives"} <= set(figures["governance"])
    assert {"npv", "payback_month", "planned_benefit", "realised_benefit", "total_cost"} <= set(figures["economics"])
    assert {"programme_stage", "warnings"} <= set(figures)


def test_stats_as_of_today_are_the_stats_of_today(file: Path, axonix: Axonix) -> None:
    from datetime import datetime

    day = datetime.now().astimezone().date().isoformat()
    now, past = axonix("stats", file, "--json").json, axonix("stats", file, "--as-of", day, "--json").json
    assert past["use_cases"] == now["use_cases"]


def test_history_undo_and_redo_walk_back_and_forth(file: Path, axonix: Axonix) -> None:
    newest = axonix("history", file, "--json").json["change_sets"][0]
    assert newest["label"] == "Import small.csv"
    undone = axonix("undo", file, "--json").json
    assert [one["id"] for one in undone["undone"]] == [newest["id"]]
    assert axonix("stats", file, "--json").json["use_cases"]["total"] == 0
    assert axonix("redo", file).code == 0
    assert axonix("stats", file, "--json").json["use_cases"]["total"] == 2
    assert axonix("check", file, "--json").json == {"ok": True, "findings": []}


def test_history_of_one_record_is_asked_by_its_key(file: Path, axonix: Axonix) -> None:
    assert len(axonix("history", file, "--record", "uc-1", "--json").json["change_sets"]) == 1
    assert axonix("history", file, "--record", "UC-99").code == 1


def test_gate_says_what_is_missing(file: Path, axonix: Axonix) -> None:
    gate = axonix("gate", file, "UC-2", "--json").json
    assert (gate["stage"], gate["open"]) == (4, False)
    assert {"id", "text", "holds", "reason", "waived"} == set(gate["criteria"][0])


def test_backup_and_restore_give_the_same_programme(tmp_path: Path, file: Path, axonix: Axonix) -> None:
    copy, back = tmp_path / "copy.axonix", tmp_path / "back.axonix"
    assert axonix("backup", file, copy, "--json").json["ok"]
    assert axonix("restore", copy, back, "--json").json["ok"]
    assert axonix("stats", back, "--json").json == axonix("stats", file, "--json").json


def test_as_of_writes_the_programme_as_it_stood(tmp_path: Path, file: Path, axonix: Axonix) -> None:
    from datetime import datetime

    out = tmp_path / "then.axonix"
    answer = axonix("as-of", file, datetime.now().astimezone().date().isoformat(), out, "--json")
    assert answer.json["records"]["use_case"] == 2
    assert axonix("check", out).code == 0


def test_export_counts_the_rows_of_each_sheet(tmp_path: Path, file: Path, axonix: Axonix) -> None:
    out = tmp_path / "o.xlsx"
    sheets = axonix("export", file, out, "--json").json["sheets"]
    assert sheets["Use cases"] == 2
    only = axonix("export", file, out, "--unit", "claims", "--kind", "use_case", "--json").json["sheets"]
    assert only == {"Use cases": 1}


@pytest.mark.qt
def test_report_writes_a_pdf(tmp_path: Path, file: Path, axonix: Axonix) -> None:
    out = tmp_path / "o.pdf"
    answer = axonix("report", file, out, "--since", "2026-01-01", "--json").json
    assert answer["pages"] >= 1
    assert answer["since"] == "2026-01-01"
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.qt
def test_demo_does_the_main_job_and_never_replaces_a_file(
    tmp_path: Path, axonix: Axonix, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    first = axonix("demo", "--out", tmp_path, "--json").json["files"]
    second = axonix("demo", "--out", tmp_path, "--json").json["files"]
    assert len(first) == 3
    assert not set(first) & set(second)
    assert all(Path(one).stat().st_size > 10_000 for one in [*first, *second])


def test_the_sample_tracker_imports_without_a_refused_row(tmp_path: Path, axonix: Axonix) -> None:
    answer = axonix("import", sample_tracker(), "--into", tmp_path / "p.axonix", "--json").json
    assert answer["refused"] == {}
    assert answer["created"]["use_case"] >= 55


def test_an_import_is_recorded_with_what_each_column_became(file: Path, clock: Clock) -> None:
    with ProgrammeFile.open(file, clock=clock, read_only=True) as f:
        ((mapping, fingerprint),) = f.read("SELECT mapping, header_fingerprint FROM import_run")
    assert json.loads(mapping)[0]["columns"]["Use Case Name"] == "title"
    assert len(fingerprint) == 64


def test_a_kind_may_be_named_as_inspect_names_it(tmp_path: Path, axonix: Axonix) -> None:
    rows = tracker(tmp_path / "t.csv", [["Risk", "Owner"], ["Model drifts", "Ada Lane"], ["Data is late", "Bo Reed"]])
    answer = axonix("import", rows, "--into", tmp_path / "p.axonix", "--as", "risk", "--json")
    assert answer.json["created"]["raid"] == 2

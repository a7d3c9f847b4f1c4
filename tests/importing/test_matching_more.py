"""Matching columns to fields in wordings of other tools, registers and languages: one claim a rule, made-up tables."""

from __future__ import annotations

from collections.abc import Mapping

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.phrases import plain
from axonix_desktop.core.importing.proposal import TableMatch

RISKS = ("Supplier fails", "Staff leave", "Data lost", "Budget overrun", "Power cut", "Model drifts")
DEEDS = ("Weekly calls", "Pair people", "Back up each night", "Approve scope", "Install a second line", "Retrain")
NAMES = ("Ada Lovelace", "Alan Turing", "Grace Hopper", "Joan Clarke", "Emmy Noether", "Mary Somerville")
CASES = ("Invoice triage", "Route planning", "Churn forecast", "Claims assistant", "Fraud scoring", "Demand forecast")
STAGES = ("Pilot", "Deployed", "Idea", "Pilot", "Deployed", "Idea")
UNITS = ("Finance", "Legal", "Finance", "Operations", "Legal", "Operations")
DAYS = ("2025-01-06", "2025-02-03", "2025-03-10", "2025-04-07", "2025-05-05", "2025-06-02")
RATINGS = (1, 4, 2, 5, 3, 2)


def match(name: str, columns: Mapping[str, tuple[CellValue, ...]]) -> TableMatch:
    """The proposal for one sheet of these columns: header → values."""
    rows: list[list[CellValue]] = [list(columns), *[list(row) for row in zip(*columns.values(), strict=True)]]
    sheet = Sheet(name=name, index=0, row_numbers=list(range(len(rows))), rows=rows)
    return propose(Workbook("book.xlsx", "xlsx", [sheet]))[0]


def taken(name: str, columns: Mapping[str, tuple[CellValue, ...]]) -> dict[str, str | None]:
    """Header → field of the columns that are taken."""
    return {one.header: one.field for one in match(name, columns).columns if one.becomes == "field"}


def test_both_forms_of_a_german_person_word_are_one_name() -> None:
    assert plain("Projektleiter/in") == plain("Projektleiter:in") == plain("Projektleiter")
    assert plain("Mitarbeiter*innen") == "mitarbeiter"


def test_letters_that_do_not_come_apart_lose_their_strokes() -> None:
    assert plain("Uønsket hendelse") == "uonsket hendelse"
    assert plain("Właściciel") == "wlasciciel"


def test_points_to_reach_are_no_part_of_a_name() -> None:
    assert plain("Score /100") == "score"


def test_the_last_piece_after_a_dash_names_the_column() -> None:
    found = taken("Projects", {"Project": CASES, "Owner": NAMES, "Timeline - Start": DAYS, "Timeline - End": DAYS})
    assert found["Timeline - Start"] == "start_on"
    assert found["Timeline - End"] == "target_on"


def test_the_words_before_a_preposition_name_the_column() -> None:
    found = taken("Riesgos", {"Riesgo": RISKS, "Probabilidad": RATINGS, "Controles de acceso previstos": DEEDS})
    assert found["Controles de acceso previstos"] == "response"


def test_the_rest_of_a_compound_names_the_column() -> None:
    found = taken("Risiken", {"Risikobezeichnung": RISKS, "Risikoeigentümer": NAMES, "Wahrscheinlichkeit": RATINGS})
    assert found["Risikobezeichnung"] == "title"
    assert found["Risikoeigentümer"] == "owner_id"


def test_soft_words_around_a_name_say_nothing() -> None:
    found = taken("Risks", {"Hazard identified": RISKS, "Likelihood": RATINGS, "Proposed treatment plan": DEEDS})
    assert found["Hazard identified"] == "title"
    assert found["Proposed treatment plan"] == "response"


def test_a_word_that_half_the_headers_begin_with_is_left_aside() -> None:
    mails = tuple(f"{name.split()[0].lower()}@example.org" for name in NAMES)
    found = match("Contacts", {"Agency": UNITS, "CXO Name": NAMES, "CXO Title": STAGES, "CXO Email": mails})
    assert found.kind == "champion"
    assert {"person_id", "person_id.email"} <= {one.field for one in found.columns}


def test_unlike_ids_in_the_first_column_are_the_key_whatever_the_tool_is_called() -> None:
    keys = tuple(f"4{at}7" for at in range(6))
    found = taken("Risks", {"Datix ID": keys, "Description of risk": RISKS, "Likelihood": RATINGS})
    assert found["Datix ID"] == "key"


def test_a_header_that_lists_the_answers_is_the_answer() -> None:
    answers = ("C", "NC", "OFI", "C", "C", "NC")
    found = taken("Audit checklist", {"Clause": DAYS, "Audit question": RISKS, "C / NC / OFI": answers})
    assert found["C / NC / OFI"] == "status"


def test_the_present_rating_is_taken_where_brackets_tell_it_from_the_first_one() -> None:
    columns = {"Risk": RISKS, "Likelihood (initial)": (5, 5, 4, 5, 3, 4), "Likelihood (current)": RATINGS}
    found = taken("Risks", {**columns, "Action plan": DEEDS})
    assert found["Likelihood (current)"] == "probability"
    assert "Likelihood (initial)" not in found


def test_consequences_told_in_words_are_no_rating() -> None:
    told = tuple(f"{risk}, and then the work stops for several weeks" for risk in RISKS)
    found = taken("Risks", {"Risk": RISKS, "Likelihood": RATINGS, "Consequences": told, "Mitigation": DEEDS})
    assert found.get("Consequences") != "impact"


def test_a_project_name_that_is_always_the_same_names_no_task() -> None:
    tasks = tuple(f"Task {at}: {case}" for at, case in enumerate(CASES * 2))
    columns = {"Project name": ("Portal",) * 12, "Task Name": tasks, "Assignee": NAMES * 2, "Status": STAGES * 2}
    assert taken("Tasks", columns)["Task Name"] == "title"


def test_key_issues_are_no_issue_key() -> None:
    found = taken("Projects", {"Project": CASES, "Status": STAGES, "Key Issues": RISKS})
    assert found.get("Key Issues") != "key"


def test_techniques_that_never_come_again_are_the_names_of_the_systems() -> None:
    names = tuple(f"{case} {at}" for at, case in enumerate(CASES * 2))
    columns = {"AI Technology": names, "Department": UNITS * 2, "Vendor": UNITS * 2, "Purpose": tuple(RISKS * 2)}
    assert taken("Inventory", columns)["AI Technology"] == "title"


def test_a_stock_list_is_not_ours() -> None:
    keys = tuple(f"S{at}" for at in range(6))
    columns = {"SKU": keys, "Product": CASES, "On hand": RATINGS, "Reorder level": RATINGS, "Supplier": UNITS}
    found = match("Stock", columns)
    assert found.kind is None or found.confidence < 0.5


def test_a_word_of_another_kind_is_still_read_piece_by_piece() -> None:
    states = ("offen", "erledigt", "offen", "offen", "erledigt", "offen")
    found = taken("Risiken", {"Risiko": RISKS, "Wahrscheinlichkeit": RATINGS, "Umsetzungsstatus": states})
    assert found["Umsetzungsstatus"] == "status"

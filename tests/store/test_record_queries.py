"""Records out of the file: as stored tuples, as values, by key, with their titles and custom fields; and new ids."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from axonix_desktop.core.records.portfolio import StagePlan, UseCase
from axonix_desktop.core.records.programme import Attachment, BusinessUnit, CustomField, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import IdSequence, new_id, new_ids
from axonix_desktop.store.queries.custom import custom_fields, custom_values
from axonix_desktop.store.queries.records import count, counts, find_by_key, record, records, rows, titles, values


def _fill(f: ProgrammeFile) -> None:
    with f.work("fill", "x") as work:
        work.insert(BusinessUnit(id=1, name="Claims"))
        work.insert(Person(id=2, name="Ada", business_unit_id=1))
        work.insert(CustomField(id=3, record_kind="use_case", name="Sign-off", value_kind="date"))
        colours = ("red", "blue")
        work.insert(CustomField(id=4, record_kind="use_case", name="Colour", value_kind="choice", choices=colours))
        work.insert(
            UseCase(id=5, key="UC-005", title="Triage", stage=3, start_on=date(2026, 1, 2), tags=("a", "b")),
            custom={"3": date(2026, 5, 6), "4": "blue"},
        )
        work.insert(UseCase(id=6, key="UC-006", title="Scan", personal_data=True, business_unit_id=1))
        work.insert(StagePlan(id=7, use_case_id=5, stage=3))
        work.insert(Attachment(id=8, name="proof.pdf", content=b"%PDF\xff"))  # type: ignore[arg-type]


def test_a_record_comes_back_as_it_went_in(programme: ProgrammeFile) -> None:
    _fill(programme)
    case = record(programme, "use_case", 5)
    assert isinstance(case, UseCase)
    assert (case.start_on, case.tags, case.created_at) == (date(2026, 1, 2), ("a", "b"), "2026-11-22T09:00:00Z")
    assert record(programme, "attachment", 8).content == b"%PDF\xff"  # type: ignore[union-attr]
    assert record(programme, "use_case", 99) is None


def test_rows_are_stored_values_and_conditions_take_plain_ones(programme: ProgrammeFile) -> None:
    _fill(programme)
    assert rows(programme, "use_case", ("key", "start_on", "custom:4"), {"stage": 3}) == [
        ("UC-005", "2026-01-02", "blue")
    ]
    assert rows(programme, "use_case", ("id",), {"start_on": date(2026, 1, 2), "vendor": None}) == [(5,)]
    assert rows(programme, "use_case", ("id",), {"id": [5, 6, 7], "custom:4": "blue"}) == [(5,)]
    assert len(rows(programme, "use_case")[0]) == len(UseCase.columns())
    assert [one.title for one in records(programme, "use_case", {"personal_data": True})] == ["Scan"]  # type: ignore[attr-defined]


def test_counts_titles_and_keys(programme: ProgrammeFile) -> None:
    _fill(programme)
    assert count(programme, "use_case", {"business_unit_id": 1}) == 1
    assert counts(programme)["use_case"] == 2
    assert titles(programme, "use_case") == {5: "Triage", 6: "Scan"}
    assert titles(programme, "use_case", [6]) == {6: "Scan"}
    assert titles(programme, "stage_plan")[7].startswith("3 · ")
    assert find_by_key(programme, " uc-006 ") == ("use_case", 6)
    assert find_by_key(programme, "2") == ("person", 2)
    assert find_by_key(programme, "none") is None


def test_custom_fields_are_fields_like_any_other(programme: ProgrammeFile) -> None:
    _fill(programme)
    signed, colour = custom_fields(programme, "use_case")
    assert (signed.name, signed.label, colour.kind.parse("BLUE")) == ("custom:3", "Sign-off", "blue")
    held = custom_values(programme, "use_case")[5]
    assert signed.kind.from_store(held["custom:3"]) == date(2026, 5, 6)
    assert values(programme, "use_case", 5)["custom:4"] == "blue"  # type: ignore[index]


def test_ids_are_new_ascending_and_fit_63_bits() -> None:
    made = [new_id(), *new_ids(5_000), new_id()]
    assert made == sorted(set(made))
    assert 0 < made[0] < made[-1] < 2**63


def test_ids_stay_ascending_when_the_clock_goes_back(monkeypatch) -> None:
    sequence = IdSequence()
    first = sequence.take(1)[0]
    monkeypatch.setattr("time.time_ns", lambda: 0)
    assert sequence.take(1)[0] == first + 1


def test_ids_made_in_several_threads_are_all_different() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [number for part in pool.map(lambda _: list(new_ids(500)), range(40)) for number in part]
    assert len(set(made)) == 20_000

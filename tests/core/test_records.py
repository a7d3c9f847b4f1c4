"""What is declared of every record is enough to make tables, forms, grids and matching of it."""

from __future__ import annotations

import dataclasses

import pytest

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Choice, Reference
from axonix_desktop.core.records.catalogue import RECORDS, record_of

EVERY_RECORD = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
CONCEPTS = {
    "use_case": {"id", "title", "description", "business_unit", "owner", "stage", "risk_tier", "start_date",
                 "target_date", "priority", "vendor", "benefits", "cost", "notes"},
    "raid": {"id", "title", "description", "likelihood", "impact", "status", "owner", "mitigation"},
    "enrolment": {"person", "course", "status", "percent", "score", "due_date", "completed_date"},
    "champion": {"name", "business_unit", "role", "status", "since"},
}  # fmt: skip


@EVERY_RECORD
def test_every_field_says_what_it_is(record: type[Record]) -> None:
    for field in record.fields.values():
        assert field.label.strip() == field.label != ""
        assert field.help[0].isupper() or field.help[0].isdigit(), (field.name, field.help)
        assert not field.help.endswith(".")


@EVERY_RECORD
def test_labels_of_a_record_are_told_apart(record: type[Record]) -> None:
    labels = [field.label.casefold() for field in record.fields.values()]
    assert len(set(labels)) == len(labels)


@EVERY_RECORD
def test_declared_names_exist(record: type[Record]) -> None:
    assert record.title_field in record.fields
    assert record.key_field is None or record.key_field in record.fields
    for group in (*record.unique, *record.indexes):
        assert set(group) <= set(record.columns())


@EVERY_RECORD
def test_references_point_at_records_declared_before_or_at_themselves(record: type[Record]) -> None:
    known = {one.kind for one in RECORDS[: RECORDS.index(record) + 1]}
    targets = {field.kind.target for field in record.fields.values() if isinstance(field.kind, Reference)}
    assert targets <= known


@EVERY_RECORD
def test_reference_fields_are_named_as_ids_and_days_as_days(record: type[Record]) -> None:
    for field in record.fields.values():
        if isinstance(field.kind, Reference):
            assert field.name.endswith("_id")


@EVERY_RECORD
def test_defaults_are_values_of_their_kind(record: type[Record]) -> None:
    for field in record.fields.values():
        if field.default is not None:
            assert field.kind.from_store(field.kind.to_store(field.default)) == field.default
            assert not isinstance(field.kind, Choice) or field.kind.option(field.default)


@EVERY_RECORD
def test_a_record_is_a_frozen_value(record: type[Record]) -> None:
    made = record(**{field.name: field.default for field in record.fields.values()} | {"id": 7})
    assert made.changed(id=8).id == 8
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.id = 9  # type: ignore[misc]


def test_the_concepts_that_matching_is_judged_by_are_declared() -> None:
    for kind, concepts in CONCEPTS.items():
        assert concepts <= {field.concept for field in record_of(kind).fields.values()}

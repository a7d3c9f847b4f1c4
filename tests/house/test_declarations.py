"""Every field is declared once, and the declaration says all that a person needs."""

from __future__ import annotations

import pytest

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import RECORDS

FIELDS = [pytest.param(one, item, id=f"{one.kind}.{item.name}") for one in RECORDS for item in one.fields.values()]
KINDS = {one.kind for one in RECORDS}


@pytest.mark.parametrize(("record", "item"), FIELDS)
def test_every_field_has_a_label_and_a_help(record: type[Record], item: Field) -> None:
    assert item.label.strip()
    assert item.help.strip()
    assert item.help != item.label
    assert not item.help.endswith(".")


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.kind)
def test_every_record_has_words_a_title_and_a_line_about_itself(record: type[Record]) -> None:
    assert record.label
    assert record.plural
    assert record.title_field in record.fields
    assert record.__doc__
    assert record.key_field is None or record.key_field in record.fields


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.kind)
def test_labels_occur_once_in_a_record(record: type[Record]) -> None:
    labels = [item.label.casefold() for item in record.fields.values()]
    assert len(labels) == len(set(labels))


def test_every_reference_names_a_record() -> None:
    targets = [item.kind.target for one in RECORDS for item in one.fields.values() if isinstance(item.kind, Reference)]
    assert set(targets) <= KINDS


def test_kinds_occur_once() -> None:
    assert len(KINDS) == len(RECORDS)


def test_no_record_refers_to_a_later_one() -> None:
    order = [one.kind for one in RECORDS]
    early = [
        f"{one.kind}.{item.name}"
        for one in RECORDS
        for item in one.fields.values()
        if isinstance(item.kind, Reference) and order.index(item.kind.target) > order.index(one.kind)
    ]
    assert not early

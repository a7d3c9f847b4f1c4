"""Bringing a newer checklist library in: one step that keeps every tick and can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.content_packs import apply_pack, pack_of_file
from axonix_desktop.core.content_pack import Pack
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.content_packs import installed_items, older_version, update_plan
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.seed import checklist_pack, first_checklist, load_checklist
from axonix_desktop.store.undo import redo, undo


def _begin(f: ProgrammeFile) -> None:
    with f.work("Begin", actor="Test") as work:
        load_checklist(work)


def _begin_as_first_version(f: ProgrammeFile) -> None:
    """The items as the first release laid them in: no conditions, nothing remembered."""
    with f.work("Begin", actor="Test") as work:
        for number, (code, values) in enumerate(first_checklist().items(), start=1):
            held = {name: value for name, value in values.items() if value not in (None, False)}
            work.insert(ChecklistItem(id=number, code=code, version="1", **held))


def _newer(f: ProgrammeFile) -> Pack:
    """A third version: RA-02 worded anew, RA-03 gone, RA-99 new."""
    shipped = checklist_pack()
    items = {code: dict(values) for code, values in shipped.items.items() if code != "RA-03"}
    items["RA-02"]["text"] = "A newcomer understands what it is for."
    items["RA-99"] = {**items["RA-01"], "text": "A new item."}
    return replace(shipped, version="3", items=items)


def _item(f: ProgrammeFile, code: str, *fields: str) -> tuple[object, ...]:
    return rows(f, "checklist_item", fields, {"code": code})[0]


def test_an_update_adds_changes_and_retires_and_keeps_the_ticks(programme: ProgrammeFile) -> None:
    _begin(programme)
    number = _item(programme, "RA-03", "id")[0]
    with programme.work("Tick", actor="Test") as work:
        work.insert(UseCase(id=1, key="UC-1", title="One"))
        work.insert(ChecklistResponse(id=2, use_case_id=1, checklist_item_id=number, status="done", evidence="x"))
    before = programme.read("SELECT * FROM checklist_item ORDER BY id")
    answers = programme.read("SELECT * FROM checklist_response")
    number_of_set = apply_pack(programme, _newer(programme), actor="Ines")
    assert number_of_set
    assert _item(programme, "RA-02", "text", "version") == ("A newcomer understands what it is for.", "3")
    assert _item(programme, "RA-03", "is_active") == (0,)
    assert _item(programme, "RA-99", "text", "is_active") == ("A new item.", 1)
    assert programme.read("SELECT * FROM checklist_response") == answers
    assert update_plan(programme, _newer(programme)).is_empty
    assert apply_pack(programme, _newer(programme), actor="Ines") is None
    undo(programme, actor="Ines")
    assert [row[1:-1] for row in programme.read("SELECT * FROM checklist_item ORDER BY id")] == [
        row[1:-1] for row in before
    ]
    redo(programme, actor="Ines")
    assert _item(programme, "RA-99", "text") == ("A new item.",)


def test_a_retired_item_comes_back_when_a_pack_has_it_again(programme: ProgrammeFile) -> None:
    _begin(programme)
    apply_pack(programme, _newer(programme), actor="Ines")
    again = replace(checklist_pack(), version="4")
    assert [one.code for one in update_plan(programme, again).added] == ["RA-03"]
    apply_pack(programme, again, actor="Ines")
    assert _item(programme, "RA-03", "is_active", "version") == (1, "4")


def test_an_item_that_comes_back_keeps_the_words_the_programme_gave_it(programme: ProgrammeFile) -> None:
    _begin(programme)
    number = int(str(_item(programme, "RA-03", "id")[0]))
    change_records(programme, "checklist_item", [(number, {"guidance": "Ask Ines"})], actor="Ines")
    apply_pack(programme, _newer(programme), actor="Ines")
    back = replace(checklist_pack(), version="4")
    back = replace(back, items={**back.items, "RA-03": {**back.items["RA-03"], "text": "Worded anew."}})
    assert [one.code for one in update_plan(programme, back).added] == ["RA-03"]
    apply_pack(programme, back, actor="Ines")
    assert _item(programme, "RA-03", "is_active", "guidance", "text") == (1, "Ask Ines", "Worded anew.")
    assert update_plan(programme, back).is_empty


def test_a_code_that_differs_in_capitals_alone_is_the_same_item(programme: ProgrammeFile) -> None:
    _begin(programme)
    with programme.work("Own", actor="Test") as work:
        work.insert(ChecklistItem(id=9, code="ra-99", topic="Own", text="Our own"))
    plan = update_plan(programme, _newer(programme))
    assert ([one.code for one in plan.clashing], [one.code for one in plan.added]) == (["RA-99"], [])
    assert apply_pack(programme, _newer(programme), actor="Ines")
    assert _item(programme, "ra-99", "text") == ("Our own",)
    small = replace(_newer(programme), version="5", items={
        code.lower(): one for code, one in _newer(programme).items.items()
    })  # fmt: skip
    plan = update_plan(programme, small)
    assert (plan.added, plan.retired) == ((), ())


def test_own_words_stay_until_the_packs_are_taken(programme: ProgrammeFile) -> None:
    _begin(programme)
    number = int(str(_item(programme, "RA-02", "id")[0]))
    change_records(programme, "checklist_item", [(number, {"text": "Our own words."})], actor="Tom")
    apply_pack(programme, _newer(programme), actor="Ines")
    assert _item(programme, "RA-02", "text") == ("Our own words.",)
    undo(programme, actor="Ines")
    apply_pack(programme, _newer(programme), ["RA-02"], actor="Ines")
    assert _item(programme, "RA-02", "text") == ("A newcomer understands what it is for.",)


def test_a_file_of_the_first_release_is_told_of_the_update_and_takes_it(programme: ProgrammeFile) -> None:
    _begin_as_first_version(programme)
    assert older_version(programme) == "1"
    change_records(programme, "checklist_item", [(1, {"text": "Our own words."})], actor="Tom")
    plan = update_plan(programme, checklist_pack())
    assert (plan.added, plan.retired, plan.installed_version) == ((), (), "1")
    assert "BT-01" in {one.code for one in plan.changed}
    apply_pack(programme, checklist_pack(), actor="Ines")
    assert older_version(programme) is None
    assert _item(programme, "BT-01", "condition", "condition_tier") == ("people_affected", "limited")
    assert rows(programme, "checklist_item", ["text"], {"id": 1}) == [("Our own words.",)]
    assert all(one.shipped is not None for one in installed_items(programme))


def test_a_new_file_has_nothing_to_update(programme: ProgrammeFile) -> None:
    _begin(programme)
    assert older_version(programme) is None
    assert apply_pack(programme, checklist_pack(), actor="Ines") is None


def test_a_pack_of_ones_own_comes_from_a_file_beside_the_shipped_one(programme: ProgrammeFile, tmp_path: Path) -> None:
    _begin(programme)
    path = tmp_path / "house.json"
    path.write_text(
        json.dumps({"pack": "House rules", "version": "1", "items": [{"id": "HR-1", "text": "Known."}]}), "utf-8"
    )
    pack = pack_of_file(path)
    apply_pack(programme, pack, actor="Ines")
    assert _item(programme, "HR-1", "template", "topic", "version") == ("House rules", "House rules", "1")
    assert update_plan(programme, checklist_pack()).is_empty


def test_a_file_that_is_no_pack_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "tracker.json"
    with pytest.raises(FileProblemError, match=r"tracker\.json"):
        pack_of_file(path)
    path.write_text("{ not json", "utf-8")
    with pytest.raises(FileProblemError, match="cannot be read as JSON"):
        pack_of_file(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileProblemError, match="cannot be read as JSON"):
        pack_of_file(path)

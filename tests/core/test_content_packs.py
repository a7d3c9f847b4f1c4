"""What a pack of checklist items brings: added, changed, retired, and what stays the programme's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.content_pack import (
    PACK_FIELDS,
    Installed,
    Pack,
    compare,
    from_json,
    is_older,
    read_pack,
    to_json,
    values_to_write,
    version_of,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.seed import checklist_pack

APPLICABILITY: dict[str, tuple[str, str | None, str | None]] = {
    "all": ("minimal", None, None),
    "high": ("high", None, None),
    "high, medium": ("limited", None, None),
    "medium, high": ("limited", None, None),
    "high; medium if people are affected": ("high", "people_affected", "limited"),
    "all bought": ("minimal", "bought", None),
    "high (all if public-facing)": ("high", "public_facing", "minimal"),
    "all with personal data": ("minimal", "personal_data", None),
    "all learning systems": ("minimal", "learning", None),
    "public or staff-wide": ("minimal", "public_facing", None),
    "where used": ("minimal", "sensitive_checks", None),
    "all with contact to people or content": ("minimal", "contact", None),
    "high at the workplace": ("high", "workplace", None),
    "high; public-facing": ("high", "public_facing", "minimal"),
    "all (90 % for high)": ("minimal", None, None),
    "high; public bodies": ("high", None, None),
    "all with third-party models": ("minimal", "supplier_model", None),
    "all partner-run": ("minimal", "partner_run", None),
}


def raw(**changes: Any) -> dict[str, Any]:
    """A small pack file."""
    return {
        "pack": "House rules",
        "version": "3",
        "tiers": {"all": {"from": "minimal"}, "high": {"from": "high"}},
        "cadences": {"yearly": 12},
        "items": [
            {"id": "HR-1", "topic": "Rules", "text": "The rule is known.", "tier": "all", "cadence": "yearly"},
            {"id": "HR-2", "topic": "Rules", "text": "The rule is kept.", "tier": "high", "nist": "GV 1; GV 2"},
        ],
        **changes,
    }


def installed(number: int, code: str, text: str = "It is so.", base: str = "It is so.", **rest: Any) -> Installed:
    """An item of the pack “P”, edited when ``text`` differs from ``base``."""
    whole = dict.fromkeys(PACK_FIELDS) | {"topic": "T", "template": "P"}
    return Installed(
        number, code, from_json({**whole, "text": text}), from_json({**whole, "text": base}), "1", "P", **rest
    )


def pack(**texts: str) -> Pack:
    """Version 2 of the pack “P”."""
    items = {
        code.replace("_", "-"): from_json({"topic": "T", "template": "P", "text": text}) for code, text in texts.items()
    }
    return Pack("P", "2", items)


@pytest.mark.parametrize("word", APPLICABILITY)
def test_the_librarys_words_for_tiers_become_rules(word: str) -> None:
    import json

    from axonix_desktop.paths import database_folder

    library = json.loads((database_folder() / "seed" / "checklist_library.json").read_text(encoding="utf-8"))
    codes = [one["id"] for one in library["items"] if one["tier"] == word]
    assert codes
    for code in codes:
        item = checklist_pack().items[code]
        assert (item["applies_from_tier"], item["condition"], item["condition_tier"]) == APPLICABILITY[word]


def test_no_tier_word_of_the_library_is_left_out_of_the_table() -> None:
    import json

    from axonix_desktop.paths import database_folder

    library = json.loads((database_folder() / "seed" / "checklist_library.json").read_text(encoding="utf-8"))
    assert {one["tier"] for one in library["items"]} == set(APPLICABILITY) == set(library["tiers"])
    assert {one["cadence"] for one in library["items"]} == set(library["cadences"])


def test_blocking_items_of_high_risk_want_a_second_person() -> None:
    for code, item in checklist_pack().items.items():
        wanted = item["applies_from_tier"] == "high" and bool(item["is_blocking"])
        assert item["needs_sign_off"] is wanted, code


def test_a_pack_file_is_read_with_its_tiers_cadences_and_references() -> None:
    found = read_pack(raw())
    assert (found.name, found.version, list(found.items)) == ("House rules", "3", ["HR-1", "HR-2"])
    first, second = found.items.values()
    assert (first["validity_months"], first["template"]) == (12, "House rules")
    assert (second["applies_from_tier"], second["frameworks"]) == ("high", ("NIST AI RMF GV 1", "NIST AI RMF GV 2"))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ([], "not a checklist pack"),
        ({"pack": "A"}, "not a checklist pack"),
        (raw(version=""), "name and version"),
        (raw(items=[]), "no items"),
        (raw(items="none"), "no items"),
        (raw(items=[{"id": "A"}]), "Item 1"),
        (raw(items=[{"id": "A", "text": "x"}, {"id": "A", "text": "y"}]), "A twice"),
        (raw(items=[{"id": "A", "text": "x", "tier": "some"}]), "“some”"),
        (raw(items=[{"id": "A", "text": "x", "phase": "77"}]), "Item A"),
        (raw(tiers={"high": {"from": "highest"}}), "Item HR-2"),
    ],
)
def test_a_broken_pack_file_is_refused_in_words(broken: object, told: str) -> None:
    with pytest.raises(FileProblemError, match=told):
        read_pack(broken)


def test_items_are_added_changed_and_retired() -> None:
    plan = compare(pack(A_1="It is so.", A_2="It is so now.", A_4="New."), [
        installed(1, "A-1"), installed(2, "A-2"), installed(3, "A-3"),
    ])  # fmt: skip
    assert [one.code for one in plan.added] == ["A-4"]
    assert [(one.code, [(each.field.name, each.after) for each in one.changes]) for one in plan.changed] == [
        ("A-2", [("text", "It is so now.")])
    ]
    assert [one.code for one in plan.retired] == ["A-3"]
    assert (plan.unchanged, plan.kept, plan.installed_version) == (1, (), "1")


def test_words_the_programme_edited_stay_unless_a_person_takes_the_packs() -> None:
    plan = compare(pack(A_1="The pack's.", A_2="It is so."), [
        installed(1, "A-1", text="Ours."), installed(2, "A-2", text="Ours too."),
    ])  # fmt: skip
    assert [one.code for one in plan.kept] == ["A-1"]
    assert plan.is_empty
    assert values_to_write(plan) == {}
    assert values_to_write(plan, ["A-1"]) == {1: {"text": "The pack's."}}


def test_an_edited_item_still_takes_the_fields_nobody_edited() -> None:
    held = installed(1, "A-1", text="Ours.")
    newer = Pack("P", "2", {"A-1": {**from_json({"text": "The pack's."}), "template": "P", "topic": "Other"}})
    plan = compare(newer, [held])
    assert values_to_write(plan) == {1: {"topic": "Other"}}
    assert [each.field.name for each in plan.kept[0].kept] == ["text"]


def test_an_own_item_with_a_code_of_the_pack_is_left_alone_and_told() -> None:
    own = Installed(9, "A-1", from_json({"text": "Mine."}), None, None)
    plan = compare(pack(A_1="The pack's."), [own])
    assert [one.code for one in plan.clashing] == ["A-1"]
    assert plan.is_empty
    assert values_to_write(plan, ["A-1"]) == {}


def test_items_of_other_packs_and_ones_own_are_never_retired() -> None:
    other = Installed(1, "B-1", from_json({"text": "x"}), from_json({"text": "x"}), "1", "Q")
    own = Installed(2, "C-1", from_json({"text": "x"}), None, None)
    assert compare(pack(A_1="x"), [other, own]).retired == ()


def test_what_an_update_retired_comes_back_with_the_pack_but_what_a_person_switched_off_stays_off() -> None:
    plan = compare(pack(A_1="It is so.", A_2="It is so."), [
        installed(1, "A-1", is_active=False, was_retired=True), installed(2, "A-2", is_active=False),
    ])  # fmt: skip
    assert [(one.code, one.id) for one in plan.added] == [("A-1", 1)]
    assert plan.changed == ()


def test_versions_are_compared_as_numbers() -> None:
    assert is_older("2", "10")
    assert is_older("2.9", "2.10")
    assert not is_older("3", "3")
    assert not is_older(None, "3")
    assert version_of("P", [installed(1, "A-1")]) == "1"
    assert version_of("Q", [installed(1, "A-1")]) is None


_TEXTS = st.sampled_from([None, "a", "b", "c"])


@given(base=_TEXTS, yours=_TEXTS, theirs=_TEXTS)
def test_no_edit_is_lost_and_no_news_forgotten(base: Value, yours: Value, theirs: Value) -> None:
    whole = {"text": "It is so.", "template": "P"}
    held = Installed(
        1, "A-1", from_json({**whole, "guidance": yours}), from_json({**whole, "guidance": base}), "1", "P"
    )
    plan = compare(Pack("P", "2", {"A-1": from_json({**whole, "guidance": theirs})}), [held])
    result = values_to_write(plan).get(1, {}).get("guidance", yours)
    if yours == base:
        assert result == theirs
    else:
        assert result == yours
    assert bool(plan.kept) is (len({base, yours, theirs}) == 3)


def test_what_an_item_remembers_of_its_pack_reads_as_it_was() -> None:
    for values in checklist_pack().items.values():
        assert from_json(to_json(values)) == values

"""Laws of the grid: what is copied can be pasted, what is written reads back, what is done can be undone."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.selection import Spot
from tests.ui.grid_bench import COLUMNS, GridBench, Key, Mod

ROWS = st.integers(0, 60)
PLACES = st.integers(0, len(COLUMNS) - 1)
WITHIN = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ACTS = ("clear", "down", "right", "paste", "today", "above")


def choose(bench: GridBench, one: tuple[int, int], other: tuple[int, int]) -> None:
    bench.grid.selection.go(Spot(*one))
    bench.grid.selection.extend(Spot(*other))


@WITHIN
@given(one=st.tuples(ROWS, PLACES), other=st.tuples(ROWS, PLACES))
def test_pasting_what_was_copied_changes_nothing(
    bench: GridBench, one: tuple[int, int], other: tuple[int, int]
) -> None:
    before, steps = bench.rows(), bench.steps()
    choose(bench, one, other)
    assert bench.hand.clipboard.copy()
    bench.hand.clipboard.ask = lambda plan: not plan.wants_a_look
    bench.hand.clipboard.paste()
    assert bench.rows() == before
    assert bench.steps() == steps


@WITHIN
@given(one=st.tuples(ROWS, PLACES), other=st.tuples(ROWS, PLACES), act=st.sampled_from(ACTS),
       words=st.lists(st.sampled_from(["At risk", "Finance", "12", "1 Feb 2026", "", "x y", "=1+1"]), min_size=1,
                      max_size=4))  # fmt: skip
def test_undo_takes_back_whatever_was_done_to_cells(
    bench: GridBench, one: tuple[int, int], other: tuple[int, int], act: str, words: list[str]
) -> None:
    before, steps = bench.rows(), bench.steps()
    choose(bench, one, other)
    acts = bench.hand.acts
    bench.hand.clipboard.ask = lambda _plan: True
    if act == "paste":
        QGuiApplication.clipboard().setText("\r\n".join(words) + "\r\n")
        bench.hand.clipboard.paste()
    else:
        {"clear": acts.clear, "down": acts.fill_down, "right": acts.fill_right, "today": acts.today,
         "above": acts.value_above}[act]()  # fmt: skip
    bench.hand.editing.give_up()
    assert bench.steps() <= steps + 1
    if bench.steps() > steps:
        bench.undo()
    assert bench.rows() == before


@WITHIN
@given(keys=st.lists(
    st.tuples(
        st.sampled_from([Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End,
                         Key.Key_PageUp, Key.Key_PageDown, Key.Key_Return]),
        st.sampled_from([Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier,
                         Mod.ControlModifier | Mod.ShiftModifier]),
    ), max_size=12))  # fmt: skip
def test_no_key_leads_out_of_the_grid(bench: GridBench, keys: list[tuple[Key, Mod]]) -> None:  # type: ignore[valid-type]
    for key, modifiers in keys:
        bench.press(key, modifiers)
        row, _name = bench.place()
        assert 0 <= row <= 60
        assert bench.grid.selection.area().is_block


@WITHIN
@given(steps=st.lists(
    st.tuples(st.sampled_from(["insert", "copy", "remove", "clear", "undo", "sort", "filter"]), ROWS, ROWS),
    max_size=5))  # fmt: skip
def test_rows_read_one_by_one_are_those_read_all_at_once(bench: GridBench, steps: list[tuple[str, int, int]]) -> None:
    done = 0
    for act, one, other in steps:
        most = bench.model.rowCount() - 1
        choose(bench, (min(one, most), 1), (min(other, most, one + 4), 5))
        before = bench.steps()
        acts = bench.hand.acts
        if act == "undo":
            if done:
                bench.undo()
                done -= 1
            continue
        if act == "sort":
            bench.grid.sort_by([SortKey("title", is_descending=bool(one % 2))])
        elif act == "filter":
            bench.shown.filter_by("" if bench.shown.filter_text else "e")
        else:
            {"insert": acts.insert_rows, "copy": acts.duplicate_rows, "remove": acts.remove_rows,
             "clear": acts.clear}[act]()  # fmt: skip
        bench.hand.editing.give_up()
        done += bench.steps() - before
    fresh = bench.shown.source.load(list(bench.shown.records.columns))  # type: ignore[union-attr]
    fresh.take_over(bench.shown.records)
    shown = bench.shown.records
    assert shown.ids == fresh.ids
    assert shown.order == fresh.order
    for name, column in fresh.columns.items():
        assert shown.columns[name].values == column.values
        assert [shown.columns[name].text(row) for row in range(len(fresh.ids))] == [
            column.text(row) for row in range(len(fresh.ids))
        ]
    while done:
        bench.undo()
        done -= 1
    bench.grid.sort_by([])
    bench.shown.filter_by("")

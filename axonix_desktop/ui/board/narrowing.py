"""The quick filters of the board: the same conditions as the grid's, offered as menus."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, small, tr
from axonix_desktop.ui.board.board_bar import BoardBar, Option
from axonix_desktop.ui.board.options import LANES, BoardOptions
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.records.shown import ShownRecords

HORIZONS = (mark("Foundation"), mark("Expansion"), mark("Maturity"))
AT_RISK: tuple[Stored, ...] = ("amber", "red")
_MOST_OFFERED = 60


def with_condition(conditions: Sequence[Condition], field: str, values: tuple[Stored, ...]) -> tuple[Condition, ...]:
    """The conditions with that on ``field`` put in place of the one before; no values take it off."""
    kept = [one for one in conditions if one.field != field]
    return (*kept, Condition(field, "any_of", values)) if values else tuple(kept)


def values_of(conditions: Sequence[Condition], field: str) -> tuple[Stored, ...]:
    """The values that ``field`` is narrowed to; empty for none."""
    return next((one.values for one in conditions if one.field == field and one.test == "any_of"), ())


def stages_of(horizon: str) -> tuple[Stored, ...]:
    """The stages of a horizon; none for no horizon."""
    return tuple(one.number for one in STAGES if one.horizon == horizon)


def show_bar(bar: BoardBar, cases: ShownRecords, options: BoardOptions) -> None:
    """Bring the buttons in line with the conditions in use."""
    records, conditions = cases.records, cases.conditions
    for button, field, everything, without in (
        (bar.unit, "business_unit_id", tr("All units"), tr("Business unit")),
        (bar.owner, "owner_id", tr("Owner: anyone"), tr("Owner")),
    ):
        chosen = values_of(conditions, field)
        is_on = any(one.field == field for one in conditions)
        column = records.columns.get(field)
        names: list[Option] = [] if column is None else _offers(records, field)
        label = next((words for value, words in names if (value,) == chosen), without) if is_on else everything
        value = chosen[0] if len(chosen) == 1 else None
        button.offer([(None, everything), *names], value, label, is_on=is_on)
    stages = values_of(conditions, "stage")
    horizon = next((one for one in HORIZONS if stages_of(one) == stages), "")
    is_on = any(one.field == "stage" for one in conditions)
    words = tr("Horizon: {horizon}", horizon=tr(horizon) if horizon else tr("some stages") if is_on else tr("all"))
    offers: list[Option] = [("", tr("All horizons")), *((one, tr(one)) for one in HORIZONS)]
    bar.horizon.offer(offers, horizon, words, is_on=is_on)
    _show_risk(bar, records, values_of(conditions, "rag"))
    lanes = dict(LANES)
    words = tr("Swimlanes: {lanes}", lanes=small(lanes[options.lanes]))
    bar.lanes.offer([(name, tr(label)) for name, label in LANES], options.lanes, words, is_on=False)
    bar.clear.setVisible(bool(conditions or cases.filter_text))
    bar.fit()


def _show_risk(bar: BoardBar, records: RecordColumns, chosen: tuple[Stored, ...]) -> None:
    """How many of the cards shown are at risk or off track."""
    column = records.columns.get("rag")
    count = sum(column.values[row] in AT_RISK for row in records.rows) if column else 0
    is_on = set(chosen) == set(AT_RISK)
    bar.at_risk.show_words(tr("At risk  {count}", count=f"{count:,}"), is_on=is_on)


def _offers(records: RecordColumns, field: str) -> list[Option]:
    """The records that the column names, by the alphabet."""
    column = records.columns[field]
    used = {value for value in column.values if isinstance(value, int)}
    named = sorted(((column.word(value), value) for value in used), key=lambda pair: pair[0].casefold())
    return [(value, words) for words, value in named[:_MOST_OFFERED] if words]

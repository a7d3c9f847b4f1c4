"""What a board shows: swimlanes, folded columns, fields of the cards, the sum in the headings, limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from axonix_desktop.core.fields import Field
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.words import mark

LANES: tuple[tuple[str, str], ...] = (
    ("", mark("None")), ("business_unit_id", mark("Business unit")), ("horizon", mark("Horizon")),
    ("owner_id", mark("Owner")),
)  # fmt: skip
"""What the cards may be laid out in rows by; a horizon is a group of stages."""
DAYS = "days_in_stage"
"""The field of a card that is counted, not stored."""
ALWAYS = ("key", "title")
FIRST_CARD = ("business_unit_id", "rag", DAYS, "owner_id")
MOST_ON_CARD = 9
WIP_LIMITS, CARD_FIELDS, SUM_FIELD = "board/wip_limits", "board/card_fields", "board/sum_field"


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """``limits`` maps a stage to how many cards it should hold at most; 0 and nothing mean no limit."""

    lanes: str = ""
    folded_columns: frozenset[int] = frozenset()
    folded_lanes: frozenset[str] = frozenset()
    card_fields: tuple[str, ...] = FIRST_CARD
    sum_field: str = ""
    limits: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def further_fields(self) -> tuple[str, ...]:
        """The fields of a card that get a line of their own."""
        return tuple(name for name in self.card_fields if name not in FIRST_CARD)

    def toggled_column(self, stage: int) -> BoardOptions:
        """With the column of ``stage`` folded, or open again."""
        return replace(self, folded_columns=self.folded_columns ^ {stage})

    def toggled_lane(self, lane: str) -> BoardOptions:
        """With a swimlane folded, or open again."""
        return replace(self, folded_lanes=self.folded_lanes ^ {lane})


def fields_of_cards(custom: Sequence[Field]) -> list[Field]:
    """The fields that a card may show besides key and title."""
    declared = [one for one in UseCase.fields.values() if one.is_in_grid and one.name not in (*ALWAYS, "stage")]
    return [*declared, *custom]


def fields_to_sum(custom: Sequence[Field]) -> list[Field]:
    """The fields whose sum a heading may show."""
    return [one for one in fields_of_cards(custom) if one.kind.is_numeric and one.kind.name not in ("percent", "stage")]


def limits_from(kept: Mapping[str, object]) -> dict[int, int]:
    """Limits as the setting keeps them (stage as text)."""
    return {
        int(stage): limit
        for stage, limit in kept.items()
        if stage.isdigit() and isinstance(limit, int) and not isinstance(limit, bool) and limit > 0
    }

"""A bar being moved or stretched: what is wanted, what it would become, whether it may. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from axonix_desktop.core.roadmap import CasePlan, Days, earliest_start, replan

Part = Literal["start", "end", "whole"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Grip:
    """A stage of a use case taken by its start, its end, or as a whole; ``days`` is when it is planned now."""

    plan: CasePlan
    stage: int
    part: Part
    days: Days

    def moved(self, by: int) -> Days:
        """The days it would have, ``by`` days on: never shorter than a day, never before the stages ahead of it."""
        start, end = self.days
        step = timedelta(days=by)
        floor = earliest_start(self.plan, self.stage) or date.min
        if self.part == "end":
            return start, max(end + step, start)
        if self.part == "start":
            return max(min(start + step, end), min(floor, start)), end
        start_wanted = max(start + step, min(floor, start))
        return start_wanted, start_wanted + (end - start)

    def preview(self, by: int) -> dict[int, Days]:
        """The planned days of every stage that would change."""
        days = self.moved(by)
        return {} if days == self.days else replan(self.plan, self.stage, days)


def grip(plan: CasePlan, stage: int, part: Part) -> Grip | None:
    """Take hold of a planned stage; None where nothing is planned."""
    planned = plan.dates(stage).planned
    return Grip(plan, stage, part, planned) if planned else None

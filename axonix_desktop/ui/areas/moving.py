"""Commands that move the selected use cases between stages; the gate dialog is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.gates.mover import Mover

_UNDER = mark("Move to sta&ge")


def commands(reach: Reach) -> tuple[Command, ...]:
    """One stage on, one back, to any stage, and the gate itself."""
    acts = _Acts(reach)
    steps = (
        Command("stage.next", mark("To the &next stage"), "arrow-right", "data", acts.stepping(1), ("Alt+Shift+Right",),
                tip=mark("Move the selected use cases one stage on"), objection=reach.may_write, group=20,
                under=_UNDER),
        Command("stage.previous", mark("&Back a stage"), "arrow-left", "data", acts.stepping(-1), ("Alt+Shift+Left",),
                tip=mark("Move the selected use cases one stage back"), objection=reach.may_write, group=20,
                under=_UNDER),
    )  # fmt: skip
    to = tuple(
        Command(f"stage.to_{one.number}", f"&{one.number} {one.short}" if one.number else mark("&0 Pipeline"),
                "square-kanban", "data", acts.moving(one.number), objection=reach.may_write, group=20, under=_UNDER,
                tip=mark("Move the selected use cases to this stage"),
                name=partial(_title, one.number))
        for one in STAGES
    )  # fmt: skip
    gate = Command("stage.gate", mark("Ga&te decision…"), "clipboard-check", "data", acts.gate,
                   tip=mark("Decide at the gate of the selected use case"), objection=reach.needs_file,
                   group=20)  # fmt: skip
    return (*steps, *to, gate)


def _title(number: int) -> str:
    """The title of a stage's command in the language in use."""
    return tr("&{number} {name}", number=number, name=tr(STAGES[number].short).replace("&", "&&"))


class _Acts:
    """Keeps one mover for each open programme."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._mover: Mover | None = None

    def _of_now(self) -> Mover | None:
        """The mover of the programme that is open."""
        context = self._reach.context
        if context is None:
            return None
        if self._mover is None or self._mover.context is not context:
            from axonix_desktop.ui.gates.mover import Mover

            self._mover = Mover(context)
        return self._mover

    def stepping(self, steps: int) -> Callable[[], bool]:
        """The act that steps on or back."""

        def done() -> bool:
            mover = self._of_now()
            return mover is not None and mover.step(steps)

        return done

    def moving(self, stage: int) -> Callable[[], bool]:
        """The act that moves to a stage."""

        def done() -> bool:
            mover = self._of_now()
            return mover is not None and mover.move_to(stage)

        return done

    def gate(self) -> bool:
        """Open the gate dialog."""
        mover = self._of_now()
        return mover is not None and mover.open_gate()

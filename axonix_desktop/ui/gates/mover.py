"""Moves of use cases from anywhere in the window: what needs a decision opens the gate dialog, the rest is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from axonix_desktop.actions.gates import decide_gate
from axonix_desktop.core.move_words import result_words, stage_words
from axonix_desktop.core.moving import START, Decision, Standing, objections_to, usual_decision, way
from axonix_desktop.core.stages import LAST
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.moves import standings
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.gates.dialog import Draft, GateDialog
from axonix_desktop.ui.gates.several import Move, SeveralDialog


class Mover:
    """Moves the selected use cases of one open programme; keeps what was typed while a link is followed."""

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self._drafts: dict[int, Draft] = {}

    def step(self, steps: int) -> bool:
        """The selected use cases one stage on (1) or back (-1); True when they were moved or decided about."""
        return self._move([(one, _beside(one, steps)) for one in self._selected()])

    def move_to(self, stage: int) -> bool:
        """The selected use cases to ``stage``."""
        return self._move([(one, stage) for one in self._selected()])

    def open_gate(self) -> bool:
        """The gate dialog of the current use case, for whatever is to be decided."""
        chosen = self._selected()[:1]
        if not chosen:
            return False
        if chosen[0].stage == 0:
            return self._move([(chosen[0], 1)])
        return self._decide(chosen[0], min(chosen[0].stage + 1, LAST))

    def _selected(self) -> list[Standing]:
        """Where the selected use cases stand; says so when none is selected."""
        context = self.context
        if context.current.kind != "use_case" or not context.current.selected:
            context.toast.say(tr("Select a use case first"))
            return []
        ids = list(context.current.selected)
        found = standings(context.programme.file, ids, context.programme.today())
        return [found[one] for one in ids if one in found]

    def _move(self, moves: Sequence[Move]) -> bool:
        """Move one by its dialog or at once, several by theirs; a move that cannot be made says why."""
        moves = [(one, target) for one, target in moves if target != one.stage or one.stage == LAST]
        if not moves:
            if self.context.current.selected:
                self.context.toast.say(tr("It stands at this stage already"))
            return False
        if len(moves) > 1:
            return self._move_several(moves)
        standing, target = moves[0]
        if way(standing.stage, target) == "start":
            return self._start(standing)
        if standing.stage == 0:
            return self._refuse_skip(standing)
        return self._decide(standing, target)

    def _start(self, standing: Standing) -> bool:
        """Out of the pipeline: no gate, done at once, with undo."""
        context = self.context
        decision = Decision(START, context.programme.today())
        found = objections_to(standing, decision, context.programme.today())
        if found:
            context.messages.tell(tr("{key} cannot be started", key=standing.key), found[0].words)
            return False
        act = partial(decide_gate, use_case_id=standing.id, decision=decision, today=context.programme.today())
        if not context.change(act, tr("{key} cannot be started", key=standing.key)):
            return False
        self._say(result_words(standing, decision), standing.id)
        return True

    def _refuse_skip(self, standing: Standing) -> bool:
        """An idea begins at stage 1: say so, and offer that."""
        words = tr(
            "{key} begins at {stage}, from which it moves on gate by gate", key=standing.key, stage=stage_words(1)
        )
        self.context.toast.say(words, tr("Start it"), partial(self._start, standing))
        return False

    def _decide(self, standing: Standing, target: int) -> bool:
        """One use case: the gate dialog."""
        context = self.context
        code = usual_decision(standing.stage, target)
        dialog = GateDialog(context, standing, code, target)
        draft = self._drafts.pop(standing.id, None)
        if draft is not None and draft.target == target:
            dialog.take_up(draft)
        dialog.exec()
        if dialog.draft is not None:
            self._drafts[standing.id] = dialog.draft
        decided, standing = dialog.decided, dialog.standing
        dialog.deleteLater()
        if decided is None:
            return False
        self._say(result_words(standing, decided), standing.id)
        return True

    def _move_several(self, moves: Sequence[Move]) -> bool:
        """Several use cases: those that may, in one change set."""
        on = [pair for pair in moves if pair[1] > pair[0].stage or pair[0].stage == LAST]
        back = [pair for pair in moves if pair not in on]
        dialog = SeveralDialog(self.context, on if len(on) >= len(back) else back)
        dialog.exec()
        decided = dialog.decided
        dialog.deleteLater()
        if not decided:
            return False
        self._say(trn("{count} use case moved", "{count} use cases moved", len(decided)), None)
        return True

    def _say(self, words: str, record_id: int | None) -> None:
        """Say what was done, with undo, and keep the record in view."""
        context = self.context
        if record_id is not None:
            context.current.set(record_id)
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))


def _beside(standing: Standing, steps: int) -> int:
    """The stage on or back, within the nine."""
    return min(max(standing.stage + steps, 0), LAST)

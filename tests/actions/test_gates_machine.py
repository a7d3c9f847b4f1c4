"""Use cases moved at random: decisions, plans and stages always tell the same story, and undo leads back exactly."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from axonix_desktop.actions.gates import decide_gates, meet_conditions
from axonix_desktop.core.moving import Decision, goal, objections_to, outcome
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.moves import decisions, open_conditions, standings
from axonix_desktop.store.undo import redo, undo
from tests.builders import use_case

KINDS = ("use_case", "stage_plan", "gate_decision")
IDS = (1, 2, 3)
CODES = ("start", "go", "conditional_go", "hold", "recycle", "stop", "perhaps")
Dump = dict[str, list[tuple[object, ...]]]


class Mover(RuleBasedStateMachine):
    """Three use cases, two of them with a criterion missing at every gate."""

    blank: Path | None = None

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.now = datetime(2026, 1, 5, tzinfo=UTC)
        if Mover.blank is None:
            Mover.blank = Path(mkdtemp()) / "blank.axonix"
            with ProgrammeFile.create(Mover.blank, clock=lambda: self.now) as file, file.work("x", actor="x") as work:
                for stage in range(1, 10):
                    work.insert(
                        GateCriterion(id=90 + stage, code=f"G{stage}", stage=stage, text="t", rule="risk_tier_set")
                    )
                for number, tier in zip(IDS, ("limited", None, None), strict=True):
                    work.insert(use_case(id=number, key=f"UC-{number}", stage=number - 1, risk_tier=tier))
        shutil.copy(Mover.blank, self.folder / "a.axonix")
        self.file = ProgrammeFile.open(self.folder / "a.axonix", clock=lambda: self.now)
        self.done: list[Dump] = [self.dump()]

    def dump(self) -> Dump:
        return {kind: self.file.read(f"SELECT * FROM {kind} ORDER BY id") for kind in KINDS}

    @property
    def today(self) -> date:
        return self.now.date()

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(
        ids=st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True),
        code=st.sampled_from(CODES),
        to=st.none() | st.integers(-1, 10),
        is_waived=st.booleans(),
        words=st.sampled_from(["", "because"]),
        back=st.integers(-3, 10),
    )
    def decide(self, ids: list[int], code: str, to: int | None, is_waived: bool, words: str, back: int) -> None:
        stage = standings(self.file, ids, self.today)[ids[0]].stage
        due = self.today + timedelta(9) if words else None
        decision = Decision(
            code, self.today - timedelta(days=back), target=to, waivers={f"G{stage}": words} if is_waived else {},
            skip_reason=words, conditions=words, conditions_due_on=due, note=words,
        )  # fmt: skip
        before = standings(self.file, ids, self.today)
        allowed = not any(objections_to(before[one], decision, self.today) for one in ids)
        dumped = self.dump()
        try:
            decide_gates(self.file, [(one, decision) for one in ids], today=self.today, actor="x")
        except RefusedError:
            assert not allowed
            assert self.dump() == dumped
            return
        assert allowed
        after = standings(self.file, ids, self.today)
        for one in ids:
            wanted = outcome(before[one], decision)
            assert (after[one].stage, after[one].status) == (wanted.stage, wanted.status)
            if after[one].stage != before[one].stage:
                assert after[one].stage == goal(before[one], decision)
                assert not after[one].stage or after[one].entered_on is not None
        if self.dump() != dumped:
            self.done.append(self.dump())

    @rule()
    def meet(self) -> None:
        for ones in open_conditions(self.file).values():
            meet_conditions(self.file, ones[0].decision_id, self.today, today=self.today, actor="x")
            self.done.append(self.dump())

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def take_back_and_bring_back(self) -> None:
        undo(self.file, actor="x")
        assert self.dump() == self.done[-2]
        redo(self.file, actor="x")
        assert self.dump() == self.done[-1]

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def take_back(self) -> None:
        undo(self.file, actor="x")
        self.done.pop()
        assert self.dump() == self.done[-1]

    @invariant()
    def plans_tell_the_story_of_the_stage(self) -> None:
        for number, stage, status in self.file.read("SELECT id, stage, status FROM use_case"):
            plans = self.file.read(
                "SELECT stage, actual_start_on, actual_end_on FROM stage_plan WHERE use_case_id = ?", (number,)
            )
            for place, start, end in plans:
                assert start is None or end is None or start <= end
                if place > stage:
                    assert (start, end) == (None, None)
                elif place == stage:
                    assert (end is None) == (status != "completed")
            assert len({place for place, _, _ in plans}) == len(plans)

    @invariant()
    def the_last_move_on_record_led_to_where_the_use_case_stands(self) -> None:
        for number in IDS:
            moves = [one for one in decisions(self.file, number) if one.decision in ("go", "conditional_go", "recycle")]
            if moves and moves[0].stage:
                stage = self.file.read("SELECT stage FROM use_case WHERE id = ?", (number,))[0][0]
                led_to = self.file.read("SELECT snapshot ->> 'to' FROM gate_decision WHERE id = ?", (moves[0].id,))[0][
                    0
                ]
                assert stage == led_to or (led_to == 0 and stage >= 1)

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
        shutil.rmtree(getattr(self, "folder", ""), ignore_errors=True)


Mover.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestMover = pytest.mark.filterwarnings("ignore::ResourceWarning")(Mover.TestCase)

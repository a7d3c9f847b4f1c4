"""The sample programme: believable on every page, the same each time, laid out around the day it is opened."""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from axonix_desktop.actions.sample import is_sample
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.paths import resources_folder
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.past import standing_at
from axonix_desktop.store.queries.history import change_sets
from axonix_desktop.store.queries.records import counts, rows
from axonix_desktop.ui.files.sample import make_sample

NOW = datetime(2027, 3, 5, 14, 0, tzinfo=UTC)
SAMPLES = resources_folder() / "samples"
SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "sample" / "make_story.py"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made on 5 March 2027."""
    made = tmp_path_factory.mktemp("sample") / "Sample.axonix"
    make_sample(SAMPLES, made, NOW)
    return made


@pytest.fixture
def sample(path: Path):
    with ProgrammeFile.open(path, clock=lambda: NOW) as file:
        yield file


def test_it_is_whole_and_marked_as_sample(sample: ProgrammeFile) -> None:
    assert check(sample).ok
    assert is_sample(sample)


def test_it_fills_every_page(sample: ProgrammeFile) -> None:
    found = counts(sample)
    least = {
        "use_case": 60, "stage_plan": 200, "gate_decision": 30, "use_case_dependency": 10, "steering_meeting": 7,
        "steering_decision": 8, "steering_action": 8, "champion": 20, "enrolment": 200, "checklist_response": 1000,
        "raid": 12, "person": 60, "business_unit": 8, "check_in": 30, "course": 8, "curriculum_course": 20,
        "cohort": 15, "skill_target": 10, "operator": 50, "readiness_item": 900, "component": 12, "component_use": 50,
        "data_source": 15, "data_source_use": 40, "risk_classification": 40, "model_change": 15, "fairness_test": 10,
        "explainability": 7, "incident": 6, "incident_event": 15, "escalation_rule": 8, "workflow_change": 11,
    }  # fmt: skip
    assert {kind: found[kind] for kind, number in least.items() if found[kind] < number} == {}


def test_its_history_leads_to_what_the_tracker_holds_and_shows_trends(sample: ProgrammeFile) -> None:
    def stages(f: ProgrammeFile) -> int:
        return sum(int(row[0] or 0) for row in rows(f, "use_case", ["stage"]))

    sums = []
    for days in (170, 110, 50):
        with standing_at(sample, NOW - timedelta(days=days)) as then:
            sums.append(stages(then))
    assert sums == sorted(set(sums))
    assert stages(sample) > sums[-1]
    moments = [one.at for one in change_sets(sample)]
    assert moments == sorted(moments, reverse=True)
    assert all(at <= "2027-03-05T23:59:59Z" for at in moments)
    assert len({one.actor for one in change_sets(sample, limit=500)}) >= 3


def test_its_days_lie_around_the_day_it_is_opened(sample: ProgrammeFile) -> None:
    held = sorted(date.fromisoformat(str(row[0])) for row in rows(sample, "steering_meeting", ["held_on"]))
    assert held[-1] == date(2027, 3, 11)
    assert held[-2] == date(2027, 2, 11)
    targets = [str(row[0]) for row in rows(sample, "use_case", ["target_on"]) if row[0]]
    assert min(targets) < "2027-03-05" < max(targets)


def test_champions_are_last_heard_of_when_they_checked_in(sample: ProgrammeFile) -> None:
    behind = sample.read(
        "SELECT c.id FROM champion c WHERE (SELECT max(held_on) FROM check_in k WHERE k.champion_id = c.id)"
        " > coalesce(c.last_check_in_on, '')"
    )
    assert behind == []


def test_no_real_date_lies_in_the_future(sample: ProgrammeFile) -> None:
    for kind, names in {"stage_plan": ["actual_start_on", "actual_end_on"], "gate_decision": ["decided_on"]}.items():
        found = [str(value) for row in rows(sample, kind, names) for value in row if value]
        assert found
        assert max(found) <= "2027-03-05"


def test_it_is_made_anew_in_place_of_the_old_one_with_the_same_content(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "Again.axonix"
    again.write_bytes(b"an older sample")
    make_sample(SAMPLES, again, NOW)
    names = ["key", "title", "stage", "rag", "status", "target_on"]
    with ProgrammeFile.open(path, clock=lambda: NOW) as one, ProgrammeFile.open(again, clock=lambda: NOW) as other:
        assert sorted(map(str, rows(one, "use_case", names))) == sorted(map(str, rows(other, "use_case", names)))
        assert [x.label for x in change_sets(one)] == [x.label for x in change_sets(other)]
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith("Again.axonix")] == []


def test_stopping_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_words: str) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        make_sample(SAMPLES, tmp_path / "Sample.axonix", NOW, stop)
    assert not list(tmp_path.iterdir())


def test_a_missing_story_is_told_kindly(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="install"):
        make_sample(tmp_path, tmp_path / "Sample.axonix", NOW)


def test_the_script_reproduces_the_shipped_story() -> None:
    spec = importlib.util.spec_from_file_location("make_story", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    assert json.loads(json.dumps(module.story())) == json.loads((SAMPLES / "story.json").read_text("utf-8"))

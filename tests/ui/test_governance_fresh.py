"""The governance pages tell at once what other pages changed."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.actions.assurance import log_change
from axonix_desktop.core.records.governance import RiskClassification
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.classification import facts_now
from axonix_desktop.ui.pages.governance_overview import GovernanceOverviewPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from axonix_desktop.ui.desk import Desk

DAY = date(2026, 11, 22)


def test_a_new_version_of_a_model_asks_for_a_new_look_while_the_page_is_shown(desk: Desk, qtbot: QtBot) -> None:
    assert desk.context is not None
    assert desk.bench is not None
    file = desk.bench.programme.file
    case, tier = file.read("SELECT id, coalesce(risk_tier, 'minimal') FROM use_case WHERE status = 'active'")[0]
    basis = json.dumps(facts_now(file, [case])[case])
    with file.work("Classify", actor="Tester") as work:
        work.update("use_case", case, {"risk_tier": tier})
        work.insert(RiskClassification(id=new_id(), use_case_id=case, tier=tier, decided_on=DAY, basis=basis))
    desk.commands.run("view.governance/overview")
    page = desk.bench.page.front() if desk.bench.page is not None else None
    assert isinstance(page, GovernanceOverviewPage)
    qtbot.waitUntil(lambda: page.now is not None, timeout=20_000)
    assert page.now is not None
    assert case not in {one.use_case_id for one in page.now.new_looks}
    values = {"use_case_id": case, "model": "Scorer", "version": "2", "change": "New version", "approver": "Ines"}
    assert desk.context.change(partial(log_change, values=values, today=DAY), "no")
    qtbot.waitUntil(
        lambda: page.now is not None and case in {one.use_case_id for one in page.now.new_looks}, timeout=20_000
    )

"""The pages of the rail, in their order; a page's module is loaded when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from axonix_desktop.core.words import mark
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page

SECTIONS = (mark("Programme"), mark("People"), mark("Control"), mark("Committee"))


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: words, icon and section of the rail, its keys, and where its class is found.

    ``makes`` is the kind of a new record (Ctrl+N) on a page that is no grid.
    ``kind`` is the kind of record of a page that shows any kind. A page with ``tabs`` has no class of its own; the
    id of a tab is ``page/tab``.
    """

    page_id: str
    title: str
    icon: str
    section: str
    module: str = ""
    class_name: str = ""
    keys: str = ""
    kind: str = ""
    tabs: tuple[PageSpec, ...] = ()
    makes: str = ""

    @property
    def section_place(self) -> int:
        """The place of its section among :data:`SECTIONS`."""
        return SECTIONS.index(self.section)

    def make(self, context: PageContext) -> Page:
        """Make the page."""
        if self.tabs:
            from axonix_desktop.ui.tabbed_page import TabbedPage

            return TabbedPage(context, self.page_id, self.tabs)
        made = getattr(import_module(f"axonix_desktop.ui.pages.{self.module}"), self.class_name)
        page = cast("Page", made(context, self.kind) if self.kind else made(context))
        page.page_id = self.page_id
        return page


def _grid(page_id: str, title: str, icon: str, section: str, kind: str, keys: str = "") -> PageSpec:
    """A page or tab that is the grid of a kind of record."""
    return PageSpec(page_id, title, icon, section, "records", "RecordsPage", keys, kind)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", mark("Overview"), "layout-dashboard", "Programme", "overview", "OverviewPage", "Ctrl+1"),
    _grid("use_cases", mark("Use cases"), "table-2", "Programme", "use_case", "Ctrl+2"),
    PageSpec("board", mark("Board"), "square-kanban", "Programme", "board", "BoardPage", "Ctrl+3"),
    PageSpec("roadmap", mark("Roadmap"), "chart-gantt", "Programme", "roadmap", "RoadmapPage", "Ctrl+4"),
    PageSpec("champions", mark("Champions"), "award", "People", keys="Ctrl+5", tabs=(
        PageSpec("champions/coverage", mark("Coverage"), "layout-grid", "People", "champions_map",
                 "ChampionsMapPage", makes="champion"),
        _grid("champions/list", mark("Champions"), "award", "People", "champion"),
        _grid("champions/check_ins", mark("Check-ins"), "calendar-check", "People", "check_in"),
    )),
    PageSpec("training", mark("Training"), "graduation-cap", "People", keys="Ctrl+6", tabs=(
        PageSpec("training/matrix", mark("Skills matrix"), "layout-grid", "People", "training_matrix",
                 "TrainingMatrixPage", makes="enrolment"),
        PageSpec("training/people", mark("People"), "user-round", "People", "training_people", "TrainingPeoplePage",
                 makes="person"),
        _grid("training/enrolments", mark("Enrolments"), "list-checks", "People", "enrolment"),
        _grid("training/courses", mark("Courses"), "book-open", "People", "course"),
        _grid("training/curricula", mark("Curricula"), "layers", "People", "curriculum_course"),
        _grid("training/targets", mark("Targets"), "target", "People", "skill_target"),
        _grid("training/cohorts", mark("Cohorts"), "users", "People", "cohort"),
        _grid("training/operators", mark("Operators"), "user-check", "People", "operator"),
    )),
    PageSpec("people", mark("People"), "users", "People", tabs=(
        _grid("people/list", mark("People"), "users", "People", "person"),
        PageSpec("people/privacy", mark("Personal data"), "user-round", "People", "privacy", "PrivacyPage",
                 makes="person"),
        PageSpec("people/retention", mark("Retention"), "calendar-clock", "People", "retention", "RetentionPage",
                 makes="person"),
    )),
    _grid("units", mark("Business units"), "building-complex", "People", "business_unit"),
    PageSpec("governance", mark("Governance"), "shield-check", "Control", keys="Ctrl+7", tabs=(
        PageSpec("governance/overview", mark("Overview"), "layout-dashboard", "Control", "governance_overview",
                 "GovernanceOverviewPage"),
        PageSpec("governance/work", mark("Work list"), "square-check", "Control", "governance_work",
                 "GovernanceWorkPage"),
        PageSpec("governance/map", mark("Heat map"), "layout-grid", "Control", "governance_map", "GovernanceMapPage"),
        _grid("governance/answers", mark("Answers"), "list-checks", "Control", "checklist_response"),
        _grid("governance/items", mark("Library"), "book-open", "Control", "checklist_item"),
    )),
    PageSpec("assurance", mark("Incidents and trail"), "triangle-alert", "Control", tabs=(
        PageSpec("assurance/incidents", mark("Incidents"), "triangle-alert", "Control", "incidents", "IncidentsPage",
                 makes="incident"),
        _grid("assurance/incident_list", mark("Incident list"), "table-2", "Control", "incident"),
        PageSpec("assurance/fairness", mark("Fairness"), "scale", "Control", "fairness", "FairnessPage",
                 makes="fairness_test"),
        _grid("assurance/tests", mark("Fairness tests"), "list-checks", "Control", "fairness_test"),
        PageSpec("assurance/explainability", mark("Explainability"), "message-square", "Control", "explainability",
                 "ExplainabilityPage", makes="explainability"),
        _grid("assurance/explanation_list", mark("Explanations"), "scroll-text", "Control", "explainability"),
        PageSpec("assurance/models", mark("Models"), "git-branch", "Control", "models", "ModelsPage",
                 makes="model_change"),
        _grid("assurance/model_list", mark("Model log"), "file-text", "Control", "model_change"),
        PageSpec("assurance/escalation", mark("Escalation"), "flag", "Control", "escalation", "EscalationPage",
                 makes="escalation_rule"),
        _grid("assurance/rule_list", mark("Escalation rules"), "list-checks", "Control", "escalation_rule"),
        PageSpec("assurance/workflows", mark("Workflows"), "network", "Control", "workflows", "WorkflowsPage",
                 makes="workflow_change"),
        _grid("assurance/workflow_list", mark("Workflow list"), "workflow", "Control", "workflow_change"),
    )),
    PageSpec("readiness", mark("Readiness"), "gauge", "Control", keys="Ctrl+8", tabs=(
        PageSpec("readiness/radar", mark("Radar"), "gauge", "Control", "readiness", "ReadinessPage",
                 makes="readiness_item"),
        PageSpec("readiness/gaps", mark("Scale gaps"), "unplug", "Control", "scale_gaps", "ScaleGapsPage"),
        PageSpec("readiness/reuse", mark("Components"), "component", "Control", "components", "ComponentsPage",
                 makes="component"),
        PageSpec("readiness/catalogue", mark("Data sources"), "database", "Control", "data_sources",
                 "DataSourcesPage", makes="data_source"),
        _grid("readiness/scores", mark("Scores"), "list-checks", "Control", "readiness_item"),
        _grid("readiness/components", mark("Component list"), "layers", "Control", "component"),
        _grid("readiness/sources", mark("Data source list"), "database", "Control", "data_source"),
    )),
    _grid("risks", mark("Risks and issues"), "flag", "Control", "raid"),
    PageSpec("history", mark("History"), "rotate-ccw-clock", "Committee", "history", "HistoryPage", "Ctrl+9"),
)  # fmt: skip


def spec_of(page_id: str) -> PageSpec | None:
    """The page, or the tab ``page/tab``, with this id; None when there is none."""
    return next((one for page in PAGES for one in (page, *page.tabs) if one.page_id == page_id), None)


def page_of_kind(kind: str) -> str | None:
    """The page or tab on which records of ``kind`` live."""
    return next((one.page_id for page in PAGES for one in (page, *page.tabs) if one.kind == kind), None)

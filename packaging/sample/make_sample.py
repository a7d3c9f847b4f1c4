"""Writes the sample tracker, ``resources/samples/tracker.xlsx``: an invented company, as untidy as real ones.

What is on purpose: a sheet of notes first, title rows, a header of two lines with merged group titles, status words of
four vocabularies, dates as dates, as text in three styles and as quarters, gaps in the numbering, a divider between
the rows, a totals row at the end, two columns no programme knows. Run it again and the cells are the same.

    python packaging/sample/make_sample.py [OUT.xlsx]
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "resources" / "samples" / "tracker.xlsx"
AS_OF = date(2026, 11, 20)
UNITS = (
    "Manufacturing",
    "Supply Chain",
    "Sales",
    "Customer Service",
    "Finance",
    "Human Resources",
    "Legal & Compliance",
    "IT & Data",
)
PEOPLE = {
    "Manufacturing": ("Anna Keller", "Tom Whitfield", "Joana Prates"),
    "Supply Chain": ("Marek Nowak", "Sian Powell", "Dev Chandra"),
    "Sales": ("Laura Bianchi", "Oliver Stead", "Fatima Rahal"),
    "Customer Service": ("Grace Okoro", "Henrik Lund", "Mina Sato"),
    "Finance": ("Peter Harding", "Ines Duarte", "Colin Frew"),
    "Human Resources": ("Ruth Adler", "Samir Haddad", "Beth Moran"),
    "Legal & Compliance": ("Claire Dubois", "Niall Byrne", "Vera Horak"),
    "IT & Data": ("Jonas Berg", "Priya Raman", "Lucy Tan"),
}
SPONSORS = ("Margaret Ashdown", "Stefan Roth", "Elena Marsh")
GROUPS = (("", 3), ("People", 3), ("Roll-out", 5), ("Technology", 4), ("Governance", 5), ("Value", 2), ("Other", 3))
HEADERS = (
    "Ref", "Use case name", "Problem to be solved",
    "Business unit", "Business owner", "Exec sponsor",
    "Lifecycle", "RAG", "Priority", "Start date", "Target go-live",
    "AI type", "Model or tool", "Vendor", "Built or bought",
    "Risk class", "PII?", "Impact assessment done?", "Bias tested?", "Human oversight defined?",
    "Expected benefit", "Cost (£)",
    "Country roll-out", "IT change no.", "Comments",
)  # fmt: skip
WIDTHS = (7, 32, 44, 19, 17, 18, 16, 9, 10, 13, 13, 17, 28, 14, 12, 15, 7, 12, 10, 12, 34, 12, 14, 12, 40)
NOTES = (
    ("Calderbrook Group – AI use case tracker", ""),
    ("Kept by", "AI programme office, room 2.14"),
    ("Last update", "20.11.2026"),
    ("How to use", "One line per use case on the next sheet. Please do not delete lines; set them to Retired."),
    ("Lifecycle", "Old lines still use the words of 2024 (Idea, PoC, Pilot, Live). Plants report in German."),
    ("", "Lines of the group programme use the stage number 1–9."),
    ("To do", "Ask Sales for the missing costs; agree with Legal who fills in the governance columns."),
)
COURSES = (
    ("AI-101", "AI basics for everyone", "Awareness"),
    ("AI-210", "Champion curriculum", "Practitioner"),
    ("AI-220", "Prompting at work", "Practitioner"),
    ("AI-310", "Running models in production", "Expert"),
    ("GOV-110", "AI rules and responsibilities", "Awareness"),
)
AI_TYPES = {
    "Computer vision": ("vision", "Camera"),
    "GenAI": ("anguage model", "generation", "Retrieval", "Text to SQL", "Code", "Speech"),
    "NLP": ("Text", "extraction", "Search", "Sentiment", "News"),
    "Machine learning": (
        "boosting",
        "forecast",
        "detection",
        "Scoring",
        "Classification",
        "Ranking",
        "Price",
        "Recomm",
    ),
}
CHECKS = (
    ("Risk", "Risk class agreed with Legal"),
    ("Data", "Data protection assessment signed"),
    ("Fairness", "Bias test on the groups affected"),
    ("Oversight", "A person can overrule the result"),
    ("Operation", "Incident contact named"),
)
RAID = (
    ("Risk", "Works council stops shift planning", "Rules for the planner are not yet agreed", "006", 4, 4),
    ("Risk", "Vendor of CV ranking shares no test results", "Without them the bias test cannot be made", "056", 4, 5),
    ("Issue", "Two assistants bought for the same questions", "Sales built one, Service bought one", "037", 5, 3),
    ("Issue", "Camera positions not cleared", "Yard cameras also see the car park", "010", 5, 4),
    ("Dependency", "Data catalogue before self-service", "Text to SQL needs tagged tables", "074", 3, 4),
    ("Assumption", "Energy prices stay at this year's level", "The load forecast rests on it", "005", 3, 3),
    ("Risk", "Same news service paid twice", "Finance and Supply Chain hold separate contracts", "050", 5, 2),
    ("Risk", "Key developer leaves", "One person knows the demand forecast", "012", 3, 5),
    ("Issue", "Consent for recordings forgotten", "Two visits were recorded without asking", "031", 5, 4),
    ("Risk", "Colour adviser shows wrong colours", "Screens differ; customers may rely on it", "027", 3, 2),
    ("Dependency", "Group contract for speech recognition", "Prices double without it", "039", 2, 3),
    ("Risk", "Scoring of sole traders unlawful", "Legal opinion is due in December", "048", 3, 5),
    ("Assumption", "Third plant gets sensors in March", "Installation is planned for the winter stop", "003", 3, 3),
    ("Issue", "Champion post in Finance is vacant", "Training of the second wave waits", "", 5, 3),
    ("Risk", "Drones not allowed in the hall", "Insurer has asked for a safety case", "020", 4, 2),
    ("Risk", "Too many pilots at once", "The data team supports nine pilots", "", 4, 4),
)  # fmt: skip


@dataclass(frozen=True)
class UseCase:
    """A line of ``use_cases.txt``."""

    ref: str
    unit: str
    title: str
    problem: str
    benefit: str
    tool: str
    vendor: str
    lifecycle: str
    rag: str
    risk: str
    priority: str
    comment: str


def use_cases() -> list[UseCase]:
    """The use cases in the order of their numbers."""
    lines = (HERE / "use_cases.txt").read_text("utf-8").splitlines()
    return [UseCase(*(part.strip() for part in line.split("|"))) for line in lines if not line.startswith("#")]


def write(path: Path) -> None:
    """Write the sample tracker to ``path``."""
    chance = random.Random(AS_OF.toordinal())
    cases = use_cases()
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "AI use case tracker", "created": datetime(2026, 11, 20)})
        look = {
            "title": book.add_format({"bold": True, "font_size": 16}),
            "group": book.add_format({"bold": True, "bg_color": "#D9E1F2", "align": "center", "border": 1}),
            "head": book.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "divider": book.add_format({"italic": True, "bg_color": "#FFF2CC"}),
            "total": book.add_format({"bold": True, "top": 1}),
        }
        _notes(book, look)
        _tracker(book, look, cases, chance)
        _champions(book, look)
        _training(book, look, chance)
        _checklist(book, look, cases, chance)
        _raid(book, look, chance)


def _notes(book: Any, look: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 16)
    for row, (name, text) in enumerate(NOTES):
        sheet.write(row * 2 if row > 1 else row, 0, name, look["title"] if row == 0 else None)
        sheet.write(row * 2 if row > 1 else row, 1, text)


def _tracker(book: Any, look: dict[str, Any], cases: list[UseCase], chance: random.Random) -> None:
    sheet = book.add_worksheet("AI use cases")
    sheet.merge_range(0, 0, 0, 6, "Calderbrook Group – AI use case tracker", look["title"])
    sheet.write(1, 0, "Status: 20.11.2026, AI programme office. Please do not sort!")
    column = 0
    for name, width in GROUPS:
        if name:
            sheet.merge_range(3, column, 3, column + width - 1, name, look["group"])
        column += width
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS, strict=True)):
        sheet.write(4, column, header, look["head"])
        sheet.set_column(column, column, width)
    sheet.freeze_panes(5, 2)
    sheet.autofilter(4, 0, 4, len(HEADERS) - 1)
    row, total, parked = 5, 0, [case for case in cases if case.lifecycle in ("Idea", "geplant", "Retired")]
    running = [case for case in cases if case not in parked]
    for case in running:
        total += _line(sheet, row, look, case, chance)
        row += 1
    sheet.merge_range(row, 0, row, len(HEADERS) - 1, "Ideas and parked (not reviewed by the board)", look["divider"])
    for case in parked:
        row += 1
        total += _line(sheet, row, look, case, chance)
    sheet.write(row + 2, 0, "Total", look["total"])
    sheet.write(row + 2, 1, f"{len(cases)} use cases", look["total"])
    sheet.write(row + 2, HEADERS.index("Cost (£)"), total, look["total"])


def _line(sheet: Any, row: int, look: dict[str, Any], case: UseCase, chance: random.Random) -> int:
    """Write one use case and return its cost in pounds (0 where nobody knows)."""
    is_idea = case.lifecycle in ("Idea", "geplant")
    start = AS_OF - timedelta(days=chance.randrange(60, 700)) if not is_idea else None
    target = AS_OF + timedelta(days=chance.randrange(-60, 420))
    if case.lifecycle in ("Live", "in Betrieb", "Operation and Maintenance", "Retired") and start is not None:
        target = start + (AS_OF - start) * chance.uniform(0.4, 0.9)
    cost = 0 if is_idea or chance.random() < 0.15 else chance.randrange(8, 160) * 1_500
    personal = case.unit in ("Human Resources", "Customer Service") or case.risk == "High risk"
    governed = _governance(case, chance)
    owner = chance.choice(PEOPLE[case.unit])
    bought = "in-house" if case.vendor == "in-house" else chance.choice(("Vendor", "Vendor", "Hybrid"))
    ref = f"UC-{case.ref}" if case.ref != "031" else "uc-031"
    values: list[object] = [
        ref, case.title, case.problem, case.unit, owner, chance.choice(SPONSORS),
        case.lifecycle, case.rag, case.priority, None, None,
        _ai_type(case.tool), case.tool, "" if case.vendor == "in-house" else case.vendor, bought,
        case.risk, "Y" if personal else chance.choice(("N", "N", "no", "")), *governed,
        case.benefit, cost or "", chance.choice(("UK", "UK", "UK + DE", "UK + DE + PL", "")),
        f"CHG{chance.randrange(10_000, 99_999)}" if chance.random() < 0.6 else "", case.comment,
    ]  # fmt: skip
    for column, value in enumerate(values):
        if value not in (None, ""):
            sheet.write(row, column, value)
    _date(sheet, row, HEADERS.index("Start date"), start, look, chance)
    _date(sheet, row, HEADERS.index("Target go-live"), target, look, chance)
    return cost


def _ai_type(tool: str) -> str:
    return next((name for name, words in AI_TYPES.items() if any(word in tool for word in words)), "Other")


def _governance(case: UseCase, chance: random.Random) -> tuple[str, str, str]:
    if case.lifecycle in ("Idea", "geplant"):
        return ("", "", "")
    done = ("Yes", "yes", "Done", "in progress", "No", "n/a", "")
    odds = (6, 3, 2, 3, 3, 1, 2) if case.rag == "Green" else (1, 1, 1, 4, 6, 1, 3)
    first, second, third = chance.choices(done, odds, k=3)
    return (first, second, third)


def _date(sheet: Any, row: int, column: int, day: date | None, look: dict[str, Any], chance: random.Random) -> None:
    """Write a date the way different people do: mostly as a date, sometimes as text, sometimes as a guess."""
    if day is None:
        if chance.random() < 0.4:
            sheet.write_string(row, column, "tbc")
        return
    style = chance.random()
    if style < 0.7:
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), look["date"])
    elif style < 0.8:
        sheet.write_string(row, column, day.strftime("%d.%m.%Y"))
    elif style < 0.9:
        sheet.write_string(row, column, day.isoformat())
    elif style < 0.96:
        sheet.write_string(row, column, f"{day.day} {day:%b %Y}")
    else:
        sheet.write_string(row, column, f"Q{(day.month + 2) // 3} {day.year}")


def _table(book: Any, look: dict[str, Any], name: str, headers: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Write a plain sheet: a title, a blank line, one header line, the rows."""
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, f"Calderbrook Group – {name}", look["title"])
    for column, header in enumerate(headers):
        sheet.write(2, column, header, look["head"])
        sheet.set_column(column, column, max(12, len(header) + 3))
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), look["date"])
            elif value not in (None, ""):
                sheet.write(number, column, value)


def _mail(name: str) -> str:
    return f"{name.casefold().replace(' ', '.')}@calderbrook.example"


def _champions(book: Any, look: dict[str, Any]) -> None:
    rows: list[tuple[Any, ...]] = []
    for number, unit in enumerate(UNITS):
        if unit == "Finance":
            continue
        lead, second = PEOPLE[unit][1], PEOPLE[unit][2]
        since = date(2025, 9, 1) + timedelta(days=23 * number)
        status = "Nominated" if unit == "Legal & Compliance" else "Active"
        rows.append(
            (lead, _mail(lead), unit, "Lead champion", status, "Wave 1", since, 4, AS_OF - timedelta(9 * number))
        )
        if number % 2 == 0:
            later = since + timedelta(days=150)
            status = "On leave" if unit == "Sales" else "Onboarding"
            rows.append((second, _mail(second), unit, "Champion", status, "Wave 2", later, 2, None))
    headers = ("Name", "E-mail", "Business unit", "Role", "Status", "Wave", "Since", "Hours a week", "Last check-in")
    _table(book, look, "Champions", headers, rows)


def _training(book: Any, look: dict[str, Any], chance: random.Random) -> None:
    rows: list[tuple[Any, ...]] = []
    for unit in UNITS:
        for position, name in enumerate(PEOPLE[unit]):
            for code, title, _level in COURSES[: 5 if position == 1 else 3]:
                due = date(2026, 3, 31) + timedelta(days=30 * chance.randrange(12))
                status = chance.choices(("Completed", "In progress", "Not started", "Registered"), (6, 3, 2, 1))[0]
                percent = {"Completed": 100, "In progress": chance.randrange(2, 9) * 10}.get(status, 0)
                score = chance.randrange(68, 100) if status == "Completed" else ""
                done = min(due - timedelta(days=chance.randrange(2, 60)), AS_OF) if status == "Completed" else ""
                job = "Champion" if position == 1 else ("Manager" if position == 0 else "Specialist")
                rows.append((name, _mail(name), unit, job, f"{code} {title}", status, percent, score, due, done))
    headers = (
        "Employee", "E-mail", "Department", "Job role", "Course", "Status", "% complete", "Score", "Due date",
        "Completed on",
    )  # fmt: skip
    _table(book, look, "Training", headers, rows)


def _checklist(book: Any, look: dict[str, Any], cases: list[UseCase], chance: random.Random) -> None:
    rows: list[tuple[Any, ...]] = []
    for case in cases:
        if case.risk not in ("High risk", "Unacceptable") or case.lifecycle in ("Idea", "geplant"):
            continue
        for topic, item in CHECKS:
            status = chance.choices(("Done", "In progress", "Not started", "N/A"), (5, 3, 3, 1))[0]
            due = AS_OF + timedelta(days=chance.randrange(-60, 120))
            signed = min(due, AS_OF) - timedelta(days=chance.randrange(3, 30))
            proof = f"Minutes of {signed:%d.%m.%Y}" if status == "Done" else ""
            rows.append((f"UC-{case.ref}", topic, item, status, chance.choice(PEOPLE[case.unit]), due, proof))
    headers = ("Use case", "Topic", "Item", "Status", "Responsible", "Due date", "Evidence")
    _table(book, look, "Governance checklist", headers, rows)


def _raid(book: Any, look: dict[str, Any], chance: random.Random) -> None:
    rows: list[tuple[Any, ...]] = []
    for number, (kind, title, text, ref, likelihood, impact) in enumerate(RAID, start=1):
        owner = chance.choice([name for names in PEOPLE.values() for name in names])
        raised = AS_OF - timedelta(days=chance.randrange(5, 200))
        due = AS_OF + timedelta(days=chance.randrange(-20, 90))
        status = chance.choice(("Open", "Open", "In progress", "Closed"))
        use_case = f"UC-{ref}" if ref else ""
        row = (f"R-{number:02d}", kind, title, text, use_case, owner, likelihood, impact, raised, due, status)
        rows.append(row)
    headers = (
        "ID", "Type", "Title", "Description", "Use case", "Owner", "Likelihood", "Impact", "Date raised", "Due date",
        "Status",
    )  # fmt: skip
    _table(book, look, "RAID log", headers, rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)

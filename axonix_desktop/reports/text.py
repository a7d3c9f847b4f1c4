"""What the command line prints for a person: the same values as ``--json``, in words and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.choices import RAG, RISK_TIER, STATUS
from axonix_desktop.core.stages import TITLES

_MOST_PROBLEMS = 20


def columns(rows: Iterable[Sequence[object]], gap: str = "  ") -> str:
    """Lay rows out under each other: numbers to the right, words to the left."""
    cells = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in rows]
    kept = list(cells)
    if not kept:
        return ""
    widths = [max(len(row[i]) for row in kept if i < len(row)) for i in range(max(len(row) for row in kept))]
    lines: list[str] = []
    for row in kept:
        fitted = [
            cell.rjust(widths[i]) if cell.replace(",", "").replace("%", "").isdigit() else cell.ljust(widths[i])
            for i, cell in enumerate(row)
        ]
        lines.append(gap.join(fitted).rstrip())
    return "\n".join(lines)


def section(title: str, rows: Iterable[Sequence[object]]) -> str:
    """A headed block, or nothing when there are no rows."""
    body = columns(rows)
    return f"{title}\n" + "\n".join(f"  {line}" for line in body.splitlines()) + "\n" if body else ""


def figures_text(figures: Mapping[str, Any]) -> str:
    """The figures of ``axonix stats``."""
    cases: dict[str, Any] = figures["use_cases"]
    champions, training = figures["champions"], figures["training"]
    governance, economics = figures["governance"], figures["economics"]
    stage = figures["programme_stage"]
    units: dict[str, int] = cases["by_unit"]
    shown = [*list(units.items())[:15]]
    if len(units) > len(shown):
        shown.append((f"{len(units) - len(shown)} other units", sum(list(units.values())[15:])))
    rate = training["completion_rate"]
    people = [
        ("Active champions", champions["active"]),
        ("Without a recent check-in", champions["inactive"]),
        ("Units with a champion", f"{champions['units_covered']} of {champions['units_total']}"),
        ("Enrolments", training["enrolments"]),
        ("Completed", "none yet" if rate is None else f"{training['completed']:,} ({as_percent(rate)})"),
        ("Overdue", training["overdue"]),
        ("Expiring within 90 days", training["expiring"]),
    ]
    checks = [
        ("Checklist items", governance["items"]),
        ("Settled", governance["done"]),
        ("To check", governance["to_check"]),
        ("Expired or lapsed", governance["expired"]),
        ("Overdue", governance["overdue"]),
        ("Go-lives held up", governance["blocked_go_lives"]),
    ]
    money = [(_words(name), f"{value:,.2f}") for name, value in economics.items() if value is not None]
    parts = [
        f"{cases['total']:,} use cases. Programme stage {stage}"
        f"{': ' + TITLES[stage] if stage else ''}. {figures.get('programme_stage_reason', '')}\n",
        section("By stage", [(f"{n} {TITLES[int(n)]}", count) for n, count in cases["by_stage"].items()]),
        section("By status", _named(STATUS, cases["by_status"])),
        section("By risk tier", _named(RISK_TIER, cases["by_risk_tier"])),
        section("By RAG", _named(RAG, cases["by_rag"])),
        section("By business unit", [("No unit" if name == "none" else name, count) for name, count in shown]),
        section("People", people),
        section("Governance", checks),
        section("Economics", money) or "Economics\n  No money is recorded yet.\n",
    ]
    return "\n".join(part for part in parts if part)


def _named(choice: Choice, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(choice.show(code) if code != "none" else "Not set", count) for code, count in counts.items()]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def import_text(result: Mapping[str, Any], *, is_dry_run: bool) -> str:
    """What an import did, or would do."""
    kinds = sorted({kind for part in ("created", "updated", "unchanged", "skipped") for kind in result[part]})
    rows: list[tuple[object, ...]] = [("", "new", "changed", "unchanged", "skipped")]
    rows += [
        (_words(kind), *(result[part].get(kind, 0) for part in ("created", "updated", "unchanged", "skipped")))
        for kind in kinds
    ]
    problems: list[dict[str, Any]] = result["problems"]
    lines = [columns(rows), "", *problem_lines(problems)]
    change_set = result.get("change_set")
    if is_dry_run:
        lines.append("Nothing was changed: this was a dry run.")
    elif change_set is None:
        lines.append("Nothing had to be changed.")
    else:
        lines.append(f"Change set {change_set}; “axonix undo FILE” takes it back.")
    return "\n".join(lines)


def problem_lines(problems: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each problem with its address as the spreadsheet shows it; the first twenty, then how many more."""
    if not problems:
        return []
    lines = [f"{len(problems):,} to look at:"]
    for one in problems[:_MOST_PROBLEMS]:
        place = f"{one['sheet']}!{one.get('column') or ''}{one['row']}"
        lines.append(f"  {place}: {one['message']}")
    if len(problems) > _MOST_PROBLEMS:
        lines.append(f"  and {len(problems) - _MOST_PROBLEMS:,} more (--json lists them all)")
    return [*lines, ""]


def inspection_text(inspection: Mapping[str, Any]) -> str:
    """What an import would make of a workbook."""
    tables: list[dict[str, Any]] = inspection["tables"]
    if not tables:
        return "No table was found."
    parts: list[str] = []
    for table in tables:
        head = (
            f"Sheet “{table['sheet']}”, header in row {table['header_row'] + 1}: {table['rows']:,} rows of "
            f"{_words(table['kind'] or 'nothing of ours').lower()} ({table['confidence']:.0%} sure)"
        )
        rows = [
            (one["column"], _short(one["header"]), "→", one["field"] or "–", f"{one['confidence']:.0%}", one["reason"])
            for one in table["columns"]
        ]
        parts.append(section(head, rows) or head + "\n")
        for question in table.get("questions", ()):
            parts.append(f"  ? {question}")
    return "\n".join(parts)


def _short(text: str, most: int = 44) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def history_text(change_sets: Sequence[Mapping[str, Any]]) -> str:
    """The journal, newest first."""
    if not change_sets:
        return "The journal is empty."
    return columns([(one["id"], one["at"], one["actor"], one["label"], one["changes"]) for one in change_sets])


def gate_text(gate: Mapping[str, Any]) -> str:
    """The next gate of a use case, criterion by criterion."""
    state = "open" if gate["open"] else "shut"
    rows = [
        ("✓" if one["holds"] else "waived" if one["waived"] else "✗", one["text"], one["reason"])
        for one in gate["criteria"]
    ]
    rows = [*(("✗", words, "") for words in gate["hindrances"]), *rows]
    return section(f"Gate of stage {gate['stage']} {TITLES[gate['stage']]}: {state}", rows or [("Nothing is asked.",)])

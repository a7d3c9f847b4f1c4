"""The two lists of the Overview, and the windows that show all of their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.forms import short_day
from axonix_desktop.core.matters import KINDS, AttentionLine, attention_lines, in_short
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.overview import CaseChange, changes
from axonix_desktop.core.training import OPEN_STATUSES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.governance import entries
from axonix_desktop.store.queries.overview import Overview, people_names
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.cards import OverviewCards
from axonix_desktop.ui.overview.filling import now_values, past_values
from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing
from axonix_desktop.ui.overview.reading import Past
from axonix_desktop.ui.overview.rows import RowWords
from axonix_desktop.ui.overview.words import ICONS, change_words, days_words, several, single, verb

_FEW_NEW = 3
_COUNTED = ("capacity", "training", "expiring")
"""Matters that are told as a number, never one by one."""
_MOST_LISTED = 5_000
Line = tuple[RowWords, Callable[[], object]]


class Lists:
    """Fills the lists of ``cards``; each line opens what it speaks of."""

    def __init__(self, context: PageContext, cards: OverviewCards, window: QWidget) -> None:
        self._context, self._cards, self._window = context, cards, window
        self._now: Overview | None = None
        self._changes: tuple[CaseChange, ...] = ()
        self._people: dict[int, str] = {}
        self._day = ""

    def show_matters(self, now: Overview) -> None:
        """What needs attention, gravest first."""
        self._now = now
        lines = attention_lines(now.matters)
        card = self._cards.attention
        if not lines:
            card.show_state("circle-check", tr("Nothing needs attention: owners, dates and checklists are in order."))
        else:
            card.show_list()
            card.list.show_rows([self._matter_line(line) for line in in_short(lines, card.list.most)])
        shown = min(len(lines), card.list.most)
        remark = tr("{shown} of {all}", shown=shown, all=len(lines)) if len(lines) > shown else ""
        card.set_heading(tr("Needs attention"), remark)
        self._cards.all_matters.setVisible(bool(lines))

    def show_changes_loading(self) -> None:
        """The past is being read."""
        self._cards.changes.set_heading(tr("What changed"), "")
        self._cards.changes.show_state("timer", tr("Reading the past…"))
        self._cards.all_changes.hide()

    def show_changes_stopped(self) -> None:
        """The past was not read."""
        self._cards.changes.show_state("timer", tr("Reading the past was stopped."))

    def show_changes(self, now: Overview, past: Past) -> None:
        """What changed since the day compared with."""
        self._now = now
        self._day = short_day(past.since, now.today)
        card = self._cards.changes
        if past.then is None:
            self._changes = ()
            self._show_beginning(past)
            return
        self._cards.since.show()
        self._changes = changes(past.cases, now.cases.values())
        ids = {one for change in self._changes if change.code == "owner" for one in (change.old, change.new) if one}
        self._people = people_names(self._context.programme.file, {int(one) for one in ids})
        lines = [*self._change_lines(), *self._share_lines(now, past)]
        count = trn("{count} change", "{count} changes", len(self._changes)) if self._changes else ""
        card.set_heading(tr("What changed"), count)
        self._cards.all_changes.setVisible(len(lines) > card.list.most)
        if lines:
            card.show_list()
            card.list.show_rows(lines)
        else:
            card.show_state("circle-check", tr("Nothing has changed since {day}.", day=self._day))

    def _show_beginning(self, past: Past) -> None:
        """The file is younger than the day compared with: what was done since it was begun."""
        card, today = self._cards.changes, self._context.programme.today()
        card.set_heading(tr("What was done"), tr("since {day}", day=short_day(past.first, today)))
        self._cards.all_changes.hide()
        self._cards.since.hide()
        card.show_list()
        lines: list[Line] = []
        for one in change_sets(self._context.programme.file, card.list.most):
            moment = datetime.fromisoformat(one.at).astimezone()
            clock = f"{moment:%H:%M}" if moment.date() == today else short_day(moment.date(), today)
            shown = RowWords(one.label, "corner-down-right", "grey", age=clock, said=f"{one.label}, {clock}")
            lines.append((shown, lambda: self._context.go("history")))
        card.list.show_rows(lines)

    def show_all_matters(self) -> None:
        """Every line of what needs attention, one by one."""
        if self._now is None:
            return
        acts: list[Callable[[], object]] = []
        cells: list[tuple[str, str]] = []
        for matter in self._now.matters:
            pairs = list(zip(matter.ids, matter.days, strict=True))
            if matter.code in _COUNTED:
                pairs = []
                line = AttentionLine(matter.code, matter.tone, matter.ids, None, matter.number)
                cells.append((several(line), ""))
                acts.append(self._act_of(line))
            for number, days in pairs[:_MOST_LISTED]:
                line = AttentionLine(matter.code, matter.tone, (number,), days, 1)
                cells.append((self._words_of(line), days_words(days)[1]))
                acts.append(self._act_of(line))
        self._show(Listing(tr("Needs attention"), (tr("What"), tr("Since")), cells), lambda row: acts[row]())

    def show_all_changes(self) -> None:
        """Every change, one by one."""
        told = [(change, change_words(change, self._people)) for change in self._changes[:_MOST_LISTED]]
        cells = [(change.key, words.title, words.old, words.new) for change, words in told]
        heads = (tr("Use case"), tr("Title"), tr("Then"), tr("Now"))

        def opened(row: int) -> None:
            if not told[row][1].is_gone:
                self._context.open_record("use_case", told[row][0].id)

        title = tr("Changed since {day}", day=self._day)
        self._show(Listing(title, heads, cells, len(self._changes), 1), opened)

    def show_rows_of(self, name: str) -> None:
        """The page behind a share, or the overdue answers."""
        context = self._context
        if name in ("coverage", "training"):
            context.go({"coverage": "champions", "training": "training"}[name])
            return
        today = context.programme.today()
        ids = tuple(one.answer_id for one in entries(context.programme.file, today, "overdue"))
        title = tr("Governance items overdue")
        context.show_rows((Condition("id", "any_of", ids, title),), title, "checklist_response")

    def _show(self, listing: Listing, opens: Callable[[int], object] | None) -> None:
        dialog = ListDialog(self._context.look, listing, opens, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _matter_line(self, line: AttentionLine) -> Line:
        words, (age, whole_age) = self._words_of(line), days_words(line.days)
        said = ", ".join(part for part in (words, whole_age) if part)
        shown = RowWords(words, ICONS[line.tone], line.tone, age=age, verb=verb(line), said=f"{said}. {verb(line)}")
        return shown, self._act_of(line)

    def _words_of(self, line: AttentionLine) -> str:
        """The sentence of a line."""
        now = self._now
        if not line.is_single or line.code in _COUNTED or now is None:
            return several(line)
        kind, number = KINDS.get(line.code, "use_case"), line.ids[0]
        if kind == "use_case":
            return single(line.code, now.cases[number].title)
        names = now.units if kind == "business_unit" else now.names.get(kind, {})
        return single(line.code, names.get(number, ""))

    def _act_of(self, line: AttentionLine) -> Callable[[], object]:
        """What a line opens: the record, or exactly the rows it counts."""
        context, kind = self._context, KINDS.get(line.code, "use_case")
        if line.code == "capacity":
            return lambda: context.go("board")
        if line.code == "training":
            return self._show_training_overdue
        if line.is_single and kind != "business_unit" and line.code not in _COUNTED:
            return lambda: context.open_record(kind, line.ids[0])
        title = several(line)
        return lambda: context.show_rows((Condition("id", "any_of", line.ids, title),), title, kind)

    def _show_training_overdue(self) -> None:
        """The enrolments that are past their due day."""
        yesterday = self._context.programme.today() - timedelta(days=1)
        late = (
            Condition("status", "any_of", tuple(sorted(OPEN_STATUSES))),
            Condition("due_on", "at_most", (yesterday.isoformat(),)),
        )
        self._context.show_rows(late, tr("Training overdue"), "enrolment")

    def _change_lines(self) -> list[Line]:
        """Changes one by one; the new and the removed together where they are many."""
        counts = Counter(change.code for change in self._changes)
        lines: list[Line] = []
        for change in self._changes:
            if change.code in ("new", "removed") and counts[change.code] > _FEW_NEW:
                continue
            words = change_words(change, self._people)
            said = f"{words.title}: {words.old} → {words.new}" if words.old else f"{words.title}: {words.new}"
            shown = RowWords(words.title, old=words.old, new=words.new, chip_tone=words.tone, said=said)
            lines.append((shown, lambda change=change: self._open(change)))
        if counts["new"] > _FEW_NEW:
            ids = tuple(change.id for change in self._changes if change.code == "new")
            title = trn("{count} new use case", "{count} new use cases", len(ids))
            shown = RowWords(title, new=tr("New"), chip_tone="green", said=title)
            lines.append((shown, lambda: self._context.show_rows((Condition("id", "any_of", ids, title),), title)))
        if counts["removed"] > _FEW_NEW:
            title = trn("{count} use case was removed", "{count} use cases were removed", counts["removed"])
            lines.append((RowWords(title, new=tr("Removed"), said=title), self.show_all_changes))
        return lines

    def _share_lines(self, now: Overview, past: Past) -> list[Line]:
        """Units with a champion and training, where they moved."""
        if past.then is None:
            return []
        lines: list[Line] = []
        here, there = now_values(now), past_values(past.then)
        for name, title in (("coverage", tr("Units with a champion")), ("training", tr("Training complete"))):
            value, then = here[name], there[name]
            if value is None or then is None or round(value) == round(then):
                continue
            old, new = as_percent(round(then)), as_percent(round(value))
            shown = RowWords(title, old=old, new=new, chip_tone="green" if value > then else "amber",
                             said=f"{title}: {old} → {new}")  # fmt: skip
            lines.append((shown, lambda name=name: self.show_rows_of(name)))
        return lines

    def _open(self, change: CaseChange) -> None:
        if change.code == "removed":
            self._context.go("history")
        else:
            self._context.open_record("use_case", change.id)

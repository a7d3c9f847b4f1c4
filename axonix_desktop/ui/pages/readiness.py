"""Readiness: the radar of the five dimensions for the programme, a unit or a use case, and the scores behind it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.readiness import DIMENSIONS, Book, ItemLevel, Profile, Subject, value_words
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.readiness import KINDS, Scores
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.cards import MARGIN
from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing
from axonix_desktop.ui.overview.rows import RowWords
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.readiness_views.cards import WEAKEST, RadarCards
from axonix_desktop.ui.readiness_views.chooser import Choice
from axonix_desktop.ui.readiness_views.filling import Shown, axes, first_compared, summary
from axonix_desktop.ui.readiness_views.reading import Readings
from axonix_desktop.ui.readiness_views.score_row import RowItem
from axonix_desktop.ui.readiness_views.score_sheet import ICONS
from axonix_desktop.ui.readiness_views.scoring import Scorer
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.toasts import announce

_FEW, _MANY = 8, 300
_KEPT = "readiness/subject"


class ReadinessPage(Page):
    """Shows one subject; everything on the page follows it."""

    kinds = KINDS
    primary = "readiness.score"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown: Shown | None = None
        self._past: dict[date, Book] = {}
        self._compared: tuple[Choice, Choice] | None = None
        self._shows_all = self._has_begun = False
        self._is_own: bool | None = None
        self._listed: list[int] = []
        self._subject = _kept_subject(context.state.text(_KEPT))
        self._scorer = Scorer(context)
        self.readings = Readings(context.programme, context.jobs, context.lately, self)
        self.readings.shown.connect(self._on_shown)
        self.readings.past.connect(self._on_past)
        self.readings.failed.connect(self._on_failed)
        self.readings.loading.connect(self._on_loading)
        self.cards = RadarCards(context.look, context.messages, self, self._table)
        self.pane = StatePane(context.look)
        empty = Plate(context.look, "window")
        column = QVBoxLayout(empty)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.pane, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.cards)
        cards = self.cards
        cards.chooser.subject_chosen.connect(self.show_subject)
        cards.chooser.compared.connect(self._on_compared)
        cards.sheet.chosen.connect(lambda dimension: cards.radar.show_current(DIMENSIONS.index(dimension)))
        cards.sheet.rows.scored.connect(self._on_scored)
        cards.sheet.rows.opened.connect(lambda row: self._open_item(row.dimension, row.item))
        cards.sheet.own_wanted.connect(self._on_own)
        cards.more_cases.clicked.connect(lambda _checked=False: self._toggle_cases())
        cards.bare_cases.clicked.connect(lambda _checked=False: self._show_bare())

    @property
    def subject(self) -> Subject:
        """Whose readiness is shown."""
        return self._subject

    def refresh(self, kinds: frozenset[str]) -> None:
        self.readings.refresh()

    def counts(self) -> str:
        return summary(self.shown.profile) if self.shown and self._stack.currentWidget() is self.cards else ""

    def status(self) -> tuple[str, ...]:
        shown = self.shown
        if shown is None or self._stack.currentWidget() is not self.cards:
            return ()
        ids = shown.scores.book.among(Subject())
        scored = sum(1 for one in ids if shown.scores.book.tallies.get(one))
        words = trn("{count} active use case", "{count} active use cases", len(ids))
        return (shown.name, words, tr("{scored} scored", scored=f"{scored:,}"))

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self.cards:
            self.cards.take_focus()
        else:
            self.pane.take_focus()

    def show_subject(self, subject: Choice) -> None:
        """Show the readiness of another subject."""
        if not isinstance(subject, Subject) or subject == self._subject or self.shown is None:
            return
        self._subject, self._compared = subject, None
        self._keep()
        self._fill(self.shown.scores)
        announce(self, f"{self.shown.name}. {summary(self.shown.profile)}")

    def score(self, case: int | None = None) -> None:
        """Score the item the keyboard stands on, or the first one; of ``case`` where it is given."""
        if case is not None:
            self.show_subject(Subject("case", case))
        self._has_begun = True
        if self.shown is not None:
            self._fill(self.shown.scores)
            rows = self.cards.sheet.rows.rows
            row = next((one for one in rows if one.hasFocus()), rows[0] if rows else None)
            if row is not None:
                row.setFocus()
                self._open_item(row.item.dimension, row.item.item)

    def show_item(self, case: int | None, dimension: str, item: str) -> None:
        """Show a use case (None: whatever is shown) with an item in front."""
        if case is not None:
            self.show_subject(Subject("case", case))
        self.cards.sheet.show_dimension(dimension)
        self.cards.sheet.take_row(item)

    def axis(self, place: int) -> None:
        """Show the items of a dimension."""
        self.cards.sheet.show_dimension(DIMENSIONS[place])
        self.cards.sheet.take_row()

    def day(self, place: int) -> None:
        """Compare with a day of the charts."""
        if self.shown is not None and place < len(self.shown.days()) - 1:
            self._on_compared((self.shown.days()[place], self._compared[1] if self._compared else None))

    def case(self, row: int) -> None:
        """Show a use case of the matrix."""
        self.show_subject(Subject("case", self._listed[row]))
        self.cards.ensureVisible(0, 0)
        self.cards.sheet.take_row()

    def _on_shown(self, scores: Scores) -> None:
        self._fill(scores)
        self.told.emit()

    def _on_past(self, past: dict[date, Book]) -> None:
        self._past = past
        if self.shown is not None:
            self._fill(self.shown.scores)

    def _on_loading(self) -> None:
        if self.shown is None:
            self.pane.show_state("gauge", "blue", tr("Reading the scores"), tr("A large programme takes a moment."))
            self.pane.bar.show()
            self._stack.setCurrentIndex(0)

    def _on_failed(self, error: object) -> None:
        self.pane.bar.hide()
        again = [(tr("Try again"), self.readings.refresh)]
        self.pane.show_state("circle-alert", "red", tr("The scores cannot be read"), str(error), again)
        self._stack.setCurrentIndex(0)

    def _fill(self, scores: Scores) -> None:
        """Show the subject as ``scores`` have it; a subject that is gone gives way to the programme."""
        if not scores.is_there(self._subject):
            self._subject, self._compared = Subject(), None
        days = sorted(self._past)
        compared = self._compared or first_compared(scores, self._subject, days)
        f, today = self.context.programme.file, self.context.programme.today()
        is_own = bool(scores.book.tallies.get(None)) if self._is_own is None else self._is_own
        shown = self.shown = Shown(f, scores, self._subject, today, compared, self._past, is_own)
        is_bare = not scores.cases or (scores.is_empty and not self._has_begun)
        self.primary = "" if is_bare else "readiness.score"
        if is_bare:
            self._show_empty(scores)
            return
        cards, profile = self.cards, shown.profile
        cards.chooser.show_choices(scores, days, self._subject, compared)
        cards.pane.show_series(axes(), shown.series())
        cards.radar.show_current(DIMENSIONS.index(cards.sheet.dimension))
        cards.sheet.own_button.setVisible(self._subject.sort == "programme")
        cards.sheet.own_button.setChecked(is_own)
        cards.sheet.show_sheet(shown.name, profile, shown.items(), self._hint(shown, profile),
                               may_write=not self.context.is_read_only)  # fmt: skip
        self._fill_weakest(shown)
        self._fill_time(shown)
        self._fill_cases(shown)
        self._stack.setCurrentWidget(cards)
        self.told.emit()

    def _hint(self, shown: Shown, profile: Profile) -> str:
        """What the keys do, and on what the numbers rest."""
        if shown.counts_cases:
            return tr("The fields count use cases by score. A digit or Enter scores several use cases at once.")
        words = tr("0 to 4 scores, Delete takes the score away, Enter opens evidence and next step.")
        if self._subject.sort == "case":
            return words
        if profile.own:
            names = ", ".join(tr(DIMENSION.show(one)) for one in DIMENSIONS if one in profile.own)
            return tr("The programme's own scores count for: {names}.", names=names)
        return tr("Where the programme has no score of its own, its active use cases count.")

    def _on_own(self, is_own: bool) -> None:
        """Show the programme's own scores, or those of its use cases."""
        self._is_own = is_own
        if self.shown is not None:
            self._fill(self.shown.scores)

    def _fill_weakest(self, shown: Shown) -> None:
        card = self.cards.weakest
        found, count = shown.weakest(WEAKEST)
        card.set_heading(tr("Weakest items"), tr("{shown} of {all}", shown=len(found), all=count) if count else "")
        if not found:
            card.show_state("gauge", tr("No item is scored below 4 yet."))
            return
        card.show_list()
        card.list.show_rows([(self._weak_words(one), lambda one=one: self._open_weak(one)) for one in found])

    def _weak_words(self, one: ItemLevel) -> RowWords:
        dimension, value = tr(DIMENSION.show(one.dimension)), value_words(one.value)
        words = tr("{item} · {dimension}", item=tr(one.item), dimension=dimension)
        said = tr("{item}, {dimension}: {value}", item=tr(one.item), dimension=dimension, value=value)
        return RowWords(words, ICONS[one.dimension], "blue", age=value, verb=tr("Show"), said=said)

    def _open_weak(self, one: ItemLevel) -> None:
        self.show_item(None, one.dimension, one.item)

    def _fill_time(self, shown: Shown) -> None:
        frame = self.cards.time_frame
        if not shown.past:
            frame.show_empty(tr("The charts begin with the first month that ends after the first score."))
            return
        self.cards.time.show_lines(shown.days(), shown.lines())
        frame.show_chart()

    def _fill_cases(self, shown: Shown) -> None:
        cards = self.cards
        scored, bare = shown.cases()
        self._listed = scored[: _MANY if self._shows_all else _FEW]
        cards.bare_cases.setVisible(bool(bare))
        cards.bare_cases.setText(trn("{count} not scored", "{count} not scored", len(bare)))
        cards.more_cases.setVisible(len(scored) > _FEW)
        words = tr("Show fewer") if self._shows_all else tr("Show all {count}", count=f"{len(scored):,}")
        cards.more_cases.setText(words)
        if not scored:
            cards.cases_frame.show_empty(tr("Use cases appear here as soon as one of their items is scored."))
            return
        cards.matrix.show_rows(axes(), [shown.case_row(one) for one in self._listed])
        cards.cases_frame.show_chart()

    def _toggle_cases(self) -> None:
        if self.shown is None:
            return
        scored, _ = self.shown.cases()
        if len(scored) > _MANY:
            table = self.shown.cases_table()
            lines = [["–" if cell is None else str(cell) for cell in row] for row in table.rows]
            dialog = ListDialog(
                self.context.look, Listing(self.cards.cases_frame.title, table.heads, lines), None, self
            )
            dialog.exec()
            dialog.deleteLater()
            return
        self._shows_all = not self._shows_all
        self._fill_cases(self.shown)

    def _show_bare(self) -> None:
        if self.shown is not None:
            title = tr("Use cases that are not scored")
            ids = tuple(self.shown.cases()[1])
            self.context.show_rows((Condition("id", "any_of", ids, title),), title)

    def _on_scored(self, row: RowItem, score: int | None) -> None:
        """A digit scores at once; of a unit it opens the choice of use cases."""
        if row.level is not None:
            self._open_item(row.dimension, row.item, score)
        else:
            self._scorer.score(self._subject.id, row.dimension, row.item, score)

    def _open_item(self, dimension: str, item: str, score: int | None = None) -> None:
        if self.shown is None or self.context.is_read_only:
            return
        shown = self.shown
        if shown.counts_cases and not shown.among:
            self.context.toast.say(tr("There is no active use case here that could be scored."))
            return
        self._scorer.open(self._subject, shown.among, dimension, item, score, is_several=shown.counts_cases)
        self.cards.sheet.take_row(item)

    def _on_compared(self, choices: tuple[Choice, Choice]) -> None:
        self._compared = choices
        if self.shown is not None:
            self._fill(self.shown.scores)

    def _table(self, name: str) -> ChartTable:
        if self.shown is None:
            return ChartTable((), ())
        shown = self.shown
        return {"radar": shown.radar_table, "time": shown.time_table, "cases": shown.cases_table}[name]()

    def _show_empty(self, scores: Scores) -> None:
        """Nothing is scored, or there is nothing to score: what the page is for, and how to begin."""
        run = self.context.run
        buttons = [(tr("Import scores from Excel"), lambda: run("file.import"))]
        if scores.cases:
            buttons.insert(0, (tr("Begin scoring"), self._begin))
        buttons.append((tr("Open sample programme"), lambda: run("file.sample")))
        words = tr("Score the five dimensions from 0 to 4 with evidence, and see what keeps a pilot from production:"
                   " for the programme, a business unit or a use case, now and over time.")  # fmt: skip
        self.pane.bar.hide()
        self.pane.show_state("gauge", "blue", tr("How ready are you to scale?"), words, buttons)
        self._stack.setCurrentIndex(0)

    def _begin(self) -> None:
        self._has_begun = True
        if self.shown is not None:
            active = self.shown.scores.book.among(Subject())
            self._subject = Subject("case", active[0]) if active else Subject()
            self._fill(self.shown.scores)
            self.take_focus()

    def _keep(self) -> None:
        self.context.state.keep(_KEPT, f"{self._subject.sort}:{self._subject.id or 0}")


def _kept_subject(words: str) -> Subject:
    """The subject shown last."""
    sort, _, number = words.partition(":")
    if sort in ("unit", "case") and number.isdigit():
        return Subject("unit" if sort == "unit" else "case", int(number))
    return Subject()

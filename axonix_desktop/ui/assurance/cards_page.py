"""A page of figures above and cards below that roll together: fairness, models, explanations, rules, workflows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.records import count
from axonix_desktop.ui.charts.frame import Card, QuietState
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.overview.kpi import Kpi, KpiCard
from axonix_desktop.ui.overview.rows import LinkRow, RowWords
from axonix_desktop.ui.overview.strip import KpiStrip
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.texts import Plate

_LONGEST_CHIP, _LISTED = 200, 6


@dataclass(frozen=True, slots=True)
class NothingYet:
    """What a page says before there is anything to show, and the one thing to do; ``writes`` needs a file to write."""

    icon: str
    title: str
    words: str
    verb: str = ""
    act: Callable[[], object] | None = None
    writes: bool = True


class CardsPage(ReadingPage):
    """``figures`` by name stand above, ``body`` takes the cards; a page fills both in :meth:`fill_cards`.

    The first widget of ``stops`` takes the keyboard; it comes back there when cards are made anew.
    """

    has_filter = True

    def __init__(
        self, context: PageContext, words: ReadingWords, read: Callable[[], Any],
        cards: Mapping[str, tuple[str, str]], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``cards`` are, by name, the title of each figure and the kind of the rows it opens."""
        super().__init__(context, words, read, parent)
        look = context.look
        self._cards, self._words = dict(cards), ""
        self.figures = {name: KpiCard(look, partial(self.show_figure, name)) for name in cards}
        self.stops: list[QWidget] = []
        self.column = QVBoxLayout()
        self.body = QVBoxLayout()
        self.content = self._content()
        self.hold(self.content)
        self._painter = CellPainter(look)
        self._refocus = QTimer(self)
        self._refocus.setSingleShot(True)
        self._refocus.setInterval(0)
        self._refocus.timeout.connect(self._take_back)
        self._left = ""
        look.changed.connect(self._on_look_changed)

    def keeps(self, found: Any) -> bool:
        """Keep what was read; False where nothing of it is worth a card yet."""
        return True

    def nothing_yet(self) -> NothingYet:
        """What stands in place of the cards as long as there is nothing."""
        return NothingYet("inbox", "", "")

    def fill(self, found: Any) -> None:
        if self.keeps(found):
            self.show_cards()
        else:
            one = self.nothing_yet()
            may = one.act is not None and not (one.writes and self.context.is_read_only)
            buttons = [(one.verb, one.act)] if one.act is not None and may else []
            self.show_pane(one.icon, "blue", one.title, one.words, buttons)
        self.told.emit()

    def after_cases(self, one: NothingYet) -> NothingYet:
        """``one`` where there are use cases to record something about; else it leads to them first."""
        if count(self.context.programme.file, "use_case"):
            return one
        go = partial(self.context.go, "use_cases")
        return replace(one, verb=tr("Go to the use cases"), act=go, writes=False)

    def fill_cards(self) -> None:
        """Put what was read into figures and cards; the body is empty."""

    def figure_ids(self, name: str) -> frozenset[int]:
        """The rows behind a figure; none unless a page says so."""
        return frozenset()

    def show_cards(self) -> None:
        """Make figures and cards anew and put them in front; the keyboard stays on the page."""
        inside = self.window().focusWidget()
        is_lost = inside is not None and self.content.isAncestorOf(inside) and inside not in self.figures.values()
        if is_lost and inside is not None:
            self._left = _called(inside)
        clear(self.body)
        self.stops = []
        self.fill_cards()
        if self._words and not self.body.count():
            words = tr("Nothing here contains “{words}”.", words=self._words)
            self.say_quietly(
                "search-x", words, tr("Clear the filter"), self.context.window.top_bar.filter_box.clear_now
            )
        self.show_content(self.content)
        if is_lost or self._refocus.isActive():
            self.refocus()

    def refocus(self) -> None:
        """Put the keyboard back once what is new is on screen: where it was, else on the first stop."""
        self._refocus.start()

    def _take_back(self) -> None:
        left, self._left = self._left, ""
        for one in self.content.findChildren(QAbstractButton) if left and not self.is_showing_pane else ():
            if one.isVisibleTo(self.content) and one.isEnabled() and _called(one) == left:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.take_focus()

    def show_number(self, name: str, value: str, since: str) -> None:
        """Show a figure with a few words below it."""
        self.figures[name].show_kpi(Kpi(tr(self._cards[name][0]), value, since=since, has_trend=False))

    def show_figure(self, name: str) -> None:
        """Open the rows behind a figure."""
        title, kind = self._cards[name]
        self.show_ids(self.figure_ids(name), tr(title), kind)

    def show_ids(self, ids: frozenset[int], title: str, kind: str) -> None:
        """Open rows by their ids."""
        self.context.show_rows((Condition("id", "any_of", tuple(sorted(ids)), title),), title, kind)

    def filter_by(self, text: str) -> None:
        self._words = " ".join(text.casefold().split())
        if self.has_read and not self.is_showing_pane:
            self.show_cards()

    def filter_words(self) -> str:
        return self._words

    def is_wanted(self, searched: Callable[..., Iterable[str | None]], *what: object) -> bool:
        """Whether the words of the filter box occur in what ``searched(*what)`` names."""
        return not self._words or self._words in " ".join(part for part in searched(*what) if part).casefold()

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
            return
        first = next(iter(self.stops), next(iter(self.figures.values())))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def chip(self, words: str, tone: str) -> QLabel:
        """A pill with the icon, word and colours of a tone."""
        label = QLabel()
        self._painter.set_ratio(self.devicePixelRatioF())
        label.setPixmap(self._painter.chip(words, tone, self.context.look.px(_LONGEST_CHIP)))
        label.setAccessibleName(words)
        return label

    def tier_chip(self, tier: str) -> QLabel:
        """The risk tier of a use case as a pill."""
        option = RISK_TIER.option(tier)
        words = tr("Risk: {tier}", tier=tr(RISK_TIER.show(tier)).lower())
        return self.chip(words, option.tone if option is not None else "grey")

    def button(self, words: str, act: Callable[[], object], kind: str = "", *, writes: bool = False) -> QPushButton:
        """A button in a card; one that ``writes`` rests in a file that is only read."""
        button = QPushButton(words)
        button.setFont(self.context.look.font("body_strong" if kind else "body"))
        if kind:
            button.setProperty("kind", kind)
        if writes:
            button.setEnabled(not self.context.is_read_only)
            button.setToolTip(self.context.programme.read_only_reason or "")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def todo_card(
        self, figure: str, names: Mapping[int, str], note: str, does: tuple[str, str, Callable[[int], object]]
    ) -> Card:
        """The use cases behind a figure, by their names, each with what is to be done: icon, verb and act.

        In a file that is only read they are opened.
        """
        icon, verb, act = does
        if self.context.is_read_only:
            verb, act = tr("Show"), partial(self.context.open_record, "use_case")
        listed = sorted(names.items(), key=lambda one: one[1])
        links = [(RowWords(name, icon, "amber", verb=verb), partial(act, number)) for number, name in listed[:_LISTED]]
        left = len(listed) - _LISTED
        rest = (trn("{count} more", "{count} more", left), partial(self.show_figure, figure)) if left > 0 else None
        return self.links_card(tr(self._cards[figure][0]), note, links, rest)

    def links_card(
        self, title: str, note: str, links: Sequence[tuple[RowWords, Callable[[], object]]],
        rest: tuple[str, Callable[[], object]] | None = None,
    ) -> Card:  # fmt: skip
        """A card of lines that each do one thing; ``rest`` is the last line, for those that are not listed."""
        look = self.context.look
        card = Card(look, title, note)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        listed = [*links]
        if rest is not None:
            words, act = rest
            listed.append((RowWords(words, "ellipsis", verb=tr("Show")), act))
        for place, (one, act) in enumerate(listed):
            row = LinkRow(look, one, act, has_line=place > 0)
            self.stops.append(row)
            rows.addWidget(row)
        card.column.addLayout(rows)
        return card

    def say_quietly(self, icon: str, words: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Say in place of cards why there are none, with one thing to do about it."""
        plate = Plate(self.context.look, "surface", radius=10)
        state = QuietState(self.context.look)
        state.show_words(icon, words, verb, act)
        state.setMinimumHeight(self.context.look.px(180))
        column = QVBoxLayout(plate)
        column.addWidget(state)
        self.body.addWidget(plate)

    def say_rest(self, left: int, grid: str) -> None:
        """Say how much more there is and lead to the ``grid`` that holds it; nothing where all is shown."""
        if left > 0:
            words = trn("{count} more in the list", "{count} more in the list", left)
            row = LinkRow(
                self.context.look, RowWords(words, "ellipsis", verb=tr("Show")), partial(self.context.go, grid),
                has_line=False,
            )  # fmt: skip
            self.body.addWidget(row)

    def between(self, part: QWidget | QLayout) -> None:
        """Put something between the figures and the cards."""
        place = self.column.count() - 2
        if isinstance(part, QWidget):
            self.column.insertWidget(place, part)
        else:
            self.column.insertLayout(place, part)

    def _content(self) -> QWidget:
        """Figures and cards in an area that rolls."""
        holder = QWidget()
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(KpiStrip(self.context.look, list(self.figures.values())))
        self.body.setSpacing(12)
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        return rolling(holder, is_sideways=True)

    def _on_look_changed(self) -> None:
        """Chips and bars are painted anew in the look in use."""
        if self.has_read and not self.is_showing_pane:
            self.show_cards()


def _called(widget: QWidget) -> str:
    """What a control is called, to find its like among new ones."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")

"""Models: for each use case its model with the version in use, the last decision, what watches it, and its log."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.model_log import RECENT_DAYS, ModelLog, ModelRow, model_log
from axonix_desktop.ui.assurance.cards_page import CardsPage, NothingYet
from axonix_desktop.ui.assurance.model_lines import ModelBlock, log_plate
from axonix_desktop.ui.assurance.papers import preview_trail
from axonix_desktop.ui.assurance.recording import approve, record
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reading_page import ReadingWords

_KIND = "model_change"
_CARDS: dict[str, tuple[str, str]] = {
    "open": (mark("Not approved"), _KIND),
    "silent": (mark("In use, nothing logged"), "use_case"),
    "unwatched": (mark("Not fully watched"), "use_case"),
    "recent": (mark("Changed lately"), _KIND),
    "logged": (mark("Use cases with a log"), "use_case"),
}
_MOST_MODELS = 60


class ModelsPage(CardsPage):
    """Figures above; below a line for each model, those with something to do first."""

    kinds = frozenset({"model_change", "use_case", "readiness_item"})
    primary = "model.log"
    side_buttons = ("trail.print",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("git-branch", tr("Reading the model log"), tr("The model log cannot be read"),
                             tr("The model log was not read"))  # fmt: skip
        super().__init__(context, words, self._read, _CARDS, parent)
        self.now = ModelLog()
        self.blocks: list[ModelBlock] = []
        self._open: dict[tuple[int, str], bool] = {}

    def _read(self) -> ModelLog:
        return model_log(self.context.programme.file, self.context.programme.today())

    def keeps(self, found: ModelLog) -> bool:
        self.now = found
        return bool(found.rows or found.silent)

    def counts(self) -> str:
        if not self.has_read:
            return ""
        count = len(self.now.rows)
        return trn("{count} model", "{count} models", count) if count else tr("No model logged yet")

    def figure_ids(self, name: str) -> frozenset[int]:
        return getattr(self.now, name)

    def fill_cards(self) -> None:
        now = self.now
        notes = {
            "open": tr("to be approved") if now.open else tr("every entry is approved") if now.rows else "",
            "silent": tr("from stage 4 on"),
            "unwatched": tr("by monitoring, drift alerts"),
            "recent": tr("entries of {days} days", days=RECENT_DAYS),
            "logged": trn("{count} model", "{count} models", len(now.rows)),
        }
        for name, note in notes.items():
            self.show_number(name, f"{len(self.figure_ids(name)):,}", note)
        shown = [one for one in now.rows if self.is_wanted(_searched, one)]
        self.blocks = []
        if shown:
            self.body.addWidget(self._card(shown[:_MOST_MODELS]))
        self.stops += [block.line for block in self.blocks]
        self.say_rest(len(shown) - _MOST_MODELS, "assurance/model_list")
        if now.silent and not self.filter_words():
            does = ("git-branch", tr("Log a change…"), self._begin)
            self.body.addWidget(self.todo_card("silent", now.names, tr("from stage 4 on"), does))

    def _card(self, rows: list[ModelRow]) -> QWidget:
        """The models below each other; the first one shows its log."""
        card = Card(self.context.look, tr("Models"), tr("those with something to do first"))
        column = QVBoxLayout()
        column.setSpacing(2)
        for place, row in enumerate(rows):
            key = (row.use_case_id, row.stands.model)
            block = ModelBlock(self.context.look, row, self._log, is_open=self._open.get(key, place == 0))
            block.turned.connect(lambda is_open, key=key: self._open.update({key: is_open}))
            self.blocks.append(block)
            column.addWidget(block)
        card.column.addLayout(column)
        return card

    def _log(self, row: ModelRow) -> QWidget:
        """The entries of a model with what can be done about them."""
        called = row.key or row.title
        log = self.button(tr("Log a change…"), partial(self._add, row), writes=True)
        log.setAccessibleName(tr("Log a change of the model of {case}", case=called))
        buttons = [log]
        if row.stands.open_ids:
            count = len(row.stands.open_ids)
            words = trn("Approve {count} entry…", "Approve {count} entries…", count)
            one = self.button(words, partial(self._approve, row), writes=True)
            one.setAccessibleName(
                trn("Approve {count} entry of {case}", "Approve {count} entries of {case}", count, case=called)
            )
            buttons.append(one)
        paper = self.button(tr("Print the trail…"), partial(preview_trail, self.context, row.use_case_id))
        paper.setIcon(self.context.look.icon("printer"))
        paper.setAccessibleName(tr("Print the trail of {case}", case=called))
        buttons.append(paper)
        ids = frozenset(one.id for one in row.stands.entries)
        title = tr("Model log of {case}", case=called)
        return log_plate(
            self.context.look, row, buttons, partial(self.context.open_record, _KIND),
            partial(self.show_ids, ids, title, _KIND),
        )  # fmt: skip

    def _add(self, row: ModelRow) -> None:
        """Log a change of a model; the version is left to say."""
        record(self.context, _KIND, row.use_case_id, {"model": row.stands.model} if row.stands.model else None)
        self.refocus()

    def _begin(self, number: int) -> None:
        record(self.context, _KIND, number)
        self.refocus()

    def _approve(self, row: ModelRow) -> None:
        approve(self.context, row.stands.open_ids)
        self.refocus()

    def nothing_yet(self) -> NothingYet:
        nothing = NothingYet(
            "git-branch", tr("The trail of your models will stand here"),
            tr("Log each release, retraining, change of prompt or data, and decision, with its version and who approved"
               " it: the audit trail of your models."),
            tr("Log a model change…"), partial(record, self.context, _KIND),
        )  # fmt: skip
        return self.after_cases(nothing)


def _searched(row: ModelRow) -> list[str | None]:
    """The words a model is found by."""
    entries = [part for one in row.stands.entries for part in (one.change, one.decision, one.approver, one.version)]
    return [row.key, row.title, row.stands.model, *entries]

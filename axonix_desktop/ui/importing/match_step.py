"""Step 5: by what rows find their records, whose value counts, what an empty cell means, and possible duplicates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.importing.corrections import into_row, target_row
from axonix_desktop.core.importing.matching_key import BY_KEY, BY_NAME, COLUMN
from axonix_desktop.core.importing.plan import Policy, RowChoice, Twin
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.line_cells import LineCell, Pick, Sure, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.pick import Choice, PickButton
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import StepPane, card, open_picks
from axonix_desktop.ui.importing.wording import POLICIES, kind_words, short
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel

_GENERAL = ""
_MOST_WORDS = 12


class MatchStep(StepPane):
    """Rules at the left, possible duplicates at the right."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self._twins: dict[tuple[int, int], Twin] = {}
        self._rule_fields: list[str] = []
        self._source: object = None
        self.key = PickButton(look, tr("Rows find their records by"))
        self.key.picked.connect(self._on_key)
        self.policy = PickButton(look, tr("Where file and programme differ"))
        self.policy.picked.connect(self._on_policy)
        self.blanks = PickButton(look, tr("An empty cell"))
        self.blanks.picked.connect(self._on_blanks)
        self.rules = LineTable(look, (tr("Field"), tr("Where they differ")), (40, 60), line=44)
        self.rules.setAccessibleName(tr("Rules for single fields"))
        self.rules.pick_wanted.connect(self._on_rule)
        self.title = PlainLabel(look, role="subtitle")
        self.hint = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.twins = LineTable(
            look, (tr("Row of the file"), tr("May be the same as"), tr("How alike"), tr("Decision")), (28, 28, 20, 24),
            line=52,
        )  # fmt: skip
        self.twins.setAccessibleName(tr("Possible duplicates"))
        self.twins.pick_wanted.connect(self._on_twin)
        self.nothing = StatePane(look)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self.look
        left_card, left = card(look)
        form = QVBoxLayout()
        form.setContentsMargins(16, 12, 16, 10)
        form.setSpacing(4)
        for words, button in (
            (tr("Rows find their records by"), self.key),
            (tr("Where file and programme differ"), self.policy),
            (tr("An empty cell"), self.blanks),
        ):
            label = PlainLabel(look, words, role="body_strong")
            label.setBuddy(button)
            form.addWidget(label)
            form.addWidget(button)
            form.addSpacing(6)
        form.addWidget(PlainLabel(look, tr("Another rule for single fields"), role="body_strong"))
        left.addLayout(form)
        left.addWidget(self.rules, 1)
        right_card, right = card(look)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        right.addLayout(head)
        right.addWidget(self.twins, 1)
        right.addWidget(self.nothing, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(left_card, 2)
        layout.addWidget(right_card, 3)

    def refresh(self) -> None:
        ready = self.session.ready
        if ready is None:
            return
        if self._source is not self.session.source:
            self._source, self._twins = self.session.source, {}
        rows = ready.draft.decisions.rows
        fresh = {(one.sheet_index, one.row): one for one in ready.plan.twins}
        self._twins = {at: one for at, one in self._twins.items() if at in rows} | fresh
        self._show_rules()
        self._show_twins()

    def take_focus(self) -> None:
        ready = self.session.ready
        is_asked = ready is not None and bool(ready.open_twins())
        (self.twins if is_asked else self.key).setFocus(Qt.FocusReason.OtherFocusReason)

    def next_words(self) -> str:
        return tr("Continue to review")

    @property
    def _kind(self) -> str:
        draft = self.session.draft
        taken = draft.taken if draft is not None else []
        lead = next((one for one in taken if one.kind == "use_case"), taken[0] if taken else None)
        return str(lead.kind) if lead is not None else "use_case"

    def _show_rules(self) -> None:
        draft, kind = self.session.draft, self._kind
        if draft is None:
            return
        keys = self._keys(kind)
        code = draft.decisions.keys.get(kind, keys[0].code)
        self.key.offer(lambda: keys, code, next((one.words for one in keys if one.code == code), code))
        policies = [Choice(name, tr(words), "", "") for name, words, _ in POLICIES]
        general = next(tr(words) for name, words, _ in POLICIES if name == draft.decisions.policy)
        self.policy.offer(lambda: policies, draft.decisions.policy, general)
        blanks = [Choice("", tr("Leaves the field as it is")), Choice("clear", tr("Empties the field"))]
        chosen = blanks[1 if draft.decisions.clears else 0]
        self.blanks.offer(lambda: blanks, chosen.code, chosen.words)
        record = record_of(kind)
        names = {
            (one.field or "").partition(".")[0]
            for table in draft.taken
            if table.kind == kind
            for one in table.match.columns
            if one.becomes == "field"
        }
        self._rule_fields = [name for name in record.fields if name in names and name != record.key_field]
        lines: list[tuple[LineCell, ...]] = []
        for name in self._rule_fields:
            rule = draft.decisions.rules.get(name)
            words = next((tr(words) for code, words, _ in POLICIES if code == rule), tr("As for all"))
            lines.append((Words(tr(record.fields[name].label)), Pick(words, is_empty=rule is None)))
        self.rules.lines.show(lines)

    def _keys(self, kind: str) -> list[Choice]:
        record, draft = record_of(kind), self.session.draft
        tables = [one for one in draft.taken if one.kind == kind] if draft is not None else []
        columns = [one for table in tables for one in table.match.columns]
        choices: list[Choice] = []
        if any(one.field == record.key_field and one.becomes == "field" for one in columns):
            header = next(one.header for one in columns if one.field == record.key_field)
            choices.append(Choice(BY_KEY, tr("ID, column “{header}”", header=short(header, 40))))
        has_unit = "business_unit_id" in record.fields
        choices.append(Choice(BY_NAME, tr("Name and business unit") if has_unit else tr("Name")))
        choices.extend(
            Choice(f"{COLUMN}{one.header}", tr("External ID, column “{header}”", header=short(one.header, 40)),
                   tr("Another column"))
            for one in columns
            if one.becomes == "custom" and one.header
        )  # fmt: skip
        return choices

    def _show_twins(self) -> None:
        ready = self.session.ready
        if ready is None:
            return
        twins = self._sorted()
        self.twins.lines.show([self._twin_cells(one) for one in twins])
        asked = len(ready.open_twins())
        self.title.setText(
            trn("{count} possible duplicate", "{count} possible duplicates", len(twins))
            if twins else tr("Possible duplicates")
        )  # fmt: skip
        hint = tr("All are decided.") if twins else ""
        if asked:
            hint = trn(
                "{count} is not decided: both rows are taken.", "{count} are not decided: both are taken.", asked
            )
        self.hint.setText(hint)
        self.hint.setVisible(bool(twins))
        self.twins.setVisible(bool(twins))
        self.nothing.setVisible(not twins)
        if not twins:
            self.nothing.show_state(
                "circle-check", "green", tr("No duplicates"),
                tr("No row is like another of the file, or like a record that no row stands for."),
            )  # fmt: skip

    def _sorted(self) -> Sequence[Twin]:
        return [self._twins[at] for at in sorted(self._twins)]

    def _twin_cells(self, one: Twin) -> tuple[LineCell, ...]:
        draft = self.session.draft
        choice = draft.decisions.rows.get((one.sheet_index, one.row)) if draft is not None else None
        where = tr("row {row}", row=one.row + 1)
        other = (
            tr("row {row} of the file", row=one.other_row + 1) if one.other_row is not None else tr("in this programme")
        )
        sure = tr("Same ID") if one.is_same_key else as_percent(one.likeness)
        alike = "" if one.is_same_key else tr("alike")
        words = self._choice_words(one, choice)
        return (
            Words(one.title, where, is_strong=True),
            Words(one.other_title, other),
            Sure(sure, "amber" if choice is None else "grey", alike),
            Pick(words, is_empty=choice is None),
        )

    def _choice_words(self, one: Twin, choice: RowChoice | None) -> str:
        if choice is None:
            return tr("Not decided")
        if choice == "skip":
            return tr("Leave this row out")
        if choice == "new":
            return tr("Take both")
        if target_row(choice) is not None:
            return tr("Complete row {row} with it", row=(target_row(choice) or 0) + 1)
        return tr("It is that record")

    def _on_twin(self, row: int, column: int) -> None:
        one = self._sorted()[row]
        same = (
            Choice(str(into_row(one.other_row)), tr("Merge: complete row {row} with it", row=one.other_row + 1))
            if one.other_row is not None
            else Choice(str(one.other_id), tr("Merge: it is “{title}”", title=short(one.other_title, 50)))
        )
        choices = [same, Choice("new", tr("Take both")), Choice("skip", tr("Leave this row out"))]
        draft = self.session.draft
        current = str(draft.decisions.rows.get((one.sheet_index, one.row), "")) if draft is not None else ""
        made = open_picks(self.look, tr("Decision"), choices, current, self.twins)
        made.picked.connect(lambda code: self.decide(one, code))
        made.open_at(*self.twins.place_of(row, column))

    def decide(self, one: Twin, code: str) -> None:
        """Decide about a possible duplicate."""
        draft = self.session.draft
        if draft is None:
            return
        choice: RowChoice = int(code) if code.isdigit() else code
        rows = {**draft.decisions.rows, (one.sheet_index, one.row): choice}
        self.session.change(draft.deciding(rows=rows))
        self._show_twins()

    def _on_key(self, code: str) -> None:
        draft = self.session.draft
        if draft is not None:
            self.session.change(draft.deciding(keys={**draft.decisions.keys, self._kind: code}))
            self._show_rules()

    def _on_policy(self, code: str) -> None:
        draft = self.session.draft
        if draft is not None:
            self.session.change(draft.deciding(policy=_policy(code)))
            self._show_rules()

    def _on_blanks(self, code: str) -> None:
        draft = self.session.draft
        if draft is not None:
            self.session.change(draft.deciding(clears=code == "clear"))
            self._show_rules()

    def _on_rule(self, row: int, column: int) -> None:
        draft, name = self.session.draft, self._rule_fields[row]
        if draft is None:
            return
        choices = [Choice(_GENERAL, tr("As for all")), *(Choice(code, tr(words)) for code, words, _ in POLICIES)]
        label = tr(record_of(self._kind).fields[name].label)
        made = open_picks(self.look, label, choices, draft.decisions.rules.get(name, _GENERAL), self.rules)
        made.picked.connect(lambda code: self._rule(name, code))
        made.open_at(*self.rules.place_of(row, column))

    def _rule(self, name: str, code: str) -> None:
        draft = self.session.draft
        if draft is None:
            return
        rules = {field: rule for field, rule in draft.decisions.rules.items() if field != name}
        if code != _GENERAL:
            rules[name] = _policy(code)
        self.session.change(draft.deciding(rules=rules))
        self._show_rules()


def _policy(code: str) -> Policy:
    return next(name for name, _, _ in POLICIES if name == code)


def match_words(twins: int, kind: str) -> str:
    """What stands under the step's name; a kind with a long name is left unsaid, so that the rest is not cut."""
    if twins:
        return trn("{count} possible duplicate", "{count} possible duplicates", twins)
    words = kind_words(kind)
    return tr("{kind}, no duplicates", kind=words) if len(words) <= _MOST_WORDS else tr("No duplicates")

"""Who has to do with a use case: those who answer for it, who delivers it, and the champions of its unit."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.queries.belongings import UnitChampion, unit_champions
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.detail.part import LinkRow, Part, initials_picture
from axonix_desktop.ui.detail.reading import ShownRecord

_ROLES = (
    ("owner_id", mark("Owner")),
    ("sponsor_id", mark("Sponsor")),
    ("support_owner_id", mark("Support owner")),
)


class PeoplePart(Part):
    """Each line opens the person or champion; a missing name leads to its field."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        self.body.setSpacing(0)
        self.body.addWidget(self.heading(tr("Who answers for it")))
        for name, label in _ROLES:
            self.body.addWidget(self._role(record, name, tr(label)))
        team = str(record.values.get("delivery_team") or "")
        row = LinkRow(self.look, team or tr("Not named yet"), tr("Delivery team"), "hammer")
        row.clicked.connect(partial(self.field_wanted.emit, "delivery_team"))
        self.body.addWidget(row)
        self.body.addSpacing(10)
        self._add_champions(record)

    def _role(self, record: ShownRecord, name: str, label: str) -> QWidget:
        person = record.values.get(name)
        if not isinstance(person, int):
            row = LinkRow(self.look, tr("Not named yet"), label, "user-plus")
            row.clicked.connect(partial(self.field_wanted.emit, name))
            return row
        called = record.words.get(name, "")
        row = LinkRow(self.look, called, label, picture=initials_picture(self.look, called, self.devicePixelRatioF()))
        row.clicked.connect(partial(self._open, "person", person))
        return row

    def _add_champions(self, record: ShownRecord) -> None:
        """The champions of the unit, those first who support this use case."""
        unit = record.words.get("business_unit_id", "")
        found = unit_champions(self.context.programme.file, record.id)
        self.body.addWidget(self.heading(tr("Champions"), unit))
        for one in sorted(found, key=lambda champion: not champion.supports):
            self.body.addWidget(self._champion(one))
        if found:
            return
        if not isinstance(record.values.get("business_unit_id"), int):
            self.body.addSpacing(6)
            self.body.addWidget(
                self.nothing(
                    tr("Name the business unit, and its champions stand here."),
                    tr("Choose the unit"),
                    lambda: self.field_wanted.emit("business_unit_id"),
                )
            )
            return
        self.body.addSpacing(6)
        self.body.addWidget(
            self.nothing(
                tr("{unit} has no champion yet.", unit=unit),
                tr("Nominate a champion…"),
                lambda: new_record(self.context, "champion", {"business_unit_id": record.values["business_unit_id"]}),
            )
        )

    def _champion(self, one: UnitChampion) -> QWidget:
        role, status = Champion.fields["role"].kind, Champion.fields["status"].kind
        note = tr(role.show(one.role))
        if one.supports:
            note = tr("{role}, supports this use case", role=note)
        option = status.option(one.status) if isinstance(status, Choice) else None
        badge = self.chip(tr(option.label), option.tone) if option is not None else None
        picture = initials_picture(self.look, one.name, self.devicePixelRatioF())
        row = LinkRow(self.look, one.name, note, picture=picture, badge=badge)
        row.clicked.connect(partial(self._open, "champion", one.id))
        return row

    def _open(self, kind: str, record_id: int, _checked: bool = False) -> None:
        self.context.open_record(kind, record_id)

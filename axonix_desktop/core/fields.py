"""A field is declared once, here is what a declaration says.

``class UseCase(Record, kind="use_case", …): title: str = field(Text(), "Title", "What people call it", required=True)``
is all that tables, forms, grids, filters, import matching, export and history know of the title.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace
from typing import Any, ClassVar, Self

from axonix_desktop.core.kinds import Integer, Kind, Moment, Value


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    ``names`` are the words other people's trackers use for it; ``concept`` is the word by which matching is judged
    (``axonix inspect``); ``width`` is the column's width in pixels at 100 %; ``group`` names the section of the form.
    """

    name: str
    kind: Kind
    label: str
    help: str
    required: bool = False
    default: Value = None
    names: tuple[str, ...] = ()
    concept: str | None = None
    width: int = 120
    group: str = "Main"
    is_in_grid: bool = True
    is_editable: bool = True
    is_importable: bool = True
    is_custom: bool = False


def field(  # noqa: PLR0913 - a declaration names everything once
    kind: Kind,
    label: str,
    help: str,  # noqa: A002 - the word the reader expects
    *,
    required: bool = False,
    default: Value = None,
    names: tuple[str, ...] = (),
    concept: str | None = None,
    width: int | None = None,
    group: str = "Main",
    in_grid: bool = True,
    editable: bool = True,
    importable: bool = True,
) -> Any:
    """Declare a field in the body of a :class:`Record`."""
    return Field(
        name="",
        kind=kind,
        label=label,
        help=help,
        required=required,
        default=default,
        names=names,
        concept=concept,
        width=kind.width if width is None else width,
        group=group,
        is_in_grid=in_grid,
        is_editable=editable,
        is_importable=importable,
    )


class Record:
    """A row of the programme as a frozen value. Subclasses declare fields and nothing else.

    ``kind`` is the table's name, ``title_field`` the field a person calls the record by, ``key_field`` the human key
    (``UC-042``) where there is one, ``unique`` the combinations that may occur once, ``indexes`` the combinations
    that queries look up (every reference is indexed anyway). No dataclass: making 42 of them at every start would
    cost the window 30 ms for methods that are the same for all.
    """

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    title_field: ClassVar[str] = ""
    key_field: ClassVar[str | None] = None
    key_prefix: ClassVar[str] = ""
    unique: ClassVar[tuple[tuple[str, ...], ...]] = ()
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = ()
    has_custom_fields: ClassVar[bool] = False
    is_importable: ClassVar[bool] = True
    fields: ClassVar[dict[str, Field]] = {}

    id: int = field(
        Integer(),
        "Id",
        "The record's number, made once and never used again",
        required=True,
        in_grid=False,
        editable=False,
        importable=False,
    )
    created_at: str | None = field(
        Moment(),
        "Created",
        "When the record was made (UTC)",
        in_grid=False,
        editable=False,
        importable=False,
    )
    updated_at: str | None = field(
        Moment(),
        "Updated",
        "When the record last changed (UTC)",
        in_grid=False,
        editable=False,
        importable=False,
    )

    def __init__(self, **values: Any) -> None:
        """Make a record; fields left out take their default. Raises TypeError for a missing or unknown field."""
        held = self.__dict__
        for name, one in type(self).fields.items():
            if name in values:
                held[name] = values.pop(name)
            elif one.required and one.default is None:
                raise TypeError(f"{type(self).__name__} needs {name}")
            else:
                held[name] = one.default
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to {name}: a record is a value")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete {name}: a record is a value")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items() if value is not None)
        return f"{type(self).__name__}({told})"

    def __init_subclass__(  # noqa: PLR0913 - one declaration of a record
        cls,
        *,
        kind: str,
        label: str,
        plural: str,
        title: str,
        key: str | None = None,
        key_prefix: str = "",
        unique: tuple[tuple[str, ...], ...] = (),
        indexes: tuple[tuple[str, ...], ...] = (),
        custom: bool = False,
        importable: bool = True,
    ) -> None:
        super().__init_subclass__()
        cls.kind, cls.label, cls.plural, cls.title_field, cls.key_field = kind, label, plural, title, key
        cls.key_prefix, cls.unique, cls.indexes = key_prefix, unique, indexes
        cls.has_custom_fields, cls.is_importable = custom, importable
        lines = [vars(one) for one in reversed(cls.__mro__) if one is not Record]
        own = {name: made for line in lines for name, made in line.items() if isinstance(made, Field)}
        stamps = {name: getattr(Record, name) for name in ("created_at", "updated_at")}
        declared: dict[str, Field] = {"id": vars(Record)["id"], **own, **stamps}
        cls.fields = {name: replace(made, name=name) for name, made in declared.items()}

    def changed(self, **values: Any) -> Self:
        """The same record with other values."""
        return type(self)(**{**self.__dict__, **values})

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The table's columns in order: ``id`` first, stamps last, ``custom`` (JSON) at the end where allowed."""
        names = ["id", *(name for name in cls.fields if name != "id")]
        return (*names, "custom") if cls.has_custom_fields else tuple(names)

"""A mapping profile is written and read back as it was, and a broken one is refused in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.importing.cells import Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.profile import Profile, header_fingerprint, laid_over
from axonix_desktop.core.problems import BadValueError, FileProblemError
from axonix_desktop.exchange.profiles import read_profile, write_profile

if TYPE_CHECKING:
    from pathlib import Path

    from axonix_desktop.core.importing.cells import CellValue
    from axonix_desktop.core.importing.proposal import TableMatch

WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PROFILES = st.builds(
    Profile,
    kind=st.none() | st.just("use_case"),
    columns=st.dictionaries(WORD, WORD, max_size=4),
    values=st.dictionaries(WORD, st.dictionaries(WORD, st.none() | WORD, max_size=3), max_size=3),
    dates=st.dictionaries(WORD, st.sampled_from(["day", "month"]), max_size=3),
    policy=st.sampled_from([None, "ask", "theirs", "ours"]),
)


def matched(*header: CellValue) -> list[TableMatch]:
    rows: list[list[CellValue]] = [list(header), ["A-1", "Triage", "Claims"], ["A-2", "Forecast", "Sales"]]
    return propose(Workbook("t.xlsx", "xlsx", [Sheet("S", 0, row_numbers=[0, 1, 2], rows=rows)]), kind="use_case")[:1]


@given(PROFILES)
def test_a_profile_is_read_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, profile: Profile) -> None:
    path = tmp_path_factory.mktemp("profile") / "mine.json"
    write_profile(path, profile)
    assert read_profile(path) == profile


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"dates": {"Start": "year"}}', '{"policy": "mine"}', '{"columns": ["a"]}', '{"columns": {"a": 1}}',
     '{"values": {"Stage": "Pilot"}}'],
)  # fmt: skip
def test_a_file_that_is_no_profile_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileProblemError, match=r"broken\.json"):
        read_profile(path)


def test_a_missing_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="no mapping profile"):
        read_profile(tmp_path / "nowhere.json")


def test_a_profile_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"columns": {"Team": "delivery_team"}}), encoding="utf-8-sig")
    assert read_profile(path).columns == {"Team": "delivery_team"}


def test_the_profile_beats_the_proposal_and_frees_the_column_that_held_the_field() -> None:
    (match,) = laid_over(matched("ID", "Name", "Unit"), Profile(columns={" unit ": "title"}))
    assert {one.header: (one.becomes, one.field) for one in match.columns} == {
        "ID": ("field", "key"),
        "Name": ("custom", None),
        "Unit": ("field", "title"),
    }


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadValueError, match="colour"):
        laid_over(matched("ID", "Name", "Unit"), Profile(columns={"Unit": "colour"}))


def test_the_same_headers_have_the_same_fingerprint_whatever_their_case() -> None:
    (one,), (other,), (third,) = matched("ID", "Name"), matched("id", " NAME "), matched("ID", "Title")
    assert header_fingerprint(one) == header_fingerprint(other) != header_fingerprint(third)

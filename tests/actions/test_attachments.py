"""Files come out as they went in, whatever they hold, and are named so that no system stumbles over them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions.attachments import (
    MOST_BYTES,
    attach_files,
    may_open,
    media_type,
    remove_attachment,
    rename_attachment,
    safe_name,
    size_objection,
)
from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets, head
from axonix_desktop.store.queries.attachments import attached_bytes, attached_files
from axonix_desktop.store.undo import undo
from tests.builders import use_case


@pytest.fixture
def case(programme: ProgrammeFile) -> int:
    with programme.work("Begin", actor="Ada") as work:
        return work.insert(use_case(key="UC-104"))


def attach(f: ProgrammeFile, case: int, *files: tuple[str, bytes]) -> int | None:
    return attach_files(f, "use_case", case, files, actor="Ada")


@given(content=st.binary(max_size=4_000), name=st.text(min_size=1, max_size=60))
def test_bytes_come_out_as_they_went_in(programme: ProgrammeFile, content: bytes, name: str) -> None:
    with programme.work("Begin", actor="Ada") as work:
        case = work.insert(use_case(id=head(programme) + 1_000_000))
    attach(programme, case, (name, content))
    found = attached_files(programme, "use_case", case)
    assert [one.name for one in found] == [safe_name(name)]
    assert found[0].size == len(content)
    assert attached_bytes(programme, found[0].id) == content


@given(st.text(max_size=400))
def test_a_safe_name_has_no_folder_no_control_character_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= 255
    assert not set(safe) & set('/\\:*?"<>|')
    assert safe.isprintable()
    assert safe not in (".", "..")
    assert safe_name(safe) == safe


def test_several_files_are_one_step_named_after_the_record(programme: ProgrammeFile, case: int) -> None:
    attach(programme, case, ("one.pdf", b"1"), ("two.pdf", b"2"))
    assert change_sets(programme, 1)[0].label == "Attach 2 files to UC-104"
    assert {one.name for one in attached_files(programme, "use_case", case)} == {"one.pdf", "two.pdf"}


def test_undo_takes_an_attached_file_away_and_brings_a_removed_one_back(programme: ProgrammeFile, case: int) -> None:
    attach(programme, case, ("plan.pdf", b"\x00\xff plan"))
    held = attached_files(programme, "use_case", case)
    remove_attachment(programme, held[0].id, actor="Ada")
    assert attached_files(programme, "use_case", case) == []
    undo(programme)
    assert attached_files(programme, "use_case", case) == held
    assert attached_bytes(programme, held[0].id) == b"\x00\xff plan"
    undo(programme)
    assert attached_files(programme, "use_case", case) == []


def test_a_file_that_is_too_large_is_refused_with_its_name_and_leaves_no_trace(
    programme: ProgrammeFile, case: int
) -> None:
    before = head(programme)
    large = bytes(MOST_BYTES + 1)
    with pytest.raises(RefusedError, match=r"film\.mp4.*at most 50 MB"):
        attach(programme, case, ("small.txt", b"x"), ("film.mp4", large))
    assert head(programme) == before
    assert attached_files(programme, "use_case", case) == []
    assert size_objection("film.mp4", MOST_BYTES) is None


def test_a_record_that_is_gone_takes_no_file(programme: ProgrammeFile, case: int) -> None:
    with programme.work("Remove", actor="Ada") as work:
        work.delete("use_case", case)
    with pytest.raises(RefusedError, match="no longer there"):
        attach(programme, case, ("a.txt", b"x"))


def test_another_name_keeps_the_ending_and_the_bytes(programme: ProgrammeFile, case: int) -> None:
    attach(programme, case, ("scan.pdf", b"scan"))
    number = attached_files(programme, "use_case", case)[0].id
    rename_attachment(programme, number, "  Signed/handover ", actor="Ada")
    held = attached_files(programme, "use_case", case)[0]
    assert (held.name, held.media_type) == ("handover.pdf", "application/pdf")
    assert attached_bytes(programme, number) == b"scan"
    assert rename_attachment(programme, number, "handover.pdf", actor="Ada") is None
    with pytest.raises(RefusedError):
        rename_attachment(programme, number, "   ", actor="Ada")


def test_bytes_that_no_longer_match_their_fingerprint_are_not_handed_out(programme: ProgrammeFile, case: int) -> None:
    attach(programme, case, ("proof.pdf", b"proof"))
    number = attached_files(programme, "use_case", case)[0].id
    with programme.work("Tamper", actor="Mallory") as work:
        work.update("attachment", number, {"content": b"forged"})
    with pytest.raises(FileProblemError, match=r"proof\.pdf"):
        attached_bytes(programme, number)
    with programme.work("Tamper", actor="Mallory") as work:
        work.update("attachment", number, {"content": b"prooF", "sha256": sha256(b"proof").hexdigest()})
    with pytest.raises(FileProblemError):
        attached_bytes(programme, number)


@pytest.mark.parametrize(
    "name", ["tool.exe", "run.bat", "x.desktop", "a.sh", "page.html", "macro.xlsm", "pic.svg", "letter.pdf.exe", "bare"]
)
def test_what_could_do_something_by_itself_is_not_opened(name: str) -> None:
    assert not may_open(name)


def test_documents_and_pictures_may_be_opened_and_are_known_by_their_ending() -> None:
    assert may_open("Plan.PDF")
    assert media_type("Plan.PDF") == "application/pdf"
    assert media_type("photo.jpeg") == "image/jpeg"
    assert media_type("what.ever") == "application/octet-stream"

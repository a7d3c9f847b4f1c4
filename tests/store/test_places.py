"""T24: a share, a synchronised folder and a memory stick are told of, an ordinary disk is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.places import place_note

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/x /people/ada/share nfs4 rw 0 0
/dev/sdb1 /media/Ada\\040Stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/people/ada/OneDrive - Example/p.axonix", "synchronised"),
        ("/people/ada/Dropbox/deep/p.axonix", "synchronised"),
        ("/people/ada/share/p.axonix", "network"),
        ("/media/Ada Stick/p.axonix", "memory stick"),
    ],
)
def test_t24_a_place_that_others_touch_is_told(path: str, word: str) -> None:
    assert word in str(place_note(Path(path), MOUNTS))


def test_t24_an_ordinary_folder_is_not(tmp_path: Path) -> None:
    assert place_note(Path("/people/ada/p.axonix"), MOUNTS) is None
    assert place_note(Path("/people/ada/shared/p.axonix"), MOUNTS) is None


def test_t24_the_note_comes_with_the_opened_file_which_works(tmp_path: Path, clock) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with ProgrammeFile.create(folder / "p.axonix", clock=clock) as f:
        assert "synchronised" in f.notes[0]
        assert not f.is_read_only

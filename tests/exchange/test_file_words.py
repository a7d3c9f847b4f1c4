"""Whether an attached file names a person: yes, perhaps, no, or it cannot be read; never a wrong no."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from openpyxl import Workbook

from axonix_desktop.core.personal import Sought
from axonix_desktop.exchange import file_search
from axonix_desktop.exchange.file_search import names_person
from axonix_desktop.exchange.file_words import CLEAR, HOLDS, PERHAPS, UNREAD, looked_at

NAME, MAIL = "Zyxwvut Quillfeather", "zyxwvut@example.org"
WHO = Sought(NAME, MAIL)


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return out.getvalue()


def workbook(*cells: str) -> bytes:
    out, book = io.BytesIO(), Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(cells))
    book.save(out)
    return out.getvalue()


_RUNS = "<w:p><w:r><w:t>Zyx</w:t></w:r><w:r><w:t>wvut</w:t><w:tab/></w:r><w:r><w:t>Quillfeather</w:t></w:r></w:p>"
_STREAM = zlib.compress(b"BT (Dear Zyxwvut Quillfeather) Tj ET")


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (f"Dear {NAME.upper()}".encode(), HOLDS),
        (f"Dear {NAME}".encode("utf-16"), HOLDS),
        (f"\ufeffwrite to {MAIL}".encode(), HOLDS),
        ("Zoë\nMüller".encode("cp1252"), CLEAR),
        (b"First;Last\nZyxwvut;Quillfeather", PERHAPS),
        (b"<p>Zyxwvut&nbsp;<b>Quill</b>feather</p>", HOLDS),
        (rb"{\rtf1\ansi Zyxwvut \b Quillfeather\b0\par}", HOLDS),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nWnl4d3Z1dCBRdWlsbGZlYXRoZXI=\n", HOLDS),
        (zipped(word__document_xml=_RUNS), HOLDS),
        (zipped(word__document_xml="<w:p>Nobody</w:p>", docProps__core_xml=f"<dc:creator>{NAME}</dc:creator>"), HOLDS),
        (zipped(word__document_xml="<w:p>Zyxwvut</w:p><w:p>Ben</w:p>"), CLEAR),
        (zipped(word__document_xml="<w:p>Nobody</w:p>", word__vbaProject_bin="x"), UNREAD),
        (workbook("Owner", NAME), HOLDS),
        (workbook("Zyxwvut", "other", "Quillfeather"), PERHAPS),
        (workbook("Nobody"), CLEAR),
        (b"%PDF-1.7\nstream\n" + _STREAM + b"\nendstream", HOLDS),
        (b"%PDF-1.7\nnothing that can be read", UNREAD),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), UNREAD),
        (b"\0\1\2\3" * 40 + NAME.encode("utf-16-le"), HOLDS),
        (b"PK\x03\x04 damaged", "damaged"),
    ],
)  # fmt: skip
def test_a_file_is_told_apart_by_what_it_holds(data: bytes, state: str) -> None:
    if state == "damaged":
        assert names_person(data, WHO) == (UNREAD, "")
    else:
        assert looked_at(data, WHO)[0] == state


def test_the_passage_is_told_and_the_bytes_never_lie_on_the_disk() -> None:
    asked: list[list[str]] = []
    real = file_search.helper_command
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_search, "helper_command", lambda given: asked.append(given) or real(given))
        assert names_person(b"Asked for by " + NAME.encode(), WHO) == (HOLDS, f"Asked for by {NAME}")
    assert asked == [["--words"]]


def test_looking_can_be_stopped_and_gives_up_on_a_reader_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(
        file_search, "helper_command", lambda _given: [sys.executable, "-c", "import time; time.sleep(30)"]
    )

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        names_person(b"x", WHO, stop)
    monkeypatch.setattr(file_search.limits, "SILENT_SECONDS", 0.3)
    assert names_person(b"x", WHO) == (UNREAD, "")

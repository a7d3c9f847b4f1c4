"""Blocks of cells are written as Excel writes them and read back from wherever they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.blocks import Copied, block_of, copied, html_of, tsv_of
from axonix_desktop.core.kinds import Date, Integer, Money, Percent, Text
from axonix_desktop.core.pasting import tiled

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)
PLAIN = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_characters="\x7f\x85\xa0\xad"), max_size=8)


def blocks(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=5)
    )


@given(blocks(WORDS))
def test_what_is_written_with_tabs_reads_back(block: list[list[str]]) -> None:
    assert block_of(tsv_of(block)) == block


@given(blocks(PLAIN))
def test_what_is_written_as_a_table_reads_back(block: list[list[str]]) -> None:
    assert block_of("", html_of([[Copied(one, is_text=True) for one in row] for row in block])) == block


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_lies_on_the_clipboard_is_read_as_a_rectangle(text: str, html: str) -> None:
    block = block_of(text, f"<table>{html}")
    assert len({len(row) for row in block}) <= 1


def test_a_quote_that_excel_would_not_write_is_taken_as_it_stands() -> None:
    assert block_of('"quoted" word\tb\r\nc\td') == [['"quoted" word', "b"], ["c", "d"]]


def test_merged_cells_of_a_table_leave_gaps() -> None:
    html = "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert block_of("", html) == [["a", "b", ""], ["", "c", "d"]]


def test_styles_and_scripts_of_a_page_are_not_read() -> None:
    html = "<style>td{x}</style><table><tr><td>a<script>alert(1)</script></td></tr></table>"
    assert block_of("", html) == [["a"]]


def test_a_block_is_repeated_only_where_it_fits() -> None:
    assert tiled([["x"]], 2, 2) == [["x", "x"], ["x", "x"]]
    assert tiled([["a"], ["b"]], 3, 1) == [["a"], ["b"]]


def test_a_day_that_calc_marks_is_a_day_however_it_is_shown() -> None:
    html = '<table><tr><td>a</td><td sdval="46419" sdnum="1033;0;MM/DD/YY">02/01/27</td></tr></table>'
    assert block_of("a\t02/01/27\n", html) == [["a", "2027-02-01"]]
    money = '<table><tr><td>a</td><td sdval="46419" sdnum="1033;0;#,##0">46,419</td></tr></table>'
    assert block_of("a\t46,419\n", money) == [["a", "46,419"]]


def test_a_line_break_that_calc_writes_into_its_table_alone_is_kept() -> None:
    assert block_of("one two\tx y\n", "<table><tr><td>one<br>two</td><td>x y</td></tr></table>") == [
        ["one\ntwo", "x y"]
    ]


def test_days_amounts_and_shares_are_marked_for_what_they_are() -> None:
    cells = [
        copied(Date(), "2026-11-22", "22 Nov 2026"),
        copied(Money(), 123456, "1,234.56"),
        copied(Percent(), 46.5, "46.5%"),
        copied(Integer(), 1234, "1,234"),
        copied(Text(), "007", "007"),
    ]
    assert [one.words for one in cells] == ["2026-11-22", "1234.56", "46.5%", "1234", "007"]
    html = html_of([cells])
    assert 'sdval="46348" sdnum="2057;2057;D MMM YYYY">2026-11-22' in html
    assert 'sdval="1234.56"' in html
    assert 'sdval="0.465" sdnum="2057;0;0.00%">46.5%' in html
    assert 'mso-number-format:\'\\@\'" sdnum="2057;0;@">007' in html
    assert block_of("", html) == [["2026-11-22", "1234.56", "46.5%", "1234", "007"]]

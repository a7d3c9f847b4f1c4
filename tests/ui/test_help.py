"""F1 opens the topic of the page; the help is found by words, and each topic has a title and a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.help.topics import BY_PAGE, topic_of, topics
from axonix_desktop.ui.page_list import PAGES

HELP = resources_folder() / "help"


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_has_its_topic_in_each_language(language: str) -> None:
    names = {one.name for one in topics(HELP, language)}
    assert set(BY_PAGE.values()) | {topic_of(one.page_id) for one in PAGES} <= names
    assert all(one.title and len(one.text) > 200 for one in topics(HELP, language))


def test_a_language_without_help_reads_english() -> None:
    assert topics(HELP, "xx") == topics(HELP, "en")


def test_f1_opens_the_topic_of_the_page_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("view.board")
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    assert desk._tools.help is not None
    assert desk._tools.help.list.currentItem().text() == "The board"
    assert "Move a card by dragging" in desk._tools.help.text.toPlainText()


def test_words_narrow_the_topics(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("help.topic")
    window = desk._tools.help
    assert window is not None
    qtbot.keyClicks(window.filter, "error workbook")
    assert [window.list.item(row).text() for row in range(window.list.count())] == ["Importing a tracker"]
    window.filter.setText("quagga zeugma")
    assert "No topic holds these words" in window.text.toPlainText()


def test_the_palette_finds_help_topics(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("search.palette")
    assert desk._tools.search is not None
    palette = desk._tools.search.palette
    palette.box.setText("files and backups")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert desk._tools.help is not None
    assert desk._tools.help.list.currentItem().text() == "Files and backups"

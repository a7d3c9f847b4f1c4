"""The one style sheet, generated from the tokens; everything else is palette and own painting."""

from __future__ import annotations

from PySide6.QtGui import QColor

from axonix_desktop.ui.theme.marks import MarkFiles
from axonix_desktop.ui.theme.tokens import Scheme, Tokens

_SHEET = """
QToolTip {{ background: {tooltip_bg}; color: {tooltip_fg}; border: 1px solid {tooltip_bg}; padding: 5px 8px; }}
QMenuBar {{ background: {surface}; color: {text}; padding: 1px 6px; }}
QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: {r_sm}px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenuBar::item:pressed {{ background: {selected}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {border_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 8px; border-radius: {r_sm}px; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {text_disabled}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 6px; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r_md}px;
  padding: 0 13px; min-height: {button}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {selected}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0 12px; min-height: {button_focus}px; }}
QPushButton:disabled {{ color: {text_disabled}; border-color: {border}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_press}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="primary"]:disabled {{ background: {grey_bg}; color: {text_disabled}; border-color: {grey_bg}; }}
QPushButton[kind="quiet"] {{ border-color: transparent; background: transparent; color: {text_muted};
  padding: 0 9px; min-height: {small}px; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {focus}; padding: 0 8px; min-height: {small_focus}px; }}
QPushButton[kind="quiet"]:disabled {{ color: {text_disabled}; border-color: transparent; }}
QPushButton[kind="chip"] {{ background: {accent_soft}; color: {accent_text}; border-color: {accent_soft};
  border-radius: {pill}px; padding: 0 10px; min-height: {small}px; }}
QPushButton[kind="chip"]:hover {{ background: {selected}; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {focus}; padding: 0 9px; min-height: {small_focus}px; }}
QPushButton[kind="row"] {{ border: 2px solid transparent; background: transparent; padding: 0; min-height: 0; }}
QPushButton[kind="row"]:hover {{ background: {hover}; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {focus}; padding: 0; min-height: 0; }}
QToolButton {{ background: transparent; color: {text_muted}; border: 2px solid transparent;
  border-radius: {r_md}px; padding: 3px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {selected}; color: {accent_text}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit {{ background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r_md}px;
  padding: 0 9px; min-height: {input}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {focus}; padding: 0 8px; min-height: {input_focus}px; }}
QLineEdit[kind="search"] {{ background: {sunken}; }}
QAbstractScrollArea {{ border: 0; }}
QTextEdit, QPlainTextEdit {{ background: {surface}; color: {text}; border: 1px solid {border_strong};
  border-radius: {r_md}px; padding: 4px 6px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 3px 5px; }}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {text_disabled};
  border-color: {border}; }}
QLineEdit[state="bad"], QTextEdit[state="bad"], QPlainTextEdit[state="bad"], QComboBox[state="bad"],
QDateEdit[state="bad"] {{ border: 2px solid {red}; padding: 0 8px; }}
QLineEdit[state="bad"] {{ min-height: {input_focus}px; }}
QPlainTextEdit[kind="field"] {{ padding: 5px 11px; }}
QPlainTextEdit[kind="field"]:focus, QPlainTextEdit[kind="field"][state="bad"] {{ padding: 4px 10px; }}
QComboBox, QDateEdit, QSpinBox {{ background: {surface}; color: {text}; border: 1px solid {border_strong};
  border-radius: {r_md}px; padding: 0 9px; min-height: {input}px; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QComboBox:hover, QDateEdit:hover, QSpinBox:hover {{ border-color: {text_faint}; }}
QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{ border: 2px solid {focus}; padding: 0 8px;
  min-height: {input_focus}px; }}
QComboBox QLineEdit, QSpinBox QLineEdit, QDateEdit QLineEdit {{ border: 0; padding: 0; min-height: 0;
  background: transparent; }}
QSpinBox QLineEdit {{ padding-left: 8px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {arrow_box}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: {chevron}; width: {arrow}px; height: {arrow}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: {arrow_box}px; background: transparent; }}
QSpinBox::up-arrow {{ image: {chevron_up}; width: {arrow_small}px; height: {arrow_small}px; }}
QSpinBox::down-arrow {{ image: {chevron}; width: {arrow_small}px; height: {arrow_small}px; }}
QComboBox QAbstractItemView, QListView[kind="popup"] {{ background: {surface}; color: {text};
  border: 1px solid {border_strong}; selection-background-color: {selected}; selection-color: {text}; outline: 0;
  padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {small}px; padding: 2px 8px; border-radius: {r_sm}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {selected}; color: {text}; }}
QCheckBox, QRadioButton {{ spacing: 8px; color: {text}; border: 2px solid transparent; border-radius: {r_sm}px;
  min-height: {least}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {focus}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {text_disabled}; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {{ width: {tick}px;
  height: {tick}px; border: 1px solid {border_strong}; border-radius: {r_sm}px; background: {surface}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked {{ background: {accent}; border-color: {accent}; image: {check}; }}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {{ background: {accent};
  border-color: {accent}; image: {minus}; }}
QCheckBox::indicator:disabled {{ border-color: {border}; background: {grey_bg}; }}
QRadioButton::indicator {{ width: {tick}px; height: {tick}px; border: 1px solid {border_strong};
  border-radius: {tick_round}px; background: {surface}; }}
QRadioButton::indicator:checked {{ width: {radio}px; height: {radio}px; border: {dot}px solid {accent};
  background: {on_accent}; }}
QMenu::indicator {{ width: {tick}px; height: {tick}px; padding-left: 6px; }}
QMenu::indicator:checked {{ image: {check_text}; }}
QTabBar {{ background: transparent; border: 0; }}
QTabBar::tab {{ background: transparent; color: {text_muted}; padding: 8px 12px; border: 0;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {text}; background: {hover}; }}
QTabBar::scroller {{ width: 56px; }}
QTabBar QToolButton {{ background: {window}; border: 0; }}
QTabBar::tab:selected {{ color: {accent_text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ border: 2px solid {focus}; border-radius: {r_sm}px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {border}; }}
QListView, QTreeView {{ background: {surface}; color: {text}; border: 1px solid {border}; outline: 0;
  selection-background-color: {selected}; selection-color: {text}; }}
QListView:focus, QTreeView:focus {{ border: 1px solid {focus}; }}
QListView[kind="plain"], QTreeView[kind="plain"], QListView[kind="plain"]:focus {{ border: 0;
  background: transparent; }}
QDialog {{ background: {window}; }}
QGroupBox {{ border: 1px solid {border}; border-radius: {r_md}px; margin-top: 10px; padding-top: 8px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 10px; padding: 0 4px; color: {text_muted}; }}
QCalendarWidget QWidget {{ alternate-background-color: {surface_alt}; }}
QCalendarWidget QAbstractItemView {{ background: {surface}; color: {text}; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QPushButton[kind="danger"] {{ background: {red}; color: {on_red}; border-color: {red}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="danger"]:disabled {{ background: {grey_bg}; color: {text_disabled}; border-color: {grey_bg}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent; color: {link}; padding: 0 4px;
  min-height: {least}px; text-align: left; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {focus}; padding: 0 3px; }}
QPushButton:checked {{ background: {accent_soft}; color: {accent_text}; border-color: {accent}; }}
QPushButton[kind="row"]:checked {{ background: transparent; border-color: transparent; }}
QPushButton[kind="row"]:checked:hover {{ background: {hover}; }}
QPushButton[kind="row"]:checked:focus {{ border-color: {focus}; }}
QScrollArea {{ border: 2px solid transparent; }}
QScrollArea:focus {{ border-color: {focus}; }}
QAbstractScrollArea::corner {{ background: {surface}; border: 0; }}
QTreeView::item {{ padding: 3px 4px; }}
QHeaderView {{ background: {surface}; border: 0; }}
QHeaderView::section {{ background: {surface}; color: {text_muted}; border: 0; border-bottom: 1px solid {border};
  padding: 0 12px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {text_faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {grey_bg}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QSplitter::handle {{ background: {border}; }}
"""

_CONTRAST = """
QPushButton, QLineEdit, QComboBox, QDateEdit, QSpinBox, QTextEdit, QPlainTextEdit, QMenu, QToolTip {{
  border-width: 2px; border-style: solid; border-color: {border_strong}; }}
QPushButton:focus, QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QTextEdit:focus,
QPlainTextEdit:focus {{ border: 3px solid {focus}; }}
QPushButton[kind="primary"], QPushButton[kind="chip"] {{ border-color: {accent}; }}
QMenuBar::item:selected, QMenu::item:selected {{ border: 2px solid {focus}; }}
"""


def style_sheet(scheme: Scheme, tokens: Tokens, scale: float, marks: MarkFiles) -> str:
    """The style sheet for a scheme at a text size (a factor); ``marks`` holds arrows and ticks."""
    colours = scheme.colours
    tick = round(16 * scale)
    control = round(tokens.size["control"] * scale)
    sheet = _SHEET + _CONTRAST if scheme.is_contrast else _SHEET
    words = {role: _css(colour) for role, colour in scheme.colours.items()}
    return sheet.format(
        **words,
        r_sm=tokens.radius["sm"],
        r_md=tokens.radius["md"],
        button=control - 2,
        button_focus=control - 4,
        small=round(tokens.size["control_sm"] * scale) - 4,
        small_focus=round(tokens.size["control_sm"] * scale) - 6,
        pill=round(tokens.size["control_sm"] * scale) // 2 - 1,
        least=round(tokens.size["control_sm"] * scale) - 4,
        tick=tick,
        tick_round=tick // 2 + 1,
        dot=round(5 * scale),
        radio=tick + 2 - 2 * round(5 * scale),
        arrow=round(16 * scale),
        arrow_small=round(12 * scale),
        arrow_box=round(24 * scale),
        chevron=marks.url("chevron-down", colours["text_muted"]),
        chevron_up=marks.url("chevron-up", colours["text_muted"]),
        check=marks.url("check", colours["on_accent"]),
        check_text=marks.url("check", colours["text"]),
        minus=marks.url("minus", colours["on_accent"]),
        input=control - 2,
        input_focus=control - 4,
    )


def _css(colour: QColor) -> str:
    """A colour as the style sheet writes it."""
    return colour.name(QColor.NameFormat.HexArgb if colour.alpha() < 255 else QColor.NameFormat.HexRgb)

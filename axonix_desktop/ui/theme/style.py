"""The one style sheet, generated from the tokens; everything else is palette and own painting."""

from __future__ import annotations

from PySide6.QtGui import QColor

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
QPushButton[kind="chip"] {{ background: {accent_soft}; color: {accent_text}; border-color: {accent_soft};
  border-radius: {pill}px; padding: 0 10px; min-height: {small}px; }}
QPushButton[kind="chip"]:hover {{ background: {selected}; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {focus}; padding: 0 9px; min-height: {small_focus}px; }}
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


def style_sheet(scheme: Scheme, tokens: Tokens, scale: float) -> str:
    """The style sheet for a scheme at a text size (a factor)."""
    control = round(tokens.size["control"] * scale)
    words = {role: _css(colour) for role, colour in scheme.colours.items()}
    return _SHEET.format(
        **words,
        r_sm=tokens.radius["sm"],
        r_md=tokens.radius["md"],
        button=control - 2,
        button_focus=control - 4,
        small=round(tokens.size["control_sm"] * scale) - 4,
        small_focus=round(tokens.size["control_sm"] * scale) - 6,
        pill=round(tokens.size["control_sm"] * scale) // 2 - 1,
        input=control - 2,
        input_focus=control - 4,
    )


def _css(colour: QColor) -> str:
    """A colour as the style sheet writes it."""
    return colour.name(QColor.NameFormat.HexArgb if colour.alpha() < 255 else QColor.NameFormat.HexRgb)

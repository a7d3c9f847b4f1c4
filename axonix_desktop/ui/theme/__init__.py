"""Colours, fonts and the style sheet, all generated from the tokens."""

"""Frozen facts for paper, slides and workbooks."""

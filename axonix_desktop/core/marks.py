"""Names under which a programme file keeps what it is, as records of the kind ``setting``."""

SAMPLE = "sample"
"""The file holds sample data of an invented company."""

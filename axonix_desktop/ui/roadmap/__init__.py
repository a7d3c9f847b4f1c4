"""The roadmap: stages as bars over a time axis, with names frozen at the side."""

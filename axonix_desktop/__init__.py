"""Axonix Desktop: the programme office for scaling AI, on one laptop, offline."""

"""Radar, score sheets, scale gaps, components and data sources: the pieces of the pages on readiness."""

"""The commands of each area of the window, for the one registry; light to load, for all are needed at the start."""

"""Gates in the window: the dialog of a decision, what was decided before, and the moves that lead there."""

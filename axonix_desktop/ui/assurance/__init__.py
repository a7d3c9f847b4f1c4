"""Incidents, fairness tests and the trail of a use case: their lists, panels, dialogs and papers."""

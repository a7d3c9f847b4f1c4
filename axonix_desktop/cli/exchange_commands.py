"""Commands that exchange with the world: inspect, import, export, report, demo."""

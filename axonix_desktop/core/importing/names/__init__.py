"""What other people's trackers call our fields, as data: kind, field, names."""

"""Any kind of record as a grid, a detail panel and a form, fed by its fields."""

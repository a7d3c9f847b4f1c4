"""Fields, records and rules: plain Python values, no files, no clock, no Qt."""

"""Reading questions to the programme file, each named after what it returns."""

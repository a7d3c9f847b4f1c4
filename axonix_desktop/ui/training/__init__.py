"""The pieces of the Training page: matrix, curve, bars, people, and the questions that enrol and complete."""

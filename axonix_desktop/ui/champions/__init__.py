"""The pieces of the Champions page: coverage map, timeline, waves, effects, and the questions that are asked."""

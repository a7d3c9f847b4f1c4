"""The programme's past on screen: change sets, comparisons, records as they were, the whole window as of a day."""

"""Help that is there without a network: topics, found by words and by the page a person is on."""

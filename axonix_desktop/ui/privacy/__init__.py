"""What is known about a person, and what they may ask for."""

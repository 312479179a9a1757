"""What numbers, units and dates a text states, in English and Korean."""

"""A source read once, and what it has or lets work out."""

"""Grounded writing: what is written together with what its source says of it."""

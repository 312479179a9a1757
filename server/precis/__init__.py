"""Précis: a private writing assistant for researchers that lives in their editor."""

__version__ = "0.1.0"

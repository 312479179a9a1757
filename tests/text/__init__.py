"""Tests of `precis.text`, written as its specification."""

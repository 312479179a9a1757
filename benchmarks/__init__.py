"""Benchmarks: what is fast is measured side by side with the other way in the same run."""

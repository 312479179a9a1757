"""Writing: tasks, styles, messages, strategies, and the writer that runs a job on an engine."""

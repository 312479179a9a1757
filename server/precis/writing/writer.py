"""The writer: plans a job, runs it on an engine, and turns what comes back into a draft."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from precis.engine.base import Engine
from precis.writing.job import Job, Plan, WritingEvent


class Writer:
    """Writes jobs on one engine; holds nothing of a job between calls."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def plan(self, job: Job) -> Plan:
        """What the job will cost. Raises TooLong when a chosen strategy cannot do it."""
        raise NotImplementedError

    def write(self, job: Job, plan: Plan) -> AsyncGenerator[WritingEvent]:
        """Progress, steps and pieces, then exactly one Draft. Close it to cancel.

        Raises WritingError when the model's answer cannot be used.
        """
        raise NotImplementedError

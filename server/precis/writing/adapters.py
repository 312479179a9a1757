"""Which adapter writes what."""

from __future__ import annotations

from precis.engine.base import Dialect, EngineInfo
from precis.text.language import Language
from precis.writing.job import Job, Style, Task

AUTO, NONE = "auto", "none"

# What the adapters of the embedded model were trained on; elsewhere they would harm.
_TRAINED: dict[str, frozenset[tuple[Task, Style | None, Language]]] = {
    "expand": frozenset({(Task.EXPAND, None, Language.ENGLISH)}),
    "summarize": frozenset({(Task.SUMMARIZE, Style.TLDR, Language.ENGLISH)}),
}


def adapter_for(job: Job, info: EngineInfo) -> str:
    """The adapter for a job on an engine; empty for the base model alone.

    One that the user names is taken for everything, and the engine refuses a name it lacks.
    Without, a base model gets the shipped adapter that was trained on the job's task, style and
    language, if it was loaded; few-shot examples and other models are left to themselves.
    """
    if job.adapter == NONE:
        return ""
    if job.adapter not in ("", AUTO):
        return job.adapter
    if info.dialect is not Dialect.COMPLETION or job.examples:
        return ""
    style = job.style if job.task is Task.SUMMARIZE else None
    for name, trained in _TRAINED.items():
        if name in info.adapters and (job.task, style, job.language) in trained:
            return name
    return ""


def dialect_for(adapter: str, info: EngineInfo) -> Dialect:
    """How the model is asked: a base model with an adapter needs no lead words."""
    adapted = bool(adapter) and info.dialect is Dialect.COMPLETION
    return Dialect.ADAPTED if adapted else info.dialect

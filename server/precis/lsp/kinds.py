"""The kinds of our code actions: part of the answer to `initialize`, so without heavy imports."""

from __future__ import annotations

EXPAND = "refactor.rewrite.precis.expand"
SUMMARIZE = "refactor.rewrite.precis.summarize"
PROPOSAL = "refactor.rewrite.precis.proposal"
CHECK = "source.precis.check"
REMOVE = "quickfix.precis.remove"
PLACEHOLDER = "quickfix.precis.placeholder"
ACCEPT = "quickfix.precis.accept"
REWRITE = "quickfix.precis.rewrite"
EXPLAIN = "quickfix.precis.explain"
KINDS = (
    EXPAND,
    f"{SUMMARIZE}.auto",
    f"{SUMMARIZE}.stuff",
    f"{SUMMARIZE}.map_reduce",
    f"{SUMMARIZE}.refine",
    PROPOSAL,
    CHECK,
    REMOVE,
    PLACEHOLDER,
    REWRITE,
    ACCEPT,
    EXPLAIN,
)

"""What a user is told about a text that was written or checked, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.lsp.examination import Examined
from precis.text.counted import counted
from precis.text.said import Said, joined
from precis.writing.job import Draft

if TYPE_CHECKING:
    from precis.facts.finding import Report

_NO_PROOF = Said("That is no proof: numbers, names and words were looked up, not their meaning.")


def how_written(draft: Draft) -> Said:
    """How a text came about: with which strategy, and how much was read for it."""
    return Said(
        "Written with the strategy {strategy} in {calls}: "
        "{read:,} tokens were read and {written:,} written.",
        strategy=draft.plan.strategy.value,
        calls=counted(draft.calls, "model call"),
        read=draft.prompt_tokens,
        written=draft.tokens,
    )


def of_check(examined: Examined, source: str) -> Said:
    """How many sentences were looked up in `source`, and how many of them to look at."""
    count = counted(examined.sentences, "sentence")
    found = len(examined.found)
    if found:
        said = [
            Said(
                "{count} checked against {source}: {found:,} to look at.",
                count=count,
                source=source,
                found=found,
            )
        ]
    else:
        said = [
            Said(
                "{count} checked against {source}: nothing to look at.", count=count, source=source
            )
        ]
    if examined.accepted:
        said.append(Said("{count:,} accepted before.", count=examined.accepted))
    return joined(" ", said if found else (*said, _NO_PROOF))


def of_judgement(report: Report) -> Said:
    """How many sentences are to be looked at now that the model has been asked."""
    count = counted(len(report.flagged), "sentence")
    asked = Said("The model was asked too: {count} to look at now.", count=count)
    return joined(" ", (asked, *report.notes))

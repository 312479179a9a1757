"""What the benchmark of grounded writing counts, on papers whose result is known."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from benchmarks.grounded import (
    ALONE,
    ANEW,
    FILLED,
    WITH,
    Paper,
    Tally,
    expansions,
    manuscript,
    rows,
)
from benchmarks.grounded import manuscripts as chosen

from precis.engine.fake import FakeEngine
from precis.facts.hard import Source, check
from precis.settings import Settings
from precis_training.splits import Dealer

BODY = "The survey of the valleys asked 120 farms about the drought of 2019 and other matters. "


def raw(name: str = "A1", repeat: int = 120) -> dict[str, Any]:
    return {
        "id": name,
        "title": "Drought on farms",
        "abstract": ["We ask about drought on many farms in a survey.", "Rain is rare."],
        "sections": [
            {"title": "Survey", "sentences": [BODY, "Rain is rare."] * repeat},
            {"title": "Abstract", "sentences": ["Again."]},
        ],
    }


def paper() -> Paper:
    found = manuscript(raw())
    assert found is not None
    return found


def test_a_manuscript_has_the_key_sentence_as_its_abstract_and_no_other_of_the_abstract() -> None:
    found = paper()
    assert found.target.of(found.document.text) == "We ask about drought on many farms in a survey."
    assert "Rain is rare." not in found.document.text
    assert found.outline.abstract == found.target


def apart(count: int) -> list[str]:
    """Names of papers that no recipe trains on."""
    dealer = Dealer(validation=0.0, test=0.1)
    names = (f"P{number}" for number in range(1_000))
    return list(islice((one for one in names if dealer.split_of(one, "auto") == "test"), count))


def test_papers_that_are_too_short_are_left_out_and_the_choice_is_the_same_each_time() -> None:
    first, second, third, short = apart(4)
    lines = [json.dumps(raw(name)) for name in (first, second, third)]
    lines.append(json.dumps(raw(short, 2)))
    names = [one.name for one in chosen(lines, 9)]
    assert sorted(names) == sorted((first, second, third))
    assert [one.name for one in chosen(reversed(lines), 2)] == names[:2]


def test_no_paper_that_a_recipe_may_train_on_is_measured_with() -> None:
    lines = [json.dumps(raw(f"P{number}")) for number in range(100)]
    names = {one.name for one in chosen(lines, 100)}
    assert names
    assert names <= set(apart(100))


async def test_every_way_starts_from_the_same_draft_and_what_is_unsupported_is_settled() -> None:
    engine = FakeEngine(lambda _: "The survey asked 77 farms about drought.")
    found = await expansions(engine, paper(), Settings())
    assert list(found) == [ALONE, WITH, FILLED, ANEW]
    texts = {name: draft.text for name, draft in found.items() if draft}
    assert texts[WITH] == "The survey asked 77 farms about drought."
    assert "77" not in texts[FILLED]
    assert "77" not in texts[ANEW]
    assert "From the paper:" not in engine.requests[0].messages[0].content
    assert "asked 120 farms" in engine.requests[1].messages[0].content


def test_facts_are_counted_in_100_words_and_a_way_without_any_has_a_rate_of_none() -> None:
    source = Source.of("It rained in 2019.")
    tally, clean = Tally(), Tally()
    tally.add("It rained in 2018.", check("It rained in 2018.", source), 1.0)
    clean.add("It rained in [year].", check("It rained in [year].", source), 1.0)
    assert (tally.rate, clean.rate) == (25.0, 0.0)
    assert (tally.flagged, clean.placeholders) == (1, 1)
    table = rows({ALONE: tally, WITH: tally, FILLED: clean, ANEW: clean}, 1)
    first = {row.name: row for row in table}
    assert first["facts not in the manuscript, with passages / alone (1 papers)"].ratio == 1.0
    assert first["facts not in the manuscript, rewritten / alone (1 papers)"].ours == 0.0

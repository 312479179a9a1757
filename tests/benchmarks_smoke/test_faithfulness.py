"""The measures of the faithfulness benchmark, on cases whose result is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.faithfulness import checked_draft, fitted_folds, trigram_precision

from precis.facts.features import NAMES
from precis.text.language import Language
from precis_training.checker.judged import Judged, fold_of
from precis_training.checker.told_apart import (
    Scored,
    auc,
    balanced_accuracy,
    correlation,
    groups_of,
    with_interval,
)


def test_auc_counts_pairs_in_the_right_order_and_ties_half() -> None:
    assert auc([1, 2, 3, 4], [False, False, True, True]) == 1.0
    assert auc([4, 3, 2, 1], [False, False, True, True]) == 0.0
    assert auc([1, 1, 1, 1], [False, True, False, True]) == 0.5
    assert auc([1, 2, 2, 3], [False, False, True, True]) == 0.875


def test_the_interval_holds_the_measure_and_is_the_same_each_time() -> None:
    rows = [
        Scored("s", "", str(at // 2), at % 7 > 2 or at % 5 == 0, float(at % 7)) for at in range(60)
    ]
    found = with_interval(auc, rows)
    assert found.low <= found.value <= found.high
    assert found == with_interval(auc, rows)


def test_balanced_accuracy_counts_both_kinds_alike() -> None:
    assert balanced_accuracy([1, 1, 1, -1], [True, True, True, False]) == 1.0
    assert balanced_accuracy([1, 1, 1, 1], [True, True, True, False]) == 0.5


def test_the_correlation_is_of_probabilities() -> None:
    assert correlation([-900, 900], [False, True]) == pytest.approx(1.0)
    assert correlation([2, 2], [False, True]) == 0.0


def test_an_origin_with_drafts_of_one_kind_only_has_no_figures() -> None:
    rows = [Scored("s", origin, "", supported, 0) for origin, supported in
            (("a", True), ("a", False), ("b", True))]  # fmt: skip
    assert [name for name, _ in groups_of(rows)] == ["s", "s a"]


def test_a_draft_is_scored_by_the_fit_that_did_not_see_its_document(tmp_path: Path) -> None:
    def line(bias: float) -> dict[str, object]:
        return {"bias": bias, "weights": [0.0] * len(NAMES)}

    file = tmp_path / "folds.json"
    content = {"features": NAMES, "facts": {"en": [line(float(fold)) for fold in range(5)]}}
    file.write_text(json.dumps(content), "utf-8")
    folds = fitted_folds(file)
    for source in ("The red fox ran.", "A blue bird flew.", "Rain fell in May."):
        draft = Judged("s", "", source, "The red fox ran.", True, "", Language.ENGLISH)
        found = checked_draft(draft, folds, {})
        assert found.layers == {"facts": pytest.approx(fold_of(draft.document))}


def test_a_model_that_was_asked_is_a_layer_alone_and_together(tmp_path: Path) -> None:
    draft = Judged("s", "", "The red fox ran.", "The red fox ran.", True, "", Language.ENGLISH)
    file = tmp_path / "folds.json"
    both = [{"bias": 1.0, "weights": [0.0, 2.0]}]
    plain = [{"bias": 0.0, "weights": [0.0] * len(NAMES)}]
    content = {"features": NAMES, "facts": {"en": plain}, "support": {"m": {"en": both}}}
    file.write_text(json.dumps(content), "utf-8")
    found = checked_draft(draft, fitted_folds(file), {"m": {draft.key: (1.5,)}})
    assert found.layers["support by m"] == pytest.approx(1.5)
    assert found.layers["facts + support by m"] == pytest.approx(4.0)


def test_trigram_precision_is_the_share_of_what_the_source_has() -> None:
    source = "the red fox ran over the hill"
    assert trigram_precision(source, "the red fox ran") == 1.0
    assert trigram_precision(source, "the red fox slept") == 0.5
    assert trigram_precision(source, "nothing of it") == 0.0
    assert trigram_precision("붉은 여우가 달렸다", "여우가 달렸다") == 1.0

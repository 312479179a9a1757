"""The measures of the faithfulness benchmark, on cases whose result is known."""

from __future__ import annotations

from benchmarks.faithfulness import auc, interval, trigram_precision


def test_auc_counts_pairs_in_the_right_order_and_ties_half() -> None:
    assert auc([1, 2, 3, 4], [False, False, True, True]) == 1.0
    assert auc([4, 3, 2, 1], [False, False, True, True]) == 0.0
    assert auc([1, 1, 1, 1], [False, True, False, True]) == 0.5
    assert auc([1, 2, 2, 3], [False, False, True, True]) == 0.875


def test_the_interval_holds_the_measure_and_is_the_same_each_time() -> None:
    scores = [float(at % 7) for at in range(60)]
    supported = [at % 7 > 2 or at % 5 == 0 for at in range(60)]
    sources = [str(at // 2) for at in range(60)]
    low, high = interval(scores, supported, sources)
    assert low <= auc(scores, supported) <= high
    assert (low, high) == interval(scores, supported, sources)


def test_trigram_precision_is_the_share_of_what_the_source_has() -> None:
    source = "the red fox ran over the hill"
    assert trigram_precision(source, "the red fox ran") == 1.0
    assert trigram_precision(source, "the red fox slept") == 0.5
    assert trigram_precision(source, "nothing of it") == 0.0
    assert trigram_precision("붉은 여우가 달렸다", "여우가 달렸다") == 1.0

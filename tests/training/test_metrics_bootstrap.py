"""How sure a figure is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.evaluation.bootstrap import Bootstrap, Measure


def plain(value: float) -> float:
    return value


def means(*values: float) -> list[Measure | None]:
    return [(value, 1.0) for value in values]


def test_a_figure_is_the_sum_of_numerators_by_the_sum_of_denominators() -> None:
    found = Bootstrap(200, 0).estimate([(2.0, 10.0), (0.0, 30.0)], plain)
    assert found is not None
    assert found.value == pytest.approx(2 / 40)


def test_rows_without_the_figure_are_left_out() -> None:
    found = Bootstrap(200, 0).estimate([(1.0, 1.0), None, (3.0, 1.0)], plain)
    assert found is not None
    assert (found.value, found.rows) == (2.0, 2)
    assert Bootstrap(200, 0).estimate([None, None], plain) is None
    assert Bootstrap(200, 0).estimate([(0.0, 0.0)], plain) is None


def test_equal_rows_leave_no_doubt_and_different_ones_do() -> None:
    sure = Bootstrap(200, 0).estimate(means(5, 5, 5), plain)
    unsure = Bootstrap(200, 0).estimate(means(0, 5, 10), plain)
    assert sure is not None
    assert unsure is not None
    assert (sure.low, sure.high) == (5.0, 5.0)
    assert unsure.low < 5.0 < unsure.high


def test_the_interval_is_close_to_the_normal_one_for_many_rows() -> None:
    values = [float(number % 10) for number in range(400)]
    found = Bootstrap(4000, 1).estimate(means(*values), plain)
    assert found is not None
    mean = sum(values) / len(values)
    error = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) / 20
    assert found.low == pytest.approx(mean - 1.96 * error, abs=0.05)
    assert found.high == pytest.approx(mean + 1.96 * error, abs=0.05)


def test_a_difference_is_paired_row_by_row() -> None:
    worse = [float(number) for number in range(50)]
    better = [value + 1.0 for value in worse]
    found = Bootstrap(300, 0).difference(means(*better), means(*worse), plain)
    assert found is not None
    # Unpaired, rows from 0 to 49 would leave a difference of one in doubt.
    assert (found.value, found.low, found.high) == pytest.approx((1.0, 1.0, 1.0))


def test_a_difference_uses_only_rows_that_both_have() -> None:
    found = Bootstrap(100, 0).difference([(9.0, 1.0), (4.0, 1.0)], [None, (1.0, 1.0)], plain)
    assert found is not None
    assert (found.value, found.rows) == (3.0, 1)
    assert Bootstrap(100, 0).difference([None], [(1.0, 1.0)], plain) is None


def test_the_figure_is_finished_before_it_is_drawn() -> None:
    found = Bootstrap(100, 0).estimate([(2.0, 2.0), (4.0, 4.0)], math.exp)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((math.e, math.e, math.e))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.integers(0, 5))
def test_the_same_seed_gives_the_same_interval_around_the_figure(
    values: list[float], seed: int
) -> None:
    first = Bootstrap(100, seed).estimate(means(*values), plain)
    again = Bootstrap(100, seed).estimate(means(*values), plain)
    assert first == again
    assert first is not None
    assert min(values) - 1e-6 <= first.low <= first.high <= max(values) + 1e-6

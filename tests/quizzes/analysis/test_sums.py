"""Running sums against the formulas of Python's own statistics."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.analysis.sums import LONGEST, Pairs, Seconds, Values

fractions = st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 2 / 3, 1.0])
pairs = st.lists(st.tuples(fractions, st.floats(0, 1)), min_size=2, max_size=80)


def summed(values):
    sums = Values()
    for value in values:
        sums.add(value)
    return sums


@given(st.lists(st.floats(0, 1), min_size=2, max_size=80))
def test_mean_and_variance_are_those_of_the_whole_list(values):
    assert summed(values).mean == pytest.approx(statistics.mean(values))
    assert summed(values).variance == pytest.approx(statistics.variance(values), abs=1e-8)


@given(st.lists(fractions, min_size=1, max_size=20), st.lists(fractions, min_size=1, max_size=20))
def test_two_sums_together_are_the_sum_of_both(one, other):
    together = summed(one)
    together += summed(other)
    assert together.variance == pytest.approx(summed(one + other).variance)


@given(pairs)
def test_correlation_is_that_of_the_whole_list(values):
    sums, columns = Pairs(), list(zip(*values, strict=True))
    for x, y in values:
        sums.add(x, y)
    if sums.correlation is None:
        assert min(statistics.pvariance(column) for column in columns) < 1e-8
    else:
        assert sums.correlation == pytest.approx(statistics.correlation(*columns), abs=1e-4)


@given(st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_what_never_differs_has_no_correlation(same, others):
    sums = Pairs()
    for other in others:
        sums.add(same, other)
    assert sums.correlation is None


@given(st.lists(st.integers(0, LONGEST), min_size=1, max_size=50))
def test_the_median_is_that_of_the_whole_list(times):
    seconds = Seconds()
    for time in times:
        seconds.add(time)
    assert seconds.median == statistics.median(times)


def test_hours_count_as_the_longest_time():
    seconds = Seconds()
    seconds.add(3 * 3600)
    assert seconds.median == LONGEST


def test_nothing_has_no_mean_and_no_median():
    assert (Values().mean, Values().variance, Seconds().median) == (None, 0.0, None)

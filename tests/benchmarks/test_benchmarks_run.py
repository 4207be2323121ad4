"""The benchmarks can be run. What they measure is nobody's business here: no test depends on the speed of a machine."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, Goal, Series, nearly_the_worst, noise, table
from tests.benchmarks.measures import MEASURES


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Everything as small as it can be, once."""
    folder = tmp_path_factory.mktemp("bench")
    return Bench(folder, runs=1, first_runs=0, keys=3, middle=20, large=40, sessions_at_home=4, farthest=3)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_can_be_taken(name: str, bench: Bench) -> None:
    figures = MEASURES[name](bench)
    assert figures
    assert all(value > 0 for figure in figures for value in [*figure.values, *figure.baseline.values])
    assert len(table(figures).splitlines()) == len(figures) + 2


def test_a_goal_is_met_by_the_ratio_of_the_medians() -> None:
    bare = Series("bare app", [10.0, 11.0, 50.0])
    assert Figure("start", [12.0, 13.0, 99.0], bare, Goal(1.25)).is_met
    assert not Figure("start", [14.0, 14.0, 14.0], bare, Goal(1.25)).is_met


def test_a_goal_in_milliseconds_is_met_by_the_median() -> None:
    bare = Series("bare app", [10.0])
    assert Figure("save", [15.0, 16.0, 40.0], bare, Goal(16, is_ratio=False)).is_met
    assert not Figure("save", [15.0, 17.0, 40.0], bare, Goal(16, is_ratio=False)).is_met


def test_the_99th_percentile_leaves_out_one_value_in_a_hundred() -> None:
    assert nearly_the_worst([1.0] * 98 + [7.0, 9.0]) == 7.0
    assert nearly_the_worst([3.0]) == 3.0


def test_the_noise_is_told_once_for_each_baseline() -> None:
    bare = Series("bare app", [10.0, 10.0, 10.0, 10.0])
    told = noise([Figure("one", [1.0], bare), Figure("other", [1.0], bare)])
    assert told.splitlines()[1:] == ["  bare app: 0% of 10.0, 4 times"]

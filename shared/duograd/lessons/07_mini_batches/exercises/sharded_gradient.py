"""TODO say what `sharded_gradient` asks."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=2,
    detached=True,
    hints=[
        "By hand: shards of 2 and 1 examples report the means 3 and 6. So the slopes of the three "
        "examples add up to 2 · 3 + 6 = 12. What is the mean of the three?",
        "Each shard reports a mean. How many examples stand behind it? That many votes it has.",
        "Go through gradients and sizes side by side, add up size times gradient, and divide once "
        "by all the examples there are.",
        "A like example: two shops with 10 and 30 customers report a mean bill of 8 and 4 euros. "
        "All 40 customers paid 5 on average.",
    ],
)


def _stacked(gradients):
    return np.stack(gradients)


def _weigh(gradients, weights):
    return np.tensordot(np.array(weights, dtype="float64"), _stacked(gradients), axes=1)


@exercise.oracle
def sharded_gradient(gradients, sizes):
    return _weigh(gradients, np.array(sizes) / np.sum(sizes))


def _shards(gradients, sizes):
    return {"gradients": [np.array(g) for g in gradients], "sizes": sizes}


@exercise.cases
def cases(rng):
    yield _shards([3.0, 6.0], [2, 1])
    yield _shards([[1.0, -2.0], [4.0, 2.5], [-1.0, 3.0]], [5, 2, 3])
    yield _shards(rng.normal(1, 1, (3, 2, 5)), [7, 1, 3])
    yield _shards([rng.normal(1, 1, 3)], [4])


@exercise.mistake
def plain_mean(gradients, sizes):
    """Every shard counts the same in yours, however many examples it holds: the examples of a small
    shard count too much."""
    return np.mean(_stacked(gradients), axis=0)


@exercise.mistake
def plain_sum(gradients, sizes):
    """You added the shards' means up; they must be weighed and averaged."""
    return np.sum(_stacked(gradients), axis=0)


@exercise.mistake
def sum_over_examples(gradients, sizes):
    """This is the sum over all the examples: the mean is asked, as each shard reports a mean."""
    return _weigh(gradients, sizes)


@exercise.mistake
def divided_by_shards(gradients, sizes):
    """You weighed the shards well, but divided by the number of shards; how many examples are there
    in all?"""
    return _weigh(gradients, np.array(sizes) / len(sizes))


@exercise.mistake
def small_shards_count_more(gradients, sizes):
    """You divided each gradient by the size of its shard: that makes small shards count more."""
    return _weigh(gradients, 1 / np.array(sizes)) / np.sum(1 / np.array(sizes))


@exercise.mistake
def divided_by_own_size(gradients, sizes):
    """Each shard's gradient is a mean already, and you divided it by the shard's size once more."""
    return _weigh(gradients, 1 / np.array(sizes))


@exercise.mistake
def mean_over_examples_of_means(gradients, sizes):
    """You added up one gradient for each shard and divided by the number of examples: a shard's
    gradient stands for several of them."""
    return np.sum(_stacked(gradients), axis=0) / np.sum(sizes)


@exercise.mistake
def largest_shard_only(gradients, sizes):
    """Only the largest shard is in your answer; every shard has a say."""
    return gradients[int(np.argmax(sizes))]


@exercise.mistake
def only_the_last(gradients, sizes):
    """Only the last shard is left in your total: each new one must be added to it."""
    return gradients[-1] * sizes[-1] / np.sum(sizes)


@exercise.mistake
def divided_by_the_largest(gradients, sizes):
    """You weighed the shards well, but divided by the size of the largest; how many examples are
    there in all?"""
    return _weigh(gradients, np.array(sizes) / np.max(sizes))


@exercise.mistake
def not_added_up(gradients, sizes):
    """The shards came back one by one; one gradient for all of them is asked."""
    return np.stack([g * s / np.sum(sizes) for g, s in zip(gradients, sizes, strict=True)])

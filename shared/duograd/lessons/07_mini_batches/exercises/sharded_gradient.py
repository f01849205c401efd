"""The gradient of all data from those of its shards, each shard weighed by its size."""

import numpy as np

from duograd.exercises import Exercise, failed

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


def weighed(gradients, weights):
    """The sum of the shards' gradients, each times its weight."""
    return np.tensordot(np.array(weights, dtype="float64"), np.stack(gradients), axes=1)


@exercise.oracle
def sharded_gradient(gradients, sizes):
    return weighed(gradients, np.array(sizes) / np.sum(sizes))


def shards(gradients, sizes):
    return {"gradients": [np.array(g) for g in gradients], "sizes": sizes}


TABLES = 2  # the place of the case whose gradients are tables


@exercise.cases
def cases(rng):
    yield shards([3.0, 6.0], [2, 1])
    yield shards([[1.0, -2.0], [0.0, 0.0], [-1.0, 3.0]], [5, 2, 3])
    yield shards(rng.normal(1, 1, (3, 2, 5)), [120, 1, 43])
    yield shards([[0.03334, -0.06667, 0.01235]], [4])
    yield shards([2.0, 5.0, 1.0, 600.0, 3.0, 8.0, 4.0, 7.0, 9.0], [1, 3, 2, 3, 2, 1, 1, 3, 2])


def counted(wrong):
    """Let a mistake say only how much each shard counts, from the sizes [shards]."""

    def formula(gradients, sizes):
        return weighed(gradients, wrong(np.array(sizes)))

    return exercise.mistake(formula, wrong)


@counted
def whole_shares(sizes):
    """As if each shard's share were cut to a whole number: so none of several shards counts. `//`
    leaves out what follows the point."""
    return sizes // sizes.sum()


@counted
def plain_mean(sizes):
    """Every shard counts the same in yours, however many examples it holds: the examples of a small
    shard count too much."""
    return np.ones(len(sizes)) / len(sizes)


@counted
def plain_sum(sizes):
    """You added the shards' means up; they must be weighed and averaged."""
    return np.ones(len(sizes))


@counted
def sum_over_examples(sizes):
    """This is the sum over all the examples: the mean is asked, as each shard reports a mean."""
    return sizes


@counted
def divided_by_shards(sizes):
    """You weighed the shards well, but divided by the number of shards; how many examples are there
    in all?"""
    return sizes / len(sizes)


@counted
def small_shards_count_more(sizes):
    """You divided each gradient by the size of its shard: that makes small shards count more."""
    return 1 / sizes / np.sum(1 / sizes)


@counted
def divided_by_own_size(sizes):
    """Each shard's gradient is a mean already, and you divided it by the shard's size once more."""
    return 1 / sizes


@counted
def mean_over_examples_of_means(sizes):
    """You added up one gradient for each shard and divided by the number of examples: a shard's
    gradient stands for several of them."""
    return np.ones(len(sizes)) / np.sum(sizes)


@counted
def largest_shard_only(sizes):
    """Only the largest shard is in your answer; every shard has a say."""
    return np.arange(len(sizes)) == np.argmax(sizes)


@exercise.mistake
def reports_of_0_left_out(gradients, sizes):
    """A shard that reports only zeros is left out in yours, and so are its examples: with a slope
    of 0 they count, too."""
    counted = np.array([n if np.any(g) else 0 for g, n in zip(gradients, sizes, strict=True)])
    return weighed(gradients, counted / counted.sum())


@counted
def only_the_last(sizes):
    """Only the last shard is left in your total: each new one must be added to it."""
    return np.append(np.zeros(len(sizes) - 1), sizes[-1] / np.sum(sizes))


@counted
def divided_by_the_largest(sizes):
    """You weighed the shards well, but divided by the size of the largest; how many examples are
    there in all?"""
    return sizes / np.max(sizes)


@counted
def divided_by_own_size_and_shards(sizes):
    """Each shard's gradient is a mean already, and you divided it by the shard's size once more;
    then by the number of shards."""
    return 1 / sizes / len(sizes)


@counted
def sizes_in_another_order(sizes):
    """Your shards count by the sizes in rising order; each gradient belongs to the size at its own
    place."""
    return np.sort(sizes) / np.sum(sizes)


@exercise.mistake
def one_number(gradients, sizes):
    """One number came back for all weights; a gradient holds one for each of them."""
    return sharded_gradient(gradients, sizes).mean()


@exercise.telltale
def sizes_do_not_fit(seen):
    """Where each gradient is a table two shapes do not fit in yours. A gradient may be a number, a
    row or a table: one size multiplies all that its shard reports."""
    said = ("must match the size of tensor", "Incompatible shapes")
    return failed(seen[TABLES : TABLES + 1], *said)


@exercise.mistake
def not_added_up(gradients, sizes):
    """The shards came back one by one; one gradient for all of them is asked."""
    return np.stack([g * n / np.sum(sizes) for g, n in zip(gradients, sizes, strict=True)])

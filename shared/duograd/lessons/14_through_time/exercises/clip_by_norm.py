"""Gradients that are too long together are shortened together; their direction stays."""

import numpy as np

from duograd.exercises import Exercise, failed

exercise = Exercise(
    points=2,
    detached=True,
    hints=[
        "By hand: the gradients [3] and [[4]], limit 1. Laid in one row they are (3, 4). How long "
        "is that, and by what must both be multiplied?",
        "One length for all of them, and one factor for all of them. Else the step points "
        "somewhere else.",
        "First add up all squares of all tensors and take the root. The factor is 1 where that is "
        "at most the limit; else it brings the length down to the limit.",
        "A like example: shares of a bill, `[20, 60]`, that together may be at most 40: each is "
        "multiplied by 40/80.",
    ],
)


def norm(gradients):
    return float(np.sqrt(sum((gradient**2).sum() for gradient in gradients)))


def scaled(gradients, limit, length):
    """All gradients times one factor, as if their length together were `length`."""
    factor = limit / length if length > limit else 1.0
    return [gradient * factor for gradient in gradients]


def clipped_to(gradients, limit, length):
    """All gradients, brought to this length if they are longer than the limit."""
    whole = norm(gradients)
    return [gradient * length / whole if whole > limit else gradient for gradient in gradients]


@exercise.oracle
def clip_by_norm(gradients, limit):
    return scaled(gradients, limit, norm(gradients))


@exercise.cases
def cases(rng):
    yield {"gradients": [np.array([3.0]), np.array([[4.0]])], "limit": 1.0}
    yield {"gradients": [np.array([0.3]), np.array([0.0004])], "limit": 1.0}
    yield {"gradients": [np.array([600.0, 800.0])], "limit": 990.0}  # a little too long
    table = rng.uniform(20, 40, (2, 3)) * [[1, -1, 1], [1, 1, -1]]
    more = np.array(13.0), rng.uniform(2, 6, (2, 1, 3)), np.array([[20.0]])  # one number; 3 axes
    mixed = [table, rng.uniform(-6, -2, 5), *more]
    yield {"gradients": mixed, "limit": 0.09}  # far too long, and not 1 long
    yield {"gradients": [np.zeros(2), np.zeros((1, 3))], "limit": 0.5}
    yield {"gradients": [rng.uniform(0.3, 0.6, (2, 2)), rng.uniform(-0.6, -0.3, 2)], "limit": 3.0}
    yield {"gradients": [np.array([0.9, 1.2])], "limit": 2.0}  # the sum of squares is above 2
    yield {"gradients": [np.array([3.0]), np.array([[4.0]])], "limit": 4.5}  # too long together
    yield {"gradients": [np.array([2.0, -2])] * 9, "limit": 3.0}  # so are these, by far


@exercise.mistake
def each_alone(gradients, limit):
    """Each tensor was shortened by itself: then they are no longer in the same proportion, and the
    step points somewhere else."""
    return [scaled([gradient], limit, norm([gradient]))[0] for gradient in gradients]


@exercise.mistake
def by_value(gradients, limit):
    """Each number was cut off at the limit. That turns the direction; asked is one factor for
    all."""
    return [np.clip(gradient, -limit, limit) for gradient in gradients]


@exercise.mistake
def none_alone_too_long(gradients, limit):
    """Where no tensor is too long alone, all came back as they were: what counts is how long they
    are together, and the lengths 3 and 4 make 5."""
    long = any(norm([gradient]) > limit for gradient in gradients)
    return clip_by_norm(gradients, limit) if long else list(gradients)


@exercise.mistake
def always_scaled(gradients, limit):
    """Also gradients that were short enough were brought to the limit: those must stay as they
    are."""
    length = norm(gradients) or np.nan
    return [gradient * limit / length for gradient in gradients]


@exercise.mistake
def limit_beside_the_norm(gradients, limit):
    """As if the length stood beside the limit in what you divide by, limit + length: then short
    gradients become shorter, too, and long ones come to less than the limit."""
    return [gradient * limit / (limit + norm(gradients)) for gradient in gradients]


@exercise.mistake
def only_zeros_saved(gradients, limit):
    """Also gradients that were short enough were brought to the limit: those must stay as they
    are."""
    return [gradient * limit / (norm(gradients) or 1.0) for gradient in gradients]


@exercise.mistake
def sum_of_norms(gradients, limit):
    """The lengths of the tensors were added up. The length of all together is the root of all
    squares added up."""
    return scaled(gradients, limit, sum(norm([gradient]) for gradient in gradients))


@exercise.mistake
def no_root(gradients, limit):
    """As if the length were the sum of the squares: the root is missing."""
    return scaled(gradients, limit, norm(gradients) ** 2)


@exercise.mistake
def square_compared(gradients, limit):
    """Whether to shorten was decided by the length *squared*, the sum of the squares: it is the
    length that must not be above the limit."""
    factor = limit / norm(gradients) if norm(gradients) ** 2 > limit else 1.0
    return [gradient * factor for gradient in gradients]


@exercise.mistake
def mean_of_squares(gradients, limit):
    """As if the length were the root of the *mean* of the squares; it is that of their sum."""
    count = sum(gradient.size for gradient in gradients)
    return scaled(gradients, limit, norm(gradients) / count**0.5)


@exercise.mistake
def limit_not_in_factor(gradients, limit):
    """Long gradients came to the length 1, whatever the limit is."""
    length = norm(gradients)
    return [gradient / length if length > limit else gradient for gradient in gradients]


@exercise.mistake
def zeroed(gradients, limit):
    """Gradients that are too long became 0: they should become shorter."""
    return [gradient * (norm(gradients) <= limit) for gradient in gradients]


@exercise.mistake
def largest_number(gradients, limit):
    """As if the length were the largest number among all."""
    return scaled(gradients, limit, max(float(abs(gradient).max()) for gradient in gradients))


@exercise.mistake
def absolute_values(gradients, limit):
    """As if the length were the sum of the absolute values; squares and a root are asked."""
    return scaled(gradients, limit, float(sum(abs(gradient).sum() for gradient in gradients)))


@exercise.mistake
def longest_tensor(gradients, limit):
    """As if the length were that of the longest tensor: all count, together."""
    return scaled(gradients, limit, max(norm([gradient]) for gradient in gradients))


@exercise.mistake
def mean_of_norms(gradients, limit):
    """As if the length were the mean of the tensors' lengths. The length of all together is the
    root of all squares added up."""
    return scaled(gradients, limit, sum(norm([g]) for g in gradients) / len(gradients))


@exercise.mistake
def stretch_of_a_table(gradients, limit):
    """A table was counted as less long than it is, as if its length were the most by which it
    stretches a vector. Asked is the root of all its squares added up."""
    stretches = [np.linalg.norm(g, 2) if g.ndim == 2 else norm([g]) for g in gradients]
    return scaled(gradients, limit, float(np.linalg.norm(stretches)))


@exercise.mistake
def limit_shared_out(gradients, limit):
    """Long gradients came to the limit divided by how many tensors there are: the limit is one for
    all together."""
    return clipped_to(gradients, limit, limit / len(gradients))


@exercise.mistake
def limit_shared_out_by_root(gradients, limit):
    """Long gradients came to the limit divided by the root of how many tensors there are: the limit
    is one for all together."""
    return clipped_to(gradients, limit, limit / len(gradients) ** 0.5)


@exercise.mistake
def square_in_the_factor(gradients, limit):
    """Your factor is the limit divided by the length *squared*: the root is missing there."""
    return clipped_to(gradients, limit, limit / (norm(gradients) or 1.0))


@exercise.mistake
def cut_down_by_the_limit(gradients, limit):
    """Long gradients became shorter *by* the limit; asked is that they come *to* the limit."""
    return clipped_to(gradients, limit, norm(gradients) - limit)


@exercise.mistake
def mean_in_each(gradients, limit):
    """In each tensor you took the mean of the squares; the length is made of their sum."""
    return scaled(gradients, limit, float(np.sqrt(sum((g**2).mean() for g in gradients))))


@exercise.mistake
def not_squared(gradients, limit):
    """As if the length were the sum of the numbers themselves: they are to be squared first."""
    return scaled(gradients, limit, abs(float(sum(gradient.sum() for gradient in gradients))))


@exercise.mistake
def too_long_untouched(gradients, limit):
    """Gradients that are too long came back as they were, and short ones were stretched: the
    condition is the wrong way round."""
    length = norm(gradients)
    factor = max(1.0, limit / length) if length else np.nan  # 0 times infinity
    return [gradient * factor for gradient in gradients]


@exercise.mistake
def times_the_limit(gradients, limit):
    """Long gradients were multiplied by the limit itself."""
    return [gradient * limit if norm(gradients) > limit else gradient for gradient in gradients]


@exercise.mistake
def excess_subtracted(gradients, limit):
    """From each number you took away by how much the length exceeds the limit. Shorter means
    *multiplied*, all by the same."""
    return [gradient - max(0.0, norm(gradients) - limit) for gradient in gradients]


@exercise.mistake
def root_of_the_factor(gradients, limit):
    """Your factor is the root of the right one."""
    return [gradient * min(1.0, limit / (norm(gradients) or 1)) ** 0.5 for gradient in gradients]


@exercise.mistake
def factor_twice(gradients, limit):
    """The factor was used twice: they are shorter than the limit now."""
    return [gradient * min(1.0, limit / (norm(gradients) or 1)) ** 2 for gradient in gradients]


@exercise.mistake
def last_left_long(gradients, limit):
    """The last tensor came back as it was: all are multiplied by the factor."""
    return [*clip_by_norm(gradients, limit)[:-1], gradients[-1]]


@exercise.mistake
def first_alone_shortened(gradients, limit):
    """Only the first tensor was shortened: all are multiplied by the factor."""
    return [*clip_by_norm(gradients, limit)[:1], *gradients[1:]]


@exercise.mistake
def turned_round(gradients, limit):
    """Gradients that are too long point the opposite way: their signs are turned over."""
    sign = -1 if norm(gradients) > limit else 1
    return [sign * gradient for gradient in clip_by_norm(gradients, limit)]


@exercise.mistake
def signs_lost(gradients, limit):
    """Where gradients are too long, negative numbers came back as positive ones: the direction
    stays."""
    shorter = clip_by_norm(gradients, limit)
    return [abs(gradient) for gradient in shorter] if norm(gradients) > limit else shorter


@exercise.mistake
def with_the_norm(gradients, limit):
    """Two things came back, the list and the length of all together; only the list is asked."""
    return [clip_by_norm(gradients, limit), np.array(norm(gradients))]


@exercise.mistake
def flattened(gradients, limit):
    """Right numbers, but each tensor came back as one row. It must keep its own shape."""
    return [gradient.reshape(-1) for gradient in clip_by_norm(gradients, limit)]


@exercise.mistake
def first_decides(gradients, limit):
    """As if the length were that of the first tensor: all count."""
    return scaled(gradients, limit, norm(gradients[:1]))


@exercise.mistake
def untouched(gradients, limit):
    """They came back as they were, also where they were too long."""
    return list(gradients)


@exercise.mistake
def upside_down(gradients, limit):
    """Long gradients became longer: your factor is upside down."""
    factor = max(1.0, norm(gradients) / limit)
    return [gradient * factor for gradient in gradients]


@exercise.mistake
def zero_by_zero(gradients, limit):
    """NaN comes out where all gradients are 0: there 0 is divided by 0. Zeros must stay zeros."""
    length = norm(gradients)
    return scaled(gradients, limit, length) if length else [g * np.nan for g in gradients]


@exercise.mistake
def first_tensor_alone(gradients, limit):
    """Only the first tensor came back; asked is a list of all."""
    return clip_by_norm(gradients, limit)[0]


@exercise.mistake
def joined(gradients, limit):
    """One long row came back. Asked is a list again, each tensor in its own shape."""
    return np.concatenate([g.reshape(-1) for g in clip_by_norm(gradients, limit)])


@exercise.mistake
def norm_returned(gradients, limit):
    """This is the length of the gradients; asked are the gradients, shortened."""
    return norm(gradients)


@exercise.telltale
def shapes_added(seen):
    """Tensors of different shapes can neither be added nor joined, and a list of them is not one
    tensor: go through them one by one, for their squares and for the factor."""
    return failed(
        seen, "must match the size of tensor", "Incompatible shapes", "Sizes of tensors must match",
        "stack expects each tensor", "Shapes of all inputs must match", "shape of all inputs",
        "must be equal rank", "zero-dimensional tensor",
    )  # fmt: skip

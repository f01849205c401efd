"""The mean over real steps only: what stands at the padding counts for nothing."""

import numpy as np

from duograd.exercises import Exercise, failed

exercise = Exercise(
    points=2,
    gradients=("losses",),
    hints=[
        "By hand: the rows [1, 2, ·] and [3, ·, ·], where a dot is padding. Which numbers count, "
        "and what is their mean?",
        "Number the columns 0, 1, 2, …: a column is real in a row if its number is smaller than "
        "the row's length. As 1 and 0 that is a mask.",
        "Three steps: a mask [n, T] by comparing the numbers of the columns with the lengths as a "
        "*column*; the sum of losses times mask; divided by the number of ones in the mask.",
        "A like example: the mean price of what is in stock is the sum of price · (1 if in stock, "
        "else 0), divided by how many are in stock.",
    ],
)


def mask_of(losses, lengths):
    return (np.arange(losses.shape[1]) < np.asarray(lengths)[:, None]).astype(losses.dtype)


def mean_by(losses, mask):
    return (losses * mask).sum() / mask.sum()


@exercise.oracle
def masked_mean(losses, lengths):
    return mean_by(losses, mask_of(losses, lengths))


@exercise.cases
def cases(rng):
    yield {"losses": np.array([[1.0, 2, 9], [3, 9, 9]]), "lengths": np.array([2, 1])}
    yield {"losses": rng.uniform(0.5, 2, (3, 5)), "lengths": np.array([4, 2, 3])}
    yield {"losses": rng.uniform(0.5, 2, (1, 4)), "lengths": np.array([3])}
    signs = np.array([[-1], [1], [1], [-1]])  # a loss may be negative, and large; their mean, too
    yield {"losses": rng.uniform(90, 300, (4, 4)) * signs, "lengths": np.array([4, 1, 3, 2])}
    many = np.append(rng.integers(11, 34, 17), 34)
    yield {"losses": rng.uniform(0.5, 2, (18, 34)), "lengths": many}
    yield {"losses": rng.uniform(0.5, 2, (2, 3)), "lengths": np.array([3, 3])}  # no padding
    yield {"losses": np.array([[0.0, 2, 9], [7, 9, 9]]), "lengths": np.array([2, 1])}  # a loss of 0
    yield {"losses": rng.uniform(0.5, 2, (2, 1)), "lengths": np.array([1, 1])}


@exercise.telltale(shapes=True)
def mask_does_not_fit(seen):
    """Two shapes do not fit where numbers are compared or multiplied. A mask has a place for each
    loss: a row for each sequence, a column for each of the T steps."""
    return failed(
        seen, "must match the size of tensor", "Incompatible shapes", "required broadcastable"
    )


@exercise.telltale
def kinds_do_not_mix(seen):
    """TensorFlow calculates only with numbers of one kind: True and False, or whole numbers, and
    losses do not mix. The mask, or how many it lets through, should be of the losses' kind."""
    return failed(
        seen, "attr 'T' of bool", "tensor but is a", "must have the same dtype, got tf.float32"
    )


@exercise.mistake
def padding_counts(losses, lengths):
    """The padding counts, too: this is the mean over all n · T places."""
    return losses.mean()


@exercise.mistake
def divided_by_all(losses, lengths):
    """The sum leaves the padding out, but it is divided by all n · T places: the mean comes out too
    close to 0."""
    return (losses * mask_of(losses, lengths)).mean()


@exercise.mistake
def cut_to_the_shortest(losses, lengths):
    """All rows were cut to the length of the shortest: each has a length of its own."""
    return losses[:, : min(lengths)].mean()


@exercise.mistake
def mean_of_means(losses, lengths):
    """You took each row's mean, and the mean of those: so the steps of short sequences count for
    more. Asked is one mean over all real steps."""
    mask = mask_of(losses, lengths)
    return ((losses * mask).sum(axis=1) / mask.sum(axis=1)).mean()


@exercise.mistake
def mean_of_the_steps_means(losses, lengths):
    """You took the mean of each step over the sequences that have it, and the mean of those: so the
    late steps, which few have, count for more. Asked is one mean over all real steps."""
    mask = mask_of(losses, lengths)[:, : max(lengths)]
    return ((losses[:, : max(lengths)] * mask).sum(axis=0) / mask.sum(axis=0)).mean()


@exercise.mistake
def one_mean_a_row(losses, lengths):
    """A mean came back for each row; asked is one number, over the real steps of all rows."""
    mask = mask_of(losses, lengths)
    return (losses * mask).sum(axis=1) / mask.sum(axis=1)


@exercise.mistake
def one_too_far(losses, lengths):
    """In each row that has padding one step of it counts, too: columns are numbered from 0."""
    return mean_by(losses, mask_of(losses, np.asarray(lengths) + 1))


@exercise.mistake
def one_short(losses, lengths):
    """In each row the last real step is left out: columns are numbered from 0."""
    return mean_by(losses, mask_of(losses, np.asarray(lengths) - 1))


@exercise.mistake
def one_short_of_the_sum(losses, lengths):
    """In each row the last real step is not in the sum, and the sum is divided by the number of
    all real steps: columns are numbered from 0."""
    mask = mask_of(losses, np.asarray(lengths) - 1)
    return (losses * mask).sum() / np.sum(lengths)


@exercise.mistake
def zeros_not_counted(losses, lengths):
    """Only where a real step has a loss of 0 is yours wrong: such a step counts, too."""
    mask = mask_of(losses, lengths) * (losses != 0)
    return mean_by(losses, mask)


@exercise.mistake
def all_but_zeros(losses, lengths):
    """This is the mean of all losses that are not 0: the padding counts, too, and a real step with
    a loss of 0 does not."""
    return mean_by(losses, (losses != 0).astype(losses.dtype))


@exercise.mistake
def mask_inverted(losses, lengths):
    """This is the mean over the padding: the mask is the wrong way round."""
    return mean_by(losses, 1 - mask_of(losses, lengths))


@exercise.mistake
def sum_of_losses(losses, lengths):
    """This is the sum over the real steps; the mean is asked."""
    return (losses * mask_of(losses, lengths)).sum()


@exercise.mistake
def last_steps_only(losses, lengths):
    """Only the last real step of each row counts; all real steps should."""
    return losses[np.arange(len(losses)), np.asarray(lengths) - 1].mean()


@exercise.mistake
def divided_by_sequences(losses, lengths):
    """The sum over the real steps is divided by the number of sequences; it is a mean over
    steps."""
    return (losses * mask_of(losses, lengths)).sum() / len(losses)


@exercise.mistake
def divided_by_steps(losses, lengths):
    """The sum over the real steps is divided by T; it is a mean over the real steps of all rows."""
    return (losses * mask_of(losses, lengths)).sum() / losses.shape[1]


@exercise.mistake
def length_of_the_first(losses, lengths):
    """As if all sequences were as long as the first."""
    return losses[:, : lengths[0]].mean()


@exercise.mistake
def length_of_the_last(losses, lengths):
    """As if all sequences were as long as the last."""
    return losses[:, : lengths[-1]].mean()


@exercise.mistake
def row_means_added(losses, lengths):
    """You added up the means of the rows; asked is one mean over all real steps."""
    return one_mean_a_row(losses, lengths).sum()


@exercise.mistake
def longest(losses, lengths):
    """As if all sequences were as long as the longest."""
    return losses[:, : max(lengths)].mean()


@exercise.mistake
def padding_in_front(losses, lengths):
    """As if the padding stood in front: the last steps of each row count, the padding among
    them."""
    return mean_by(losses, mask_of(losses, lengths)[:, ::-1])

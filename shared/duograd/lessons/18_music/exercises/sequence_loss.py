"""The mean cross-entropy over all real characters: what becomes of the empty places."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .symbols import at, losses_of, softmax

exercise = Exercise(
    points=3,
    gradients=("Z",),
    hints=[
        "By hand: the losses are 1, 2 in the first row and 3 in the second, whose second place is "
        "empty. Which mean is asked, and through what is the sum divided?",
        "An empty place is no mistake and no success. It belongs neither to the sum nor to the "
        "number by which it is divided.",
        "First a cross-entropy for each place, [n, T]; then a mask, 1 where Y is not 0; then the "
        "masked sum divided by the sum of the mask.",
        "A like example: the mean of the temperatures that were measured is "
        "`(known * degrees).sum() / known.sum()`.",
    ],
)


@exercise.oracle
def sequence_loss(Z, Y):
    mask = Y != 0
    return (losses_of(Z, Y) * mask).sum() / mask.sum()


@exercise.cases
def cases(rng):
    shares = np.array([[[0.25, 0.5, 0.25], [0.2, 0.2, 0.6]], [[0.25, 0.25, 0.5], [0.1, 0.1, 0.8]]])
    yield {"Z": np.log(shares), "Y": np.array([[1, 2], [2, 0]])}
    yield {"Z": rng.normal(0, 1.5, (3, 4, 3)), "Y": lopsided(rng, 3, 4, 3)}
    single = lopsided(rng, 2, 5, 5)[:1]  # one row with an empty place, and T = V
    yield Case({"Z": rng.normal(0, 1.5, (1, 5, 5)), "Y": single}, gradient=False)
    far, Y = rng.uniform(0, 300, (2, 3, 4)), np.array([[1, 2, 0], [3, 1, 2]])
    np.put_along_axis(far, Y[..., None], 400, axis=-1)
    far[1, 0, [0, 3]] = 400, 160  # one real character has a chance near 0
    far[0, 0] -= 500  # the scores of one place lie far below those of the others
    yield {"Z": far, "Y": Y}
    yield nearly_sure(rng, 18, 20, 9)
    Y = np.array([[1, 0, 2], [2, 1, 2], [0, 0, 0]])  # one empty place amid others, and a row
    Z = rng.normal(0, 1.5, (3, 3, 3))
    Z[0, 2, 2] -= 6  # the one behind it is a surprise
    yield Case({"Z": Z, "Y": Y}, gradient=False)


def lopsided(rng, n, T, symbols):
    """Targets whose rows have different numbers of empty places at their ends."""
    Y = rng.integers(1, symbols, (n, T))
    for row in range(n - 1):
        Y[row, T - 1 - row :] = 0
    return Y


def nearly_sure(rng, n, T, symbols):
    """Many places, none of them empty; most losses are small."""
    Z, Y = rng.normal(0, 1, (n, T, symbols)), rng.integers(1, symbols, (n, T))
    np.put_along_axis(Z, Y[..., None], 6 + rng.normal(0, 1, (n, T, 1)), axis=-1)
    return Case({"Z": Z, "Y": Y}, gradient=False)


@exercise.telltale
def axes_do_not_fit(seen):
    """PyTorch's cross-entropy wants the scores of the characters on the *second* axis and targets
    without it, [n, V, T] beside [n, T], or all places in a line, [n · T, V] beside [n · T]. Yours
    do not fit."""
    return failed(seen, "Expected target size")


def mean_over(mask, Z, Y, losses=None):
    """The losses where the mask is, divided by how many there are."""
    losses = losses_of(Z, Y) if losses is None else losses
    return (losses * mask).sum() / mask.sum()


@exercise.mistake
def padding_counted(Z, Y):
    """The empty places count, as if a character 0 were to be guessed there."""
    return losses_of(Z, Y).mean()


@exercise.mistake
def divided_by_all(Z, Y):
    """The empty places are not in the sum, but in the number by which it is divided."""
    return (losses_of(Z, Y) * (Y != 0)).mean()


@exercise.mistake
def mean_of_means(Z, Y):
    """As if each tune had a mean of its own, and then the mean of these were taken: a character of
    a short tune would count more."""
    mask = Y != 0
    return ((losses_of(Z, Y) * mask).sum(axis=1) / mask.sum(axis=1)).mean()


@exercise.mistake
def mean_of_means_where_any(Z, Y):
    """As if each tune that has real places had a mean of its own, and then the mean of these were
    taken: a character of a short tune would count more."""
    mask = Y != 0
    sums, real = (losses_of(Z, Y) * mask).sum(axis=1), mask.sum(axis=1)
    return (sums / np.maximum(real, 1)).sum() / (real > 0).sum()


@exercise.mistake
def mean_of_means_or_0(Z, Y):
    """As if each tune had a mean of its own, 0 where no place is real, and then the mean of these
    were taken: a character of a short tune would count more."""
    mask = Y != 0
    return ((losses_of(Z, Y) * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)).mean()


@exercise.mistake
def certain_ones_left_out(Z, Y):
    """Right where no loss is 0. A real place whose loss is 0 counts among the places, too: Y says
    which are empty."""
    losses = losses_of(Z, Y) * (Y != 0)
    return losses.sum() / (losses > 0).sum()


@exercise.mistake
def summed(Z, Y):
    """This is the sum over all characters; the mean is asked."""
    return (losses_of(Z, Y) * (Y != 0)).sum()


@exercise.mistake
def summed_by_tune(Z, Y):
    """As if the losses of each tune were added up, and the mean taken over the tunes."""
    return (losses_of(Z, Y) * (Y != 0)).sum(axis=1).mean()


@exercise.mistake
def logits_masked(Z, Y):
    """As if the *scores* were set to 0 at the empty places: then these still have a loss, that of
    guessing blindly."""
    return losses_of(Z * (Y != 0)[..., None], Y).mean()


@exercise.mistake
def logits_masked_and_added(Z, Y):
    """As if the *scores* were set to 0 at the empty places, and what guessing blindly costs there
    were added to the sum."""
    return losses_of(Z * (Y != 0)[..., None], Y).sum() / (Y != 0).sum()


@exercise.mistake
def empty_place_no_choice(Z, Y):
    """As if the softmax ran over all characters but number 0. At each place it runs over all V
    scores, that of 0 too."""
    return mean_over(Y != 0, Z[..., 1:], np.maximum(Y - 1, 0))


@exercise.mistake
def one_too_small(Z, Y):
    """As if the right character had a number one smaller than Y says."""
    return mean_over(Y != 0, Z, Y - 1)


@exercise.mistake
def first_character_left_out(Z, Y):
    """Places at which Y is 1 do not count either: only those with 0 are empty."""
    return (losses_of(Z, Y) * (Y > 1)).sum() / (Y > 1).sum()


@exercise.mistake
def all_behind_an_empty_place(Z, Y):
    """Right where the empty places stand at the end. Else those behind the first do not count, and
    all whose Y is not 0 do."""
    return mean_over(np.cumprod(Y != 0, axis=1), Z, Y)


@exercise.mistake
def as_many_from_the_start(Z, Y):
    """Right where the empty places stand at the end. Else it is as if the real ones were the first
    of their row, as many as there are: Y says of each place whether it is real."""
    real = (Y != 0).sum(axis=1, keepdims=True)
    return mean_over(np.arange(Y.shape[1]) < real, Z, Y)


@exercise.mistake
def shifted_again(Z, Y):
    """As if the scores of each place were held against the target of the next one: Y is a place
    ahead already."""
    return mean_over(Y[:, 1:] != 0, Z[:, :-1], Y[:, 1:])


@exercise.mistake
def last_place_only(Z, Y):
    """Only the last place of each row counts: all those whose Y is not 0 do."""
    return mean_over(Y[:, -1] != 0, Z[:, -1], Y[:, -1])


@exercise.mistake
def last_column_left_out(Z, Y):
    """As if the last place of each row did not count: all those whose Y is not 0 do."""
    return mean_over(Y[:, :-1] != 0, Z[:, :-1], Y[:, :-1])


@exercise.mistake
def targets_turned(Z, Y):
    """As if the targets were read column by column, and the scores row by row."""
    return mean_over(Y.T.reshape(-1) != 0, Z.reshape(-1, Z.shape[-1]), Y.T.reshape(-1))


@exercise.mistake
def scores_cut_anew(Z, Y):
    """As if a reshape had made [n, V, T] of the scores. It counts them through and cuts them anew:
    a place then has scores of other places. Turn the axes instead."""
    n, T, V = Z.shape
    return mean_over(Y != 0, Z.reshape(n, V, T).swapaxes(1, 2), Y)


@exercise.mistake
def yes_or_no_for_each(Z, Y):
    """As if each character were a question of its own, answered by a sigmoid. Exactly one of them
    comes: that is a softmax."""
    answers = np.eye(Z.shape[-1])[Y]
    each = np.logaddexp(0, Z) - answers * Z
    return mean_over(Y != 0, Z, Y, each.sum(axis=-1))


def held_up(floor):
    """Let it be a mistake to take no chance for smaller than this."""

    def formula(Z, Y):
        return mean_over(Y != 0, Z, Y, -np.log(np.maximum(at(softmax(Z), Y), floor)))

    words = "Where a real character has a chance near 0, its loss is too small, as if no chance " \
            f"could be below {floor:g}."  # fmt: skip
    exercise.mistake(formula, slug=f"held_up_{-np.log10(floor):.0f}", words=words)


for floor in (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-20, 1e-30):
    held_up(floor)


@exercise.mistake
def softmax_over_time(Z, Y):
    """As if the softmax ran over the places of a tune; at each place it runs over the
    characters."""
    return mean_over(Y != 0, Z, Y, -np.log(at(softmax(Z, axis=1), Y)))


@exercise.mistake
def sign(Z, Y):
    """The right size with the wrong sign: a loss is not negative."""
    return -sequence_loss(Z, Y)


FAR_APART = (
    "Right for moderate scores. Where they lie far apart yours is infinite or not a number, as if "
    "the logarithm of a chance of 0, or of none, were taken."
)


@exercise.mistake(words=FAR_APART)
def logarithm_of_nothing(Z, Y):
    return mean_over(Y != 0, Z, Y, -np.log(at(softmax(Z), Y)))


@exercise.mistake
def one_largest_for_all(Z, Y):
    """Right for moderate scores. Where those of a place lie far below those of others yours is
    infinite, as if one largest score were taken off at several places: each has its own."""
    S = Z - Z.max()
    return mean_over(Y != 0, Z, Y, np.log(np.exp(S).sum(axis=-1)) - at(S, Y))


@exercise.mistake
def empty_tune(Z, Y):
    """Right where each row has a real character. Where one has none yours is not a number, as if
    the mean of that row were taken: 0 / 0."""
    mask = Y != 0
    means = (losses_of(Z, Y) * mask).sum(axis=1) / mask.sum(axis=1)
    return (means * mask.sum(axis=1)).sum() / mask.sum()


@exercise.mistake(words=FAR_APART)
def overflow(Z, Y):
    exponentials = np.exp(Z)
    chances = at(exponentials / exponentials.sum(axis=-1, keepdims=True), Y)
    with np.errstate(all="ignore"):
        return mean_over(Y != 0, Z, Y, -np.log(chances))


@exercise.mistake
def one_for_each_place(Z, Y):
    """There is a number for each place; asked is one for all."""
    return losses_of(Z, Y) * (Y != 0)


@exercise.mistake
def perplexity(Z, Y):
    """This is e to the loss, the perplexity; the loss is asked."""
    return np.exp(sequence_loss(Z, Y))


@exercise.mistake
def scores_for_chances(Z, Y):
    """As if the scores were chances already: the softmax is missing."""
    return mean_over(Y != 0, Z, Y, -np.log(at(Z, Y)))


@exercise.mistake
def scores_cut_off(Z, Y):
    """As if the scores were chances already, cut off at 0 and 1: the softmax is missing. A loss
    that expects chances must be told that these are logits."""
    return mean_over(Y != 0, np.log(np.clip(Z, 1e-7, 1 - 1e-7)), Y)


@exercise.mistake
def softmax_twice(Z, Y):
    """As if the chances, not the scores, went through the softmax: that would be the second one."""
    return mean_over(Y != 0, softmax(Z), Y)


@exercise.mistake
def scores_alone(Z, Y):
    """As if the loss were minus the score of the right character; the softmax is missing."""
    return mean_over(Y != 0, Z, Y, -at(Z, Y))

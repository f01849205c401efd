"""Cross-entropy of scores: the logarithm of a softmax, the entry at each label, and a mean."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .batches import not_the_mean, something_added
from .formulas import EPSILON, log_softmax, shares, softmax

exercise = Exercise(
    points=4,
    gradients=("Z",),
    hints=[
        "By hand: Z = [0, 0.693, 1.609] has the softmax 1/8, 2/8, 5/8. With label 2 the loss is "
        "−ln(5/8) = 0.47, with label 0 it is −ln(1/8) = 2.08.",
        "ln of a softmax is a difference: the row's z minus the logarithm of the sum of e to all "
        "its z. Written so, nothing is rounded to 0 before its logarithm is taken.",
        "Three steps: subtract each row's largest number; subtract the logarithm of the sum of "
        "exponentials; from each row take the entry at its label. Then minus the mean.",
        "A like example: with `names` = [a, b, c] and `picks` = [2, 0], picking gives [c, a]: one "
        "entry per row, at a place that the row's own whole number names.",
    ],
)


def picked(table, labels):
    return table[np.arange(len(labels)), labels]


def surprises(Z, labels):
    """The loss of each example."""
    return -picked(log_softmax(Z), labels)


@exercise.oracle
def cross_entropy(Z, labels):
    return surprises(Z, labels).mean()


def scores(Z, labels, **options):
    return Case({"Z": np.array(Z), "labels": np.array(labels)}, **options)


@exercise.cases
def cases(rng):
    yield scores([[0.0, np.log(2), np.log(5)]], [2])
    yield scores([[0.0, 1.0, 0.5], [2.0, -1.0, 0.25]], [2, 0])
    yield scores(rng.normal(0, 1, (37, 3)), np.arange(37) * 2 % 3)
    yield scores(rng.normal(0, 1, (3, 7)), [6, 2, 0])
    yield scores([[1000.0, 0.0, -1000.0], [-1000.0, 0.0, 999.0]], [0, 2])
    yield scores([[1000.0, 0.0, -1000.0], [3.0, 1.0, 2.0]], [2, 1])
    yield scores([[1.0, 2.0]], [0])
    yield scores([[60.0, 0.0, 1.0]], [1])  # e to the −60 is a number of float32 still
    yield scores([[-1003.0, -1000.0, -1001.0]], [0])
    yield scores([[30000.0, 0.0, -200000.0]], [2])
    yield scores([[0.0, 1.0, 0.5], [2.0, -1.0, 0.25], [6.0, 0.0, 0.0]], [2, 2, 0])
    yield scores([[-1.5], [0.5], [2.0]], [0, 0, 0])  # a single class is no surprise


def averaged(wrong):
    """Let a mistake say only the loss of each example."""

    def formula(Z, labels):
        return wrong(Z, labels).mean()

    return exercise.mistake(formula, wrong)


@averaged
def overflow(Z, labels):
    """Right for moderate numbers, but not for z = ±1000: a share was rounded to 0 before its
    logarithm was taken, or an exponential became infinite. Take the logarithm on paper first."""
    return -np.log(picked(softmax(Z), labels))


@averaged
def exponential_overflow(Z, labels):
    """Right for moderate numbers, but e to the 1000 is infinite: subtract each row's largest number
    first."""
    return np.log(np.exp(Z).sum(-1)) - picked(Z, labels)


@averaged
def clipped(Z, labels):
    """Right for moderate numbers. Where a class got next to no probability your loss stops near 16,
    as it does where the probability is clipped on the way."""
    return -np.log(np.clip(picked(softmax(Z), labels), EPSILON, 1))


something_added(
    exercise,
    "Right for moderate numbers. Where the true class got next to nothing the loss is large;",
    lambda share, Z, labels: -np.log(picked(softmax(Z), labels) + share).mean(),
)


@averaged
def nothing_times_infinity(Z, labels):
    """Right for moderate numbers. Where some class got no probability at all yours is not a number,
    also if it is not the true one, as if its logarithm, −∞, was multiplied by 0: that does not make
    it go away."""
    share = softmax(Z)
    true = np.arange(Z.shape[1]) == labels[:, None]
    return -(true * np.log(share)).sum(-1)


def cut_off(limit, Z, labels):
    return surprises(np.clip(Z, -limit, limit), labels).mean()


for limit in (50, 80, 88, 100, 500, 1000):
    exercise.mistake(
        functools.partial(cut_off, limit),
        slug=f"cut_off_at_{limit}",
        words=f"Right for scores from −{limit} to {limit}. Beyond, yours is the loss of scores "
        "that were cut off there.",
    )


@averaged
def one_maximum_for_all(Z, labels):
    """Right for moderate numbers. With a row far below another one yours is infinite, as if the
    largest number of the whole table were subtracted from it: then all its exponentials are 0. Each
    row has its own largest number."""
    return Z.max() + np.log(np.exp(Z - Z.max()).sum(-1)) - picked(Z, labels)


@averaged
def too_much_subtracted(Z, labels):
    """Right for moderate numbers. With a row whose numbers are all far below 0 yours is infinite,
    as if something far above its largest number were subtracted from it: then every exponential is
    0, and so is their sum."""
    most = np.abs(Z).max(-1)
    return most + np.log(np.exp(Z - most[:, None]).sum(-1)) - picked(Z, labels)


@averaged
def highest_class_missing(Z, labels):
    """Right where the highest class is among the labels. With labels = [0] alone the losses of all
    classes came back, as if there were as many classes as the labels name: there are as many as Z
    has columns."""
    return surprises(Z, labels) if labels.any() else -log_softmax(Z).sum(-1)


@averaged
def classes_above_left_out(Z, labels):
    """Right where the highest class is among the labels. Where it is not, the sum runs only up to
    the highest class that the labels name: there are as many classes as Z has columns."""
    return surprises(Z[:, : labels.max() + 1], labels)


@exercise.given_else
def softmax_twice(Z):
    """The softmax is at work twice: probabilities went into a formula that expects scores."""
    return {"Z": softmax(Z)}


@averaged
def single_class_by_sigmoid(Z, labels):
    """Right where there are two classes or more. The score of a single one went through a sigmoid:
    its share is 1 whatever its score, and its loss 0."""
    return np.log1p(np.exp(Z)) if Z.shape[1] == 1 else surprises(Z, labels)


@averaged
def over_the_batch(Z, labels):
    """The sum ran over the examples instead of the classes: each row has a softmax of its own."""
    return -picked(log_softmax(Z, axis=0), labels)


@averaged
def sign(Z, labels):
    """Your loss is negative: a minus is missing."""
    return -surprises(Z, labels)


not_the_mean(exercise, surprises)


@averaged
def divided_by_classes_too(Z, labels):
    """Too small by the number of classes: the mean runs over the examples, and each example has one
    loss, not one per class."""
    return surprises(Z, labels) / Z.shape[1]


@averaged
def all_classes(Z, labels):
    """All classes of a row were counted: only the entry at the true label is its loss."""
    return -log_softmax(Z)


@averaged
def scores_picked(Z, labels):
    """The score at the label was taken as it is: the softmax is missing."""
    return -picked(Z, labels)


@averaged
def no_logarithm(Z, labels):
    """This is minus the mean probability of the true class: no logarithm was taken."""
    return -picked(softmax(Z), labels)


@averaged
def logits_for_probabilities(Z, labels):
    """The scores were used as if they were probabilities."""
    return -np.log(picked(shares(np.clip(Z, EPSILON, 1 - EPSILON)), labels))


@averaged
def every_label_for_each(Z, labels):
    """Right for one example. With more, every row was asked for the labels of all the others too;
    each row has one label of its own."""
    return -log_softmax(Z)[:, labels]


@averaged
def largest_for_logarithm(Z, labels):
    """Right where one score of a row is far above the others. Else your loss is too small, as if
    the largest score stood in the place of ln Σ eᶻ: it is only a part of it."""
    return Z.max(-1) - picked(Z, labels)


@exercise.mistake
def mean_of_class_means(Z, labels):
    """Right where all classes that occur occur equally often. As if each class had a mean of its
    own, and the mean of these were taken: asked is the mean over all examples."""
    losses = surprises(Z, labels)
    return np.mean([losses[labels == label].mean() for label in set(labels)])


OF_SIGMOIDS = (
    "As if each score went through a sigmoid of its own and was asked yes or no. Here one question "
    "has several answers, and their probabilities, by a softmax, add up to 1."
)


@exercise.mistake(words=OF_SIGMOIDS)
def mean_of_sigmoids(Z, labels):
    true = np.arange(Z.shape[1]) == labels[:, None]
    return np.logaddexp(0, np.where(true, -Z, Z)).mean()


@exercise.mistake(words=OF_SIGMOIDS)
def sum_of_sigmoids(Z, labels):
    return mean_of_sigmoids(Z, labels) * Z.shape[1]


@averaged
def best_score(Z, labels):
    """You took the largest score of each row: the loss asks what the *true* class was given."""
    return -log_softmax(Z).max(-1)


@averaged
def log_base_2(Z, labels):
    """Every loss is 1.44 times too large: a logarithm to base 2. The natural one."""
    return surprises(Z, labels) / np.log(np.float32(2))


@averaged
def log_base_10(Z, labels):
    """Every loss is 2.3 times too small: a logarithm to base 10. The natural one."""
    return surprises(Z, labels) / np.log(np.float32(10))


@exercise.mistake
def first_only(Z, labels):
    """As if only the first example were there: the mean over all is asked."""
    return surprises(Z, labels)[0]


@exercise.mistake
def divided_by_classes(Z, labels):
    """The losses were added up and divided by the number of classes; their mean over the examples
    is asked."""
    return surprises(Z, labels).sum() / Z.shape[1]


@averaged
def labels_ignored(Z, labels):
    """The labels are not used: this is the mean of the rows' ln Σ eᶻ, from which nothing was taken
    away."""
    return surprises(Z, labels) + picked(Z, labels)


@averaged
def score_added(Z, labels):
    """The score at the label was added to ln Σ eᶻ, so that a better prediction costs more."""
    return surprises(Z, labels) + 2 * picked(Z, labels)


@averaged
def largest_forgotten(Z, labels):
    """Right where the largest number of every row is 0. Else yours is off by it, as if it were
    taken from the scores in one term and not in the other."""
    return surprises(Z, labels) - Z.max(-1)


@averaged
def one_softmax_for_all(Z, labels):
    """Right for one example. With more it is as if the sum of exponentials ran over the whole
    table: each row has a softmax of its own."""
    return -picked(log_softmax(Z, axis=None), labels)


@averaged
def one_minus_probability(Z, labels):
    """This is the mean of 1 minus the probability of the true class: no logarithm was taken."""
    return 1 - picked(softmax(Z), labels)


@averaged
def sum_without_logarithm(Z, labels):
    """From each score the sum of the exponentials was taken, not the logarithm of that sum."""
    return -picked(Z - np.exp(Z).sum(-1, keepdims=True), labels)


@exercise.mistake
def logarithm_of_mean(Z, labels):
    """Right for one example. With more, you took the mean of the probabilities first and its
    logarithm then: every example has a loss of its own, and their mean is asked."""
    return -np.log(picked(softmax(Z), labels).mean())


@exercise.telltale
def labels_pick_rows(seen):
    """The labels were used as numbers of rows, and there are not so many rows. In row 0 the entry
    number labels[0] is asked, in row 1 the entry number labels[1], and so on."""
    return failed(seen, "out of bounds for dimension 0", "is not in [0, 1)")


@exercise.telltale
def brackets_for_entries(seen):
    """In TensorFlow square brackets take no list of places. For one entry from each row there is
    `tf.gather` with `batch_dims=1`."""
    return failed(seen, "Only integers, slices")

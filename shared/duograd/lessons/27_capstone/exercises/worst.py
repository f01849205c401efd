"""The worst mistakes first: the rows that a model gets wrong, by their cross-entropy."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=3,
    hints=[
        "By hand, for logits [[2, 0, 0], [3, 0, 0], [0, 0, 1], [0, 2, 0]] and labels 0, 1, 2, 0: "
        "which rows are wrong, and on which of them did the model give the truth less chance?",
        "Two questions: which rows are wrong, and how large is the loss of each? Only then sort, "
        "and only the wrong ones.",
        "Keep the row *numbers* at hand when you leave the right rows out: what you sort are the "
        "losses at these numbers. The cross-entropy of one row is −ln of the chance of its label.",
        "A like example: of the runners who fell, name those who lost the most time, by the "
        "numbers on their shirts, not by their places in the list of the fallen.",
    ],
)


def losses(logits, labels):
    """The cross-entropy of each row, also where logits lie hundreds apart."""
    top = logits.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(logits - top).sum(axis=1)) + top[:, 0]
    return log_sum - of_label(logits, labels)


def of_label(table, labels):
    return table[np.arange(len(labels)), labels]


def wrong_rows(logits, labels):
    return np.flatnonzero(logits.argmax(axis=1) != labels)


def first(rows, key, count):
    """The first `count` of the rows, largest key first."""
    return [int(row) for row in sorted(rows, key=lambda row: -key[row])][:count]


@exercise.oracle
def worst(logits, labels, count):
    return first(wrong_rows(logits, labels), losses(logits, labels), count)


FAR = [[350.0, 0.0, 0.0], [0.0, 0.0, 9.0], [0.0, 400.0, 0.0], [0.0, 0.0, 300.0], [8.0, 0.0, 0.0]]
FAR_LABELS = [1, 2, 0, 1, 2]
# Places of cases: a single mistake; the traps, the worst five asked; logits far apart.
ONE, TRAPS_CUT, FAR_APART = 1, 2, 7
# Each row is another trap: right and unsure, sure of the wrong, a low logit, two wrong favourites.
TRAPS = [
    [1.0, 0.9, 0.8, 0.7],
    [4.0, 0.0, 3.9, 0.5],
    [-9.0, -6.0, -9.5, -8.0],
    [2.0, 1.6, -7.0, -7.0],
    [0.3, 6.0, 0.2, 5.9],
    [5.0, 4.9, 4.8, 4.7],
    [7.0, 2.5, 0.0, 0.0],
    [0.0, 0.1, 0.2, 0.0],
]
TRAP_LABELS = [0, 1, 2, 1, 3, 3, 1, 2]


@exercise.cases
def cases(rng):
    small = np.array([[2.0, 0, 0], [3.0, 0, 0], [0, 0, 1.0], [0, 2.0, 0]])
    yield {"logits": small, "labels": np.array([0, 1, 2, 0]), "count": 2}
    yield {"logits": small[:3], "labels": np.array([0, 1, 2]), "count": 2}
    yield {"logits": np.array(TRAPS), "labels": np.array(TRAP_LABELS), "count": 5}
    yield {"logits": np.array(TRAPS), "labels": np.array(TRAP_LABELS), "count": 8}
    yield {"logits": small[[0, 2]], "labels": np.array([0, 2]), "count": 3}  # nothing is wrong
    yield drawn(rng, 43, 10, 14)
    yield drawn(rng, 13, 5, 1)
    yield {"logits": np.array(FAR), "labels": np.array(FAR_LABELS), "count": 4}
    alike = {"logits": small[[1, 3, 1, 2]], "labels": np.array([1, 0, 1, 2]), "count": 3}
    yield Case(alike, judged_by="properties")


def drawn(rng, n, classes, count):
    """Rows of logits, about half of them right."""
    logits, labels = rng.normal(0, 2, (n, classes)), rng.integers(0, classes, n)
    labels[::2] = logits.argmax(axis=1)[::2]
    return {"logits": logits, "labels": labels, "count": count}


@exercise.property
def both_of_two_alike(value, **_):
    """Two rows with the very same loss are the worst here, rows 0 and 2. Both are asked, in either
    order, and then row 1."""
    rows = [int(row) for row in np.ravel(value)] if np.ndim(value) == 1 else []
    return sorted(rows[:2]) == [0, 2] and rows[2:] == [1]


def sorted_by(wrong):
    """Let a mistake say only by what it sorts the wrong rows, largest first."""

    def formula(logits, labels, count):
        return first(wrong_rows(logits, labels), wrong(logits, labels), count)

    return exercise.mistake(formula, wrong)


@sorted_by
def mildest_first(logits, labels):
    """These are the mildest mistakes, or the worst in the wrong order: the largest loss comes
    first."""
    return -losses(logits, labels)


@exercise.mistake
def worst_backwards(logits, labels, count):
    """The right rows, backwards: the largest loss comes first."""
    return worst(logits, labels, count)[::-1]


@sorted_by
def not_sorted(logits, labels):
    """You name the first mistakes of the table, in its order. The worst come first."""
    return -np.arange(len(labels))


@sorted_by
def by_the_sureness(logits, labels):
    """You sort the mistakes by how sure the model was of its own answer. Asked is the loss: how
    little chance it gave the *true* class."""
    top = logits.max(axis=1, keepdims=True)
    return 1 / np.exp(logits - top).sum(axis=1)


@sorted_by
def by_the_largest_logit(logits, labels):
    """You sort by the largest logit. A logit alone says little: add 5 to all of a row and the
    chances stay. Asked is the loss."""
    return logits.max(axis=1)


@sorted_by
def by_the_logit_of_the_label(logits, labels):
    """You sort by the label's logit, the lowest first. A logit alone says little: add 5 to all of a
    row and the chances stay. Asked is the loss."""
    return -of_label(logits, labels)


@sorted_by
def by_the_lead(logits, labels):
    """You sort by how far the label's logit lies behind the largest one. Asked is the loss, in
    which all logits of the row count."""
    return logits.max(axis=1) - of_label(logits, labels)


def chances(logits):
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@sorted_by
def least_sure_first(logits, labels):
    """The mistakes come in the order of the loss for the model's own answer, the least sure first.
    Asked is the loss for the label: how little chance the *true* class was given."""
    return -chances(logits).max(axis=1)


@sorted_by
def by_squared_errors(logits, labels):
    """The mistakes come in the order of the squared errors of their chances. Asked is the
    cross-entropy."""
    return ((chances(logits) - np.eye(logits.shape[1])[labels]) ** 2).sum(axis=1)


@sorted_by
def by_two_chances(logits, labels):
    """The mistakes come in the order of the distance between two chances, that of the model's
    answer and that of the label. Asked is the cross-entropy."""
    return chances(logits).max(axis=1) - of_label(chances(logits), labels)


@sorted_by
def by_sigmoids(logits, labels):
    """The mistakes come in the order of the losses of a sigmoid for each class. Asked is that of
    one softmax for all."""
    return np.logaddexp(0, logits).sum(axis=1) - of_label(logits, labels)


@sorted_by
def softmax_over_rows(logits, labels):
    """The mistakes come in the order of losses whose softmax runs over the rows. It runs over the
    classes of each row."""
    return losses_over(logits.T)[labels, np.arange(len(labels))]


def losses_over(table):
    """The cross-entropy at each place, if a softmax runs over the last axis."""
    return np.logaddexp.reduce(table, axis=1, keepdims=True) - table


@exercise.mistake
def first_mistakes_sorted(logits, labels, count):
    """The first `count` mistakes of the table came, sorted. Worse ones may stand further down: sort
    all, then cut."""
    return first(wrong_rows(logits, labels)[:count], losses(logits, labels), count)


@exercise.mistake
def sorted_only_to_cut(logits, labels, count):
    """Where there are no more mistakes than `count`, they come in the order of the table. The worst
    come first there, too."""
    rows = wrong_rows(logits, labels).tolist()
    return rows if len(rows) <= count else worst(logits, labels, count)


@exercise.mistake
def ends_at_a_right_row(logits, labels, count):
    """Milder mistakes are missing, as if yours ended where, sorted by the loss, a row comes that
    the model gets right."""
    rows = first(range(len(labels)), losses(logits, labels), len(labels))
    right = [place for place, row in enumerate(rows) if logits[row].argmax() == labels[row]]
    return rows[: min([count, *right])]


@exercise.mistake
def less_than_one_half(logits, labels, count):
    """Yours are the rows whose label has a chance of less than one half, right or wrong. A row is
    wrong if another logit is larger."""
    rows = np.flatnonzero(losses(logits, labels) > np.log(2))
    return first(rows, losses(logits, labels), count)


@exercise.mistake
def unsure_ones_too(logits, labels, count):
    """Among your rows are some that the model gets right: a right answer can have a large loss too,
    if the model was unsure. Asked are mistakes only."""
    return first(range(len(labels)), losses(logits, labels), count)


@exercise.mistake
def cut_too_early(logits, labels, count):
    """Mistakes are missing: it is as if the `count` rows with the largest losses were taken first,
    right ones among them, and these left out only then."""
    rows = unsure_ones_too(logits, labels, count)
    return [row for row in rows if row in wrong_rows(logits, labels)]


@exercise.mistake
def by_row_number(logits, labels, count):
    """The right rows, but in the order of the table: the largest loss comes first."""
    return sorted(worst(logits, labels, count))


@exercise.mistake
def mildest_of_all(logits, labels, count):
    """You name the *last* ones of all mistakes, sorted by their loss; the worst are the first
    ones."""
    return worst(logits, labels, len(labels))[-count:]


@exercise.mistake
def only_right_ones(logits, labels, count):
    """These are rows that the model gets right. The mistakes are the others."""
    right = np.flatnonzero(logits.argmax(axis=1) == labels)
    return first(right, losses(logits, labels), count)


@exercise.mistake
def places_among_the_mistakes(logits, labels, count):
    """Your numbers count the mistakes alone: 0 is the first mistake. Asked are the rows of the
    whole table, so that the images can be found."""
    rows = wrong_rows(logits, labels)
    return first(range(len(rows)), losses(logits, labels)[rows], count)


@exercise.mistake
def counted_from_one(logits, labels, count):
    """Each of your numbers is too large by 1: the first row has the number 0."""
    return [row + 1 for row in worst(logits, labels, count)]


@exercise.mistake
def losses_returned(logits, labels, count):
    """These are the losses of the worst mistakes; asked are their row numbers."""
    return losses(logits, labels)[worst(logits, labels, count)].tolist()


@exercise.mistake
def answers_returned(logits, labels, count):
    """These are the classes that the model took the worst mistakes for; asked are their row
    numbers."""
    return logits.argmax(axis=1)[worst(logits, labels, count)].tolist()


@exercise.mistake
def labels_returned(logits, labels, count):
    """These are the labels of the worst mistakes; asked are their row numbers."""
    return labels[worst(logits, labels, count)].tolist()


@exercise.mistake
def all_mistakes(logits, labels, count):
    """Sorted well, but these are all mistakes: `count` says how many of them are asked at most."""
    return worst(logits, labels, len(labels))


@exercise.mistake
def one_missing(logits, labels, count):
    """The first, the very worst mistake is missing."""
    return worst(logits, labels, count + 1)[1:]


def rows_of(seen, place):
    """The row numbers that came back for a case, or nothing."""
    value = seen[place].value
    rows = np.asarray(value) if isinstance(value, (list, np.ndarray)) else np.array(None)
    return rows.tolist() if rows.ndim == 1 and rows.dtype.kind in "iuf" else None


@exercise.telltale
def filled_up(seen):
    """Where there are fewer mistakes than `count`, you fill up with rows that the model gets right.
    Asked are mistakes only, then fewer of them."""
    rows = rows_of(seen, ONE)
    if rows is None or rows_of(seen, TRAPS_CUT) != RIGHT_TRAPS[:5]:
        return False
    return len(rows) == 2 and rows[0] == 1 and rows[1] in (0, 2)


@exercise.telltale
def far_apart(seen):
    """Where the logits of a row lie hundreds apart, your order is another one. Are all the losses
    finite there, and different?"""
    given = [rows_of(seen, place) for place in range(len(seen))]
    fixed = [[1, 3], [1], RIGHT_TRAPS[:5], RIGHT_TRAPS, []]
    if given[: len(fixed)] != fixed or None in given:
        return False
    return sorted(given[FAR_APART]) == [0, 2, 3, 4] and given[FAR_APART] != [2, 0, 3, 4]


RIGHT_TRAPS = worst(np.array(TRAPS), np.array(TRAP_LABELS), len(TRAPS))

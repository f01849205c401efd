"""Both tables on one scale: the training students' mean and deviation, column by column."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=3,
    hints=[
        "Take one column by hand, train = [2, 6] and other = [8]: the mean is 4, the standard "
        "deviation 2. So train becomes [−1, 1] and other becomes [2]. What does yours give?",
        "Both tables are moved and scaled by the same four numbers, two for each column. Which "
        "table do these numbers come from?",
        "Mean and standard deviation run down the columns: over the first axis. Mind what your "
        "framework's standard deviation divides by, n or n − 1.",
        "A like example: `scale_by_range`, given above your cell, with low and high in the place "
        "of mean and deviation.",
    ],
)


def scaled(train, other, mean, std):
    return [(train - mean) / std, (other - mean) / std]


def by_itself(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)


@exercise.oracle
def standardize(train, other):
    return scaled(train, other, train.mean(axis=0), train.std(axis=0))


@exercise.cases
def cases(rng):
    # Not two rows: one tensor that is returned would be taken for two values.
    yield {"train": np.array([[2.0], [6.0], [2.0], [6.0]]), "other": np.array([[8.0]])}
    yield {
        "train": np.array([[0.0, 1.0], [2.0, 1.0], [4.0, 7.0]]),
        "other": np.array([[200.0, 5.0]]),
    }
    years = np.array([0, 300, 0])  # far from 0, mean square less squared mean has few digits left
    train, other = rng.uniform(-1, 5, (6, 3)) + years, rng.uniform(2, 9, (4, 3)) + years
    yield {"train": train, "other": other}
    units = [1, 1, 4e-4]
    train, other = (rng.uniform(-1, 5, (n, 3)) * units for n in (37, 41))
    train[0, 0] = 40.0  # more than three deviations from the mean, as nobody is among ten
    yield {"train": train, "other": other}


def scaled_by(wrong):
    """Let a mistake say only the mean and the deviation by which it scales both tables."""

    def formula(train, other):
        return scaled(train, other, *wrong(train, other))

    return exercise.mistake(formula, wrong)


@exercise.mistake
def each_by_its_own(train, other):
    """You scaled the second table with its own mean and deviation, so that the same student gets
    other numbers in it. A new student alone would have a deviation of 0, or none."""
    return [by_itself(train), by_itself(other)]


@exercise.mistake
def alone_by_train(train, other):
    """A single new student is scaled by the numbers of train; several are scaled by their own. How
    many are asked about must make no difference: train decides for all of them."""
    return [by_itself(train), by_itself(other) if len(other) > 1 else standardize(train, other)[1]]


@exercise.mistake
def around_its_own_mean(train, other):
    """From the second table its own mean was taken away; the deviation is right. A new student
    alone would lie just at the mean, whoever it is: both numbers come from train."""
    return [by_itself(train), (other - other.mean(axis=0)) / train.std(axis=0)]


@exercise.mistake
def by_its_own_deviation(train, other):
    """The second table was divided by its own deviation; the mean is right. A new student alone has
    a deviation of 0: both numbers come from train."""
    return [by_itself(train), (other - train.mean(axis=0)) / other.std(axis=0)]


@exercise.mistake
def two_columns_only(train, other):
    """Only the first two columns are scaled; the third came back as it was. Each column is asked,
    however many there are."""
    scaled = zip(standardize(train, other), (train, other), strict=True)
    return [np.concatenate([done[:, :2], table[:, 2:]], axis=1) for done, table in scaled]


@exercise.mistake
def other_not_divided(train, other):
    """The second table was moved by the mean of train, but divided by nothing."""
    return [by_itself(train), other - train.mean(axis=0)]


@exercise.mistake
def other_not_moved(train, other):
    """The second table was divided by the deviation of train, but it is as if no mean had been
    taken away from it."""
    return [by_itself(train), other / train.std(axis=0)]


@scaled_by
def both_together(train, other):
    """Mean and deviation come from both tables together. So the model would learn a little about
    students that it must not have seen."""
    both = np.concatenate([train, other])
    return both.mean(axis=0), both.std(axis=0)


@scaled_by
def divided_by_n_minus_1(train, other):
    """Nearly: these numbers come out if the deviation divides by n − 1; asked is n."""
    return train.mean(axis=0), train.std(axis=0, ddof=1)


@scaled_by
def small_ones_raised(train, other):
    """Nearly: a column whose numbers lie close together has not deviation 1 but less, as if its
    deviation had been raised to 0.1 before it divided."""
    return train.mean(axis=0), np.maximum(train.std(axis=0), 0.1)


@scaled_by
def small_ones_not_divided(train, other):
    """Nearly: a column whose numbers lie close together was moved, but not divided, as if it were
    constant. It varies, so it has a deviation of its own."""
    std = train.std(axis=0)
    return train.mean(axis=0), np.where(std < 0.05, 1, std)


@exercise.mistake
def far_ones_cut(train, other):
    """The new students who lie far from the mean were brought nearer, to 10 deviations or less.
    Asked is where each of them lies."""
    return [by_itself(train), standardize(train, other)[1].clip(-10, 10)]


@scaled_by
def variance(train, other):
    """You divided by the variance, the *square* of the standard deviation."""
    return train.mean(axis=0), train.var(axis=0)


@scaled_by
def mean_not_subtracted(train, other):
    """The deviation is 1 now, but the mean is not 0: it was not subtracted."""
    return 0, train.std(axis=0)


@scaled_by
def not_divided(train, other):
    """The mean is 0 now, but the deviation is not 1: nothing was divided."""
    return train.mean(axis=0), 1


@scaled_by
def one_for_all_columns(train, other):
    """One mean and one deviation served all columns. Lectures and hours are different things: each
    column has its own."""
    return train.mean(), train.std()


@exercise.mistake
def by_row(train, other):
    """You went along the rows, mixing the lectures and the hours of one student."""
    return [by_itself(table.T).T for table in (train, other)]


@scaled_by
def scaled_by_range(train, other):
    """You scaled by smallest and largest value, as in `scale_by_range`: now train reaches from 0 to
    1. Asked are mean and standard deviation."""
    low, high = train.min(axis=0), train.max(axis=0)
    return low, high - low


@scaled_by
def only_the_mean_divided(train, other):
    """You divide the mean alone by the deviation: x − μ / s divides first. Mind the brackets."""
    return train.mean(axis=0) / train.std(axis=0), 1


@scaled_by
def by_the_other_table(train, other):
    """Mean and deviation come from the second table. It is the training students who decide."""
    return other.mean(axis=0), other.std(axis=0)


@exercise.mistake
def only_train(train, other):
    """The second table came back as it was."""
    return [by_itself(train), other]


@exercise.mistake
def order_swapped(train, other):
    """Both tables are right, but swapped: first train."""
    return standardize(train, other)[::-1]

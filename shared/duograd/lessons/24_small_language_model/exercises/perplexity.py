"""Between how many tokens a model hesitates: e to the mean loss of the tokens that count."""

import numpy as np

from duograd.exercises import Exercise

from .scores import MEANS_OF_MEANS, mean_where, row_means

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand: losses 5, 1.2 and 0.3, mask 0, 1, 1. What is the mean of those that count, and "
        "how many are they?",
        "What the mask leaves out belongs neither to the sum nor to the number by which it is "
        "divided.",
        "One line is missing: the mean, over all rows together, of the losses whose mask is 1. "
        "The e comes afterwards, once.",
        "A like example: the mean price of what is in stock is "
        "`(stock * price).sum() / stock.sum()`.",
    ],
)


@exercise.oracle
def perplexity(losses, mask):
    return np.array(np.exp(mean_where(losses, mask)))  # an array: a plain number is not enough


@exercise.cases
def cases(rng):
    yield {"losses": np.array([[0.7, 1.2, 0.3]]), "mask": np.array([[0.0, 1, 1]])}
    mask = np.array([[0.0, 1, 1, 1], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 1, 1]])
    losses = rng.uniform(0.1, 2.5, (4, 4))
    losses[0, 2] = 0  # as sure as can be, and still it counts
    yield {"losses": losses, "mask": mask}
    yield {"losses": rng.uniform(0.1, 2.5, (2, 3)), "mask": np.ones((2, 3))}
    yield {"losses": np.array([[82.0, 78.0]]), "mask": np.ones((1, 2))}
    yield {"losses": rng.uniform(1.5, 3, (30, 20)), "mask": rng.integers(0, 2, (30, 20)) * 1.0}


@exercise.mistake
def no_mask(losses, mask):
    """As if all tokens counted, those with mask 0 too."""
    return np.exp(losses.mean())


@exercise.mistake
def masked_as_zero(losses, mask):
    """The sum is right, but it is divided by the number of all places; divide by the number of
    those that count."""
    return np.exp((losses * mask).mean())


@exercise.mistake
def mask_turned(losses, mask):
    """As if the tokens counted whose mask is 0; those with 1 do."""
    with np.errstate(all="ignore"):
        return np.exp(mean_where(losses, 1 - mask))


for _slug, _of_all in MEANS_OF_MEANS.items():
    exercise.mistake(
        lambda losses, mask, of_all=_of_all: np.exp(of_all(losses, mask)),
        slug=_slug,
        words="As if each row had a mean of its own, and then the mean of these were taken: a "
        "token of a short row would count more.",
    )


@exercise.mistake
def one_for_each_row(losses, mask):
    """There is a number for each row; asked is one for all of them."""
    return np.exp(row_means(losses, mask))


@exercise.mistake
def one_for_each_token(losses, mask):
    """There is a number for each token; asked is one for all of them."""
    return np.exp(losses * mask)


@exercise.mistake
def summed(losses, mask):
    """e to the *sum* of the losses: the more tokens, the larger it is. The mean is asked."""
    return np.exp((losses * mask).sum())


@exercise.mistake
def divided_by_rows(losses, mask):
    """As if the losses of each row were added up, and the mean taken over the rows."""
    return np.exp((losses * mask).sum(axis=1).mean())


@exercise.mistake
def mean_of_exponentials(losses, mask):
    """As if e were taken of each loss, and then the mean. First the mean, then e."""
    return mean_where(np.exp(losses), mask)


@exercise.mistake
def loss(losses, mask):
    """This is the mean loss itself; the perplexity is e to the power of it."""
    return mean_where(losses, mask)


@exercise.mistake
def base_two(losses, mask):
    """This is 2 to the power of the mean loss. The logarithm in it has the base e, so e belongs
    here."""
    return 2 ** mean_where(losses, mask)


@exercise.mistake
def sign(losses, mask):
    """e to the *minus* mean loss: below 1. Nobody hesitates between less than one token."""
    return np.exp(-mean_where(losses, mask))


@exercise.mistake
def exponential_twice(losses, mask):
    """As if e were taken twice: the last line takes it already."""
    return np.exp(np.exp(mean_where(losses, mask)))


@exercise.mistake
def shifted_once_more(losses, mask):
    """As if losses and mask were one place apart. Here they belong together, place by place."""
    with np.errstate(all="ignore"):
        return np.exp(mean_where(losses[:, :-1], mask[:, 1:]))


@exercise.mistake
def first_place_cut(losses, mask):
    """As if the first place of each row never counted. Here losses and mask come as they are: the
    mask alone says what counts."""
    return np.exp(mean_where(losses[:, 1:], mask[:, 1:]))


@exercise.mistake
def cut_off(losses, mask):
    """As if the mean loss could be 20 at most. A model that is surprised more is more perplexed."""
    return np.exp(np.minimum(mean_where(losses, mask), 20))


@exercise.mistake
def zeros_left_out(losses, mask):
    """As if a token whose loss is 0 did not count. It does if its mask is 1."""
    return np.exp(mean_where(losses, mask * (losses != 0)))

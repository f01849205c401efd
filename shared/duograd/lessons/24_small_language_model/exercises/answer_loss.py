"""The loss of an answer: what is guessed at a place is checked at the next one."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .scores import (
    GAPS,
    MEANS_OF_MEANS,
    chances,
    log_chances,
    losses_of,
    mean_where,
    of_next,
    row_means,
    shifted,
)

exercise = Exercise(
    points=3,
    gradients=("logits",),
    hints=[
        "Write a row down: ids 1, 5, 2, 6, 3 and mask 0, 0, 0, 1, 1. The scores at which places "
        "guess the 6 and the 3? Which losses does the mean take?",
        "A token is guessed *before* it is read. So the scores at place i belong to the id at "
        "place i + 1, and the mask says of an id whether it counts.",
        "Cut the last place off the scores, and the first one off the ids and off the mask. Then "
        "all three have t − 1 places that belong together. Then a masked mean over the batch.",
        "A like example: a forecast made on day i is checked on day i + 1: "
        "`abs(forecast[:-1] - weather[1:])`.",
    ],
)


@exercise.oracle
def answer_loss(logits, ids, mask):
    return mean_where(shifted(logits, ids), mask[:, 1:])


@exercise.cases
def cases(rng):
    shares = np.array([[[0.5, 0.25, 0.25], [0.125, 0.125, 0.75], [0.2, 0.2, 0.6]]])
    yield one(np.log(shares), [[2, 0, 1]], [[0, 0, 1]])
    yield one(
        rng.normal(0, 1.5, (2, 5, 7)),
        [[1, 4, 2, 5, 3], [1, 6, 2, 3, 0]],
        [[0, 0, 0, 1, 1], [0, 0, 0, 1, 0]],
    )
    ids = rng.permuted(np.tile(np.arange(8), (4, 1)), axis=1)
    mask = np.zeros((4, 8))
    mask[0, [2, 4, 5, 7]] = mask[1, 3:5] = mask[3, 2] = 1  # one has gaps, and one no 1
    yield one(rng.normal(0, 1.5, (4, 8, 8)), ids, mask, gradient=False)
    far = rng.uniform(0, 300, (2, 4, 4))
    ids = np.array([[1, 2, 0, 3], [3, 1, 2, 0]])
    np.put_along_axis(far[:, :-1], ids[:, 1:, None], 400, axis=-1)
    far[0, 1, 1:], far[1, 2, 2] = (15, 30, 70), 600  # a chance that is 0 when rounded comes true
    yield one(far, ids, [[0, 0, 1, 1], [0, 1, 1, 1]])
    yield one(
        rng.normal(0, 1, (9, 2, 3)), [[1, 2], [2, 0], [0, 1]] * 3, [[0, 1]] * 9, gradient=False
    )


def one(logits, ids, mask, **options):
    arguments = {"logits": logits, "ids": np.array(ids), "mask": np.array(mask, "float64")}
    return Case(arguments, **options)


@exercise.telltale
def places_do_not_fit(seen):
    """Scores and ids have different numbers of places: where you cut one off the scores, the ids
    and the mask must lose one, too."""
    sizes = "Expected input batch_size", "must be broadcastable", "Incompatible shapes"
    more = "must match the size of tensor", "must equal `logits.shape`"
    return failed(seen, *sizes, *more)


@exercise.mistake
def not_shifted(logits, ids, mask):
    """As if the scores at a place were to guess the id at *the same* place. That one has been read
    already: they guess the next one."""
    return mean_where(losses_of(logits, ids), mask)


@exercise.mistake
def not_shifted_first_cut(logits, ids, mask):
    """As if the scores at a place were to guess the id at *the same* place. That one has been read
    already: they guess the next one."""
    return mean_where(losses_of(logits[:, :-1], ids[:, :-1]), mask[:, :-1])


@exercise.mistake
def shifted_back(logits, ids, mask):
    """As if the scores at a place were to guess the id *before* it; they guess the one behind."""
    return mean_where(losses_of(logits[:, 1:], ids[:, :-1]), mask[:, 1:])


@exercise.mistake
def shifted_back_with_mask(logits, ids, mask):
    """As if the scores at a place were to guess the id *before* it; they guess the one behind."""
    return mean_where(losses_of(logits[:, 1:], ids[:, :-1]), mask[:, :-1])


@exercise.mistake
def mask_not_shifted(logits, ids, mask):
    """The losses are right, but the mask sits one place off: it says of an *id* whether it counts,
    and here it was laid on the place of the scores."""
    losses = shifted(logits, ids)
    with np.errstate(all="ignore"):
        return mean_where(losses, mask[:, :-1])


@exercise.mistake
def mask_not_rolled(logits, ids, mask):
    """The ids were moved by one place, the mask was not: it says of an *id* whether it counts, so
    it must move with them."""
    return mean_where(losses_of(logits, np.roll(ids, -1, axis=1)), mask)


@exercise.mistake
def all_learnt(logits, ids, mask):
    """As if all tokens counted, those of the question too."""
    return shifted(logits, ids).mean()


@exercise.mistake
def all_but_zeros(logits, ids, mask):
    """As if all tokens but those with the id 0 counted, those of the question too. The mask says
    which ones do."""
    return mean_where(shifted(logits, ids), ids[:, 1:] != 0)


@exercise.mistake
def id_0_left_out(logits, ids, mask):
    """As if a token with the id 0 never counted, even where its mask is 1. It is a token like all
    others: the mask alone says which ones count."""
    return mean_where(shifted(logits, ids), mask[:, 1:] * (ids[:, 1:] != 0))


@exercise.mistake
def end_left_out(logits, ids, mask):
    """As if a token with the id 3, `<end>`, never counted, even where its mask is 1. So the model
    never learns to end."""
    with np.errstate(all="ignore"):
        return mean_where(shifted(logits, ids), mask[:, 1:] * (ids[:, 1:] != 3))


for _slug, (_words, _filled) in GAPS.items():
    exercise.mistake(
        lambda logits, ids, mask, filled=_filled: mean_where(
            shifted(logits, ids), filled(mask)[:, 1:]
        ),
        slug=_slug,
        words=f"As if the tokens that count always stood side by side: {_words}. The mask says so "
        "of each by itself.",
    )


@exercise.mistake
def question_only(logits, ids, mask):
    """As if the tokens counted whose mask is 0; those with 1 do."""
    with np.errstate(all="ignore"):
        return mean_where(shifted(logits, ids), 1 - mask[:, 1:])


@exercise.mistake
def divided_by_all(logits, ids, mask):
    """The sum is right, but it is divided by the number of all places; divide by the number of
    those that count."""
    return (shifted(logits, ids) * mask[:, 1:]).mean()


for _slug, _of_all in MEANS_OF_MEANS.items():
    exercise.mistake(
        lambda logits, ids, mask, of_all=_of_all: of_all(shifted(logits, ids), mask[:, 1:]),
        slug=_slug,
        words="As if each row had a mean of its own, and then the mean of these were taken: a "
        "token of a short answer would count more.",
    )


@exercise.mistake
def summed(logits, ids, mask):
    """This is the sum over the tokens that count; the mean is asked."""
    return (shifted(logits, ids) * mask[:, 1:]).sum()


@exercise.mistake
def divided_by_rows(logits, ids, mask):
    """As if the losses of each row were added up, and the mean taken over the rows."""
    return (shifted(logits, ids) * mask[:, 1:]).sum(axis=1).mean()


@exercise.mistake
def last_left_out(logits, ids, mask):
    """As if the last token of each answer did not count. It does: that is how the model learns to
    end."""
    behind = np.concatenate([mask[:, 1:], 0 * mask[:, :1]], axis=1)
    with np.errstate(all="ignore"):
        return mean_where(shifted(logits, ids), (mask * behind)[:, 1:])


@exercise.mistake
def first_left_out(logits, ids, mask):
    """As if the first token of each answer did not count. It does: `<bot>` has been read, and the
    model guesses what comes behind it."""
    return mean_where(shifted(logits, ids), mask[:, 1:] * mask[:, :-1])


@exercise.mistake
def zeros_left_out(logits, ids, mask):
    """As if a token whose loss is 0 did not count. It does if its mask is 1."""
    losses = shifted(logits, ids)
    return mean_where(losses, mask[:, 1:] * (losses.astype("float32") > 0))


BLIND = (
    "As if the *scores* were set to 0 where the mask is: then these places still have a loss, that "
    "of guessing blindly."
)


@exercise.mistake(words=BLIND)
def logits_masked(logits, ids, mask):
    return shifted(logits * np.roll(mask, -1, axis=1)[..., None], ids).mean()


@exercise.mistake(words=BLIND + " And the mask sits one place off.")
def logits_masked_not_shifted(logits, ids, mask):
    return shifted(logits * mask[..., None], ids).mean()


@exercise.mistake
def softmax_twice(logits, ids, mask):
    """As if the chances, not the scores, went through the softmax: that would be the second one."""
    return answer_loss(chances(logits), ids, mask)


@exercise.mistake
def softmax_over_places(logits, ids, mask):
    """As if the tokens of all places competed, and not those of one: the softmax goes over the
    vocabulary, the last axis."""
    logs = log_chances(logits[:, :-1].swapaxes(1, 2)).swapaxes(1, 2)
    return mean_where(-of_next(logs, ids), mask[:, 1:])


@exercise.mistake
def scores_alone(logits, ids, mask):
    """As if the loss were minus the score of the right token; the softmax is missing."""
    return mean_where(-of_next(logits, ids), mask[:, 1:])


@exercise.mistake
def sign(logits, ids, mask):
    """The right size with the wrong sign: a loss is not negative."""
    return -answer_loss(logits, ids, mask)


@exercise.mistake
def overflow(logits, ids, mask):
    """Right for moderate scores. Here they are in the hundreds, and lie hundreds apart: of e to the
    power of such numbers, infinity or nothing is left."""
    with np.errstate(all="ignore"):
        powers = np.exp(logits)
        logs = np.log(powers / powers.sum(axis=-1, keepdims=True))
        return mean_where(-of_next(logs, ids), mask[:, 1:])


@exercise.mistake
def one_largest_for_all(logits, ids, mask):
    """Right for moderate scores. Here it is as if the largest of the *whole* table were taken off,
    not that of each place: e to the power of what is left is nothing at some of them."""
    z = (logits - logits.max()).astype("float32")
    with np.errstate(all="ignore"):
        logs = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
        return mean_where(np.where(mask[:, 1:] == 1, -of_next(logs, ids), 0), mask[:, 1:])


def between(bound):
    return lambda logits: {"logits": np.clip(logits, -bound, bound)}


for _bound in (10, 20, 50, 100):
    exercise.given_else(
        between(_bound),
        slug=f"scores_within_{_bound}",
        words=f"Right for moderate scores. But it is as if none could be beyond ±{_bound}: larger "
        "ones are then alike.",
    )


NEAR_0 = "Right for moderate scores. But where a token comes that has a chance near 0, "


def held_up(floor, slug, words):
    """Let it be a mistake to take the logarithm of chances, rounded, to which this was added."""

    def formula(logits, ids, mask):
        given = of_next(chances(logits), ids)
        with np.errstate(all="ignore"):
            return mean_where(-np.log(given.astype("float32") + floor), mask[:, 1:])

    exercise.mistake(formula, slug=slug, words=NEAR_0 + words)


held_up(0, "rounded_to_0", "it is rounded to 0, and the logarithm of that is infinite.")
for place in (6, 7, 8, 9, 10, 12):
    told = f"the loss is too small, as if no chance could be below 1e-{place}."
    held_up(10.0**-place, f"held_up_{place}", told)


@exercise.mistake
def one_place_more(logits, ids, mask):
    """As if the mean of the losses, those that do not count being 0, were divided by that of the
    whole mask: that one has a place more, the first, which has no loss."""
    return divided_by_all(logits, ids, mask) / mask.mean()


@exercise.mistake
def reshaped(logits, ids, mask):
    """As if the scores got the shape [n, V, T − 1] by a reshape: that mixes the scores of several
    places. To move an axis, turn them (`transpose`)."""
    n, T, V = logits.shape
    mixed = logits[:, :-1].reshape(n, V, T - 1).transpose(0, 2, 1)
    return mean_where(losses_of(mixed, ids[:, 1:]), mask[:, 1:])


@exercise.mistake
def loss_of_the_likeliest(logits, ids, mask):
    """As if the loss were that of the likeliest token: asked is that of the token that comes,
    however likely it was."""
    return mean_where(shifted(logits, np.roll(logits.argmax(-1), 1, axis=1)), mask[:, 1:])


@exercise.mistake
def perplexity(logits, ids, mask):
    """This is e to the loss, the perplexity; the loss is asked."""
    return np.exp(answer_loss(logits, ids, mask))


@exercise.mistake
def one_for_each_place(logits, ids, mask):
    """There is a number for each place; asked is one for all."""
    return shifted(logits, ids) * mask[:, 1:]


@exercise.mistake
def one_for_each_row(logits, ids, mask):
    """There is a number for each row; asked is one for the whole batch."""
    return row_means(shifted(logits, ids), mask[:, 1:])

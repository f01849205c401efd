"""Guess a token, read it, guess the next one, until `<end>`."""

import numpy as np

from duograd.data.language_model import END
from duograd.exercises import Exercise, failed

from .drawn import looks, ranks_of, scores_of
from .spoken import ROWS, chooser, favouring, open_ended, spoken, written

exercise = Exercise(
    points=4,
    hints=[
        "Write down what the model is given for ids = [1, 7, 2], if 5 is written first and then 9: "
        "three tables, [1, 3], [1, 4], and then?",
        "The model has no memory. Whatever it is to know, question and answer so far, must be in "
        "what it reads, at each step anew.",
        "In a loop of at most max_new rounds: the scores of the *last* place; temperature 0 takes "
        "the largest, else `rng.choice` draws with your chances; end if it is `<end>`; else it is "
        "written down, and read along in the next round.",
        "A like example: a story told in turns. Whoever is next hears all of it from the start, "
        "adds one word, and says nothing more once somebody has said “the end”.",
    ],
)
DRAWS, FEW = 120, 40
COINS = 24  # texts that end by chance: who draws anew to write misses `<end>` in two of three
LONG = 32  # so many coins in a row do not fall on `<end>` once in 10¹⁰ times


@exercise.oracle
def generate(model, ids, max_new, rng, temperature, top_k):
    return written(model, ids, max_new, chooser(rng, temperature, top_k))


@exercise.cases
def cases(rng):
    yield spoken(favouring([4, 5, 0, 2, 1, 6, 4], 7), [1, 2], 3)
    yield spoken(favouring([1, 3, 6, 2, 4, 5, 2], 7), [1, 5, 2], 9)
    yield spoken(favouring([4, 5, 1, 0, 4, 2, 5], 7), [1, 3, 1, 2], 4)
    yield spoken(favouring([4, 5, 3, 5, 0, 2, 1], 7), [1, 4, 3], 1)
    yield spoken(favouring([3, 4, 5, 4, 5], 6), [1, 4], 5, top_k=3)
    yield spoken(favouring([4, 5, 1], 6), [1, 2], 0)
    table, seed = open_ended(rng), int(rng.integers(1000))
    for start, many, heat, top_k in (
        (0, FEW, 2.0, None), (0, FEW, 2.0, None), (1, DRAWS, 0.3, None), (2, DRAWS, 2.0, None),
        (3, 2 * FEW, 2.0, 4), (4, 2 * FEW, 0.3, 4), (5, 4, 2.0, 1),
    ):  # fmt: skip
        yield spoken(table, [1, 4, 2], many, seed + start, heat, top_k, judged_by="properties")
    coin = np.array([[900.0, -1e5, -1e5, 900.1]])  # 0 or `<end>`
    for start in range(COINS):
        many, top_k = (1, None) if start % 3 == 0 else (DRAWS, len(coin[0]))
        yield spoken(coin, [1, 2], many, seed + start, 1.0, top_k, judged_by="properties")
    yield spoken(favouring([4, 1, 5, 2, 6, 0, 1], 7), [4], 3, temperature=0.0, top_k=2)


FIRST, AGAIN, COLD, HOT = 6, 7, 8, 9


@exercise.telltale
def never_ends(seen):
    """It went on and on, until the model refused to be asked again. At most max_new tokens are
    written, even if `<end>` never comes."""
    return failed(seen, "the model was called more than")


@exercise.telltale
def no_table(seen):
    """The model reads a *tensor* of whole numbers with a row for its text: [1, t]."""
    return failed(seen, "the model reads a tensor [1, t]", "must be Tensor, not")


@exercise.telltale
def divided_by_zero(seen):
    """In a case of temperature 0 the scores were divided by 0. Where it is 0, the largest is taken,
    with a top_k or without, and there is nothing to divide."""
    return failed(seen[:FIRST], "contain NaN", "division by zero", "not sum to 1", "out of bounds")


@exercise.telltale
def not_from_rng(seen):
    """Two calls with generators that start alike gave different texts: the second one hangs on
    something else, as on other random numbers, or on what is left of the calls before."""
    one, again = seen[FIRST].value, seen[AGAIN].value
    return one is not None and again is not None and list(one) != list(again)


@exercise.telltale
def same_text_for_each_rng(seen):
    """Two generators that start differently gave the same text."""
    rows = [seen[place].value for place in (FIRST, COLD, HOT)]
    if not all(isinstance(row, list) and len(row) >= FEW for row in rows):
        return False
    first, cold, hot = (row[:FEW] for row in rows)
    return first == hot != cold  # else always the largest was taken


@exercise.property
def no_ids(value, **_):
    """Asked is a list of whole numbers, the ids of tokens; yours is no list, or holds something
    else."""
    return isinstance(value, list) and all(map(_is_whole, value))


def _is_whole(number):
    array = np.asarray(number)
    return not array.ndim and array.dtype.kind in "iu"


@exercise.property
def end_among_the_drawn(value, **_):
    """`<end>` was written. Above temperature 0, too, it ends the answer and does not come back."""
    return END not in list(value)


@exercise.property
def wrong_length(value, model, max_new, **_):
    """A model that never says `<end>` was asked for max_new tokens, and another number of them came
    back."""
    return len(value) == max_new or may_end(model)


def may_end(model):
    """Whether `<end>` is as likely as anything else, as nowhere in a table that is open-ended."""
    return len(model.parameters["table"]) < ROWS


@exercise.property
def outside_the_best(value, model, ids, temperature, top_k, **_):
    """A token was written that is not among the top_k best behind all that was there before it.
    Did all of that reach the model, and top_k your chances?"""
    scores = scores_of(value, model, ids, temperature)
    return top_k is None or bool((ranks_of(scores, value) < top_k).all())


@exercise.property
def always_the_largest(value, model, ids, temperature, top_k, **_):
    """Each time the largest score was taken; above temperature 0 the others have a chance, too."""
    largest = scores_of(value, model, ids, temperature).argmax(axis=1)
    return may_end(model) or top_k == 1 or list(largest) != list(value)


@exercise.property
def temperature_ignored(value, model, ids, temperature, top_k, **_):
    """The tokens come about as often as at temperature 1, and it is another one."""
    return looks(value, model, ids, temperature, top_k) != "ignored"


@exercise.property
def temperature_twice(value, model, ids, temperature, top_k, **_):
    """The tokens come as if the scores were divided by the temperature twice. Once is enough, and
    `sampling_probabilities` does that."""
    return looks(value, model, ids, temperature, top_k) != "twice"


@exercise.property
def all_alike(value, model, ids, temperature, top_k, **_):
    """The tokens come nearly as if each had the same chance, whatever its score."""
    return looks(value, model, ids, temperature, top_k) != "alike"


@exercise.property
def colder(value, model, ids, temperature, top_k, **_):
    """The tokens that came have larger scores, on average, than this temperature allows: they come
    as if it were lower."""
    return looks(value, model, ids, temperature, top_k) != "colder"


@exercise.property
def hotter(value, model, ids, temperature, top_k, **_):
    """The tokens that came have smaller scores, on average, than this temperature allows: they come
    as if it were higher."""
    return looks(value, model, ids, temperature, top_k) != "hotter"


@exercise.property
def other_chances(value, model, ids, temperature, top_k, **_):
    """Some tokens come more often, or less, than their chance at this temperature allows."""
    return goes_on(value, model) or looks(value, model, ids, temperature, top_k) == "right"


@exercise.property
def on_behind_a_drawn_end(value, model, **_):
    """A text went on for dozens of tokens, though each time `<end>` was as likely as not: it was
    drawn and did not end the text, or it is hardly ever drawn."""
    return not goes_on(value, model)


def goes_on(value, model):
    """Whether a text is far longer than coins let it be."""
    return may_end(model) and len(value) >= LONG


def at_least(least):
    return lambda temperature: {"temperature": temperature or least}


for _place in (2, 5, 6):  # lower still, others are hardly ever drawn
    exercise.given_else(
        at_least(10.0**-_place),
        slug=f"drawn_at_0_{_place}",
        words="As if a token were drawn at temperature 0, too, so that others than the largest "
        "score have a chance there; asked is the largest itself.",
    )


def wrongly(model, ids, max_new, rng, temperature, top_k, **how):
    return written(model, ids, max_new, chooser(rng, temperature, top_k), **how)


@exercise.mistake
def question_returned(model, ids, max_new, rng, temperature, top_k):
    """The question came back, too; only what is new is asked."""
    return [*ids, *generate(model, ids, max_new, rng, temperature, top_k)]


@exercise.mistake
def question_always(model, ids, max_new, rng, temperature, top_k):
    """As if each new token were guessed like the first one, from the scores right behind the
    question: what has been written since plays no part."""
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=lambda ids, new: ids)


@exercise.mistake
def last_token_alone(model, ids, max_new, rng, temperature, top_k):
    """As if the model were given the last token alone. It has no memory: all that went before must
    be in what it reads."""
    last = lambda ids, new: [*ids, *new][-1:]  # noqa: E731
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=last)


@exercise.mistake
def answer_alone(model, ids, max_new, rng, temperature, top_k):
    """As if the model read the question for the first token only, and afterwards nothing but its
    own answer."""
    own = lambda ids, new: new or ids  # noqa: E731
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=own)


@exercise.mistake
def question_then_last_token(model, ids, max_new, rng, temperature, top_k):
    """As if the model read the question for the first token only, and afterwards the last token
    alone. It has no memory: all that went before must be in what it reads."""
    last = lambda ids, new: new[-1:] or ids  # noqa: E731
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=last)


@exercise.mistake
def question_and_last_token(model, ids, max_new, rng, temperature, top_k):
    """As if the model read the question and behind it the last new token alone; all new ones that
    came before it are to be read, too."""
    last = lambda ids, new: [*ids, *new[-1:]]  # noqa: E731
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=last)


@exercise.mistake
def first_place(model, ids, max_new, rng, temperature, top_k):
    """As if the scores of the *first* place were taken: they guess the second token of the
    question. What comes next is guessed at the last place."""
    return wrongly(model, ids, max_new, rng, temperature, top_k, at=0)


@exercise.mistake
def place_before_the_last(model, ids, max_new, rng, temperature, top_k):
    """As if the scores of the place before the last were taken: they guess the last token that is
    there already."""
    return wrongly(model, ids, max_new, rng, temperature, top_k, at=-2)


@exercise.mistake
def new_ones_in_front(model, ids, max_new, rng, temperature, top_k):
    """As if what is new were read *before* the question; it comes behind it."""
    front = lambda ids, new: [*new, *ids]  # noqa: E731
    return wrongly(model, ids, max_new, rng, temperature, top_k, read=front)


@exercise.mistake
def goes_on_behind_the_end(model, ids, max_new, rng, temperature, top_k):
    """It goes on after `<end>`."""
    return wrongly(model, ids, max_new, rng, temperature, top_k, ends=False)


@exercise.mistake
def end_left_out_but_on(model, ids, max_new, rng, temperature, top_k):
    """As if only `<end>` itself were left out; nothing comes behind it either."""
    new = wrongly(model, ids, max_new, rng, temperature, top_k, ends=False)
    return [token for token in new if token != END]


@exercise.mistake
def ends_at_0(model, ids, max_new, rng, temperature, top_k):
    """As if the token 0, `<pad>`, ended the answer, too. Only `<end>` does."""
    new = generate(model, ids, max_new, rng, temperature, top_k)
    return new[: new.index(0)] if 0 in new else new


@exercise.mistake
def end_returned(model, ids, max_new, rng, temperature, top_k):
    """`<end>` came back as well; it only says that the answer is over."""
    new = wrongly(model, ids, max_new, rng, temperature, top_k, ends=False)
    return new[: new.index(END) + 1] if END in new else new


@exercise.mistake
def end_in_the_question(model, ids, max_new, rng, temperature, top_k):
    """As if an `<end>` in the *question* ended it; only one that is written does."""
    return [] if END in ids else generate(model, ids, max_new, rng, temperature, top_k)


@exercise.mistake
def one_too_few(model, ids, max_new, rng, temperature, top_k):
    """The last token is missing."""
    return generate(model, ids, max_new, rng, temperature, top_k)[:-1]


@exercise.mistake
def last_dropped(model, ids, max_new, rng, temperature, top_k):
    """The last token is missing, as if it were always `<end>`. Where max_new ends the answer, it is
    not."""
    new = generate(model, ids, max_new, rng, temperature, top_k)
    return new[:-1] if len(new) == max_new else new


@exercise.mistake
def one_too_many(model, ids, max_new, rng, temperature, top_k):
    """One token more than max_new was written."""
    return generate(model, ids, max_new + 1, rng, temperature, top_k)


@exercise.mistake
def one_at_least(model, ids, max_new, rng, temperature, top_k):
    """Right, but where max_new is 0 a token came back. At most max_new are written: none there."""
    return generate(model, ids, max(max_new, 1), rng, temperature, top_k)


@exercise.mistake
def counted_with_the_question(model, ids, max_new, rng, temperature, top_k):
    """As if max_new were the length of all, question included; it says how many are new."""
    return generate(model, ids, max(max_new - len(ids), 0), rng, temperature, top_k)


@exercise.mistake
def smallest_taken(model, ids, max_new, rng, temperature, top_k):
    """As if the *least* likely token were taken each time."""
    return written(model, ids, max_new, lambda row: int(np.argmin(row)))


@exercise.mistake
def first_token_only(model, ids, max_new, rng, temperature, top_k):
    """Only the first new token came back."""
    return generate(model, ids, min(max_new, 1), rng, temperature, top_k)

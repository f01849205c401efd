"""A question and an answer as one row of ids, and which of them are to be learnt."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "By hand: the question 7 8 and the answer 9. Write the ids in a row. Under each write 1 "
        "where the model shall learn to say it, else 0. How many 1s are there?",
        "Whoever asks says the question. The model says what comes behind the sign `bot`, and it "
        "must also learn to *stop*.",
        "The mask is as long as the ids: one stretch of 0s, then one stretch of 1s. How long each "
        "is follows from the lengths of question and answer and the signs around them.",
        "A like example: which pages of an exam are marked: `[0] * (1 + len(questions)) + [1] * "
        "len(answers)`, if a cover comes first.",
    ],
)
USER, BOT, END = 1, 2, 3


def row(question, answer):
    """The ids of a talk."""
    return [USER, *question, BOT, *answer, END]


def talk(question, answer, ids=row, asked=0, end=1):
    """Ids and mask; asked: how many of the ids before the answer are learnt, end: of those behind.

    ids: what makes the row.
    """
    made = ids(question, answer)
    learnt = asked + len(answer) + end
    behind = 1 - end
    return [made, [0] * (len(made) - learnt - behind) + [1] * learnt + [0] * behind]


@exercise.oracle
def chat(question, answer):
    return talk(question, answer)


@exercise.cases
def cases(rng):
    yield {"question": [7, 8], "answer": [9]}
    yield {"question": [5], "answer": [6, 4, 6]}
    yield {"question": [6, 4, 6], "answer": [6]}
    yield {"question": [9, 4, 5, 8, 7], "answer": [4, 5]}
    yield {"question": [4], "answer": [8, 5, 7]}
    yield {"question": [7, 4, 9], "answer": [5]}
    first, second = ([int(n) for n in rng.integers(4, 99, size)] for size in (17, 19))
    told = f"question = {first} and answer = {second}"
    yield Case({"question": first, "answer": second}, told=told)


@exercise.telltale
def lists_in_the_list(seen):
    """The question stands in ids as a list of its own: its ids are asked, one after the other."""
    came = [one.value[0] for one in seen if isinstance(one.value, list) and one.value]
    return any(isinstance(ids, list) and [7, 8] in ids for ids in came[:1])


@exercise.telltale
def no_lists(seen):
    """Tensors or arrays came back. Asked are two lists of whole numbers."""
    first = seen[0].value
    return any(isinstance(one, np.ndarray) and one.ndim for one in [first, *parts_of(first)])


def parts_of(value):
    """What stands in a list; nothing of anything else."""
    return value if isinstance(value, list) else []


@exercise.mistake
def end_not_learnt(question, answer):
    """The end is not learnt: then the model never learns to stop."""
    return talk(question, answer, end=0)


@exercise.mistake
def bot_learnt(question, answer):
    """The sign before the answer is learnt, too. It is always set by whoever asks; the model begins
    behind it."""
    return talk(question, answer, asked=1)


@exercise.mistake
def one_place_early(question, answer):
    """The 1s stand one place too early: they mark what *foretells* each token of the answer, and
    not these tokens themselves."""
    return talk(question, answer, asked=1, end=0)


@exercise.mistake
def one_place_late(question, answer):
    """The 1s begin one place too late: the first token of the answer is learnt, too."""
    return talk(question, answer, asked=-1)


@exercise.mistake
def only_the_end(question, answer):
    """Only the end is learnt: the answer is, too."""
    return talk(question, answer, asked=-len(answer))


@exercise.mistake
def everything_learnt(question, answer):
    """Everything is learnt, the question too: then the model learns to ask."""
    made = row(question, answer)
    return [made, [1] * len(made)]


@exercise.mistake
def question_and_signs_learnt(question, answer):
    """0 and 1 are the wrong way round: 1 is what shall be learnt."""
    made, mask = talk(question, answer)
    return [made, [1 - one for one in mask]]


@exercise.mistake
def nothing_learnt(question, answer):
    """The mask is 0 everywhere: then nothing is learnt."""
    made = row(question, answer)
    return [made, [0] * len(made)]


@exercise.mistake
def signs_not_learnt_question_learnt(question, answer):
    """Question and answer are learnt here, only the signs are not. The question is said by whoever
    asks; and the end is the model's to say."""
    return [row(question, answer), [0, *[1] * len(question), 0, *[1] * len(answer), 0]]


@exercise.mistake
def first_occurrence(question, answer):
    """The 1s begin where the answer's tokens stand *for the first time*. That can be in the
    question."""
    made = row(question, answer)
    first = next(k for k in range(len(made)) if made[k : k + len(answer)] == [*answer])
    return [made, [0] * first + [1] * (len(made) - first)]


@exercise.mistake
def tokens_of_the_answer(question, answer):
    """Each token that stands in the answer is learnt, in the question, too. Which place it has
    decides, not which token it is."""
    made = row(question, answer)
    return [made, [int(one in [*answer, END]) for one in made]]


@exercise.mistake
def tokens_of_the_answer_alone(question, answer):
    """What stands in the answer is learnt, in the question, too, and the end is not. Which place a
    token has decides, not which token it is."""
    made = row(question, answer)
    return [made, [int(one in answer) for one in made]]


@exercise.mistake
def question_learnt(question, answer):
    """The question is learnt, too: only `user` and `bot` are not. Whoever asks says it."""
    made = row(question, answer)
    return [made, [0, *[1] * len(question), 0, *[1] * (len(answer) + 1)]]


@exercise.mistake
def mask_of_the_answer_alone(question, answer):
    """The mask is as long as the answer and its end: it needs a number for each of the ids."""
    return [row(question, answer), [1] * (len(answer) + 1)]


@exercise.mistake
def mask_without_the_signs(question, answer):
    """The mask is as long as question and answer: the three signs need a number, too."""
    return [row(question, answer), [0] * len(question) + [1] * len(answer)]


NO_SIGN = (
    "A sign is missing: before the question stands `user`, before the answer `bot`, and behind it "
    "`end`."
)


@exercise.mistake(words=NO_SIGN)
def no_user(question, answer):
    return talk(question, answer, lambda q, a: row(q, a)[1:])


@exercise.mistake(words=NO_SIGN)
def no_bot(question, answer):
    return talk(question, answer, lambda q, a: [USER, *q, *a, END])


@exercise.mistake(words=NO_SIGN)
def no_end(question, answer):
    made = row(question, answer)[:-1]
    return [made, [0] * (len(question) + 2) + [1] * len(answer)]


@exercise.mistake
def end_after_the_question(question, answer):
    """There is an end behind the question, too: one end is asked, behind the answer."""
    return talk(question, answer, lambda q, a: [USER, *q, END, BOT, *a, END])


@exercise.mistake
def signs_swapped(question, answer):
    """`user` and `bot` have changed places."""
    return talk(question, answer, lambda q, a: [BOT, *q, USER, *a, END])


@exercise.mistake
def answer_first(question, answer):
    """The answer stands before the question."""
    return talk(question, answer, lambda q, a: [BOT, *a, USER, *q, END])


@exercise.mistake
def returned_the_wrong_way(question, answer):
    """The mask came first: asked are the ids, then the mask."""
    return talk(question, answer)[::-1]


@exercise.mistake
def counted_in_the_question(question, answer):
    """The 1s are as many as the question is long, and one more: the answer's length counts."""
    made, n = row(question, answer), len(question) + 1
    return [made, ([0] * len(made) + [1] * n)[-len(made) :]]

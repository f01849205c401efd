"""Of several answers to each question, the one that a judge likes best."""

import numpy as np

from duograd.exercises import Case, Exercise
from duograd.exercises.whole import not_whole

exercise = Exercise(
    points=3,
    hints=[
        "By hand: scores [[0.1, 0.8, 0.9], [0.7, 0.2, 0.3]] and n = 2. Of the first row only 0.1 "
        "and 0.8 are looked at. Which *places* are asked?",
        "Each question has its own row, and its own winner. What comes back is where the winner "
        "stands, counted from 0, not how good it is.",
        "First cut the columns off that are not to be looked at, for all rows at once. Then the "
        "place of the largest number of each row.",
        "A like example: of each student's first n photos the one with most likes: n photos of "
        "each student, not of n students.",
    ],
)


@exercise.oracle
def best_of_n(scores, n):
    return scores[:, :n].argmax(axis=1)


@exercise.cases
def cases(rng):
    yield {"scores": np.array([[0.1, 0.8, 0.9], [0.7, 0.2, 0.3]]), "n": 2}
    scores = np.stack([rng.permutation(12) for _ in range(20)]) - 6.0
    scores += rng.uniform(-0.2, 0.2, scores.shape)
    for n in (9, 12, 3):
        yield {"scores": scores, "n": n}
    yield {"scores": rng.normal(0, 1, (3, 4)), "n": 1}
    yield {"scores": np.array([[-2.0, -0.5, 1, -4, 3, 2]]), "n": 2}
    low = np.array([[-3.0, -1, -2, 4], [-2.0, -4, -3, 1], [-5, -6, -2, 0], [-4, -3, -6, 2]])
    yield {"scores": 1e10 * low, "n": 3}
    high = np.array([[1.0, 3, 2, 400], [200, 300, 250, 100]])
    yield {"scores": high, "n": 3}
    yield {"scores": np.array([[1.31012, 1.31048, 1.31031, 1.1], [82, 81, 82.3, 82.4]]), "n": 4}
    alike = np.array([[2.0, 5, 5, 5], [1, 1, 1, 1], [0, -3, -2, 4]])
    yield Case({"scores": alike, "n": 3}, judged_by="properties")


@exercise.property
def one_for_each_best(value, scores, **_):
    """Right where one sample is the best. Where several are equally good, what came back is not one
    place for each question."""
    return np.shape(value) == (len(scores),)


@exercise.property
def none_of_the_best(value, scores, n):
    """Right where one sample is the best. Where several of the first n are equally good, yours is
    the place of none of them."""
    best, places = scores[:, :n].max(axis=1), np.asarray(value)
    found = [row[place] for row, place in zip(scores[:, :n], places.astype(int), strict=True)]
    return list(best) == found


exercise.property(not_whole)


@exercise.given_else
def all_of_them(scores, n):
    """As if all samples were looked at; only the first n of each question are."""
    return {"n": scores.shape[1]}


@exercise.mistake
def worst(scores, n):
    """This is where the judge's *lowest* score stands."""
    return scores[:, :n].argmin(axis=1)


@exercise.mistake
def last_n(scores, n):
    """As if the last n samples were looked at, and counted from there; the first n are asked."""
    return scores[:, -n:].argmax(axis=1)


@exercise.mistake
def last_n_in_place(scores, n):
    """As if the last n samples were looked at; the first n are asked."""
    return scores[:, -n:].argmax(axis=1) + scores.shape[1] - n


@exercise.mistake
def over_questions(scores, n):
    """For each *sample* you told which question got the best score; for each question it is asked
    which sample did."""
    return scores[:, :n].argmax(axis=0)


@exercise.mistake
def first_questions(scores, n):
    """As if the first n *questions* were looked at, with all their samples; of each question the
    first n samples are."""
    return scores[:n].argmax(axis=1)


@exercise.mistake
def first_questions_over_questions(scores, n):
    """As if the first n *questions* were looked at, and a winner told for each sample; of each
    question the first n samples are looked at."""
    return scores[:n].argmax(axis=0)


@exercise.mistake
def value(scores, n):
    """These are the best scores themselves; asked is where they stand."""
    return scores[:, :n].max(axis=1)


@exercise.mistake
def value_of_all(scores, n):
    """These are the best scores of all samples; asked is where the best of the first n stands."""
    return scores.max(axis=1)


@exercise.mistake
def size_without_sign(scores, n):
    """As if −3 were a better score than 2: the sign counts."""
    return np.abs(scores[:, :n]).argmax(axis=1)


@exercise.mistake
def made_whole(scores, n):
    """As if what follows the point of a score were cut off, so that many are alike: 0.8 is better
    than 0.1."""
    return np.trunc(scores[:, :n]).argmax(axis=1)


@exercise.mistake
def zero_for_those_outside(scores, n):
    """As if the samples that are not looked at had the score 0: that beats all negative ones."""
    return np.where(np.arange(scores.shape[1]) < n, scores, 0).argmax(axis=1)


@exercise.mistake
def low_not_lowest(scores, n):
    """As if the samples that are not looked at had a low score, and still not the lowest: it beats
    all that are lower."""
    return np.where(np.arange(scores.shape[1]) < n, scores, -1).argmax(axis=1)


def begun_at(start):
    """The answer of a search that begins with this score at the first place."""

    def search(scores, n):
        return np.where(scores[:, :n].max(axis=1) > start, best_of_n(scores, n), 0)

    return search


for _slug, _start in (("begun_at_0", 0), ("begun_low", -100)):
    exercise.mistake(
        begun_at(_start),
        slug=_slug,
        words="As if the search began with a score that not all samples reach: where all of the "
        "first n are lower, the first place came back. Begin with the first sample's score.",
    )


@exercise.mistake
def powers(scores, n):
    """Right for moderate scores. Here it is as if e were taken to the power of them first: of low
    ones nothing is left, of high ones infinity, and those are alike. Compare the scores as they
    are."""
    with np.errstate(all="ignore"):
        return np.exp(scores[:, :n].astype("float32")).argmax(axis=1)


@exercise.mistake
def chances(scores, n):
    """Right for moderate scores. Here it is as if those of a row were made chances first: beside a
    much larger one the others are rounded to 0, and alike. Compare the scores as they are."""
    lowered = (scores - scores.max(axis=1, keepdims=True)).astype("float32")
    return np.exp(lowered)[:, :n].argmax(axis=1)


@exercise.mistake
def one_too_few(scores, n):
    """As if the n-th sample were not looked at; it belongs to them."""
    return scores[:, : max(n - 1, 1)].argmax(axis=1)


@exercise.mistake
def one_too_many(scores, n):
    """As if n + 1 samples were looked at."""
    return scores[:, : n + 1].argmax(axis=1)


@exercise.mistake
def first_left_out(scores, n):
    """As if the first sample were not looked at; counting begins at 0."""
    return 1 + scores[:, 1 : n + 1].argmax(axis=1) if scores.shape[1] > 1 else scores[:, 0] * 0


@exercise.mistake
def counted_from_one(scores, n):
    """Each place is one too large: the first sample stands at 0."""
    return 1 + best_of_n(scores, n)


@exercise.mistake
def one_place(scores, n):
    """This is the best place of the whole table, as if it were one long row; each question has a
    winner of its own."""
    return scores[:, :n].argmax()


@exercise.mistake
def places_of_all(scores, n):
    """As if all rows stood behind each other and the places were counted through; they begin at 0
    in each row."""
    return best_of_n(scores, n) + np.arange(len(scores)) * scores.shape[1]


@exercise.mistake
def places_of_the_first_n(scores, n):
    """As if all rows, cut to n, stood behind each other and the places were counted through; they
    begin at 0 in each row."""
    return best_of_n(scores, n) + np.arange(len(scores)) * n


@exercise.mistake
def of_the_mean(scores, n):
    """As if the same sample were chosen for all questions, the one that is best on average."""
    return np.full(len(scores), scores[:, :n].mean(axis=0).argmax())


@exercise.mistake
def list_of_places(scores, n):
    """These are the places of the n best samples of each question; asked is the best one among the
    first n."""
    return np.argsort(-scores, axis=1)[:, :n]


@exercise.mistake
def ones_where_best(scores, n):
    """This is a table with a 1 where the best one stands; asked is its place, a number for each
    question."""
    return (scores[:, :n] == scores[:, :n].max(axis=1, keepdims=True)) * 1.0

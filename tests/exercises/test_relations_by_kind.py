"""Each kind of relation, on exercises of every kind: values, gradients, parts, paths, models."""

import numpy as np
import pytest

from duograd.boundary.wire import Failure, Named, Observation, Table
from duograd.exercises import Case, Exercise, becoming, questions, traits
from duograd.exercises.attempts import prepare
from duograd.exercises.judge import judge


def made(oracle, cases, **settings):
    exercise = Exercise(2, name="made", **settings)
    exercise.oracle(oracle)
    exercise.cases(cases)
    return exercise


def told(exercise, answer, gradient=None):
    """What is said of an answer, a function of the right value and the case's values."""
    trials = prepare(exercise, "torch", 0)
    seen = []
    for trial in trials:
        value = answer(trial.value, **trial.case.values())
        failure = value if isinstance(value, Failure) else None
        gradients = {n: gradient(g) for n, g in trial.gradients.items()} if gradient else {}
        value = None if failure else value
        seen.append(Observation(value=value, gradients=gradients, failure=failure))
    return judge(exercise, "torch", trials, seen).message


def squares(rng):
    """Square tables, so that rows and columns can be mixed up, and numbers beside them."""
    for n, rate, count in ((3, 0.5, 2), (2, -0.75, 5), (4, 1.25, 3)):
        X = rng.uniform(0.2, 1.7, (n, n)) * rng.choice([-1, 1], (n, n))
        yield {"X": X, "rate": rate, "count": count}


def tangled(X, rate, count):
    """Where each number of each argument counts in its own way."""
    rows, columns = np.arange(1, len(X) + 1), np.arange(1, X.shape[1] + 1)
    return (rows @ np.sin(X)) * columns + np.sinh(2.0 * rate) + rate**2 + np.cbrt(count)


def table(rng):
    """Tables of other heights, with numbers above 1 and below 0."""
    for n in (4, 2, 5):
        yield {"X": rng.uniform(0.05, 2.5, (n, 3)) * rng.choice([1, 1, -1], (n, 3))}


def blocks(rng):
    """Arrays with three axes, none of which is called rows or columns."""
    for n, T in ((2, 3), (3, 1), (1, 4), (4, 2), (2, 5)):
        yield {"X": rng.uniform(0.05, 2.5, (n, T, 2)) * rng.choice([1, 1, -1], (n, T, 2))}


plain = made(lambda X: X + np.sin(3 * X) / 9, table)
deep = made(lambda X: X + np.sin(3 * X) / 9, blocks)
tangle = made(tangled, squares)


# One array


@pytest.mark.parametrize("words", becoming.BECOMES)
def test_what_the_answer_became_is_told(words):
    exercise = deep if "axis" in words or "axes" in words else plain
    with np.errstate(all="ignore"):
        message = told(exercise, lambda e, **_: np.asarray(becoming.BECOMES[words](e), "float64"))
    names = [words.format(name) for name in ("the answer", "X")]
    assert any(message.startswith(f"In every case tried yours is {name}.") for name in names)


@pytest.mark.parametrize("words", ["the sigmoid of {}", "the tanh of {}", "{} after softmax"])
def test_what_became_of_an_argument_is_told(words):
    hidden = made(lambda X: np.sin(X) + 3, table)
    make = becoming.BECOMES[words]
    assert f"yours is {words.format('X')}." in told(hidden, lambda e, X: make(X.astype("float64")))


OF_SEVERAL = {
    "the answer is the mean": (lambda X: X.mean() + 1, lambda e, X: X + 1),
    "the answer is the sum": (lambda X: X.sum() + X.size, lambda e, X: X + 1),
    "the answer is the last": (lambda X: X[-1, -1], lambda e, X: X.ravel()),
    "rows, of which the answer is the mean": (lambda X: X.mean(0) + 1, lambda e, X: X + 1),
    "columns, of which the answer is the sum": (lambda X: X.sum(1) + 3, lambda e, X: X + 1),
    "one more before its first row": (lambda X: X * 2, lambda e, X: np.vstack([e[:1] + 7, e])),
    "goes on after its end": (lambda X: X * 2, lambda e, X: np.vstack([e, e + 1, e])),
    "ends too early": (lambda X: X * 2, lambda e, X: e[:2]),
    "more than once": (lambda X: X[:, :1] + 1, lambda e, X: np.tile(e, (1, 4))),
    "a number, not the same in every case": (lambda X: X * 2, lambda e, X: e * (len(X) + 1)),
    "row times a number of its own": (
        lambda X: X * 2, lambda e, X: e * np.arange(2, len(X) + 2)[:, None],
    ),
    "column plus a number of its own": (lambda X: X * 2, lambda e, X: e + np.array([3.0, 4, 5])),
    "column times a number of its own": (lambda X: X * 2, lambda e, X: e * [0.995, 2, 3]),
    "column times a number and plus another of its own": (
        lambda X: X * 2, lambda e, X: e * [2, 3, 4] - 1,
    ),
    "cut off where it is above 1": (lambda X: X * 2, lambda e, X: np.minimum(e, 1)),
    "cut off where it is below 0 or above 2": (lambda X: X * 2, lambda e, X: np.clip(e, 0, 2)),
}  # fmt: skip


@pytest.mark.parametrize("words", OF_SEVERAL)
def test_what_the_answer_is_of_yours_is_told(words):
    oracle, answer = OF_SEVERAL[words]
    assert words in told(made(oracle, table), answer)


def test_a_cut_is_not_told_where_a_single_number_was_left_uncut():
    """Any walk between two ends that are met again would look so by chance."""
    walk = made(lambda X: np.array([5.0, -4, 12, -30, 40]) + 0 * X.sum(), pairs)
    assert "cut off" not in told(walk, lambda e, X: np.array([5.0, -3, 9, -3, 9]))


def test_a_factor_of_its_own_is_not_told_where_all_but_one_number_are_lost_beside_it():
    faint = made(lambda X: np.array([2e-5, 1 + X[0, 0] ** 2]), pairs)
    assert "times a number" not in told(faint, lambda e, X: e * [0.5, 1 + X[0, 1] ** 2])


def test_of_cases_that_are_right_it_is_not_said_that_their_columns_are_other_ones():
    oracle = made(lambda X: X * 2, lambda rng: [{"X": rng.normal(size=(n, 3))} for n in (4, 1, 5)])
    message = told(oracle, lambda e, X: e * [3.0, 4, 5] - 1 if len(X) > 1 else e)
    assert "In the cases tried, yours is right or has columns of which each is" in message


def test_of_a_column_that_is_alone_in_a_case_it_is_not_said_that_there_are_several():
    tables = made(
        lambda X: X.sum(1) + 3, lambda rng: [{"X": rng.normal(size=(3, n))} for n in (1, 3)]
    )
    message = told(tables, lambda e, X: X + 3 / X.shape[1])
    assert "is one or more columns, of which the answer is the sum" in message


# Another question


TABLES = {
    **{w: (m, "X") for w, m in (questions.RARE | questions.RARE_ARRAYS | questions.ARRAYS).items()},
    **{w: (m, "rate") for w, m in questions.NUMBERS.items()},
    **{w: (m, "count") for w, m in questions.WHOLE.items()},
}


@pytest.mark.parametrize("words", TABLES)
def test_the_answer_to_another_question_is_told(words):
    make, name = TABLES[words]

    def answer(e, **values):
        return tangled(**{**values, name: make(np.asarray(values[name], "float64"))})

    assert "In every case tried yours is what comes out if" in told(tangle, answer)


OTHER = {
    "rate is 0.3, whatever is given": lambda e, X, rate, count: tangled(X, 0.3, count),
    "count is 10, whatever is given": lambda e, X, rate, count: tangled(X, rate, 10),
    "rate and count change places": lambda e, X, rate, count: tangled(X, count, rate),
    "rate is taken for count": lambda e, X, rate, count: tangled(X, rate, rate),
    "the first number of X is taken for rate": (
        lambda e, X, rate, count: tangled(X, X[0, 0], count)
    ),
}


@pytest.mark.parametrize("words", list(OTHER)[1:])
def test_a_number_that_is_mistaken_for_another_is_told(words):
    assert f"yours is what comes out if {words}." in told(tangle, OTHER[words])


def test_a_number_that_stands_for_an_argument_is_found():
    line = made(lambda w, gradient, rate: w - rate * gradient, lambda rng: [
        {"w": rng.normal(size=3), "gradient": rng.normal(size=3), "rate": rate}
        for rate in (0.1, 0.5, 2.0)
    ])  # fmt: skip
    fixed = told(line, lambda e, w, gradient, rate: w - 0.03 * gradient)
    assert "yours is what comes out if rate is 0.03, whatever is given." in fixed
    longer = told(line, lambda e, w, gradient, rate: w - 1.7 * rate * gradient)
    assert "what comes out if gradient is multiplied by 1.7." in longer


def test_the_function_that_was_used_in_the_place_of_another_is_told():
    cases = [{"z": np.array([-1.0, 0.3, 2]), "g": Named(name)} for name in ("tanh", "relu")]
    apply = made(lambda z, g: g(z) + z, lambda rng: cases)
    message = told(apply, lambda e, z, g: 1 / (1 + np.exp(-z)) + z)
    assert "yours is what comes out if g is sigmoid." in message


LAYERED = {
    "layers lacks its last entry": lambda layers: layers[:-1],
    "layers has its first entry only": lambda layers: layers[:1],
    "each bias in layers is 0": lambda layers: [[W, b * 0] for W, b in layers],
}


def pass_through(X, layers):
    for W, b in layers:
        X = np.tanh(X @ W + b)
    return X


@pytest.mark.parametrize("words", LAYERED)
def test_layers_that_are_left_out_are_told(words):
    def cases(rng):
        for depth in (2, 3):
            layers = [[rng.normal(size=(3, 3)), rng.normal(size=(1, 3))] for _ in range(depth)]
            yield {"X": rng.normal(size=(2, 3)), "layers": layers}

    answer = told(
        made(pass_through, cases), lambda e, X, layers: pass_through(X, LAYERED[words](layers))
    )
    assert f"what comes out if {words}." in answer


FORMULAS = {
    "(a · a) + b": lambda e, a, b: a * a + b,
    "a to the power of b": lambda e, a, b: a**b,
    "(the smaller of a and b) + a": lambda e, a, b: a + min(a, b),
    "a + the answer": lambda e, a, b: e + a,
}


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_of_the_arguments_is_told(words):
    sizes = made(
        lambda a, b: a * b + 2 * b,
        lambda rng: [{"a": a, "b": b} for a, b in ((2, 3), (5, 2), (4, 7), (9, 4), (3, 8))],
    )
    assert f"In every case tried yours is {words}." in told(sizes, FORMULAS[words])


# Where


def activated(rng):
    named = ((3, "tanh"), (1, "relu"), (4, "tanh"), (2, "sigmoid"), (6, "relu"), (2, "tanh"))
    for n, name in (*named, (3, "relu"), (8, "sigmoid")):
        X = rng.normal(size=(n, 2))
        yield {"X": X, "g": Named(name), "batch_size": 2, "flag": name == "tanh"}


RIGHT = "In the cases tried, yours is right"
WHERE = {
    "except where g is relu": lambda n, g: g == "relu",
    "only where flag is True": lambda n, g: g != "tanh",
    "except in the one case where X has one row only, or is a vector of one number": lambda n, g: (
        n == 1
    ),
    "except where batch_size does not divide the rows of X": lambda n, g: n % 2,
    "except where the length of X is 4 or more": lambda n, g: n > 3,
}


@pytest.mark.parametrize("words", WHERE)
def test_the_kind_of_case_in_which_alone_it_is_wrong_is_told(words):
    exercise = made(lambda X, g, batch_size, flag: g(X).sum(0), activated)

    def answer(e, X, g, **_):
        wrong = WHERE[words](len(X), str(g))
        return e + np.cos(40 * np.arange(2) + len(X)) if wrong else e

    message = told(exercise, answer)
    same = words.replace("only where flag is True", "only where g is tanh")
    assert message.startswith(f"{RIGHT} {same}.")


@pytest.mark.parametrize(("axis", "words"), [(0, "the first axis"), (1, "the second axis")])
def test_of_arrays_with_more_axes_it_is_told_which_has_length_1(axis, words):
    message = told(deep, lambda e, X: e if X.shape[axis] == 1 else e + np.cos(40 * e))
    assert message.startswith(f"{RIGHT} only in the one case where {words} of X has length 1.")


def test_where_some_cases_have_more_axes_than_rows_and_columns_that_is_told():
    def cases(rng):
        for shape in ((2, 3), (2, 2, 3), (4, 3), (2, 2, 2, 3), (3, 2, 2, 3), (5, 3)):
            yield {"X": rng.uniform(1, 2, shape)}

    exercise = made(lambda X: X + np.sin(3 * X), cases)
    message = told(exercise, lambda e, X: e if X.ndim > 2 else e + np.cos(40 * e))
    told_where = "yours is right only where X has more than two axes."
    assert message.startswith(f"In the cases tried, {told_where}")


def test_pictures_that_are_all_alike_are_not_called_rows():
    alike = made(lambda X: X + np.sin(3 * X) / 9, blocks)
    message = told(alike, lambda e, X: np.broadcast_to(np.cos(50 * e[:1]), e.shape))
    assert "yours is the same at every place of the first axis, and the answer is not" in message


PLACES = {
    "is right in its first 2 rows or numbers, and in some cases wrong elsewhere": lambda e: (
        np.vstack([e[:2], np.cos(50 * e[2:])])
    ),
    "is right in its last row or number, and in some cases wrong elsewhere": lambda e: np.vstack(
        [np.cos(50 * e[:-1]), e[-1:]]
    ),
    "is right in its first column, and in some cases wrong elsewhere": lambda e: np.hstack(
        [e[:, :1], np.cos(50 * e[:, 1:])]
    ),
    "is right except where X is positive": lambda e: np.where(e > 0, np.cos(50 * e), e),
    "is wrong only where X is positive": lambda e: np.where(e > 0.5, np.cos(50 * e), e),
}


@pytest.mark.parametrize("words", PLACES)
def test_the_places_at_which_it_is_right_are_told(words):
    long = made(lambda X: X * 1.5, lambda rng: [{"X": rng.normal(size=(n, 3))} for n in (5, 3, 4)])
    assert told(long, lambda e, X: PLACES[words](e)).startswith(
        f"In the cases tried, yours {words}"
    )


def test_the_size_up_to_which_it_is_right_is_told():
    z = np.array([-9.0, -1, 2, 3, 7, 8])
    far = made(lambda z: np.tanh(z) + 1, lambda rng: [{"z": z}, {"z": -z}])
    message = told(far, lambda e, z: np.where(abs(z) > 5, np.sin(z) + 3, e))
    assert "is right up to z = 3 or −3, and wrong from 7 or −7 on." in message


def test_a_size_of_0_has_no_sign():
    z = np.array([-1.0, 0, 2, 0, 7])
    far = made(lambda z: np.cos(z) + 1, lambda rng: [{"z": z}, {"z": -z}])
    message = told(far, lambda e, z: np.where(z == 0, e, np.sin(z) + 3))
    assert "is right up to z = 0, and wrong from 1 or −1 on." in message


def test_of_yes_and_no_it_is_told_which_is_mistaken():
    numbers = np.array([5.0, 0.3, 2.0, 0.9, 3.0, 0.1, 7.0, 0.7, 1.6])
    low = made(lambda x: bool(x < 1), lambda rng: [{"x": float(x)} for x in numbers])
    message = told(low, lambda e, x: e or x in {3, 5})
    told_ = "is True somewhere where the answer is False, and never the other way round."
    assert f"In the cases tried, yours {told_}" in message
    assert "True where the answer is False, and False where" in told(low, lambda e, x: not e)


def test_that_it_is_too_large_everywhere_is_told_where_nothing_else_is():
    message = told(plain, lambda e, X: e + 1.3 + np.sin(60 * e) * np.cos(9 * X))
    assert message.startswith("In every case tried yours is too large.")


# What all the answers have


@pytest.mark.parametrize(("words", "inside"), [
    ("is 0 or 1", lambda x: x > 0), ("is a whole number", lambda x: np.round(3 * x)),
    ("is 0 or more", lambda x: x**2), ("is 0 or less", lambda x: -(x**2)),
    ("is 1 or less", lambda x: 1 - x**2), ("lies between −1 and 1", np.sin),
])  # fmt: skip
def test_a_trait_of_all_the_answers_is_told_where_it_is_missing(words, inside):
    assert words in traits.TRAITS
    exercise = made(lambda X: np.asarray(inside(X), "float64"), table)
    odd = told(exercise, lambda e, X: e + 3 * np.sin(70 * X))
    assert odd.startswith(f"In every case tried each number of the answer {words}; among yours is ")


def test_numbers_that_are_not_finite_are_told():
    message = told(plain, lambda e, X: np.where(np.cos(50 * X) > 0, np.sin(70 * X), np.nan))
    assert "each number of the answer is finite; yours has NaN somewhere." in message


def test_cases_in_which_all_numbers_are_finite_are_not_said_to_hold_others():
    message = told(plain, lambda e, X: np.sin(70 * X) / (np.nan if len(X) == 2 else 1))
    assert "each number of the answer is finite; in some cases yours has NaN." in message


def test_rows_that_do_not_add_up_to_1_are_told():
    shares = made(lambda X: becoming.softmax(X) + 0, table)
    message = told(shares, lambda e, X: becoming.softmax(X.astype("float64").T).T)
    assert "each row of the answer adds up to 1; among yours one adds up to" in message


def test_the_argument_that_the_answer_has_the_shape_of_is_told():
    message = told(plain, lambda e, X: np.array([9.0, 7.0]))
    assert message.startswith(
        "In every case tried the answer has the shape of X, and yours has not"
    )


# Gradients


slope = made(lambda X: X**2, table, gradients=("X",))
GRADIENTS = {
    "your gradient is the negative of the right gradient.": lambda g: -g,
    "your gradient is twice the right gradient.": lambda g: 2 * g,
    "your gradient is 0, whatever is asked.": lambda g: 0 * g,
    "each number of the right gradient is finite; yours has NaN somewhere.": lambda g: g * np.nan,
    "your gradient is right except where X is negative.": lambda g: np.where(
        g < 0, np.cos(40 * g), g
    ),
}


@pytest.mark.parametrize("words", GRADIENTS)
def test_what_a_gradient_has_to_do_with_the_right_one_is_told(words):
    message = told(slope, lambda e, X: e, GRADIENTS[words])
    assert message.startswith("The value is right, but the gradient with respect to X is not (")
    assert message.endswith(words)


# Failures


def test_an_answer_that_fails_in_some_cases_only_is_told_in_which():
    failed = Failure("exception", "IndexError", "no such row", line=2, source="return X[1]")
    exercise = made(lambda X, g, **_: g(X), activated)
    message = told(exercise, lambda e, X, **_: failed if len(X) == 1 else e)
    assert message.endswith(
        "It fails in 1 of 8 cases: where X has one row only, or is a vector of one number."
    )
    assert "It fails in" not in told(exercise, lambda e, **_: failed)


def test_where_it_does_not_fail_and_is_not_right_either_that_is_told():
    failed = Failure("exception", "IndexError", "no such row", line=2, source="return X[1]")
    exercise = made(lambda X, g, **_: g(X), activated)
    message = told(exercise, lambda e, X, **_: failed if len(X) == 1 else e + (len(X) == 2))
    where = "It fails in 1 of 8 cases: where X has one row only, or is a vector of one number"
    assert message.endswith(f"{where}; in 2 of the others the outcome is not right.")


def test_that_it_is_wrong_in_a_few_cases_of_many_kinds_is_told_by_their_number():
    exercise = made(lambda X, g, **_: g(X).sum(0), activated)
    message = told(exercise, lambda e, X, **_: e + 1 if len(X) in {1, 6} else e)
    assert "is wrong only where" not in message


def test_an_array_that_stays_numpys_is_not_called_a_tensor_where_an_answer_fails():
    failed = Failure("exception", "IndexError", "no such row", line=2, source="return p[9]")
    cases = lambda rng: [Case({"p": np.ones(9), "X": np.ones(9)}, numpy=["p"])]  # noqa: E731
    message = told(made(lambda p, X: X, cases), lambda e, **_: failed)
    assert "(with p = an array of shape [9] and X = a tensor of shape [9])" in message


# Several values, paths, objects, models


def pairs(rng):
    for n in (2, 3, 4):
        yield {"X": rng.normal(size=(n, 3))}


both = made(lambda X: [X.sum(0), X.max(1)], pairs)
PARTS = {
    "Yours is the second of the 2 values that are asked, alone.": lambda e: e[1],
    "The first 2 of your 3 values are the answer.": lambda e: [*e, e[0]],
    "your 2 values are right, in the wrong order.": lambda e: e[::-1],
    "the first of your 2 values is twice the answer.": lambda e: [
        2 * e[0],
        e[1],
    ],
    "In every case tried each of your values is the square of the answer.": lambda e: [
        e[0] ** 2,
        e[1] ** 2,
    ],
    "in every case tried: the second. Not right: the first.": lambda e: [
        np.cos(40 * e[0]),
        e[1],
    ],
}
sometimes = made(lambda X: [X.sum(0), X.max(1)] if len(X) % 2 == 0 else X.sum(0), pairs)
PARTS_OF_SOME = {
    "the first of your values where 2 are asked": lambda e: [2 * e[0], e[1]],
    "your value where one is asked": lambda e: 2 * e,
}


@pytest.mark.parametrize("words", PARTS)
def test_which_of_several_values_is_wrong_is_told(words):
    assert words in told(both, lambda e, X: PARTS[words](e))


@pytest.mark.parametrize("words", PARTS_OF_SOME)
def test_of_one_value_and_of_several_it_is_told_which_is_wrong(words):
    def answer(e, X):
        return PARTS_OF_SOME[words](e) if isinstance(e, list) == ("2" in words) else e

    assert told(sometimes, answer).startswith(f"In every case tried {words} is twice the answer.")


def test_right_numbers_in_a_list_are_told():
    listed = "Your numbers are right, but a list came where a tensor is asked."
    assert told(plain, lambda e, X: list(e)).startswith(listed)
    assert told(both, lambda e, X: [list(e[0]), e[1]]).startswith(listed)
    assert told(made(lambda X: 2 * X, pairs), lambda e, X: e.tolist()).startswith(listed)
    assert listed not in told(both, lambda e, X: [list(e[0]), e[1], e[1]])


def test_that_the_answer_came_with_a_value_of_another_shape_is_told():
    total = made(lambda X: X.sum(0), pairs)
    assert told(total, lambda e, X: [e, X]).startswith("The first of your 2 values is the answer.")
    assert told(total, lambda e, X: [e[:2], e]).startswith("The second of your 2 values is the")


def test_a_number_that_came_as_a_text_is_told():
    total = made(lambda X: float(X.sum()), pairs)
    assert told(total, lambda e, X: f"{e}").startswith(
        "Yours is the right number written as a text"
    )
    assert told(total, lambda e, X: "yes").startswith("Yours is a text, where a value")


def test_true_and_false_are_no_numbers():
    positive = made(lambda X: (X > 0) * 1.0, pairs)
    truths = "The answers are right, but True or False came back where a number is asked."
    assert told(positive, lambda e, X: e == 1) == truths
    assert told(positive, lambda e, X: e == 0).startswith("In every case tried yours is 1 minus")


def test_a_dict_where_none_is_asked_is_no_list_of_values():
    table = Table([["sum", 1.0], ["most", 2.0]])
    assert "your function returned one value: a dict." in told(both, lambda e, X: table)


class Counter:
    def __init__(self, limit):
        self.limit, self.count = limit, 0

    def update(self, x):
        self.count += x
        return bool(self.count >= self.limit)


def test_of_an_object_it_is_told_what_is_right_and_what_is_not():
    steps = [["update", 1], ["update", 3], ["update", 2]]
    cases = [Case({"limit": n}, steps=steps, attributes=["count"]) for n in (2, 4, 6)]
    counter = made(Counter, lambda rng: cases, probe="script")
    message = told(counter, lambda e, limit: [*e[:-1], 10 * limit - e[-1] ** 2 % 7])
    assert message.startswith("In every case tried count is ") or "Not right: count." in message
    always = told(counter, lambda e, limit: [False] * 3 + e[3:])
    assert always.startswith("In every case tried what update returns is False, whatever is asked.")


def descend(w, gradient, state, rate):
    return w - rate * np.sqrt(abs(gradient)), None


STEPS = {
    "each of your steps is the right one times 1.7.": 1.7 * np.ones(3),
    "your first step is right, and a later one is not.": np.array([1, 2, 1.4]),
    "your first step is too long.": np.array([7, 2, 1.4]),
}


@pytest.mark.parametrize("words", STEPS)
def test_of_an_optimizer_it_is_told_what_is_wrong_with_its_steps(words):
    def cases(rng):
        for rate in (0.5, 0.25, 2, 0.125, 1.5):
            gradient = rng.uniform(0.5, 2, 3)
            yield {"w": float(rng.normal()), "gradient": gradient, "state": None, "rate": rate}

    def answer(e, w, gradient, rate, **_):
        bent = np.cos(gradient * 9 + rate) / 3 * words.endswith("long.")
        path = w - np.cumsum(STEPS[words] * rate * np.sqrt(gradient) + bent)
        return [*path, path[-1], path[-1]]

    assert f"In every case tried {words}" in told(made(descend, cases, probe="fold"), answer)


def test_of_a_model_it_is_told_which_of_its_numbers_are_not_used():
    def cases(rng):
        for n in (2, 4):
            parameters = {"W": rng.normal(size=(3, n)), "b": rng.normal(size=(1, n))}
            yield Case({}, parameters=parameters, inputs={"X": rng.normal(size=(n, 3))})

    layer = made(lambda W, b, X: np.tanh(X @ W + b), cases, probe="model")
    message = told(layer, lambda e, W, b, X: np.tanh(X @ W))
    assert "yours is what comes out if each number of b is 0." in message


def test_what_few_cases_have_in_common_by_chance_is_not_told():
    tables = ([1.0, 2.5], [3.0, 5.0], [4.0, -1.0, 7.0], [2.0, 9.0, 1.0])
    sizes = [{"X": np.array(numbers)} for numbers in tables]
    few = made(lambda X: X.sum(), lambda rng: sizes)
    message = told(few, lambda e, X: e + (len(X) > 2) * np.cos(50 * e))
    assert "the length of X" not in message
    assert message.startswith("Yours is right in 2 of 4 cases, as for X = [1, 2.5].")

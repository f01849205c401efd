"""What can be declared: classes, random things, carried state, driven objects, and their judge.

The exercises here are made up for the tests, so that each way of trying an answer is proved
without leaning on a lesson.
"""

import math

import numpy as np
import pytest

from duograd import frameworks
from duograd.exercises import Case, Exercise, Named, Rng
from duograd.exercises.attempts import prepare
from duograd.exercises.judge import judge
from duograd.frameworks import NAMES
from duograd.runner.probes import observe_each

in_both = pytest.mark.parametrize("framework", NAMES)


def verdict_on(exercise, framework, answer, seed=0):
    native = frameworks.load(framework)
    trials = prepare(exercise, framework, seed)
    requests = [trial.request for trial in trials]
    seen = list(observe_each(native, {}, answer, requests, 60))
    return judge(exercise, framework, trials, seen)


def module_of(framework):
    return __import__(framework)


def made_layer():
    layer = Exercise(4, name="Scale", probe="model", gradients=("s", "X"))

    @layer.oracle
    def formula(n, s, X):
        return X * s

    @layer.cases
    def cases(rng):
        yield Case({"n": 3}, parameters={"s": rng.normal(size=3)}, inputs={"X": np.eye(3)[:2]})
        yield Case(
            {"n": 2}, parameters={"s": rng.normal(size=2)}, inputs={"X": rng.normal(size=(5, 2))}
        )

    return layer


def scale_class(framework, act):
    """A layer with one parameter `s` in the framework, calling `act(X, s)`."""
    if framework == "torch":
        import torch

        class Scale(torch.nn.Module):
            def __init__(self, n):
                super().__init__()
                self.s = torch.nn.Parameter(torch.ones(n))

            def forward(self, X):
                return act(X, self.s)

        return Scale
    import keras

    class Scale(keras.layers.Layer):
        def __init__(self, n):
            super().__init__()
            self.s = self.add_weight(shape=(n,), initializer="ones", name="s")

        def call(self, X):
            return act(X, self.s)

    return Scale


@in_both
def test_a_class_is_built_given_weights_called_and_asked_for_gradients(framework):
    layer = made_layer()
    right = scale_class(framework, lambda X, s: X * s)
    assert verdict_on(layer, framework, right).outcome == "right"
    ignoring = scale_class(framework, lambda X, s: X * 1.0)
    assert verdict_on(layer, framework, ignoring).outcome == "wrong"


@in_both
def test_a_layer_through_which_no_gradient_flows_keeps_half_its_points(framework):
    native = frameworks.load(framework)
    cut = scale_class(framework, lambda X, s: native.tensor(native.array(X) * native.array(s)))
    verdict = verdict_on(made_layer(), framework, cut)
    assert (verdict.points, verdict.misconception) == (2, "gradient_lost")


@in_both
def test_several_values_are_compared_one_by_one(framework):
    split = Exercise(2, name="parts", gradients=("x",))
    split.oracle(lambda x: (x[:2] * 2, x[2:] ** 2))
    split.cases(lambda rng: [{"x": rng.normal(size=5)}])
    assert verdict_on(split, framework, lambda x: (x[:2] * 2, x[2:] ** 2)).outcome == "right"
    wrong = verdict_on(split, framework, lambda x: (x[:2] * 2, x[2:] * 2))
    assert "in the second of 2 values the answer is" in wrong.message
    one = verdict_on(split, framework, lambda x: x)
    assert one.message.endswith(
        "2 values are asked; your function returned one tensor of shape [5]."
    )


@in_both
def test_a_random_answer_is_judged_by_what_must_hold(framework):
    mask = Exercise(2, name="mask", probe="repeat")
    mask.cases(lambda rng: [Case({"n": 50, "p": 0.3, "rng": Rng(int(rng.integers(99)))}, times=40)])

    @mask.property
    def zeros_and_ones(value, n, p, rng):
        """A mask holds only 0 and 1."""
        return all(np.isin(v, (0, 1)).all() and v.shape == (n,) for v in value)

    @mask.property
    def share_dropped(value, n, p, rng):
        """About the share p should be 0."""
        return abs(np.mean(value) - (1 - p)) < 0.05

    tensor = frameworks.load(framework).tensor
    right = lambda n, p, rng: tensor((rng.random(n) >= p).astype("float32"))  # noqa: E731
    assert verdict_on(mask, framework, right).outcome == "right"
    swapped = lambda n, p, rng: tensor((rng.random(n) < p).astype("float32"))  # noqa: E731
    assert verdict_on(mask, framework, swapped).misconception == "share_dropped"
    scaled = lambda n, p, rng: tensor((rng.random(n) / p).astype("float32"))  # noqa: E731
    assert verdict_on(mask, framework, scaled).misconception == "zeros_and_ones"
    assert verdict_on(mask, framework, lambda n, p, rng: "a word").outcome == "wrong"


@in_both
def test_a_state_is_carried_from_step_to_step(framework):
    momentum = Exercise(2, name="step", probe="fold", detached=True)

    @momentum.oracle
    def formula(w, gradient, state, rate):
        state = gradient if state is None else 0.9 * state + gradient
        return w - rate * state, state

    momentum.cases(
        lambda rng: [
            {"w": rng.normal(size=3), "g": rng.normal(size=(5, 3)), "state": None, "rate": 0.1}
        ]
    )

    def right(w, gradient, state, rate):
        state = gradient if state is None else 0.9 * state + gradient
        return w - rate * state, state

    def forgetful(w, gradient, state, rate):
        return w - rate * gradient, None

    assert verdict_on(momentum, framework, right).outcome == "right"
    assert verdict_on(momentum, framework, forgetful).outcome == "wrong"


@in_both
def test_an_object_is_driven_and_an_alias_is_found_out(framework):
    class Keeper:
        def __init__(self):
            self.best = None

        def update(self, loss, weights):
            if self.best is None or loss < self.loss:
                self.loss, self.best = loss, [w.copy() for w in weights]
            return loss > 3

    class Alias(Keeper):
        def update(self, loss, weights):
            self.loss, self.best = loss, weights
            return loss > 3

    keeper = Exercise(3, name="Keeper", probe="script")
    keeper.oracle(Keeper)
    steps = [["update", loss, [np.full(2, loss)]] for loss in (2.0, 1.0, 4.0)]
    keeper.cases(lambda rng: [Case({}, steps=steps, attributes=["best"])])
    assert verdict_on(keeper, framework, Keeper).outcome == "right"
    assert verdict_on(keeper, framework, Alias).outcome == "wrong"


@in_both
def test_a_model_that_was_trained_is_looked_at_afterwards(framework):
    weights = [[np.array([[2.0], [1.0]]), np.array([0.5])]]
    step = Exercise(2, name="step")

    @step.oracle
    def formula(model, loss_fn, optimizer, X, Y):
        (W, b), rate = model["weights"][0], optimizer["learning_rate"]
        error = X @ W + b - Y
        slope = 2 * error / error.size
        loss = np.array(np.mean(error**2))
        return loss, [[W - rate * X.T @ slope, b - rate * slope.sum(0)]]

    step.cases(
        lambda rng: [
            Case(
                {
                    "model": Named("network", {"weights": weights}),
                    "loss_fn": Named("mse_loss"),
                    "optimizer": Named("sgd", {"learning_rate": 0.1}),
                    "X": rng.normal(size=(5, 2)),
                    "Y": rng.normal(size=(5, 1)),
                },
                observe=("model",),
            )
        ]
    )

    def torch_step(model, loss_fn, optimizer, X, Y):
        optimizer.zero_grad()
        loss = loss_fn(model(X), Y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    def tensorflow_step(model, loss_fn, optimizer, X, Y):
        tf = module_of("tensorflow")
        with tf.GradientTape() as tape:
            loss = loss_fn(Y, model(X))
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
        return loss

    answer = torch_step if framework == "torch" else tensorflow_step
    assert verdict_on(step, framework, answer).outcome == "right"
    idle = lambda model, loss_fn, optimizer, X, Y: 0.0  # noqa: E731
    assert verdict_on(step, framework, idle).outcome == "wrong"
    number = lambda *given: float(answer(*given))  # noqa: E731
    assert verdict_on(step, framework, number).points == 1


@in_both
def test_a_returned_graph_costs_half_the_points_in_torch_alone(framework):
    kept = Exercise(4, name="f", detached=True)
    kept.oracle(lambda x: x * 2)
    kept.cases(lambda rng: [{"x": np.array([1.0, 2.0])}])

    def attached(x):
        return (x.clone().requires_grad_() if framework == "torch" else x) * 2

    verdict = verdict_on(kept, framework, attached)
    assert verdict.points == (2 if framework == "torch" else 4)


@in_both
def test_a_telltale_of_shapes_that_do_not_fit_tells_the_shapes_of_the_case_that_failed(framework):
    product = Exercise(1, name="f")
    product.oracle(lambda X, W, g: g(X @ W))
    square, wide = np.eye(2), np.ones((2, 3))
    product.cases(lambda rng: [{"X": square, "W": W, "g": Named("tanh")} for W in (square, wide)])
    stops = lambda seen: bool(seen[1].failure)  # noqa: E731
    product.telltale(stops, slug="no_fit", words="They do not fit.", shapes=True)
    verdict = verdict_on(product, framework, lambda X, W, g: g(X * W))
    assert verdict.misconception == "no_fit"
    assert verdict.message == "They do not fit. Here X is [2, 2] and W is [2, 3]."


@in_both
def test_integer_arguments_stay_integers_and_names_become_functions(framework):
    pick = Exercise(1, name="f")
    pick.oracle(lambda labels, g: g(labels * 1.0))
    pick.cases(lambda rng: [{"labels": np.array([1, 2]), "g": Named("tanh")}])

    def answer(labels, g):
        native = frameworks.load(framework)
        assert native.array(labels).dtype.kind == "i"
        return g(native.tensor(native.array(labels).astype("float32")))

    assert verdict_on(pick, framework, answer).outcome == "right"


def made_product():
    product = Exercise(2, name="product")

    @product.oracle
    def formula(x, factor):
        return x * factor

    @product.cases
    def cases(rng):
        yield {"x": rng.normal(size=3), "factor": 2.5}

    @product.given_else
    def halved(factor):
        """You take half of the factor."""
        return {"factor": factor / 2}

    return product


@in_both
def test_a_mistake_may_be_the_right_answer_given_something_else(framework):
    verdict = verdict_on(made_product(), framework, lambda x, factor: x * factor / 2)
    assert verdict.misconception == "halved"
    assert verdict.message.startswith("You take half of the factor. For x = ")


def test_a_mistake_without_words_is_refused():
    with pytest.raises(TypeError, match="'silent' has no words: give it a docstring"):

        @made_product().mistake
        def silent(x, factor):
            return x


def test_a_case_takes_no_option_that_it_does_not_know():
    with pytest.raises(TypeError, match=r"no option 'time': it is one of .* times"):
        Case({"x": 1.0}, time=2)


def made_counter():
    counter = Exercise(2, name="counted")

    @counter.oracle
    def formula(pairs):
        counts = {}
        for one, other in pairs:
            counts[one, other] = counts.get((one, other), 0) + 1
        return counts

    @counter.mistake
    def turned(pairs):
        """Each pair is turned round."""
        return {(other, one): n for (one, other), n in formula(pairs).items()}

    @counter.cases
    def cases(rng):
        yield Case({"pairs": [("a", "b"), ("b", "c"), ("a", "b")]}, pairs=["pairs"])

    return counter


COUNTED = {("a", "b"): 2, ("b", "c"): 1}


@in_both
def test_a_dict_can_be_the_answer_and_pairs_in_a_list_arrive_as_tuples(framework):
    def counted(pairs):
        assert all(isinstance(pair, tuple) for pair in pairs)
        return {pair: pairs.count(pair) for pair in pairs}

    assert verdict_on(made_counter(), framework, counted).outcome == "right"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({**COUNTED, ("a", "b"): 3}, "under ('a', 'b') the answer is 2; yours is 3."),
        ({("a", "b"): 2}, "under ('b', 'c') the answer has 1; yours has nothing."),
        ({**COUNTED, "a": 1}, "under 'a' the answer has nothing; yours has 1."),
        (list(COUNTED.items()), "a dict is asked; your function returned a list or tuple of 2."),
        ({("b", "a"): 2, ("c", "b"): 1}, "Each pair is turned round."),
    ],
)
def test_where_two_dicts_differ_is_told(given, told):
    assert told in verdict_on(made_counter(), "torch", lambda pairs: given).message


def test_a_dict_where_none_is_asked_is_told():
    one = Exercise(1, name="one", _oracle=lambda x: [x], _cases=lambda rng: [{"x": 1}])
    verdict = verdict_on(one, "torch", lambda x: {"x": x, "y": x})
    assert "1 value is asked; your function returned one value: a dict." in verdict.message


def test_what_an_object_holds_is_not_told_as_if_a_function_had_returned_it():
    shelf = Exercise(1, name="Shelf", probe="script")

    @shelf.oracle
    class Shelf:
        def put(self, arrays):
            self.kept = [array.copy() for array in arrays]

    class Listed:
        def put(self, arrays):
            self.kept = [array.tolist() for array in arrays]

    steps = [["put", [np.ones(2)]]]
    shelf.cases(lambda rng: [Case({}, steps=steps, attributes=["kept"], told="an array")])
    asked = "in kept in the first of 1 values an array of shape [2] is asked"
    message = verdict_on(shelf, "torch", Listed).message
    assert f"{asked}; it holds a list or tuple of 2." in message


@in_both
def test_numbers_may_come_in_an_array_beside_a_model_whose_weights_are_looked_at(framework):
    network = Named("network", {"weights": [[np.ones((2, 1)), np.ones(1)]]})
    halves = Exercise(2, name="halves", _oracle=lambda model: [[0.5, 0.25], model["weights"]])
    halves.cases(lambda rng: [Case({"model": network}, observe=("model",))])
    assert verdict_on(halves, framework, lambda model: np.array([0.5, 0.25])).outcome == "right"


def test_a_telltale_that_cannot_read_what_came_leaves_it_to_the_other_rules():
    one = Exercise(1, name="one", _oracle=lambda x: [x, x], _cases=lambda rng: [{"x": 1}])
    one.telltale(lambda seen: np.ndim(seen[0].value) == 3, slug="stacked", words="Stacked.")
    verdict = verdict_on(one, "torch", lambda x: {"x": [x, x], "y": x})
    assert "2 values are asked; your function returned one value: a dict." in verdict.message


def made_filter(**options):
    """A layer of filters, 1 pixel wide, on pictures that are higher than wide."""
    layer = Exercise(2, name="filter", probe="model", gradients=("X",))

    @layer.oracle
    def formula(n_filters, X, weights):
        [(W, b)] = weights
        return [X @ W[0, 0] + b, X.sum(axis=(1, 2))]

    @layer.cases
    def cases(rng):
        weights = [[rng.normal(size=(1, 1, 2, 4)), rng.normal(size=4)]]
        inputs = {"X": rng.normal(size=(2, 5, 3, 2))}
        yield Case({"n_filters": 4}, weights=weights, inputs=inputs, **options)

    return layer


def filter_layer(framework):
    """The layer in the framework's own words: what it makes of pictures, and the sum of each."""
    if framework == "torch":
        import torch

        class Filter(torch.nn.Module):
            def __init__(self, n_filters):
                super().__init__()
                self.layer = torch.nn.Conv2d(2, n_filters, 1)

            def forward(self, X):
                return self.layer(X), X.sum(dim=(2, 3))

        return Filter
    import tensorflow as tf

    class Filter(tf.keras.Model):
        def __init__(self, n_filters):
            super().__init__()
            self.layer = tf.keras.layers.Conv2D(n_filters, 1)

        def call(self, X):
            return self.layer(X), tf.reduce_sum(X, axis=(1, 2))

    return Filter


@in_both
def test_pictures_come_as_the_frameworks_layers_want_them_and_go_back_as_ours(framework):
    exercise = made_filter(pictures=True)
    assert verdict_on(exercise, framework, filter_layer(framework)).outcome == "right"


def test_without_that_word_pictures_come_as_they_are():
    assert verdict_on(made_filter(), "torch", filter_layer("torch")).outcome == "error"


class Parts:
    """A model of two parts, one behind the other."""

    def add(self, X):
        return X + 1

    def double(self, X):
        return 2 * X

    def __call__(self, X):
        return self.double(self.add(X))


class Outside(Parts):
    """It does itself what its second part is there for."""

    def double(self, X):
        return X

    def __call__(self, X):
        return 2 * self.add(X)


@in_both
def test_parts_that_a_case_names_are_called_in_the_models_place(framework):
    inputs = {"X": np.eye(2)}
    cases = [Case({}, inputs=inputs), Case({}, inputs=inputs, through=("add", "double"))]
    exercise = Exercise(
        1, name="Parts", probe="model", _oracle=lambda X: 2 * (X + 1), _cases=lambda rng: cases
    )
    outcomes = [verdict_on(exercise, framework, made).outcome for made in (Parts, Outside)]
    assert outcomes == ["right", "wrong"]


def made_share(*options):
    """round(share · n), or nothing of it where `n` is 0."""
    cases = [Case({"n": n, "share": share}) for n, share in options]
    return Exercise(
        1, name="part", _oracle=lambda n, share: round(share * n), _cases=lambda rng: cases
    )


@in_both
def test_a_case_in_which_an_answer_fails_does_not_keep_the_others_from_being_tried(framework):
    exercise = made_share((4, 0.5), (0, 0.5), (6, 0.5), (8, 0.5))
    fails = lambda n, share: round(share * n) // min(n, 1)  # noqa: E731
    told = verdict_on(exercise, framework, fails).message
    assert "It fails in 1 of 4 cases" in told
    odd = lambda n, share: round(share * n) // min(n, 1) + (n == 8)  # noqa: E731
    assert (
        "in 1 of the others the outcome is not right"
        in verdict_on(exercise, framework, odd).message
    )


@in_both
def test_beside_a_known_mistake_it_is_told_in_which_cases_the_answer_fails(framework):
    exercise = made_share((4, 0.5), (6, 0.5), (0, 0.5), (8, 0.5))
    doubled = lambda n, share: 2 * round(share * n)  # noqa: E731
    exercise.mistake(doubled, slug="doubled", words="Yours is twice as much.")
    fails = lambda n, share: doubled(n, share) // min(n, 1)  # noqa: E731
    verdict = verdict_on(exercise, framework, fails)
    assert verdict.misconception == "doubled"
    assert verdict.message.startswith("Yours is twice as much. It fails in 1 of 4 cases")


@in_both
def test_a_plain_number_is_handed_over_as_it_is_told(framework):
    asked = []
    note = lambda n, share: asked.append(share) or math.ceil(share * n)  # noqa: E731
    assert verdict_on(made_share((5, 0.6), (10, 0.7)), framework, note).outcome == "right"
    assert asked == [0.6, 0.7]


@in_both
def test_where_an_answer_is_called_again_it_is_told_at_which_call_it_differs(framework):
    again = Exercise(1, name="twice", probe="repeat", _oracle=lambda X: X)
    again._cases = lambda rng: [Case({"X": np.eye(2)}, times=3)]
    calls = []
    later = lambda X: calls.append(1) or (X if len(calls) < 3 else X + 1)  # noqa: E731
    told = verdict_on(again, framework, later).message
    assert "at call 3 of 3 the answer is" in told and "what call 3 of 3 returns" in told

"""From the same start, both frameworks train alike: the solutions' curves over 500 steps."""

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import digits, starting_weights, students
from duograd.frameworks import NAMES
from harness import LESSONS, namespace_of

STEPS = 500
CLOSE = 1e-4


def standardised():
    """The 400 students, each input with mean 0 and spread 1, and who passed as [n, 1]."""
    people = students()
    X = (people.X - people.X.mean(0)) / people.X.std(0)
    return X.astype("float32"), people.passed[:, None]


def cross_entropy(z, Y):
    return float(np.mean(np.logaddexp(0, z) - Y * z))


def descent_curve(framework):
    """Lesson 05: the student's gradient_descent on the valley of the lesson."""
    native = frameworks.load(framework)
    parts = {"scale": np.array([2.0, 8.0], "float32"), "center": np.array([1.0, -1.0], "float32")}
    loss = native.named("valley", parts, {})
    descend = namespace_of("solutions", "05_gradient_descent", framework)["gradient_descent"]
    start = native.tensor(np.array([-2.0, 1.5], "float32"))
    return native.array(descend(loss, start, 0.01, STEPS)[1])


def backpropagation_curve(framework):
    """Lesson 06: the student's mlp_backward with plain steps on the students' data."""
    native = frameworks.load(framework)
    backward = namespace_of("solutions", "06_backpropagation", framework)["mlp_backward"]
    X, Y = standardised()
    pairs = starting_weights(2, 3, 1)
    params = [array.reshape(-1, array.shape[-1]) for pair in pairs for array in pair]
    curve = []
    for _ in range(STEPS):
        W1, b1, W2, b2 = params
        curve.append(cross_entropy(np.tanh(X @ W1 + b1) @ W2 + b2, Y))
        tensors = [native.tensor(p) for p in params]
        slopes = backward(native.tensor(X), native.tensor(Y), tensors)
        params = [
            p - 0.5 * native.array(s).reshape(p.shape) for p, s in zip(params, slopes, strict=True)
        ]
    return np.array(curve)


def mini_batch_curve(framework):
    """Lesson 07: the given train_step, the framework's own SGD, the same batches."""
    native = frameworks.load(framework)
    step = namespace_of("solutions", "07_mini_batches", framework)["train_step"]
    weights = [list(pair) for pair in starting_weights(2, 3, 1)]
    model = native.named("network", {"weights": weights}, {})
    loss_fn = native.named("bce_logits_loss", {}, {})
    optimizer = native.named("sgd", {"learning_rate": 0.1}, {"model": model})
    X, Y = standardised()
    rng, curve = np.random.default_rng(0), []
    for _ in range(STEPS):
        batch = rng.choice(len(X), 32, replace=False)
        loss = step(model, loss_fn, optimizer, native.tensor(X[batch]), native.tensor(Y[batch]))
        curve.append(float(loss))
    return np.array(curve)


def walk_curve(step, *settings):
    """Lesson 08: one of the student's optimizers down the ravine of the lesson."""

    def curve(framework):
        native = frameworks.load(framework)
        take = namespace_of("solutions", "08_optimizers", framework)[step]
        steepness = np.array([1.0, 20.0], "float32")
        w, state, losses = np.array([-8.0, 1.8], "float32"), None, []
        for _ in range(STEPS):
            losses.append(float(steepness @ w**2) / 2)
            w, state = take(native.tensor(w), native.tensor(steepness * w), state, *settings)
            w = native.array(w)
        return np.array(losses)

    return curve


def dropout_curve(framework):
    """Lesson 09: the student's DropoutLayer, masks from the same generator, the framework's SGD."""
    native = frameworks.load(framework)
    space = namespace_of("solutions", "09_dropout", framework)
    space["starting_weights"] = starting_weights
    model = space["DigitNetwork"](16, space["DropoutLayer"](0.3, np.random.default_rng(5)))
    step = namespace_of("solutions", "07_mini_batches", framework)["train_step"]
    optimizer = native.named("sgd", {"learning_rate": 0.05}, {"model": model})
    X, Y = (native.tensor(array[:200]) for array in digits())
    if framework == "torch":
        loss_fn = space["torch"].nn.CrossEntropyLoss()
    else:
        loss_fn = space["tf"].keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    return np.array([float(step(model, loss_fn, optimizer, X, Y)) for _ in range(STEPS)])


def fit_curve(framework):
    """Lesson 10: the student's fit and EarlyStopping; both losses of every epoch."""
    native = frameworks.load(framework)
    space = namespace_of("solutions", "10_early_stopping", framework)
    weights = [list(pair) for pair in starting_weights(2, 3, 1)]
    model = native.named("network", {"weights": weights}, {})
    loss_fn = native.named("bce_logits_loss", {}, {})
    optimizer = native.named("sgd", {"learning_rate": 0.5}, {"model": model})
    X, Y = standardised()
    parts = [
        tuple(native.tensor(a[part]) for a in (X, Y)) for part in (slice(240), slice(240, 400))
    ]
    stopper = space["EarlyStopping"](patience=STEPS, min_delta=0.0)
    return np.array(space["fit"](model, loss_fn, optimizer, *parts, STEPS, stopper))


def probability_curve(framework):
    """Lesson 11: its train_step on a network that gives probabilities, and its evaluate."""
    native = frameworks.load(framework)
    space = namespace_of("solutions", "11_will_i_pass", framework)
    weights = [list(pair) for pair in starting_weights(2, 8, 1)]
    model = native.named("network", {"weights": weights, "output": "sigmoid"}, {})
    optimizer = native.named("sgd", {"learning_rate": 0.5}, {"model": model})
    if framework == "torch":
        loss_fn = space["torch"].nn.BCELoss()
    else:
        loss_fn = space["tf"].keras.losses.BinaryCrossentropy()
    X, Y = standardised()
    X, y = native.tensor(X), native.tensor(Y[:, 0])
    return np.array(
        [
            (
                space["evaluate"](model, loss_fn, X, y),
                space["train_step"](model, loss_fn, optimizer, X, y),
            )
            for _ in range(STEPS)
        ]
    )


CURVES = {
    "05_gradient_descent": descent_curve,
    "06_backpropagation": backpropagation_curve,
    "07_mini_batches": mini_batch_curve,
    "08_optimizers sgd": walk_curve("sgd_step", 0.09),
    "08_optimizers momentum": walk_curve("momentum_step", 0.03, 0.8),
    "08_optimizers adagrad": walk_curve("adagrad_step", 1.5, 1e-8),
    "08_optimizers rmsprop": walk_curve("rmsprop_step", 0.02, 0.9, 1e-8),
    "08_optimizers adam": walk_curve("adam_step", 0.6, 0.9, 0.99, 1e-8),
    "09_dropout": dropout_curve,
    "10_early_stopping": fit_curve,
    "11_will_i_pass": probability_curve,
}


@pytest.mark.parametrize("name", CURVES)
def test_the_training_curves_of_both_frameworks_coincide(name):
    assert name.split()[0] in LESSONS
    one, other = (CURVES[name](framework) for framework in NAMES)
    assert len(one) >= STEPS
    assert np.abs(one - other).max() < CLOSE
    assert np.all(one[-1] < 0.7 * one[0]), "and they are curves of something that learns"

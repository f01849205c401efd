"""From the same start, both frameworks train alike: the solutions' curves over 500 steps."""

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import starting_weights, students
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


CURVES = {
    "05_gradient_descent": descent_curve,
    "06_backpropagation": backpropagation_curve,
    "07_mini_batches": mini_batch_curve,
}


@pytest.mark.parametrize("lesson", CURVES)
def test_the_training_curves_of_both_frameworks_coincide(lesson):
    assert lesson in LESSONS
    one, other = (CURVES[lesson](framework) for framework in NAMES)
    assert len(one) >= STEPS
    assert np.abs(one - other).max() < CLOSE
    assert one[-1] < 0.7 * one[0], "and they are curves of something that learns"

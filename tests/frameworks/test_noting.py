"""Which calls ask autograd for a derivative is noted, and nothing of that is left behind."""

from importlib import import_module

import numpy as np
import pytest

from duograd import frameworks
from duograd.frameworks import NAMES

in_both = pytest.mark.parametrize("framework", NAMES)


def ways_in_torch(x):
    """Each way to the slope of x² that a student may find."""
    import torch
    from torch.autograd import grad

    def square(x):
        return x**2

    return {
        "backward": lambda: square(x.clone().requires_grad_()).backward(),
        "an imported grad": lambda: grad(square(y := x.clone().requires_grad_()), y),
        "torch.func.grad": lambda: torch.func.grad(square)(x),
        "torch.func.vjp": lambda: torch.func.vjp(square, x)[1](x),
        "torch.func.jvp": lambda: torch.func.jvp(square, (x,), (x,)),
        "a Jacobian": lambda: torch.autograd.functional.jacobian(square, x),
    }


def ways_in_tensorflow(x):
    import tensorflow as tf

    def taped(ask):
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            y = x**2
        return ask(tape)(y, x)

    def forwards():
        with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as accumulator:
            y = x**2
        return accumulator.jvp(y)

    return {
        "a tape": lambda: taped(lambda tape: tape.gradient),
        "a Jacobian": lambda: taped(lambda tape: tape.jacobian),
        "forwards": forwards,
        "tf.gradients": lambda: tf.function(lambda x: tf.gradients(x**2, x))(x),
    }


def torch_convolved():
    import torch

    return torch.nn.Conv2d(1, 1, 2)(torch.ones(1, 1, 3, 3))


def tensorflow_convolved():
    import tensorflow as tf

    return tf.keras.ops.conv(tf.ones((1, 3, 3, 1)), tf.ones((2, 2, 1, 1)))


WAYS = {"torch": ways_in_torch, "tensorflow": ways_in_tensorflow}


@in_both
def test_each_way_of_asking_for_a_derivative_is_noted(framework):
    native = frameworks.load(framework)
    x = native.tensor(np.array(3.0, "float32"))
    for way, ask in WAYS[framework](x).items():
        with native.derivatives() as asked:
            pass
        assert asked == []
        with native.derivatives() as asked:
            ask()
        assert asked, way


@in_both
def test_what_records_and_does_not_ask_is_not_noted(framework):
    native = frameworks.load(framework)
    x = native.variable(native.tensor(np.array(3.0, "float32")))
    with native.derivatives() as asked:
        native.array(x**2)
    assert asked == []


@in_both
def test_the_framework_is_as_it_was_also_after_an_error(framework):
    native = frameworks.load(framework)
    places = import_module(f"duograd.frameworks.{framework}").DERIVATIVES
    before = [getattr(owner, name) for owner, name in places]
    with pytest.raises(ValueError, match="of a student"), native.derivatives():
        assert [getattr(owner, name) for owner, name in places] != before
        raise ValueError("of a student")
    assert [getattr(owner, name) for owner, name in places] == before


CONVOLUTIONS = {
    "torch": (torch_convolved, "aten::convolution"),
    "tensorflow": (tensorflow_convolved, "Conv2D"),
}


@in_both
def test_an_operation_that_runs_is_named_by_whatever_name_it_was_asked_for(framework):
    native, (convolved, name) = frameworks.load(framework), CONVOLUTIONS[framework]
    with native.operations() as ran:
        native.tensor(np.ones(3, "float32")) + 1
    assert name not in ran
    with native.operations() as ran:
        convolved()
    assert name in ran


@in_both
def test_nothing_is_named_after_the_body(framework):
    native, (convolved, name) = frameworks.load(framework), CONVOLUTIONS[framework]
    with pytest.raises(ValueError, match="of a student"), native.operations() as ran:
        raise ValueError("of a student")
    convolved()
    assert name not in ran

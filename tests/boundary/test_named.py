"""What a case names is the same function on all sides: numbers, and gradients that flow."""

import numpy as np
import pytest

from duograd import frameworks
from duograd.boundary import named
from duograd.boundary.wire import Named
from duograd.exercises import named as ours
from duograd.exercises.reference import central_difference, resolve, weigh

RNG = np.random.default_rng(5)
OWN = """
FUNCTIONS = {"bowl": lambda xp, depth: lambda w: xp.sum(depth * xp.sqrt(w**2 + 1))}
"""


def numbers(*shape):
    return RNG.normal(0, 2, shape).astype("float32")


LINE = [numbers(3), numbers(5, 3), numbers(5)]
INPUTS = {
    **{name: [numbers(4, 3)] for name in named.FUNCTIONS},
    "squared_error": [numbers(7), numbers(7)],
    "absolute_error": [numbers(7), numbers(7)],
    "linear_mse": LINE,
    "linear_logistic": LINE,
}
PARAMETERS = {
    "valley": {"scale": numbers(3), "center": numbers(3)},
    "quartic": {"scale": numbers(3)},
}
FUNCTIONS = sorted(set(named.FUNCTIONS) - {"scripted_stopper"})


def assert_alike(framework, name, parameters, arrays):
    """The same numbers and the same gradients as NumPy's function has."""
    native = frameworks.load(framework)
    exact = [array.astype("float64") for array in arrays]
    right = ours.build(name, resolve(parameters, "float64"))
    upstream = np.ones(np.shape(right(*exact)), "float32")
    value, gradients = native.pullback(
        native.named(name, parameters, {}),
        [native.tensor(array) for array in arrays],
        lambda output: native.dot(output, upstream),
    )
    np.testing.assert_allclose(native.array(value), right(*exact), rtol=1e-5, atol=1e-5)
    for array, gradient in zip(exact, gradients, strict=True):
        slope = central_difference(lambda: weigh(right(*exact), upstream), array)
        np.testing.assert_allclose(gradient, slope, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("framework", frameworks.NAMES)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_named_function_and_its_gradients_are_numpys_in_each_framework(name, framework):
    assert_alike(framework, name, PARAMETERS.get(name, {}), INPUTS[name])


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_a_lesson_names_functions_of_its_own(framework, tmp_path, monkeypatch):
    monkeypatch.setattr(named, "LESSONS", tmp_path)
    (tmp_path / "42_bowls").mkdir()
    (tmp_path / "42_bowls" / "named.py").write_text(OWN)
    assert_alike(framework, "42_bowls/bowl", {"depth": numbers(3)}, [numbers(3)])
    assert str(Named("42_bowls/bowl")) == "bowl"
    with pytest.raises(KeyError):
        frameworks.load(framework).named("42_bowls/hill", {}, {})


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_an_error_shows_the_name_of_the_function(framework):
    function = frameworks.load(framework).named("squared_error", {}, {})
    with pytest.raises(TypeError, match=r"squared_error\(\) missing 1 required"):
        function(1)

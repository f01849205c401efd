"""The one linear layer that two in a row are worth: what W and b are made of."""

import numpy as np

from duograd.exercises import Exercise, comparing, failed

from .failures import NO_FIT, NO_STRETCH
from .networks import by_name, dense_layers, relu

exercise = Exercise(
    points=3,
    gradients=("W1", "W2", "b1"),
    hints=[
        "By hand, with single numbers: doubling and adding 1, then tripling and taking away 2, is "
        "3(2x + 1) − 2. What multiplies x in it, and what is left when x is 0?",
        "Write the second layer with the first one put in its place, and multiply out the "
        "brackets. Two terms hold X, or do not.",
        "What X is multiplied with in the end is your W. All that does not hold X is your b: how "
        "much of b1 arrives at the output?",
        "A like example: Fahrenheit is 1.8·C + 32 and C is K − 273: the 273 arrives in Fahrenheit "
        "multiplied by 1.8.",
    ],
)


@exercise.oracle
def collapse_linear(W1, b1, W2, b2):
    return [W1 @ W2, b1 @ W2 + b2]


def two_layers(rng, outer, hidden, sign=1):
    """As many outputs as inputs: then a swapped product has a shape too."""
    return by_name(dense_layers(rng, outer, hidden, outer, sign=sign))


def scaled(layers, factor):
    """The same with other weights in the first layer."""
    return {**layers, "W1": factor * layers["W1"]}


@exercise.cases
def cases(rng):
    numbers = {"W1": 2.0, "b1": 1.0, "W2": 3.0, "b2": -2.0}
    yield {name: np.array([[number]]) for name, number in numbers.items()}
    yield two_layers(rng, 2, 3)
    yield scaled(two_layers(rng, 5, 17), 100)  # large weights
    yield scaled(two_layers(rng, 1, 3, sign=-1), 0.001)  # small ones
    yield two_layers(rng, 3, 3)
    yield by_name(dense_layers(rng, 3, 2, 4))  # last: a swapped product has no shape there


def first_is(seen, weight, bias):
    """Whether the case with single numbers was answered with these two."""
    value = seen[0].value
    single = isinstance(value, list) and comparing.numbers(value) == 2
    flat = [np.ravel(one) for one in value] if single else []
    return comparing.same(flat, [np.array([weight]), np.array([bias])])


@exercise.telltale
def biases_added(seen):
    """With single numbers your bias is b1 + b2, as if the two were added as they are. But b1 passes
    through the second layer before it arrives at the output."""
    return first_is(seen, 6, -1)


@exercise.telltale
def weights_added(seen):
    """With single numbers your weight is W1 + W2, as if the two were added: doubling and then
    tripling is not five times as much."""
    return first_is(seen, 5, 1)


@exercise.telltale
def bias_first(seen):
    """The two stand in the wrong order: W first, then b."""
    return first_is(seen, 1, 6)


@exercise.telltale
def both_biases_through_second(seen):
    """With single numbers it is as if both biases went through the second layer. b2 is its own bias
    and is added after it."""
    # b2 @ W1 + b1 is −3 there as well, but it has a shape in every case.
    return first_is(seen, 6, -3) and any(o.failure for o in seen)


@exercise.telltale
def product_does_not_fit(seen):
    """A product of yours does not fit. A bias is a row, so it stands on the left of the weights
    that it passes through, as X does."""
    # With single numbers every product of the arguments fits; in the last other mistakes fail too.
    return bool(seen[-2].failure) and not seen[0].failure and failed(seen, *NO_FIT)


@exercise.telltale(shapes=True)
def number_by_number(seen):
    """Two tables were combined number by number, and their shapes do not fit. `*` and `+` work
    number by number; the product that the formula means is `@`."""
    return failed(seen, *NO_STRETCH)


@exercise.given_else
def first_bias_lost(b1):
    """Only b2 is left in your bias. With X = 0, is the first layer's output 0 as well?"""
    return {"b1": 0 * b1}


def mixed_up(wrong):
    """Let a mistake fail where its products do not fit, as its code does."""

    def formula(W1, b1, W2, b2):
        try:
            return wrong(W1, b1, W2, b2)
        except ValueError:
            return None

    return exercise.mistake(formula, wrong)


@mixed_up
def product_turned_round(W1, b1, W2, b2):
    """Your product is turned round: matrices do not commute. Which of the two meets X first?"""
    return [W2 @ W1, b1 @ W2 + b2]


@mixed_up
def second_layer_first(W1, b1, W2, b2):
    """You put the layers together in the wrong order, as if the second came first."""
    return collapse_linear(W2, b2, W1, b1)


@mixed_up
def bias_through_first(W1, b1, W2, b2):
    """W is right. In b the wrong bias passes through the wrong layer: which one of the two is added
    before another layer follows?"""
    return [W1 @ W2, b2 @ W1 + b1]


@exercise.given_else
def second_bias_lost():
    """Your bias forgets b2: with b1 = 0 yours would be 0."""
    return {"b2": 0}


@exercise.given_else
def activation_on_first_bias(b1):
    """Only where b1 is negative is your bias wrong: as if b1 went through a ReLU. There is no
    activation between the two layers."""
    return {"b1": relu(b1)}


@exercise.given_else
def sign_of_first_bias_lost(b1):
    """Only where b1 is negative is your bias wrong: as if its sign were dropped."""
    return {"b1": np.abs(b1)}


@exercise.mistake
def activation_on_the_bias(W1, b1, W2, b2):
    """Only where a number of b should be negative do you differ: 0 stands there, as after a
    ReLU."""
    return [W1 @ W2, relu(b1 @ W2 + b2)]


@exercise.given_else
def second_bias_subtracted(b2):
    """You took b2 away; it is added."""
    return {"b2": -b2}


@exercise.mistake
def shape_turned(W1, b1, W2, b2):
    """Right where there are as many outputs as inputs. Elsewhere your W has a row for each output:
    a row for each input is asked, so that X W is possible."""
    W = W1 @ W2
    return [W.reshape(W.T.shape), b1 @ W2 + b2]


@exercise.mistake
def weights_on_their_side(W1, b1, W2, b2):
    """Your W lies on its side: it has a row for each output. A row for each input is asked, so that
    X W is possible."""
    return [(W1 @ W2).T, b1 @ W2 + b2]


@exercise.mistake
def bias_as_a_vector(W1, b1, W2, b2):
    """The numbers are right; b should be a table with a single row, [1, k], and yours is a
    vector."""
    return [W1 @ W2, (b1 @ W2 + b2)[0]]


@exercise.given_else
def no_bias_left(b1, b2):
    """Your bias is 0 everywhere: b1 and b2 have both an effect on what comes out."""
    return {"b1": 0 * b1, "b2": 0 * b2}


@exercise.mistake
def bias_in_the_weights(W1, b1, W2, b2):
    """b2 got into your W as well: what X is multiplied with holds no bias."""
    return [W1 @ W2 + b2, b1 @ W2 + b2]

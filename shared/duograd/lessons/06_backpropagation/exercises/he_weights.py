"""First weights of a layer of ReLU: as large as leaves the numbers their size."""

import functools

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=1,
    hints=[
        "By hand: a layer with 8 inputs and the noise 2. The factor is the root of 2/8, so 0.5. "
        "Which weight comes out?",
        "Each layer multiplies the size of its numbers by √(n/2) times the size of its weights, "
        "for n inputs. Which size of the weights makes a 1 of that product?",
        "One product: the noise, and a factor that is the same for all. The number of inputs is "
        "the number of rows of noise.",
        "A like example: heights with standard deviation 1 and m columns, to be given the "
        "standard deviation √(3/m), are each multiplied by (3 / heights.shape[1]) ** 0.5.",
    ],
)


@exercise.oracle
def he_weights(noise):
    return noise * np.sqrt(2 / len(noise))


@exercise.cases
def cases(rng):
    yield {"noise": np.array([[2.0], [-40.0], [1.0], [0.0], [3.0], [-1.0], [0.5], [-2.0]])}
    yield {"noise": rng.normal(0, 1, (5, 3))}
    yield {"noise": rng.normal(0, 1, (2, 7))}  # the factor is 1: weights as large as the noise
    yield {"noise": np.array([[3.5, -0.5, 1.25]])}
    yield {"noise": rng.normal(0, 1, (11, 11))}


def scaled(factor):
    """Let a mistake say only by which number it multiplies the noise of n inputs, m outputs."""

    def formula(noise):
        return noise * factor(*noise.shape)

    return exercise.mistake(formula, factor)


@scaled
def as_for_tanh(n, m):
    """Your weights have the size 1/√n: that makes up for the sum of n products, and forgets that
    ReLU throws half of the squares away."""
    return n**-0.5


@scaled
def root_forgotten(n, m):
    """Your weights are the noise times 2/n. The size is the root of that."""
    return 2 / n


@scaled
def as_many_as_outputs(n, m):
    """Your factor goes with the number of outputs. As many products are added up as there are
    inputs."""
    return (2 / m) ** 0.5


@scaled
def upside_down(n, m):
    """Your factor is √(n/2), the fraction upside down: more inputs need smaller weights."""
    return (n / 2) ** 0.5


@scaled
def inputs_and_outputs(n, m):
    """Your factor is √(2/(n + m)), with inputs and outputs added up: here the inputs alone
    count."""
    return (2 / (n + m)) ** 0.5


@scaled
def mean_of_both(n, m):
    """Your factor is √(2/k), with k the mean of the numbers of inputs and outputs: here the inputs
    alone count."""
    return (4 / (n + m)) ** 0.5


@scaled
def two_divided_by_root(n, m):
    """Your factor is 2/√n: the root is of the whole fraction, the 2 included."""
    return 2 / n**0.5


@scaled
def root_of_two_only(n, m):
    """Your factor is √2/n: the root is of the whole fraction, n included."""
    return 2**0.5 / n


@scaled
def as_many_as_numbers(n, m):
    """Your factor goes with the number of all weights. As many products are added up as there are
    inputs."""
    return (2 / (n * m)) ** 0.5


@scaled
def divided_instead(n, m):
    """Your factor is √2 times √n: with more inputs your weights grow, and they should shrink."""
    return (2 * n) ** 0.5


@scaled
def as_for_a_mean(n, m):
    """Your weights are the noise times 1/n, as if the products were to be averaged. The size is
    √(2/n)."""
    return 1 / n


@scaled
def layer_of_the_lab(n, m):
    """Your factor is always that of 64 inputs, as in the network above: here their number is that
    of the rows of `noise`."""
    return (2 / 64) ** 0.5


@scaled
def noise_as_it_came(n, m):
    """The noise came back as it was: its size must be changed."""
    return 1.0


@scaled
def rounded_down(n, m):
    """Where there are more than two inputs your weights are 0, as if 2/n were rounded down to a
    whole number: `//` does that, and `/` divides."""
    return (2 // n) ** 0.5


def cut_off(limit, noise):
    return he_weights(np.clip(noise, -limit, limit))


for limit in (1, 1.5, 2, 3):
    exercise.mistake(
        functools.partial(cut_off, limit),
        slug=f"cut_off_at_{limit}".replace(".", "_"),
        words=f"Right where the noise is small. Beyond {limit} yours are the weights of a noise "
        "that was cut off there: scale it as it is.",
    )


def divided_by_its_size(ddof, noise):
    return noise / noise.std(ddof=ddof) * np.sqrt(2 / len(noise))


for ddof in (0, 1):  # TensorFlow's standard deviation, and torch's
    exercise.mistake(
        functools.partial(divided_by_its_size, ddof),
        slug=f"divided_by_its_size_{ddof}",
        words="Each of your weights depends on all the others, as if the noise were divided by the "
        "standard deviation it happens to have. The factor is the same whatever was drawn.",
    )


@exercise.telltale
def not_from_the_noise(seen):
    """Where the noise is 0 your weight is not: each weight is the noise in its place times one
    factor, and nothing is added or drawn anew."""
    first = seen[0].value
    return isinstance(first, np.ndarray) and first.shape == (8, 1) and abs(first[3, 0]) > 1e-3

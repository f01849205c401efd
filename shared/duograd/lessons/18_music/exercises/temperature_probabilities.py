"""Softmax at a temperature: from nearly sure to nearly blind."""

import numpy as np

from duograd.exercises import Case, Exercise

from .symbols import log_sum_exp, softmax

exercise = Exercise(
    points=1,
    level="complete",
    gradients=("logits",),
    hints=[
        "By hand: logits 0 and ln 4 at temperature ½. What are the logits after the division, and "
        "what is e to the power of them?",
        "A low temperature makes large differences larger, so the likeliest symbol wins nearly "
        "always. Which comes first, then: temperature or softmax?",
        "One line is missing: the scores that the softmax is to see.",
        "A like example: prices in cents are prices in euros, divided by 0.01; differences grow a "
        "hundredfold.",
    ],
)


@exercise.oracle
def temperature_probabilities(logits, temperature):
    return softmax(logits / temperature)


@exercise.cases
def cases(rng):
    yield {"logits": np.array([0.0, np.log(4)]), "temperature": 0.5}
    wide = rng.permutation(np.linspace(-180, 180, 7)) + rng.normal(0, 8, 7)
    yield {"logits": wide, "temperature": 160.0}
    yield {"logits": rng.normal(0, 1, 14), "temperature": 0.7}
    yield {"logits": np.array([0.0, 0.5, -0.25]), "temperature": 0.25}
    cold = {"logits": np.array([4 + 2**-6, 4.0, 0.0]), "temperature": 2**-7}
    yield Case(cold, gradient=False)  # exact in float32, too, as are these
    near, far = np.round(4 * rng.normal(0, 1, (2, 1, 4))) / 4
    yield Case({"logits": np.stack([near, far + 400]), "temperature": 0.5}, gradient=False)


@exercise.mistake
def multiplied(logits, temperature):
    """As if the scores were *multiplied* by the temperature: yours grows surer when it gets
    hotter."""
    return softmax(logits * temperature)


@exercise.mistake
def after_the_softmax(logits, temperature):
    """As if the softmax were divided by the temperature: the chances no longer add up to 1."""
    return softmax(logits) / temperature


@exercise.mistake
def temperature_unused(logits, temperature):
    """As if the temperature were 1, whatever it is."""
    return softmax(logits)


for lowest in (1.0, 0.5, 0.1, 0.01):
    exercise.mistake(
        lambda logits, temperature, lowest=lowest: softmax(logits / max(temperature, lowest)),
        slug=f"never_colder_than_{lowest:g}".replace(".", "_"),
        words=f"As if a temperature below {lowest:g} were {lowest:g}: it may be any one above 0.",
    )


@exercise.mistake
def never_hotter_than_1(logits, temperature):
    """As if a temperature above 1 were 1: it may be any one above 0."""
    return softmax(logits / min(temperature, 1))


@exercise.mistake
def sure_before_the_heat(logits, temperature):
    """Right for moderate scores. Where they lie far apart, chances that the heat should lift are 0,
    as if the chances at temperature 1 had been made first, and 0 among them."""
    powers = softmax(logits) ** (1 / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


@exercise.mistake
def overflow(logits, temperature):
    """Right for moderate scores. Here they are above 500 after the division, and e to the power
    of that is infinite."""
    exponentials = np.exp(logits / temperature)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


@exercise.mistake
def one_maximum(logits, temperature):
    """Right for a single row. Where rows lie far apart, each chance of the lower row is 0, or
    0 / 0, as if the largest score of *all* were taken off: each row has a largest of its own."""
    exponentials = np.exp((logits - logits.max()) / temperature)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


@exercise.mistake
def softmax_twice(logits, temperature):
    """As if the chances, not the scores, were divided by the temperature and went through the
    softmax: that would be the second one."""
    return softmax(softmax(logits) / temperature)


@exercise.mistake
def sigmoid(logits, temperature):
    """Each score was made a number between 0 and 1 by itself, as by a sigmoid: so a row does not
    add up to 1."""
    return np.exp(-np.logaddexp(0, -logits / temperature))


@exercise.mistake
def over_the_rows(logits, temperature):
    """A table of scores came out with columns that add up to 1; each row should."""
    return softmax(logits / temperature, axis=0)


@exercise.mistake
def not_normed(logits, temperature):
    """As if the chances at temperature 1 were raised to a power: they no longer add up to 1."""
    return softmax(logits) ** (1 / temperature)


@exercise.mistake
def no_softmax(logits, temperature):
    """These are the scores, divided; the softmax of them is asked."""
    return logits / temperature


@exercise.mistake
def over_everything(logits, temperature):
    """A table of scores came out adding up to 1 as a whole; each row should."""
    flat = np.reshape(logits, -1)
    return softmax(flat / temperature).reshape(np.shape(logits))


@exercise.mistake
def logarithms(logits, temperature):
    """These are the logarithms of the chances."""
    return logits / temperature - log_sum_exp(logits / temperature)[..., None]


@exercise.mistake(words="These are the logarithms of the chances.")
def logarithms_of_nothing(logits, temperature):
    return np.log(softmax(logits / temperature))

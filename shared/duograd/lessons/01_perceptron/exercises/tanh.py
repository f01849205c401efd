"""Lesson 01, perceptron: what does one neuron compute?"""

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Named, failed

# What a framework says when a whole tensor is put to Python's `if` or `max`.
ONE_QUESTION = ("more than one value is ambiguous", "more than one element is ambiguous")


sigmoid = Exercise(points=0, level="given", gradients=("z",))


@sigmoid.oracle
def _(z):
    return 1 / (1 + np.exp(-z))


@sigmoid.cases
def _(rng):
    yield {"z": np.array([0.0, 1.0, -6.0])}
    yield {"z": np.array(2.0)}
    yield {"z": rng.uniform(-4, 4, (3, 5))}
    yield Case({"z": np.array([-1000.0, -100.0, 100.0, 1000.0])}, gradient=False)


@sigmoid.misconception(
    "sign_of_exponent",
    "Your curve falls where it should rise: look at the sign inside the exponential.",
)
def _(z):
    return 1 / (1 + np.exp(z))


@sigmoid.misconception(
    "overflow",
    "Right for moderate z, but the exponential of a large z is infinite, and ∞/∞ is not a number.",
)
def _(z):
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.misconception(
    "tanh_for_sigmoid", "This is tanh: it runs from −1 to 1, the sigmoid from 0 to 1."
)
def _(z):
    return np.tanh(z)


sigmoid.variant(torch="return torch.sigmoid(z)", tensorflow="return tf.sigmoid(z)")
sigmoid.variant(
    torch="return (1 + torch.tanh(z / 2)) / 2", tensorflow="return (1 + tf.tanh(z / 2)) / 2"
)

sigmoid_prime = Exercise(points=0, level="given")


@sigmoid_prime.oracle
def _(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


@sigmoid_prime.cases
def _(rng):
    yield {"z": np.array([0.0, 2.0])}
    yield {"z": np.array(-1.5)}
    yield {"z": rng.uniform(-4, 4, (5, 2))}


@sigmoid_prime.misconception(
    "derivative_of_z",
    "You used z(1 − z); the rule is about the activation's own value g(z), not about z.",
)
def _(z):
    return z * (1 - z)


@sigmoid_prime.misconception(
    "value_for_slope", "This is the height of the curve at z; its slope is asked."
)
def _(z):
    return 1 / (1 + np.exp(-z))


sigmoid_prime.variant("return sigmoid(z) * sigmoid(-z)")
sigmoid_prime.variant("value = sigmoid(z)\nreturn value - value * value")

tanh = Exercise(
    points=2,
    level="complete",
    gradients=("z",),
    hints=[
        "Take z = 0: there the decay is e⁰ = 1, and tanh(0) = 0. Does your line give 0 there? "
        "And for a huge z, where the decay is almost 0, does it give 1?",
        "tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ). For z > 0, divide above and below by eᶻ: "
        "what becomes of e⁻ᶻ?",
        "Only `magnitude` is missing, a fraction made of 1 and `decay`. The sign is put back for "
        "you in the last line.",
        "The same trick for another function: eᶻ / (eᶻ + 2), divided above and below by eᶻ, is "
        "1 / (1 + 2e⁻ᶻ), which never overflows for z > 0.",
    ],
)


@tanh.oracle
def _(z):
    return np.tanh(z)


@tanh.cases
def _(rng):
    yield {"z": np.array([0.5, -1.0, 2.0])}
    yield {"z": np.array(-0.25)}
    yield {"z": rng.choice([-1, 1], (5, 3)) * rng.uniform(0.2, 2.5, (5, 3))}
    yield Case({"z": np.array([-1000.0, 0.0, 100.0])}, gradient=False)


@tanh.misconception(
    "overflow",
    "Right near 0, but not a number for large |z|: eᶻ has become infinite. Work with the decay, "
    "which stays between 0 and 1.",
)
def _(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@tanh.misconception(
    "sigmoid_for_tanh", "This is the sigmoid: it runs from 0 to 1, tanh from −1 to 1."
)
def _(z):
    return 1 / (1 + np.exp(-z))


@tanh.misconception(
    "sigmoid_stretched",
    "Close: a sigmoid stretched to run from −1 to 1, but only half as steep as tanh. Which power "
    "of e is the decay?",
)
def _(z):
    return 2 / (1 + np.exp(-z)) - 1


@tanh.misconception(
    "upside_down", "Your fraction is upside down: beyond 1 where tanh stays below 1."
)
def _(z):
    return np.sign(z) * (1 + np.exp(-2 * np.abs(z))) / (1 - np.exp(-2 * np.abs(z)))


@tanh.misconception(
    "brackets_missing",
    "Only the sign of z is left: 1 − decay / 1 + decay is 1, whatever the decay. A fraction in one "
    "line needs brackets, above and below.",
)
def _(z):
    return np.sign(z)


@tanh.misconception(
    "decay_squared",
    "Twice as steep as tanh: the 2 of e^(−2|z|) is in the decay already.",
)
def _(z):
    return np.tanh(2 * z)


@tanh.misconception("sign_swapped", "Right size, wrong sign: tanh is positive where z is positive.")
def _(z):
    return -np.tanh(z)


tanh.variant(torch="return torch.tanh(z)", tensorflow="return tf.tanh(z)")
tanh.variant("return 2 * sigmoid(2 * z) - 1")

tanh_prime = Exercise(
    points=1,
    level="complete",
    hints=[
        "At z = 0 tanh is steepest, with slope 1; far out it is flat, with slope 0. Try your line "
        "on both.",
        "The slope of tanh can be written with its own value t alone, as the slope of the sigmoid "
        "was written with its own value. The rule is another one, though.",
        "Only the last line is missing. It needs `t` and the number 1, not `z`.",
        "A like example: the slope of 1/z is −(1/z)². It too is written with the function's own "
        "value.",
    ],
)


@tanh_prime.oracle
def _(z):
    return 1 - np.tanh(z) ** 2


@tanh_prime.cases
def _(rng):
    yield {"z": np.array([0.0, 1.0, -2.0])}
    yield {"z": np.array(0.5)}
    yield {"z": rng.uniform(-2, 2, (2, 7))}


@tanh_prime.misconception(
    "sigmoids_rule",
    "g(z)(1 − g(z)) is the sigmoid's rule. tanh has another: its slope at 0 is 1, yours is 0.",
)
def _(z):
    return np.tanh(z) * (1 - np.tanh(z))


@tanh_prime.misconception(
    "not_squared", "Something is not squared: your slope leaves the range from 0 to 1."
)
def _(z):
    return 1 - np.tanh(z)


@tanh_prime.misconception(
    "derivative_of_z", "You squared z; the rule is about tanh's own value, not about z."
)
def _(z):
    return 1 - z**2


@tanh_prime.symptom(
    "caret_for_power",
    "`^` is not a power in Python: it compares whole numbers bit by bit. A power is written `**`.",
    torch="return 1 - torch.tanh(z)^2",
    tensorflow="return 1 - tf.tanh(z)^2",
)
def _(seen):
    return failed(seen, "bitwise_xor", "is not in the list of allowed values")


@tanh_prime.misconception(
    "sign_swapped", "Right size, wrong sign: tanh rises everywhere, so its slope is positive."
)
def _(z):
    return np.tanh(z) ** 2 - 1


@tanh_prime.misconception("value_for_slope", "This is tanh itself; its slope is asked.")
def _(z):
    return np.tanh(z)


tanh_prime.variant(torch="return 1 / torch.cosh(z) ** 2", tensorflow="return 1 / tf.cosh(z) ** 2")
tanh_prime.variant("t = tanh(z)\nreturn (1 - t) * (1 + t)")

relu = Exercise(
    points=2,
    gradients=("z",),
    hints=[
        "Work out by hand what should come out for z = [−2, 3]. One number is let through, the "
        "other is not.",
        "ReLU compares z with 0, number by number, and keeps the larger of the two.",
        "One call is enough: which of your framework's functions takes the larger of two "
        "tensors, element by element, or clips from below?",
        "A like example: cut off at 1 from above, [0.5, 3] would become [0.5, 1].",
    ],
)


@relu.oracle
def _(z):
    return np.maximum(z, 0)


def _clear_of_zero(rng, shape):
    return rng.choice([-1, 1], shape) * rng.uniform(0.3, 3, shape)


@relu.cases
def _(rng):
    yield {"z": np.array([-2.0, 3.0])}
    yield {"z": np.array(-0.5)}
    yield {"z": _clear_of_zero(rng, (3, 5))}
    yield Case({"z": np.array([0.0, -1.5, 0.25, 70.0])}, gradient=False)


@relu.symptom(
    "one_question_for_all",
    "A whole tensor was asked one yes-or-no question, as Python's `if` and `max` do, and the "
    "settings of a layer. Each number of z has an answer of its own: use a function of the "
    "framework that works number by number.",
    torch="return max(0, z)",
    tensorflow="return max(0, z)",
)
def _(seen):
    return failed(seen, *ONE_QUESTION)


@relu.symptom(
    "zero_for_an_axis",
    "The 0 was taken for an axis, and the largest number along it was looked for. Asked is the "
    "larger of z and 0, number by number.",
    torch="return torch.max(z, 0)",
    tensorflow="return tf.reduce_max(z, 0)",
)
def _(seen):
    pairs = all(isinstance(o.value, list) and len(o.value) == 2 for o in seen)
    return pairs or failed(seen, "Invalid reduction dimension")


@relu.misconception("absolute_value", "A negative z should give 0; yours gives its absolute value.")
def _(z):
    return np.abs(z)


@relu.misconception("identity", "You let negative values through: your function is z itself.")
def _(z):
    return z


@relu.misconception(
    "slope_for_value", "You return 0 or 1: that is the slope of ReLU. Its height is asked."
)
def _(z):
    return (z > 0) * 1.0


@relu.misconception("kept_the_smaller", "You kept the smaller of z and 0; ReLU keeps the larger.")
def _(z):
    return np.minimum(z, 0)


@relu.misconception(
    "leaky", "Negative values still leak through a little: ReLU gives exactly 0 there."
)
def _(z):
    return np.where(z > 0, z, 0.01 * z)


relu.variant(torch="return torch.relu(z)", tensorflow="return tf.nn.relu(z)")
relu.variant(
    torch="return torch.where(z > 0, z, torch.zeros_like(z))",
    tensorflow="return tf.where(z > 0, z, tf.zeros_like(z))",
)
relu.variant(torch="return z * (z > 0)", tensorflow="return z * tf.cast(z > 0, z.dtype)")

relu_prime = Exercise(
    points=1,
    hints=[
        "Draw ReLU on paper. What is its slope at z = 3? And at z = −2?",
        "The slope takes only two values. Which one it takes depends on the sign of z alone.",
        "Compare z with 0, then turn True and False into numbers of z's own dtype.",
        "A like example: a step at 5 would be 1 where z > 5 and 0 elsewhere.",
    ],
)


@relu_prime.oracle
def _(z):
    return (z > 0) * 1.0


@relu_prime.cases
def _(rng):
    yield {"z": np.array([-2.0, 3.0])}
    yield {"z": np.array(0.5)}
    yield {"z": _clear_of_zero(rng, (5, 3))}


@relu_prime.symptom(
    "one_question_for_all",
    "A whole tensor was asked one yes-or-no question, as Python's `if` does. Each number of z has "
    "an answer of its own: compare, and keep the whole tensor of answers.",
    torch="return 1 if z > 0 else 0",
    tensorflow="return 1 if z > 0 else 0",
)
def _(seen):
    return failed(seen, *ONE_QUESTION)


@relu_prime.misconception("value_for_slope", "This is the height of ReLU at z; its slope is asked.")
def _(z):
    return np.maximum(z, 0)


@relu_prime.misconception("sign_of_z", "Left of 0 ReLU is flat: its slope there is 0, yours is −1.")
def _(z):
    return np.sign(z)


@relu_prime.misconception("always_one", "Left of 0 ReLU is flat, yet your slope is 1 everywhere.")
def _(z):
    return np.ones_like(z)


@relu_prime.misconception("sides_swapped", "The two sides are swapped: ReLU rises on the right.")
def _(z):
    return (z < 0) * 1.0


relu_prime.variant(
    torch="return torch.where(z > 0, torch.ones_like(z), torch.zeros_like(z))",
    tensorflow="return tf.where(z > 0, tf.ones_like(z), tf.zeros_like(z))",
)
relu_prime.variant(
    torch="return torch.heaviside(z, torch.zeros_like(z))",
    tensorflow="return (tf.sign(z) + 1) / 2",
)

perceptron = Exercise(
    points=4,
    gradients=("x", "w", "w0"),
    hints=[
        "Redo the lecture's neuron by hand: w0 = 1, w = (3, −2), x = (−1, 2) gives "
        "z = 1 − 3 − 4 = −6. Print your z for it.",
        "Three steps, in this order: multiply each input by its weight and add up; add the bias; "
        "then apply g, once, to the sum.",
        "For a batch X [n, m] one number per row is asked: the sum runs over the last axis, and "
        "the same line then serves a single x [m] too.",
        "A like example: the mean of each row of X, or of a single x, is the sum over the last "
        "axis divided by m.",
    ],
)


@perceptron.oracle
def _(x, w, w0, g):
    return g(x @ w + w0)


def _neuron(x, w, w0, g):
    return {"x": np.array(x), "w": np.array(w), "w0": np.array(w0), "g": Named(g)}


@perceptron.cases
def _(rng):
    yield _neuron([-1.0, 2.0], [3.0, -2.0], 1.0, "sigmoid")
    yield _neuron([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], [3.0, -2.0], 1.0, "identity")
    yield _neuron(rng.normal(0, 1, (5, 3)), rng.normal(0, 1, 3), 0.7, "tanh")
    yield _neuron(rng.normal(0, 1, (3, 3)), rng.normal(0, 1, 3), -0.4, "sigmoid")
    yield _neuron(rng.normal(0, 1, 7), rng.normal(0, 0.5, 7), 0.3, "tanh")
    yield {**_neuron([[0.5, -1.0]], [2.0, 0.5], 0.25, "tanh"), "w0": 0.25}  # a batch of one


@perceptron.symptom(
    "product_does_not_fit",
    "Your product does not fit. For a batch x is [n, m] and w is [m], so x stands on the left; and "
    "TensorFlow's `@` takes tables only: there multiply number by number, and add up over the last "
    "axis.",
    torch="return g(w @ x + w0)",
    tensorflow="return g(x @ w + w0)",
)
def _(seen):
    return failed(seen, "cannot be multiplied", "ndims must be", "has different ndims")


@perceptron.symptom(
    "axis_one",
    "A single example [m] has one axis only, with the number 0. The last axis, in both cases, is "
    "number −1.",
    torch="return g((x * w).sum(dim=1) + w0)",
    tensorflow="return g(tf.reduce_sum(x * w, axis=1) + w0)",
)
def _(seen):
    return failed(seen, "Dimension out of range", "Invalid reduction dimension")


@perceptron.misconception(
    "bias_forgotten", "The bias w0 is missing: your neuron's line always runs through the origin."
)
def _(x, w, w0, g):
    return g(x @ w)


@perceptron.misconception(
    "bias_in_product",
    "The bias got into the product: w0 is added once, after the weighted sum, not to every input.",
)
def _(x, w, w0, g):
    return g((x + w0) @ w)


@perceptron.misconception(
    "bias_per_input", "You added the bias once for every input; it is added once in all."
)
def _(x, w, w0, g):
    return g((x * w + w0).sum(-1))


@perceptron.misconception(
    "bias_outside", "You added the bias after the activation; it belongs inside, in z."
)
def _(x, w, w0, g):
    return g(x @ w) + w0


@perceptron.misconception(
    "no_activation", "You return z itself: the activation g has not been applied."
)
def _(x, w, w0, g):
    return x @ w + w0


@perceptron.misconception("activation_twice", "The activation g was applied twice.")
def _(x, w, w0, g):
    return g(g(x @ w + w0))


@perceptron.misconception(
    "not_summed",
    "You multiplied inputs and weights but did not add the products up: one number per input "
    "came out instead of one per example.",
)
def _(x, w, w0, g):
    return g(x * w + w0)


@perceptron.misconception(
    "summed_over_batch",
    "You added up the whole batch: one number came out for all examples together.",
)
def _(x, w, w0, g):
    return g((x * w).sum() + w0)


@perceptron.misconception(
    "summed_over_examples",
    "For a batch you added up along the wrong axis: one number per input came out, not one per "
    "example.",
)
def _(x, w, w0, g):
    return g((x * w).sum(0) + w0)


@perceptron.misconception(
    "always_sigmoid",
    "You used the sigmoid, whatever g is: the activation is an argument, called g.",
)
def _(x, w, w0, g):
    return 1 / (1 + np.exp(-(x @ w + w0)))


@perceptron.misconception("bias_subtracted", "You took the bias away; it is added.")
def _(x, w, w0, g):
    return g(x @ w - w0)


@perceptron.misconception(
    "activation_before_sum", "You applied g to each product, before the sum; g takes the sum."
)
def _(x, w, w0, g):
    return g(x * w).sum(-1) + w0


perceptron.variant(
    torch="return g((x * w).sum(dim=-1) + w0)",
    tensorflow="return g(tf.tensordot(x, w, axes=1) + w0)",
)
perceptron.variant(
    torch="""
z = w0
for i in range(len(w)):
    z = z + x[..., i] * w[i]
return g(z)
""",
    tensorflow="""
z = w0
for i in range(len(w)):
    z = z + x[..., i] * w[i]
return g(z)
""",
)
perceptron.variant(
    torch="return g(torch.einsum('...i,i->...', x, w) + w0)",
    tensorflow="return g(tf.einsum('...i,i->...', x, w) + w0)",
)

predict_class = Exercise(
    points=2,
    hints=[
        "Where does the lecture's line, 1 + 3x₁ − 2x₂ = 0, cut the plane? What is ŷ on it?",
        "The sigmoid is above one half exactly where z is above … which number?",
        "Compute z as in `perceptron`, compare it with that number, and turn True and False "
        "into 1 and 0.",
        "A like example: `is_frost(celsius)` is 1 where celsius < 0 and 0 elsewhere.",
    ],
)


@predict_class.oracle
def _(x, w, w0):
    return (x @ w + w0 > 0) * 1


def _point(x, w, w0):
    return {"x": np.array(x), "w": np.array(w), "w0": np.array(w0)}


@predict_class.cases
def _(rng):
    yield _point([1.0, 1.0], [3.0, -2.0], 1.0)
    yield _point([-1.0, 2.0], [3.0, -2.0], 1.0)
    yield _point([[0.1, 0.6], [0.0, 0.4], [1.0, 0.1], [-1.0, 0.0]], [3.0, -2.0], 1.0)
    yield _point([[0.3, 0.1], [0.2, 0.6]], [1.0, 1.0], -0.6)
    yield {**_point([[0.5, 1.5]], [2.0, -1.0], 1.0), "w0": 1.0}  # a batch of one
    yield _point([1.0, 1.0], [1.0, -1.0], 0.0)  # on the line: ŷ is 0.5, which is not above 0.5
    side = np.where(np.arange(11) % 2, 1, -1) * rng.uniform(0.7, 2, 11)
    X = np.stack([side + 0.5, np.zeros(11), np.zeros(11)], axis=1)
    yield _point(X, [1.0, 0.4, -0.3], -0.5)


@predict_class.misconception(
    "threshold_on_z",
    "You compare z with 0.5. It is ŷ = σ(z) that is compared with 0.5; which z has σ(z) = 0.5?",
)
def _(x, w, w0):
    return (x @ w + w0 > 0.5) * 1


@predict_class.symptom(
    "one_question_for_all",
    "A whole batch was asked one yes-or-no question, as Python's `if` does. Each example has an "
    "answer of its own: compare, and keep the whole tensor of answers.",
    torch="return 1 if x @ w + w0 > 0 else 0",
    tensorflow="return 1 if tf.reduce_sum(x * w, -1) + w0 > 0 else 0",
)
def _(seen):
    return failed(seen, *ONE_QUESTION)


@predict_class.misconception(
    "always_yes",
    "You say yes to every point: ŷ is above 0 everywhere. With what is ŷ compared, and with what "
    "is z?",
)
def _(x, w, w0):
    return np.ones_like(x @ w)


@predict_class.misconception(
    "always_no",
    "You say no to every point: turned into a whole number, a probability below 1 loses all that "
    "stands behind its point, and 0 is left.",
)
def _(x, w, w0):
    return np.zeros_like(x @ w)


@predict_class.misconception("pre_activation", "You return z itself; the class is asked, 0 or 1.")
def _(x, w, w0):
    return x @ w + w0


@predict_class.misconception("probability", "You return a probability; the class is asked, 0 or 1.")
def _(x, w, w0):
    return 1 / (1 + np.exp(-(x @ w + w0)))


@predict_class.misconception("classes_swapped", "The two classes are swapped: 1 is where ŷ > 0.5.")
def _(x, w, w0):
    return (x @ w + w0 < 0) * 1


@predict_class.misconception(
    "bias_forgotten", "The bias w0 is missing: your line always runs through the origin."
)
def _(x, w, w0):
    return (x @ w > 0) * 1


@predict_class.misconception(
    "boundary_counts",
    "On the line itself ŷ is 0.5, and the class there is 0: above, not from 0.5 on.",
)
def _(x, w, w0):
    return (x @ w + w0 >= 0) * 1


@predict_class.misconception("plus_minus_one", "Your classes are −1 and 1; they should be 0 and 1.")
def _(x, w, w0):
    return np.sign(x @ w + w0)


predict_class.variant(
    torch="return (torch.sigmoid((x * w).sum(-1) + w0) > 0.5).int()",
    tensorflow="return tf.cast(tf.sigmoid(tf.reduce_sum(x * w, -1) + w0) > 0.5, tf.int32)",
)
predict_class.variant(
    torch="return ((x * w).sum(-1) + w0 > 0).float()",
    tensorflow="return tf.cast(tf.reduce_sum(x * w, -1) + w0 > 0, tf.float32)",
)

DIFFERENCES = (
    Difference(
        "ReLU as a layer",
        "`torch.nn.ReLU()(z)`: make the object, then call it",
        "`tf.keras.layers.ReLU()(z)`: the same",
        "holds = torch.equal(torch.nn.ReLU()(torch.tensor([-1., 2.])), torch.tensor([0., 2.]))",
        "z = tf.constant([-1., 2.])\nholds = list(tf.keras.layers.ReLU()(z).numpy()) == [0, 2]",
    ),
    Difference(
        "a batch times one weight vector",
        "`X @ w` takes [n, m] and [m]",
        "`X @ w` raises an error; `tf.linalg.matvec(X, w)`, or multiply and sum",
        "holds = (torch.ones(3, 2) @ torch.ones(2)).tolist() == [2, 2, 2]",
        "try:\n    tf.ones([3, 2]) @ tf.ones([2])\n    holds = False\n"
        "except tf.errors.InvalidArgumentError:\n"
        "    holds = tf.linalg.matvec(tf.ones([3, 2]), tf.ones([2])).numpy().tolist() == [2] * 3",
    ),
    Difference(
        "whole numbers meet floats",
        "`torch.tensor(2) * torch.tensor(0.5)` gives 1.0",
        "`tf.constant(2) * tf.constant(0.5)` raises an error: cast first",
        "holds = (torch.tensor(2) * torch.tensor(0.5)).item() == 1.0",
        "try:\n    tf.constant(2) * tf.constant(0.5)\n    holds = False\n"
        "except (tf.errors.InvalidArgumentError, TypeError):\n    holds = True",
    ),
    Difference(
        "True and False as numbers",
        "`(z > 0).int()`",
        "`tf.cast(z > 0, tf.int32)`",
        "holds = (torch.tensor([-1., 2.]) > 0).int().tolist() == [0, 1]",
        "holds = tf.cast(tf.constant([-1., 2.]) > 0, tf.int32).numpy().tolist() == [0, 1]",
    ),
)

SYMPTOMS = (
    (
        "ŷ hardly moves, whatever you change",
        "the neuron is saturated: |z| is so large that g is flat there",
    ),
    ("not a number, but only for large |z|", "an exponential overflowed: ∞ − ∞ or ∞/∞"),
    ("one number per input instead of one per example", "the products were not summed"),
    ("the line always runs through the origin", "the bias is missing"),
)

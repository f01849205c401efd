"""Lesson 11, will I pass: everything of lessons 00 to 10, put together."""

from duograd.exercises import Difference

EXERCISES = (
    "standardize",
    "accuracy",
    "build_model",
    "train",
    "port",
)
DIFFERENCES = (
    Difference(
        "the weight of a dense layer",
        "`[n_outputs, n_inputs]`, by name in `state_dict()`",
        "`[n_inputs, n_outputs]`, in order in `get_weights()`",
        "model = torch.nn.Sequential(torch.nn.Linear(2, 8))\n"
        "holds = {k: list(v.shape) for k, v in model.state_dict().items()} == "
        "{'0.weight': [8, 2], '0.bias': [8]}",
        "model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(8)])\n"
        "holds = [w.shape for w in model.get_weights()] == [(2, 8), (8,)]",
    ),
    Difference(
        "the standard deviation",
        "`torch.std` divides by n − 1 unless you say `correction=0`",
        "`tf.math.reduce_std` divides by n",
        "x = torch.tensor([2., 6.])\n"
        "holds = abs(x.std().item() - 8 ** 0.5) < 1e-5 and x.std(correction=0).item() == 2",
        "holds = float(tf.math.reduce_std(tf.constant([2., 6.]))) == 2",
    ),
    Difference(
        "a loss of [n, 1] against [n]",
        "`BCELoss` raises an error",
        "`BinaryCrossentropy` pairs them as they are meant",
        "try:\n    torch.nn.BCELoss()(torch.rand(3, 1), torch.ones(3))\n    holds = False\n"
        "except ValueError:\n    holds = True",
        "f = tf.keras.losses.BinaryCrossentropy()\np = tf.constant([.5, .9, .2])\n"
        "y = tf.constant([1., 0., 0.])\n"
        "holds = abs(float(f(y, p[:, None])) - float(f(y, p))) < 1e-6",
    ),
    Difference(
        "logits given to a loss that wants probabilities",
        "`BCELoss` raises an error as soon as one lies outside 0 to 1",
        "`BinaryCrossentropy` clips them to 0 to 1 and says nothing",
        "try:\n    torch.nn.BCELoss()(torch.tensor([1.5]), torch.ones(1))\n    holds = False\n"
        "except RuntimeError:\n    holds = True",
        "f = tf.keras.losses.BinaryCrossentropy()\n"
        "holds = abs(float(f(tf.ones(1), tf.constant([1.5])))) < 1e-5",
    ),
)
SYMPTOMS = (
    ("accuracy near one half for answers that look right", "[n, 1] was compared with [n]"),
    (
        "good on your students, useless in use",
        "the new ones were scaled with other numbers, or not at all",
    ),
    ("the answer NaN for a single student", "one student was scaled with its own deviation, 0"),
    (
        "no network gets beyond a certain accuracy",
        "what is left is luck, or something that was never measured",
    ),
    ("ported weights fit in shape, the answers differ", "reshaped where a transpose was needed"),
)

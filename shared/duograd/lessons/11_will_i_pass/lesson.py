"""Lesson 11, will I pass: everything of lessons 00 to 10, put together."""

from duograd.exercises import Difference

EXERCISES = ("standardize", "accuracy", "build_model", "train", "port")
DIFFERENCES = (
    Difference(
        "the weight of a dense layer",
        "`[n_outputs, n_inputs]`, by name in `state_dict()`",
        "`[n_inputs, n_outputs]`, in order in `get_weights()`",
    ),
    Difference(
        "the standard deviation",
        "`torch.std` divides by n − 1 unless you say `correction=0`",
        "`tf.math.reduce_std` divides by n",
    ),
    Difference(
        "a loss of [n, 1] against [n]",
        "`BCEWithLogitsLoss` raises an error",
        "`BinaryCrossentropy` pairs them as they are meant",
    ),
    Difference(
        "logits given to a loss that wants probabilities",
        "`BCELoss` raises an error as soon as one lies outside 0 to 1",
        "`BinaryCrossentropy` clips them to 0 to 1 and says nothing",
    ),
)
SYMPTOMS = (
    ("accuracy near one half for answers that look right", "[n, 1] was compared with [n]"),
    (
        "good on your students, useless in use",
        "the new ones were scaled with other numbers, or not at all",
    ),
    ("a chance below 0 or above 1", "a logit was read as a chance: its sigmoid is missing"),
    (
        "the best loss was lower than that of the model you have",
        "another name for the weights was kept, not a copy, or nothing was put back",
    ),
    ("the answer NaN for a single student", "one student was scaled with its own deviation, 0"),
    (
        "no network gets beyond a certain accuracy",
        "what is left is luck, or something that was never measured",
    ),
    ("ported weights fit in shape, the answers differ", "reshaped where a transpose was needed"),
)

"""Lesson 04, losses: how wrong is a prediction?"""

from duograd.exercises import Difference

EXERCISES = (
    "empirical_loss",
    "mean_squared_error",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "softmax",
    "cross_entropy",
)
DIFFERENCES = (
    Difference(
        "the order of the arguments",
        "`loss(prediction, truth)`",
        "`loss(truth, prediction)`",
    ),
    Difference(
        "logits or probabilities",
        "two names: `BCELoss` and `BCEWithLogitsLoss`; `CrossEntropyLoss` takes logits",
        "one name with a switch: `from_logits=False` unless you say so",
    ),
    Difference(
        "[n, 1] against [n]",
        "`MSELoss` warns and compares all with all; `BCEWithLogitsLoss` raises an error",
        "Keras' losses bring the shapes together by themselves; your own formula does not",
    ),
    Difference(
        "certain and wrong (p = 0, y = 1)",
        "the loss is 100: the logarithm is cut off",
        "about 16: the probability is kept away from 0 by 1e-7",
    ),
    Difference(
        "whole-number labels",
        "`CrossEntropyLoss`",
        "`SparseCategoricalCrossentropy`; without *Sparse* a row each: 1 at the class, else 0",
    ),
)
SYMPTOMS = (
    ("the loss is infinite or not a number", "log 0, or an exponential that overflowed"),
    (
        "perfect predictions, and yet a loss well above 0",
        "[n, 1] was compared with [n]: every prediction with every answer",
    ),
    (
        "the loss is 0 whatever is predicted",
        "a softmax over one output: it is always 1. Use the sigmoid's loss",
    ),
    (
        "the loss falls slowly and predictions stay close to even",
        "sigmoid or softmax twice: probabilities went into a loss that expects logits",
    ),
    ("the loss is negative", "a sign is missing, or the labels are not between 0 and 1"),
)

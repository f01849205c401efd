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
        "p, y = torch.tensor([0.8]), torch.tensor([1.])\n"
        "holds = abs(torch.nn.BCELoss()(p, y).item() - 0.2231) < 1e-3",
        "p, y = tf.constant([0.8]), tf.constant([1.])\n"
        "holds = abs(float(tf.keras.losses.BinaryCrossentropy()(y, p)) - 0.2231) < 1e-3",
    ),
    Difference(
        "logits or probabilities",
        "two names: `BCELoss` and `BCEWithLogitsLoss`; `CrossEntropyLoss` takes logits",
        "one name with a switch: `from_logits=False` unless you say so",
        "z, y = torch.tensor([2.]), torch.tensor([1.])\n"
        "a = torch.nn.BCELoss()(torch.sigmoid(z), y).item()\n"
        "holds = abs(torch.nn.BCEWithLogitsLoss()(z, y).item() - a) < 1e-5",
        "z, y = tf.constant([2.]), tf.constant([1.])\nB = tf.keras.losses.BinaryCrossentropy\n"
        "holds = abs(float(B(from_logits=True)(y, z)) - float(B()(y, tf.sigmoid(z)))) < 1e-4 "
        "and abs(float(B()(y, z)) - float(B(from_logits=True)(y, z))) > 0.1",
    ),
    Difference(
        "[n, 1] against [n]",
        "`MSELoss` warns and compares all with all; `BCEWithLogitsLoss` raises an error",
        "Keras' losses bring the shapes together by themselves; your own formula does not",
        "import warnings\nwarnings.simplefilter('ignore')\ny = torch.tensor([1., 2., 3., 4.])\n"
        "wrong = torch.nn.MSELoss()(y[:, None], y).item() == 2.5\ntry:\n"
        "    torch.nn.BCEWithLogitsLoss()(y[:, None], y)\n    holds = False\n"
        "except ValueError:\n    holds = wrong",
        "y = tf.constant([1., 2., 3., 4.])\n"
        "by_hand = float(tf.reduce_mean((y[:, None] - y) ** 2))\n"
        "holds = by_hand == 2.5 and float(tf.keras.losses.MeanSquaredError()(y, y[:, None])) == 0",
    ),
    Difference(
        "certain and wrong (p = 0, y = 1)",
        "the loss is 100: the logarithm is cut off",
        "about 16: the probability is kept away from 0 by 1e-7",
        "holds = torch.nn.BCELoss()(torch.tensor([0.]), torch.tensor([1.])).item() == 100",
        "loss = tf.keras.losses.BinaryCrossentropy()\n"
        "holds = 15.9 < float(loss(tf.constant([1.]), tf.constant([0.]))) < 16.3",
    ),
    Difference(
        "whole-number labels",
        "`CrossEntropyLoss`",
        "`SparseCategoricalCrossentropy`; without *Sparse* one-hot rows are expected",
        "holds = abs(torch.nn.CrossEntropyLoss()(torch.zeros(1, 2), torch.tensor([1])).item() "
        "- 0.6931) < 1e-3",
        "L = tf.keras.losses\nZ = tf.zeros([1, 2])\n"
        "a = float(L.SparseCategoricalCrossentropy(from_logits=True)(tf.constant([1]), Z))\n"
        "b = float(L.CategoricalCrossentropy(from_logits=True)(tf.constant([[0., 1.]]), Z))\n"
        "holds = abs(a - 0.6931) < 1e-3 and abs(a - b) < 1e-6",
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

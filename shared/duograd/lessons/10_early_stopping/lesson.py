"""Lesson 10, early stopping: when should training stop?"""

from duograd.exercises import Difference

EXERCISES = (
    "improves",
    "update_by_hand",
    "LowestLoss",
    "EarlyStopping",
    "fit",
)
DIFFERENCES = (
    Difference(
        "asking a model for its weights",
        "`state_dict()` is an alias: it changes as training goes on; copy it with `copy.deepcopy`",
        "`get_weights()` is a copy",
        "model = torch.nn.Linear(2, 1)\nkept = model.state_dict()\n"
        "with torch.no_grad():\n    model.weight += 1\n"
        "holds = torch.equal(kept['weight'], model.weight)",
        "model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])\n"
        "kept = model.get_weights()\nmodel.weights[0].assign_add(tf.ones((2, 1)))\n"
        "holds = np.allclose(kept[0] + 1, model.get_weights()[0])",
    ),
    Difference(
        "a weight as a NumPy array",
        "`weight.detach().numpy()` shares the weight's memory",
        "`weight.numpy()` is a copy",
        "weight = torch.nn.Parameter(torch.zeros(2))\nkept = weight.detach().numpy()\n"
        "with torch.no_grad():\n    weight += 1\nholds = bool((kept == 1).all())",
        "weight = tf.Variable([0., 0.])\nkept = weight.numpy()\nweight.assign_add([1., 1.])\n"
        "holds = bool((kept == 0).all())",
    ),
    Difference(
        "early stopping ready-made",
        "none: you write it, as you just did",
        "`tf.keras.callbacks.EarlyStopping`; it leaves the *last* weights in the model unless you "
        "say `restore_best_weights=True`",
        "import torch.optim.lr_scheduler as s\n"
        "names = dir(torch.optim) + dir(torch.nn) + dir(torch.utils) + dir(s)\n"
        "holds = not any('earlystop' in n.lower() for n in names)",
        "import inspect\nf = tf.keras.callbacks.EarlyStopping\n"
        "holds = inspect.signature(f).parameters['restore_best_weights'].default is False",
    ),
    Difference(
        "measuring a loss without learning from it",
        "`model.eval()` and `torch.no_grad()`, and `model.train()` before the next step",
        "`model(X, training=False)`; without a tape nothing is recorded",
        "model = torch.nn.Linear(2, 1)\nwith torch.no_grad():\n    y = model(torch.ones(1, 2))\n"
        "holds = not y.requires_grad and not model.eval().training",
        "layer = tf.keras.layers.Dropout(0.9)\nx = tf.ones((7, 5))\n"
        "holds = bool(tf.reduce_all(layer(x, training=False) == x))",
    ),
)
SYMPTOMS = (
    ("the restored model is as bad as the last one", "the best weights were kept as an alias"),
    (
        "training stops after a few epochs",
        "the patience is too small for a zigzag, or the count is not reset",
    ),
    ("the loss is NaN and training goes on", "NaN was taken for an improvement"),
    (
        "the result on the test set is worse than promised",
        "the promise was the best of many looks at the validation set",
    ),
)

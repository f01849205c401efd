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
    ),
    Difference(
        "a weight as a NumPy array",
        "`weight.detach().numpy()` shares the weight's memory",
        "`weight.numpy()` is a copy",
    ),
    Difference(
        "early stopping ready-made",
        "none: you write it, as you just did",
        "`tf.keras.callbacks.EarlyStopping`; it leaves the *last* weights in the model unless you "
        "say `restore_best_weights=True`",
    ),
    Difference(
        "measuring a loss without learning from it",
        "`model.eval()` and `torch.no_grad()`, and `model.train()` before the next step",
        "`model(X, training=False)`; without a tape nothing is recorded",
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

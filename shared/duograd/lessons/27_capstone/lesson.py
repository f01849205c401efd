"""Lesson 27, the capstone: can you do it all, on real data, and hand it on?"""

from duograd.exercises import Difference

EXERCISES = ("scaling", "Pipeline", "fit", "worst", "interval")
DIFFERENCES = (
    Difference(
        "numbers that belong to a model and are not trained",
        "`register_buffer`: saved, loaded and moved with the model",
        "`add_weight(..., trainable=False)`: saved and loaded with the model",
    ),
    Difference(
        "a plain tensor as an attribute",
        "is not in `state_dict()`: it is neither saved nor moved",
        "is not in `weights`: it is not saved",
    ),
    Difference(
        "the weight decay of plain Adam",
        "`Adam(weight_decay=...)` puts it into the slope; only `AdamW` keeps it apart",
        "`Adam(weight_decay=...)` keeps it apart, as `AdamW` does",
    ),
    Difference(
        "the decay of AdamW if you name none",
        "0.01",
        "0.004",
    ),
    Difference(
        "weights in a file",
        "`torch.save(model.state_dict(), file)`, then `load_state_dict(torch.load(file))`",
        "`save_weights` and `load_weights`; the file's name ends in `.weights.h5`",
    ),
    Difference(
        "loading into a model that was just made",
        "works at once: layers know their sizes",
        "a model that has not been called has no place for the numbers: call it once before",
    ),
)
SYMPTOMS = (
    ("NaN in a table that was scaled", "a column never changes, and was divided by its 0"),
    (
        "the loaded model answers otherwise than the saved one",
        "something that it needs is not in the file: the scaling, say",
    ),
    (
        "good on the test set, worse in use",
        "the test examples came from the same hands as the training examples",
    ),
    ("0 mistakes of 10, so it never errs", "few examples say little: look at the interval"),
)

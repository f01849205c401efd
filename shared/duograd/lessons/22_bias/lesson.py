"""Lesson 22, bias: for whom does it work?"""

from duograd.exercises import Difference

EXERCISES = (
    "draw_batch",
    "detection_rates",
    "wilson_interval",
    "resampling_probabilities",
    "threshold_for",
)
DIFFERENCES = (
    Difference(
        "a loss on logits, of labels that are whole numbers",
        "`BCEWithLogitsLoss` raises an error: it wants floats",
        "`BinaryCrossentropy(from_logits=True)` takes them",
    ),
    Difference(
        "weighing pictures in the loss instead of drawing them more often",
        "`BCEWithLogitsLoss(weight=…)`, given when the loss is made",
        "`loss(y, z, sample_weight=…)`, given at each call",
    ),
    Difference(
        "a loss of labels [n] and logits [n, 1]",
        "an error that names both shapes",
        "the mean of n losses, as if both were [n, 1]",
    ),
    Difference(
        "drawing more often, built in",
        "`WeightedRandomSampler` takes a weight for each row",
        "`sample_from_datasets` takes a weight for each data set",
    ),
)
SYMPTOMS = (
    (
        "nearly all are found, and all complaints come from one group",
        "a mean hides who is rare: measure each group for itself",
    ),
    (
        "an interval without width, at n of n",
        "the plain formula: its deviation is 0 where the share is 0 or 1",
    ),
    (
        "the same few faces in every batch",
        "a bin that is almost empty, and no smoothing: its chance is divided by next to nothing",
    ),
)

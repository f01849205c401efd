"""Lesson 23, tokens: what are the letters of a language model?"""

from duograd.exercises import Difference

EXERCISES = ("count_pairs", "merge", "train_bpe", "encode", "decode", "chat")
DIFFERENCES = (
    Difference(
        "the dtype of a list of ids as a tensor",
        "`torch.tensor([7, 3])`: int64",
        "`tf.constant([7, 3])`: int32",
    ),
)
SYMPTOMS = (
    (
        "the model answers well and then goes on and on",
        "`end` stands outside the mask, so nothing taught it to stop",
    ),
    (
        "the same text becomes other tokens than it did in training",
        "the merges are done in another order, or they belong to another vocabulary",
    ),
)

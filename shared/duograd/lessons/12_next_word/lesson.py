"""Lesson 12, the next word: how does a word become numbers?"""

from duograd.exercises import Difference

EXERCISES = (
    "build_vocabulary",
    "encode",
    "one_hot",
    "embed",
    "next_word_pairs",
    "perplexity",
    "NextWordModel",
)
DIFFERENCES = (
    Difference(
        "what an embedding layer starts with",
        "`nn.Embedding`: normal numbers of deviation 1",
        "`keras.layers.Embedding`: between −0.05 and 0.05, some 35 times smaller",
    ),
    Difference(
        "what the framework's own `one_hot` gives",
        "whole numbers: `one_hot(i, 5) @ E` is an error",
        "float32, so that the product works",
    ),
    Difference(
        "a one-hot of an index beyond the table",
        "an error",
        "a row of zeros, without a word",
    ),
    Difference(
        "an index that is no whole number",
        "`nn.Embedding` raises an error",
        "`keras.layers.Embedding` takes row 1 for 1.7, without a word",
    ),
    Difference(
        "the row of the padding",
        "`padding_idx=0` makes it 0, and it never learns",
        "`mask_zero=True` leaves it at random numbers, and tells later layers where padding is",
    ),
    Difference(
        "the gradient of a lookup",
        "a whole table, 0 in the rows that were not looked up",
        "`IndexedSlices`: only the rows that were looked up",
    ),
)
SYMPTOMS = (
    (
        "the loss falls a little, then stays: the guess is a frequent word, whatever comes before",
        "windows and targets do not belong together: shuffled apart, or shifted",
    ),
    (
        "the perplexity is larger than the number of words",
        "worse than guessing: a sign, another vocabulary, or a learning rate too large",
    ),
)

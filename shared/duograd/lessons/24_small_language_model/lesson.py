"""Lesson 24, a small language model: how does a model of text answer a question?"""

from duograd.exercises import Difference

EXERCISES = (
    "answer_loss",
    "perplexity",
    "sampling_probabilities",
    "generate",
)
DIFFERENCES = (
    Difference(
        "a label of −100, which libraries write where nothing is to be learnt",
        "`cross_entropy` leaves it out",
        "`sparse_softmax_cross_entropy_with_logits` raises an error, or gives NaN on a GPU",
    ),
    Difference(
        "several draws at once",
        "`torch.multinomial`: all different, unless `replacement=True`",
        "`tf.random.categorical`: each draw by itself",
    ),
    Difference(
        "attention as a function of the framework",
        "`scaled_dot_product_attention`: the heads stand before the words, [n, heads, T, width]",
        "`keras.ops.dot_product_attention`: behind them, [n, T, heads, width]",
    ),
    Difference(
        "a longer text at the next call",
        "nothing new",
        "a `@tf.function` is translated again for each length, unless its signature says `None`",
    ),
)
SYMPTOMS = (
    (
        "the loss is near 0 after a few steps, and the answers are rubbish",
        "not shifted: it copies what it reads instead of guessing what comes",
    ),
    (
        "the loss stays above 4, however long you train",
        "a softmax before a loss that takes one itself",
    ),
    (
        "the same answer at every temperature",
        "the temperature comes after the softmax, or the largest is taken anyway",
    ),
)

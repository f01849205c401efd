"""Lesson 17, the Transformer: what is the T in GPT?"""

from duograd.exercises import Difference

EXERCISES = (
    "merge_heads",
    "split_heads",
    "multi_head",
    "layer_norm",
    "block",
    "Transformer",
)
DIFFERENCES = (
    Difference(
        "ε of the layer norm",
        "`nn.LayerNorm`: 0.00001",
        "`keras.layers.LayerNormalization`: 0.001, which rows with small numbers feel",
    ),
    Difference(
        "a variance without more words",
        "`X.var(-1)` divides by d − 1; `correction=0` makes it d",
        "`tf.math.reduce_variance` divides by d",
    ),
    Difference(
        "the width of an attention layer",
        "`nn.MultiheadAttention(8, 2)`: all heads together have 8 numbers",
        "`keras.layers.MultiHeadAttention(2, 8)`: each of the 2 heads has 8 numbers",
    ),
    Difference(
        "where W_q, W_k and W_v are",
        "one matrix `in_proj_weight` [3d, d], used transposed",
        "three kernels [d, heads, numbers of a head]",
    ),
    Difference(
        "the first axis that an attention layer expects",
        "the words, [T, n, d]; `batch_first=True` makes it the texts",
        "the texts, [n, T, d]",
    ),
    Difference(
        "a whole block as a layer",
        "`nn.TransformerEncoderLayer`: norm after the sums unless `norm_first=True`, and dropout",
        "none in Keras itself",
    ),
)
SYMPTOMS = (
    (
        "a stack of layers learns more slowly than one of them",
        "a sum is missing: each part must add to what came in, not replace it",
    ),
    (
        "the mask is right, and still the first words change with the last one",
        "words were mixed by a reshape: heads are cut out of each word, then two axes turned",
    ),
    (
        "one layer of attention stays where counting gets you",
        "what it should look for is not written anywhere yet: a layer before it must write it",
    ),
)

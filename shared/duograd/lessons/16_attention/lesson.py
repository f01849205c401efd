"""Lesson 16, attention: why remember, if you can look?"""

from duograd.exercises import Difference

EXERCISES = (
    "attention_weights",
    "causal_mask",
    "attention",
    "self_attention",
    "positional_encoding",
    "padding_mask",
)
DIFFERENCES = (
    Difference(
        "True in a boolean mask",
        "may look in `scaled_dot_product_attention`, may **not** look in `nn.MultiheadAttention`",
        "may look, in `keras.layers.MultiHeadAttention`",
    ),
    Difference(
        "a query that may look at nothing",
        "0 from `scaled_dot_product_attention`, NaN from `nn.MultiheadAttention`",
        "0 from `keras.layers.MultiHeadAttention`",
    ),
    Difference(
        "the order of the arguments",
        "query, key, value",
        "query, **value**, key",
    ),
    Difference(
        "a causal mask from the layer itself",
        "`is_causal=True` alone raises an error: the layer wants the mask, too",
        "`use_causal_mask=True`",
    ),
    Difference(
        "the scaling",
        "`scaled_dot_product_attention` divides by √d",
        "`keras.layers.Attention` does not, `MultiHeadAttention` does",
    ),
    Difference(
        "the weights that the layer with several heads gives back",
        "[n, T, T]: the mean over the heads",
        "[n, heads, T, T]: those of each head",
    ),
)
SYMPTOMS = (
    (
        "the loss is lower than anybody could know, and what it writes is rubbish",
        "it sees the answer: no causal mask, or the targets are its inputs",
    ),
    (
        "NaN in a single row",
        "a query that may look at nothing: a softmax of −∞ alone",
    ),
    (
        "right at the lengths of training, wrong beyond",
        "positions that it has never seen",
    ),
)

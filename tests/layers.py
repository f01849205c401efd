"""One layer of a framework for given weights, in the layout of `Framework.load_weights`."""

from duograd.frameworks.weights import kind_of

HEADS = 2  # of an attention layer


def torch_layer(weights):
    """A PyTorch layer with room for these weights."""
    from torch import nn

    first, *rest = weights
    n = rest[0].shape[0] if rest else 0
    recurrent = {"simple RNN": nn.RNN, "LSTM": nn.LSTM, "GRU": nn.GRU}
    if (kind := kind_of(weights)) in recurrent:
        return recurrent[kind](first.shape[0], n, batch_first=True)
    if kind == "attention":
        return nn.MultiheadAttention(len(first), HEADS, bias=len(weights) == 8, batch_first=True)
    if kind in ("1-D convolution", "2-D convolution"):
        *window, n_in, n_out = first.shape
        return (nn.Conv1d if len(window) == 1 else nn.Conv2d)(n_in, n_out, tuple(window))
    makers = {"dense": nn.Linear, "embedding": nn.Embedding, "norm": nn.LayerNorm}
    return makers[kind](*first.shape)


def keras_layer(weights):
    """A built Keras layer with room for these weights."""
    from keras import layers

    first, *rest = weights
    n = rest[0].shape[0] if rest else 0
    recurrent = {"simple RNN": layers.SimpleRNN, "LSTM": layers.LSTM, "GRU": layers.GRU}
    if (kind := kind_of(weights)) in recurrent:
        layer, inputs = recurrent[kind](n, return_sequences=True), (None, None, first.shape[0])
    elif kind in ("1-D convolution", "2-D convolution"):
        *window, n_in, n_out = first.shape
        layer = (layers.Conv1D if len(window) == 1 else layers.Conv2D)(n_out, tuple(window))
        inputs = (None, *[None] * len(window), n_in)
    elif kind == "attention":
        n, bias = len(first), len(weights) == 8
        layer = layers.MultiHeadAttention(HEADS, n // HEADS, use_bias=bias)
        layer.build(*[(None, None, n)] * 2)
        return layer
    elif kind == "embedding":
        layer, inputs = layers.Embedding(*first.shape), (None, None)
    elif kind == "norm":
        layer, inputs = layers.LayerNormalization(epsilon=1e-5), (None, *first.shape)
    else:
        layer, inputs = layers.Dense(first.shape[1]), (None, first.shape[0])
    layer.build(inputs)
    return layer

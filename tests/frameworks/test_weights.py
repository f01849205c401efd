"""The same weights make the same layer in both frameworks, and are read back as they were given."""

import keras
import numpy as np
import pytest
import torch
from torch import nn

from duograd import frameworks
from layers import keras_layer, torch_layer

RNG = np.random.default_rng(8)
TOKENS = np.array([[3, 0, 6], [1, 1, 2]])


def numbers(*shape):
    return RNG.normal(0, 0.7, shape).astype("float32")


WEIGHTS = {
    "dense": [numbers(3, 4), numbers(4)],
    "embedding": [numbers(7, 3)],
    "simple RNN": [numbers(3, 4), numbers(4, 4), numbers(4)],
    "LSTM": [numbers(3, 16), numbers(4, 16), numbers(16)],
    "GRU": [numbers(3, 12), numbers(4, 12), numbers(2, 12)],
    "1-D convolution": [numbers(2, 3, 5), numbers(5)],
    "2-D convolution": [numbers(2, 3, 4, 5), numbers(5)],
    "norm": [numbers(3), numbers(3)],
    "attention": [*numbers(4, 6, 6), *numbers(4, 6)],
    "attention without biases": [*numbers(4, 6, 6)],
}
INPUTS = {
    "embedding": TOKENS,
    "simple RNN": numbers(2, 6, 3),
    "LSTM": numbers(2, 6, 3),
    "GRU": numbers(2, 6, 3),
    "1-D convolution": numbers(2, 6, 3),
    "2-D convolution": numbers(2, 6, 7, 4),
    "attention": numbers(2, 5, 6),
    "attention without biases": numbers(2, 5, 6),
}
KINDS = pytest.mark.parametrize("kind", WEIGHTS)
BOTH = pytest.mark.parametrize("framework", frameworks.NAMES)
MAKERS = {"torch": torch_layer, "tensorflow": keras_layer}
CELLS = {
    "simple RNN": (nn.RNNCell, keras.layers.SimpleRNNCell),
    "LSTM": (nn.LSTMCell, keras.layers.LSTMCell),
    "GRU": (nn.GRUCell, keras.layers.GRUCell),
}


def loaded(framework, *layers):
    """A model that keeps each layer in another one, with the layers' weights."""
    make = MAKERS[framework]
    if framework == "torch":
        model = nn.Sequential(nn.Sequential(*map(make, layers)))
    else:
        model = keras.layers.Layer()
        model.inner = keras.layers.Layer()
        model.inner.parts = list(map(make, layers))
    frameworks.load(framework).load_weights(model, layers)
    return model


def run_torch(kind, x):
    """What PyTorch's layer answers; channels stand last in `x` and in the answer."""
    layer = loaded("torch", WEIGHTS[kind])[0][0]
    given = torch.tensor(np.moveaxis(x, -1, 1) if "convolution" in kind else x)
    with torch.no_grad():
        answer = layer(*times(kind, given))
    answer = (answer[0] if isinstance(answer, tuple) else answer).numpy()
    return np.moveaxis(answer, 1, -1) if "convolution" in kind else answer


def times(kind, x):
    """What a layer is called with: attention looks from `x` to `x` and takes `x` from there."""
    return [x] * 3 if "attention" in kind else [x]


@KINDS
def test_the_same_weights_give_the_same_answer_in_both_frameworks(kind):
    x = INPUTS.get(kind, numbers(2, 3))
    theirs = loaded("tensorflow", WEIGHTS[kind]).inner.parts[0](*times(kind, x))
    np.testing.assert_allclose(run_torch(kind, x), np.asarray(theirs), atol=1e-5)


def test_a_simple_rnn_and_an_lstm_are_what_their_formulas_say():
    x, state, (W_x, W_h, b) = INPUTS["simple RNN"], np.zeros((2, 4)), WEIGHTS["simple RNN"]
    for step in range(6):
        state = np.tanh(x[:, step] @ W_x + state @ W_h + b)
    np.testing.assert_allclose(run_torch("simple RNN", x)[:, -1], state, atol=1e-5)
    h, c, (W_x, W_h, b) = np.zeros((2, 4)), np.zeros((2, 4)), WEIGHTS["LSTM"]
    for step in range(6):
        i, f, g, o = np.split(x[:, step] @ W_x + h @ W_h + b, 4, axis=1)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
    np.testing.assert_allclose(run_torch("LSTM", x)[:, -1], h, atol=1e-5)


def test_attention_gives_each_head_neighbouring_columns():
    x, (W_q, W_k, W_v, W_o) = INPUTS["attention"], WEIGHTS["attention without biases"]
    heads = []
    for columns in (slice(0, 3), slice(3, 6)):
        scores = x @ W_q[:, columns] @ (x @ W_k[:, columns]).transpose(0, 2, 1) / 3**0.5
        chances = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
        heads.append(chances @ x @ W_v[:, columns])
    answer = np.concatenate(heads, axis=-1) @ W_o
    np.testing.assert_allclose(run_torch("attention without biases", x), answer, atol=1e-5)


@BOTH
def test_what_was_loaded_is_read_back_in_the_order_of_the_model(framework):
    layers = [[array * scale for array in w] for w in WEIGHTS.values() for scale in (1, 2)]
    back = frameworks.load(framework).weights(loaded(framework, *layers))
    assert len(back) == len(layers)
    for given, read in zip(layers, back, strict=True):
        assert len(given) == len(read)
        for one, other in zip(given, read, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-6)


@pytest.mark.parametrize("kind", CELLS)
def test_a_cell_alone_takes_the_weights_too(kind):
    W_x, W_h, b = WEIGHTS[kind]
    mine = CELLS[kind][0](3, 4)
    theirs = CELLS[kind][1](4)
    theirs.build((None, 3))
    for framework, cell in zip(frameworks.NAMES, (mine, theirs), strict=True):
        native = frameworks.load(framework)
        native.load_weights(cell, [[W_x, W_h, b]])
        for one, other in zip(native.weights(cell)[0], (W_x, W_h, b), strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-6)


def test_layers_stacked_in_one_module_of_pytorch_are_layers():
    native, stack = frameworks.load("torch"), nn.LSTM(3, 4, num_layers=2)
    second = [numbers(4, 16), numbers(4, 16), numbers(16)]
    native.load_weights(stack, [WEIGHTS["LSTM"], second])
    np.testing.assert_array_equal(native.array(stack.weight_ih_l1), second[0].T)


@BOTH
def test_a_norm_of_a_batch_takes_its_two_arrays_and_keeps_its_averages(framework):
    native = frameworks.load(framework)
    layer = nn.BatchNorm1d(3) if framework == "torch" else keras.layers.BatchNormalization()
    if framework == "tensorflow":
        layer.build((None, 3))
    native.load_weights(layer, [WEIGHTS["norm"]])
    assert [array.tolist() for array in native.weights(layer)[0]] == [
        array.tolist() for array in WEIGHTS["norm"]
    ]
    averages = layer.running_mean if framework == "torch" else layer.moving_mean
    assert native.array(averages).tolist() == [0, 0, 0]


def told(framework, made, asked):
    model = loaded(framework, *made)
    with pytest.raises(ValueError, match=r"^the ") as error:
        frameworks.load(framework).load_weights(model, asked)
    return str(error.value)


@BOTH
def test_wrong_sizes_of_dense_layers_are_told_as_sizes(framework):
    made = [[numbers(2, 3), numbers(3)], [numbers(3, 1), numbers(1)]]
    asked = [[numbers(2, 4), numbers(4)], [numbers(4, 1), numbers(1)]]
    sentence = told(framework, made, asked)
    assert sentence == "the model's dense layers have the sizes 2 → 3 → 1; asked is 2 → 4 → 1"
    assert "sizes none; asked is 2 → 4 → 1" in told(framework, [WEIGHTS["embedding"]], asked)


@BOTH
def test_wrong_sizes_of_other_layers_are_told_with_their_kinds(framework):
    dense = [numbers(4, 1), numbers(1)]
    made = [[numbers(7, 3)], [numbers(3, 5), numbers(5, 5), numbers(5)], dense]
    asked = [[numbers(7, 3)], WEIGHTS["LSTM"], dense]
    assert told(framework, made, asked) == (
        "the weights of the model's layers are "
        "embedding [7, 3] → simple RNN [3, 5] [5, 5] [5] → dense [4, 1] [1]; "
        "asked is embedding [7, 3] → LSTM [3, 16] [4, 16] [16] → dense [4, 1] [1]"
    )


def test_a_layer_that_the_model_never_calls_is_told_in_our_own_words():
    class Coder(keras.Model):
        def __init__(self):
            super().__init__()
            self.first, self.second = keras.layers.Dense(2), keras.layers.Dense(3)

        def call(self, X):
            return self.first(X)

    model = Coder()
    model(np.ones((1, 3), "float32"))
    layers = [[numbers(3, 2), numbers(2)], [numbers(2, 3), numbers(3)]]
    with pytest.raises(ValueError, match=r"^a layer of the model has no weights: .* never called$"):
        frameworks.load("tensorflow").load_weights(model, layers)


def test_what_was_read_of_a_tensor_stays_when_the_tensor_changes():
    tensor = torch.zeros(2)
    read = frameworks.load("torch").array(tensor)
    tensor += 1
    assert np.array_equal(read, [0, 0])


@BOTH
def test_layers_of_other_kinds_are_passed_over(framework):
    model = loaded(framework, WEIGHTS["embedding"], WEIGHTS["norm"], WEIGHTS["dense"])
    frameworks.load(framework).load_weights(model, [[2 * array for array in WEIGHTS["dense"]]])
    embedding, norm, (W, _) = frameworks.load(framework).weights(model)
    np.testing.assert_array_equal(embedding[0], WEIGHTS["embedding"][0])
    np.testing.assert_array_equal(norm[1], WEIGHTS["norm"][1])
    np.testing.assert_allclose(W, 2 * WEIGHTS["dense"][0])

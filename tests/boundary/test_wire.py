"""What crosses to the process of the answers and back: arrays and plain values, nothing else."""

import json

import numpy as np
import pytest

from duograd.boundary.wire import (
    Named,
    Opaque,
    Request,
    Rng,
    Table,
    WireError,
    decode,
    decode_observation,
    decode_request,
    encode,
    encode_request,
)


def sent(value):
    return decode(json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize(
    "value",
    [None, True, 3, 0.25, "word", [1, [2.5, None]], {"a": 1}, Named("tanh", {}, "g"), Rng(3)],
)
def test_plain_values_come_back_as_they_were_sent(value):
    assert sent(value) == value


def test_a_dict_crosses_with_keys_of_any_kind_in_their_order():
    held = {("b", "a"): 8, "c": np.arange(2), 3: [1]}
    back = sent(Table.of(held))
    assert isinstance(back, Table)
    assert list(back.as_dict()) == list(held)
    assert back.as_dict()["b", "a"] == 8


@pytest.mark.parametrize("dtype", ["bool", "int64", "uint8", "float16", "float32", "float64"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (5, 2)])
def test_arrays_keep_their_shape_dtype_and_bits(dtype, shape):
    array = np.random.default_rng(0).normal(size=shape).astype(dtype)
    back = sent(array)
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert np.array_equal(back, array)


def test_not_a_number_and_infinity_cross():
    assert np.isnan(sent(float("nan")))
    assert sent([float("inf"), float("-inf")]) == [float("inf"), float("-inf")]
    assert np.isnan(sent(np.array([np.nan]))).all()


@pytest.mark.parametrize("value", [object(), {1, 2}, lambda: 1, np.array(["a"]), 1j])
def test_what_could_carry_more_than_data_is_refused(value):
    with pytest.raises(WireError):
        encode(value)


FORGED = [
    {"array": "AAAA", "dtype": "object", "shape": [1]},
    {"array": "AAAA", "dtype": "float32", "shape": [10**9]},
    {"array": "AAAA", "dtype": "float32", "shape": [-1]},
    {"array": "AAAA", "dtype": "float32", "shape": [1.5]},
    {"array": "!!!!", "dtype": "float32", "shape": [1]},
    {"array": "AAAA", "dtype": "float32", "shape": [1]},
    {"array": 7, "dtype": "float32", "shape": [1]},
    {"rng": "x"},
    {"float": "1"},
    {"nothing": 1},
    {"table": 3},
    {"table": [[1]]},
    {"table": [["a", 1, 2]]},
    [[[[[[[[[[[[1]]]]]]]]]]]],
]


@pytest.mark.parametrize("data", FORGED)
def test_a_forged_message_is_refused(data):
    with pytest.raises(WireError):
        decode(data)


EMPTY = {"map": {}}
SENT = {"value": 1, "gradients": EMPTY, "facts": EMPTY, "after": EMPTY}


def test_an_observation_is_read_whole():
    seen = decode_observation(SENT | {"after": {"map": {"w": [1, 2]}}})
    assert (seen.value, seen.after, seen.failure) == (1, {"w": [1, 2]}, None)


@pytest.mark.parametrize("part", ["gradients", "facts", "after"])
@pytest.mark.parametrize("forged", [None, [], {}, {"map": []}])
def test_an_observation_with_a_forged_table_is_refused(part, forged):
    with pytest.raises(WireError):
        decode_observation(SENT | {part: forged})


@pytest.mark.parametrize("data", [3, [], {}])
def test_a_forged_observation_is_refused(data):
    with pytest.raises(WireError):
        decode_observation(data)


@pytest.mark.parametrize("fact", ["attached", "differentiated", "arrays", "tensors", "number"])
@pytest.mark.parametrize("value", [1, "yes", []])
def test_a_fact_that_is_neither_so_nor_not_is_refused(fact, value):
    with pytest.raises(WireError):
        decode_observation(SENT | {"facts": {"map": {fact: value}}})


@pytest.mark.parametrize("fact", ["recorded", "returned"])
@pytest.mark.parametrize("names", ["w", 3, [3], [["w"]]])
def test_a_fact_that_names_no_arguments_is_refused(fact, names):
    with pytest.raises(WireError):
        decode_observation(SENT | {"facts": {"map": {fact: names}}})


def test_a_request_keeps_the_order_of_its_arguments():
    request = Request("f", "call", {"z": 1, "a": np.zeros(2), "m": Named("relu")}, ("a",))
    back = decode_request(json.loads(json.dumps(encode_request(request))))
    assert list(back.arguments) == ["z", "a", "m"]
    assert (back.exercise, back.probe, back.watch) == ("f", "call", ("a",))


def test_a_type_name_is_cut_to_a_sane_length():
    assert len(sent(Opaque("x" * 10_000)).type_name) == 100


@pytest.mark.parametrize(("name", "words"), [("OrderedDict", "an OrderedDict"), ("set", "a set")])
def test_the_type_of_what_cannot_be_shown_is_named_with_its_article(name, words):
    assert str(Opaque(name)) == words

"""What a notebook sets for all of a framework: a check puts it aside, says so, and puts it back."""

import contextlib

import pytest

from duograd import exercises, frameworks
from duograd.frameworks import NAMES
from duograd.notebook import lab as lab_module
from duograd.notebook.lab import Lab
from duograd.notebook.session import session
from harness import namespace_of

LESSONS = ("02_dense_layer", "06_backpropagation")


@contextlib.contextmanager
def set_for(setter, value, before):
    setter(value)
    try:
        yield
    finally:
        setter(before)


def torch_states():
    import torch

    return {
        "gradients off": set_for(torch.set_grad_enabled, False, True),
        "inference mode on": torch.inference_mode(),
        "float64 for new tensors": set_for(torch.set_default_dtype, torch.float64, torch.float32),
        "autocast on": torch.autocast("cpu", torch.bfloat16),
        "new tensors on meta": set_for(torch.set_default_device, "meta", "cpu"),
    }


def tensorflow_states():
    import tensorflow as tf

    policy, floatx = tf.keras.mixed_precision.set_global_policy, tf.keras.backend.set_floatx
    return {
        "mixed_float16 as the policy": set_for(policy, "mixed_float16", "float32"),
        "float64 as the policy": set_for(policy, "float64", "float32"),
        "float64 as Keras' number type": set_for(floatx, "float64", "float32"),
    }


STATES = {"torch": torch_states, "tensorflow": tensorflow_states}
CASES = [
    ("torch", "gradients off"),
    ("torch", "inference mode on"),
    ("torch", "float64 for new tensors"),
    ("torch", "autocast on"),
    ("torch", "new tensors on meta"),
    ("tensorflow", "mixed_float16 as the policy"),
    ("tensorflow", "float64 as the policy"),
    ("tensorflow", "float64 as Keras' number type"),
]


def lab_of(lesson, framework):
    native = frameworks.load(framework)
    return Lab(exercises.load(lesson), native, namespace_of("solutions", lesson, framework))


def test_every_state_that_is_tried_is_a_case():
    assert [(name, words) for name in NAMES for words in STATES[name]()] == CASES


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize(("framework", "words"), CASES)
def test_right_answers_stay_right_whatever_was_set_and_that_is_put_back(lesson, framework, words):
    lab = lab_of(lesson, framework)
    with STATES[framework]()[words]:
        before = lab.framework.set_otherwise()
        verdicts = [lab.check(x, lab.namespace[x.name]) for x in lab.lesson]
        assert lab.framework.set_otherwise() == before
    assert any(words in said for said in before)
    assert [str(v) for v in verdicts if v.outcome != "right"] == []


@pytest.mark.parametrize(("framework", "words"), CASES)
def test_a_check_says_in_one_sentence_what_it_put_aside(framework, words, monkeypatch, capsys):
    lab = lab_of("01_perceptron", framework)
    monkeypatch.setattr(session, "lab", lab)
    with STATES[framework]()[words]:
        lab_module.check("relu")
    verdict, note = capsys.readouterr().out.strip().split("\n")
    assert verdict.startswith("✓ relu · 2 of 2")
    assert note.startswith("Set in your notebook, and put aside for the check: ")
    assert words in note
    lab_module.check("relu")
    assert capsys.readouterr().out.strip() == verdict


def set_all(framework):
    if framework == "torch":
        import torch

        torch.set_grad_enabled(False)
        torch.set_default_dtype(torch.float64)
    else:
        import tensorflow as tf

        tf.keras.mixed_precision.set_global_policy("mixed_float16")
        tf.keras.backend.set_floatx("float64")


@pytest.mark.parametrize("framework", NAMES)
def test_what_an_answer_sets_for_all_does_not_outlive_its_check(framework):
    lab = lab_of("01_perceptron", framework)

    def relu(z):
        set_all(framework)
        return z * 2

    lab.check(lab.exercise("relu"), relu)
    assert lab.framework.set_otherwise() == []


def test_a_seed_that_tensorflow_refused_and_kept_does_not_end_a_check():
    import tensorflow as tf

    native = frameworks.load("tensorflow")
    with pytest.raises(TypeError):
        tf.random.set_seed(tf.constant([1.0, 2.0]))
    made = Lab(exercises.load("01_perceptron"), native, {"relu": tf.nn.relu})
    assert made.check(made.exercise("relu"), tf.nn.relu).outcome == "right"
    tf.random.set_seed(1)

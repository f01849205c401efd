"""TensorFlow's own switches that make a fork's first op quick: a version could lack them."""

import pytest

from duograd.frameworks.tensorflow import fill_registries, run_ops_alone

SWITCH = "TFE_ContextOptionsSetRunEagerOpAsFunction"


@pytest.fixture
def given(monkeypatch):
    """What TensorFlow is told of whether each op shall become a function."""
    from tensorflow.python import pywrap_tfe

    told = []
    assert hasattr(pywrap_tfe, SWITCH)
    monkeypatch.setattr(pywrap_tfe, SWITCH, lambda options, as_function: told.append(as_function))
    run_ops_alone()
    getattr(pywrap_tfe, SWITCH)(None, True)
    return told


def test_the_version_that_we_ask_for_has_registries_to_fill():
    fill_registries()


def test_the_version_that_we_ask_for_can_call_its_kernels_as_they_are(given):
    assert given == [False]

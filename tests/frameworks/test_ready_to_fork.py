"""TensorFlow's own switches that make a fork's first op quick: a version could lack them."""

import pytest

from duograd.frameworks.tensorflow import fill_registries, framework, run_ops_alone

SWITCH = "TFE_ContextOptionsSetRunEagerOpAsFunction"


@pytest.fixture
def given_behind(monkeypatch):
    """What TensorFlow is told, behind a call, of whether each op shall become a function."""
    from tensorflow.python import pywrap_tfe

    told = []
    assert hasattr(pywrap_tfe, SWITCH)
    monkeypatch.setattr(pywrap_tfe, SWITCH, lambda options, as_function: told.append(as_function))

    def given(call):
        call()
        getattr(pywrap_tfe, SWITCH)(None, True)
        return told

    return given


def test_the_version_that_we_ask_for_has_registries_to_fill():
    fill_registries()


def test_the_version_that_we_ask_for_can_call_its_kernels_as_they_are(given_behind):
    assert given_behind(run_ops_alone) == [False]


@pytest.mark.parametrize(("device", "as_functions"), [("CPU", False), ("a GPU", True)])
def test_a_lab_calls_kernels_as_they_are_where_no_gpu_is(
    device, as_functions, given_behind, monkeypatch
):
    monkeypatch.setattr(framework, "device", lambda: device)
    assert given_behind(framework.warm_up) == [as_functions]

"""A real model comes where there is one; else one sentence says what lacks."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from duograd.notebook import real, real_model


@pytest.fixture(params=["torch", "tensorflow"])
def package(request, monkeypatch):
    """The package of a framework's real models, which is not there; the lab is one of its labs."""
    name = {"torch": "transformers", "tensorflow": "keras_hub"}[request.param]
    lab = SimpleNamespace(framework=SimpleNamespace(name=request.param))
    monkeypatch.setattr(real, "session", lab)
    monkeypatch.delenv("DUOGRAD_REAL_MODEL", raising=False)
    for missing in (name, "huggingface_hub"):
        monkeypatch.setitem(sys.modules, missing, None)
    return name


def stand_in(monkeypatch, package, fetch):
    """A module with the classes that we call of the package; `fetch` is what brings a model."""
    made = SimpleNamespace(from_pretrained=fetch, from_preset=fetch, from_config=lambda c: c)
    module = ModuleType(package)
    module.AutoModelForCausalLM = module.AutoTokenizer = made
    module.LlamaConfig = lambda **sizes: sizes
    module.models = SimpleNamespace(
        CausalLM=made, GPT2CausalLM=lambda backbone: backbone, GPT2Backbone=lambda **sizes: sizes
    )
    monkeypatch.setitem(sys.modules, package, module)


def test_without_the_package_one_sentence_names_it(package, capsys):
    assert real_model("a/model") is None
    assert f"needs the package `{package}`" in capsys.readouterr().out


def test_without_the_network_one_sentence_says_so(package, monkeypatch, capsys):
    def fetch(name, **_):
        raise OSError("many lines of advice")

    stand_in(monkeypatch, package, fetch)
    assert real_model("a/model") is None
    told = capsys.readouterr().out
    assert "`a/model` could not be fetched" in told
    assert "advice" not in told


def test_a_model_comes_with_its_tokenizer(package, monkeypatch):
    fetched = SimpleNamespace(preprocessor=SimpleNamespace(tokenizer="tokens"))
    stand_in(monkeypatch, package, lambda name, **_: fetched)
    model, tokenizer = real_model("a/model")
    assert model is fetched
    assert tokenizer in (fetched, "tokens")


def test_a_tiny_one_is_made_here_and_has_the_tokens_of_our_hill(package, monkeypatch):
    stand_in(monkeypatch, package, None)
    sizes, tokenizer = real_model("a/model", tiny=True)
    assert tokenizer is None
    assert 194 in sizes.values()


def test_where_labs_are_built_a_tiny_one_stands_in_and_is_told_as_that(
    package, monkeypatch, capsys
):
    stand_in(monkeypatch, package, None)
    monkeypatch.setenv("DUOGRAD_REAL_MODEL", "tiny")
    sizes, tokenizer = real_model("a/model")
    assert tokenizer is None
    assert 194 in sizes.values()
    assert "In the place of `a/model`: a small model" in capsys.readouterr().out

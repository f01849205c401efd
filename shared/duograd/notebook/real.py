"""A real language model for the last section of a lab, where one can be had."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from duograd.notebook import cards
from duograd.notebook.session import session

TINY = {"vocab_size": 194, "num_hidden_layers": 2, "num_attention_heads": 4, "hidden_size": 32,
        "intermediate_size": 64, "max_position_embeddings": 256,
        "num_key_value_heads": 2}  # fmt: skip
TINY_KERAS = {"vocabulary_size": 194, "num_layers": 2, "num_heads": 4, "hidden_dim": 32,
              "intermediate_dim": 64, "max_sequence_length": 256}  # fmt: skip
NO_PACKAGE = "No real model here: it needs the package `{}`, which is not installed."
STANDS_IN = "In the place of `{}`: a small model of its kind, with random weights."
NOT_HAD = "No real model here: `{}` could not be fetched. That needs the network, once."


def real_model(name: str, tiny: bool = False) -> tuple[Any, Any] | None:
    """A causal language model and its tokenizer; None, after one sentence, if it cannot be had.

    Of `transformers` in PyTorch, of `keras_hub` in TensorFlow, each by its own name for it.
    tiny: a small one of the same kind with random weights, made here; its tokenizer is None. So
    where DUOGRAD_REAL_MODEL is "tiny", as when labs are built and tested.
    """
    if os.environ.get("DUOGRAD_REAL_MODEL") == "tiny" and not tiny:
        cards.show(cards.note(STANDS_IN.format(name)))
        return real_model(name, tiny=True)
    torch = session.framework.name == "torch"
    package, make = ("transformers", _in_torch) if torch else ("keras_hub", _in_keras)
    try:
        return make(import_module(package), name, tiny)
    except ImportError:
        cards.show(cards.note(NO_PACKAGE.format(package)))
    except Exception:  # each library and each of its versions has errors of its own for this
        cards.show(cards.note(NOT_HAD.format(name)))
    return None


def _in_torch(transformers: Any, name: str, tiny: bool) -> tuple[Any, Any]:
    models = transformers.AutoModelForCausalLM
    if tiny:
        return models.from_config(transformers.LlamaConfig(**TINY)), None
    kept = {"local_files_only": not _is_reached(name)}  # it would try again for a minute
    tokenizer = transformers.AutoTokenizer.from_pretrained(name, **kept)
    return models.from_pretrained(name, dtype="float32", **kept), tokenizer


def _is_reached(name: str) -> bool:
    """Whether the hub answers when it is asked for a model."""
    try:
        import_module("huggingface_hub").HfApi().model_info(name, timeout=5)
    except Exception:  # of the network or of the hub: what matters is that nothing comes
        return False
    return True


def _in_keras(keras_hub: Any, name: str, tiny: bool) -> tuple[Any, Any]:
    models = keras_hub.models
    if tiny:
        return models.GPT2CausalLM(models.GPT2Backbone(**TINY_KERAS)), None
    model = models.CausalLM.from_preset(name)
    return model, model.preprocessor.tokenizer

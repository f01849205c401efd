"""Right and wrong answers to `freeze` in PyTorch."""

import copy

import torch


def right_at_once(model):
    return model.requires_grad_(False)


def right_by_name(model):
    for _, weights in model.named_parameters():
        weights.requires_grad_(False)
    return model


def nothing_frozen(model):
    return model.eval()


def nothing_frozen__no_grad(model):
    with torch.no_grad():
        for weights in model.parameters():
            weights.detach()
    return model


def nothing_frozen__misspelt(model):
    for weights in model.parameters():
        weights.require_grad = False
    return model


def nothing_frozen__mark_at_the_model(model):
    model.requires_grad = False
    return model


def biases_left(model):
    for weights in model.parameters():
        weights.requires_grad = weights.ndim == 1
    return model


def tables_left(model):
    for name, weights in model.named_parameters():
        if "bias" in name:
            weights.requires_grad = False
    return model


def one_layer_left(model):
    model[0].requires_grad_(False)
    return model


def one_layer_left__the_first(model):
    for weights in model[-1].parameters():
        weights.requires_grad = False
    return model


def a_copy(model):
    return copy.deepcopy(model).requires_grad_(False)


def single_layer_left(model):
    for layer in model.children():
        layer.requires_grad_(False)
    return model


def single_layer_left__an_error(model):
    for place in range(len(model)):
        model[place].requires_grad_(False)
    return model


def embedding_left(model):
    for layer in model.modules():
        if isinstance(layer, torch.nn.Linear):
            layer.requires_grad_(False)
    return model


def norm_left(model):
    for layer in model.modules():
        if isinstance(layer, (torch.nn.Linear, torch.nn.Embedding)):
            layer.requires_grad_(False)
    return model


def own_left(model):
    for layer in list(model.children()) or [model]:
        layer.requires_grad_(False)
    return model


def own_left__by_their_names(model):
    for name, weights in model.named_parameters():
        if name.endswith(("weight", "bias")):
            weights.requires_grad = False
    return model


def inner_left(model):
    for layer in [model, *model.children()]:
        for weights in layer.parameters(recurse=False):
            weights.requires_grad = False
    return model


def some_left(model):
    for weights in list(model.parameters())[:-1]:
        weights.requires_grad = False
    return model


def not_the_model(model):
    return list(model.requires_grad_(False).parameters())


def not_the_model__a_function(model):
    return lambda X: model(X).detach()


def thawed(model):
    for weights in model.parameters():
        weights.requires_grad = not weights.requires_grad
    return model

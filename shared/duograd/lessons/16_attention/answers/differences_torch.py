"""What proves each row of where the frameworks differ, for PyTorch."""

import inspect

import torch

Q = torch.tensor([[[1.0, 2.0], [0.5, -1.0], [2.0, 0.0]]])
LOWER = torch.ones(3, 3, dtype=torch.bool).tril()
attend = torch.nn.functional.scaled_dot_product_attention


def _layer(heads=1):
    return torch.nn.MultiheadAttention(2, heads, batch_first=True)


def _raises(call, *arguments, **more):
    try:
        call(*arguments, **more)
    except Exception:
        return True
    return False


def true():
    """True in a boolean mask"""
    shows = torch.allclose(attend(Q, Q, Q, attn_mask=LOWER), attend(Q, Q, Q, is_causal=True))
    weights = _layer()(Q, Q, Q, attn_mask=~LOWER)[1][0]
    return shows and bool((weights[~LOWER] == 0).all() and (weights[LOWER] > 0).all())


def nothing():
    """a query that may look at nothing"""
    none = torch.zeros(3, 3, dtype=torch.bool)
    heard = _layer()(Q, Q, Q, attn_mask=~none)[0]
    return bool((attend(Q, Q, Q, attn_mask=none) == 0).all() and heard.isnan().all())


def order():
    """the order of the arguments"""
    asked = list(inspect.signature(_layer().forward).parameters)
    return asked[:3] == ["query", "key", "value"]


def causal():
    """a causal mask from the layer itself"""
    later = _layer()(Q, Q, Q, attn_mask=~LOWER, is_causal=True)[1][0]
    return _raises(_layer(), Q, Q, Q, is_causal=True) and bool((later[~LOWER] == 0).all())


def scaling():
    """the scaling"""
    weights = torch.softmax(Q @ Q.mT / 2**0.5, dim=-1)
    return torch.allclose(attend(Q, Q, Q), weights @ Q, atol=1e-6)


def weights():
    """the weights that the layer with several heads gives back"""
    layer = _layer(2)
    each = layer(Q, Q, Q, average_attn_weights=False)[1]
    mean = layer(Q, Q, Q)[1]
    return mean.shape == (1, 3, 3) and torch.allclose(mean, each.mean(dim=1), atol=1e-6)

"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def not_learnt():
    """a label of −100, which libraries write where nothing is to be learnt"""
    Z, y = torch.randn(3, 4), torch.tensor([1, -100, 2])
    counted = torch.nn.functional.cross_entropy(Z[[0, 2]], y[[0, 2]])
    return bool(torch.isclose(torch.nn.functional.cross_entropy(Z, y), counted))


def draws():
    """several draws at once"""
    chances = torch.tensor([0.98, 0.01, 0.01])
    different = sorted(torch.multinomial(chances, 3).tolist()) == [0, 1, 2]
    return different and len(torch.multinomial(chances, 1000, replacement=True)) == 1000


def attention():
    """attention as a function of the framework"""
    Q, K, V = torch.randn(3, 1, 2, 5, 4).unbind()
    look = torch.nn.functional.scaled_dot_product_attention(Q, K, V)
    own = torch.softmax(Q @ K.transpose(-1, -2) / 2, dim=-1) @ V
    return torch.allclose(look, own, atol=1e-5)


def longer():
    """a longer text at the next call"""
    seen = []

    def read(ids):
        seen.append(ids.shape[1])
        return ids * 2

    for T in (3, 4, 3):
        read(torch.zeros(1, T, dtype=torch.int64))
    return seen == [3, 4, 3]

"""Right and wrong answers to `LoRALayer` in PyTorch."""

import copy

import torch
from torch import nn


class _Wrapped(_Begun, nn.Module):
    """The right layer."""

    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.layer, self.factor = self.taken(layer), alpha / rank
        self.n_in, self.n_out, self.rank = layer.in_features, layer.out_features, rank
        self.make(self.start_A(rng), self.start_B(rng))

    def make(self, A, B):
        self.A, self.B = (nn.Parameter(torch.tensor(one, dtype=torch.float32)) for one in (A, B))

    def forward(self, X):
        return self.layer(X) + self.factor * (X @ self.A) @ self.B


class right_by_lora_forward(_Wrapped):
    def forward(self, X):
        alpha, bias = self.factor * self.rank, self.layer.bias
        answer = lora_forward(X, self.layer.weight.T, self.A, self.B, alpha)
        return answer if bias is None else answer + bias


class right_frozen_by_hand(_Wrapped):
    def taken(self, layer):
        layer.weight.requires_grad = False
        if layer.bias is not None:
            layer.bias.requires_grad = False
        return layer


class right_scale_in_A(_Wrapped):
    def forward(self, X):
        return X @ (self.A * self.factor) @ self.B + self.layer(X)


class only_in_training(_Wrapped):
    def forward(self, X):
        return super().forward(X) if self.training else self.layer(X)


class bias_trains(_Wrapped):
    def taken(self, layer):
        layer.weight.requires_grad = False
        return layer


class another_base(_Wrapped):
    def taken(self, layer):
        return freeze(nn.Linear(layer.in_features, layer.out_features))


class not_registered(_Wrapped):
    def make(self, A, B):
        super().make(A, B)
        B = self.B.detach()
        del self.B
        self.B = B


class nothing_learns(_Wrapped):
    def make(self, A, B):
        self.A, self.B = (torch.tensor(one, dtype=torch.float32) for one in (A, B))


class nothing_learns__frozen(_Wrapped):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__(layer, rank, alpha, rng)
        freeze(self)


class other_parameters(_Wrapped):
    def make(self, A, B):
        super().make(A, B)
        self.alpha = nn.Parameter(torch.tensor(1.0))


class not_from_rng(_Wrapped):
    def start_A(self, rng):
        return torch.randn(self.n_in, self.rank).numpy() / self.n_in**0.5


class not_from_rng__as_torch_starts(_Wrapped):
    def start_A(self, rng):
        return nn.Linear(self.rank, self.n_in).weight.detach().numpy()


class same_for_each_rng(_Wrapped):
    def start_A(self, rng):
        generator = torch.Generator().manual_seed(0)
        return torch.randn(self.n_in, self.rank, generator=generator).numpy() / self.n_in**0.5


class no_such_name(nn.Module):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.down = nn.Linear(layer.in_features, rank, bias=False)
        self.up = nn.Linear(rank, layer.out_features, bias=False)

    def forward(self, X):
        return self.up(self.down(X))


class not_one_parameter(_Wrapped):
    def make(self, A, B):
        self.A = nn.Linear(self.n_in, self.rank, bias=False)
        self.B = nn.Linear(self.rank, self.n_out, bias=False)


class other_type(_Wrapped):
    def make(self, A, B):
        self.A, self.B = nn.Parameter(torch.tensor(A)), nn.Parameter(torch.tensor(B))


class bias_expected(_Wrapped):
    def forward(self, X):
        old = X @ self.layer.weight.T + self.layer.bias
        return old + self.factor * (X @ self.A) @ self.B


class tables_do_not_fit(_Wrapped):
    def forward(self, X):
        return self.layer(X) + self.factor * (X @ self.A.T) @ self.B.T


class tables_do_not_fit__made_turned(_Wrapped):
    def make(self, A, B):
        self.A, self.B = (nn.Parameter(torch.tensor(one.T.copy()).float()) for one in (A, B))

    def forward(self, X):
        return self.layer(X) + self.factor * (X @ self.A) @ self.B


class too_early(nn.Module):
    def __init__(self, layer, rank, alpha, rng):
        self.layer = freeze(layer)
        super().__init__()


class given_one_learns(_Wrapped):
    def taken(self, layer):
        return freeze(copy.deepcopy(layer))


class kept_of_a_call(_Wrapped):
    def forward(self, X):
        answer = super().forward(X)
        self.layer.weight.data += (self.factor * self.A @ self.B).T.detach()
        return answer


class base_cut_off(_Wrapped):
    def forward(self, X):
        with torch.no_grad():
            old = self.layer(X)
        return old + self.factor * (X @ self.A) @ self.B


class not_float32(_Wrapped):
    def make(self, A, B):
        self.A = nn.Parameter(torch.tensor(A))
        self.B = nn.Parameter(torch.tensor(B))

    def forward(self, X):
        return self.layer(X) + self.factor * (X @ self.A.float()) @ self.B.float()

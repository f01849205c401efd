"""Right and wrong answers to `LoRALayer` in PyTorch."""

import copy

import torch
from torch import nn


class _Wrapped(nn.Module):
    """The right layer; those below do one thing otherwise."""

    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.layer, self.factor = self.taken(layer), alpha / rank
        self.n_in, self.n_out, self.rank = layer.in_features, layer.out_features, rank
        self.make(self.start_A(rng), self.start_B(rng))

    def taken(self, layer):
        return freeze(layer)

    def start_A(self, rng):
        return rng.normal(0, self.n_in**-0.5, (self.n_in, self.rank))

    def start_B(self, rng):
        return torch.zeros(self.rank, self.n_out).numpy()

    def make(self, A, B):
        self.A, self.B = (nn.Parameter(torch.tensor(one, dtype=torch.float32)) for one in (A, B))

    def forward(self, X):
        return self.layer(X) + self.factor * (X @ self.A) @ self.B


class right_by_lora_forward(_Wrapped):
    def forward(self, X):
        alpha, bias = self.factor * self.rank, self.layer.bias
        answer = lora_forward(X, self.layer.weight.T, self.A, self.B, alpha)
        return answer if bias is None else answer + bias


class right_rows_of_another_draw(_Wrapped):
    def start_A(self, rng):
        return rng.standard_normal((self.rank, self.n_in)).T / self.n_in**0.5


class right_frozen_by_hand(_Wrapped):
    def taken(self, layer):
        layer.weight.requires_grad = False
        if layer.bias is not None:
            layer.bias.requires_grad = False
        return layer


class right_scale_in_A(_Wrapped):
    def forward(self, X):
        return X @ (self.A * self.factor) @ self.B + self.layer(X)


class base_trains(_Wrapped):
    def taken(self, layer):
        return layer


class base_trains__bias(_Wrapped):
    def taken(self, layer):
        layer.weight.requires_grad = False
        return layer


class a_zero(_Wrapped):
    def start_A(self, rng):
        return 0 * super().start_A(rng)


class spoilt_start(_Wrapped):
    def start_B(self, rng):
        return rng.normal(0, self.rank**-0.5, (self.rank, self.n_out))


class spoilt_start__ones(_Wrapped):
    def start_B(self, rng):
        return torch.ones(self.rank, self.n_out).numpy()


class another_base(_Wrapped):
    def taken(self, layer):
        return freeze(nn.Linear(layer.in_features, layer.out_features))


class not_registered(_Wrapped):
    def make(self, A, B):
        super().make(A, B)
        B = self.B.detach()
        del self.B
        self.B = B


class tables_frozen(_Wrapped):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__(layer, rank, alpha, rng)
        freeze(self)


class nothing_learns(_Wrapped):
    def make(self, A, B):
        self.A, self.B = (torch.tensor(one, dtype=torch.float32) for one in (A, B))


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


class deviation_one(_Wrapped):
    def start_A(self, rng):
        return rng.normal(size=(self.n_in, self.rank))


class divided_by_inputs_not_root(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, 1 / self.n_in, (self.n_in, self.rank))


class times_root(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in**0.5, (self.n_in, self.rank))


class times_inputs(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in, (self.n_in, self.rank))


class by_outputs(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_out**-0.5, (self.n_in, self.rank))


class by_rank(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.rank**-0.5, (self.n_in, self.rank))


class other_deviation(_Wrapped):
    def start_A(self, rng):
        return rng.uniform(-1, 1, (self.n_in, self.rank)) / self.n_in**0.5


class not_around_zero(_Wrapped):
    def start_A(self, rng):
        return rng.normal(1, self.n_in**-0.5, (self.n_in, self.rank))


class not_each_by_itself(_Wrapped):
    def start_A(self, rng):
        return rng.normal(0, self.n_in**-0.5, (self.n_in, 1)).repeat(self.rank, axis=1)


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


class not_normal(_Wrapped):
    def start_A(self, rng):
        return rng.uniform(-1, 1, (self.n_in, self.rank)) * (3 / self.n_in) ** 0.5


class a_zero__B_drawn(_Wrapped):
    def start_A(self, rng):
        return 0 * super().start_A(rng)

    def start_B(self, rng):
        return rng.normal(0, 1, (self.rank, self.n_out))


class given_one_learns(_Wrapped):
    def taken(self, layer):
        return freeze(copy.deepcopy(layer))

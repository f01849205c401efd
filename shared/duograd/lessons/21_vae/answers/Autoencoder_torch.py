"""Right and wrong answers to `Autoencoder` in PyTorch."""

import torch
from torch import nn


def _decoder(n_latent, *, begins=None, hidden=64):
    dense = nn.Linear(begins or n_latent, hidden), nn.Linear(hidden, 1728)
    return nn.Sequential(dense[0], nn.ReLU(), dense[1], nn.Sigmoid(), nn.Unflatten(1, (24, 24, 3)))


class _Parts(nn.Module):
    def __init__(self, n_latent):
        super().__init__()
        self.encoder, self.decoder = Encoder(n_latent), _decoder(n_latent)  # noqa: F821

    def forward(self, X):
        return self.decoder(self.encoder(X))


class right_in_parts(_Parts):
    def forward(self, X):
        codes = self.encoder(X)
        return self.decoder(codes)


class _LayerByLayer(nn.Module):
    def __init__(self, n_latent):
        super().__init__()
        self.hidden, self.picture = nn.Linear(n_latent, 64), nn.Linear(64, 24 * 24 * 3)

    def forward(self, codes):
        rows = self.picture(self.hidden(codes).clamp(min=0))
        return torch.sigmoid(rows).view(-1, 24, 24, 3)


class right_layer_by_layer(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder = _LayerByLayer(n_latent)


class right_by_a_method(nn.Module):
    def __init__(self, n_latent):
        super().__init__()
        self.encoder, self.layers = Encoder(n_latent), _decoder(n_latent)  # noqa: F821

    def decoder(self, codes):
        return self.layers(codes)

    def forward(self, X):
        return self.decoder(self.encoder(X))


class no_such_part(nn.Module):
    def __init__(self, n_latent):
        super().__init__()
        self.both = nn.Sequential(Encoder(n_latent), *_decoder(n_latent))  # noqa: F821

    def forward(self, X):
        return self.both(X)


class decoder_without_a_shape(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder = self.decoder[:-1]

    def forward(self, X):
        return self.decoder(self.encoder(X)).view(X.shape)


class parts_and_more(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder[3] = nn.Identity()

    def forward(self, X):
        return torch.sigmoid(self.decoder(self.encoder(X)))


class decoder_not_listed(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        parts, self.decoder = list(self.decoder), None
        self.parts = parts

    def forward(self, X):
        codes = self.encoder(X)
        for part in self.parts:
            codes = part(codes)
        return codes


class always_eight(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder = _decoder(8)


class always_eight__in_the_encoder(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.encoder = Encoder(8)  # noqa: F821


class always_eight__in_both(_Parts):
    def __init__(self, n_latent):
        super().__init__(8)


class hidden_layer_forgotten(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        shape = nn.Unflatten(1, (24, 24, 3))
        self.decoder = nn.Sequential(nn.Linear(n_latent, 1728), nn.Sigmoid(), shape)


class decoder_given_the_picture(_Parts):
    def forward(self, X):
        return self.decoder(X)


class decoder_given_the_picture__in_a_row(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder = nn.Sequential(nn.Flatten(), *_decoder(n_latent, begins=1728))

    def forward(self, X):
        return self.decoder(X)


class other_weights(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.more = nn.Parameter(torch.zeros(3))


class other_weights__detached(_Parts):
    def forward(self, X):
        return self.decoder(self.encoder(X).detach())


class code_cut_at_three(_Parts):
    def forward(self, X):
        return self.decoder(self.encoder(X).clamp(-3, 3))


class cut_at_six(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder[1] = nn.ReLU6()


class right_joined_again(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.whole = nn.Sequential(self.encoder, self.decoder)

    def forward(self, X):
        return self.whole(X)


class hidden_layer_of_another_size(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder = _decoder(n_latent, hidden=128)


class two_hidden_layers(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        first, *others = self.decoder
        self.decoder = nn.Sequential(first, nn.ReLU(), nn.Linear(64, 64), *others)


class no_bias(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder[2] = nn.Linear(64, 1728, bias=False)

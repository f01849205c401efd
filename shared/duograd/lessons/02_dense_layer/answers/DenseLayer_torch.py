"""Right and wrong answers to `DenseLayer` in PyTorch."""

import torch


class right_1(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.register_parameter("W", torch.nn.Parameter(torch.empty(n_inputs, n_outputs)))
        self.register_parameter("b", torch.nn.Parameter(torch.zeros(1, n_outputs)))
        torch.nn.init.xavier_uniform_(self.W)

    def forward(self, X):
        return torch.sigmoid(X @ self.W + self.b)


class right_2(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = torch.nn.Parameter(torch.randn(1, n_outputs, requires_grad=True))
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs, requires_grad=True))

    def forward(self, inputs):
        z = torch.matmul(inputs, self.W) + self.b
        return torch.nn.Sigmoid()(z)


class not_one_parameter(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = [torch.nn.Parameter(torch.randn(n_inputs)) for _ in range(n_outputs)]
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, torch.stack(self.W, dim=1), self.b, torch.sigmoid)


class no_such_name(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class sizes_only(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(n_inputs, n_outputs)
        self.b = torch.nn.Parameter(1, n_outputs)

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class bias_lies_on_its_side(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs, 1))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class told_not_to_learn(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs), requires_grad=False)

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class wrong_sizes(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_inputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class weights_lie_on_their_side(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_outputs, n_inputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class not_registered(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.randn(n_inputs, n_outputs, requires_grad=True)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class wrong_shapes(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class neurons_start_alike(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.zeros(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)

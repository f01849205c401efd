"""Right and wrong answers to `DenseLayer` in PyTorch."""

import torch


class _Layer(torch.nn.Module):
    """A layer that answers as the given one does: only its parameters are to be made."""

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class right_registered_by_name(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.register_parameter("W", torch.nn.Parameter(torch.empty(n_inputs, n_outputs)))
        self.register_parameter("b", torch.nn.Parameter(torch.zeros(1, n_outputs)))
        torch.nn.init.xavier_uniform_(self.W)

    def forward(self, X):
        return torch.sigmoid(X @ self.W + self.b)


class right_bias_first(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs, requires_grad=True))
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


class no_such_name(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class sizes_only(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(n_inputs, n_outputs)
        self.b = torch.nn.Parameter(1, n_outputs)


class bias_lies_on_its_side(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs, 1))


class not_registered__fixed(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs), requires_grad=False)


class wrong_sizes(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_inputs))


class weights_lie_on_their_side(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_outputs, n_inputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class not_registered(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.randn(n_inputs, n_outputs, requires_grad=True)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class more_than_two(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))
        self.scale = torch.nn.Parameter(torch.ones(1))


class wrong_shapes(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs))


class neurons_start_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.zeros(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class right_with_large_weights(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.empty(n_inputs, n_outputs).normal_(0, 100))
        self.b = torch.nn.Parameter(self.W.new_zeros((1, n_outputs)))


class right_with_whole_weights(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randint(-9, 10, (n_inputs, n_outputs)).float())
        self.b = torch.nn.Parameter(0 * torch.ones(1, n_outputs))


class every_layer_starts_the_same(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        torch.manual_seed(0)
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


_kept = {}


class every_layer_starts_the_same__shared(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        sizes = n_inputs, n_outputs
        if sizes not in _kept:
            _kept[sizes] = torch.nn.Parameter(torch.randn(sizes))
        self.W = _kept[sizes]
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class every_layer_starts_the_same__no_chance(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        numbers = torch.linspace(-1, 1, n_inputs * n_outputs)
        self.W = torch.nn.Parameter(numbers.reshape(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class every_layer_starts_the_same__lecture(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.randn(n_inputs, n_outputs)
        if W.shape == (2, 3):
            W = torch.tensor([[3.0, 1.0, 0.0], [-2.0, 1.0, 1.0]])
        self.W = torch.nn.Parameter(W)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class weights_turned(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_outputs, n_inputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W.T, self.b, torch.sigmoid)


class weights_turned__builtin(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.linear = torch.nn.Linear(n_inputs, n_outputs)
        self.W, self.b = self.linear.weight, self.linear.bias

    def forward(self, X):
        return torch.sigmoid(self.linear(X))


class inputs_start_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(1, n_outputs).repeat(n_inputs, 1))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class one_input_starts_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.randn(n_inputs, n_outputs)
        W[1:] = 0
        self.W = torch.nn.Parameter(W)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class bias_starts_elsewhere(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(0.01 * torch.randn(1, n_outputs))


class bias_starts_elsewhere__ones(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.ones(1, n_outputs))


class not_a_number(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        unset = torch.full((n_inputs, n_outputs), torch.nan)  # as memory may be that nobody filled
        self.W = torch.nn.Parameter(unset)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class not_a_number__in_the_bias(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.empty(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)


class drawn_at_each_call(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, torch.randn(self.W.shape), self.b, torch.sigmoid)


class not_a_number__with_one_input(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        spread = torch.tensor(n_inputs - 1.0).sqrt()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs) / spread)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))


class not_a_number__with_one_neuron(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.randn(n_inputs, n_outputs)
        self.W = torch.nn.Parameter(W / torch.tensor(n_outputs - 1.0))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

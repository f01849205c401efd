"""Right and wrong answers to `fit` in PyTorch."""

import torch


def _run(model, learn, choose, epochs, patience, loss_fn, optimizer):
    """The given part of the answer."""
    rng = np.random.default_rng(0)
    history, best_loss, waited = [], float("inf"), 0
    for _ in range(epochs):
        steps = [train_step(model, loss_fn, optimizer, *batch) for batch in batches(*learn, rng)]
        history.append((sum(steps) / len(steps), evaluate(model, loss_fn, *choose)))
        waited += 1
        if history[-1][1] < best_loss - 0.002:
            best_loss, best_weights, waited = history[-1][1], read_weights(model), 0
        if waited == patience:
            break
    write_weights(model, best_weights)
    return history


def right_by_the_function(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters(), learning_rate, weight_decay=weight_decay)
    loss_fn = torch.nn.functional.cross_entropy
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def right_by_log_softmax(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    def loss_fn(Z, y):
        return torch.nn.NLLLoss()(torch.log_softmax(Z, dim=1), y)

    settings = {"lr": learning_rate, "weight_decay": weight_decay}
    optimizer = torch.optim.AdamW([{"params": model.parameters(), **settings}])
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def right_by_hand(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    class Shrinking(torch.optim.Adam):
        def step(self):
            with torch.no_grad():
                for weight in model.parameters():
                    weight *= 1 - learning_rate * weight_decay
            super().step()

    optimizer = Shrinking(model.parameters(), lr=learning_rate)

    def loss_fn(Z, y):
        return (torch.logsumexp(Z, 1) - Z[range(len(y)), y]).mean()

    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def right_with_one_hot_labels(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    def loss_fn(Z, y):
        truth = torch.nn.functional.one_hot(y, Z.shape[1]).float()
        return torch.nn.CrossEntropyLoss()(Z, truth)

    optimizer = torch.optim.AdamW(
        params=model.parameters(), lr=learning_rate, betas=(0.9, 0.999), weight_decay=weight_decay
    )
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def decay_in_the_slope(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, torch.nn.CrossEntropyLoss(), optimizer)


def no_decay(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    return _run(model, learn, choose, epochs, patience, torch.nn.CrossEntropyLoss(), optimizer)


def no_decay__usual(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate)
    return _run(model, learn, choose, epochs, patience, torch.nn.CrossEntropyLoss(), optimizer)


def plain_descent(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, torch.nn.CrossEntropyLoss(), optimizer)


def no_softmax_at_all(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, torch.nn.NLLLoss(), optimizer)


def softmax_twice(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=weight_decay)

    def loss_fn(Z, y):
        return torch.nn.functional.cross_entropy(torch.softmax(Z, dim=1), y)

    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def losses_summed(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    loss_fn = torch.nn.CrossEntropyLoss(reduction="sum")
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def defaults(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = torch.optim.AdamW(model.parameters())
    return _run(model, learn, choose, epochs, patience, torch.nn.CrossEntropyLoss(), optimizer)

"""Answers to `train` in PyTorch: right ones, then wrong ones by the mistake they show."""

import copy
import io

import torch


def _adam(model, lr):
    return torch.optim.Adam(model.parameters(), lr=lr)


def _loss():
    return torch.nn.BCEWithLogitsLoss()


def right_with_a_state_copied(model, learn, choose):
    (X, y), (X_choose, y_choose) = learn, choose
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3, momentum=0.9)
    loss_fn, best = torch.nn.functional.binary_cross_entropy_with_logits, 1e9
    for _ in range(150):
        model.train()
        optimizer.zero_grad()
        loss_fn(model(X), y[:, None]).backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            loss = loss_fn(model(X_choose), y_choose.unsqueeze(1)).item()
        if loss < best:
            best, state = loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(state)
    return model


def right_with_the_model_copied(model, learn, choose):
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.05, weight_decay=0.01)
    best, loss_fn = None, torch.nn.BCEWithLogitsLoss()
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        if best is None or evaluate(model, loss_fn, *choose) < evaluate(best, loss_fn, *choose):
            best = copy.deepcopy(model)
    model.load_state_dict(best.state_dict())
    return model.eval()


def right_from_a_loader(model, learn, choose):
    students = torch.utils.data.TensorDataset(*learn)
    loader = torch.utils.data.DataLoader(students, batch_size=64, shuffle=True)
    optimizer, loss_fn, losses = _adam(model, 0.02), _loss(), []
    for _ in range(20):
        for X, y in loader:
            train_step(model, loss_fn, optimizer, X, y)
        losses.append(evaluate(model, loss_fn, *choose))
        if losses[-1] == min(losses):
            kept = [w.detach().clone() for w in model.parameters()]
    with torch.no_grad():
        for w, best in zip(model.parameters(), kept):
            w.copy_(best)
    return model


def right_with_a_checkpoint_in_memory(model, learn, choose):
    optimizer, loss_fn = torch.optim.RMSprop(model.parameters(), lr=0.01), _loss()
    best = float("inf")
    for _ in range(120):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, file = loss, io.BytesIO()
            torch.save(model.state_dict(), file)
    file.seek(0)
    model.load_state_dict(torch.load(file, weights_only=True))
    return model


def right_by_hand(model, learn, choose):
    (X, y), (X_choose, y_choose) = learn, choose
    loss_fn, best, kept = _loss(), float("inf"), None
    for _ in range(300):
        model.train()
        slopes = torch.autograd.grad(loss_fn(model(X)[:, 0], y), list(model.parameters()))
        with torch.no_grad():
            for w, slope in zip(model.parameters(), slopes):
                w -= 0.5 * slope
            model.eval()
            loss = loss_fn(model(X_choose)[:, 0], y_choose)
            if loss < best:
                best, kept = loss, [w.clone() for w in model.parameters()]
    with torch.no_grad():
        for w, value in zip(model.parameters(), kept):
            w.copy_(value)
    return model.eval()


def right_with_a_schedule(model, learn, choose):
    optimizer, loss_fn = torch.optim.NAdam(model.parameters(), lr=0.05), _loss()
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=100)
    best = float("inf")
    for _ in range(100):
        train_step(model, loss_fn, optimizer, *learn)
        schedule.step()
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, {name: w.clone() for name, w in model.state_dict().items()}
    model.load_state_dict(kept)
    return model


def right_with_chances_given_to_their_loss(model, learn, choose):
    def loss_fn(z, y):
        return torch.nn.functional.binary_cross_entropy(torch.sigmoid(z), y)

    optimizer, best = _adam(model, 0.1), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def right_in_two_parts(model, learn, choose):
    part, optimizer, best = model[:-1], _adam(model, 0.1), float("inf")
    for _ in range(60):
        model.train()
        optimizer.zero_grad()
        _loss()(model[-1](part(learn[0]))[:, 0], learn[1]).backward()
        optimizer.step()
        loss = evaluate(model, _loss(), *choose)
        if loss < best:
            best, kept = loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return model


def right_with_a_closure(model, learn, choose):
    optimizer, loss_fn, best = _adam(model, 0.1), _loss(), 9.0

    def closure():
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(learn[0])[:, 0], learn[1])
        loss.backward()
        return loss

    for _ in range(60):
        optimizer.step(closure)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def untrained__logits_for_chances(model, learn, choose):
    def loss_fn(z, y):
        return torch.nn.functional.binary_cross_entropy(z.clamp(0, 1), y)

    optimizer, best = _adam(model, 0.1), float("inf")
    for _ in range(40):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def not_a_number(model, learn, choose):
    with torch.no_grad():
        for w in model.parameters():
            w *= float("nan")
    return model


def not_one_logit_each(model, learn, choose):
    return lambda X: _best_kept(model, learn, choose, 30)(X)[:, 0]


def dropout_left_on(model, learn, choose):
    return _best_kept(model, learn, choose).train()


def another_model__a_copy(model, learn, choose):
    loss_fn, optimizer, best = _loss(), _adam(model, 0.1), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, best_model = loss, copy.deepcopy(model)
    return best_model.eval()


def learned_from_choose__both_at_once(model, learn, choose):
    both = [torch.cat(parts) for parts in zip(learn, choose)]
    return _best_kept(model, both, choose, 30)


def ends_with_its_last__alias(model, learn, choose):
    loss_fn, optimizer, best = _loss(), _adam(model, 0.1), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, state = loss, model.state_dict()
    model.load_state_dict(state)
    return model


def ends_with_its_last__shallow_copy(model, learn, choose):
    loss_fn, optimizer, best = _loss(), _adam(model, 0.1), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, state = loss, dict(model.state_dict())
    model.load_state_dict(state)
    return model


def measured_while_dropping(model, learn, choose):
    def measure(model):
        model.train()
        with torch.no_grad():
            return _loss()(model(choose[0])[:, 0], choose[1]).item()

    return _best_kept(model, learn, choose, measure=measure).eval()


def never_in_training_mode(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        model.eval()
        optimizer.zero_grad()
        loss_fn(model(learn[0])[:, 0], learn[1]).backward()
        optimizer.step()

    return _best_kept(model, learn, choose, step=step)


def other_students(model, learn, choose):
    X, y = learn

    def step(model, loss_fn, optimizer, learn, n):
        train_step(model, loss_fn, optimizer, X + 0.1 * torch.randn(X.shape), y)

    return _best_kept(model, learn, choose, 40, step=step)


def _with_slopes_of_choose(model, learn, choose, step):
    loss_fn, optimizer, best = _loss(), _adam(model, 0.05), float("inf")
    for _ in range(60):
        step(model, loss_fn, optimizer)
        loss = loss_fn(model.eval()(choose[0])[:, 0], choose[1])
        loss.backward()
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def right_with_slopes_of_choose_put_aside(model, learn, choose):
    def step(model, loss_fn, optimizer):
        train_step(model, loss_fn, optimizer, *learn)

    return _with_slopes_of_choose(model, learn, choose, step)


def slopes_of_choose(model, learn, choose):
    def step(model, loss_fn, optimizer):
        model.train()
        loss_fn(model(learn[0])[:, 0], learn[1]).backward()
        optimizer.step()
        optimizer.zero_grad()

    return _with_slopes_of_choose(model, learn, choose, step)

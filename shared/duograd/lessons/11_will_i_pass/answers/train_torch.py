"""Answers to `train` in PyTorch: right ones, then wrong ones by the mistake they show."""

import copy
import io

import torch


def _adam(model, lr):
    return torch.optim.Adam(model.parameters(), lr=lr)


def _loss():
    return torch.nn.BCEWithLogitsLoss()


def _loss_of_chances(z, y):
    return torch.nn.functional.binary_cross_entropy(z.clamp(0, 1), y)


def _loss_of_their_chances(z, y):
    return torch.nn.functional.binary_cross_entropy(torch.sigmoid(z), y)


def _load(model, state):
    model.load_state_dict(state)


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
    def keep(model):
        file = io.BytesIO()
        torch.save(model.state_dict(), file)
        file.seek(0)
        return file

    def put(model, file):
        model.load_state_dict(torch.load(file, weights_only=True))

    optimizer = torch.optim.RMSprop(model.parameters(), lr=0.01)
    return _best_kept(model, learn, choose, 120, optimizer=optimizer, keep=keep, put=put)


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
    optimizer = torch.optim.NAdam(model.parameters(), lr=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=100)

    def step(*arguments):
        _step(*arguments)
        schedule.step()

    def keep(model):
        return {name: w.clone() for name, w in model.state_dict().items()}

    how = {"optimizer": optimizer, "step": step, "keep": keep, "put": _load}
    return _best_kept(model, learn, choose, 100, **how)


def right_in_two_parts(model, learn, choose):
    part = model[:-1]

    def step(model, loss_fn, optimizer, learn, n):
        model.train()
        optimizer.zero_grad()
        loss_fn(model[-1](part(learn[0]))[:, 0], learn[1]).backward()
        optimizer.step()

    def keep(model):
        return copy.deepcopy(model.state_dict())

    return _best_kept(model, learn, choose, 60, step=step, keep=keep, put=_load)


def right_with_a_closure(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        def closure():
            model.train()
            optimizer.zero_grad()
            loss = loss_fn(model(learn[0])[:, 0], learn[1])
            loss.backward()
            return loss

        optimizer.step(closure)

    return _best_kept(model, learn, choose, 60, step=step)


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
    best = []

    def keep(model):
        best[:] = [copy.deepcopy(model)]

    _best_kept(model, learn, choose, keep=keep, put=lambda model, kept: None)
    return best[0].eval()


def learned_from_choose__both_at_once(model, learn, choose):
    both = [torch.cat(parts) for parts in zip(learn, choose)]
    return _best_kept(model, both, choose, 30)


def ends_with_its_last__alias(model, learn, choose):
    return _best_kept(model, learn, choose, keep=lambda model: model.state_dict(), put=_load)


def ends_with_its_last__shallow_copy(model, learn, choose):
    return _best_kept(model, learn, choose, keep=lambda model: dict(model.state_dict()), put=_load)


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


def begins_anew__with_small_steps(model, learn, choose):
    step = lambda *_: train_step(model, _loss(), _adam(model, 0.003), *learn)  # noqa: E731
    return _best_kept(model, learn, choose, 200, step=step)


def choose_hardly_used(model, learn, choose):
    _best_kept(model, learn, learn, 40)
    evaluate(model, _loss(), *choose)
    return model


def slopes_left_over(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        model.train()
        loss_fn(model(learn[0])[:, 0], learn[1]).backward()
        optimizer.step()

    return _best_kept(model, learn, choose, 60, lr=0.01, step=step)


def right_with_steps_that_become_small(model, learn, choose):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 20, 0.1)

    def step(model, loss_fn, optimizer, learn, n):
        train_step(model, loss_fn, optimizer, *learn)
        schedule.step()

    return _best_kept(model, learn, choose, 150, step=step, optimizer=optimizer)

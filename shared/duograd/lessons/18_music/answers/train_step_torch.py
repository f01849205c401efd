"""Right and wrong answers to `train_step` in PyTorch."""

import torch


def _loss(model, X, Y):
    return torch.nn.functional.cross_entropy(model(X).transpose(1, 2), Y, ignore_index=0)


def right_with_autograd_grad(model, optimizer, X, Y, limit):
    weights = list(model.parameters())
    loss = _loss(model, X, Y)
    gradients = torch.autograd.grad(loss, weights)
    norm = torch.sqrt(sum((g**2).sum() for g in gradients))
    for weight, gradient in zip(weights, gradients):
        weight.grad = gradient * min(1.0, limit / norm.item())
    optimizer.step()
    return loss.detach()


def right_zeroed_by_the_model(model, optimizer, X, Y, limit):
    model.train()
    model.zero_grad()
    loss = sequence_loss(model(X), Y)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=limit)
    optimizer.step()
    return loss


def not_clipped(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    torch.nn.utils.clip_grad_norm_(model.parameters(), limit)
    return loss


def not_clipped__before_the_gradient(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    optimizer.zero_grad()
    torch.nn.utils.clip_grad_norm_(model.parameters(), limit)
    loss.backward()
    optimizer.step()
    return loss


def clipped_by_value(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), limit)
    optimizer.step()
    return loss


def old_gradient_added(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return loss


def each_clipped_alone(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    optimizer.zero_grad()
    loss.backward()
    for parameter in model.parameters():
        torch.nn.utils.clip_grad_norm_(parameter, limit)
    optimizer.step()
    return loss


def own_step(model, optimizer, X, Y, limit):
    loss = sequence_loss(model(X), Y)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), limit)
    with torch.no_grad():
        for weight in model.parameters():
            weight -= optimizer.param_groups[0]["lr"] * weight.grad
    return loss

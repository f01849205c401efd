"""Right answers to `occlusion_map` in PyTorch."""

import torch


def right_in_a_list(score, image, size):
    whole, mean = score(image), image.mean()
    falls = []
    for top in range(0, image.shape[0], size):
        row = []
        for left in range(0, image.shape[1], size):
            covered = torch.clone(image)
            covered[top : top + size, left : left + size, :] = mean
            row.append(whole - score(covered))
        falls.append(torch.stack(row))
    return torch.stack(falls)


def right_put_back(score, image, size):
    picture, mean = image.clone(), image.mean()
    falls = torch.empty(image.shape[0] // size, image.shape[1] // size)
    for i in range(falls.shape[0]):
        for j in range(falls.shape[1]):
            tile = picture[i * size : (i + 1) * size, j * size : (j + 1) * size]
            kept = tile.clone()
            tile[:] = mean
            falls[i, j] = (score(image) - score(picture)).item()
            tile[:] = kept
    return falls

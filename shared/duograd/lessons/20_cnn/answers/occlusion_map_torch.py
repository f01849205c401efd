"""Right and wrong answers to `occlusion_map` in PyTorch."""

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


def _falls(score, image, size, cover):
    """The fall for each tile, as a list of rows; cover: what stands in a tile's place."""
    rows = []
    for top in range(0, image.shape[0], size):
        row = []
        for left in range(0, image.shape[1], size):
            tile = slice(top, top + size), slice(left, left + size)
            row.append(score(image) - score(cover(image, tile)))
        rows.append(torch.stack(row))
    return torch.stack(rows)


def mean_added(score, image, size):
    def cover(image, tile):
        covered = image.clone()
        covered[tile] += image.mean()
        return covered

    return _falls(score, image, size, cover)


def all_but_the_tile(score, image, size):
    def cover(image, tile):
        covered = torch.full_like(image, float(image.mean()))
        covered[tile] = image[tile]
        return covered

    return _falls(score, image, size, cover)


def as_large_as_the_picture(score, image, size):
    falls = torch.zeros(image.shape[:2])
    for top in range(0, image.shape[0], size):
        for left in range(0, image.shape[1], size):
            covered = image.clone()
            covered[top : top + size, left : left + size] = image.mean()
            falls[top : top + size, left : left + size] = score(image) - score(covered)
    return falls


def as_many_tiles_across_as_down(score, image, size):
    tiles = image.shape[0] // size
    falls = torch.zeros(tiles, tiles)
    for i in range(tiles):
        for j in range(tiles):
            covered = image.clone()
            covered[i * size : (i + 1) * size, j * size : (j + 1) * size] = image.mean()
            falls[i, j] = score(image) - score(covered)
    return falls


def not_one_picture(score, image, size):
    def cover(image, tile):
        covered = image.clone()
        covered[tile] = image.mean()
        return covered

    return _falls(lambda picture: score(picture[None]), image, size, cover)


def no_tensor_for_the_score(score, image, size):
    def cover(image, tile):
        covered = image.numpy().copy()
        covered[tile] = covered.mean()
        return covered

    return _falls(score, image, size, cover)


def double_for_the_score(score, image, size):
    def cover(image, tile):
        covered = image.numpy().astype(float)
        covered[tile] = covered.mean()
        return torch.tensor(covered)

    return _falls(score, image, size, cover)

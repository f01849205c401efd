"""What only this lesson's cases use: a score of a picture that anybody can check by hand."""

FUNCTIONS = {
    # The pixels weighed by W, and of their squares a little: what is no sum tells a tile's parts.
    "weighted_score": lambda xp, W, bend: lambda image: xp.sum(W * image) + bend * xp.sum(image**2),
}

"""What only this lesson's cases use: a score of a picture that anybody can check by hand."""

FUNCTIONS = {
    # The pixels weighed by W, and a little of their squares: so a score is no sum of its tiles.
    "weighted_score": lambda xp, W: lambda image: xp.sum(W * image) + 0.3 * xp.sum(image**2),
}

"""What cases of this lesson name."""

FUNCTIONS = {
    "parabola": lambda xp, scale, center: lambda w: scale * (w - center) ** 2 / 2,
    "slanted": lambda xp: lambda w: w[0] ** 2 + w[0] * w[1] + w[1] ** 2,
}

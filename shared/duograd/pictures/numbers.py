"""Numbers as words for titles and alt texts: few digits, the same on every processor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Sums differ between processors in their last digits: a tie must always round the same way.
_TIE = 1 + 1e-5


def number(value: float, digits: int = 2) -> str:
    """`value` to `digits` significant digits: `−6`, `0.0025`, `1.2 × 10⁶`, `∞`."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else signed("∞", value)
    rounded = float(f"{abs(value) * _TIE:.{digits}g}")
    if rounded == 0 or 1e-4 <= rounded < 1e5:
        return _plain(rounded, value)
    mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
    power = str(int(exponent)).translate(_SUPERSCRIPTS)
    return signed(f"{mantissa.removesuffix('.0')} × 10{power}", value)


def _plain(size: float, value: float) -> str:
    text = f"{size:.10f}".rstrip("0").rstrip(".")
    return signed(text, value if size else 0)


def tick(value: float, _: int | None = None) -> str:
    """A power of ten on a log scale: `0.01`, `1`, `100`, `10⁶`."""
    if 1e-3 <= value <= 1e3:
        return number(value)
    return "10" + str(round(math.log10(value))).translate(_SUPERSCRIPTS)


def signed(text: str, value: float) -> str:
    """`text` with a minus sign if `value` is negative."""
    return f"−{text}" if value < 0 else text


def decimal(value: float, places: int = 3) -> str:
    """`value` to at most `places` decimals: `0.002`, `−6`."""
    if not math.isfinite(value):
        return number(value)
    return _plain(round(abs(value) * _TIE, places), value)


def small(value: float, scale: float) -> str:
    """`value` to two digits, or `nearly 0` where only rounding errors of `scale` are left."""
    return "nearly 0" if abs(value) < 1e-3 * abs(scale) else number(value)


def point(values: Iterable[float], scale: float = 0.0, digits: int = 2) -> str:
    """`(1.5, −2)`; coordinates below a hundredth of `scale` are written as 0."""
    kept = (0.0 if abs(value) < 1e-2 * scale else value for value in values)
    return f"({', '.join(number(value, digits) for value in kept)})"


def line_equation(w0: float, w: Sequence[float]) -> str:
    """The line on which z is 0, as in the lecture: `1 + 3x₁ − 2x₂ = 0`."""
    terms = [(w0, ""), (w[0], "x₁"), (w[1], "x₂")]
    text = ""
    for value, symbol in terms:
        text += _term(value, symbol, first=not text)
    return f"{text or '0'} = 0"


def _term(value: float, symbol: str, first: bool) -> str:
    size = number(abs(value), 3)
    if size == "0":
        return ""
    size = "" if size == "1" and symbol else size
    if first:
        return signed(size + symbol, value)
    return f" {'−' if value < 0 else '+'} {size}{symbol}"

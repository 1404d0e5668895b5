"""Themes: what is written can be read in each, and no colour says anything alone."""

from __future__ import annotations

import pytest
from textual.color import Color

from interviewer.tui import themes

OKABE_ITO = {"#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""

    def light(name: str) -> float:
        parts = [part / 255 for part in Color.parse(name).rgb]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", themes.LOOKS)
def test_words_can_be_read_on_every_ground(name: str) -> None:
    colours = themes.LOOKS[name].theme.to_color_system().generate()
    least = 15.0 if name == "high-contrast" else 7.0
    for ground in ("background", "surface", "panel"):
        assert contrast(colours["foreground"], colours[ground]) >= least, ground
    assert contrast(colours["accent"], colours["background"]) >= 3.0
    chosen = colours["block-cursor-foreground"]
    if not chosen.startswith("auto"):  # which takes what can be read
        assert contrast(chosen, colours["block-cursor-background"]) >= 4.5


def test_large_type_is_black_on_cream() -> None:
    assert contrast("#000000", "#fdf6e3") > 15


def test_the_colour_blind_theme_has_the_colours_of_okabe_and_ito() -> None:
    theme = themes.LOOKS["colour-blind"].theme
    used = {theme.primary, theme.secondary, theme.warning, theme.error, theme.success, theme.accent}
    assert used <= OKABE_ITO
    assert len(used) == 6


def test_one_theme_follows_the_other_and_the_last_the_first() -> None:
    names = [themes.USUAL]
    while (following := themes.after(names[-1])) != names[0]:
        names.append(following)
    assert names == list(themes.LOOKS)
    assert themes.chosen("weg") == themes.after("weg") == themes.USUAL

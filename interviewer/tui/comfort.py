"""What makes the screen someone's own: theme, type, language, keys, palette; remembered."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from interviewer import settings
from interviewer.errors import Problem, Refused
from interviewer.i18n import current_language, sentence, use_language
from interviewer.i18n import gettext as _
from interviewer.tui import commands, themes
from interviewer.tui.keymap import read_keymap
from interviewer.tui.screens.base import Face


class ComfortableApp(App[None], inherit_bindings=False):
    """An app that looks and listens as its user chose."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        no_colour = "NO_COLOR" in os.environ
        super().__init__(driver_class=driver_class, ansi_color=True if no_colour else None)
        self.settings = settings.read_settings()
        """What the user chose, in this run or an earlier one."""
        self.notices: list[Problem] = []
        """What is to be told when there is a screen to tell it on."""
        self._nothing_faint = themes.NothingFaint()
        self.animation_level = "none"  # nothing moves while someone speaks
        # before the app is mounted: later each would have its style sheet read anew
        for look in themes.LOOKS.values():
            self.register_theme(look.theme)
        self.register_theme(themes.WITHOUT_COLOUR)
        without = themes.WITHOUT_COLOUR.name if self.no_color else ""
        self.set_reactive(App.theme, without or themes.chosen(self.settings.theme))

    def use_own_keys(self) -> None:
        """Take the user's keys; what is wrong with them is told at the screen."""
        found = read_keymap(settings.keys_file())
        commands.use_keys(found.keys)
        self.set_keymap(dict(found.keys))
        self.notices += found.problems

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is done to each drawn row; in some themes nothing may be faint."""
        filters = super().get_line_filters()
        look = themes.LOOKS.get(self.theme)
        # before Textual's own filters, which blend what is faint into its ground
        return filters if look is None or look.faint else [self._nothing_faint, *filters]

    def next_theme(self) -> None:
        """Go to the theme after this one, and remember it."""
        self.use_theme(themes.after(self.theme))

    def use_theme(self, name: str) -> None:
        """Show everything in a theme, and remember it."""
        if self.no_color:
            self.say(_("NO_COLOR is set: there is one theme."))
            return
        self.theme = name
        words = _("Theme: {name}").format(name=_(themes.LOOKS[name].title))
        self._remember(words, theme=name)

    def switch_large(self) -> None:
        """Show questions in large type, or not any more, and remember it."""
        large = not self.settings.large
        words = _("More room round the question") if large else _("Usual room round the question")
        self._remember(words, large=large)
        self._show_all()

    def _remember(self, words: str, **chosen: Any) -> None:
        """Keep what was chosen, and say it."""
        self.settings = self.settings._replace(**chosen)
        try:
            settings.write_settings(self.settings)
        except Refused as refused:
            words = "  ".join(filter(None, (words, in_words(refused.problems))))
        if words:
            self.say(words)

    def say(self, words: str) -> None:
        """Say something in the quiet row of the screen that is shown, where it has one."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(words)

    def told(self) -> list[str]:
        """Return what was to be told, in words; once."""
        words = [in_words([problem]) for problem in self.notices]
        self.notices.clear()
        return words

    def switch_language(self) -> None:
        """Go to the other language: every screen shows its words again, nothing is made anew."""
        use_language("en" if current_language() == "nl" else "nl")
        self._remember("", language=current_language())
        self._show_all()

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            screen.set_class(self.settings.large, "-large")
            show_all = getattr(screen, "show_all", None)
            if show_all is not None and screen.is_mounted:
                show_all()

    def action_command_palette(self) -> None:
        """Show the palette."""
        from interviewer.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands…")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the screen, for Textual's palette."""
        if not isinstance(screen, Face):
            return
        for command in commands.of(screen.PLACE):
            yield SystemCommand(
                _(command.name)[:1].upper() + _(command.name)[1:],
                _(command.help) if command.help else commands.key_name(command.key),
                lambda name=command.id: screen.action_do(name),
            )
        for name, look in themes.LOOKS.items() if not self.no_color else ():
            yield SystemCommand(
                _("Theme: {name}").format(name=_(look.title)),
                _("now") if name == self.theme else "",
                lambda name=name: self.use_theme(name),
            )


def is_harmless(error: Exception) -> bool:
    """Whether an error is only that of a search whose palette was closed meanwhile."""
    return isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches)


def in_words(problems: Iterable[Problem]) -> str:
    """Return problems in words, each with its file and line where it has them."""
    words = []
    for problem in problems:
        place = problem.place
        where = f"{Path(place.file).name}:{place.line}: " if place else ""
        words.append(where + sentence(problem))
    return "✗ " + "  ".join(words)

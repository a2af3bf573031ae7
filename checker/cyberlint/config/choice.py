"""The rules of a run: those of its packs, and for each document those that its settings choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cyberlint.config.keys import SELECTORS
from cyberlint.config.layer import Defect, Given, Layer, Origin, Override, Source, Tuning
from cyberlint.config.settings import Settings
from cyberlint.config.tuning import Decision, decisions, levels, matching
from cyberlint.config.words import unknown
from cyberlint.pack.options import defect
from cyberlint.pack.selection import EXACT, SelectionError, closest, deprecated
from cyberlint.pack.selection import matching as named
from cyberlint.rule import Rule


class Choice:
    """Chooses among rules for one document after another; what is the same for two is decided once."""

    def __init__(self, rules: Iterable[Rule], settings: Settings) -> None:
        self._rules = tuple(rules)
        self._settings = settings
        self._decided: dict[tuple[Origin, ...], list[Decision]] = {}

    def defects(self, *, complete: bool = True) -> list[Defect]:
        """Return what is wrong with what the settings say of rules.

        That is every rule that is named and is not there, every option that is wrong, and every mandatory
        rule that would not run. Where a pack is missing the rules are not `complete`, and what files and the
        environment name may be in it.
        """
        names = list(_names(self._rules, self._settings, complete=complete))
        return names if any(self._is_option(defect) for defect in names) else [*names, *self._silenced()]

    def notices(self) -> list[Defect]:
        """Return what the settings name that is deprecated: it runs, and will not for ever."""
        return [
            Defect(origin, what)
            for selector, origin in (
                *_selected(self._settings),
                *((tuning.selector, tuning.origin) for tuning in _tunings(self._settings)),
            )
            for what in deprecated(self._rules, selector)
        ]

    @property
    def known(self) -> tuple[Rule, ...]:
        """Every rule that there is, whether or not it runs."""
        return self._rules

    def is_empty(self) -> bool:
        """Tell whether no rule is left to run on any document; those about waivers run on none."""
        return all(rule.applies.to_entries for rule in self.running())

    def decisions(self, path: str, form: str | None) -> list[Decision]:
        """Return what is decided of every rule for a document, by id."""
        return self._for(matching(self._settings, path, form))

    def rules(self, path: str, form: str | None) -> tuple[Rule, ...]:
        """Return the rules that run on a document, tuned, by id."""
        return tuple(decision.rule for decision in self.decisions(path, form) if decision.runs)

    def running(self) -> tuple[Rule, ...]:
        """Return the rules that run on some document, by id, as they are tuned for it."""
        found: dict[str, Rule] = {}
        for overrides in self._kinds():
            for decision in self._for(overrides):
                if decision.runs:
                    found.setdefault(decision.rule.id, decision.rule)
        return tuple(found[rule] for rule in sorted(found))

    def _kinds(self) -> list[tuple[Override, ...]]:
        """Return the documents that differ: those without an override, and those with each."""
        return [(), *((override,) for override in _overrides(self._settings))]

    def _for(self, overrides: Sequence[Override]) -> list[Decision]:
        key = tuple(override.origin for override in overrides)
        if key not in self._decided:
            said = levels(self._settings, overrides)
            self._decided[key] = decisions(self._rules, said, preview=self._settings.values["preview"])
        return self._decided[key]

    @staticmethod
    def _is_option(defect: Defect) -> bool:
        """Tell whether what is wrong is an option of a rule, which then cannot be tuned."""
        return "options" in defect.origin.steps

    def _silenced(self) -> Iterator[Defect]:
        """Yield the mandatory rules that a file or the environment keeps from running.

        That they run is what mandatory means. On the command line whoever leaves one out sees it; a profile
        leaves them alone.
        """
        if not any(rule.mandatory for rule in self._rules):
            return
        for overrides in self._kinds():
            for decision in self._for(overrides):
                by = decision.origin.source in (Source.FILE, Source.ENVIRONMENT)
                if decision.rule.mandatory and not decision.runs and by:
                    yield Defect(decision.origin, f"{decision.rule.id} is mandatory, and would not run")


def _overrides(settings: Settings) -> list[Override]:
    return [override for layer in settings.layers for override in layer.overrides]


def _sources(settings: Settings) -> list[Layer | Override]:
    return [*settings.layers, *_overrides(settings)]


def _names(rules: Sequence[Rule], settings: Settings, *, complete: bool) -> Iterator[Defect]:
    """Yield the selectors that name no rule, and what is wrong with options."""
    for selector, origin in _selected(settings):
        if complete or origin.source is Source.OPTION:
            yield from _unnamed(rules, selector, origin)
    for tuning in _tunings(settings):
        wrong = list(_unnamed(rules, tuning.selector, tuning.origin))
        if not wrong:
            yield from _options(rules, tuning)
        elif complete:
            yield from wrong


def _selectors(settings: Settings) -> Iterator[Given]:
    for source in _sources(settings):
        yield from (source.values[name] for name in SELECTORS if name in source.values)


def _selected(settings: Settings) -> Iterator[tuple[str, Origin]]:
    for given in _selectors(settings):
        yield from zip(given.value, given.parts, strict=True)


def _tunings(settings: Settings) -> Iterator[Tuning]:
    for source in _sources(settings):
        yield from source.tunings


def _unnamed(rules: Sequence[Rule], selector: str, origin: Origin) -> Iterator[Defect]:
    try:
        named(rules, [selector])
    except SelectionError as error:
        yield Defect(origin, str(error))


def _options(rules: Sequence[Rule], tuning: Tuning) -> Iterator[Defect]:
    """Yield what is wrong with the options that a rule is given."""
    ids = {rule.id for rule in rules}
    rule = next((rule for rule in rules if closest([tuning.selector], rule, ids) == EXACT), None)
    for name, given in tuning.options.items():
        known = {option.name: option for option in rule.options} if rule else {}
        if rule is None:
            yield Defect(given.origin, "options are set for one rule, by its id or name")
        elif not known:
            yield Defect(given.origin, f"{rule.id} has no options")
        elif name not in known:
            yield Defect(given.origin, unknown(name, known).replace("key", "option", 1))
        elif what := defect(known[name], given.value):
            yield Defect(given.origin, what)

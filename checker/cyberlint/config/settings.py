"""The settings of a run: what the strongest source says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cyberlint.config import find
from cyberlint.config.environment import environment
from cyberlint.config.keys import SETTINGS, defaults
from cyberlint.config.layer import DEFAULT, Defect, Given, Layer, Origin, Source
from cyberlint.tuples import NamedTuple


class Settings(NamedTuple):
    """The settings of a run.

    `values` has every setting by name, `origins` where each comes from: of one that adds, several. `layers`
    are the sources, the weakest first: the configuration files, the environment, the command line. With
    `defects` they are those of what has none.
    """

    values: Mapping[str, Any]
    origins: Mapping[str, tuple[Origin, ...]]
    layers: tuple[Layer, ...]
    defects: tuple[Defect, ...] = ()


def settings(given: Mapping[str, Any], variables: Mapping[str, str]) -> Settings:
    """Return the settings of a run with the options `given`, in an environment, and all their defects."""
    options = _options(given)
    if given.get("isolated"):
        if "config" in given:
            defect = Defect(options.values["config"].origin, "--isolated takes no configuration file")
            return resolve([options])._replace(defects=(defect,))
        return resolve([options])
    around, defects = environment(variables)
    layers, wrong = _files(options, around)
    return resolve([*layers, around, options])._replace(defects=(*defects, *wrong))


def _options(given: Mapping[str, Any]) -> Layer:
    """Return what the command line gives."""
    switches = {setting.name: setting.switch for setting in SETTINGS}
    origins = {name: Origin(Source.OPTION, switches[name]) for name in given}
    return Layer(
        Source.OPTION,
        {
            name: Given(
                value, origins[name], (origins[name],) * len(value) if isinstance(value, tuple) else ()
            )
            for name, value in given.items()
        },
    )


def _files(*strongest_first: Layer) -> tuple[tuple[Layer, ...], tuple[Defect, ...]]:
    """Read the configuration file that a layer names, else the one that is found."""
    named = next((layer.values["config"] for layer in strongest_first if "config" in layer.values), None)
    path = named.value if named else find()
    if path is None:
        return (), ()
    from cyberlint.config.files import read  # noqa: PLC0415 - tomllib costs 4 ms, and few runs have a file

    return read(path, named.origin if named else None)


def resolve(layers: Iterable[Layer]) -> Settings:
    """Return the settings that layers give, the weakest first."""
    layers = tuple(layers)
    values, origins = defaults(), dict[str, tuple[Origin, ...]]()
    for setting in SETTINGS:
        given = [layer.values[setting.name] for layer in layers if setting.name in layer.values]
        if not given:
            origins[setting.name] = (DEFAULT,)
        elif setting.adds:
            values[setting.name], origins[setting.name] = _added(given)
        else:
            values[setting.name], origins[setting.name] = given[-1].value, (given[-1].origin,)
    return Settings(values, origins, layers)


def _added(given: list[Given]) -> tuple[tuple[Any, ...], tuple[Origin, ...]]:
    """Return the parts of all lists, each once, and where each stands first."""
    found: dict[Any, Origin] = {}
    for part in given:
        for value, origin in zip(part.value, part.parts, strict=True):
            found.setdefault(value, origin)
    return tuple(found), tuple(found.values())

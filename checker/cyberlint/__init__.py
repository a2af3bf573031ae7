"""cyberlint: a linter for SEC cybersecurity disclosures.

``cyberlint.lint("filing.htm")`` returns a `Report`; see ``docs/library.md``. What is exported is imported
when it is first asked for: the command line starts without it.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cyberlint.api import (
        Confidence,
        Disclosure,
        DocumentReport,
        Fact,
        Finding,
        Location,
        Outcome,
        OutcomeKind,
        Quote,
        Reference,
        Report,
        Rule,
        Scope,
        Settings,
        Severity,
        Source,
        Suppressed,
        Suppression,
        Unread,
        UsageError,
        lint,
        render,
    )

__all__ = [
    "Confidence", "Disclosure", "DocumentReport", "Fact", "Finding", "Location", "Outcome", "OutcomeKind",
    "Quote", "Reference", "Report", "Rule", "Scope", "Settings", "Severity", "Source", "Suppressed",
    "Suppression", "Unread", "UsageError", "__version__", "lint", "render",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what is exported (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cyberlint import api  # noqa: PLC0415 - the whole engine, see above

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted(__all__)

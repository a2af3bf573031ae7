from collections.abc import Callable

import pytest

from cyberlint.outcome import Report
from cyberlint.reporters import Options, reporter

OPTIONS = Options(version="1.2.3")


@pytest.fixture
def shown() -> Callable[..., str]:
    """Return a report in one format, with the version 1.2.3 and other options as named."""

    def show(name: str, report: Report, **options: object) -> str:
        return reporter(name).report(report, OPTIONS._replace(**options))

    return show

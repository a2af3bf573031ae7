"""JUnit XML: a suite for every document, a case for every rule, passes included.

What could not be checked where it must be is an error: an input that was not read, a rule that crashed, a
mandatory rule that was not evaluated. Other rules that were not evaluated or do not apply are skipped, and so
are those whose findings are all accepted; each says why. A case holds one result, since most servers show no
second one. No time, host or date is written: the same report gives the same bytes.

The format has no standard. This is what https://github.com/jenkinsci/xunit-plugin describes in
``junit-10.xsd``, without what other servers do not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.cells import line, plural, visible
from cyberlint.outcome import DocumentReport, Finding, Outcome, OutcomeKind, Report, Unread
from cyberlint.reporters import Options, accepted, cited
from cyberlint.rule import Severity
from cyberlint.tuples import NamedTuple

TITLE = "JUnit XML, for CI servers that show tests; passes included"

_ORDER = list(Severity)


class _Result(NamedTuple):
    """What came of a case that did not pass: an element of it."""

    element: str
    type: str
    message: str
    text: str = ""


class _Case(NamedTuple):
    name: str
    result: _Result | None = None


class _Suite(NamedTuple):
    name: str
    cases: tuple[_Case, ...]
    output: str = ""
    as_of: str | None = None

    def count(self, element: str) -> int:
        """Return how many cases have such a result."""
        return sum(case.result is not None and case.result.element == element for case in self.cases)


def report(report: Report, _options: Options) -> str:
    """Return all suites: those of the documents, then one for every input that was not read."""
    suites = [_document(item)._replace(as_of=report.as_of) for item in report.documents]
    suites += map(_unread, report.unread)
    if report.exit_code > 1 and not any(suite.count("error") for suite in suites):
        failed = _Result("error", "not checked", report.exit_reason)
        suites.append(_Suite("cyberlint", (_Case("everything was checked", failed),)))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_totals(suites)}>"]
    lines += [row for suite in suites for row in _written(suite)]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _document(document: DocumentReport) -> _Suite:
    cases = [
        _Case(f"{outcome.rule.id} {outcome.rule.name}", _result(outcome)) for outcome in document.outcomes
    ]
    limits = "\n".join(f"not read in full: {line(limit)}" for limit in document.disclosure.limits)
    return _Suite(document.disclosure.path, tuple(cases), limits)


def _result(outcome: Outcome) -> _Result | None:
    reason = outcome.reason or "no reason is known"
    match outcome.kind:
        case OutcomeKind.FAIL:
            return _failure(outcome)
        case OutcomeKind.NOT_APPLICABLE:
            return _Result("skipped", "not applicable", f"not applicable: {reason}")
        case OutcomeKind.NOT_EVALUATED if outcome.crashed:
            return _Result("error", "crashed", reason)
        case OutcomeKind.NOT_EVALUATED if outcome.rule.mandatory:
            return _Result("error", "not evaluated", f"mandatory, and not evaluated: {reason}")
        case OutcomeKind.NOT_EVALUATED:
            return _Result("skipped", "not evaluated", f"not evaluated: {reason}")
    return None


def _failure(outcome: Outcome) -> _Result:
    """Write the findings of a rule; where all of them are accepted it is skipped."""
    blocks = ["\n".join(_finding(finding)) for finding in outcome.findings]
    blocks += [
        "\n".join([*_finding(item.finding), line(accepted(item.suppression))]) for item in outcome.suppressed
    ]
    text = "\n\n".join(blocks)
    if outcome.findings:
        first, *others = sorted(outcome.findings, key=lambda finding: _ORDER.index(finding.severity))
        more = f" (and {plural(len(others), 'more finding')})" if others else ""
        return _Result("failure", str(first.severity), first.message + more, text)
    why = "; ".join(dict.fromkeys(accepted(item.suppression) for item in outcome.suppressed))
    return _Result("skipped", "accepted", why, text)


def _finding(finding: Finding) -> Iterator[str]:
    """Yield the lines of one finding: place, message, words, law, remedy."""
    place, rule = finding.location, finding.rule
    numbers = [str(number) for number in (place.line, place.column) if number]
    people = f" ({line(place.human)})" if place.human else ""
    yield ":".join([visible(place.path), *numbers]) + people
    yield f"{finding.severity}: {line(finding.message)}"
    if finding.evidence and finding.evidence[0].text:
        yield f"“{line(finding.evidence[0].text)}”"
    if finding.references:
        yield f"Law: {line(cited(finding.references))}"
    yield f"Remedy: {line(rule.remedy)}"


def _unread(item: Unread) -> _Suite:
    place = ":".join(str(number) for number in (item.line, item.column) if number)
    what = f"{place}: {item.what}" if place else item.what
    return _Suite(item.path, (_Case("the input can be read", _Result("error", "not read", what)),))


def _totals(suites: list[_Suite]) -> str:
    counts = {
        "tests": sum(len(suite.cases) for suite in suites),
        "failures": sum(suite.count("failure") for suite in suites),
        "errors": sum(suite.count("error") for suite in suites),
    }
    return _attributes({"name": "cyberlint", **counts})


def _written(suite: _Suite) -> Iterator[str]:
    counts = {
        "tests": len(suite.cases),
        "failures": suite.count("failure"),
        "errors": suite.count("error"),
        "skipped": suite.count("skipped"),
    }
    yield f"  <testsuite{_attributes({'name': visible(suite.name), **counts})}>"
    if suite.as_of:
        day = _attributes({"name": "as-of", "value": suite.as_of})
        yield f"    <properties><property{day}/></properties>"
    for case in suite.cases:
        given = _attributes({"classname": visible(suite.name), "name": line(case.name)})
        yield from _of(case.result, f"    <testcase{given}") if case.result else [f"    <testcase{given}/>"]
    if suite.output:
        yield f"    <system-out>{_escaped(suite.output)}</system-out>"
    yield "  </testsuite>"


def _of(result: _Result, case: str) -> Iterator[str]:
    given = _attributes({"type": result.type, "message": line(result.message)})
    yield f"{case}>"
    if result.text:
        yield f"      <{result.element}{given}>{_escaped(result.text)}</{result.element}>"
    else:
        yield f"      <{result.element}{given}/>"
    yield "    </testcase>"


def _attributes(values: dict[str, str | int]) -> str:
    return "".join(f' {name}="{_escaped(str(value))}"' for name, value in values.items())


def _escaped(text: str) -> str:
    r"""Return visible text as XML 1.0 holds it; what it cannot hold is an escape such as ``\x00`` by now."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

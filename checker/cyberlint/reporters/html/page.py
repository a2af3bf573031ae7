"""The page around the documents: its policy, its verdict, the index, the filter, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cyberlint import html
from cyberlint.cells import plural
from cyberlint.html import Html, element, line
from cyberlint.outcome import OutcomeKind, Report
from cyberlint.reporters import Options, closing
from cyberlint.reporters.html.counts import index
from cyberlint.reporters.html.document import form, name
from cyberlint.reporters.html.text import Shown
from cyberlint.rule import Rule, Severity


def page(report: Report, options: Options, shown: Sequence[Shown], articles: Sequence[Html]) -> str:
    """Return the whole page."""
    style, script = html.asset(__file__, "page.css"), html.asset(__file__, "page.js")
    body = element(
        "body",
        element("a", "Skip to the findings", href="#main", class_="skip"),
        _header(report, options),
        index(report.documents, {item.number for item in shown}) if len(report.documents) > 1 else Html(),
        _filter(shown),
        element("main", _unread(report), *articles, _left_out(report, shown), id="main", tabindex="-1"),
        _footer(report, options),
        element("script", Html(script)),
    )
    return html.page(_title(report), style, body, script)


def _title(report: Report) -> str:
    if len(report.documents) == 1:
        disclosure = report.documents[0].disclosure
        return f"{line(name(disclosure))}, {line(form(disclosure))}: cyberlint report"
    return f"cyberlint report on {plural(len(report.documents), 'document')}"


def _header(report: Report, options: Options) -> Html:
    judged = f" · accepted findings judged as of {report.as_of}" if report.as_of else ""
    return element(
        "header",
        element("p", f"cyberlint {options.version}{judged}", class_="eyebrow"),
        element("h1", verdict(report)),
        *([element("p", closing(report), class_="exit")] if report.exit_code > 1 else []),
        class_="page",
    )


def verdict(report: Report) -> str:
    """Say in one sentence what came of the run; what could not be checked comes first."""
    if not report.documents and not report.unread:
        return "Nothing was checked: nothing was linted."
    errors, warnings, infos = (report.findings(severity) for severity in Severity)
    passed = sum(document.count(OutcomeKind.PASS) for document in report.documents)
    where = f" in {plural(len(report.documents), 'document')}" if len(report.documents) > 1 else ""
    if errors:
        rest = f", and {plural(warnings, 'warning')} to consider" if warnings else ""
        said = f"{plural(errors, 'error')} to resolve{rest}{where}"
    elif warnings:
        said = f"No errors, and {plural(warnings, 'warning')} to consider{where}"
    elif infos:
        said = f"No errors and no warnings; {plural(infos, 'remark')} on style{where}"
    else:
        said = (
            f"No findings{where}: {plural(passed, 'rule')} passed" if passed else "No rule could be decided"
        )
    if report.exit_code > 1:
        return f"The check is not complete. {said}."
    return f"{said}."


_KINDS = (("error", "Errors"), ("warning", "Warnings"), ("info", "Info"), ("accepted", "Waived"))


def _filter(shown: Sequence[Shown]) -> Html:
    """Return what chooses the findings to see; without scripts it stays hidden, and all are seen."""
    notes = [item for document in shown for item in document.notes]
    counts = Counter(item.kind for item in notes)
    rules: dict[str, Rule] = {item.finding.rule.id: item.finding.rule for item in notes}
    hits = Counter(item.finding.rule.id for item in notes)
    boxes = [
        element(
            "label",
            element("input", type="checkbox", name="kind", value=kind, checked=True),
            element("span", f"{label} ", element("b", f"{counts[kind]:,}"), class_=f"tag {kind}"),
        )
        for kind, label in _KINDS
        if counts[kind]
    ]
    chosen = [element("option", f"All rules ({len(notes):,})", value="")]
    chosen += [
        element("option", f"{id_} {rules[id_].title} ({hits[id_]:,})", value=id_) for id_ in sorted(rules)
    ]
    return element(
        "form",
        element("fieldset", element("legend", "Show"), *boxes),
        element("label", element("span", "Rule "), element("select", *chosen, name="rule")),
        element(
            "label",
            element("input", type="checkbox", name="keys", checked=True),
            element("span", "Keys ", element("kbd", "n"), " and ", element("kbd", "p"), " walk the findings"),
            class_="keys",
        ),
        element("output", "", id="count"),
        id="filter",
        hidden=True,
        role="search",
        aria_label="Choose findings",
        data_total=len(notes),
    )


def _unread(report: Report) -> Html:
    """List the inputs that could not be linted, and count the files that were passed over."""
    if not report.unread and not report.skipped:
        return Html()
    rows = []
    for item in report.unread:
        place = ":".join([item.path, *(str(number) for number in (item.line, item.column) if number)])
        rows.append(element("li", element("b", place), " ", line(item.what)))
    listed = element("ul", *rows) if rows else Html()
    skipped = f"{plural(report.skipped, 'file')} of another kind skipped." if report.skipped else ""
    return element(
        "section",
        element("h2", "Not read", id="unread"),
        listed,
        *([element("p", skipped)] if skipped else []),
        class_="unread",
        aria_labelledby="unread",
    )


def _left_out(report: Report, shown: Sequence[Shown]) -> Html:
    """Say how many documents the page has no room for."""
    left = len(report.documents) - len(shown)
    if not left:
        return Html()
    words = (
        f"{plural(left, 'document')} left out: the page has grown too large. Lint them apart, or ask for "
        "--format json, which holds everything."
    )
    return element("p", words, class_="left-out")


def _footer(report: Report, options: Options) -> Html:
    """Say what made the page, and by which rules and settings."""
    made = f"Made by cyberlint {options.version}, a linter for cybersecurity disclosures."
    said = [f"{made} It quotes the law and reads the text by rules; what it says is no legal advice."]
    if report.basis:
        packs = (f"{pack.name} {pack.version or ''} (SHA-256 {pack.sha256})" for pack in report.basis.packs)
        said.append(f"Rules: {'; '.join(packs)}.")
        settings = (f"{name} {value} ({origin})" for name, value, origin in report.basis.settings)
        said.append(f"Settings: {'; '.join(settings) or 'none but the defaults'}.")
    if report.exit_code == 1:
        said.append(f"The run ended with {closing(report)}.")
    return element("footer", *(element("p", words) for words in said))

"""The report for people: per document every finding with the words it rests on, then what was checked."""

from __future__ import annotations

from collections.abc import Iterable

from cyberlint.cells import plural
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind, Report, SuppressionKind
from cyberlint.reporters import Options, held_open, tally, totals
from cyberlint.reporters.full.accepted import accepted
from cyberlint.reporters.full.finding import COLOURS, head, lines
from cyberlint.reporters.full.page import Page

TITLE = "for people: every finding with its sentence, the law and the remedy"

FEW = 10
"""So many documents are all shown; of more, those without findings are only counted."""
COMMON = 10
"""So many reasons for rules that were not evaluated are shown for the documents that are only counted."""


def report(report: Report, options: Options) -> str:
    """Return the report of the whole run, ready to print."""
    page = Page.of(options)
    blocks = _quiet(report, page) if options.quiet else _whole(report, page, verbose=options.verbose)
    if options.statistics:
        from cyberlint.reporters.full.statistics import statistics  # noqa: PLC0415 - where they are asked for

        blocks.append(statistics(report, page, verbose=options.verbose))
    return "".join("\n".join(block) + "\n\n" for block in blocks if block)[:-1]


def _whole(report: Report, page: Page, *, verbose: bool) -> list[list[str]]:
    """Return everything: the documents, or of many those with findings, what was not read, and the counts."""
    brief = len(report.documents) > FEW and not verbose
    blocks: list[list[str]] = []
    counted: list[DocumentReport] = []
    for document in report.documents:
        if brief and not document.findings and not _waived(document) and not _held_open(document):
            counted.append(document)
        else:
            blocks.append(_document(document, page, verbose=verbose))
    return [*blocks, _counted(counted, page), _unread(report, page), _totals(report, page)]


def _quiet(report: Report, page: Page) -> list[list[str]]:
    """Return the findings and their places, what is waived, and what was not checked and had to be."""
    blocks = []
    for document in report.documents:
        blocks.append([row for finding in document.findings for row in head(finding, page)])
        blocks += accepted(document.suppressed, page, verbose=False)
        path = page.exact(document.disclosure.path)
        title = f"not evaluated on {path}"
        blocks.append(_by_reason(title, OutcomeKind.NOT_EVALUATED, _held_open(document), page))
    return [*blocks, _unread(report, page)]


def _held_open(document: DocumentReport) -> list[Outcome]:
    """Return the outcomes of rules that had to be decided and were not."""
    return [outcome for outcome in document.outcomes if held_open(outcome)]


def _document(document: DocumentReport, page: Page, *, verbose: bool) -> list[str]:
    shown = _heading(document.disclosure, page)
    read = document.disclosure
    for finding in document.findings:
        shown += ["", *lines(finding, page, read.text, tagged=bool(read.facts), verbose=verbose)]
    for block in (
        *accepted(document.suppressed, page, verbose=verbose),
        _not_evaluated(document.outcomes, page),
        *_rest(document.outcomes, page, verbose=verbose),
    ):
        shown += ["", *block] if block else []
    return [*shown, "", *_closing(document, page)]


def _waived(document: DocumentReport) -> bool:
    """Tell whether a finding is waived, which every report lists."""
    return any(item.suppression.kind is SuppressionKind.WAIVER for item in document.suppressed)


def _heading(disclosure: Disclosure, page: Page) -> list[str]:
    """Name the document: its file, and whose report of which form and period it is."""
    facts = [
        disclosure.registrant,
        _form(disclosure),
        f"period {disclosure.period}" if disclosure.period else None,
        disclosure.accession,
        _extent(disclosure),
    ]
    shown = [page.rule(page.exact(disclosure.path))]
    shown += page.counts("", page.dot.join(page.set(fact) for fact in facts if fact))
    for limit in disclosure.limits:
        shown += page.entry("not read in full: ", limit, "yellow", "bold")
    return shown


def _form(disclosure: Disclosure) -> str:
    """Name the form, or what it can be: “Form 10-K or 20-F”."""
    if disclosure.form:
        return f"Form {disclosure.form.removeprefix('Form ')}"
    return f"Form {' or '.join(disclosure.forms)}" if disclosure.forms else "form not known"


def _extent(disclosure: Disclosure) -> str:
    """Say how much was read: “Item 1C, 612 words, 14 tagged facts”."""
    items = list(dict.fromkeys(section.label for section in disclosure.sections))
    words = plural(len(disclosure.text.split()), "word")
    if disclosure.scope is Scope.TAGGED_TEXT:
        words += " of tagged text"
    facts = plural(len(disclosure.facts), "tagged fact") if disclosure.tagged else "no tags in this format"
    return ", ".join([*items, words, facts])


def _not_evaluated(outcomes: Iterable[Outcome], page: Page) -> list[str]:
    """List the rules that could not be asked, by reason."""
    return _by_reason("not evaluated", OutcomeKind.NOT_EVALUATED, outcomes, page)


def _rest(outcomes: Iterable[Outcome], page: Page, *, verbose: bool) -> list[list[str]]:
    """List the rules that passed and those that do not apply, where everything is asked for."""
    if not verbose:
        return []
    passed = [outcome.rule.id for outcome in outcomes if outcome.kind is OutcomeKind.PASS]
    return [
        _by_reason("not applicable", OutcomeKind.NOT_APPLICABLE, outcomes, page),
        page.entry(f"passed ({len(passed)}): ", ", ".join(passed), "green", "bold") if passed else [],
    ]


def _by_reason(title: str, kind: OutcomeKind, outcomes: Iterable[Outcome], page: Page) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.kind is kind:
            reasons.setdefault(outcome.reason or "no reason is known", []).append(outcome.rule.id)
    if not reasons:
        return []
    shown = [page.paint(f"{title} ({sum(map(len, reasons.values()))})", "bold")]
    for reason, rules in reasons.items():
        shown += page.entry("  ", f"{reason}: {', '.join(rules)}")
    return shown


def _closing(document: DocumentReport, page: Page) -> list[str]:
    """Count everything that came of one document."""
    found = document.findings
    colour = COLOURS[min((item.severity for item in found), key=list(COLOURS).index)] if found else "green"
    if not found and not document.count(OutcomeKind.PASS):
        colour = "yellow"  # nothing was checked: that is no success
    start = f"{page.exact(document.disclosure.path)}: "
    return page.counts(start, tally((document,), separator=page.dot), colour, "bold")


def _counted(documents: list[DocumentReport], page: Page) -> list[str]:
    """Count the documents without findings, and say why rules were not evaluated for them."""
    if not documents:
        return []
    reasons: dict[str, int] = {}
    for document in documents:
        for outcome in document.outcomes:
            if outcome.kind is OutcomeKind.NOT_EVALUATED:
                reason = outcome.reason or "no reason is known"
                reasons[reason] = reasons.get(reason, 0) + 1
    counts = tally(tuple(documents), separator=page.dot).removeprefix(f"no findings{page.dot}")
    shown = page.counts(f"{plural(len(documents), 'document')} without findings: ", counts, "green", "bold")
    common = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    for reason, count in common[:COMMON]:
        shown += page.entry("  not evaluated: ", f"{reason} ({count:,} ×)")
    if len(common) > COMMON:
        shown += page.entry(
            "  not evaluated: ", f"{plural(len(common) - COMMON, 'other reason')}; --verbose shows all"
        )
    return shown


def _unread(report: Report, page: Page) -> list[str]:
    """List the inputs that could not be linted."""
    shown: list[str] = []
    for item in report.unread:
        place = ":".join(
            [page.exact(item.path), *(str(number) for number in (item.line, item.column) if number)]
        )
        shown += page.entry("not read: ", f"{place}: {item.what}", "red", "bold")
    return shown


def _totals(report: Report, page: Page) -> list[str]:
    """Count the whole run, unless the only document's closing line has done so."""
    if len(report.documents) == 1 and not (report.unread or report.skipped):
        return [f"judged as of {report.as_of}"] if report.as_of else []
    return page.counts("", totals(report, page.dot))

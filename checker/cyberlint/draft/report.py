"""The disclosure in a visible text without tags: a whole report, or just the Item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.draft.cover import Cover, cover, lexicon
from cyberlint.markup.visible import Visible
from cyberlint.narrative import items, omission, sections
from cyberlint.narrative.paragraphs import BLANK, is_furniture, paragraphs, plain, words
from cyberlint.source import ReadError
from cyberlint.taxonomy import annual_forms, form_class, is_current

LONGEST_ITEM = 100_000  # characters: a longer text without an Item's heading is no Item
REPORT_HEADINGS = 3  # of other Items: so many make a report
LONGEST_COVER = 5_000  # characters
UNFINISHED = 60  # characters: a last line so long, without an end, has been cut off
BEGUN = 5  # words: a last line so long, or one that ends in small letters, after an end was to go on
EXCERPT = 30
_ENDS = (".", ".”", '."', "!", "?")


def disclosure(
    path: str, reader: str, source: str, shown: Visible, known: Sequence[Section] = ()
) -> Disclosure:
    """Return the disclosure that `shown`, the visible text of `source`, holds.

    Its text is the Item: the section under its heading; else, in an annual report, nothing; else the whole
    text where it plainly speaks of cybersecurity. What is `known` of the section is not sought. Raises
    ReadError where there is nothing to lint.
    """
    if found := known or sections.find(shown.text):
        return _under_heading(path, reader, source, shown, found)
    first = cover(shown.text)
    form = first.form or _form_by_headings(shown.text)
    if form and (titled := sections.find_by_title(shown.text, _item_of(form))):
        return _under_heading(path, reader, source, shown, titled)
    if form and form_class(form) in annual_forms():
        blank = Disclosure(path, reader, Scope.FULL_ITEM, tagged=False)
        return _without_item(_on_cover(blank, first._replace(form=form)), source, shown)
    if form and is_current(form) and (current := _current(path, reader, source, shown, form)):
        return _on_cover(current, first._replace(form=form))
    if form is None and is_about_subject(shown.text):
        return _whole(path, reader, source, shown)
    if form and has_no_items(form):
        raise ReadError(f"nothing to lint: the report on Form {form} tells of no cybersecurity incident")
    if form:
        raise ReadError(f"nothing to lint: the report on Form {form} has no Item {_item_of(form)}")
    raise ReadError("nothing to lint: there is no heading of Item 1C, 16K or 1.05, and no other sign of one")


def by_words(found: Disclosure, source: str, shown: Callable[[], Visible]) -> Disclosure:
    """Return a disclosure; one without tags and without the Item as a draft's is read, by headings and words.

    `shown` gives the visible text of `source`. Not the amendment of an annual report, which need not hold
    the Item.
    """
    form = found.form or ""
    amended = form.endswith("/A") and form_class(form) in annual_forms()
    if amended or found.facts or found.sections or found.limits:
        return found
    try:
        whole = disclosure(found.path, found.format, source, shown())
    except ReadError:  # it tells of nothing to lint, or its text does not name its form, as its tags do
        return found
    named = found._replace(form=whole.form, forms=whole.forms) if found.form is None else found
    return named._replace(
        scope=whole.scope,
        text=whole.text,
        items=found.items or whole.items,
        sections=whole.sections,
        limits=whole.limits,
        map=whole.map,
    )


def has_no_items(form: str) -> bool:
    """Whether a current report on this form has no Items, as Form 6-K, which furnishes exhibits."""
    return is_current(form) and form_class(form) not in words()["elsewhere"]


def _current(path: str, reader: str, source: str, shown: Visible, form: str) -> Disclosure | None:
    """Return what a current report says of an incident under another Item, or a Form 6-K, which has none.

    None where it does not plainly speak of one.
    """
    found = sections.find_others(shown.text, words()["elsewhere"].get(form_class(form), ()))
    about = [one for one in found if is_about_incident(shown.text[one.span.start : one.span.end])]
    if not about:
        whole = has_no_items(form) and is_about_incident(shown.text)
        return _whole(path, reader, source, shown) if whole else None
    section = max(about, key=lambda one: one.span.end - one.span.start)
    part = shown.cut(section.span)
    cut = _cut_off(part.text) if section.span.end == len(shown.text.rstrip()) else None
    return Disclosure(
        path,
        reader,
        Scope.FULL_ITEM,
        text=part.text,
        items=sections.numbers(shown.text),
        tagged=False,
        sections=(_moved(section, -section.span.start),),
        limits=(cut,) if cut else (),
        map=part.map(source),
    )


def _without_item(blank: Disclosure, source: str, shown: Visible) -> Disclosure:
    """Return the disclosure of an annual report in which the Item was not found.

    Its text is what the report says of the exemption that it makes use of, if it does. Else it has none, and
    a limit unless the Items around the place where the Item belongs follow each other: where they do not,
    the Item may stand in what was not recognised, or in a part of the report that is not there.
    """
    form = blank.form or ""
    if exemption := omission.exemption(shown.text):
        part = shown.cut(exemption)
        return blank._replace(text=part.text, map=part.map(source))
    if form.endswith("/A") or omission.is_passed_over(shown.text, _item_of(form)):
        return blank
    limit = f"no heading of Item {_item_of(form)} was found, nor the place where it belongs"
    return blank._replace(limits=(limit,))


def _item_of(form: str) -> str:
    """Return the Item of a form that holds the disclosure, or all of them where the form has none."""
    known = words()["items"]
    return next((item for item in known if known[item]["form"] == form_class(form)), " or ".join(known))


def _chosen(found: Sequence[Section], form: str | None) -> list[Section]:
    """Return the section that the report is about, with its parts: of its form, and the longest."""
    entries = words()["items"]
    fitting = [section for section in found if form and entries[section.item]["form"] == form_class(form)]
    longest = max(fitting or found, key=lambda section: section.span.end - section.span.start)
    return [section for section in found if section.span.within(longest.span)]


def _under_heading(
    path: str, reader: str, source: str, shown: Visible, found: Sequence[Section]
) -> Disclosure:
    first = cover(shown.text[: found[0].span.start])
    chosen = _chosen(found, first.form)
    section = chosen[0]
    form: str = words()["items"][section.item]["form"]
    if first.form and form_class(first.form) == form:
        form = first.form  # an amendment, or a transition report
    note = sections.note(shown.text, section)
    start = note.span.start if note else section.span.start
    part = shown.cut(Span(start, section.span.end))
    cut = _cut_off(part.text) if section.span.end == len(shown.text.rstrip()) else None
    blank = Disclosure(
        path,
        reader,
        Scope.FULL_ITEM,
        text=part.text,
        items=() if form_class(form) in annual_forms() else (section.item,),
        tagged=False,
        sections=tuple(_moved(each, -start) for each in (*chosen, *((note,) if note else ()))),
        limits=(cut,) if cut else (),
        map=part.map(source),
    )
    return _on_cover(blank, first._replace(form=form))


def _whole(path: str, reader: str, source: str, shown: Visible) -> Disclosure:
    """Return a text without an Item's heading as the Item."""
    heading = next(iter(paragraphs(shown.text, Span(0, len(shown.text)))))
    title = shown.text[heading.start : heading.end]
    section = Section("", items.one_line(title) if len(title) <= UNFINISHED else "", Span(0, len(shown.text)))
    cut = _cut_off(shown.text)
    return Disclosure(
        path,
        reader,
        Scope.FULL_ITEM,
        text=shown.text,
        forms=annual_forms(),
        tagged=False,
        sections=(section, *sections.parts(shown.text, section)),
        limits=(cut,) if cut else (),
        map=shown.map(source),
    )


def _on_cover(blank: Disclosure, first: Cover) -> Disclosure:
    """Return a disclosure with what the cover says."""
    form = form_class(first.form) if first.form else None
    return blank._replace(
        form=first.form,
        forms=(form,) if form else (),
        registrant=first.registrant,
        period=first.period,
        filed=first.filed,
    )


def _form_by_headings(text: str) -> str | None:
    """Return the form whose Items a text is headed by, or None where it is no report."""
    heads = {head for line in text.split("\n") if (head := items.number_of_other(line))}
    counts = Counter(form for head in heads for form in items.form_of_other(*head))
    form, count = counts.most_common(1)[0] if counts else ("", 0)
    return form if count >= REPORT_HEADINGS else None


def is_about_subject(text: str) -> bool:
    """Whether a text plainly speaks of cybersecurity as a registrant does; the measure is in the lexicon."""
    subject = lexicon()["subject"]
    if len(text) > LONGEST_ITEM:
        return False
    normal = f" {plain(text)} "
    thousands = normal.count(" ") / 1000
    times = sum(normal.count(word) for word in subject["words"])
    speaker = sum(normal.count(f" {word} ") for word in subject["speaker-words"])
    different = sum(f" {word} " in normal for word in subject["disclosure-words"])
    return (
        times >= max(subject["times"], subject["per-thousand-words"] * thousands)
        and speaker >= subject["speaker-per-thousand-words"] * thousands
        and different >= int(subject["different"])
    )


def is_about_incident(text: str) -> bool:
    """Whether a current report, or one of its Items, tells of an incident; the measure is in the lexicon."""
    measure = lexicon()["incident"]
    if len(text) > LONGEST_ITEM:
        return False
    covers = [found.end() for found in re.finditer(measure["cover-ends"], text[:LONGEST_COVER])]
    caution = re.search(measure["caution"], text)
    told = text[max(covers, default=0) : caution.start() if caution else None]
    times = sum(1 for _ in re.finditer(measure["words"], told))
    often = int(measure["per-thousand-words"]) * len(told.split()) / 1000
    return times >= max(int(measure["times"]), often)


def _cut_off(text: str) -> str | None:
    """Return what to say of a text that ends before its last sentence does, else None."""
    before, _, last = text.rstrip().rpartition("\n")
    if is_furniture(last) or not (last[-1].isalnum() or last[-1] in ",-–—("):
        return None
    if len(last) < UNFINISHED and not (_is_begun(last) and before.rstrip(BLANK).endswith(_ENDS)):
        return None
    return f"the text ends early: “…{last[-EXCERPT:]}”"


def _is_begun(line: str) -> bool:
    """Whether a short line begins as a sentence or a heading of some words: no entry of a list, no name."""
    said = line.split()
    begun = len(said) >= BEGUN or (len(said) > 1 and said[-1].islower())
    return begun and line[0].isupper() and not line.isupper()


def _moved(section: Section, by: int) -> Section:
    return Section(section.item, section.title, Span(section.span.start + by, section.span.end + by))

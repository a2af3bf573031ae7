"""Write the R page of a fictional filing: as text, and as EDGAR serves it."""

from __future__ import annotations

from cyberlint import taxonomy as cyd
from cyberlint.taxonomy import elements
from tools.filing import Filing, Tag, day

TITLE = "Cybersecurity Risk Management and Strategy Disclosure"
INCIDENT_TITLE = "Material Cybersecurity Incident Disclosure"


def rows(filing: Filing) -> list[Tag]:
    """Return the facts in the order of an R page."""
    order = list(elements())
    return sorted(filing.tags, key=lambda tag: order.index(tag.name))


def page_head(filing: Filing) -> tuple[cyd.Element, str]:
    """Return the line items under which an R page stands, and its title."""
    if filing.annual:
        return elements()["annual_line_items"], TITLE
    return elements()["incident_line_items"], INCIDENT_TITLE


def rpage_text(filing: Filing) -> str:
    """Write the R page as text: each cell begins a line with a bar, the lines inside a text block do not."""
    head, title = page_head(filing)
    lines = ["|", title, f"|{12 if filing.annual else 0} Months Ended", day(filing.end), f"|{head.label}"]
    for tag in rows(filing):
        lines.append(f"|{elements()[tag.name].label}")
        if tag.flag:
            lines.append(f"|{tag.flag}")
        elif tag.inline:
            lines.append(f"|{' '.join(tag.paragraphs)}")
        else:
            lines += ["|", *tag.paragraphs]
    foot = ["|X", "- References", "+ Details", "Reference 1: http://www.xbrl.org/2003/role/presentationRef"]
    return "\n".join(lines + foot * (len(filing.tags) + 1))


def rpage_html(filing: Filing) -> str:
    """Write the R page as EDGAR serves it."""
    head, title = page_head(filing)
    body = [row(0, head.concept, f"<strong>{head.label}</strong>", "&#160;")]
    for number, tag in enumerate(rows(filing), start=1):
        body.append(row(number, tag.concept, elements()[tag.name].label, tag.flag or tag.markup))
    notes = "".join(
        authority(concept) for concept in sorted({head.concept, *(tag.concept for tag in filing.tags)})
    )
    text = f"""<html>
<head>
<title></title>
<link rel="stylesheet" type="text/css" href="include/report.css">
<script type="text/javascript" src="Show.js">/* Do Not Remove This Comment */</script>
</head>
<body>
<span style="display: none;">v3.25.4</span><table class="report" border="0" cellspacing="2" id="idm1">
<tr>
<th class="tl" colspan="1" rowspan="2"><div style="width: 200px;"><strong>{title}<br></strong></div></th>
<th class="th" colspan="1">12 Months Ended</th>
</tr>
<tr><th class="th"><div>{day(filing.end)}</div></th></tr>
{"".join(body)}</table>
<div style="display: none;">
{notes}</div>
</body>
</html>
"""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def row(number: int, concept: str, label: str, value: str) -> str:
    """Write one row of the R page."""
    shown = f"Show.showAR( this, 'defref_cyd_{concept}', window );"
    anchor = f'<a class="a" href="javascript:void(0);" onclick="{shown}">'
    return f"""<tr class="{"ro" if number % 2 else "re"}">
<td class="pl custom" style="border-bottom: 0px;" valign="top">{anchor}{label}</a></td>
<td class="text">{value}<span></span>
</td>
</tr>
"""


def authority(concept: str) -> str:
    """Write the hidden table that a click on a label shows."""
    return f"""<table border="0" cellpadding="0" cellspacing="0" class="authRefData" style="display: none;" id="defref_cyd_{concept}">
<tr><td class="hide"><a style="color: white;" href="javascript:void(0);" onclick="Show.hideAR();">X</a></td></tr>
<tr><td><div class="body" style="padding: 2px;">
<a href="javascript:void(0);" onclick="Show.toggleNext( this );">- References</a><div><p>Reference 1: http://www.xbrl.org/2003/role/presentationRef<br> -Publisher SEC<br> -Name Regulation S-K<br> -Number 229<br> -Section 106<br></p></div>
<a href="javascript:void(0);" onclick="Show.toggleNext( this );">+ Details</a><div style="display: none;"><table border="0" cellpadding="0" cellspacing="0">
<tr>
<td><strong> Name:</strong></td>
<td style="white-space:nowrap;">cyd_{concept}</td>
</tr>
<tr>
<td style="padding-right: 4px;white-space:nowrap;"><strong> Namespace Prefix:</strong></td>
<td>cyd_</td>
</tr>
</table></div>
</div></td></tr>
</table>
"""  # noqa: E501 - as EDGAR writes it

from collections.abc import Callable

import samples


def test_every_finding_and_every_unread_input_is_one_line(
    shown: Callable[..., str], golden: Callable[..., None]
):
    golden("concise.txt", shown("concise", samples.REPORT))


def test_a_clean_run_has_no_line(shown: Callable[..., str]):
    assert shown("concise", samples.CLEAN_RUN) == ""


def test_in_ascii_too(shown: Callable[..., str]):
    text = shown("concise", samples.REPORT, unicode=False)
    assert text.isascii()
    assert text.splitlines()[0] == (
        'drafts/harborlight-10k.htm:4:110: info CYD605 absolute-assurance: "can ever" promises absolute '
        "security. [Item 1C > Risk Management and Strategy para.1]"
    )

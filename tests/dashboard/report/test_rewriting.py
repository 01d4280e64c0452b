"""HTML as it stands in a report: what leads nowhere tells its address, what cannot be goes."""

import pytest

from dashboard.report.rewriting import rewritten
from dashboard.report.ways import Ways, asked

PAIR = "/partner?partner=RUS&since=2015"
WAYS = Ways({asked(PAIR, "v"): "partner/AZE-RUS.html"}, "v")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p>a &lt; b &amp; &#39;c&#39;<br><svg><path d="M0 0"/></svg></p>',
            '<p>a &lt; b &amp; &#39;c&#39;<br><svg><path d="M0 0"/></svg></p>',
        ),
        (
            '<p><a href="/partner?since=2015&amp;partner=RUS" download="">Pair</a></p>',
            '<p><a href="../partner/AZE-RUS.html">Pair</a></p>',
        ),
        (
            '<svg><path d="M0 0"/><a href="/data"><line x2="9"/></a></svg><a href="/data">Data</a>',
            '<svg><path d="M0 0"/><a><line x2="9"/></a></svg><a>Data</a> <code>/data</code>',
        ),
        (
            '<tr><td title="reported"><a href="/data">1</a></td></tr>',
            '<tr><td title="reported"><a title="reported\n/data">1</a></td></tr>',
        ),
        (
            '<p>a<a class="download" href="/data.csv"><svg><path d="M0 0"/></svg><br>CSV</a>b</p>',
            "<p>ab</p>",
        ),
        (
            '<div class="links"><a href="/data">A</a><a href="/data">B</a></div><details>',
            '<div class="links"><a>A</a> <code>/data</code></div><details open>',
        ),
    ],
)
def test_page_is_written_as_a_file(html: str, expected: str) -> None:
    """All but links, folds and what only a server gives stays as it came."""
    assert rewritten(html, "claim/one.html", WAYS) == expected

"""Pack every file of the page best, at set-up, so that no first reader waits for it.

`python -m dashboard.serving.warm` needs no data: the files are Dash's, plotly's and the folder of
assets, and they are asked for as a browser would, so what is packed is what is served.
"""

import re
from pathlib import Path

from dash import dcc
from werkzeug.test import Client

from dashboard.serving.first_page import FirstPage
from dashboard.serving.packing import PackedFiles
from dashboard.serving.static import CACHE, PageScripts, deliver, vendored

LINK = re.compile(r'(?:src|href)="(/[^"]+)"')


def warm(scripts: PageScripts, cache: Path) -> PackedFiles:
    """Pack all static files of a page."""
    app = FirstPage("dashboard")  # whose folder of assets is served
    app.layout = dcc.Location(id="url")
    files = deliver(app, scripts, cache)
    client = Client(app.server.wsgi_app)
    for link in LINK.findall(client.get("/").text):
        client.get(link)
    files.settle()
    return files


if __name__ == "__main__":
    warm(vendored(), CACHE)

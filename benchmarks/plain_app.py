"""The measure: the same three charts in Dash as it comes, on the server we use ourselves.

`python benchmarks/plain_app.py FIGURES --port N`, where FIGURES is a JSON list of figures.
"""

import argparse
import json
from pathlib import Path

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.serving.server import listen, serve


def plain(figures: Path) -> Dash:
    """Return an app that draws the figures the way Dash's own guide does it."""
    app = Dash(__name__)
    app.layout = html.Div([dcc.Location(id="url"), html.Div(id="page")])

    @app.callback(Output("page", "children"), Input("url", "pathname"))
    def page(_pathname: str) -> list[Component]:
        return [dcc.Graph(figure=figure) for figure in json.loads(figures.read_text())]

    return app


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("figures", type=Path)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    serve(plain(options.figures).server, listen("127.0.0.1", options.port))

"""The measure: a plain Dash app that reads the figures we ship and charts them, as a guide would.

`python benchmarks/plain_vintage.py --port N` serves a line chart for each pair shown first, by
pandas and plotly express, on the server we use ourselves.
"""

import argparse
import tempfile
import tomllib
from pathlib import Path

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.serving.server import listen, serve
from etl.reader import read_vintage, vintage_ids

DATA = Path(__file__).parents[1] / "data"


def pairs() -> list[tuple[str, str]]:
    """Return the reporter and partner of each pair shown first."""
    table = tomllib.loads((DATA / "reference" / "corridors.toml").read_text(encoding="utf-8"))
    return [(one["reporter"], partner) for one in table["corridor"] for partner in one["partners"]]


def chart(figures: pd.DataFrame, reporter: str, partner: str) -> go.Figure:
    """Return a chart of all that is held of a pair's trade by year."""
    rows = figures.query(
        "reporter == @reporter and partner == @partner and freq == 'A' and product == 'TOTAL'"
    )
    return px.line(
        rows.sort_values("period"),
        x="period",
        y="value_usd",
        color="flow",
        line_dash="source",
        markers=True,
        title=f"{reporter} and {partner}",
    )


def one_file() -> Path:
    """Return the newest figures as one file, as a guide has them; the first run writes it."""
    path = Path(tempfile.gettempdir()) / f"figures-{vintage_ids(DATA)[-1]}.parquet"
    if not path.is_file():
        vintage = read_vintage(DATA, vintage_ids(DATA)[-1])
        vintage.flows.to_parquet(path)
    return path


def plain() -> Dash:
    """Return the app; its callback makes the charts anew for each reader."""
    figures, shown = pd.read_parquet(one_file()), pairs()
    app = Dash(__name__)
    app.layout = html.Div([dcc.Location(id="url"), html.Div(id="page")])

    @app.callback(Output("page", "children"), Input("url", "pathname"))
    def page(_pathname: str) -> list[Component]:
        return [dcc.Graph(figure=chart(figures, *pair)) for pair in shown]

    return app


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    serve(plain().server, listen("127.0.0.1", parser.parse_args().port))

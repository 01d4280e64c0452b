"""The languages that ship, as they are learnt."""

import csv
import tomllib

from dashboard.prose.grammar import taught
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.grouping import fiscal_months
from etl.reader import SHIPPED_DATA

LANGUAGES = ("az", "en", "ru")
GROUPS = {"EUR": ["European Union", "EU"], "CIS": ["CIS"], "EAEU": ["EAEU"]}


def _words(language: str) -> Vocabulary:
    reference = SHIPPED_DATA / "reference"
    table = tomllib.loads((reference / f"language/{language}.toml").read_text("utf-8"))
    with (reference / "countries.csv").open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["kind"] == "country"]
    names = {row["code"]: [row["name"], *filter(None, row["aliases"].split("; "))] for row in rows}
    fiscal = fiscal_months({row["code"]: row["fiscal_month"] for row in rows})
    return taught(Vocabulary.of(table, GROUPS | names, GROUPS, fiscal))


WORDS = {language: _words(language) for language in LANGUAGES}

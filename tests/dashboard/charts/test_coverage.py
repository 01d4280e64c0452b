"""The rows of what is on record stand as a reader looks them up."""

from dashboard.charts.coverage import OTHERS, picture, table

NAMES = {"AZE": "Azerbaijan", "GBR": "United Kingdom", "IRN": "Iran", OTHERS: "29 other countries"}


def named(source: str, reporter: str, freq: str) -> str:
    """Return what a row is called."""
    return f"{source}: {NAMES[reporter]}{' (months)' if freq == 'M' else ''}"


def test_countries_stand_by_name_and_the_others_last() -> None:
    """By their codes the United Kingdom came before Iran; picture and table have one order."""
    rows = [
        {
            "source": source, "reporter": reporter, "freq": freq, "period": "2020",
            "status": "reported", "figures": 1, "reporters": 1,
        }
        for source in ("ons", "imf")
        for reporter in (OTHERS, "GBR", "IRN", "AZE")
        for freq in "MA"
    ]  # fmt: skip
    told = [one["what"] for one in table(rows, named)]
    assert told == [
        f"{source}: {name}{months}"
        for source in ("imf", "ons")
        for name in ("Azerbaijan", "Iran", "United Kingdom", "29 other countries")
        for months in ("", " (months)")
    ]
    assert list(picture(rows, named).up.names) == told[::-1]

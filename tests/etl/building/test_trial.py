"""Nothing is published against the word of those who will show it, and they need not be there."""

from pathlib import Path

import pandas as pd
import pytest

from etl.__main__ import main
from etl.building.importer import Origin, import_file
from etl.building.trial import UntenableDraftError
from etl.reader import current_vintage
from etl.seams import TRIAL, load_trials, registered_trials
from etl.vintage import Vintage
from tests.builders import flow, flows, publish_rows
from tests.etl.installing import installed
from tests.etl.sources.comtrade.server import Service
from tests.etl.trial import Trial, run

LATER = "2026-01-02T00:00:00Z"


class Judge:
    """A trial that says the same of every draft, and remembers them."""

    def __init__(self, said: str = "") -> None:
        self.said = said
        self.seen: list[Vintage] = []

    def __call__(self, data: Path, vintage: Vintage) -> str:
        """Look at a draft, which must not be on disk yet."""
        assert data.is_dir()
        assert not vintage.folder.exists()
        self.seen.append(vintage)
        return self.said


def files(data: Path) -> dict[str, bytes]:
    """Return every file of a folder but the lock and the answers kept."""
    paths = (path for path in (data / "vintages").rglob("*") if path.is_file())
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one vintage of the value 1."""
    publish_rows(tmp_path / "data", [flow(1)])
    return tmp_path / "data"


def figures_file(folder: Path) -> Path:
    """Write a file of one figure that is not held."""
    file = folder / "figures.csv"
    table = flows([flow(7, period="2019")]).drop(columns=["input", "currency", "rate"])
    table.to_csv(file, index=False)
    return file


def test_an_import_is_tried_before_it_is_published(data: Path, tmp_path: Path) -> None:
    """Refused with the sentence, and nothing is changed; else published as it was tried."""
    file, before = figures_file(tmp_path), files(data)
    with pytest.raises(UntenableDraftError, match="what was held stays: no page comes of it"):
        import_file(data, file, Origin(), LATER, trials=[Judge("no page comes of it")])
    assert files(data) == before
    judge = Judge()
    done = import_file(data, file, Origin(), LATER, trials=[judge])
    (tried,), held = judge.seen, current_vintage(data)
    assert held
    assert (tried.id, tried.folder, tried.manifest) == (held.id, held.folder, held.manifest)
    assert done.vintage == tried.id
    pd.testing.assert_frame_equal(tried.flows, held.flows)


def test_a_refresh_is_tried_before_it_is_published(tmp_path: Path, service: Service) -> None:
    """The answers stay kept, so the next run has them without asking."""
    trial = Trial(tmp_path / "data", service, trials=[Judge("no page")])
    with pytest.raises(UntenableDraftError, match="no page"):
        trial.refresh()
    assert current_vintage(trial.data) is None
    assert trial.raw_files
    trial.calls()
    trial.trials = [judge := Judge()]
    assert trial.refresh().vintage == judge.seen[0].id
    assert trial.calls() == 1


def test_every_trial_has_a_say(data: Path) -> None:
    """The first that objects is heard; what is published already is not tried again."""
    good, bad = Judge(), Judge("no")
    before = list((data / "parts").iterdir())
    with pytest.raises(UntenableDraftError):
        publish_rows(data, [flow(2)], LATER, trials=[good, bad])
    assert len(good.seen) == len(bad.seen) == 1
    assert list((data / "parts").iterdir()) == before, "nothing of it is left"
    publish_rows(data, [flow(1)], trials=[bad])
    assert len(bad.seen) == 1


def test_a_trial_that_fails_is_an_objection(data: Path) -> None:
    """Whatever it raises; figures nobody could try are not published."""

    def broken(_data: Path, _vintage: Vintage) -> str:
        return str(1 / 0)

    with pytest.raises(UntenableDraftError, match="ZeroDivisionError"):
        publish_rows(data, [flow(2)], LATER, trials=[broken])


JUDGE = """\
def refuse(data, vintage):
    return f"{len(vintage.flows)} figures too many."
def pass_over(data, vintage):
    return ""
"""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("judge:refuse", "2 figures too many."),
        ("judge:nothing", "AttributeError"),
        ("judge_that_is_gone:refuse", "ModuleNotFoundError"),
    ],
)
def test_what_is_installed_is_asked(data: Path, tmp_path: Path, value: str, words: str) -> None:
    """A package says by its entry point what tries drafts out: exit 1 and its sentence."""
    site, before = installed(tmp_path, TRIAL, value, JUDGE), files(data)
    environ = {"PYTHONPATH": f"{site}:{Path(__file__).parents[3]}"}
    command = ["import", figures_file(tmp_path), "--data", data]
    code, said = run(*command, environ=environ)
    assert code == 1
    assert words in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    assert files(data) == before


def test_who_cannot_be_loaded_ahead_says_so_when_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading ahead is for speed alone: a package that is broken is no end of the run by that."""
    monkeypatch.syspath_prepend(str(installed(tmp_path, TRIAL, "absent:nobody", JUDGE)))
    load_trials()
    broken = registered_trials()[0]
    with pytest.raises(ModuleNotFoundError, match="absent"):
        broken(tmp_path, None)  # type: ignore[arg-type]


def test_nothing_installed_says_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a package that registers, figures are published as they are."""
    # Metadata are looked for on this path alone.
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert registered_trials() == ()
    assert main(["import", str(figures_file(tmp_path)), "--data", str(data)], {}) == 0
    assert capsys.readouterr().out.startswith("Took in 1 figure")
    monkeypatch.setattr("sys.path", [str(installed(tmp_path, TRIAL, "judge:pass_over", JUDGE))])
    assert len(registered_trials()) == 1

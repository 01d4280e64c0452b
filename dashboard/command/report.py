"""``python -m dashboard report``: claims and main charts as a folder of pages to read from disk."""

import argparse
import sys
from pathlib import Path
from typing import Final

from dashboard.command.whole_folder import FolderTakenError, check_free, write_folder
from dashboard.report.contents import INDEX
from dashboard.report.document import STYLE
from dashboard.report.pages import report_pages
from dashboard.state.languages import catalogues
from dashboard.state.repository import Repository
from dashboard.text.language import ENGLISH, Spoken
from etl.vintage import DataError

_INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells tell it
_SHEET: Final = Path(__file__).parents[1] / "assets" / STYLE


def write_report(options: argparse.Namespace) -> int:
    """0 written; 2 not possible as asked; 130 interrupted: then whatever was there stays."""
    repository = Repository(options.data)
    code = options.lang
    language = ENGLISH if code == ENGLISH.code else Spoken(code, catalogues()[code])
    try:
        check_free(options.out)  # before the work of a minute
        vintage = repository.snapshot().vintage.id
        pages = report_pages(repository, vintage, language)
        texts = ((name, page.encode("utf-8")) for name, page in pages)
        files = ((STYLE, _SHEET.read_bytes()), *texts)
        told = {"vintage": vintage, "language": code}
        count = write_folder(options.out, files, told)
    except (DataError, FolderTakenError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        where = error.filename or options.out
        print(f"Cannot write {where}: {error.strerror or error}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        return _INTERRUPTED
    print(f"{count} files of the vintage {vintage}. Open {options.out / INDEX}")
    return 0

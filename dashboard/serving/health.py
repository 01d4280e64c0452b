"""Whether readers get what they come for: the first page, made of the newest figures."""

import logging
from collections.abc import Callable
from threading import Lock
from weakref import ref

from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.text.answers import BEHIND, BROKEN_PAGE, FIRST_PAGE_FAILS
from etl.storage.place import trouble_of


class Health:
    """Tries the first page once for each state of the data, however often it is asked."""

    def __init__(self, repository: Repository, first_page: Callable[[], object]) -> None:
        """Make the page as readers get it, by ``first_page``, which may raise anything."""
        self._repository = repository
        self._first_page = first_page
        self._lock = Lock()
        self._tried: ref[Snapshot] | None = None
        self._fault = ""

    def told(self) -> tuple[str, bool]:
        """The newest vintage with whether all is well, or what is wrong. Raises DataError."""
        snapshot = self._repository.snapshot()
        with self._lock:
            if self._tried is None or self._tried() is not snapshot:
                self._fault = self._found()
                self._tried = ref(snapshot)
            fault = self._fault
        if fault:
            return BROKEN_PAGE.format(vintage=snapshot.vintage.id, fault=fault), False
        well = f"ok {snapshot.vintage.id}"
        return f"{well}\n{BEHIND}" if trouble_of(self._repository.data) else well, True

    def _found(self) -> str:
        """The kind of failure of the first page; blank for none."""
        try:
            self._first_page()
        except Exception as error:
            logging.getLogger(__name__).exception(FIRST_PAGE_FAILS)
            return type(error).__name__
        return ""

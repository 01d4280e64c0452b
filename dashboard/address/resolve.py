"""From an address to a request: which view, which state of the data, which selection. No Dash."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Protocol
from urllib.parse import parse_qs, parse_qsl, urlencode

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError, no_vintage, of_data
from dashboard.address.request import Request
from dashboard.address.selection import Selection
from dashboard.address.typed_number import TypedNumber, typed_number
from dashboard.measures.evidence import PUBLISHED
from dashboard.state.languages import languages
from dashboard.state.naming import code_of, nearest
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.state.vocabularies import readable, vocabulary
from etl.reference.misfits import Misfit
from etl.schema import UNALLOCATED
from etl.vintage import DataError, NewerSchemaError


class AskedPage(Protocol):
    """A page that is asked for: which parameters its address may name."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Their names."""
        ...

    @property
    def mended(self) -> tuple[str, ...]:
        """Those of them whose mistakes it tells where they are typed."""
        ...


def ask(  # noqa: PLR0913 -- an address, and where and in which language it was asked
    repository: Repository,
    page: AskedPage,
    path: str,
    query: str,
    otherwise: str = "",
    *,
    language: str = "",
) -> Request:
    """The request an address makes, on the vintage it pins. Raises SelectionError and DataError.

    An address that pins none is asked of the vintage ``otherwise``, or of the newest. A number that
    was typed is read as in ``language``, the page's own; files and programs have none.
    """
    parameters = page.parameters
    snapshot = state_of(repository, parameters, query, otherwise)
    # A pinned state has years and sources of its own, and so have its links.
    limits = replace(limits_of(snapshot), typed=partial(_typed, repository, snapshot, language))
    return _request(repository, snapshot, limits.parse(query, parameters), path, otherwise)


def ask_despite(  # noqa: PLR0913 -- as ``ask``
    repository: Repository,
    page: AskedPage,
    path: str,
    query: str,
    otherwise: str = "",
    *,
    language: str = "",
) -> Request:
    """The request an address makes but for mistakes that the page tells where they are typed.

    Those are its misfits. Raises SelectionError for any other, and DataError.
    """
    given = parse_qsl(query.lstrip("?"), keep_blank_values=True)
    misfits: tuple[Misfit, ...] = ()
    while True:
        wrong = {one.field for one in misfits}
        left = urlencode([(name, text) for name, text in given if name not in wrong])
        try:
            asked = ask(repository, page, path, left, otherwise, language=language)
        except SelectionError as error:
            if not all(
                one.field in page.mended and one.field not in wrong for one in error.misfits
            ):
                raise
            misfits += error.misfits
        else:
            typed = {name: text for name, text in given if name in wrong}
            return replace(asked, misfits=misfits, typed=typed)


def _typed(
    repository: Repository, snapshot: Snapshot, language: str, text: str
) -> TypedNumber | None:
    """A number that somebody typed, by the words of the page's language, else of any other."""
    words = partial(vocabulary, repository.data, snapshot)
    own = words(language) if language in readable() else None
    return typed_number(text, map(words, readable()), own)


def state_of(
    repository: Repository, parameters: tuple[str, ...], query: str, otherwise: str = ""
) -> Snapshot:
    """The vintage a query string pins, else the one named, else the newest.

    Raises SelectionError and DataError.
    """
    wanted = parse_qs(query.lstrip("?")).get("vintage", [""])[0]
    if not wanted or "vintage" not in parameters:
        return repository.snapshot(otherwise)
    if wanted not in repository.vintages():
        raise SelectionError(no_vintage("vintage", wanted))
    try:
        return repository.snapshot(wanted)
    except NewerSchemaError:
        raise
    except DataError as error:
        raise SelectionError(of_data("vintage", error)) from error


def ask_nothing(repository: Repository, path: str, otherwise: str = "") -> Request:
    """The request of an address that cannot be read: everything as by default."""
    snapshot = repository.snapshot(otherwise)
    return _request(repository, snapshot, limits_of(snapshot).defaults, path, otherwise)


def _request(
    repository: Repository, snapshot: Snapshot, selection: Selection, path: str, last: str
) -> Request:
    held = _readable(repository, last)
    words = partial(vocabulary, repository.data, snapshot)
    return Request(
        snapshot, selection, limits_of(snapshot), path, held, repository.snapshot, words=words
    )


def _readable(repository: Repository, last: str) -> tuple[str, ...]:
    """The vintages up to the last that can be shown: newer ones have no part in a page."""
    if not last:
        with suppress(DataError):
            last = repository.snapshot().vintage.id
    return tuple(name for name in repository.vintages() if not last or name <= last)


def limits_of(snapshot: Snapshot) -> Limits:
    """What may be asked of a state of the data; the first corridor is the default."""
    corridor = snapshot.corridors[0]
    last = snapshot.last_whole_year
    since = min(corridor.since, last)
    defaults = Selection(
        corridor.reporter, corridor.partners, since, last, period=snapshot.newest_year
    )
    sources = (*snapshot.sources_held, PUBLISHED)
    countries = frozenset(snapshot.numbers) - {UNALLOCATED}
    return Limits(
        defaults,
        countries,
        snapshot.years,
        sources,
        languages(),
        partial(code_of, snapshot),
        tuple(snapshot.ledger.goods),
        partial(nearest, snapshot),
    )

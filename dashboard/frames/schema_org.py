"""What search engines are told in the words of schema.org: verdicts and data sets. Pure.

``root`` is always the address of the site, such as ``https://example.org``.
"""

from collections.abc import Mapping
from typing import Any, Final

from dashboard.address.request import Request
from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.claim_json import Facts
from dashboard.state.snapshot import Snapshot
from dashboard.text import shell
from dashboard.text.claims import headline
from dashboard.text.language import say
from dashboard.text.names import country
from dashboard.text.verdicts import VERDICT_NAMES

_CONTEXT: Final = "https://schema.org"
_RATINGS: Final = {Verdict.SUPPORTED: 3, Verdict.CLOSE: 2, Verdict.NOT_SUPPORTED: 1}
_SPEAKERS: Final = {"person": "Person", "organization": "Organization"}
_DOWNLOADS: Final = {"csv": "text/csv", "json": "application/json", "md": "text/markdown"}


def claim_review(evaluation: Evaluation, snapshot: Snapshot, root: str = "") -> dict[str, Any]:
    """The verdict as ClaimReview; one that cannot be checked has no rating value.

    Its author is whoever publishes the site. The claim has one only where the claims file says
    whether a person or an organization spoke.
    """
    claim, verdict = evaluation.claim, evaluation.verdict
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": VERDICT_NAMES[verdict]}
    if verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[verdict], "bestRating": 3, "worstRating": 1}
    return {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        "claimReviewed": claim.sentence,
        "url": f"{root}/claim/{claim.id}",
        "datePublished": snapshot.vintage.manifest["created"][:10],
        "author": publisher(snapshot, root),
        "itemReviewed": _item(claim),
        "reviewRating": rating,
        "reviewBody": headline(evaluation, snapshot),
    }


def _item(claim: Claim) -> dict[str, Any]:
    """The claim, who made it and where."""
    item: dict[str, Any] = {"@type": "Claim", "datePublished": claim.said_on}
    if claim.speaker_kind:
        item["author"] = {"@type": _SPEAKERS[claim.speaker_kind], "name": claim.said_by}
    if claim.address:
        item["appearance"] = {"@type": "CreativeWork", "url": claim.address, "name": claim.title}
    return item


def publisher(snapshot: Snapshot, root: str) -> dict[str, Any]:
    """Whoever answers for the site: the organization its settings name, else the product."""
    name = snapshot.site.name or say(shell.TITLE)
    return {"@type": "Organization", "name": name, "url": f"{root}/"}


def data_set(request: Request, page: str, title: str, description: str, root: str) -> Facts:
    """What a page shows as Dataset: years, countries, downloads, and its sources with their terms.

    ``page`` is its name in addresses, as ``overview``.
    """
    snapshot, chosen, links = request.snapshot, request.selection, request.links
    codes = dict.fromkeys((chosen.reporter, *chosen.partner))
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": title,
        "description": description,
        "url": f"{root}{links.view(page)}",
        "version": snapshot.vintage.id,
        "dateModified": snapshot.vintage.manifest["created"],
        "isAccessibleForFree": True,
        "creator": publisher(snapshot, root),
        "temporalCoverage": f"{chosen.since}/{chosen.until}",
        "spatialCoverage": [country(snapshot, code) for code in codes],
        "isBasedOn": [_source(snapshot.sources[name]) for name in _held(snapshot)],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": f"{root}{links.view(page, form=ending)}",
            }
            for ending, kind in _DOWNLOADS.items()
        ],
    }


def _held(snapshot: Snapshot) -> list[str]:
    """The sources of the vintage that are known."""
    return [name for name in snapshot.sources_held if name in snapshot.sources]


def _source(known: Mapping[str, Any]) -> dict[str, Any]:
    """A source's data set, under its own terms."""
    return {
        "@type": "Dataset",
        "name": known.get("title") or known["name"],
        "url": known["address"],
        "publisher": {"@type": "Organization", "name": known["publisher"]},
        "license": {"@type": "CreativeWork", "name": known["terms"], "url": known["address"]},
        "citation": known["citation"],
    }

"""What was handed out is handed out again to whoever asks the same, and to nobody else."""

from collections.abc import Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from dashboard.serving.doorstep import Doorstep

PAGE: Final = [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"'), ("Vary", "Cookie")]


class House:
    """An application that counts how often it is asked, and answers with that."""

    def __init__(self) -> None:
        """Begin with a page that is the same for all."""
        self.asked, self.state = 0, "first"
        self.status, self.headers, self.size = "200 OK", PAGE, 1

    def __call__(self, _: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer."""
        self.asked += 1
        start_response(self.status, [*self.headers])
        return [b"%d" % self.asked, b"." * self.size]


@pytest.fixture
def house() -> House:
    """Return the application behind the door."""
    return House()


@pytest.fixture
def door(house: House) -> Client:
    """Return who asks at its door."""
    return Client(Doorstep(house, lambda: house.state), use_cookies=False)


def test_the_same_is_asked_once(house: House, door: Client) -> None:
    """To the byte and the header; another reader, page or state is asked for anew."""
    first, again = door.get("/page?a=1"), door.get("/page?a=1")
    assert house.asked == 1
    assert (again.data, list(again.headers)) == (first.data, list(first.headers))
    others: list[dict[str, dict[str, str]]] = [
        {"headers": {"Cookie": "lang=ru"}},
        {"headers": {"Accept-Language": "az"}},
        {"headers": {"Accept-Encoding": "br"}},
        {"headers": {"Accept": "text/markdown"}},
        {"headers": {"Host": "trade.example"}},
        {"headers": {"If-None-Match": '"a"'}},
        {"query_string": {"a": "2"}},
    ]
    for number, other in enumerate(others, 2):
        assert door.get("/page", **({"query_string": {"a": "1"}} | other)).data.startswith(
            b"%d" % number
        )
    house.state = "second"
    assert door.get("/page?a=1").data != first.data


@pytest.mark.parametrize(
    ("status", "headers", "size"),
    [
        ("200 OK", [*PAGE, ("Set-Cookie", "lang=ru")], 1),
        ("200 OK", PAGE[:1], 1),
        ("200 OK", [("Content-Type", "application/javascript"), PAGE[1]], 1),
        ("200 OK", PAGE, 200_000),
        ("404 NOT FOUND", PAGE, 1),
        ("503 SERVICE UNAVAILABLE", PAGE, 1),
    ],
)
def test_what_is_not_for_all_is_asked_each_time(
    house: House, door: Client, status: str, headers: list[tuple[str, str]], size: int
) -> None:
    """A cookie is one reader's, a failure may pass, and a file may be packed better by then."""
    house.status, house.headers, house.size = status, headers, size
    assert door.get("/").data != door.get("/").data
    assert house.asked == 2


def test_what_changes_something_is_never_answered_at_the_door(house: House, door: Client) -> None:
    """Nor is what asks for the head alone."""
    door.get("/")
    for _ in range(2):
        door.post("/", data="x")
        door.head("/")
    assert house.asked == 5


def test_only_so_many_are_at_hand(house: House, door: Client) -> None:
    """Whoever asks for all there is fills no memory; what is asked again stays."""
    for number in range(200):
        door.get(f"/{number}")
        door.get("/0")
    assert house.asked == 200
    door.get("/150")
    assert house.asked == 200
    door.get("/1")
    assert house.asked == 201


def test_a_page_is_handed_out_as_it_was_made(shipped: FlaskClient) -> None:
    """With all its headers; who has it is told so, and who reads another language gets that."""
    first, again = shipped.get("/method"), shipped.get("/method")
    assert again.data == first.data
    assert sorted(again.headers) == sorted(first.headers)
    assert "Content-Security-Policy" in again.headers
    tag = first.headers["ETag"]
    assert shipped.get("/method", headers={"If-None-Match": tag}).status_code == 304
    russian = shipped.get("/method", headers={"Accept-Language": "ru"})
    assert 'lang="ru"' in russian.text
    chosen = shipped.get("/method?lang=az")
    assert "lang=az" in chosen.headers["Set-Cookie"]
    shipped.delete_cookie("lang")

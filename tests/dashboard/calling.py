"""What Dash answers the address of a page with, asked as the browser asks it."""

import json
from typing import Any

from flask.testing import FlaskClient


def asked_for(
    client: FlaskClient, address: str, host: str = "localhost", widths: str = ""
) -> dict[str, Any]:
    """The properties of the page that the callback answers an address with.

    ``widths`` are the numbers of those its charts are seen in.
    """
    path, _, query = address.partition("?")
    (callback,) = json.loads(client.get("/_dash-dependencies").text)
    known = {"pathname": path, "search": f"?{query}" if query else ""}
    names = (name.rpartition(".") for name in callback["output"].strip(".").split("..."))
    body = {
        "output": callback["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in names],
        "inputs": [{**one, "value": known[one["property"]]} for one in callback["inputs"]],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in callback["inputs"]],
    }
    headers = {"Host": host, "Chart-Widths": widths}
    reply = client.post("/_dash-update-component", json=body, headers=headers)
    assert reply.status_code == 200, reply.text
    answered: dict[str, Any] = json.loads(reply.text)["response"]["page"]
    return answered

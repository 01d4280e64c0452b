"""A way to a server on the loopback that refuses, cuts off or stalls when it is told to."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Final, Literal, Self

Fault = Literal["", "closed", "busy", "cut off", "stalled"]

_BUSY: Final = (
    b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Please reduce your request rate."
    b"</Message></Error>"
)
_LONGEST: Final = 20  # seconds that a connection may live
_CUT: Final = 700  # bytes of an answer: its headers, and some of what follows


class Passage:
    """Hands on bytes between each caller and a port; ``fault`` strikes the next ``times`` calls."""

    def __init__(self, port: int) -> None:
        """Hand on to a port once it is entered."""
        self.fault: Fault = ""
        self.times = 0
        self.asked: list[str] = []
        self._to = port
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._over.set()
        self._socket.close()

    def play(self, fault: Fault, times: int = 1_000) -> None:
        """Let so many calls fail from here on."""
        self.fault, self.times = fault, times

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(caller,), daemon=True).start()

    def _answer(self, caller: socket.socket) -> None:
        with caller, suppress(OSError), self._connected() as server:
            caller.settimeout(_LONGEST)
            threading.Thread(target=_hand_back, args=(server, caller), daemon=True).start()
            while asked := caller.recv(65_536):
                if asked[:4] in (b"GET ", b"PUT ", b"HEAD", b"POST"):
                    self.asked.append(asked.split(b" HTTP/")[0].decode())
                    if self._strikes():
                        self._suffer(caller, asked)
                        return
                server.sendall(asked)

    def _connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self._to), timeout=_LONGEST)

    def _strikes(self) -> bool:
        if not self.fault or self.times <= 0:
            return False
        self.times -= 1
        return True

    def _suffer(self, caller: socket.socket, asked: bytes) -> None:
        if self.fault == "busy":
            head = f"HTTP/1.1 503 Slow Down\r\nContent-Length: {len(_BUSY)}\r\n"
            caller.sendall(head.encode() + b"Content-Type: application/xml\r\n\r\n" + _BUSY)
        elif self.fault == "stalled":
            self._over.wait(_LONGEST)
        elif self.fault == "cut off":
            with self._connected() as server:
                server.sendall(asked)
                caller.sendall(server.recv(_CUT))


def _hand_back(server: socket.socket, caller: socket.socket) -> None:
    with suppress(OSError):
        while answer := server.recv(65_536):
            caller.sendall(answer)
        caller.shutdown(socket.SHUT_WR)

"""Where the page is served: one address, and what a browser that has it right says of it."""

import ipaddress
import socket
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
"""Served unless another is named. As a number: another account may answer to what a name stands for."""


class NotAnAddressError(ValueError):
    """What was named is not the address of one interface."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine, and a port."""

    ip: ipaddress.IPv4Address | ipaddress.IPv6Address
    port: int

    @property
    def host(self) -> str:
        """What a browser sends as Host."""
        name = f"[{self.ip}]" if self.ip.version == 6 else str(self.ip)
        return name if self.port == 80 else f"{name}:{self.port}"

    @property
    def origin(self) -> str:
        """What a browser sends as Origin from the page."""
        return f"http://{self.host}"

    @property
    def local(self) -> bool:
        """Whether nothing of it leaves this machine."""
        return self.ip.is_loopback


def address_of(interface: str, port: int) -> Address:
    """The address written `interface`. Raises NotAnAddressError: names and `all interfaces` are none."""
    try:
        ip = ipaddress.ip_address(interface)
    except ValueError:
        raise NotAnAddressError(interface) from None
    # Which of its addresses a browser uses must be known beforehand, for it to be compared.
    scoped = isinstance(ip, ipaddress.IPv6Address) and ip.scope_id is not None
    if ip.is_unspecified or ip.is_multicast or scoped or getattr(ip, "ipv4_mapped", None) is not None:
        raise NotAnAddressError(interface)
    return Address(ip, port)


def listen(address: Address) -> tuple[socket.socket, Address]:
    """A socket that listens there, and the address with the port it got (0 asks for any). Raises OSError."""
    family = socket.AF_INET6 if address.ip.version == 6 else socket.AF_INET
    listening = socket.create_server((str(address.ip), address.port), family=family)
    return listening, Address(address.ip, listening.getsockname()[1])

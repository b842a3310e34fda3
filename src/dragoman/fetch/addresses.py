"""Which machines may be spoken to: those of the public internet, and networks that were allowed.

A host's name comes in, the addresses to connect to go out; they are looked up once, vetted, and
connected to as numbers, so that a name cannot mean one machine when checked and another when
used. An address inside another (IPv4-mapped, 6to4, Teredo, NAT64) is vetted too. One address that
is not public refuses the host: a name that means both is how an inner machine is reached.
"""

import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from ipaddress import IPv4Network as Network4

from dragoman.errors import FetchError

Network = Network4 | IPv6Network
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]  # host and port to addresses in numbers
_NAT64 = ip_network("64:ff9b::/96")
_UNICAST = ip_network("2000::/3")  # all of IPv6 that was ever given out to the public
EVERYWHERE: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))


def networks(written: Iterable[str]) -> tuple[Network, ...]:
    """Networks as people write them, `10.0.0.0/8`; `all` stands for every one."""
    found: list[Network] = []
    for text in written:
        try:
            found += EVERYWHERE if text == "all" else [ip_network(text, strict=False)]
        except ValueError as error:
            raise FetchError(
                f"{text!r} is no network; write it as 10.0.0.0/8", "refused"
            ) from error
    return tuple(found)


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a host by the system's resolver, which also reads 0x7f.1 and 2130706433."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: the name cannot be looked up: {error}", "failed") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def vetted(
    host: str, port: int, allowed: Sequence[Network], resolve: Resolve = look_up
) -> Sequence[str]:
    """Addresses of a host that may be connected to; `FetchError` where any may not."""
    found = resolve(host.strip("[]"), port)
    if not found:
        raise FetchError(f"{host}: the name has no address", "failed")
    for text in found:
        address = ip_address(text.partition("%")[0])
        if not _may(address, allowed):
            raise FetchError(
                f"{host}: {text} is not on the public internet; "
                "--allow-private NETWORK permits an intranet",
                "refused",
            )
    return found


def _may(address: Address, allowed: Sequence[Network]) -> bool:
    if any(address.version == network.version and address in network for network in allowed):
        return True
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _may(address.ipv4_mapped, allowed)
        if address in _NAT64:
            return _may(IPv4Address(int(address) & 0xFFFFFFFF), ())
        if address not in _UNICAST:
            return False
    return all(one.is_global and not one.is_multicast for one in (address, *_inside(address)))


def _inside(address: Address) -> Iterator[Address]:
    """IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, IPv4Address):
        return
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo

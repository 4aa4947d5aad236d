"""What every answer says to the browser: nothing from elsewhere, nothing kept, nothing told on, in nobody's frame."""

from aiohttp import web

from tui.serving.address import Address


def headers_for(address: Address) -> dict[str, str]:
    """The headers of every answer of a page served at `address`."""
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        # The terminal of the page makes its style sheets as it runs.
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        f"connect-src 'self' ws://{address.host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
        "X-DNS-Prefetch-Control": "off",
    }


def set_on(response: web.StreamResponse, headers: dict[str, str]) -> None:
    """Put `headers` on an answer about to leave, and take off what tells with which program it was made."""
    response.headers.update(headers)
    response.headers.popall("Server", None)

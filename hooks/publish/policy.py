"""What a page may load and run: the site's own files, and nothing that stands in a page itself."""

from __future__ import annotations

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""As a page says it of itself; theme/main.html writes it."""

FEATURES_NOT_USED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "usb",
)  # fmt: skip

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",  # which only a header can say
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES_NOT_USED),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers() -> str:
    """The `_headers` file of a site, for hosts that read one."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())

"""What is between a client and a page, named for a person, with what can be done about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ObstacleKind = Literal[
    "bot check",
    "consent page",
    "login",
    "paywall",
    "script shell",
    "robots.txt",
    "refused",
    "private address",
    "not found",
    "server error",
    "unreachable",
    "no articles",
]

REMEDIES: dict[ObstacleKind, str] = {
    "bot check": "write to the site and request access for your `user_agent`; a feed or the site's API is often exempt",
    "consent page": "look for a feed or sitemap, which are seldom behind it; else set `cookies` to what a browser "
    "keeps after a consent",
    "login": "with an account, set `cookies` or `headers` of the source; without one there is nothing to read",
    "paywall": "what is free is read; for the rest a licence or a feed for partners is needed, or your own `cookies`",
    "script shell": "look for the feed, sitemap or API that its scripts read; pages without text cannot be extracted",
    "robots.txt": "the site wants no crawlers: contact its operator, or leave it out",
    "refused": "the site refuses this client: write to it, or go through another network (`proxy`)",
    "private address": "if it is your own, name its network in `[defaults]`, as in "
    '`allow_private_hosts = ["192.168.0.0/16"]`; else correct the address',
    "not found": "correct the address",
    "server error": "the site is out of order: try again later",
    "unreachable": "check the address and your network, then try again",
    "no articles": "give the address of a section, a feed or a sitemap of the site instead",
}
"""What a person can do about each, in a line."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a site or a page cannot be read."""

    kind: ObstacleKind
    detail: str = ""
    """The evidence: a status, a vendor, an address that it redirects to."""

    @property
    def remedy(self) -> str:
        """What a person can do about it."""
        return REMEDIES[self.kind]

    def __str__(self) -> str:
        return f"{self.kind} ({self.detail})" if self.detail else self.kind


_NAMED = re.compile(rf"({'|'.join(map(re.escape, REMEDIES))})(?: \(|\Z|[;)])")


def named_in(detail: str) -> ObstacleKind | None:
    """The obstacle that the detail of a rejection begins with."""
    found = _NAMED.match(detail)
    return next((kind for kind in REMEDIES if found and kind == found[1]), None)


CHALLENGE_VENDORS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    # Whose bot check has which marks in a page's source: scripts and cookies, in lower case. Those that also run on whole
    # pages count only next to a short text.
    ("Cloudflare", (b"/cdn-cgi/challenge-platform/h/", b"cf-chl-", b"cf_chl_opt", b"cf-turnstile", b"cf-error-details")),
    ("Imperva", (b"_incapsula_resource", b"distil_r_captcha")),
    ("DataDome", (b"captcha-delivery.com",)),
    ("HUMAN (PerimeterX)", (b"px-captcha", b"perimeterx")),
    ("AWS WAF", (b"awswafcookiedomainlist", b"aws-waf-token", b"gokuprops")),
    ("Sucuri", (b"sucuri_cloudproxy",)),
    ("DDoS-Guard", (b"ddos-guard", b"ddg_last_challenge")),
    ("Akamai", (b"akamai_validation", b"errors.edgesuite.net", b"bm-verify", b"sec-if-container", b"/_sec/cp_challenge")),
    ("Kasada", (b"kasada",)),
    ("Qrator", (b"qrator",)),
    ("reCAPTCHA", (b"g-recaptcha",)),
    ("hCaptcha", (b"h-captcha",)),
)  # fmt: skip

"""Which obstacle a response is: bot check, consent page, login, paywall, script shell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tasks.pure.obstacles import CHALLENGE_VENDORS, Obstacle, ObstacleKind
from tasks.pure.records import Reason

_HEADERS = (
    # vendor, what its responses have in their headers, in lower case, as "name: value"
    ("Cloudflare", ("cf-mitigated: challenge",)),
    ("DataDome", ("x-datadome", "datadome=")),
    ("Akamai", ("server: akamaighost",)),
    ("Imperva", ("x-iinfo", "incap_ses")),
    ("HUMAN (PerimeterX)", ("_pxhd",)),
    ("AWS WAF", ("x-amzn-waf-action",)),
    ("Sucuri", ("x-sucuri-block",)),
    ("DDoS-Guard", ("server: ddos-guard",)),
    ("Qrator", ("server: qrator",)),
    ("Kasada", ("x-kpsdk",)),
    ("Vercel", ("x-vercel-mitigated: challenge",)),
)
_CHECK_TITLE = re.compile(
    r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|access denied|"
    r"security check|verify(?:ing)? (?:that )?you are|einen moment bitte|un instant|pardon our interruption|captcha",
    re.IGNORECASE,
)
_CONSENT_PLACE = re.compile(
    r"/(?:cookie-?|privacy-?)?(?:consent|cookie-?wall|privacy-?(?:wall|gate))\b|^consent\.|^cmp\.", re.IGNORECASE
)
_CONSENT_WORDS = re.compile(
    r"accept (?:all|cookies)|reject all|alle akzeptieren|zustimmen|tout accepter|aceptar todo|accetta tutti|"
    r"before you continue|our (?:\d+ )?partners|zgadzam się|принять все|tümünü kabul|同意",
    re.IGNORECASE,
)
_PAYWALL_WORDS = re.compile(
    r"subscribe (?:now )?to (?:continue|read)|subscribers? only|(?:for|to) (?:paid |paying )?subscribers|continue reading with|"
    r"jetzt weiterlesen|nur für abonnenten|weiterlesen mit|réservé aux abonnés|abonnez-vous pour|solo para suscriptores|"
    r"suscr[ií]bete para|per gli abbonati|abbonati per|exclusivo para assinantes|tylko dla prenumeratorów|только для подписчиков|"
    r"abonelere özel",
    re.IGNORECASE,
)
_LOGIN_PLACE = re.compile(
    r"/(?:log-?in|sign-?in|signon|sso|account/login|users/sign_in|anmelden|connexion|iniciar-sesion)(?:[/.?]|\Z)",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|needs?|activate|aktivieren|activer|activez|active|habilit\w{1,9}|attiva\w{0,9}|włącz\w{0,9}|включ\w{1,9})"
    r"[^.]{0,40}java-?script|java-?script[^.]{0,40}(?:enable|require|disabled|aktivier|désactivé|erforderlich|отключ)",
    re.IGNORECASE,
)
FEW_WORDS = 60
"""Words below which a page that shows signs of a wall is one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What distinguishes a wall from a page in HTML."""

    title: str = ""
    text: str = ""
    """Its visible text, the first few thousand characters."""
    words: int = 0
    """Of its visible text."""
    scripts: int = 0
    noscript: str = ""
    has_empty_root: bool = False
    """An element that a script is to fill (``<div id="root"></div>``)."""
    has_password: bool = False
    links: int = 0


def vendor_of(headers: Sequence[tuple[str, str]], body: bytes) -> str:
    """Whose bot check a response carries the marks of, or an empty string. Whole pages carry some marks, too."""
    lines = "\n".join(f"{name}: {value}" for name, value in headers).lower()
    sample = body[:60_000].lower()
    by_header = (name for name, marks in _HEADERS if any(mark in lines for mark in marks))
    by_page = (name for name, marks in CHALLENGE_VENDORS if any(mark in sample for mark in marks))
    return next(by_header, "") or next(by_page, "")


def obstacle_of_status(status: int, headers: Sequence[tuple[str, str]], body: bytes) -> Obstacle | None:
    """What an HTTP status other than success means (RFC 9110, 15); None for a success or a redirect."""
    if status < 400:
        return None
    said = f"HTTP {status}"
    if status in (404, 410):
        return Obstacle("not found", said)
    if status == 402:
        return Obstacle("paywall", said)
    if status == 401:
        return Obstacle("login", said)
    if status in (403, 405, 406, 429, 503) and (vendor := vendor_of(headers, body)):
        return Obstacle("bot check", f"{vendor}, {said}")
    if status in (403, 405, 406, 429) and _CHECK_TITLE.search(body[:20_000].decode("latin-1")):
        return Obstacle("bot check", said)
    if status == 451:
        return Obstacle("refused", f"{said}, for legal reasons")
    return Obstacle("server error" if status >= 500 else "refused", said)


def obstacle_of_page(
    address: str, url: str, shown: Shown, headers: Sequence[tuple[str, str]], body: bytes
) -> Obstacle | None:
    """What a successful response is in place of the page; None for a page.

    Args:
        address: what was requested.
        url: what answered, after redirects.
        shown: what the page shows.
        headers: of its answer.
        body: as it was received.
    """
    moved = url.rstrip("/") != address.rstrip("/")
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{parts.path}"
    if moved and (_CONSENT_PLACE.search(parts.path) or _CONSENT_PLACE.search(parts.hostname or "")):
        return Obstacle("consent page", f"redirects to {place}")
    if moved and _LOGIN_PLACE.search(parts.path):
        return Obstacle("login", f"redirects to {place}")
    if shown.words >= 2 * FEW_WORDS:
        return None
    vendor = vendor_of(headers, body)
    if shown.words < FEW_WORDS and (_CHECK_TITLE.search(shown.title) or (vendor and shown.words < FEW_WORDS // 3)):
        return Obstacle("bot check", vendor or f"titled “{shown.title}”"[:80])
    if _CONSENT_WORDS.search(shown.text) and "ookie" in shown.text + shown.title:
        return Obstacle("consent page", "a page that asks for consent in place of the text")
    if _PAYWALL_WORDS.search(shown.text):
        return Obstacle("paywall", "the text ends with an offer to subscribe")
    if shown.words >= FEW_WORDS:
        return None
    if shown.has_password:
        return Obstacle("login", "a form that asks for a password")
    is_bare = shown.words < FEW_WORDS // 3 and not shown.links
    if shown.scripts and (is_bare or shown.has_empty_root or _NEEDS_SCRIPT.search(f"{shown.noscript} {shown.text}")):
        return Obstacle("script shell", f"{shown.words} words without scripts")
    return None


def obstacle_of_rejection(reason: Reason, detail: str) -> Obstacle | None:
    """What a page's rejection says of its site; None where it says nothing (``thin``, ``section``)."""
    kinds: dict[Reason, ObstacleKind] = {
        "consent": "consent page",
        "challenge": "bot check",
        "gone": "not found",
        "soft-404": "not found",
        "robots": "robots.txt",
        "unreachable": "unreachable",
        "refused-address": "private address",
    }
    return Obstacle(kinds[reason], detail) if reason in kinds else None

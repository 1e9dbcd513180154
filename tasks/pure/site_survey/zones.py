"""The time zone of dates that state none: guessed from country and language, held against the offsets that are stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tasks.pure.addresses import host_of

# Countries by ISO 3166-1, with the zone of the capital or of most of their press (IANA's zone.tab).
_COUNTRIES = {
    "AE": "Asia/Dubai", "AR": "America/Argentina/Buenos_Aires", "AT": "Europe/Vienna", "AU": "Australia/Sydney", "BD": "Asia/Dhaka",
    "BE": "Europe/Brussels", "BG": "Europe/Sofia", "BR": "America/Sao_Paulo", "BY": "Europe/Minsk", "CA": "America/Toronto",
    "CH": "Europe/Zurich", "CL": "America/Santiago", "CN": "Asia/Shanghai", "CO": "America/Bogota", "CZ": "Europe/Prague",
    "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn", "EG": "Africa/Cairo", "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "UK": "Europe/London", "GR": "Europe/Athens",
    "HK": "Asia/Hong_Kong", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "ID": "Asia/Jakarta", "IE": "Europe/Dublin",
    "IL": "Asia/Jerusalem", "IN": "Asia/Kolkata", "IR": "Asia/Tehran", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome",
    "JP": "Asia/Tokyo", "KE": "Africa/Nairobi", "KR": "Asia/Seoul", "KZ": "Asia/Almaty", "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NG": "Africa/Lagos",
    "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "NZ": "Pacific/Auckland", "PE": "America/Lima", "PH": "Asia/Manila",
    "PK": "Asia/Karachi", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "QA": "Asia/Qatar", "RO": "Europe/Bucharest",
    "RS": "Europe/Belgrade", "RU": "Europe/Moscow", "SA": "Asia/Riyadh", "SE": "Europe/Stockholm", "SG": "Asia/Singapore",
    "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava", "TH": "Asia/Bangkok", "TR": "Europe/Istanbul", "TW": "Asia/Taipei",
    "AM": "Asia/Yerevan", "GE": "Asia/Tbilisi",
    "UA": "Europe/Kyiv", "US": "America/New_York", "VN": "Asia/Ho_Chi_Minh", "ZA": "Africa/Johannesburg",
}  # fmt: skip
# Languages that are written, for the most part, in one zone.
_LANGUAGES = {
    "be": "BY", "bg": "BG", "bn": "BD", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR", "et": "EE",
    "eu": "ES", "fa": "IR", "fi": "FI", "fr": "FR", "gl": "ES", "gu": "IN", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU",
    "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE", "kk": "KZ", "kn": "IN", "ko": "KR", "lt": "LT",
    "lv": "LV", "ml": "IN", "mr": "IN", "ms": "MY", "nb": "NO", "nl": "NL", "nn": "NO", "no": "NO", "pl": "PL", "ro": "RO",
    "ru": "RU", "sk": "SK", "sl": "SI", "sr": "RS", "sv": "SE", "ta": "IN", "te": "IN", "th": "TH", "tl": "PH", "tr": "TR",
    "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
# Where a language is written in several zones, and for all others: the likeliest first. An offset decides among them.
_SPREAD = {
    "en": ("GB", "US", "IN", "AU", "ZA", "NG", "KE", "SG", "PH", "PK", "NZ"),
    "es": ("ES", "AR", "MX", "CO", "CL", "PE"),
    "pt": ("BR", "PT"),
    "ar": ("SA", "EG", "AE", "QA"),
}
_ELSEWHERE = ("DE", "RU", "US", "BR", "IN", "CN", "JP", "ID", "PK", "BD", "AE", "EG", "AU", "NZ")
_NO_COUNTRY = frozenset({"TV", "ME", "IO", "AI", "LY", "FM", "TO", "CO"})
"""Domains of countries that are mostly sold to others."""


def zone_for(url: str, language: str, region: str, offsets: Sequence[int], now: datetime) -> tuple[str, str]:
    """A zone and why it was chosen; ``("UTC", ...)`` where nothing speaks for another.

    Args:
        url: of the site; the end of its host may be a country's.
        language: ISO 639-1, of its articles.
        region: ISO 3166-1, as its pages state it.
        offsets: minutes east of UTC that its feeds and pages state; a country that has none of them now is not believed.
        now: an aware datetime.
    """
    suffix = host_of(url).rpartition(".")[2].upper()
    guesses = [
        (_COUNTRIES.get(region, ""), f"its pages are in {language or '?'}-{region}"),
        (_COUNTRIES.get(suffix, "") if suffix not in _NO_COUNTRY else "", f"its domain ends in .{suffix.lower()}"),
        (_COUNTRIES.get(_LANGUAGES.get(language, ""), ""), f"its language is {language}"),
    ]
    for zone, reason in guesses:
        if zone and (not offsets or _offset(zone, now) & set(offsets)):
            return zone, reason + (f", and its dates state {_shown(offsets[0])}" if offsets else "")
    if offsets:
        common = Counter(offsets).most_common(1)[0][0]
        for country in (*_SPREAD.get(language, ()), *_ELSEWHERE):
            if common in _offset(_COUNTRIES[country], now):
                return _COUNTRIES[country], f"a guess: its dates state {_shown(common)}"
    return "UTC", "its country is not known"


def _offset(zone: str, now: datetime) -> set[int]:
    """Minutes east of UTC, now and half a year ago: summer time."""
    moments = (now, now - timedelta(days=182))
    return {int((m.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds() // 60) for m in moments}


def _shown(offset: int) -> str:
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"

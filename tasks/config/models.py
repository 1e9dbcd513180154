"""One ``[[sources]]`` table as a frozen pydantic model: unknown keys are errors, and no value is converted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictStr

from tasks import secrets
from tasks.config import access, values
from tasks.pure.discovery.documents import MAX_BYTES
from tasks.pure.errors import ConfigError
from tasks.pure.exchanges import FetchPolicy
from tasks.pure.records import Selectors, SourceRules

Url = Annotated[StrictStr, AfterValidator(values.check_url)]
ListingUrl = Annotated[StrictStr, AfterValidator(values.check_listing_url)]
DatedUrl = Annotated[StrictStr, AfterValidator(values.check_dated_url)]
Pattern = Annotated[StrictStr, AfterValidator(values.check_pattern)]
Exclusion = Annotated[StrictStr, AfterValidator(values.check_exclusion)]
Selector = Annotated[StrictStr, AfterValidator(values.check_selector)]
Language = Annotated[StrictStr, AfterValidator(values.check_language)]
OptionalLanguage = Annotated[StrictStr, AfterValidator(lambda value: value and values.check_language(value))]
HeaderName = Annotated[StrictStr, AfterValidator(access.check_header_name)]
HeaderValue = Annotated[StrictStr, AfterValidator(access.check_header_value)]
CookieName = Annotated[StrictStr, AfterValidator(access.check_cookie_name)]
Network = Annotated[StrictStr, AfterValidator(values.check_network)]
Seconds = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SelectorKeys(_Model):
    """``[sources.selectors]``: CSS selectors, each optional."""

    title: Selector = ""
    lead: Selector = ""
    body: Selector = ""
    authors: Selector = ""
    published: Selector = ""
    tags: Selector = ""
    remove: Selector = ""


class Source(_Model):
    """One ``[[sources]]`` table, with the defaults for keys that it does not set."""

    name: Annotated[StrictStr, AfterValidator(values.check_name)]
    former_names: tuple[Annotated[StrictStr, AfterValidator(values.check_name)], ...] = ()
    enabled: StrictBool = True
    feeds: tuple[Url, ...] = ()
    sitemaps: tuple[Url, ...] = ()
    listings: tuple[ListingUrl, ...] = ()
    dated_listings: tuple[DatedUrl, ...] = ()
    urls: tuple[Url, ...] = ()
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    timezone: Annotated[StrictStr, AfterValidator(values.check_timezone)] = "UTC"
    language: OptionalLanguage = ""
    languages: tuple[Language, ...] = ()
    labels: dict[StrictStr, StrictStr] = Field(default_factory=dict)
    schedule: Annotated[StrictStr, AfterValidator(values.check_schedule)] = "*/15 * * * *"
    schedule_zone: Annotated[StrictStr, AfterValidator(values.check_timezone)] = "UTC"
    spread: Seconds | None = None
    overlap: Literal["skip", "wait"] = "skip"
    max_articles_per_run: Annotated[int, Field(strict=True, ge=1)] = 500
    max_minutes_per_run: Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)] = 30.0
    selectors: SelectorKeys = Field(default_factory=SelectorKeys)
    contact: Annotated[StrictStr, AfterValidator(values.check_contact)] = ""
    delay: Seconds = 1.0
    timeout: Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)] = 20.0
    max_bytes: Annotated[int, Field(strict=True, ge=1)] = 10_000_000
    respect_robots: StrictBool = True
    allow_private_hosts: tuple[Network, ...] = ()
    headers: Annotated[dict[HeaderName, HeaderValue], Field(repr=False)] = Field(default_factory=dict)
    cookies: Annotated[dict[CookieName, HeaderValue], Field(repr=False)] = Field(default_factory=dict)
    user_agent: Annotated[StrictStr, AfterValidator(access.check_user_agent)] = ""
    proxy: Annotated[StrictStr, AfterValidator(access.check_proxy), Field(repr=False)] = ""
    ca_file: Annotated[StrictStr, AfterValidator(access.check_ca_file)] = ""
    lookback_days: Annotated[int, Field(strict=True, ge=1, le=36_500)] = 14

    def rules(self) -> SourceRules:
        """What pure code needs to know of this source."""
        return SourceRules(
            name=self.name,
            include=self.include,
            exclude=self.exclude,
            timezone=self.timezone,
            language=self.language,
            languages=self.languages,
            selectors=Selectors(**self.selectors.model_dump()),
        )

    def policy(self) -> FetchPolicy:
        """How to fetch from this source's hosts, with the values of its secrets.

        Raises:
            ConfigError: a secret is not to be had.
        """
        return FetchPolicy(
            contact=self.contact,
            delay=self.delay,
            timeout=self.timeout,
            max_bytes=self.max_bytes,
            respect_robots=self.respect_robots,
            allow_private_hosts=self.allow_private_hosts,
            headers=tuple((name, self._secret(f"headers.{name}", text)) for name, text in self.headers.items()),
            cookies=tuple((name, self._secret(f"cookies.{name}", text)) for name, text in self.cookies.items()),
            sites=(*self.documents, *self.dated_listings) if self.headers or self.cookies else (),
            user_agent=self.user_agent,
            proxy=self._secret("proxy", self.proxy),
            ca_file=self.ca_file,
        )

    def _secret(self, key: str, text: str) -> str:
        try:
            value = secrets.fill(text)
        except secrets.SecretMissing as error:
            raise ConfigError(f'source "{self.name}": {error}', key=key) from error
        if not value.isascii() or not value.isprintable():
            raise ConfigError(f'source "{self.name}": the value has line breaks or is not ASCII', key=key)
        return value

    def document_policy(self) -> FetchPolicy:
        """The policy for feeds, sitemaps and listings: ``max_bytes`` limits pages; sitemaps.org allows 50 MiB."""
        return replace(self.policy(), max_bytes=max(self.max_bytes, MAX_BYTES))

    def digest(self) -> str:
        """A digest of the keys that decide what discovery yields.

        Validators of documents count only while it is the same: an unchanged feed may yield other addresses once
        ``include`` has changed.
        """
        deciding = (self.feeds, self.sitemaps, self.listings, self.include, self.exclude, self.lookback_days)
        return hashlib.sha256(json.dumps(deciding).encode()).hexdigest()[:16]

    @property
    def documents(self) -> tuple[str, ...]:
        """Every address that the configuration names, single articles included."""
        return (*self.feeds, *self.sitemaps, *self.listings, *self.urls)

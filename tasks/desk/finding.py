"""The article that a person means: by its key or by any of its addresses."""

from __future__ import annotations

from tasks.desk.reading import NotThere
from tasks.desk.session import Session
from tasks.pure.addresses import key_of

__all__ = ["article_of"]


def article_of(session: Session, named: str) -> str:
    """The key of an article.

    Args:
        named: its key, or an address that leads to it, with or without ``https://``.

    Raises:
        NotThere: there is none; the message says what became of the address, where that is known.
    """
    if session.row("desk/article", article_id=named) is not None:
        return named
    url = named if "://" in named else f"https://{named}"
    fate = session.row("desk/fate", url_key=key_of(url), url=url) or {}
    if fate.get("article_id"):
        return str(fate["article_id"])
    if fate.get("rejected"):
        raise NotThere(f"was fetched and rejected, {fate['rejected']}", key=named)
    if fate.get("waits"):
        raise NotThere(f"waits to be fetched: {fate['waits']}", key=named)
    raise NotThere(
        "is no key and no address of an article in this snapshot; a search shows the addresses of those that are",
        key=named,
    )

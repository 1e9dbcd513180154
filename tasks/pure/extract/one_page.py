"""The extraction of one page: its tree, its text, and each field from them."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from dataclasses import replace

from tasks.pure.extract.body.finder import BodyFound, find_body
from tasks.pure.extract.body.selected import remove_selected
from tasks.pure.extract.fields import failed, read_fields
from tasks.pure.extract.page.signals import read_signals
from tasks.pure.extract.page.tree import parse
from tasks.pure.extract.plain_text import is_flattened, with_markup
from tasks.pure.extract.verdict import page as verdict
from tasks.pure.records import Evidence, Extraction, Page, SourceRules
from tasks.pure.replays import as_published


def extract(page: Page, rules: SourceRules, *, explain: bool = False) -> Extraction:
    """Read one page; where it is not an article, ``no_article`` says why, as far as the response or the page show it.

    Never raises. Where one step raises, the page keeps what the others find, and the evidence says so (rule ``failed``); a page
    of which no tree can be built is ``no_article="broken"`` with the error as detail.
    """
    collecting = gc.isenabled()
    gc.disable()  # the trees hold no garbage until they are closed; collecting between costs a quarter of the time
    try:
        page = as_published(page)
        if (early := verdict.of_response(page)) is not None:
            return Extraction(no_article=early.reason, no_article_detail=early.detail)
        return _extract(with_markup(page) if is_flattened(page) else page, rules, explain)
    except Exception as error:  # noqa: BLE001 - whatever a page provokes is the page's fault and must not cost another page
        return Extraction(no_article="broken", no_article_detail=f"{type(error).__name__}: {error}"[:300])
    finally:
        if collecting:
            gc.enable()


def _extract(page: Page, rules: SourceRules, explain: bool) -> Extraction:
    document = parse(page.body, url=page.url, content_type=page.header("content-type"))
    with ExitStack() as closing:
        closing.callback(document.close)
        document = remove_selected(document, rules.selectors.remove)
        title = next(iter(document.metas.get("og:title", ())), document.title_text)
        failures: list[Evidence] = []
        try:
            body = find_body(document, rules.selectors, title=title, explain=explain)
        except Exception as error:  # noqa: BLE001 - the page keeps its other fields
            body = BodyFound([], None)
            failures.append(failed("body", error))
        closing.callback(body.close)
        signals = read_signals(document, page, rules, explain=explain)
        fields = read_fields(signals, body)
        try:
            no_article = verdict.of_document(signals, fields, body)
        except Exception as error:  # noqa: BLE001 - in doubt an article
            no_article = None
            failures.append(failed("no_article", error))
        if failures:
            fields = replace(fields, evidence=(*fields.evidence, *failures))
        if no_article is None:
            return fields
        return replace(fields, no_article=no_article.reason, no_article_detail=no_article.detail)

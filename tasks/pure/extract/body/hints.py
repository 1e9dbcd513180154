"""What the names that sites give their elements say about what is in them.

Words of ``class``, ``id``, ``role``, ``data-testid`` and the like, in English and a dozen other languages,
as data. They are weak hints: each is a dictionary word for the thing, not the name that one publisher
invented, and none decides alone; the body finder asks how much of the page's prose stands in the element.
"""

from __future__ import annotations

import re
from typing import Final


class Hint:
    """What an element is said to hold: bits of an ``int`` (an enum's operators cost ten times as much)."""

    NONE: Final = 0
    SHARE: Final = 1
    RELATED: Final = 2
    NEWSLETTER: Final = 4
    AD: Final = 8
    COMMENT: Final = 16
    CAPTION: Final = 32
    BYLINE: Final = 64
    NAVIGATION: Final = 128
    OVERLAY: Final = 256
    PAYWALL: Final = 512
    MEDIA: Final = 1024
    TAGS: Final = 2048
    HIDDEN: Final = 4096
    BODY: Final = 1 << 16
    LEAD: Final = 1 << 17
    TITLE: Final = 1 << 18
    ARTICLE_BODY: Final = 1 << 19
    PICTURE: Final = 1 << 20


JUNK: Final = 0xFFFF
_NAMES = {bit: name.lower() for name, bit in vars(Hint).items() if name.isupper() and bit}


def describe(hints: int) -> str:
    """The hints by name: ``share, media``."""
    return ", ".join(name for bit, name in _NAMES.items() if hints & bit)


# Stems found anywhere in a name ("relatedarticles", "js-newsletterBox"): long enough not to stand in other words.
_STEMS: dict[int, str] = {
    Hint.SHARE: "sharing|sharebar|sharetools|sharebutton|socialshare|social-media|socialmedia|addthis|addtoany|sharethis|compartir|compartilh|condivid|partage|teilen|udostepnij|paylas",
    Hint.RELATED: "related|recommend|recirc|readmore|read-more|read_more|readnext|read-next|readalso|read-also|alsoread|also-read|also_read|mostread|most-read|morefrom|more-from|popular|trending|teaser|promo|outbrain|taboola|"
    "lire-aussi|a-lire|relacionad|correlat|verwandt|weiterlesen|mehr-zum|lesen-sie|powiazane|ilgili|seealso|see-also|youmaylike|you-may|upnext|up-next|more-stories|morestories|latest-news|latestnews",
    Hint.NEWSLETTER: "newsletter|subscri|signup|sign-up|sign_up|abonnement|abonnieren|suscri|inscri|mailchimp|donat|whatsapp|telegram",
    Hint.AD: "advert|sponsor|dfp|adslot|ad-slot|adsense|ad-container|adcontainer|ad-wrapper|adwrapper|adunit|ad-unit|ad-break|publicid|publicit|pubblicit|werbung|anzeige|reklam|affiliate",
    Hint.COMMENT: "comments|commentlist|comment-list|comment-form|commentform|disqus|kommentar|comentario|commentaire|commenti|discussion-thread|respond",
    Hint.CAPTION: "caption|photo-credit|photocredit|image-credit|imagecredit|img-credit|bildunterschrift|legende|didascalia|copyright|photographer|image-source",
    Hint.BYLINE: "byline|dateline|timestamp|pubdate|publish-date|published|publication-date|post-meta|postmeta|entry-meta|article-meta|articlemeta|articleinfo|article-info|author-bio|authorbio|author-box|authorbox|about-author|readingtime|reading-time|read-time|last-updated",
    Hint.NAVIGATION: "breadcrumb|pagination|paginat|navigation|navbar|menu|skip-link|sitemap|table-of-contents|backtotop|back-to-top|sidebar",
    Hint.OVERLAY: "cookie|gdpr|consent|modal|popup|popover|offcanvas|off-canvas|tooltip|notification|privacy-overview",
    Hint.PAYWALL: "paywall-prompt|paywall-message|paywall-offer|paywall-barrier|paywall-banner|paywall-overlay|paywall-promo|paywall-box|regwall|premium-box|offer-box|abo-box",
    Hint.MEDIA: "video-player|videoplayer|jwplayer|brightcove|slideshow|carousel|slider|lightbox|image-gallery|photo-gallery|gallery|audio-player|audioplayer|podcast|text-to-speech|listen",
    Hint.TAGS: "taglist|tag-list|tag-links|taxonomy|keywords|hashtag|post-tags|entry-tags|article-tags|articletags",
    Hint.HIDDEN: "visually-hidden|visuallyhidden|screen-reader|screenreader|sr-only|print-only",
    Hint.BODY: "articlebody|article-body|article_body|articletext|article-text|article_text|articlecontent|article-content|article_content|entry-content|entrycontent|post-content|postcontent|post-body|postbody|storybody|story-body|storytext|story-text|story-content|storycontent|newsbody|news-body|news-text|newstext|bodytext|body-text|body-copy|bodycopy|main-text|maintext|content-body|contentbody|richtext|rich-text",
    Hint.LEAD: "standfirst|subhead|sub-head|sub-title|subtitle|chapeau|sottotitolo|vorspann|strapline|article-intro|articleintro|article-lead|article-summary|article-description|article-excerpt|bajada|copete|entradilla|ingress|manchet",
    Hint.TITLE: "headline|article-title|entry-title|post-title",
}
# Words found between the hyphens, underscores and humps of a name.
_WORDS: dict[int, str] = {
    Hint.SHARE: "share shares social follow",
    Hint.RELATED: "more latest similar teasers",
    Hint.NEWSLETTER: "signup subscribe optin register",
    Hint.AD: "ad ads adv advertisement banner pub gpt",
    Hint.COMMENT: "comment comments replies reactions",
    Hint.CAPTION: "credit credits attribution",
    Hint.BYLINE: "author authors date time datetime meta autor auteur autore updated bio verfasser datum fecha",
    Hint.NAVIGATION: "nav toc toolbar tools breadcrumbs footer pager",
    Hint.OVERLAY: "dialog alertdialog overlay toast drawer alert",
    Hint.PAYWALL: "",
    Hint.MEDIA: "video audio embed player poll quiz widget chart infobox factbox expandable collapsible",
    Hint.TAGS: "tags topics tag topic labels",
    Hint.HIDDEN: "",
    Hint.BODY: "",
    Hint.LEAD: "lead lede deck dek summary intro abstract excerpt teaser leadtext chapo teasertext",
    Hint.TITLE: "title headline",
    Hint.PICTURE: "image images img photo photos picture pictures pic pics figure thumbnail thumb illustration hmedia bild bilder foto fotos imagen imagem immagine afbeelding zdjecie",
}
# By their first three letters: one look-up at each letter of a name, where sixteen patterns took five times as long.
_STEMS_BY_START: dict[str, list[tuple[str, int]]] = {}
for _hint, _stems in _STEMS.items():
    for _stem in _stems.split("|"):
        _STEMS_BY_START.setdefault(_stem[:3], []).append((_stem, _hint))
_WORD_HINTS: dict[str, int] = {}
for _hint, _words in _WORDS.items():
    for _word in _words.split():
        _WORD_HINTS[_word] = _WORD_HINTS.get(_word, Hint.NONE) | _hint
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z]+")
# "has-sidebar", "no-comments", "with-caption" tell of something else, beside the element or in it.
_ABOUT_ANOTHER = re.compile(r"\b(?:has|no|not|with|without|is-not|js-no|hide-on|show-on)[-_][\w-]+")
# Only as a whole name: "label-hidden" hides a label, "overflow-hidden" what is too wide.
_HIDDEN = frozenset(
    "hidden hide invisible is-hidden u-hidden u-hide is-hide d-none display-none element-invisible element-hidden".split()
)
# "hidden md:block", "d-none d-lg-flex": shown where the screen is wide enough.
_SHOWN = re.compile(r"(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline|table)")
# "text-image", "media-body", "photo-list": text and pictures side by side.
_BESIDE_PICTURE = re.compile(r"text|body|paragraph|copy|list|grid|slide|gallery")
_cache: dict[str, int] = {}
_CACHE_LIMIT = 50_000
_LONGEST = 80
"""Characters of one name that are read: longer ones are made by machines."""


def hints_of(names: str) -> int:
    """The hints in the joined ``class``, ``id`` ... of one element."""
    hints = Hint.NONE
    for name in names.split():
        known = _cache.get(name)
        hints |= known if known is not None else _read(name)
    if hints & Hint.HIDDEN and _SHOWN.search(names):
        hints &= ~Hint.HIDDEN
    return hints


def _read(name: str) -> int:
    found = Hint.NONE
    if ":" not in name and "[" not in name:  # "hover:...", "w-[3rem]": how it looks, not what it is
        text = name[:_LONGEST]
        if not text.islower():
            text = _HUMP.sub("-", text).lower()
        if "-" in text or "_" in text:
            text = _ABOUT_ANOTHER.sub(" ", text)
        for at in range(len(text) - 2):
            for stem, hint in _STEMS_BY_START.get(text[at : at + 3], ()):
                if text.startswith(stem, at):
                    found |= hint
        if text.endswith("dek"):  # "article-dek", not "dekoration"
            found |= Hint.LEAD
        for word in _SPLIT.split(text):
            found |= _WORD_HINTS.get(word, Hint.NONE)
        if found & Hint.PICTURE and _BESIDE_PICTURE.search(text):
            found &= ~Hint.PICTURE
        if text in _HIDDEN:
            found |= Hint.HIDDEN
    if len(_cache) >= _CACHE_LIMIT:
        _cache.clear()
    _cache[name] = found
    return found

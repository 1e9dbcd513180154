"""Lines that are known by their words: what sites print around an article. The words are in the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.pure.extract.lexicon import appeals, buttons, forms, labels
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.tables import alternatives, entries
from tasks.pure.extract.page.text import ends_sentence

LONGEST_LABEL = 60
"""Characters of a label or of the heading over comments; fewer than this."""
LONGEST_IMPERATIVE = 160
LONGEST_BANNER = 600
_LONGEST_NOTICE = 240
_LONGEST_MINUTES = 12
LONGEST_FORM_NOTE = 400
"""Characters of what a form says beside its fields."""
LONGEST_APPEAL = 800
"""Characters of an appeal under an article."""
LONGEST_ADDRESSES = 2_000
"""Characters of a line that are read to see whether it is of addresses."""
ICONS = 4
"""Icon names in one line, from which it is a run of them: no sentence has so many."""
EDGES = "【】《》● \t\n.:!?…-–—|>»›→▶►•·*_=+#[](){}\"'“”"
"""What may be around the words of a line."""

_DASHES = "-–—"
"""What is on both sides of the number of a page."""
_LONGEST_NUMBER = 6
"""Digits of the number of a line, at most."""
_BEFORE_NOTES = "¡¿" + EDGES.translate({ord(mark): None for mark in "\"'“”"})
"""What may be before what a form says: no quotation mark, behind which somebody else speaks."""
_DOT_ABOVE = "\u0307"
"""What is left of a Turkish capital I with a dot in small letters."""
_LABELS = frozenset(
    entry.casefold().replace(_DOT_ABOVE, "")  # a Greek word ends in another letter there
    for entry in entries(
        labels.ADVERTISING,
        labels.OTHER_ARTICLES,
        labels.SHARE_BUTTONS,
        labels.SHARING,
        labels.COMMENTING,
        labels.ACCOUNT,
        labels.CONTROLS,
        labels.ABOUT_ARTICLE,
        labels.EMBEDDED_POSTS,
    )
)
_LABELS_OF_POINTS = frozenset(entry.casefold() for entry in entries(labels.KEY_POINTS))


def _as_folded(pattern: str) -> str:
    """A regular expression for texts without case: Greek words end in another letter there."""
    return pattern.replace("ς", "σ")


_SHARE_BAR = frozenset(entry.casefold() for entry in entries(labels.SHARE_BUTTONS, labels.SHARE_BAR_WORDS))
_SEPARATORS = frozenset({"/", "|", "·", "•"})
_SEPARATOR = re.compile(r"\s*[/|·•,]\s*|\s{2,}")
_COUNT = re.compile(rf"\d[\d.,k]*\s*(?:{alternatives(labels.COUNTED, labels.COUNTED_AFTER_NUMBER)})")
_BARE_COUNT = re.compile(rf"(?:{alternatives(labels.COUNTED)}) ?\(?\d[\d.,k]*\)?")
_WAITING = re.compile(rf"(?:{alternatives(labels.WAITING)})[\w ]{{0,20}}(?:\.{{3}}|…)")
_BUTTON = re.compile(_as_folded(f"(?:{alternatives(buttons.BUTTONS)})[:：]?"))
_READING_TIME = re.compile(
    _as_folded(
        rf"(?:{alternatives(buttons.READING_TIME)})\s{{0,2}}[:：–-]?\s{{0,2}}[^\d\s]{{0,8}}\s?\d{{1,3}}\s?(?:{alternatives(buttons.MINUTES)})?\W*"
        rf"(?:{alternatives(buttons.TO_READ)})?|"
        rf"[^\d\s]{{0,8}}\s?\d{{1,3}}[ -]?(?:{alternatives(buttons.MINUTES)})\W*(?:{alternatives(buttons.TO_READ)})"
    )
)
_DIGIT = re.compile(r"\d")
_COMMENTS = re.compile(rf"(?:\d+ )?(?:{alternatives(labels.COMMENTS_HEADINGS)})(?: ?\(?\d+\)?)?$")
_KEYWORDS = AnyCase(rf"[\W_]*(?:{alternatives(labels.KEYWORDS)})\s*[:：]")
_TOPICS = AnyCase(rf"[\W_]*(?:{alternatives(labels.TOPICS)})\s*[:：]")
_BREADCRUMB_LEAD = re.compile(rf"(?:{alternatives(labels.BREADCRUMB_LEADS)})\s*[:：›»>]")
_POINTER = AnyCase(rf"(?:{alternatives(appeals.CROSS_REFERENCES)})(?!\w)")
_SHARED_POST = AnyCase(rf"(?:{alternatives(appeals.SHARED_POSTS)})\b.*@")
_CLICK = AnyCase(rf"\b(?:{alternatives(appeals.CLICKS)})[.!]?$")
_CLICK_ENDINGS = tuple(entries(appeals.CLICK_ENDINGS))
_APPEAL = AnyCase(rf"\b(?:{alternatives(appeals.APPEALS)})\b")
_APPEAL_OPENING = AnyCase(rf"(?:^|[.!?…:][\"”»]?\s+|\n)(?:{alternatives(appeals.APPEAL_OPENINGS)})\b")
_MESSENGER_OPENING = re.compile(
    rf"(?:^|[.!?…:][\"”»]?\s+|\n)(?:{alternatives(appeals.JOINING)})\b[^.!?\n]{{0,120}}\b(?:{alternatives(appeals.MESSENGERS)})",
    re.IGNORECASE,
)
_OUR_MESSENGER = re.compile(
    rf"\b(?:{alternatives(appeals.OURS)})\W++(?:\w[\w-]*+\W++){{0,3}}?(?:{alternatives(appeals.MESSENGERS)})|"
    rf"(?:{alternatives(appeals.MESSENGERS)})\W{{1,3}}(?:\w[\w-]*+\W++){{0,2}}?(?:{alternatives(appeals.OURS)})\b|"
    rf"(?:{alternatives(appeals.MESSENGERS)})\W{{1,3}}\+?\d[\d ()./-]{{6,}}",
    re.IGNORECASE,
)
_MESSENGER_NAMES = tuple(entries(appeals.MESSENGERS))
_QUOTED = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«?|\"[^\"]*\"?|「[^」]*」?")
_OPENING_QUOTATION = re.compile(
    r"\W?(?:“[^“”]+[“”]|”[^”]+”|„[^“”]+[“”]|«[^»]+»|»[^«]+«|\"[^\"]+\"|「[^」]+」|『[^』]+』|‘[^’]+’|'[^']+')\W*\w"
)
"""A quotation with which a line begins, and the word behind it."""
_WINDOW_NOTE = re.compile(rf"\W*(?:{alternatives(labels.WINDOW_NOTES)})\W*", re.IGNORECASE)
_IMPERATIVE = AnyCase(rf"(?:{alternatives(appeals.IMPERATIVES)})")
_FORM_NOTE = AnyCase(rf"(?:{alternatives(forms.FORM_NOTES)})")
_BANNER = AnyCase(rf"^(?:{alternatives(appeals.BANNERS)})")
_NOTICE = AnyCase(rf"^(?:{alternatives(appeals.NOTICES)})")
_FROM_NEWSLETTER = AnyCase(rf"^(?:{alternatives(appeals.FROM_NEWSLETTERS)})\b")
_NEWSLETTER = AnyCase(rf"(?:{alternatives(appeals.NEWSLETTERS)})")
_SIGN_UP = AnyCase(rf"\b(?:{alternatives(appeals.SIGNING_UP)})\b")
_MINUTES = re.compile(_as_folded(rf"\d{{1,3}}\s?(?:{alternatives(buttons.MINUTES)})\.?"))
_PAYWALL = AnyCase(rf"^(?:{alternatives(appeals.PAYWALLS)})")
_ICON = re.compile(r"icons?\b|icon(?=[a-z])", re.IGNORECASE)
_IMAGE_OBJECT = re.compile(r"https?://\S+\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?\s+\d{2,5}\s+\d{2,5}\b", re.IGNORECASE)
"""The microdata of a picture, its address, width and height, with whatever of the article's follows."""
_LEFTOVER = re.compile(r"(?:\{/?[a-z][\w-]{0,12}/?\}\s*)+", re.IGNORECASE)
"""Marks of a template that were not replaced: ``{/p}``."""
_SHORTCODE = re.compile(r"\[([a-z][\w-]*)\s[^\[\]]*=[^\[\]]*\](?:[^\[\]]*\[/\1\])?$", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a line is nothing but a label of the page."""
    return len(text) < LONGEST_LABEL and _is_short_label(text)


@lru_cache(maxsize=1024)
def _is_short_label(text: str) -> bool:
    """Cached: several rules ask it of each line, and a site has the same labels on every page."""
    if "\n" in text:
        return all(map(is_label, text.split("\n")))
    folded = text.casefold().replace(_DOT_ABOVE, "").strip(EDGES)
    if folded in _LABELS or _BUTTON.fullmatch(folded) or (_DIGIT.search(folded) and _READING_TIME.fullmatch(folded)):
        return True
    if folded[:1].isdecimal() and _COUNT.fullmatch(folded) is not None:
        return True
    if _BARE_COUNT.fullmatch(folded) or _BREADCRUMB_LEAD.match(folded):
        return True
    if text.endswith(("...", "…")) and _WAITING.fullmatch(text.casefold()):
        return True
    words = folded.split()
    if len(words) > 1 and all(word.strip(EDGES + "/,") in _SHARE_BAR or word in _SEPARATORS for word in words):
        return True
    parts = _SEPARATOR.split(folded) if len(words) > 1 else []
    return len(parts) > 2 and all(
        part.strip(EDGES) in _LABELS or part in _SHARE_BAR or _BARE_COUNT.fullmatch(part) for part in parts
    )


def is_icons(text: str) -> bool:
    """Whether a line is a run of icon names: the titles of a sprite of drawings, read as text."""
    if ("icon" not in text and "Icon" not in text) or ends_sentence(text):
        return False
    found = len(_ICON.findall(text[:2000]))
    return found >= ICONS and found * 6 >= len(text[:2000].split())


def is_comments(text: str) -> bool:
    """Whether a heading is over the comments of readers."""
    return len(text) < LONGEST_LABEL and _COMMENTS.match(text.casefold().strip(EDGES)) is not None


def is_banner(text: str) -> bool:
    """Whether a line, at an edge of the page, is a notice of cookies or of old browsers."""
    return len(text) <= LONGEST_BANNER and _BANNER.match(text) is not None


def is_notice(text: str) -> bool:
    """Whether a line, above or below the text, is what the page says of the article: "This article is more than a year old"."""
    return len(text) <= _LONGEST_NOTICE and _NOTICE.match(text.lstrip(EDGES)) is not None


def is_newsletter_note(text: str) -> bool:
    """Whether a paragraph says from which newsletter the text is, and how to get that: "This story ran in Tides. Sign up here."."""
    if len(text) > LONGEST_FORM_NOTE or _FROM_NEWSLETTER.match(text.lstrip(EDGES)) is None:
        return False
    return _NEWSLETTER.search(text) is not None and _SIGN_UP.search(text) is not None


def is_label_of_points(text: str) -> bool:
    """Whether a line is nothing but the label of key points: "In short", "Das Wichtigste in Kürze"."""
    return len(text) < LONGEST_LABEL and text.strip(EDGES + "¿¡").casefold() in _LABELS_OF_POINTS


def is_minutes(text: str) -> bool:
    """Whether a line is a number of minutes alone: next to the headline it is the time that reading takes."""
    return len(text) <= _LONGEST_MINUTES and _MINUTES.fullmatch(text.casefold()) is not None


def is_rule(text: str) -> bool:
    """Whether a line is a row of marks (``___``, ``* * *``) or a number: of a picture, of those who like it, of a page (``- 12 -``)."""
    if len(text) >= 40:
        return False
    if len(text) < 10 and text[:1] in _DASHES and text[-1:] in _DASHES:
        text = text.strip(_DASHES + " ")
        return not text or text.isdecimal()
    return not any(map(str.isalnum, text)) or (len(text) < 4 and text.lstrip("+").isdecimal())


def is_addresses(text: str) -> bool:
    """Whether a line is of web addresses with no more words than those: a post that was not embedded, hidden microdata."""
    if not text.startswith(("http://", "https://")):
        return False
    text = text[:LONGEST_ADDRESSES]
    if _IMAGE_OBJECT.match(text):
        return True
    words = [word for word in text.split() if not word.isdecimal()]
    return 2 * sum(word.startswith(("http://", "https://")) for word in words) >= len(words)


def is_line_numbers(text: str) -> bool:
    """Whether a text is numbers that follow each other, as highlighters of code set them in a column of its own: ``1 2 3``."""
    if not text[:1].isdecimal():
        return False
    numbers = text.split()
    if not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def is_shortcode(text: str) -> bool:
    """Whether a line is a command of the publishing system that was not carried out: ``[button link="/a"]Go[/button]``."""
    if len(text) < 60 and _LEFTOVER.fullmatch(text):
        return True
    return text.startswith("[") and text.endswith("]") and len(text) < 400 and _SHORTCODE.match(text) is not None


def is_keywords(text: str) -> bool:
    """Whether a line lists the article's keywords."""
    if len(text) >= 200 or (":" not in text and "：" not in text):
        return False
    return _KEYWORDS.match(text) is not None or (not ends_sentence(text) and _TOPICS.match(text) is not None)


def is_pointer(text: str) -> bool:
    """Whether a line begins as a pointer to another article."""
    return _POINTER.match(text.lstrip(EDGES)) is not None


def is_plain_pointer(text: str) -> bool:
    """Whether a line says "Read more: ..." though nothing in it links."""
    if len(text) > 200 or text.endswith((".", "!", "”", '"')):
        return False
    found = _POINTER.match(text.lstrip(EDGES))
    return found is not None and ":" in text[found.end() : found.end() + 16] and len(found.group().split()) > 1


def is_appeal(text: str) -> bool:
    """Whether a line asks the reader to subscribe, follow, share or write."""
    if len(text) > LONGEST_APPEAL:
        return False
    if _APPEAL.search(text) or _APPEAL_OPENING.search(text):
        text = without_quotations(text)  # what somebody was told to do is news
        if _APPEAL.search(text) or _APPEAL_OPENING.search(text):
            return True
    folded = text.casefold()
    if not any(name in folded for name in _MESSENGER_NAMES):
        return False
    return _MESSENGER_OPENING.search(text) is not None or _OUR_MESSENGER.search(text) is not None


def without_quotations(text: str) -> str:
    """A paragraph without what it quotes: nobody but the paper itself speaks in the rest."""
    return _QUOTED.sub(" ", text)


def is_window_note(text: str) -> bool:
    """Whether the text of an element in a link only says where the link opens: "(opens in a new tab)"."""
    return len(text) < LONGEST_LABEL and _WINDOW_NOTE.fullmatch(text) is not None


def is_imperative(text: str) -> bool:
    """Whether a short line, anywhere in the text, tells the reader to subscribe or follow."""
    if len(text) > LONGEST_IMPERATIVE or _IMPERATIVE.match(text.lstrip(EDGES)) is None:
        return False
    return not _begins_with_quotation(text)


def is_form_note(text: str) -> bool:
    """Whether a line says to what one agrees by signing up, or thanks for having done so: no article speaks of its own form."""
    return len(text) <= LONGEST_FORM_NOTE and _FORM_NOTE.match(text.lstrip(_BEFORE_NOTES)) is not None


def is_call(text: str) -> bool:
    """Whether a short line only sends the reader to a link that is not part of the text, or signs a post from elsewhere."""
    if len(text) < 200 and _SHARED_POST.match(text):
        return True
    return len(text) < 100 and text.rstrip(".!").lower().endswith(_CLICK_ENDINGS) and _CLICK.search(text) is not None


def is_paywall_notice(text: str) -> bool:
    """Whether a line says that the rest is for those who pay."""
    return _PAYWALL.match(text.lstrip(EDGES + "［〔")) is not None and not _begins_with_quotation(text)


def _begins_with_quotation(text: str) -> bool:
    """Whether a line goes on behind the quotation that it begins with: somebody else speaks in that, and the rest says who."""
    return _OPENING_QUOTATION.match(text) is not None

"""Who wrote it: JSON-LD, metas, marked bylines and the text near the headline, in that order.

People and agencies are authors. The site itself is one only where its JSON-LD says so and nobody else is named:
a page that signs with its house alone does say something, but beside a person the house is noise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bs4 import Tag

from tasks.pure.extract.byline.marked import marked_names, paths_of
from tasks.pure.extract.byline.names import is_agency, looks_like_name, names_in, without_prefix
from tasks.pure.extract.lexicon.bylines import NO_NAMES, ROLES
from tasks.pure.extract.page.head import Metas, Sites, contents, squeezed, tidy
from tasks.pure.extract.page.jsonld import PAGE_TYPES, LinkedData, Node
from tasks.pure.extract.page.marks import Marks, texts_after, texts_before
from tasks.pure.records import Evidence

AUTHOR_METAS = (
    "author", "article:author", "og:author", "og:article:author", "article:byline", "byl", "byline", "parsely-author",
    "sailthru.author", "cxenseparse:author", "mrf:authors", "dable:author", "dcsext.author", "dc.creator", "dcterms.creator",
    "dc.contributor", "citation_author", "authors", "article.author", "creator", "article_author", "author_name",
    "lp.article:author", "vr:author", "news_author", "writer", "twitter:creator:name",
)  # fmt: skip
_CREDIT = re.compile(
    r"\(?(?:image|photo|picture|foto|bild|credit)s?\s*:|(?:developed|designed|powered|website|webdesign|hosted)\s+(?:by|von|par|por)\b",
    re.IGNORECASE,
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_COLUMNS = ("专栏", "的专栏", "博客", "文集", "專欄", "部落格")
"""What is named after its writer."""
_FIRST_LETTER = re.compile(r"^[\W_]+")
_OF = frozenset("do da de del of from the la le der die das vom von".split())
_DOMAIN = re.compile(r"\w\.[a-z]{2,}$")
_WITHIN = re.compile(
    r"(?:^|[\s|｜　])(?:作者|记者|記者|撰文|автор|penulis|autor|author|auteur|yazan)\s*[:：/]\s*([^|｜　:：\d]{2,60})",
    re.IGNORECASE,
)
"""A byline in the middle of a line of a page's data: time, source, writer."""
_CARD_LABEL = re.compile(
    r"(?:written|posted) by|by|authors?|verfasst von|"
    r"geschrieben von|autor(?:in)?|écrit par|auteur|escrito por|scritto da|autore|"
    r"geschreven door|skrev(?:et|en) a[vf]|napisane przez|autor|napsal|автор|"
    r"написано автором|yazan|ditulis oleh|penulis|作者|執筆者|投稿者|글쓴이",
    re.IGNORECASE,
)
"""What a card for social media writes over the name of the writer."""
_LOGIN = re.compile(r"[a-z][a-z0-9_.-]*")
_LEGAL_FORM = re.compile(r"\b(?:GmbH|AG|mbH|KG|Ltd|LLC|Inc|S\.?A\.?S?|S\.?r\.?l|B\.?V|Sp\. z o\.o|e\.\s?V)\b\.?$")
"""Companies in author metas are who made the site."""
_LAST_WORD_OF_ROLE = frozenset(
    "correspondent reporter editor writer columnist redakteur redakteurin korrespondent korrespondentin journaliste "
    "corresponsal redactor giornalista verslaggever".split()
)
_ACCOUNTS = frozenset("user admin administrator webmaster super superadmin root test guest".split())
"""What systems call those who have no name yet."""
_MANY = 40
"""Authors that are read from one source; more is no byline."""
_BYLINE_TEXT = re.compile(
    r"^\s*(?:(?:words|reported|written|posted|submitted|published|"
    r"story|text|ein \w+|eine \w+|kommentar|interview|tekst|texte?|analysis)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|oleh|автор|autor(?:a|in)?:?|auteur:?|autore:?|author:?|text:|texto:|tekst:|foto:?|"
    r"reporter:?|pis(?:e|ze):?|piše:?|szerző:?|yazan:?|kirjoittaja:?|"
    r"penulis:?|laporan:?|tác giả:?|작성자:?|글:|作者:?|记者:?|記者:?|撰文:?|文[:：/]|"
    r"بقلم:?|كتبت?:?|نویسنده:?|נכתב על ידי|מאת:?)(?:\s*[:：]\s*|\s+|$)(.*)$",
    re.IGNORECASE,
)


def find_authors(
    linked: LinkedData,
    article: Node | None,
    metas: Metas,
    marks: Marks,
    headline: Tag | None,
    *,
    sites: Sites,
    signature: str = "",
    beside: str = "",
    thorough: bool = False,
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The authors of a page in its order, and the evidence.

    ``signature``: the line under the text that names its writer, if there is one. ``beside``: what ``<title>`` has behind
    the headline. ``thorough``: read also what can no longer win.
    """
    evidence: list[Evidence] = []
    houses: list[str] = []
    house = _FIRST_LETTER.split(beside, maxsplit=1)[-1]
    groups = [
        (rule, people)
        for rule, names in _groups(linked, article, metas, marks, headline, houses, sites, signature, thorough)
        if (people := [name for name in names if not rule.startswith("meta:") or not _is_channel(house, name)])
    ]
    chosen_rule, chosen = _choose(groups)
    if not chosen and houses:
        chosen_rule, chosen = "json-ld", houses[:1]
        groups.append(("json-ld", houses[:1]))
    for rule, names in groups:
        evidence.append(Evidence("authors", rule, ", ".join(names), chosen=rule == chosen_rule and names == chosen))
    return tuple(chosen), tuple(evidence)


def _is_channel(beside: str, name: str) -> bool:
    """Whether what follows the headline in ``<title>`` is a channel of this name, in a script without blanks: 海港财经."""
    if len(name) < 2 or not _IDEOGRAPH.search(name) or not beside.startswith(name):
        return False
    return not beside.removeprefix(name).startswith(_COLUMNS)


def _choose(groups: Sequence[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    """The first group; a byline on the page that names all of its names and more is the fuller statement."""
    if not groups:
        return "", []
    rule, names = groups[0]
    if all(_LOGIN.fullmatch(name) and not is_agency(name) for name in names):
        # Who signs as "jdoe" for machines may sign in full for readers.
        full = next((group for group in groups[1:] if all(" " in name for name in group[1])), None)
        if full is not None:
            return full
    known = {squeezed(name) for name in names}
    for other, more in groups[1:]:
        added = [name for name in more if squeezed(name) not in known]
        if (
            other in ("byline", "rel=author")
            and added
            and len(more) - len(added) == len(known)
            and all(" " in name for name in added)
        ):
            return other, more
    return rule, names


def _groups(
    linked: LinkedData,
    article: Node | None,
    metas: Metas,
    marks: Marks,
    headline: Tag | None,
    houses: list[str],
    sites: Sites,
    signature: str,
    thorough: bool,
) -> Iterator[tuple[str, list[str]]]:
    """Each source's names, the best source first; empty ones left out.

    Marked bylines are always read, because they may name more; another source only until one has names.
    """
    found_any = False

    def kept(names: Sequence[str], *, stated_by_page: bool = False) -> list[str]:
        people = []
        for name in names:
            if is_agency(name) or not is_house(name, sites):
                people.append(name)
            elif stated_by_page and squeezed(name) and not _ACCOUNTS.issuperset(name.casefold().split()):
                if name.casefold() not in NO_NAMES:
                    houses.append(name)
        people = list({squeezed(name): name for name in reversed(people)}.values())[::-1]
        # "China Correspondent" beside a name is its role; alone it is how the paper signs.
        return [name for name in people if name.split()[-1].casefold() not in _LAST_WORD_OF_ROLE] or people

    if article is not None:
        for key in ("author", "authors", "creator"):
            names = [
                name
                for raw in islice(_linked_names(linked, article.get(key)), _MANY)
                for name in _names_or_house(raw, sites)
            ]
            if people := kept(names, stated_by_page=True):
                found_any = True
                yield "json-ld", people
                break
    for name in AUTHOR_METAS:
        if name not in metas or (found_any and not thorough):
            continue
        people = []
        for _, content in islice(contents(metas, (name,)), _MANY):
            found = [] if _is_credit(content) else names_in(content)
            persons = [person for person in kept(found) if not _is_slug(person) and not _LEGAL_FORM.search(person)]
            # "example.com, Springfield, Freedonia" is an address, not a list of writers.
            first = content.split(",")[0]
            house = is_house(first, sites)
            if house and _DOMAIN.search(first) and "," in content:
                continue
            if (len(persons) == len(found) and not house) or any(" " in person for person in persons):
                people.extend(persons)
        people = list(dict.fromkeys(people))
        if people:
            found_any = True
            yield f"meta:{name}", people
    if not found_any or thorough:
        for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
            if _CARD_LABEL.fullmatch(" ".join(metas.get(label, ("",))[0].split())) and data in metas:
                people = [name for name in kept(names_in(metas[data][0])) if not _is_slug(name)]
                if people:
                    found_any = True
                    yield f"meta:{data}", people
    profiles = paths_of(content for _, content in contents(metas, ("article:author",)))
    for rule, names in marked_names(marks, marks.position_of(headline), profiles, near_only=found_any and not thorough):
        if people := kept(names):
            found_any = True
            yield rule, people
    if (thorough or not found_any) and headline is not None and (people := kept(_near(headline))):
        found_any = True
        yield "text", people
    if (thorough or not found_any) and (people := kept(names_in(signature, stated=False))):
        found_any = True
        yield "signature", people
    if not found_any and article is None:  # then the page itself may have a writer
        signed = next((node["author"] for node in linked.of_types(PAGE_TYPES) if "author" in node), None)
        names = [name for raw in islice(_linked_names(linked, signed), _MANY) for name in _names_or_house(raw, sites)]
        if people := [name for name in kept(names) if " " in name]:
            yield "json-ld", people


def _linked_names(linked: LinkedData, value: object, depth: int = 0) -> Iterator[str]:
    value = linked.resolved(value)
    if isinstance(value, str):
        if not value.startswith(("http://", "https://", "/")):
            yield value
    elif isinstance(value, list) and depth < 4:
        for item in value:
            yield from _linked_names(linked, item, depth + 1)
    elif isinstance(value, Mapping):
        name = value.get("name", value.get("@list", value.get("@value")))
        if isinstance(name, str) and name.strip():
            yield name
        elif isinstance(name, list | Mapping) and depth < 4:
            yield from _linked_names(linked, name, depth + 1)
        elif value.get("familyName"):
            yield " ".join(str(value[key]) for key in ("givenName", "familyName") if isinstance(value.get(key), str))


def _names_or_house(raw: str, sites: Sites) -> list[str]:
    """A site's own name may have commas and "and" in it: it is not taken apart."""
    text = without_prefix(tidy(raw))
    head, dot, tail = text.partition(". ")
    if dot and is_house(tail, sites):
        raw = text = head  # "Jane Doe. Example International"
    return [text] if is_house(text, sites) and len(text) <= 60 else names_in(raw)


def is_house(name: str, sites: Sites) -> bool:
    """Whether this is the site, its newsroom or a desk that bears its name: ``Redaktion example.com``."""
    if sites.has(name):
        return True
    words = [word for word in re.split(r"[\s,\-–—/]+", name) if word]
    rest = [
        word
        for word in words
        if (folded := word.casefold().strip(".")) not in NO_NAMES and folded not in ROLES and folded not in _OF
    ]
    if not rest:
        return True
    return len(rest) < len(words) and sites.has(" ".join(rest))


def _near(headline: Tag) -> list[str]:
    """Names behind "By" in the texts around the headline."""
    texts = texts_before(headline, 4) + texts_after(headline, 24)
    for index, text in enumerate(texts):
        if len(text) > 160:
            continue
        match = _BYLINE_TEXT.match(text)
        if not match:
            within = _WITHIN.search(text)
            if within and (found := names_in(within.group(1))):
                return found
            continue
        said = match.group(1) or (texts[index + 1] if index + 1 < len(texts) else "")
        names = [name for name in names_in(said, stated=False) if " " in name or not name.isascii() or is_agency(name)]
        if names:
            if not match.group(1):
                names += _listed_after(texts[index + 2 : index + 10])
            return list(dict.fromkeys(names))
    return []


def _listed_after(texts: Sequence[str]) -> list[str]:
    """Names that stand in links of their own after the first: ``<a>A</a>, <a>B</a> and <a>C</a>``."""
    names: list[str] = []
    for separator, name in zip(texts[0::2], texts[1::2], strict=False):
        if len(separator) > 5 or not looks_like_name(name, stated=False):
            break
        names.append(name)
    return names


def _is_slug(name: str) -> bool:
    """``jane-doe`` and ``Jane.doe``: a login or an address part, never how a person signs."""
    return (
        " " not in name
        and bool(re.search(r"[a-zà-ÿ][-._][a-zà-ÿ]", name))
        and not is_agency(name)
        and name[1:].islower()
    )


def _is_credit(content: str) -> bool:
    """Credits of pictures and web designers land in author metas: ``(Image: Agency)``, ``Developed by ...``."""
    return bool(_CREDIT.match(content))

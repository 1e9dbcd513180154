"""The language of the text: the page's word where the text does not contradict it, else detection, else the source's.

Templates keep the language they were sold with (``lang="en"`` on German pages), so the page's word is checked: by
script, which is certain, and by the small words of the languages that share a script, which is cheap. The detector
(py3langid) is loaded only for pages that leave doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tasks.pure.extract.head import Metas
from tasks.pure.extract.jsonld import LinkedData, Node, strings
from tasks.pure.records import Evidence

_METAS = (
    "og:locale",
    "content-language",
    "dc.language",
    "dcterms.language",
    "inlanguage",
    "language",
    "cxenseparse:language",
)
_LONG_CODES = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "nld": "nl",
    "dut": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "tur": "tr", "swe": "sv", "nor": "no", "dan": "da", "fin": "fi",
    "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "heb": "he", "fas": "fa", "hin": "hi", "ell": "el",
    "german": "de", "deutsch": "de", "english": "en", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
    "italian": "it", "italiano": "it", "russian": "ru", "portuguese": "pt", "português": "pt",
}  # fmt: skip
_SAME = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "sh": "sr",
    "tl": "fil",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "cz": "cs",
    "dk": "da",
    "se": "sv",
    "gr": "el",
    "ua": "uk",
}
"""Old codes, and country codes that pages write in their place where no such language is in the news."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("kana", re.compile(r"[\u3040-\u30ff]"), frozenset({"ja"})),
    ("hangul", re.compile(r"[\uac00-\ud7af]"), frozenset({"ko"})),
    ("han", re.compile(r"[\u4e00-\u9fff]"), frozenset({"zh", "ja", "yue"})),
    (
        "cyrillic",
        re.compile(r"[\u0400-\u04ff]"),
        frozenset("ru uk bg sr mk be kk ky mn tg uz tt ba cv os ce av ab".split()),
    ),
    ("arabic", re.compile(r"[\u0600-\u06ff]"), frozenset("ar fa ur ps ckb ku ug sd ks az pa".split())),
    ("hebrew", re.compile(r"[\u0590-\u05ff]"), frozenset({"he", "yi"})),
    ("greek", re.compile(r"[\u0370-\u03ff]"), frozenset({"el"})),
    ("devanagari", re.compile(r"[\u0900-\u097f]"), frozenset("hi mr ne sa kok mai bho".split())),
    ("bengali", re.compile(r"[\u0980-\u09ff]"), frozenset({"bn", "as"})),
    ("gurmukhi", re.compile(r"[\u0a00-\u0a7f]"), frozenset({"pa"})),
    ("gujarati", re.compile(r"[\u0a80-\u0aff]"), frozenset({"gu"})),
    ("tamil", re.compile(r"[\u0b80-\u0bff]"), frozenset({"ta"})),
    ("telugu", re.compile(r"[\u0c00-\u0c7f]"), frozenset({"te"})),
    ("kannada", re.compile(r"[\u0c80-\u0cff]"), frozenset({"kn"})),
    ("malayalam", re.compile(r"[\u0d00-\u0d7f]"), frozenset({"ml"})),
    ("thai", re.compile(r"[\u0e00-\u0e7f]"), frozenset({"th"})),
    ("georgian", re.compile(r"[\u10a0-\u10ff]"), frozenset({"ka"})),
    ("armenian", re.compile(r"[\u0530-\u058f]"), frozenset({"hy"})),
    ("ethiopic", re.compile(r"[\u1200-\u137f]"), frozenset({"am", "ti"})),
    ("khmer", re.compile(r"[\u1780-\u17ff]"), frozenset({"km"})),
    ("burmese", re.compile(r"[\u1000-\u109f]"), frozenset({"my"})),
)
_OTHER_SCRIPTS = frozenset(code for _, _, codes in _SCRIPTS for code in codes) - {"sr", "az", "uz", "kk", "ku", "pa"}
"""Languages that are not written in Latin letters; the five excepted are written in two scripts."""
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset("the of and to in is that for was with on he his by at from which be are this".split()),
    "de": frozenset("der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch".split()),
    "fr": frozenset("le la les de des et à en du un une que est pour dans qui sur pas au avec".split()),
    "es": frozenset("el la de que y en los del las por con una para se un su al lo como más".split()),
    "pt": frozenset("o a de que e do da em um para com não uma os no se na por mais dos".split()),
    "it": frozenset("il la di che e in un per del della una con non sono le dei nel gli alla si".split()),
    "nl": frozenset("de het een van en in is dat op te zijn met voor niet aan er die ook door bij".split()),
    "sv": frozenset("och att det som en på är av för med till den har inte ett om de han var".split()),
    "da": frozenset("og at det en på er af for med til den har ikke et om de han der var blev".split()),
    "no": frozenset("og at det en på er av for med til den har ikke et om de han som var ble".split()),
    "fi": frozenset("ja on ei että se oli myös hän ovat mutta kun joka kuin ole sen mukaan".split()),
    "pl": frozenset("i w na z do się nie że to jest o po od za przez dla jak ale który są".split()),
    "cs": frozenset("a se v na je že o do s z to i za by ve k jsem pro jako ale".split()),
    "hu": frozenset("a az és hogy nem is egy ez meg el volt csak már mint azt még szerint".split()),
    "ro": frozenset("și de a în la cu că pe nu din un o mai care pentru fi este au sunt".split()),
    "tr": frozenset("ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ne var".split()),
    "id": frozenset("yang di dan itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh".split()),
    "hr": frozenset("i je u se na da za su od s koji to iz što kao o nije će ali bi".split()),
    "lt": frozenset("ir kad į yra su iš bet tai buvo kaip už apie ne tik jau po nuo dėl".split()),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
"""Characters of the body that are looked at; more does not change the answer."""
_SCRIPT_SAMPLE = 500
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufaff]")
_WORD_SAMPLE = 1200
_PLENTY = 0.22
"""Share of small words that no text in another language reaches."""
_ENOUGH = 40
"""Words below which small words prove nothing."""


def code_of(written: str) -> str:
    """ISO 639-1 (or 639-3 where there is none) for ``de-AT``, ``en_US``, ``deu``, ``Deutsch``; empty where it is none."""
    word = re.split(r"[-_;, ]", written.strip().lower(), maxsplit=1)[0]
    word = _LONG_CODES.get(word, word)
    word = _SAME.get(word, word)
    return (
        word if word.isascii() and word.isalpha() and 2 <= len(word) <= 3 and word not in ("und", "zxx", "mul") else ""
    )


def find_language(
    html_lang: str, linked: LinkedData, article: Node | None, metas: Metas, body: str, *, fallback: str = ""
) -> tuple[str, tuple[Evidence, ...]]:
    """The language of ``body``. ``fallback``: the source's, where neither page nor text tell."""
    stated = list(_stated(html_lang, linked, article, metas))
    sample = body[:_SAMPLE]
    evidence = [(rule, code, "") for rule, code in stated]
    chosen = ""
    possible = script_languages(sample)
    for _, code in stated:
        if possible is not None and code not in possible:
            continue
        if possible is None and code in _OTHER_SCRIPTS and len(_WORD.findall(sample)) >= 5:
            continue
        chosen = code
        break
    if possible is not None and len(possible) == 1:
        chosen = chosen or next(iter(possible))
    doubt = not chosen or (possible is None and not _small_words_agree(chosen, sample))
    if doubt and len(sample) >= 60:
        detected = detect(sample)
        evidence.append(
            ("detected", detected, "the page does not say" if not stated else "the text contradicts the page")
        )
        if detected and (not chosen or detected != chosen):
            chosen = detected
    chosen = chosen or fallback
    marked = False
    found = []
    for rule, code, note in evidence:
        is_chosen = code == chosen and not marked
        marked = marked or is_chosen
        found.append(Evidence("language", rule, code, is_chosen, note=note))
    return chosen, tuple(found)


def script_languages(text: str) -> frozenset[str] | None:
    """The languages that write in the text's script; None for Latin letters or where there is too little."""
    sample = text[:_SCRIPT_SAMPLE]
    if sample.isascii():
        return None
    foreign = _NOT_LATIN.findall(sample)
    if len(foreign) < max(8, 0.15 * len(sample)):
        return None
    joined = "".join(foreign)
    for name, pattern, codes in _SCRIPTS:
        # Kana stand between many more Han characters; a name in Greek letters makes no Greek text.
        if len(pattern.findall(joined)) > (0.05 if name == "kana" else 0.5) * len(joined):
            return codes
    return None


def detect(text: str) -> str:
    """The language that py3langid finds. The model is loaded at the first call (0.2 s)."""
    from py3langid import classify  # loads numpy and a model: most pages never need them

    return code_of(str(classify(text[:_SAMPLE])[0]))


def _stated(html_lang: str, linked: LinkedData, article: Node | None, metas: Metas) -> Iterator[tuple[str, str]]:
    if code := code_of(html_lang):
        yield "html", code
    if article is not None:
        for text in strings(linked.resolved(article.get("inLanguage")))[:1]:
            if code := code_of(text):
                yield "json-ld", code
    for name in _METAS:
        for content in metas.get(name, ())[:1]:
            if code := code_of(content):
                yield f"meta:{name}", code


def _small_words_agree(code: str, text: str) -> bool:
    """Whether the text has the small words of the language, or has no other language's in their place."""
    words = [word.lower() for word in _WORD.findall(text[:_WORD_SAMPLE])]
    if len(words) < _ENOUGH:
        return True
    own = _share(words, _SMALL_WORDS[code]) if code in _SMALL_WORDS else 0.0
    if own >= _PLENTY:
        return True
    best = max(_share(words, small) for small in _SMALL_WORDS.values())
    return best < 0.2 if code not in _SMALL_WORDS else own >= 0.6 * best or best < 0.1


def _share(words: Sequence[str], small: frozenset[str]) -> float:
    return len([word for word in words if word in small]) / len(words)

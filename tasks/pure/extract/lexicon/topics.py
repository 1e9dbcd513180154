"""Words that stand where a topic should and name none.

Looked up whole, never as a part of a longer name, and folded, as what is compared with them is.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.pure.extract.page.head import fold


def _folded(words: str, phrases: Iterable[str] = ()) -> frozenset[str]:
    return frozenset(fold(word) for word in (*words.split(), *phrases))


HOME = _folded(
    "home homepage startseite start accueil inicio início portada главная ana sayfa hjem hem etusivu news nachrichten anasayfa "
    "hlavní domov domů kezdőlap acasă početna naslovnica αρχική beranda होम मुख्यपृष्ठ "
    "首页 首頁 ホーム トップ 홈 الرئيسية خانه בית หน้าแรก",
    {"ana sayfa", "strona główna", "trang chủ", "front page", "página inicial", "página principal"},
)  # fmt: skip
"""The first step of a trail."""

UNSORTED = _folded(
    "uncategorized uncategorised unkategorisiert allgemein ukategorisert ukategoriseret okategoriserade okategoriserat "
    "luokittelematon kategorizálatlan egyéb nezařazené nezaradené nekategorizirano nekategorizovano 未分類 未分类 미분류 "
    "unclassified unsorted",
    {
    "non classé", "non classifié(e)", "sin categoría", "sin categorizar", "senza categoria", "sem categoria",
    "geen categorie", "niet gecategoriseerd", "ikke kategoriseret", "ikke kategorisert", "bez kategorii", "fără categorie",
    "без рубрики", "без категории", "без категорії", "без категория", "χωρίς κατηγορία", "غير مصنف", "دسته‌بندی نشده",
    "tak berkategori", "chưa phân loại", "not categorized",
    },
)  # fmt: skip
"""What systems, WordPress first of all, file an article under that nobody has sorted: the default in each language."""

KINDS = _folded(
    "newsarticle newsarticles blogposting liveblogposting reportagenewsarticle opinionnewsarticle webpage webarticle"
)
"""Types of schema.org that templates print where a subject should stand."""

NO_SECTIONS = _folded(
    "all alle alles todos todas tous tout tutti article articles artikel artículos articles artigos articoli "
    "back next previous zurück weiter nächstes nächster vorheriges vorheriger übersicht übersichtsseite retour suivant précédent "
    "volver siguiente anterior indietro avanti voltar terug volgende vorige tilbake tilbage tillbaka takaisin "
    "print drucken imprimer imprimir stampa afdrukken",
    {"current article", "aktueller artikel", "this article", "this page", "zur übersicht", "all articles", "alle artikel"},
)  # fmt: skip
"""Kinds of page, and the buttons that stand beside a trail."""

NEWS = _folded(
    "news nachrichten nachricht noticias noticia notícias notícia actualités actualité actualidad actu infos nyheter nyheder uutiset "
    "новости новость новини haberler haber berita notizie nieuws wiadomości zprávy správy hírek știri ştiri vijesti vesti "
    "ειδήσεις ニュース 뉴스 新闻 新聞 速報 속보 기사 أخبار خبر اخبار חדשות समाचार ข่าว aktuell aktuelles newspaper newspapers prensa zeitung "
    "jornal journal journalism jornalismo periódico periódicos",
    {
    "breaking news", "latest news", "current news", "top news", "local news", "world news", "noticias de hoy", "son dakika",
    "latest news articles", "top stories", "últimas noticias", "berita terkini", "tin tức",
    },
)  # fmt: skip
"""What a site for search engines says of itself in each page's ``keywords``: that it has news."""

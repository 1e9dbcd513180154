"""Words that come where a topic should and name none.

Looked up whole, never as a part of a longer name, and by their :func:`~tasks.pure.extract.page.text.word_key`. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.rows import entries

HOME = entries("""
    en  home, homepage, start, news, front page
    de  startseite, nachrichten
    fr  accueil
    es  inicio, portada, página principal
    pt  início, página inicial
    ru  главная
    tr  ana, sayfa, anasayfa, ana sayfa
    no  hjem
    sv  hem
    fi  etusivu
    sk  hlavní, domov
    cs  domů
    hu  kezdőlap
    ro  acasă
    hr  početna, naslovnica
    el  αρχική
    id  beranda
    hi  होम, मुख्यपृष्ठ
    zh  首页, 首頁
    ja  ホーム, トップ
    ko  홈
    ar  الرئيسية
    fa  خانه
    he  בית
    th  หน้าแรก
    pl  strona główna
    vi  trang chủ
""")
"""The first step of a trail."""

UNSORTED = entries("""
    en  uncategorized, uncategorised, unclassified, unsorted, not categorized
    de  unkategorisiert, allgemein
    no  ukategorisert, ikke kategorisert
    da  ukategoriseret, ikke kategoriseret
    sv  okategoriserade, okategoriserat
    fi  luokittelematon
    hu  kategorizálatlan, egyéb
    cs  nezařazené
    sk  nezaradené
    hr  nekategorizirano
    sr  nekategorizovano
    ja  未分類
    zh  未分类
    ko  미분류
    fr  non classé, non classifié(e)
    es  sin categoría, sin categorizar
    it  senza categoria
    pt  sem categoria
    nl  geen categorie, niet gecategoriseerd
    pl  bez kategorii
    ro  fără categorie
    ru  без рубрики, без категории
    uk  без категорії
    bg  без категория
    el  χωρίς κατηγορία
    ar  غير مصنف
    fa  دسته‌بندی نشده
    id  tak berkategori
    vi  chưa phân loại
""")
"""What systems, WordPress first of all, file an article under that nobody has sorted: the default in each language."""

TYPES = entries("""
    web  newsarticle, newsarticles, blogposting, liveblogposting, reportagenewsarticle, opinionnewsarticle, webpage
    web  webarticle
""")
"""Types of schema.org that templates print where a subject should be."""

KINDS = entries("""
    web  gen, a wire, b wire, wire, wires, wire story, syndicated, syndication, newsfeed, default, untagged
    en  article, articles, news, news article, news articles, story, stories, news story, post, posts
    de  artikel, nachrichten, nachricht, meldung, meldungen
    fr  article, articles, actualités
    es  noticias, noticia, artículo, artículos
    it  articolo, articoli, notizie, notizia
    pt  notícias, notícia, artigo, artigos
    nl  artikel, artikelen, nieuws
    no  nyheter, artikkel, artikler
    da  nyheder, artikel, artikler
    sv  nyheter, artikel, artiklar
    fi  uutiset, uutinen, artikkeli
    pl  wiadomości, artykuł
    cs  zprávy, článek
    sk  správy, článok
    hu  hírek, cikk
    ro  știri, articol
    hr  vijesti, članak
    sr  vesti
    tr  haber, haberler
    id  berita, artikel
    ru  новости, новость, статья
    uk  новини, стаття
    el  ειδήσεις, άρθρο
    ja  記事
    ko  기사
    zh  文章
    ar  مقال
""")
"""What a system calls all that it publishes: in each article, so a subject of none."""

NO_SECTIONS = entries("""
    en  all, article, articles, back, next, previous, print, current article, this article, this page, all articles
    de  alle, alles, artikel, zurück, weiter, nächstes, nächster, vorheriges, vorheriger, übersicht, übersichtsseite
    de  drucken, aktueller artikel, zur übersicht, alle artikel
    es  todos, todas, artículos, volver, siguiente, anterior, imprimir
    fr  tous, tout, retour, suivant, précédent, imprimer
    it  tutti, articoli, indietro, avanti, stampa
    pt  artigos, voltar
    nl  terug, volgende, vorige, afdrukken
    no  tilbake
    da  tilbage
    sv  tillbaka
    fi  takaisin
""")
"""Kinds of page, and the buttons next to a trail."""

NEWS = entries("""
    en  news, newspaper, newspapers, journalism, breaking news, latest news, current news, top news, local news, world news
    en  latest news articles, top stories
    de  nachrichten, nachricht, aktuell, aktuelles, zeitung
    es  noticias, noticia, actualidad, prensa, periódico, periódicos, noticias de hoy, últimas noticias
    pt  notícias, notícia, jornal, jornalismo
    fr  actualités, actualité, actu, infos, journal
    it  notizie
    nl  nieuws
    no  nyheter
    da  nyheder
    fi  uutiset
    pl  wiadomości
    cs  zprávy
    sk  správy
    hu  hírek
    ro  știri, ştiri
    hr  vijesti
    sr  vesti
    tr  haberler, haber, son dakika
    id  berita, berita terkini
    ru  новости, новость
    uk  новини
    el  ειδήσεις
    ja  ニュース, 速報
    ko  뉴스, 속보, 기사
    zh  新闻, 新聞
    ar  أخبار, خبر
    fa  اخبار
    he  חדשות
    hi  समाचार
    th  ข่าว
    vi  tin tức
""")
"""What a site for search engines says of itself in each page's ``keywords``: that it has news."""

LABELS_OF_TAGS = entries("""
    en  tags, tag, topics, topic, keywords, filed under, related topics, topics in this article, topics in this story
    en  more on these topics, explore more on these topics, related tags, more about, more on, article tags, subjects
    de  schlagwörter, schlagworte, stichwörter, stichworte, themen, mehr zu, mehr zum thema, mehr über, verwandte themen
    de  themen in diesem artikel, themen des artikels
    fr  mots clés, thèmes, sujets, thématiques, étiquettes, plus sur, en savoir plus sur, thèmes associés
    es  etiquetas, temas, archivado en, temas relacionados, palabras clave, más sobre, etiquetado en
    es  temas que aparecen en esta nota, temas de la nota
    ca  etiquetes, temes, arxivat a
    pt  tags, tópicos, assuntos, temas, tudo sobre, mais sobre, saiba mais sobre, tópicos relacionados, temas relacionados
    pt  assuntos relacionados, palavras chave, etiquetas
    it  argomenti, temi, etichette, parole chiave, altro su, argomenti correlati
    nl  onderwerpen, trefwoorden, meer over, lees meer over, dossiers
    sv  ämnen, ämnen i artikeln, nyckelord, taggar, mer om, läs mer om
    no  emneord, emner, stikkord, temaer, mer om, les mer om
    da  emneord, emner, temaer, mere om, læs mere om
    fi  aiheet, avainsanat, asiasanat, lisää aiheesta, tunnisteet
    pl  tagi, tematy, słowa kluczowe, hasła, więcej o, tematy w artykule
    cs  témata, téma, štítky, klíčová slova, tagy, témata článku
    sk  témy, tagy, značky, kľúčové slová
    hu  címkék, témák, kulcsszavak
    ro  etichete, taguri, subiecte, cuvinte cheie, citește mai multe despre
    hr  teme, oznake, tagovi, ključne riječi
    sr  teme, tagovi, ključne reči, теме, тагови, кључне речи, ознаке
    sl  teme, oznake, ključne besede
    et  märksõnad, teemad, sildid
    lv  tēmas, birkas, atslēgvārdi
    lt  temos, žymos, raktažodžiai
    ru  теги, темы, метки, ключевые слова, сюжеты
    uk  теги, теми, мітки, ключові слова
    bg  тагове, етикети, теми, ключови думи
    el  ετικέτες, θέματα, λέξεις κλειδιά
    tr  etiketler, konular, anahtar kelimeler
    id  tag, topik, kata kunci, topik terkait
    vi  từ khóa, chủ đề, thẻ
    hi  टैग, विषय
    ar  الوسوم, وسوم, كلمات دلالية, كلمات مفتاحية, مواضيع
    fa  برچسب‌ها, کلیدواژه‌ها, موضوعات
    he  תגיות, נושאים
    th  แท็ก
    zh  标签, 標籤, 关键词, 關鍵字, 关键字, 相关标签
    ja  タグ, キーワード, 関連キーワード, 関連タグ
    ko  태그, 키워드
""")
"""What is written over or before the links to an article's topics."""

TAG_STEPS = entries("""
    en  tags?, topics?, labels?, subjects?, keywords?, hashtags?
    de  schlagw(?:ort|oerter|orte), stichw(?:ort|oerter|orte), themen?, thema
    fr  etiquettes?, mots?-cles?, sujets?
    es  etiquetas?, temas?
    it  etichett[ae], argoment[io]
    nl  trefwoord(?:en)?
    da  emne(?:ord)?
    sv  nyckelord, amne
    fi  avainsana(?:t)?
    pl  tagi, etykiety?
    cs  stit(?:ek|ky)
    hu  cimkek?
    tr  etiket(?:ler)?
""")
"""How systems call, in the addresses, the lists of what has one tag. Regular expressions."""

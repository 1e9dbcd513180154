"""Words that sites add to the headline in ``<title>``. Data only, in lower case."""

from __future__ import annotations

from tasks.pure.extract.lexicon.rows import entries

NEWS_SECTIONS = frozenset(
    entries("""
    en  news, newspaper
    de  nachrichten
    es  noticias
    pt  notícias
    fr  actualités, actualité
    it  notizie
    nl  nieuws
    no  nyheter
    da  nyheder
    fi  uutiset
    is  fréttir
    et  uudised
    lv  ziņas
    lt  naujienos
    pl  wiadomości
    cs  zprávy
    sk  správy
    hu  hírek
    ro  știri
    hr  vijesti
    sl  novosti
    sr  vesti
    sq  lajme
    tr  haberler, haber
    id  berita
    ca  noticies
    eu  albisteak
    ru  новости
    uk  новини
    el  ειδήσεις
    ar  أخبار
    he  חדשות
    hi  समाचार
    ja  ニュース
    zh  新闻, 新聞
    ko  뉴스, 기사본문
""")
)
"""Names of the one section that every paper has."""
PUBLISHER_ENDINGS = entries("""
    zh  网, 網, 日报, 日報, 晚报, 晚報, 早报, 時報, 时报, 新闻, 新聞, 社, 电子报, 電子報, 客户端, 频道, 在线
    ja  ニュース, オンライン, デジタル, ドットコム
    ko  뉴스, 일보, 신문, 방송, 타임스, 경제
""")
"""What names of papers end in, in scripts without spaces."""

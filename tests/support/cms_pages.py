"""Small invented pages in the markup of common publishing systems and of papers of many countries.

Each is a system's default markup around an article, as far as it matters for its fields; ``{text}`` stands
where the paragraphs go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EN = (
    "<p>The lantern festival returns to the old quay on Saturday after a break of three years, the council said.</p>"
    "<p>Some forty boats will carry paper lights along the river, and the ferry will stop for an hour.</p>"
    "<p>Organisers expect twelve thousand visitors, about as many as came the last time it was held.</p>"
)
_ZH = "<p>灯笼节将于星期六在老码头举行，市议会说，这是三年来的第一次，预计将有一万二千名游客前来参观。</p><p>约四十艘船将载着纸灯沿河而下，渡轮将停航一小时，桥梁在午夜之前对汽车关闭。</p>"
_JA = "<p>灯籠祭りが三年ぶりに土曜日、旧埠頭で開かれると市議会が発表した。約四十隻の船が紙の灯りを運ぶ。</p><p>主催者は一万二千人の来場を見込んでいる。橋は真夜中まで車両通行止めとなる。</p>"
_KO = "<p>등불 축제가 3년 만에 토요일 옛 부두에서 다시 열린다고 시의회가 밝혔다. 약 40척의 배가 종이 등불을 싣고 강을 따라 내려간다.</p><p>주최 측은 1만 2천 명의 방문객을 예상하고 있다. 다리는 자정까지 통제된다.</p>"
_AR = "<p>يعود مهرجان الفوانيس إلى الرصيف القديم يوم السبت بعد انقطاع دام ثلاث سنوات، بحسب ما أعلن المجلس البلدي في المدينة.</p><p>وستحمل نحو أربعين قاربا أضواء ورقية على طول النهر، وستتوقف العبارة لمدة ساعة.</p>"
_RU = "<p>Фестиваль фонарей возвращается на старую набережную в субботу после перерыва в три года, сообщил городской совет.</p><p>Около сорока лодок провезут бумажные огни по реке, и паром остановится на час.</p>"
_PT = "<p>O festival das lanternas volta ao cais velho no sábado depois de uma pausa de três anos, disse a câmara municipal.</p><p>Cerca de quarenta barcos vão levar luzes de papel pelo rio, e a balsa vai parar por uma hora.</p>"
_TR = "<p>Fener festivali üç yıllık bir aradan sonra cumartesi günü eski rıhtıma dönüyor, belediye meclisi açıkladı.</p><p>Kırk kadar tekne nehir boyunca kağıt ışıklar taşıyacak ve feribot bir saat duracak.</p>"
_HI = "<p>लालटेन उत्सव तीन साल के अंतराल के बाद शनिवार को पुराने घाट पर लौट रहा है, नगर परिषद ने कहा।</p><p>लगभग चालीस नावें नदी के किनारे कागज की रोशनी ले जाएंगी और नौका एक घंटे के लिए रुकेगी।</p>"
_DE = "<p>Das Laternenfest kehrt am Samstag nach drei Jahren Pause an den alten Kai zurück, teilte der Stadtrat mit.</p><p>Rund vierzig Boote werden Papierlichter den Fluss entlang tragen, und die Fähre hält eine Stunde an.</p>"
_ES = "<p>El festival de los faroles vuelve el sábado al muelle viejo tras una pausa de tres años, dijo el ayuntamiento.</p><p>Unas cuarenta barcas llevarán luces de papel por el río, y el ferry parará durante una hora.</p>"
_ID = "<p>Festival lentera kembali ke dermaga tua pada hari Sabtu setelah jeda tiga tahun, kata dewan kota kepada wartawan.</p><p>Sekitar empat puluh perahu akan membawa lampu kertas di sepanjang sungai, dan feri akan berhenti selama satu jam.</p>"
_PL = "<p>Festiwal lampionów wraca w sobotę na stare nabrzeże po trzyletniej przerwie, poinformowała rada miasta.</p><p>Około czterdziestu łodzi przewiezie papierowe światła wzdłuż rzeki, a prom zatrzyma się na godzinę.</p>"
_IT = "<p>Il festival delle lanterne torna sabato sul vecchio molo dopo una pausa di tre anni, ha detto il consiglio comunale.</p><p>Una quarantina di barche porterà luci di carta lungo il fiume, e il traghetto si fermerà per un'ora.</p>"


@dataclass(frozen=True, slots=True)
class CmsPage:
    """A page, and the fields that a reader would note."""

    name: str
    markup: str
    fields: Mapping[str, object]
    """``title``, ``authors``, ``tags``, ``section``, ``language``; ``published`` and ``modified`` as ISO 8601: the instant in
    UTC where the page states a time, else the day."""
    url: str = "https://www.harbour-times.example/lantern-festival-returns"
    zone: str = "UTC"


def _page(lang: str, head: str, body: str, text: str) -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body.replace("{text}", text)}</body></html>'


TITLE = "Lantern festival returns to the old quay"

YOAST = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"Article","@id":"https://www.harbour-times.example/lantern-festival-returns/#article","isPartOf":{"@id":"https://www.harbour-times.example/lantern-festival-returns/"},
"author":{"name":"Ada Quill","@id":"https://www.harbour-times.example/#/schema/person/1"},"headline":"Lantern festival returns to the old quay",
"datePublished":"2024-05-04T10:00:00+00:00","dateModified":"2024-05-05T08:00:00+00:00","publisher":{"@id":"https://www.harbour-times.example/#organization"},
"keywords":["Festivals","Old quay"],"articleSection":["Local news"],"inLanguage":"en-GB"},
{"@type":"WebPage","@id":"https://www.harbour-times.example/lantern-festival-returns/","name":"Lantern festival returns to the old quay - The Harbour Times","datePublished":"2024-05-04T10:00:00+00:00"},
{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Home","item":"https://www.harbour-times.example/"},{"@type":"ListItem","position":2,"name":"Lantern festival returns to the old quay"}]},
{"@type":"WebSite","name":"The Harbour Times"},{"@type":"Organization","@id":"https://www.harbour-times.example/#organization","name":"The Harbour Times"},
{"@type":"Person","@id":"https://www.harbour-times.example/#/schema/person/1","name":"Ada Quill"}]}</script>"""

PAGES: tuple[CmsPage, ...] = (
    CmsPage(
        "WordPress with Yoast",
        _page("en-GB", f"<title>{TITLE} - The Harbour Times</title><meta property='og:title' content='{TITLE} - The Harbour Times'>" + YOAST,
            f"<article><header><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>by <a rel=author href=/author/ada>ada</a></div></header><div class=entry-content>{{text}}</div></article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "modified": "2024-05-05T08:00:00", "tags": ("Festivals", "Old quay"), "section": "Local news", "language": "en"},
    ),
    CmsPage(
        "Yoast, author by reference alone",
        _page("en", f"<title>{TITLE}</title>" + YOAST.replace('"name":"Ada Quill","@id"', '"@id"'), f"<article><h1>{TITLE}</h1>{{text}}</article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "section": "Local news"},
    ),
    CmsPage(
        "WordPress theme without JSON-LD",
        _page("en-US", f"<title>{TITLE} &#8211; Harbour Times</title>",
            f"<div class=site><main><article class='post type-post'><header class=entry-header><span class=cat-links><a rel='category tag' href=/category/local>Local</a></span><h1 class=entry-title>{TITLE}</h1>"
            "<div class=entry-meta><span class=posted-on><a href=/x><time class='entry-date published' datetime=2024-05-04T10:00:00-04:00>May 4, 2024</time><time class=updated datetime=2024-05-05T09:00:00-04:00>May 5, 2024</time></a></span>"
            "<span class=byline> by <span class='author vcard'><a class='url fn n' href=/author/ada>Ada Quill</a></span></span></div></header><div class=entry-content>{text}</div>"
            "<footer class=entry-footer><span class=tags-links>Tagged <a href=/tag/ferry rel=tag>ferry</a>, <a href=/tag/quay rel=tag>quay</a></span></footer></article></main></div>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T14:00:00", "modified": "2024-05-05T13:00:00", "tags": ("ferry", "quay"), "section": "Local"},
    ),
    CmsPage(
        "Newspack",
        _page("en-US", f"<title>{TITLE} - Harbour Times</title><meta property='article:published_time' content='2024-05-04T10:00:00+00:00'><meta name=author content='Ada Quill and Ben Marrow'>",
            f"<article><div class=cat-links><a href=/category/city-hall/ rel='category tag'>City Hall</a></div><h1 class=entry-title>{TITLE}</h1><div class=newspack-post-subtitle>Some forty boats will carry lights.</div>"
            "<span class=byline><span>by</span> <span class='author vcard'><a class='url fn n' href=/a>Ada Quill</a></span> and <span class='author vcard'><a class='url fn n' href=/b>Ben Marrow</a></span></span><div class=entry-content>{text}</div></article>", EN),
        {"authors": ("Ada Quill", "Ben Marrow"), "published": "2024-05-04T10:00:00", "section": "City Hall"},
    ),
    CmsPage(
        "Drupal",
        _page("en", f"<title>{TITLE} | Harbour Times</title><meta name=dcterms.date content=2024-05-04T10:00+00:00>",
            f"<nav class=breadcrumb aria-label=Breadcrumb><ol><li><a href=/>Home</a></li><li><a href=/local>Local</a></li><li>{TITLE}</li></ol></nav><h1 class=page-header><span class='field field--name-title'>{TITLE}</span></h1>"
            "<article class='node node--type-article'><footer class=node__meta><div class=node__submitted>Submitted by <span><a href=/user/7>Ada Quill</a></span> on <span>Sat, 05/04/2024 - 10:00</span></div></footer>"
            "<div class='field field--name-body'>{text}</div><div class='field field--name-field-tags'><div class=field__label>Tags</div><div class=field__items><a href=/tags/ferry>ferry</a></div></div></article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "section": "Local"},
    ),
    CmsPage(
        "Arc",
        _page("en-US", f"<title>{TITLE} – Harbour Times</title><meta property=og:site_name content='Harbour Times'>"
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE + '","datePublished":"2024-05-04T10:00:00.123Z","dateModified":"2024-05-04T11:00:00.5Z","author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Organization","name":"Harbour Times"}],"articleSection":"Local"}</script>',
            f"<article><h1 class=b-headline>{TITLE}</h1><div class=b-byline><span>By </span><a href=/author/ada>Ada Quill</a></div><time datetime=2024-05-04T10:00:00.123Z>May 4, 2024 at 6:00AM EDT</time>{{text}}</article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "modified": "2024-05-04T11:00:00", "section": "Local"},
    ),
    CmsPage(
        "Brightspot",
        _page("en", f"<title>{TITLE}</title><meta property=article:published_time content=2024-05-04T10:00:00Z><meta property=article:section content=Local><meta property=article:tag content=ferry>",
            f"<div class=ArticlePage-main><div class=ArticlePage-breadcrumbs><a href=/local>Local</a></div><h1 class=ArticlePage-headline>{TITLE}</h1><div class=ArticlePage-byline><div class=ArticlePage-authorName><a href=/p/ada>Ada Quill</a></div><div class=ArticlePage-datePublished>May 4, 2024</div></div><div class='ArticlePage-articleBody RichTextBody'>{{text}}</div></div>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "section": "Local", "tags": ("ferry",)},
    ),
    CmsPage(
        "Blox",
        _page("en", f"<title>{TITLE} | Local News | harbourtimes.example</title><meta property=og:title content='{TITLE}'><meta name=author content='Ada Quill Harbour Times staff'><meta name=news_keywords content='ferry, quay'>",
            f"<article><h1 class=headline><span itemprop=headline>{TITLE}</span></h1><ul class=list-inline><li><span itemprop=author class='tnt-byline asset-byline'>By Ada Quill Harbour Times staff</span></li><li><time datetime='2024-05-04T10:00:00-05:00' class=asset-date>May 4, 2024</time></li></ul><div itemprop=articleBody class=asset-content>{{text}}</div></article>", EN),
        {"title": TITLE, "published": "2024-05-04T15:00:00", "tags": ("ferry", "quay")},
        url="https://www.harbourtimes.example/news/local/lantern-festival-returns/article_0a1b2c3d.html",
    ),
    CmsPage(
        "Ghost",
        _page("en", f"<title>{TITLE}</title><meta property=og:site_name content='Harbour Letter'><meta property=article:published_time content=2024-05-04T10:00:00.000Z><meta property=article:modified_time content=2024-05-05T10:00:00.000Z><meta property=article:tag content=Ferries><meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Quill'>",
            f"<article class='gh-article post'><header><a class=gh-article-tag href=/tag/ferries>Ferries</a><h1 class=gh-article-title>{TITLE}</h1><div class=gh-article-meta><h4 class=gh-article-author-name><a href=/author/ada>Ada Quill</a></h4><time datetime=2024-05-04>04 May 2024</time></div></header><section class=gh-content>{{text}}</section></article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "modified": "2024-05-05T10:00:00", "tags": ("Ferries",)},
    ),
    CmsPage(
        "Ghost without a byline",
        _page("en", f"<title>{TITLE}</title><meta property=article:published_time content=2024-05-04T10:00:00.000Z><meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Quill'><meta name=twitter:label2 content='Filed under'><meta name=twitter:data2 content='Ferries'>",
            f"<article><h1>{TITLE}</h1>{{text}}</article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",)},
    ),
    CmsPage(
        "Substack",
        _page("en", f"<title>{TITLE} - by Ada Quill - Harbour Letter</title><meta property=og:title content='{TITLE}'><meta name=author content='Ada Quill'>"
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE + '","datePublished":"2024-05-04T10:00:00+00:00","author":[{"@type":"Person","name":"Ada Quill"}]}</script>',
            f"<article><h1 class=post-title>{TITLE}</h1><h3 class=subtitle>Forty boats</h3><div class=pencraft>May 04, 2024</div><div class='available-content'><div class='body markup'>{{text}}</div></div></article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00"},
    ),
    CmsPage(
        "Blogger",
        _page("en", f"<title>Harbour Notes: {TITLE}</title>",
            f"<h1 class=title>Harbour Notes</h1><h2 class=date-header><span>Saturday, May 4, 2024</span></h2><div class='post hentry'><h3 class='post-title entry-title' itemprop=name>{TITLE}</h3><div class='post-body entry-content' itemprop='description articleBody'>{{text}}</div>"
            "<div class=post-footer><span class='post-author vcard'>Posted by <span class=fn itemprop=author><span itemprop=name>Ada Quill</span></span></span> <span class=post-timestamp>at <abbr class=published itemprop=datePublished title='2024-05-04T10:00:00-07:00'>10:00 AM</abbr></span> <span class=post-labels>Labels: <a href=/l/ferry rel=tag>ferry</a></span></div></div>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T17:00:00", "tags": ("ferry",)},
        url="https://harbournotes.example/2024/05/lantern-festival-returns.html",
    ),
    CmsPage(
        "Squarespace",
        _page("en-US", f"<title>{TITLE} — Harbour Times</title><meta itemprop=datePublished content=2024-05-04T10:00:00-0400><meta itemprop=author content='Ada Quill'><meta itemprop=headline content='{TITLE}'>",
            f"<article class='BlogItem hentry'><h1 class='BlogItem-title' data-content-field=title>{TITLE}</h1><div class=Blog-meta><a class='Blog-meta-item--author'>Ada Quill</a> <time class=Blog-meta-item--date>May 4, 2024</time> <span class=Blog-meta-item--categories><a href=/blog/category/Local>Local</a></span></div>{{text}}</article>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T14:00:00"},
    ),
    CmsPage(
        "Joomla",
        _page("en-gb", f"<title>{TITLE}</title><meta name=author content='Ada Quill'>",
            f"<div class='breadcrumbs'><ul class=breadcrumb itemscope itemtype=https://schema.org/BreadcrumbList><li>You are here: </li><li itemprop=itemListElement itemscope><a itemprop=item href=/><span itemprop=name>Home</span></a></li><li itemprop=itemListElement itemscope><a itemprop=item href=/local><span itemprop=name>Local</span></a></li><li itemprop=itemListElement itemscope class=active><span itemprop=name>{TITLE}</span></li></ul></div>"
            f"<div class=item-page itemscope itemtype=https://schema.org/Article><div class=page-header><h2 itemprop=headline>{TITLE}</h2></div><dl class=article-info><dt>Details</dt><dd class=createdby itemprop=author itemscope>Written by: <span itemprop=name>Ada Quill</span></dd><dd class=category-name>Category: <a href=/local itemprop=genre>Local</a></dd><dd class=published><time datetime=2024-05-04T10:00:00+00:00 itemprop=datePublished>Published: 04 May 2024</time></dd><dd class=hits>Hits: 311</dd></dl><div itemprop=articleBody>{{text}}</div></div>", EN),
        {"title": TITLE, "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "section": "Local"},
    ),
    CmsPage(
        "a Chinese portal",
        _page("zh-CN", "<title>灯笼节重返老码头_新闻_海港网</title><meta name=publishdate content='2024-05-04 18:00:00'><meta name=author content='李明'><meta name=source content='海港日报'>",
            "<div class=crumbs><a href=/>首页</a> &gt; <a href=/news>新闻</a> &gt; 正文</div><h1>灯笼节重返老码头</h1><div class=info><span class=time>2024年05月04日 18:00</span> <span>来源：海港日报</span> <span>作者：李明</span></div><div class=content>{text}</div><div>责任编辑：王芳</div>", _ZH),
        {"title": "灯笼节重返老码头", "authors": ("李明",), "published": "2024-05-04T10:00:00", "section": "新闻", "language": "zh"}, zone="Asia/Shanghai",
    ),
    CmsPage(
        "a Chinese portal, all in text",
        _page("", "<title>灯笼节重返老码头-海港网</title>", "<h1>灯笼节重返老码头</h1><div>2024-05-04 18:00　来源：海港日报　作者：李明</div><div class=txt>{text}</div>", _ZH),
        {"title": "灯笼节重返老码头", "authors": ("李明",), "published": "2024-05-04T10:00:00", "language": "zh"}, zone="Asia/Shanghai",
    ),
    CmsPage(
        "a Japanese paper",
        _page("ja", "<title>灯籠祭り、旧埠頭で三年ぶり：港新聞</title><meta property=og:title content='灯籠祭り、旧埠頭で三年ぶり：港新聞'><meta property=og:site_name content='港新聞'>",
            "<h1>灯籠祭り、旧埠頭で三年ぶり</h1><div class=meta><span>山田花子</span> <time>2024年5月4日 18時00分</time> <span>更新日時：2024年5月5日 9時30分</span></div><div class=article>{text}</div>", _JA),
        {"title": "灯籠祭り、旧埠頭で三年ぶり", "published": "2024-05-04T09:00:00", "modified": "2024-05-05T00:30:00", "language": "ja"}, zone="Asia/Tokyo",
    ),
    CmsPage(
        "a Korean paper",
        _page("ko", "<title>등불 축제 옛 부두로 돌아온다 - 항구일보</title><meta property=og:site_name content='항구일보'>",
            "<h1>등불 축제 옛 부두로 돌아온다</h1><div class=info><span class=writer>김철수 기자</span><span>입력 2024.05.04 18:00</span><span>수정 2024.05.05 09:30</span></div><div class=article_txt>{text}</div>", _KO),
        {"title": "등불 축제 옛 부두로 돌아온다", "authors": ("김철수",), "published": "2024-05-04T09:00:00", "modified": "2024-05-05T00:30:00", "language": "ko"}, zone="Asia/Seoul",
    ),
    CmsPage(
        "an Arabic paper",
        _page("ar", "<title>مهرجان الفوانيس يعود إلى الرصيف القديم | جريدة الميناء</title><meta property=og:site_name content='جريدة الميناء'>",
            "<ul class=breadcrumb><li><a href=/>الرئيسية</a></li><li><a href=/local>محليات</a></li></ul><h1>مهرجان الفوانيس يعود إلى الرصيف القديم</h1><div class=by>كتب: أحمد القلم</div><div class=d>السبت، 04 مايو 2024 01:00 م</div><div>{text}</div>", _AR),
        {"title": "مهرجان الفوانيس يعود إلى الرصيف القديم", "authors": ("أحمد القلم",), "published": "2024-05-04T13:00:00", "section": "محليات", "language": "ar"},
    ),
    CmsPage(
        "a Russian paper",
        _page("ru", "<title>Фестиваль фонарей возвращается на набережную — Портовая газета</title><meta property=og:site_name content='Портовая газета'>",
            "<a href=/society class=rubric>Общество</a><h1>Фестиваль фонарей возвращается на набережную</h1><div class=date>4 мая 2024, 13:00</div><div class=author>Автор: Анна Перова</div><div class=text>{text}</div>", _RU),
        {"title": "Фестиваль фонарей возвращается на набережную", "authors": ("Анна Перова",), "published": "2024-05-04T10:00:00", "language": "ru"}, zone="Europe/Moscow",
    ),
    CmsPage(
        "an Indian paper",
        _page("hi", "<title>लालटेन उत्सव पुराने घाट पर लौटा - हार्बर समाचार</title>",
            "<div class=breadcrumb><a href=/>होम</a> / <a href=/desh>देश</a></div><h1>लालटेन उत्सव पुराने घाट पर लौटा</h1><div>Written by: <a href=/a>Ada Quill</a> | Edited by: Ben Marrow</div><div>Updated: May 04, 2024 15:30 IST</div><div class=story>{text}</div>", _HI),
        {"title": "लालटेन उत्सव पुराने घाट पर लौटा", "published": "2024-05-04T10:00:00", "section": "देश", "language": "hi"}, zone="Asia/Kolkata",
    ),
    CmsPage(
        "a Brazilian paper",
        _page("pt-BR", "<title>Festival das lanternas volta ao cais | Cidade | Jornal do Porto</title>",
            "<h1>Festival das lanternas volta ao cais</h1><p class=assinatura>Por Ada Quill, Jornal do Porto — Porto Velho</p><p><time datetime=2024-05-04T10:00:00.000Z>04/05/2024 07h00</time> Atualizado 05/05/2024 08h30</p><div class=materia>{text}</div>", _PT),
        {"title": "Festival das lanternas volta ao cais", "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "language": "pt"},
        zone="America/Sao_Paulo", url="https://jornaldoporto.example/cidade/noticia/festival-volta.ghtml",
    ),
    CmsPage(
        "a Turkish paper",
        _page("tr", "<title>Fener festivali eski rıhtıma dönüyor - Liman Haber</title>",
            "<ol class=breadcrumb><li><a href=/>Anasayfa</a></li><li><a href=/gundem>Gündem</a></li><li>Fener festivali eski rıhtıma dönüyor</li></ol><h1>Fener festivali eski rıhtıma dönüyor</h1><div>Giriş: 04.05.2024 - 13:00 Güncelleme: 05.05.2024 - 09:30</div><div class=haber>{text}</div>", _TR),
        {"title": "Fener festivali eski rıhtıma dönüyor", "published": "2024-05-04T10:00:00", "modified": "2024-05-05T06:30:00", "section": "Gündem", "language": "tr"}, zone="Europe/Istanbul",
    ),
    CmsPage(
        "a German paper",
        _page("de", "<title>Laternenfest kehrt zurück | Hafenbote</title>",
            "<div class=breadcrumbs><a href=/>Startseite</a><a href=/lokales>Lokales</a></div><article><h1><span class=kicker>Altstadt</span> Laternenfest kehrt zurück</h1><p class=autor>Von Ada Quill und Ben Marrow</p><p>Stand: 04.05.2024, 12:00 Uhr</p>{text}</article>", _DE),
        {"title": "Laternenfest kehrt zurück", "authors": ("Ada Quill", "Ben Marrow"), "published": "2024-05-04T10:00:00", "section": "Lokales", "language": "de"}, zone="Europe/Berlin",
    ),
    CmsPage(
        "a Spanish paper",
        _page("es", "<title>El festival de los faroles vuelve al muelle - La Voz del Puerto</title>",
            "<nav class=migas><a href=/>Inicio</a> › <a href=/ciudad>Ciudad</a></nav><h1>El festival de los faroles vuelve al muelle</h1><div class=firma>Ada Quill</div><div class=fecha>Puerto Viejo, 4 de mayo de 2024 - 12:00 h. | Actualizado a las 13:30 h.</div>{text}", _ES),
        {"title": "El festival de los faroles vuelve al muelle", "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "language": "es"}, zone="Europe/Madrid",
    ),
    CmsPage(
        "an Indonesian paper",
        _page("id", "<title>Festival lentera kembali ke dermaga - Kabar Pelabuhan</title>",
            "<h1>Festival lentera kembali ke dermaga</h1><div>Penulis: Ada Quill | Editor: Ben Marrow</div><div>Sabtu, 04 Mei 2024 | 17:00 WIB</div><div>{text}</div>", _ID),
        {"title": "Festival lentera kembali ke dermaga", "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "language": "id"}, zone="Asia/Jakarta",
    ),
    CmsPage(
        "a Polish paper",
        _page("pl", "<title>Festiwal lampionów wraca na nabrzeże - Głos Portu</title>",
            "<h1>Festiwal lampionów wraca na nabrzeże</h1><div class=autor>Anna Pióro</div><div>Opublikowano: 4 maja 2024, 12:00 Aktualizacja: 5 maja 2024, 9:30</div><div>{text}</div>", _PL),
        {"title": "Festiwal lampionów wraca na nabrzeże", "authors": ("Anna Pióro",), "published": "2024-05-04T10:00:00", "modified": "2024-05-05T07:30:00", "language": "pl"}, zone="Europe/Warsaw",
    ),
    CmsPage(
        "an Italian paper",
        _page("it", "<title>Il festival delle lanterne torna sul molo - Il Porto</title>",
            "<h1>Il festival delle lanterne torna sul molo</h1><p>di <strong>Ada Quill</strong></p><p>04 Maggio 2024 alle 12:00</p><p>1 minuti di lettura</p>{text}", _IT),
        {"title": "Il festival delle lanterne torna sul molo", "authors": ("Ada Quill",), "published": "2024-05-04T10:00:00", "language": "it"}, zone="Europe/Rome",
    ),
)  # fmt: skip

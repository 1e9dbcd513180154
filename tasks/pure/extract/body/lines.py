"""Lines that are known by their words: what sites print around an article, in the languages of the news."""

from __future__ import annotations

import re

from tasks.pure.extract.page.text import ends_sentence

# Whole lines, folded to lower case without punctuation at the ends. Each is a label that any site may use.
_LABELS = frozenset(
    """
    advertisement|advertisements|advert|adverts|advertising|ad|ads|sponsored|sponsored content|promoted|article continues below advertisement
    story continues below advertisement|story continues after advertisement|advertisement - scroll to continue|scroll to continue|scroll to continue reading|continue reading below|join the conversation|anzeige|werbung|weiter nach der werbung|continúa después de la publicidad|continua após a publicidade|continua após publicidade|continua dopo la pubblicità|la suite après cette publicité|продолжение после рекламы|publicidad|publicité|pubblicità|publicidade|reklama|reklame|annonse
    annons|reklam|реклама|広告|広告の後に続きます|광고|advertentie|إعلان|विज्ञापन
    read more|read also|also read|read next|see also|related|related stories|related articles|related coverage|related news|related content|related topics|related searches|more to read|more from|recommended
    you may also like|you might also like|most read|trending|what to read next|more on this story|more on this topic|more news|more stories|latest news|top stories|up next|explore further|further reading
    weiterlesen|mehr zum thema|lesen sie auch|lesen sie mehr|auch interessant|das könnte sie auch interessieren|mehr dazu|lire aussi|à lire aussi|lire la suite|sur le même sujet|voir aussi|leer más|lea también|lee también
    te puede interesar|le puede interesar|relacionadas|noticias relacionadas|leggi anche|leggi di più|potrebbe interessarti|leia também|leia mais|veja também|saiba mais|czytaj też|czytaj także|zobacz także|läs mer|läs också|les også|les mer|læs også
    lees ook|lees meer|lue myös|читайте также|читайте ещё|читайте еще|читать далее|по теме|читайте також|関連記事|続きを読む|あわせて読みたい|関連ニュース|관련기사|相关阅读|相关新闻|延伸阅读|相關新聞|延伸閱讀|ये भी पढ़ें|यह भी पढ़ें|اقرأ أيضا|اقرأ أيضاً|ilgili haberler|bunlar da ilginizi çekebilir
    share|facebook|twitter|instagram|linkedin|pinterest|reddit|flipboard|whatsapp|telegram|share link|copy url|next story|previous story|next article|previous article|les plus lus|meistgelesen|lo más leído|i più letti|mais lidas|熱門點閱|热门文章|用微信扫码二维码|分享至好友和朋友圈|人気記事|box aufklappen|box zuklappen|table of contents|in this article|contents|key events|key event|share this|share this article|share this story|share on facebook|share on twitter|share on x|tweet|email|print|copy link|link copied|save|follow us|follow|like|comment|comments|leave a comment|view comments|teilen|artikel teilen|partager|compartir|compartilhar|condividi|drucken|merken
    paylaş|поделиться|поделись|dela|del|0 comments|no comments|share via|share it|kopieren
    subscribe|subscribe now|sign up|sign in|log in|register|newsletter|newsletters|join now|get the app|abonnieren|s'abonner|suscríbete|iscriviti
    watch|watch live|watch now|listen|listen to this article|play|pause|loading|loading...|close|menu|search|skip to content|skip to main content|back to top|next|previous|photo|photos|video|gallery|image|view gallery|play video|en savoir plus|show more|show less|expand|collapse|view more|mehr anzeigen|mehr laden|load more|tap to unmute
    tags|topics|filed under|more about|categories|category|author|authors|about the author|about the authors|contributors|the end|enditem|全文完|view this post on instagram|sieh dir diesen beitrag auf instagram an|voir cette publication sur instagram|ver esta publicación en instagram|ver essa foto no instagram|visualizza questo post su instagram|посмотреть эту публикацию в instagram
    """.replace("\n", "|").split("|")
)
_LABELS = frozenset(label.strip() for label in _LABELS if label.strip())
_EDGES = "【】《》● \t\n.:!?…-–—|>»›→▶►•·*_=+#[](){}\"'“”"

# Lines that begin as a pointer to another article and end with it: "Read also: ...".
_POINTER = re.compile(
    r"(?:read (?:more|also|next)|next page|also read|see also|related|recommended|more|watch|must read|don't miss|editor'?s picks?|lesen sie (?:auch|mehr|hier)|lese[nt]? (?:auch|mehr)|mehr (?:zum thema|dazu|lesen)|weiterlesen|auch interessant|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|le[ea] (?:también|además)|leer más|mira también|leggi anche|guarda anche|leia (?:também|mais)|veja (?:também|mais)|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:mer|också)|les (?:også|mer)|læs (?:også|mere)|lees (?:ook|meer)|"
    r"lue (?:myös|lisää)|читайте (?:также|ещё|еще|також)|по теме|関連記事|あわせて読みたい|관련기사|相关阅读|延伸阅读|此前报道|更多阅读|推荐阅读|यह भी पढ़ें|ये भी पढ़ें|اقرأ أيضا|اقرأ أيضاً|funda|(?:yuk, ?)?(?:baca|simak|lihat) juga|xem thêm|đọc thêm|cite[șş]te [șş]i|čtěte také|διαβάστε (?:επίσης|ακόμη)|ayrıca okuyun|taip pat skaitykite)\b",
    re.IGNORECASE,
)
# Who else worked on it, whose text it is and who owns it: printed under the last paragraph.
_CREDIT = re.compile(
    r"^[\W_]*(?:(?:[^\W\d_][\w.&-]*\s){1,5}©\s*\d{4}|©|\(c\)\s*\d|copyright\b|all rights reserved|additional reporting|reporting by|editing by|written by|translated by|(?:produced|hosted) by(?=\s*:|[^.]{2,60}$)|contributing\s*:|(?:article|story|report) by(?=[^.]{2,60}\.?$)|for (?:more|the latest)\b.{2,90}\b(?:visit|go to|download)\b|(?:comments|conversations) are (?:the )?(?:opinions|views) of|(?:the )?(?:views|opinions) expressed (?:here|in this|in the|below|above|by)|les opinions exprimées|las opiniones (?:expresadas|vertidas)|le opinioni espresse|الآراء الواردة|with (?:files|reporting|material|information) from|source\s*:|sources\s*:|via\s*:|quelle\s*:|quellen\s*:|fonte\s*:|fuente\s*:|источник\s*:|kaynak\s*:|citation\s*:|zitiervorschlag|cite this|this (?:story|article|report|post) (?:was|has been|originally|first)|"
    r"dpa-infocom|mit (?:material|informationen|agenturmaterial) (?:von|der|des)|avec afp|con información de|aus dem (?:englischen|amerikanischen|französischen|russischen)|com informações|"
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|審核|审核|监制|排版|来源|來源|稿源|图片来源|资料来源|采写|撰文|执笔|摄影|供稿)\s*[:：|｜/／]|[\u4e00-\u9fff、 ]{2,30}供稿(?=[\s）)]|$)|图片(?:均)?来(?:自|源)|(?:综合)?整理自|免责声明|(?:仅|只)代表作者|本文来自|转载请|打印本页|关闭窗口|返回.{0,12}首页)",
    re.IGNORECASE,
)
_FORMER_TITLE = re.compile(r"[（(【〔\[]?\s*(?:本文)?(?:原标题|原標題|原题|原題)\s*(?:为|為|[:：])")
"""``（原标题：...）``: what the paper called it that the text was taken from."""
_OWN_ADDRESS = re.compile(
    r"[^.!?]{0,40}\b(?:short ?(?:link|url)|permalink|url|link|this (?:story|article|page|post)|kurzlink|(?:dieser|dieses|diesen|diese) (?:artikel|beitrag|seite)|"
    r"cet article|lien|este (?:artículo|artigo)|enlace|questo articolo|dit artikel|denna artikel|denne artikkelen)\b[^.!?]{0,20}:\s*https?://\S+$",
    re.IGNORECASE,
)
"""``Short link to this story: https://...``"""
_HOST = re.compile(r"(?:www\.)?[\w-]{2,}(?:\.[\w-]{2,}){0,2}\.[a-z]{2,6}")
_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:to|reporting)|reported from|trug(?:en)? zu diesem|ont contribué|contribuy\w+ (?:a|con))\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:(?:please )?(?:follow|click|tap|use|visit) (?:on )?(?:the|this) link(?: below| above)?|(?:click|tap) (?:here|below)|(?:hier|auf den link) klicken|cliquez ici|(?:haga|haz) clic aquí|clicca qui|clique aqui|нажмите здесь|по ссылке)[.!]?$",
    re.IGNORECASE,
)
_SHARED_POST = re.compile(
    r"(?:a (?:post|photo|video) (?:shared|posted) by|ein (?:beitrag|video) geteilt von|une (?:publication|photo|vidéo) partagée par|una (?:publicación|foto) compartida (?:por|de)|"
    r"um(?:a)? (?:post|publicação|foto) (?:compartilhad[oa]|partilhad[oa]) por|un post condiviso da|публикация от)\b.*@",
    re.IGNORECASE,
)
"""How posts that could not be embedded are signed."""
_CALL_ENDS = ("link", "here", "below", "above", "klicken", "ici", "aquí", "qui", "aqui", "здесь", "ссылке")
_COUNT = re.compile(
    r"\d[\d.,k]*\s*(?:views?|shares?|comments?|likes?|reads|replies|kommentare?|aufrufe|commentaires?|comentarios?|commenti|vistas|просмотр\w*|min(?:utes?)? read)"
)
_BARE_COUNT = re.compile(
    r"(?:comments?|kommentare?|commentaires?|comentarios?|commenti|shares?|likes?|views?) ?\(?\d[\d.,k]*\)?"
)
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:reader )?comments?|leave a (?:comment|reply)|join the (?:discussion|conversation)|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|reacties|komentarze|kommentarer|комментарии|yorumlar|评论|コメント|댓글)(?: ?\(?\d+\)?)?$"
)
_KEYWORDS = re.compile(
    r"[\W_]*(?:tags?|keywords?|schlagw[oö]rter|stichworte|mots[- ]clés|etiquetas|palabras clave|теги|關鍵字|关键词|標籤|标签|キーワード|タグ)\s*[:：]",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"(?:you are here|sie sind hier|vous êtes ici|(?:usted )?est[áa] aquí|você está aqui|ti trovi qui|u bent hier|вы здесь|"
    r"(?:您|你)?(?:现在|現在|当前|當前|所在)的?位置|現在地|현재 ?위치)\s*[:：›»>]"
)
"""How a path to the page begins."""
_PARTED = re.compile(r"\s*[/|·•,]\s*|\s{2,}")
_SHARED = frozenset(
    "share tweet email e-mail mail print pin post copy link facebook twitter x whatsapp telegram linkedin pinterest reddit vk ok messenger "
    "viber line teilen drucken partager imprimer compartir imprimir compartilhar condividi stampa поделиться вконтакте одноклассники".split()
)
"""Words that stand alone on a bar of share buttons."""
_ICON = re.compile(r"icons?\b|icon(?=[a-z])", re.IGNORECASE)
ICONS = 4
"""Icon names in one line, from which it is a run of them: no sentence has so many."""
_IMAGE_OBJECT = re.compile(r"https?://\S+\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?\s+\d{2,5}\s+\d{2,5}\b", re.IGNORECASE)
"""The microdata of a picture, its address, width and height, with whatever of the article's follows."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_RIGHTS = re.compile(
    r"all rights reserved|subject to copyright|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|無断転載|전재 및 재배포 금지|무단 ?전재|版权所有|may not be (?:published|reproduced)",
    re.IGNORECASE,
)
# Asks the reader for something: an address, money, an opinion, a click.
_APPEAL = re.compile(
    r"\b(?:sign(?:ing)? up (?:for|to)|subscribe (?:to|now|today|for)|(?:our|free|daily|weekly) newsletters?|follow (?:us|[\w’'. ]{2,40}?) on (?:facebook|twitter|x|instagram|google|linkedin|youtube|tiktok|bluesky|threads)|like us on|join (?:us on|our|the conversation)|download (?:our|the) app|click here|get the latest|support (?:our|us|independent)|become a (?:member|subscriber)|"
    r"(?:e-?mail|write to) us at|(?:acompanhe|siga|curta|sigue|segu[íi]|suivez|retrouvez) .{2,60}? (?:no|na|en|sur|su) (?:facebook|instagram|twitter|google|x)|التعليقات قبل نشرها|share it with|share this (?:story|article|post|page)(?= (?:on|with|via)\b|[.!:]?$)|(?:found|spotted|noticed) (?:a|an) (?:typo|error|mistake)|ctrl ?\+ ?enter|comment below|have (?:a|any) (?:tip|story|question)|do you have a (?:story|tip)|may earn (?:a|an|us)? ?(?:small )?(?:commission|affiliate)|affiliate (?:links|commission)|newsletter (?:an|abonnieren)|abonnieren sie|jetzt abonnieren|inscrivez-vous|abonnez-vous|suscríbete|suscribirse|iscriviti|seguici|síguenos|siga[- ]nos|inscreva-se|assine|"
    r"подпис(?:ывайтесь|аться|ка)|whatsapp|telegram)\b",
    re.IGNORECASE,
)
# The same said to the reader's face: nothing else begins so.
_IMPERATIVE = re.compile(
    r"(?:(?:new)?you can now listen to|sign up (?:for|to) (?:our|the|get|receive)|subscribe to (?:our|the \w+ newsletter)|follow (?:us|@\w+|our \w+) on|like us on|join (?:our|us on)|download (?:our|the) (?:\w+ )?app|get (?:our|the latest) (?:news|stories|headlines|free)|"
    r"folgen sie uns|abonnieren sie (?:unsere|den)|suivez[- ]nous|abonnez-vous (?:à|au)|inscrivez-vous (?:à|pour)|síguenos|síganos|suscríbete a|suscríbase a|seguici su|iscriviti (?:alla|al)|siga[- ]nos|inscreva-se (?:no|na)|assine (?:a|nossa)|"
    r"volg ons|schrijf je in voor|följ oss|følg oss|obserwuj nas|zapisz się (?:do|na)|подписывайтесь на|подпишитесь на|bizi .{0,30}takip ed|(?:更多|相关)(?:资讯|内容|新闻|信息|报道|精彩|详情)[^。，]{0,8}(?:请|敬请)(?:关注|点击)|(?:扫描|长按|扫一扫|识别)(?:下方|上方|下面|上面|文末|图中)[^。，]{0,6}二维码)",
    re.IGNORECASE,
)
LONGEST_IMPERATIVE = 160
_PICTURE = re.compile(
    r"[\W_]*(?:©\s*\w|credits?\s*[:：]|(?:photo(?:graph|s)?|picture|image|illustration|foto|fotos|bild|bilder|photographie|imagem|imagen|immagine|kuva|zdjęcie|фото|写真|画像|사진)s?\s*(?:credit|by|courtesy|source|von|de|di|par)?\s*[:：©/|])",
    re.IGNORECASE,
)
_AGENCY_PICTURE = re.compile(
    r"(?:getty images|shutterstock|/ ?(?:reuters|afp|epa|ap photo|dpa|imago)|\(?ap photo.{0,40})\W*$",
    re.IGNORECASE,
)
# Banners, which pages hang before their first line or behind their last.
_BANNER = re.compile(
    r"^(?:(?:this|our|the) (?:web)?site (?:uses|makes use of|is using) cookies|we (?:and our partners )?use cookies|by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our|the) (?:web)?site|"
    r"cookies (?:help|erleichtern|helfen)|(?:diese|unsere) (?:web)?(?:seite|site) (?:verwendet|nutzt|benutzt) cookies|wir (?:verwenden|nutzen|setzen) (?:\w+ )?cookies|(?:ce|notre) site (?:web )?utilise des cookies|nous utilisons des cookies|"
    r"en (?:poursuivant|continuant) (?:votre|sur|à)|(?:este|nuestro) sitio (?:web )?(?:utiliza|usa) cookies|(?:utilizamos|usamos) cookies|questo sito (?:web )?utilizza (?:i )?cookie|utilizziamo (?:i )?cookie|este site (?:utiliza|usa) cookies|"
    r"deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies|wij gebruiken cookies|ta strona używa|strona korzysta z plików cookie|(?:bu )?(?:web )?site(?:si|miz)?(?:de)? çerez|мы используем (?:файлы )?cookie|(?:этот|наш) сайт использует|den här webbplatsen använder|(?:this|our|the) (?:page|(?:web)?site) is best viewed|your browser (?:is (?:out of date|outdated|not supported)|does(?: not|n.t) support)|you are using an (?:old|outdated|unsupported)|"
    r"(?:ihr|dein) browser (?:ist veraltet|unterstützt)|votre navigateur (?:est obsolète|ne)|(?:su|tu) navegador (?:está|no)|(?:您的|你的)浏览器|(?:如欲|要)?(?:取得|获得)最佳浏览效果|denne (?:hjemmesiden?|nettstedet) (?:bruger|bruker))",
    re.IGNORECASE,
)
LONGEST_BANNER = 600
# What stands where the text stops for those who have not paid.
_WALL = re.compile(
    r"^(?:il vous reste [\d.,]+ ?% de cet article|article réservé (?:à nos|aux) abonnés|(?:lire aussi )?article réservé|la suite est réservée|this (?:article|content|story) is (?:for|only available to|reserved for|exclusive to) (?:subscribers|members)|"
    r"to (?:continue|keep) reading|already a (?:subscriber|member)|subscribe to (?:continue|read|unlock)|sign in to (?:continue|read)|"
    r"(?:jetzt )?weiterlesen mit|sie (?:möchten|wollen) weiterlesen|dieser (?:artikel|inhalt) ist (?:nur )?für abonnenten|este (?:contenido|artículo) es (?:exclusivo|solo) para|contenuto riservato agli abbonati|この記事は(?:有料|会員)|有料会員|残り\d+文字|登録すると続きが|기사 전문은)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|[年月日]")
_PARTED_BY_MARKS = re.compile(r"\s[|•·]\s")
_NUMBER = re.compile(r"\d+")
_BY = re.compile(
    r"^(?:by|von|par|por|di|da|door|av|af|od|autor|text|story by|written by|words by|от|автор|текст)\b[\s:]|"
    r"^[【（(\[]?(?:文|图文|执笔|執筆|撰文|作者|原创)\s*[/／:：|｜](?=.{2,40}$)",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"[^.。]{0,20}[\uac00-\ud7af]{2,4}\s*(?:기자|특파원)(?:\s+\S+@\S+)?$|(?:[\u4e00-\u9fff]{0,10}(?:记者|記者)|责任编辑|責任編輯|责编|编辑|編輯)\s*[:：]?\s+?[\u4e00-\u9fff ]{2,12}$|(?:责任编辑|責任編輯|责编|编辑|編輯)\s*[:：]\s*[\u4e00-\u9fff 、]{2,16}$"
)
LONGEST_SIGNATURE = 80
"""Characters of a name with what may stand around it."""
LONGEST_NOTE = 800
"""Characters of a credit or appeal under an article."""


def is_label(text: str) -> bool:
    """Whether a line is nothing but a label of the page."""
    if len(text) >= 60:
        return False
    if "\n" in text:
        return all(map(is_label, text.split("\n")))
    folded = text.casefold().strip(_EDGES)
    if folded in _LABELS or (folded[:1].isdecimal() and _COUNT.fullmatch(folded) is not None):
        return True
    if _BARE_COUNT.fullmatch(folded) or _HERE.match(folded):
        return True
    words = folded.split()
    if len(words) > 1 and all(word.strip(_EDGES + "/,") in _SHARED or word in ("/", "|", "·", "•") for word in words):
        return True
    parts = _PARTED.split(folded) if len(words) > 1 else []
    return len(parts) > 2 and all(
        part.strip(_EDGES) in _LABELS or part in _SHARED or _BARE_COUNT.fullmatch(part) for part in parts
    )


_LEFTOVER = re.compile(r"(?:\{/?[a-z][\w-]{0,12}/?\}\s*)+", re.IGNORECASE)
"""Marks of a template that were not replaced: ``{/p}``."""
_SHORTCODE = re.compile(r"\[([a-z][\w-]*)\s[^\[\]]*=[^\[\]]*\](?:[^\[\]]*\[/\1\])?$", re.IGNORECASE)


def is_icons(text: str) -> bool:
    """Whether a line is a run of icon names: the titles of a sprite of drawings, read as text."""
    if ("icon" not in text and "Icon" not in text) or ends_sentence(text):
        return False
    found = len(_ICON.findall(text[:2000]))
    return found >= ICONS and found * 6 >= len(text[:2000].split())


def is_comments(text: str) -> bool:
    """Whether a heading stands over the comments of readers."""
    return len(text) < 60 and _COMMENTS.match(text.casefold().strip(_EDGES)) is not None


def is_banner(text: str) -> bool:
    """Whether a line, at an edge of the page, tells of the site's cookies."""
    return len(text) <= LONGEST_BANNER and _BANNER.match(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is a row of marks (``___``, ``* * *``) or a number: of a picture, of those who like it."""
    return len(text) < 40 and (not any(map(str.isalnum, text)) or (len(text) < 4 and text.lstrip("+").isdecimal()))


def is_addresses(text: str) -> bool:
    """Whether a line is of addresses, with no more words than those: a post that was not embedded, hidden microdata."""
    if not text.startswith(("http://", "https://")):
        return False
    if _IMAGE_OBJECT.match(text):
        return True
    words = [word for word in text[:2000].split() if not word.isdecimal()]
    return 2 * sum(word.startswith(("http://", "https://")) for word in words) >= len(words)


def is_shortcode(text: str) -> bool:
    """Whether a line is a command of the publishing system that was not carried out: ``[button link="/a"]Go[/button]``."""
    if len(text) < 60 and _LEFTOVER.fullmatch(text):
        return True
    return text.startswith("[") and text.endswith("]") and len(text) < 400 and _SHORTCODE.match(text) is not None


def is_picture_credit(text: str) -> bool:
    """Whether a line is a caption by its own words: whose picture it is."""
    if _PICTURE.match(text):
        return True
    end = text[-60:].lower()
    return ("/" in end or "ap photo" in end or "images" in end or "stock" in end) and _AGENCY_PICTURE.search(
        end
    ) is not None


def is_former_title(text: str) -> bool:
    """Whether a line says what the article was called where it first stood."""
    return len(text) < 120 and _FORMER_TITLE.match(text) is not None


def is_keywords(text: str) -> bool:
    """Whether a line lists the article's keywords."""
    return len(text) < 200 and _KEYWORDS.match(text) is not None


def is_pointer(text: str) -> bool:
    """Whether a line begins as a pointer to another article."""
    return _POINTER.match(text.lstrip(_EDGES)) is not None


def is_plain_pointer(text: str) -> bool:
    """Whether a line says "Read more: ..." though nothing in it links."""
    if len(text) > 200 or text.endswith((".", "!", "”", '"')):
        return False
    found = _POINTER.match(text.lstrip(_EDGES))
    return found is not None and ":" in text[found.end() : found.end() + 16] and len(found.group().split()) > 1


def is_credit(text: str) -> bool:
    """Whether a line, at the end of an article, says who wrote, contributed, translated or owns it."""
    if len(text) > LONGEST_NOTE:
        return False
    address = _EMAIL.search(text) if len(text) < 120 else None
    if address is not None and len(address.group()) > 0.25 * len(text):
        return True
    if len(text) < 200 and (_OWN_ADDRESS.match(text) or _HOST.fullmatch(text)):
        return True
    return _CREDIT.match(text) is not None or _CONTRIBUTED.search(text) is not None or _RIGHTS.search(text) is not None


def is_appeal(text: str) -> bool:
    """Whether a line asks the reader to subscribe, follow, share or write."""
    return len(text) <= LONGEST_NOTE and _APPEAL.search(text) is not None


def is_imperative(text: str) -> bool:
    """Whether a short line, wherever it stands, tells the reader to subscribe or follow."""
    return len(text) <= LONGEST_IMPERATIVE and _IMPERATIVE.match(text.lstrip(_EDGES)) is not None


def is_call(text: str) -> bool:
    """Whether a short line only sends the reader to a link that is not part of the text, or signs a post from elsewhere."""
    if len(text) < 200 and _SHARED_POST.match(text):
        return True
    return len(text) < 100 and text.rstrip(".!").lower().endswith(_CALL_ENDS) and _CALL.search(text) is not None


def is_wall(text: str) -> bool:
    """Whether a line says that the rest is for those who pay."""
    return _WALL.match(text.lstrip(_EDGES + "［〔")) is not None


def is_dated(text: str) -> bool:
    """Whether a line, at the top of an article, is a date or byline."""
    return _DATE.search(text) is not None or _BY.match(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a short line is a byline or a date with its year: "May 4, 2023, 5:39 PM"."""
    numbers = _NUMBER.findall(text)
    return _BY.match(text) is not None or (len(numbers) > 1 and any(len(number) == 4 for number in numbers))


def is_date_line(text: str) -> bool:
    """Whether a line, of whatever length, is parts of which one is a date: "Echo | 4 May 2024, 13:36 | By Tom Achebe"."""
    return _DATE.search(text) is not None and _PARTED_BY_MARKS.search(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line, at the end of an article, is its writer's name: "— By Tom Achebe", "홍길동 기자 hong@echo.example"."""
    if len(text) >= LONGEST_SIGNATURE or ends_sentence(text.rstrip(")）")):
        return False
    text = text.lstrip(_EDGES)
    if (said := _BY.match(text)) is not None:
        first = text[said.end() :].lstrip()[:1]
        return first.isupper() or not first.isascii()
    return _REPORTER.match(text.strip(_EDGES + "［］〔〕（）")) is not None


def is_byline(text: str) -> bool:
    """Whether a line, between lead and text, is a byline or a whole date: more than a year."""
    return _BY.match(text) is not None or (_DATE.search(text) is not None and len(_NUMBER.findall(text)) >= 2)

"""The words around names: how bylines begin, what joins names, roles, agencies, and what is no name.

Data only, in lower case. The languages are those of :mod:`date_words`, as far as their newspapers use such words.
"""

from __future__ import annotations

BEFORE_NAME = (
    # "By", "Text:", "Written by" ...: what may stand before the first name. Longest first within a language.
    "written by", "reported by", "posted by", "published by", "story by", "words by", "by", "from our correspondent",
    "author", "authors", "autor", "autorin", "autoren", "autor/in", "verfasst von", "geschrieben von", "ein artikel von",
    "ein kommentar von", "artikel von", "article by", "article de", "pressemitteilung von", "im wortlaut von", "vom", "eine analyse von", "ein gastbeitrag von", "kommentar von", "interview von", "interview", "von",
    "par", "propos recueillis par", "écrit par", "publié par", "auteur", "auteurs", "texte", "por", "escrito por",
    "publicado por", "texto", "redacción", "di", "scritto da", "a cura di", "autore", "door", "geschreven door", "tekst",
    "av", "af", "skrevet af", "skrevet av", "text", "texte", "reporter", "foto og tekst", "tekst og foto", "kirjoittaja",
    "teksti", "autorka", "autorzy", "opracowanie", "opr", "napsal", "napsala", "autoři", "szerző", "írta", "de",
    "scris de", "autori", "piše", "pišu", "napisao", "autor teksta", "yazan", "yazar", "haber", "oleh", "penulis",
    "reportase", "автор", "авторы", "текст", "автори", "του", "της", "γράφει ο", "γράφει η", "γράφει", "بقلم", "كتب",
    "كتبت", "نویسنده", "מאת", "文", "撰文", "记者", "記者", "作者", "編集", "執筆", "글", "tác giả", "words", "opinion by",
    "analysis by", "review by", "interview by", "edited by", "compiled by", "with", "ngu", "nga", "dal", "dalla", "oprac.", "rédigé par",
    "protokoll:", "autor*in", "autor:in", "автор статьи", "корреспондент", "curated by", "contributed by",
)  # fmt: skip

JOINERS = (
    "and", "und", "et", "y", "e", "en", "och", "og", "ja", "és", "și", "şi", "ve", "i", "a", "u", "и", "і", "й", "та", "και", "و",
    "dan", "và", "sowie", "with", "mit", "avec", "con", "y", "eta", "in", "ir", "un", "at", "na",
)  # fmt: skip
"""Words between the last two names of a list."""
SHORT_JOINERS = frozenset(
    {"y", "e", "en", "i", "a", "u", "й", "و", "in", "ir", "un", "at", "na", "with", "mit", "con", "avec", "dan"}
)
"""Those that also stand inside names and places: they part only what is two names of two words."""

AGENCIES = frozenset(
    "ap afp dpa reuters apa sda ats keystone-sda ansa efe tass interfax pti ani ians xinhua kyodo yonhap ntb tt ritzau "
    "stt pap čtk ctk mti lusa bloomberg upi aa anadolu epd kna sid ddp dapd dts aap cp pa belga anp lapresse adnkronos "
    "agi hina tanjug srna beta bta agerpres mediafax lrt elta bns leta tasr sita unian ukrinform ria tanjug bna spa wam "
    "qna mena petra irna isna fars mehr tasnim aljazeera dw jiji cns cna ptv antara bernama vna tna sapa gna nan "
    "dpa-infocom dpa-afx awp afxp dowjones dj canadian-press".split()
)  # fmt: skip
"""Short names of news agencies, which bylines give in lower case or in capitals."""
AGENCY_NAMES = frozenset(
    {
        "associated press", "the associated press", "agence france-presse", "deutsche presse-agentur", "thomson reuters",
        "the canadian press", "canadian press", "press association", "pa media", "europa press", "austria presse agentur",
        "press trust of india", "anadolu agency", "anadolu ajansı", "dow jones", "dow jones newswires", "bloomberg news",
        "russia today", "ria novosti", "риа новости", "тасс", "интерфакс", "укринформ", "yonhap news agency", "연합뉴스",
        "kyodo news", "共同通信", "時事通信", "新华社", "新華社", "中新社", "中央社", "news desk agencies", "asia news network",
        "the conversation", "al jazeera", "cnn wire", "states newsroom", "propublica", "kff health news", "getty",
    }
)  # fmt: skip

ROLES = frozenset(
    "correspondent correspondents reporter reporters editor editors writer writers columnist columnists contributor "
    "contributors journalist producer photographer photojournalist analyst critic bureau chief staff desk team "
    "redakteur redakteurin redaktion redaktor redaktorin reporterin korrespondent korrespondentin autor autorin "
    "chefredakteur chefredakteurin volontär volontärin journalistin ressortleiter ressortleiterin leiter leiterin "
    "rédacteur rédactrice journaliste correspondante envoyé envoyée envoyés envoyées spécial spéciale spéciaux spéciales chef periodista redactor redactora "
    "corresponsal enviado enviada especial jefe giornalista corrispondente inviato redattore jornalista repórter "
    "correspondente redacteur verslaggever journalist journalistin reporterka redaktør journalistpraktikant "
    "kommentator fotograf fotografin toimittaja dziennikarz dziennikarka redaktorka novinář szerkesztő újságíró "
    "muhabir editör gazeteci wartawan jurnalis корреспондент журналист обозреватель редактор кореспондент "
    "professor professorin profesorius professeur director directora direktor president präsident ceo founder "
    "author senior junior political economics science health sports business national foreign deputy assistant "
    "managing associate executive digital chief online lead special freelance guest intern updated published "
    "nachrichten".split()
)
"""Words of roles and posts. A part of a byline that has one after a comma, and no more than one name-like word, is a role."""

ROLE_ENDINGS = (
    "선임기자",
    "인턴기자",
    "수습기자",
    "객원기자",
    "전문기자",
    "기자",
    "특파원",
    "논설위원",
    "記者",
    "记者",
    "编辑",
    "編輯",
    "編集委員",
    "論説委員",
    "通信员",
    "特派員",
)
"""Roles that East Asian bylines write after the name, longer ones before those that they end in."""
KOREAN_POSTS = "칼럼니스트 평론가 교수 연구원 연구위원 변호사 작가 시인 소장 원장 대표 위원 의원 전문가".split()
"""Posts of those who write as guests: before them stands a name and then their field."""

NO_NAMES = frozenset(
    "admin administrator editor editors editorial redaktion redaction redacción redaccion redacao redação redazione "
    "redactie redaksi redakcja redakce redakcija redaksjonen redaktionen toimitus staff newsroom webmaster user guest "
    "anonymous unknown author authors autor autores byline news newsdesk agencies agency wire web online team press "
    "follow share email twitter facebook instagram whatsapp linkedin youtube telegram subscribe updated published read "
    "comments comment more undefined null none n/a super superadmin root test photo photos foto video image images "
    "getty reklama advertisement sponsored rédaction рeдакция редакция редакція desk name 未知 佚名 匿名 网络 网络整理 本站 发布于 综合 相关文章 相关阅读 热门文章 推荐阅读 查看更多".split()
)

NEVER_IN_NAMES = frozenset(
    "alle artikel articles posts beiträge artículos article artigos articoli archive archiv profile profil perfil website "
    "become get alerts contact kontakt about view read more mehr plus mehr-artikel weitere impressum newsletter abonnieren".split()
)
"""Words of the links that stand beside a name: a text with one of them is no name."""

WRITER_LABELS = (
    "text texte textes texto testo tekst teksti words story report reporter reported reporting written author autor autorin autoren "
    "auteur interview bericht текст автор 文 取材 글 penulis laporan"
)
OTHER_LABELS = (
    "photos? photographs? photography photographer photographies? pictures? images? fotos? fotografie fotograf fotografía fotó "
    "bild(?:er)? illustrations? illustrationen illustrator grafik(?:en)? graphics? videos? kamera camera montage zdjęcia fot\\. "
    "snímky valokuvat kuvat kuva φωτογραφίες фото видео снимки 写真 撮影 摄影 攝影 사진 redaktion 责任编辑 責任編輯 责编 編輯 编辑 校对 审核"
)
EDITOR_LABELS = (
    "editor edited editing curated compiled translated translation reviewed fact-checked redigeret redaktör penyunting "
    "редактор übersetzt übersetzung traducción traduction"
)
"""Words, as parts of regular expressions, that say in front of a colon or "by" what the person named behind did."""
ORGANISATIONS = frozenset(
    "news today times tribune herald gazette media network radio tv television magazine zeitung nachrichten online digital "
    "service services university institute".split()
)
"""Last words of the names of papers and houses, which stand behind a name for whom it writes."""

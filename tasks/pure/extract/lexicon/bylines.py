"""The words around names: how bylines begin, what joins names, roles, and what is not a name.

Data only, in lower case. A line for each language, as :mod:`.rows` reads them; ``mul`` is for what several languages
share, ``web`` for what systems write. The agencies are in :mod:`.agencies`.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.rows import columns, entries, folded

BY_WORDS, BY_LABELS, BY_PHRASES = columns(
    """
    en  by | author, authors, reporter, writer:, text:, words: | written by, reported by, posted by, submitted by, published by, story by, authored by
    en | author of the article:, article author:
    en | | words by, text by, article by, opinion by, analysis by, review by, interview by, contributed by
    de  von | autor, autorin, autoren, autor/in, autor*in, autor:in, text:, autor des artikels: | verfasst von, geschrieben von, ein artikel von
    de | | ein kommentar von, artikel von, eine analyse von, ein gastbeitrag von, kommentar von, interview von
    fr  par | auteur, auteurs, texte:, auteur de l’article: | écrit par, publié par, rédigé par, propos recueillis par
    fr | | de notre correspondant, de notre correspondante, de notre envoyé spécial, de notre envoyée spéciale
    es  por | autor, autora, autores, texto:, autor del artículo: | escrito por, publicado por
    pt  por | autor, autora, autores, texto:, autor do artigo: | escrito por, publicado por
    it  di | autore, autori, testo: | scritto da, a cura di
    it | | dal nostro inviato, dalla nostra inviata, dal nostro corrispondente, dalla nostra corrispondente
    nl  door | auteur, auteurs, tekst: | geschreven door
    sv  av | skribent, text: | skriven av, text av
    no  av | skribent, tekst: | skrevet av, foto og tekst, tekst og foto
    da  af | skribent, tekst: | skrevet af
    fi | kirjoittaja, teksti:, toimittaja: | kirjoittanut
    pl | autor, autorka, autorzy, pisze, tekst: | napisane przez
    cs | autor, autoři, napsal, napsala
    hu | szerző, írta | szerzője
    ro | autor, autori | scris de
    hr | autor, autori, piše, pise, pišu, napisao, autor teksta, tekst:
    tr | yazan, yazar, haber:, yazı:, muhabir:
    id  oleh | penulis, laporan, reportase | ditulis oleh
    ru | автор, авторы, автор статьи, корреспондент, текст: | написано автором
    uk | автор, авторка, автори, текст:, журналіст:, журналістка:
    be | аўтар, аўтарка, тэкст:
    bg | автор, автори, текст: | написано от, написана от
    sr | аутор, пише, текст:
    mk | автор, пишува, текст:
    sk | autor, autorka, autori, napísal, napísala
    sl | avtor, avtorica, piše, besedilo:
    sq | autor:, nga:
    lt | autorius, autorė, tekstas: | parašė
    lv | autors, autore, teksts: | rakstīja
    et | autor:, tekst:
    is | höfundur, texti:
    el | γράφει, γράφει ο, γράφει η, συντάκτης, συντάκτρια, κείμενο:, ρεπορτάζ: | συντάχθηκε από, γράφτηκε από
    ar | بقلم, كتب, كتبت, الكاتب:, الكاتبة:, كتابة:, تقرير:, إعداد: | كُتب بواسطة, كتب بواسطة
    fa | نویسنده, گزارش:, خبرنگار: | به قلم, نوشته شده توسط
    ur | تحریر:, مصنف:, رپورٹر:
    hi | लेखक, लेखिका, रिपोर्टर:, संवाददाता:, रिपोर्ट: | द्वारा, द्वारा लिखित
    mr | लेखक, लेखिका, प्रतिनिधी:
    bn | লেখক, লেখিকা, প্রতিবেদক: | লিখেছেন
    ta | எழுதியவர்
    th  โดย | ผู้เขียน, เรื่อง: | เขียนโดย
    sw | mwandishi: | imeandikwa na, na mwandishi wetu
    gu | લેખક:, રિપોર્ટર:
    te | రచయిత:, రిపోర్టర్:
    ml | ലേഖകൻ:
    eu | egilea:, testua:
    ca  per | autor, autora, text:
    ka | ავტორი
    hy | հեղինակ
    kk | авторы:
    az | müəllif
    ms | penulis
    he | מאת, כתב:, כתבה: | נכתב על ידי
    zh | 作者, 本文作者, 文章作者, 记者, 記者, 撰文, 文:
    ja | 記者, 執筆, 執筆者, 投稿者, 作者, 文:, 取材:, 構成:, 取材・文:
    ko | 작성자, 글쓴이, 글:
    vi | tác giả, bài: | được viết bởi
""",
    3,
)
"""How bylines begin, a line for each language: words for "by" | labels | phrases.

A label with a colon here is one only with a colon on the page, because the bare word is common.
"""
STRIPPED_BEFORE_NAMES = entries("""
    en  from our correspondent, edited by, compiled by, curated by, with, interview
    de  vom, im wortlaut von, pressemitteilung von, protokoll:
    fr  article de
    es  redacción
    it  dal, dalla
    pl  opracowanie, opr, oprac.
    ro  de
    sq  nga
    tr  haber
    el  του, της
    ja  聞き手, 編集委員, 論説委員, 編集
    zu  ngu
    sw  na
    is  eftir
""")
"""What comes before names too, but does not make a byline of any text that begins with it."""
BYLINE_KINDS = entries("""
    en  words, reported, written, posted, submitted, published, story, text, interview, analysis
    de  ein \\w+, eine \\w+, kommentar
    fr  texte
    no  tekst
""")
"""Kinds of text that are named in front of "by", as parts of a regular expression."""

JOINERS = entries("""
    en  and, with
    de  und, sowie, mit
    fr  et, avec
    es  y, con
    pt  e
    nl  en
    sv  och
    da  og
    fi  ja
    et  ja
    hu  és
    ro  și, şi
    tr  ve
    pl  i
    cs  a
    hr  u, i
    lv  un
    lt  ir
    sl  in
    sq  at, na
    eu  eta
    ru  и
    uk  і, й, та
    el  και
    ar  و
    id  dan
    vi  và
""")
"""Words between the last two names of a list."""
SHORT_JOINERS = frozenset(
    {"y", "e", "en", "i", "a", "u", "й", "و", "in", "ir", "un", "at", "na", "with", "mit", "con", "avec", "dan"}
)
"""Those that also occur inside names and places: they separate only what is two names of two words."""

PARTICLES = frozenset(
    entries("""
    de  von, vom, zu, zum, zur, und, und.
    nl  van, der, den, ter, ten, te, 't, op, in't
    es  de, del, la, el, y
    pt  do, da, dos, das, e
    it  di, della, dei, lo, degli, santa, dalla, dela
    fr  du, le, les, la, st, st., d', d’
    sv  av, af
    pl  i
    en  o', mac, mc, jr, jr., sr, sr., ii, iii
    ar  al, bin, ibn, bint, abu
    he  ben
    pt  san
""")
)
"""Words in small letters, and endings, that are parts of names."""
OF_A_NEWSROOM = frozenset(
    entries("""
    en  of, from, the
    de  der, die, das, vom, von
    fr  de, la, le
    pt  do, da
    es  del
""")
)
"""Words that join a newsroom to the name of its paper: ``Redaktion der Hafenpost``."""

ROLES = frozenset(
    entries("""
    en  correspondent, correspondents, reporter, reporters, editor, editors, writer, writers, columnist, columnists
    en  contributor, contributors, journalist, producer, photographer, photojournalist, analyst, critic, bureau, chief
    en  staff, desk, team, professor, director, president, ceo, founder, author, senior, junior, political, economics
    en  science, health, sports, business, national, foreign, deputy, assistant, managing, associate, executive, digital
    en  online, lead, special, freelance, guest, intern, updated, published, reviewer, reviewers, checker
    de  redakteur, redakteurin, redaktion, redaktor, redaktorin, reporterin, korrespondent, korrespondentin, autor, autorin
    de  chefredakteur, chefredakteurin, volontär, volontärin, journalistin, ressortleiter, ressortleiterin, leiter
    de  leiterin, professorin, direktor, präsident, nachrichten, fotograf, fotografin
    fr  rédacteur, rédactrice, journaliste, correspondante, envoyé, envoyée, envoyés, envoyées, spécial, spéciale, spéciaux
    fr  spéciales, chef, professeur
    es  periodista, redactor, redactora, corresponsal, enviado, enviada, especial, jefe, directora
    pt  jornalista, repórter
    it  giornalista, corrispondente, inviato, redattore
    nl  correspondente, redacteur, verslaggever
    da  redaktør, journalistpraktikant, kommentator
    fi  toimittaja
    pl  dziennikarz, dziennikarka, redaktorka, reporterka
    cs  novinář, novinářka, redaktor, redaktorka
    hu  szerkesztő, újságíró
    ro  jurnalist, jurnalistă, corespondent
    hr  novinar, novinarka
    el  δημοσιογράφος, συντάκτης, συντάκτρια
    hi  संवाददाता, पत्रकार
    bn  প্রতিবেদক, সাংবাদিক
    ar  صحفي, صحفية, مراسل, مراسلة
    fa  خبرنگار
    he  עיתונאי, עיתונאית, כתבת, עורך, עורכת
    th  ผู้สื่อข่าว
    lt  profesorius
    tr  muhabir, editör, gazeteci
    id  wartawan, jurnalis
    ru  корреспондент, журналист, обозреватель, редактор
    uk  кореспондент, кореспондентка, журналіст, журналістка, редакторка
""")
)
"""Words of roles and posts. A part of a byline that has one after a comma, and no more than one name-like word, is a role."""
FOR = entries("""
    en  for
    de  für
    fr  pour
    es  para
    it  per
    nl  voor
    sv  för
    pl  dla
    cs  pro
    hr  za
    ro  pentru
    id  untuk
    vi  cho
    ru  для
    bg  за
    el  για
""")
"""Words between a writer and the paper for which the text was written."""
LEADING_ROLES = frozenset(
    entries("""
    en  reporter, journalist
    de  redakteur, fotograf
    ru  журналист, корреспондент, редактор
""")
)
"""Roles that are written before the name."""
LAST_WORDS_OF_ROLES = frozenset(
    entries("""
    en  correspondent, reporter, editor, writer, columnist, expert, specialist, consultant, manager, director, strategist
    en  analyst, coordinator, professor, lecturer, physician, dietitian, nutritionist, attorney, lawyer, engineer, scientist
    en  developer, researcher, blogger, advisor, adviser, instructor, contributor, reviewer, founder, co-founder, officer
    de  experte, expertin, berater, beraterin, autor, autorin, professor, professorin
    fr  experte, chercheur, chercheuse, rédacteur, rédactrice
    es  experto, experta, director, directora, redactora, periodista
    pt  especialista, diretor, diretora, jornalista
    it  esperto, esperta, direttore, direttrice, redattore, redattrice
    de  redakteur, redakteurin, korrespondent, korrespondentin
    fr  journaliste
    es  corresponsal, redactor
    it  giornalista
    nl  verslaggever
""")
)
"""What ends like this is a role where a person is named too: ``China Correspondent``."""
ROLE_ENDINGS = entries("""
    ko  선임기자, 인턴기자, 수습기자, 객원기자, 전문기자, 기자, 특파원, 논설위원
    ja  記者, 編集委員, 論説委員, 特派員
    zh  摄影报道, 攝影報導, 文並攝影, 文并摄影, 报道, 報導, 记者, 编辑, 編輯, 通信员
""")
"""Roles that East Asian bylines write after the name, longer ones before those that they end in."""
KOREAN_POSTS = entries("""
    ko  칼럼니스트, 평론가, 교수, 연구원, 연구위원, 변호사, 작가, 시인, 소장, 원장, 대표, 위원, 의원, 전문가
""")
"""Posts of those who write as guests: before them come a name and then their field."""

NO_NAMES = folded(
    entries("""
    en  admin, administrator, editor, editors, editorial, staff, newsroom, webmaster, user, guest, anonymous, unknown, author
    en  authors, byline, news, newsdesk, agencies, agency, wire, online, team, press, follow, share, subscribe, updated
    en  published, read, comment, comments, more, photo, photos, video, image, images, advertisement, sponsored, desk, name
    en  filed, tagged, archived, category, categories, reply
    de  abgelegt, kategorie, kategorien, lesezeit
    fr  catégorie, catégories
    es  archivado, categoría, categorías
    pt  arquivado, categoria, categorias
    it  archiviato, categorie
    nl  geplaatst
    ru  рубрика, категория
    web  web, email, twitter, facebook, instagram, whatsapp, linkedin, youtube, telegram, undefined, null, none, n/a, super
    web  superadmin, root, test, getty
    de  redaktion
    fr  rédaction, redaction
    es  redacción, redaccion, autor, autores
    pt  redacao, redação, foto
    it  redazione
    nl  redactie
    id  redaksi, anonim, tidak ada, tidak ada penulis
    tr  anonim
    pl  redakcja
    cs  redakce, reklama
    hr  redakcija
    no  redaksjonen
    sv  redaktionen
    fi  toimitus
    ru  редакция, рeдакция
    uk  редакція
    hu  szerkesztőség
    ro  redacția, redacţia, redactia
    bg  редакция
    el  σύνταξη
    th  กองบรรณาธิการ, ทีมข่าว, แอดมิน
    he  מערכת, המערכת
    fa  تحریریه
    ar  التحرير, المحرر
    bn  ডেস্ক
    hi  डेस्क
    ta  செய்திக்குழு
    fi  ylläpitäjä, ylläpito
    zh  编辑部, 編輯部, 小编, 管理员, 管理員
    zh  未知, 佚名, 匿名, 网络, 网络整理, 本站, 发布于, 综合, 相关文章, 相关阅读, 热门文章, 推荐阅读, 查看更多
    en  united states, united states of america, united kingdom, new zealand, south africa, south korea, saudi arabia, hong kong
    en  sri lanka, costa rica, puerto rico, czech republic, united arab emirates, el salvador, dominican republic, sierra leone
    ko  기자 페이지, 기자페이지, 기사 더보기, 다른 기사 보기, 구독하기, 기자 구독
    ja  この記者の記事, フォロー, フォローする
""")
)
"""What fields for authors hold in place of one, and words of buttons. One Russian word has a Latin letter, as pages have it."""
NOBODY = folded(
    entries("""
    en  no, not, without, anonymous, unknown, author, authors, writer, writers, contributor, contributors, the, our, by, site
    en  content, blog, account, default, available, applicable, known, specified, given
    de  kein, keine, ohne, unbekannt, unbekannter, autor, autorin, autoren, verfasser, gast, gastautor, gastautorin, anonym
    de  mitarbeiter, unser, unsere, angabe
    fr  aucun, sans, inconnu, inconnue, auteur, auteurs, invité, invitée, anonyme, la, pas
    es  sin, ningún, desconocido, desconocida, invitado, invitada, anónimo, anónima, colaborador, colaboradores, equipo, la
    pt  sem, nenhum, desconhecido, anônimo, anónimo, convidado, colaborador, equipe, equipa, da
    it  senza, nessun, sconosciuto, anonimo, autore, ospite, la
    nl  geen, zonder, onbekend, anoniem, gastauteur, de
    sv  ingen, okänd, skribent, författare
    no  ukjent, forfatter
    da  ukendt
    fi  ei, tuntematon, kirjoittaja, kirjoittajaa
    pl  brak, bez, nieznany, anonimowy, autora, autorów
    cs  bez, žádný, neznámý, autora
    hu  nincs, ismeretlen, szerző
    ro  fără, necunoscut
    hr  nema, nepoznat
    tr  yok, bilinmiyor, yazar, misafir
    id  tanpa, tidak, diketahui, penulis, tamu
    ru  без, нет, неизвестен, неизвестный, неизвестно, аноним, автор, автора, гость, не, указан
    uk  немає, невідомий, анонім, не, вказано, вказаний, без, автор, автора
    de  angegeben, benannt
    sv  utan
    no  ingen, uten
    da  ingen, uden
    et  autor, autorita, puudub, tundmatu
    lv  bez, nav, nezināms, autora, autors
    lt  be, nėra, nežinomas, nenurodytas, autoriaus, autorius
    sl  brez, neznan, avtorja
    sr  без, нема, непознат, аутора, аутор
    bg  няма
    tr  belirtilmemiş, bilinmeyen
    az  müəllif, naməlum, yoxdur
    hu  nélkül
    sq  pa, i, panjohur, autor
    ca  sense, desconegut, autor
    gl  sen, descoñecido
    vi  có
    he  ללא, לא, ידוע, מחבר, אנונימי
    fa  نامشخص, نامعلوم
    hi  अज्ञात, कोई, लेखक, नहीं
    bn  অজ্ঞাত, লেখক, নেই
    th  ไม่ระบุ, ไม่ระบุชื่อ, ไม่ระบุผู้เขียน, ไม่ทราบ, ไม่ทราบผู้เขียน, ไม่มีผู้เขียน, ไม่ปรากฏชื่อ, นิรนาม
    zh  无作者, 無作者, 作者不详, 作者不詳, 不详, 不詳, 暂无, 暫無
    ja  無記名, 作者不明, 著者不明
    ko  작성자, 알, 수, 없음, 미상
    el  χωρίς, άγνωστος, συντάκτης
    ar  بدون, مجهول, كاتب, غير, معروف
    fa  بدون, نویسنده, ناشناس
    fi  verkko, uutis, toimittajat
    hu  szerkesztő, adminisztrátor, online
    ro  administrator, echipa, editorială
    he  האתר, צוות, כתב, כתבי, עורך, דסק, חדשות
    fa  مدیر, سایت, سردبیر, هیئت, گروه, خبرنگار, خبرنگاران, ادمین
    ar  هيئة, فريق, إدارة, الموقع, مدير, قسم, الأخبار, وكالات
    ur  نیوز, ڈیسک, ویب, ٹیم
    bn  নিজস্ব, প্রতিবেদক, প্রতিবেদন, রিপোর্ট, রিপোর্টার, অনলাইন, সংবাদদাতা, স্টাফ, নিউজ
    hi  न्यूज, न्यूज़, संपादक, टीम, ब्यूरो, वेब, संवाददाता
    ml  സ്വന്തം, ലേഖകൻ, ലേഖിക, പ്രതിനിധി
    te  విలేకరి, ప్రతినిధి
    mr  प्रतिनिधी, वृत्तसंस्था, आमच्या
    gu  પ્રતિનિધિ
    ne  संवाददाता, प्रतिनिधि
    ta  ஆசிரியர், குழு, செய்தி, நிருபர்
    sw  mwandishi, wetu, mhariri, wa, habari
    tr  merkezi, editör, editörü, yönetici, servisi
    id  tim, redaksi, admin, kontributor
    ms  wartawan, kami, meja, berita
    el  συντακτική, ομάδα, διαχειριστής, αίθουσα
    bg  екип, репортер, новини
    hr  uredništvo, novinar, tim
    vi  ban, biên, tập, quản, trị, viên, phóng
    zh  本报记者, 本站编辑
    ko  온라인뉴스팀, 디지털뉴스팀, 뉴스팀
    ja  著者なし, 匿名, 不明, 編集部
    ko  익명, 편집부, 관리자
    vi  không, rõ, tác, giả, ẩn, danh
    en  breaking, latest, top, stories, story, exclusive, special, report
    es  última, hora, urgente, exclusivo, exclusiva, noticia, noticias
    pt  última, hora, urgente, exclusivo, notícia, notícias, destaque
    it  ultima, ora, ultim'ora, esclusiva
    pl  ostatniej, chwili, pilne, tylko, u, nas
    tr  son, dakika, haber, haberler, gündem, özel
    id  berita, utama, terkini, terbaru, nasional
    ru  срочно, срочная, новость, новости, эксклюзив
""")
)
"""More words of texts that say that nobody is named: ``No Author``, ``Unbekannter Verfasser``; no name has only such words."""
BEHIND_REPORTERS = entries("""
    ja  記者, 特派員, 編集委員, 論説委員
    zh  记者, 記者
    ko  선임기자, 인턴기자, 수습기자, 객원기자, 전문기자, 기자, 특파원, 논설위원
""")
"""What follows a writer's name without more, as the label of the byline."""
OF_A_PAPER = entries("""
    ja  本紙, 本社, 当社, 担当, 専門, 社会部, 政治部, 経済部, 報道部, 運動部, 文化部, 一線, 元, 女性, 男性
    zh  本报, 本報, 本网, 本網, 本台
    ko  담당, 전문, 사회부, 본지, 객원, 인턴, 수습
""")
"""What is before those words without naming anybody."""
OTHER_WORK_BEFORE_NAMES = ("사진 ", "그래픽 ", "영상 ", "写真 ", "撮影 ", "摄影 ", "攝影 ", "编辑 ", "編輯 ")
"""What somebody did who did not write, before a name without a colon."""
GIVEN_NAMES_LIKE_BY = frozenset({"Per", "Na"})
"""Words before a writer in one language that are names in another: Catalan and Swedish, Swahili and Korean."""
COLLECTIVES = frozenset({"desk", "editors"})
"""Last words of how parts of a newsroom sign: ``News Desk``, ``Our Editors``."""
ACCOUNTS = frozenset(
    entries("""
    web  user, admin, administrator, webmaster, super, superadmin, root, test, guest
""")
)
"""What systems call those who have no name yet."""
NEVER_IN_NAMES = frozenset(
    entries("""
    en  articles, article, posts, archive, profile, website, become, get, alerts, contact, about, view, read, more, plus
    en  newsletter, bio, biography, checked, verified, reviewed
    de  alle, artikelübersicht, alle-artikel, artikel, beiträge, archiv, profil, mehr, mehr-artikel, weitere, impressum, abonnieren, kontakt
    es  artículos, perfil
    pt  artigos
    it  articoli
""")
)
"""Words of the links next to a name: a text with one of them is not a name."""
LEGAL_FORMS = (
    # Parts of a regular expression: forms are written with and without their dots.
    r"GmbH|AG|mbH|KG|Ltd|LLC|Inc|S\.?A\.?S?|S\.?r\.?l|B\.?V|Sp\. z o\.o|e\.\s?V"
)
"""Companies in author metas are who made the site."""
COLUMNS = entries("""
    zh  专栏, 的专栏, 博客, 文集, 專欄, 部落格
""")
"""Parts of a site that are named after their writer."""
ORGANISATIONS = frozenset(
    entries("""
    en  news, today, times, tribune, herald, gazette, media, network, radio, tv, television, magazine, online, digital
    en  service, services, university, institute
    de  zeitung, nachrichten
""")
)
"""Last words of the names of papers and publishers, which come after a name to say for whom it writes."""

PUBLICATIONS = frozenset(
    entries("""
    en  the, daily, weekly, monthly, sunday, evening, morning, mail, express, post, press, echo, sun, star, mirror, guardian
    en  globe, standard, observer, chronicle, courier, journal, bulletin, review, record, register, reporter, sentinel, argus
    en  mercury, examiner, inquirer, dispatch, advocate, advertiser, independent, national, international, world, city, town
    en  county, local, news, blog, club, group, company, studio, studios, shop, store, house, home, life, team, church, school
    en  college, society, museum, direct, security, travel, official, store, agency, institute, association, foundation, union, bank, tech, media, care, health, insider
    de  der, die, das, tages, neue, allgemeine, rundschau, anzeiger, spiegel, blatt, presse, kurier, welt, bote, woche, stern, direkt, aktuell
    fr  le, la, les, nouvel, presse, journal, monde, dépêche, france
    es  el, los, las, diario, noticias, mundo, prensa, hoy
    pt  o, a, os, jornal, folha, estado, correio, público
    it  il, lo, corriere, giornale, gazzetta, stampa, repubblica
    nl  de, het, dagblad, krant
    sv  dagens, dagbladet, tidning, posten, bladet
    no  avis, tidende, aftenposten
    pl  gazeta, dziennik, kurier
""")
)
"""Words in the names of papers, sites and companies."""
COMPANIES = frozenset(
    entries("""
    en  press, publishing, publishers, publications, group, company, holdings, holding, communications, multimedia, inc, ltd
    en  llc, corporation, corp, partners, foundation, institute, association, society
    de  gmbh, ag, kg, mbh, verlag, verlagsgruppe, mediengruppe, medien, medienhaus, gruppe, stiftung, verein
    fr  groupe, éditions, presse, sarl, sas
    es  grupo, ediciones, editorial, prensa, fundación
    pt  editora, edições, fundação
    it  gruppo, editore, edizioni, editoriale, spa, srl
    nl  uitgeverij, groep, bv, nv
    sv  förlag, koncernen, ab
    no  forlag, konsern, as, asa
    da  forlaget, aps
    fi  oy, oyj, kustannus
    pl  wydawnictwo, grupa, spółka
    cs  vydavatelství, nakladatelství, skupina
    hu  kiadó, zrt, kft
    tr  yayıncılık, medya, grubu, yayınları
    ru  издательство, издательский, холдинг, медиахолдинг, группа, ооо, зао, оао, пао, ао
    uk  видавництво, видавничий, медіагрупа, тов
    el  εκδόσεις, εκδοτική, εκδοτικός, όμιλος, αε
    ro  editura, grupul, trustul
    bg  издателство, издателска, ад, еоод, оод
    hr  nakladnik, izdavač, grupa, doo
    hu  lapkiadó
    ar  مؤسسة, دار, شركة, مجموعة
""")
)
"""Words in the names of companies that own papers."""
ENDINGS_OF_COMPANIES = entries("""
    ja  新聞社, 新聞, 出版, 出版社, メディア, 放送, テレビ, ニュース, 株式会社, ホールディングス
    zh  日报, 日報, 晚报, 晚報, 日报社, 日報社, 报社, 報社, 出版社, 传媒, 傳媒, 集团, 集團, 公司, 新闻网, 新聞網, 电视台, 電視台
    ko  일보, 신문, 신문사, 미디어, 방송, 뉴스, 출판사, 출판, 그룹, 주식회사
    ar  للنشر, للصحافة, للإعلام
    fa  رسانه
    hi  मीडिया, प्रकाशन, समूह
    th  มีเดีย
""")
"""What names of companies that own papers end in, in scripts that have no capitals."""
LAST_PARTS_OF_COMPANIES = entries("""
    de  verlag, verlage, gruppe, medien, konzern
    nl  groep, uitgeverij
    sv  förlag, koncernen
    no  forlag
    fi  kustannus
""")
"""The same at the end of a compound: ``Zeitungsverlag``."""
ENDINGS_OF_PAPERS = entries("""
    de  zeitung, blatt, presse, nachrichten, kurier, anzeiger
    sv  bladet, posten, tidningen
    no  avisen, avis, nytt
    fi  lehti, sanomat
    en  post, news, times, media, press
""")
"""What names of papers that are one word end in."""

WRITER_LABELS = (
    "text texte textes texto testo tekst teksti words story report reporter reported reporting written author autor autorin autoren "
    "auteur interview bericht текст автор 文 取材 글 penulis laporan"
)
OTHER_LABELS = (
    "photos? photographs? photographed photography photographer photographies? (?:_ADVERB_)?researched (?:_ADVERB_)?tested produced designed pictures? images? fotos? fotografie fotograf "
    "fotografías? fotó bild(?:er)? illustrations? illustrated illustrationen illustrator illustriert drawings? artwork "
    "grafik(?:en)? graphics? videos? kamera camera montage zdjęcia fot\\. "
    "snímky valokuvat kuvat kuva φωτογραφίες фото видео снимки 写真 撮影 摄影 攝影 图片? 圖片? 摄 攝 사진 redaktion 责任编辑 責任編輯 责编 編輯 编辑 校对 审核 "
    "(?:_ADVERB_)?reviewed (?:_ADVERB_)?checked (?:_ADVERB_)?verified (?:_ADVERB_)?approved fact[\\s-]?check(?:ed|ers?|ing)? "
    "(?:expert\\s+)?reviewers? (?:_ADVERB_)?geprüft begutachtet faktencheck lektorat korrektorat "
    "relu(?:\\s+et\\s+corrigé)? (?:_ADVERB_)?vérifié (?:_ADVERB_)?validé (?:_ADVERB_)?révisé vérification "
    "(?:_ADVERB_)?revisad[oa] (?:_ADVERB_)?verificad[oa] (?:_ADVERB_)?revisionato (?:_ADVERB_)?verificato "
    "(?:_ADVERB_)?gecontroleerd beoordeeld (?:_ADVERB_)?granskad faktagranskad faktasjekket faktatjekket (?:_ADVERB_)?kvalitetssikret "
    "sprawdził[a]? zweryfikował[a]? weryfikacja recenzja zkontroloval[a]? ověřil[a]? проверил[аи]? проверено рецензент перевірив перевірила "
    "監修 校閲 审校 審校 감수"
).replace("_ADVERB_", r"[^\W\d_]*(?:ly|ment|mente|lich|isch|expert|peer|fact)\s+")
EDITOR_LABELS = (
    "editor edited editing curated compiled translated translation updated redigeret redaktör penyunting redigiert lektoriert "
    "редактор übersetzt übersetzung traducción traduction traduit traducido tradotto vertaald översatt aktualisiert"
)
"""Words, as parts of regular expressions, that say in front of a colon or "by" what the person named after them did.

Who edited, translated or updated a text signs it where nobody else does; who checked it or made its pictures never does.
"""
BY_AFTER_LABELS = "da"
"""Words for "by" that follow such a label only; alone they mean other things."""

NOT_A_NAME_IN_CLASS = frozenset(
    entries("""
    en  role, roles, job, jobtitle, designation, occupation, credential, credentials, affiliation, tagline, bio, biography
    en  tooltip, popover, followers, social, socials, organisation, organization, company, employer, email, reviewer
    en  reviewers, factchecker, jobposition
    de  rolle, beruf, funktion
    fr  fonction, poste
    es  cargo, puesto
    it  ruolo
    nl  functie
    no  stilling
""")
)
"""Last words of names of elements that are next to a writer's name: ``byline-role``; ``authorJobTitle`` is in the next table."""
TITLE_IN_CLASS = frozenset(
    entries("""
    en  title, titles, position, location, headline, headlines, articles, posts, date, time
    de  titel
    fr  titre
    es  titulo
    it  titolo
""")
)
"""The same after a word for a person; alone they are used for other things."""
PERSON_IN_CLASS = frozenset(
    entries("""
    en  author, authors, byline, writer, contributor, reporter, journalist, member, person, people, staff, job, profile
    de  autor, autorin, autoren
    fr  auteur
    it  autore
""")
)
NAME_IN_CLASS = frozenset(
    entries("""
    en  name, names, fullname, displayname
    fr  nom
    es  nombre
    it  nome
    nl  naam
    sv  namn
    no  navn
""")
)
"""Words in the names of elements that hold a name, whatever else is said of them."""
QUOTED_IN_CLASS = frozenset(
    entries("""
    en  quote, quotes, quotation, pullquote, blockquote, testimonial, testimonials, citation, quoted, saying
    de  zitat, zitatbox, sprecher
    es  cita, citas, destacado
    pt  citacao, aspas
    nl  citaat, quoteblok
    sv  citat
    it  citazione, virgolettato
    fr  temoignage, exergue
    pl  cytat
    cs  citat, citace
    ru  tsitata, citata
    fi  sitaatti, lainaus
    hu  idezet
    tr  alinti
""")
)
"""Words in the names of boxes with what somebody said: the person named there is quoted."""

FIRST_WORDS_OF_TOWNS = frozenset(
    entries("""
    en  new, san, los, las, hong, tel, abu, saint, st, cape, kuala, buenos, rio, são, addis, sri, phnom, el, la, le, santa
    en  port, fort, salt, panama, mexico, kansas, west, east, north, south, lower, upper, downtown, united, great, bad, sankt, den
""")
)
"""First words of names of places that look like a person's."""
PROFILE_FOLDERS = frozenset(
    entries("""
    en  author, authors, by, byline, bylines, writer, writers, contributor, contributors, columnist, columnists, journalist
    en  journalists, reporter, reporters
    de  autor, autoren, autorin, autorinnen, redakteur, redakteure
    fr  auteur, auteurs, journaliste, journalistes, signataire, signataires
    es  autores, autora, periodista, periodistas, columnistas, firmas
    pt  jornalista, jornalistas, colunistas, autoras
    it  autore, autori, giornalista, giornalisti, firme
    nl  redacteur, redacteurs
    sv  skribent, skribenter, forfattare
    da  skribenter, forfatter, journalist
    no  forfatter, forfattere, journalister
    fi  kirjoittaja, kirjoittajat, toimittaja, toimittajat
    pl  autorzy, autorka, dziennikarz, dziennikarze
    cs  autori, redaktor, redaktori
    tr  yazar, yazarlar
    id  penulis
    ru  avtor, avtory
    hu  szerzo, szerzok, ujsagiro
    lt  autorius, autoriai
    lv  autors, autori
    et  autorid, ajakirjanik
    ro  autori, jurnalist
    hr  novinar
    ca  firma, autors
    web  blog-author, blog-authors
""")
)
"""Folders in addresses of pages about writers."""
PROFILE_FOLDERS_OF_OTHERS = frozenset(
    entries("""
    en  profile, profiles, staff, team, user, users, member, members, expert, experts, bio, bios, about
    de  redaktion, profil
    fr  equipe, profils
    es  perfil, equipo
""")
)
"""Those of pages about anybody; no ``people``, which is where papers put those whom they write about. Only an address that ends in the name itself shows that it is a name."""

HEADINGS_OF_WRITERS = frozenset(
    entries("""
    en  author, the author, about the author, about the writer, written by
    de  autor, autorin, der autor, die autorin, über den autor, über die autorin, zum autor, zur autorin, zur person des autors
    fr  auteur, auteure, autrice, l'auteur, l'auteure, l'autrice, l’auteur, l’auteure, l’autrice, à propos de l'auteur, à propos de l’auteur
    es  autor, autora, el autor, la autora, sobre el autor, sobre la autora, acerca del autor, acerca de la autora
    pt  o autor, a autora, sobre o autor, sobre a autora
    it  autore, autrice, l'autore, l'autrice, l’autore, l’autrice, sull'autore, sull’autore, informazioni sull'autore
    nl  auteur, de auteur, over de auteur, de schrijver, over de schrijver
    sv  författare, författaren, om författaren, skribenten, om skribenten
    da  forfatter, forfatteren, om forfatteren
    no  forfatter, forfatteren, om forfatteren, skribenten
    fi  kirjoittaja, kirjoittajasta, kirjoittajan esittely
    pl  autor, autorka, o autorze, o autorce
    cs  autor, autorka, o autorovi, o autorce
    sk  autor, autorka, o autorovi, o autorke
    hu  szerző, a szerző, a szerzőről
    ro  autor, autorul, autoarea, despre autor
    hr  autor, autorica, o autoru, o autorici
    bg  автор, авторът, за автора
    ru  автор, об авторе
    uk  автор, авторка, про автора, про авторку
    el  συγγραφέας, ο συντάκτης, σχετικά με τον συγγραφέα
    tr  yazar, yazar hakkında
    id  penulis, tentang penulis
    vi  tác giả, về tác giả
    ar  الكاتب, الكاتبة, عن الكاتب, عن الكاتبة
    he  המחבר, המחברת, על הכותב, על הכותבת
    fa  نویسنده, درباره نویسنده
    ja  著者, この記事を書いた人, 筆者, 著者プロフィール
    ko  저자, 글쓴이, 필자
    zh  作者, 作者简介, 作者簡介, 关于作者, 關於作者
""")
)
"""What a heading says, and nothing else, under which a page names its writer."""

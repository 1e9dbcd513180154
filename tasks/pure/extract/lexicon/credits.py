"""Credits: whose picture it is, and who else worked on an article, whose text it is and who owns it.

Entries are parts of regular expressions, compared without regard to case, unless their table says otherwise. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

PICTURES: Table = {
    "en": """
        photo
        photograph
        picture
        image
        illustration
    """,
    "mul": """
        foto
    """,
    "de": """
        bild
        bilder
    """,
    "fr": """
        photographie
    """,
    "pt": """
        imagem
    """,
    "es": """
        imagen
    """,
    "it": """
        immagine
    """,
    "fi": """
        kuva
    """,
    "pl": r"""
        zdjęcie
        fot\.
    """,
    "ru": """
        фото
    """,
    "ja": """
        写真
        画像
    """,
    "ko": """
        사진
    """,
    "tr": """
        fotoğraf
    """,
    "el": """
        φωτογραφία
        φωτό
    """,
    "ar": """
        الصورة
        صورة
        تصوير
        عدسة
    """,
    "hi": """
        फोटो
        तस्वीर
    """,
    "cs": """
        snímek
    """,
    "vi": """
        ảnh
    """,
    "nl": """
        beeld
    """,
    "hu": """
        fotó
    """,
    "he": """
        צילום
        תמונה
    """,
    "fa": """
        عکس
    """,
    "bn": """
        ছবি
    """,
    "th": """
        ภาพ(?:ถ่าย)?
        ภาพจาก
    """,
    "sw": """
        picha
    """,
    "bg": """
        снимк[аи]
    """,
    "ta": """
        படம்
    """,
    "ur": """
        تصویر
    """,
    "sv": """
        bild
    """,
    "no": """
        bilde
    """,
    "da": """
        billede
    """,
    "sk": """
        snímka
    """,
    "lt": r"""
        nuotr\.
    """,
    "lv": """
        foto
    """,
    "et": """
        pilt
    """,
    "ms": """
        gambar
    """,
    "id": """
        foto
        gambar
    """,
    "ro": """
        fotografie
    """,
    "uk": """
        фото
    """,
    "hr": """
        snimka
    """,
    "zh": """
        图片
        照片
        圖片
        图
        圖
        摄影
        攝影
    """,
}
"""Words for a picture, with which its credit begins."""

CREDIT_WORDS: Table = {
    "en": """
        credit
    """,
}
"""Words for a credit, with which the credit of a picture begins too."""

CAPTION_SOURCES: Table = {
    "en": """
        source
    """,
    "es": """
        crédito?
        fuente
    """,
    "de": """
        quelle
    """,
}
"""Words for a source: in a caption it is the picture's, under an article the article's."""

BY_IN_CREDITS: Table = {
    "en": """
        credit
        by
        courtesy
        source
    """,
    "de": """
        von
    """,
    "mul": """
        de
        di
    """,
    "fr": """
        par
    """,
}
"""What may be between the word for a picture and the colon."""

PICTURE_AGENCY_ENDINGS: Table = {
    "web": r"""
        getty images
        shutterstock
        / ?(?:reuters|afp|epa|ap photo|dpa|imago)
        \(?ap photo.{0,40}
    """,
}
"""What a line ends with that is the credit of a picture."""

PICTURE_AGENCIES: Table = {
    "web": """
        getty
        getty images
        istock
        shutterstock
        adobe stock
        imago
        imago images
        picture alliance
        alamy
        unsplash
        pixabay
        pexels
        depositphotos
        pa wire
        zuma
        epa-efe
        usa today sports
    """,
    "en": """
        handout
        stock image
        file photo
        via getty images
        via reuters
        via ap
    """,
    "de": """
        privat
        archiv
        symbolbild
    """,
}
"""Agencies that pictures are bought from, and what is written instead of one. Whole texts in lower case."""

CAPTION_LABELS: Table = {
    "en": """
        (?:image|photo|picture) caption
        caption
    """,
    "de": """
        bildunterschrift
        bildbeschreibung
    """,
    "fr": """
        légende
    """,
    "it": """
        didascalia
    """,
    "es": """
        pie de foto
    """,
    "pt": """
        legenda
    """,
}
"""Labels before a caption that pages read out to blind readers."""

WEB_DESIGN: Table = {
    "en": """
        developed
        designed
        powered
        website
        webdesign
        hosted
    """,
}
"""Before "by": who made the site, as author metas say it."""

ARTICLE_CREDITS: Table = {
    "mul": r"""
        (?:[^\W\d_][\w.&-]*\s){1,5}©\s*\d{4}
        ©
        \(c\)\s*\d
    """,
    "en": r"""
        copyright\b
        all rights reserved
        additional reporting
        reporting by
        editing by
        written by
        translated by
        (?:produced|hosted) by(?=\s*:|[^.]{2,60}$)
        (?:proudly )?(?:powered|created|generated) (?:by|with) [^!?]{2,50}(?<!\.)$
        contributing\s*:
        (?:article|story|report) by(?=[^.]{2,60}\.?$)
        for (?:more|the latest)\b.{2,90}\b(?:visit|go to|download)\b
        (?:comments|conversations) are (?:the )?(?:opinions|views) of
        (?:the )?(?:views|opinions) expressed (?:here|in this|in the|below|above|by)
        with (?:files|reporting|material|information) from
        via\s*:
        citation\s*:
        cite this
        this (?:story|article|report|post) (?:was|has been|originally|first)
        (?:(?:correction|clarification|editor[’']s note|note|amended|update)\b[^.:]{0,40}: )?(?:an? )?(?:earlier|previous|original|first) version of (?:this|the|our) (?:article|story|report|post|piece|column|review|text|page|headline|caption|newsletter|obituary|chart|graphic|map|podcast|video)
        edited by(?=[^.,]{2,40}\.?$)
    """,
    "fr": r"""
        (?:cet article|ce texte) a (?:d'abord |initialement )?(?:été|paru)
        les opinions exprimées
        avec afp
        (?:(?:correction|mise à jour|erratum|rectificatif|note de la rédaction)[^:.]{0,40}: ?)?(?:dans )?une (?:première|précédente) version (?:de |du )?(?:cet |ce |l[’'])?(?:article|texte|papier|billet|portrait|titre)
        traduit (?:de l[’']|du )\w+ par(?=[^.]{2,60}\.?$)
        (?:propos recueillis|édité|traduit|texte|reportage) par(?=[^.]{2,60}\.?$)
        (?:article|texte) (?:initialement |d[’\']abord )?(?:publié|paru) (?:le|dans|pour la première fois)
    """,
    "es": r"""
        las opiniones (?:expresadas|vertidas)
        con información de
        (?:(?:corrección|fe de errores|nota|actualización)[^:.]{0,40}: )?(?:en )?una (?:primera )?versión (?:anterior|previa|inicial)? ?(?:de )?est[ea] (?:artículo|texto|nota|noticia|información|reportaje|crónica|pieza)
        (?:este|el) (?:artículo|texto|reportaje) (?:fue|se) (?:publicad\w+|publicó)
        (?:traducid|editad|escrit)o por(?=[^.]{2,60}\.?$)
        traducción de(?=[^.]{2,60}\.?$)
        (?:artículo|texto) (?:originalmente )?publicado (?:originalmente|por primera vez)
    """,
    "it": r"""
        le opinioni espresse
        (?:(?:correzione|rettifica|errata corrige|nota)[^:.]{0,40}: )?(?:in )?una (?:precedente|prima) versione (?:di quest[oa’']? ?|dell[’'ao]? ?|del )(?:articolo|testo|pezzo|notizia)
        (?:questo|l[’']) ?(?:articolo|testo) (?:è stato|è apparso|era) (?:pubblicat\w+|uscito|apparso)?
        (?:traduzione|testo) di(?=[^.]{2,60}\.?$)
        a cura (?:di|della)(?=[^.]{2,60}\.?$)
        (?:tradotto|scritto) da(?=[^.]{2,60}\.?$)
        (?:ha|hanno) collaborato(?! (?:con|a|al|alla|alle|ai|all)\b)(?=[^.,]{2,50}\.?$)
        (?:articolo|testo) (?:pubblicato|apparso|uscito) (?:per la prima volta|originariamente|in origine)
    """,
    "pt": r"""
        com informações
        (?:este|esse) (?:texto|artigo) foi (?:originalmente )?publicado
        (?:(?:correção|correcção|nota|atualização)[^:.]{0,40}: )?(?:em |n?uma |a )?(?:primeira )?versão (?:anterior|inicial|prévia) d(?:est[ea]|[oa]) (?:artigo|texto|notícia|reportagem|matéria|peça)
        (?:texto )?(?:editad|traduzid|escrit)o por(?=[^.]{2,60}\.?$)
        tradução de(?=[^.]{2,60}\.?$)
        (?:artigo|texto) (?:originalmente )?publicado (?:originalmente|pela primeira vez)
    """,
    "ar": r"""
        الآراء الواردة
        (?:في نسخة سابقة|نسخة سابقة|ذكرت نسخة سابقة) من (?:هذا|هذه) (?:المقال|التقرير|المادة|الخبر|القصة)
        (?:نُ?شر|نُ?شرت) (?:هذا|هذه) (?:المقال|المادة|التقرير|القصة)
        (?:هذا|هذه) (?:المقال|المادة|التقرير) (?:نشر|نشرت|منشور)
    """,
    "de": r"""
        zitiervorschlag
        (?:dieser|dieses|der|das) (?:text|artikel|beitrag|interview|kommentar) (?:erschien|(?:ist|wurde) (?:zuerst|erstmals))
        dpa-infocom
        mit (?:material|informationen|agenturmaterial) (?:von|der|des)
        aus dem (?:englischen|amerikanischen|französischen|russischen)
        (?:(?:korrektur|berichtigung|hinweis|anmerkung|transparenzhinweis|anm\.|update)[^:.]{0,40}: )?in (?:einer|der) (?:früheren|ersten|vorherigen|ursprünglichen|älteren) (?:version|fassung)(?=(?: \S+)? (?:artikels|textes|beitrags|berichts|interviews|meldung|kommentars|überschrift|hieß|stand|war))
        übersetzt von(?=[^.]{2,60}\.?$)
        aus dem \w+ (?:übersetzt )?von(?=[^.]{2,60}\.?$)
        bearbeitet von(?=[^.,]{2,40}\.?$)
    """,
    "pl": r"""
        (?:tekst|artykuł) (?:po raz pierwszy )?(?:ukazał|został)
        (?:(?:sprostowanie|korekta|aktualizacja)[^:.]{0,40}: )?(?:we?|w) (?:wcześniejszej|poprzedniej|pierwotnej|pierwszej) wersji (?:tego )?(?:artykułu|tekstu|materiału|wywiadu)
        (?:tłum\.|tłumaczył|tłumaczyła|przełożył|przełożyła)(?=[^.]{2,60}\.?$)
    """,
    "ru": r"""
        (?:текст|материал|статья) (?:был[ао]? )?(?:впервые )?опубликован
        (?:(?:исправление|уточнение|поправка)[^:.]{0,40}: )?(?:в|во) (?:ранней|первой|первоначальной|предыдущей) версии (?:этой |этого )?(?:статьи|текста|материала|заметки|публикации|новости)
        (?:подготовлено )?по материалам(?=[^.]{2,60}\.?$)
        (?:перевела?|перевёл)\s(?=[^.]{2,60}\.?$)
    """,
    "nl": r"""
        dit (?:artikel|verhaal|stuk) (?:verscheen|is eerder)
        (?:(?:correctie|rectificatie|noot|update)[^:.]{0,40}: )?in een eerdere versie van (?:dit|deze|het) (?:artikel|verhaal|stuk|bericht|tekst|column)
        (?:vertaald|geschreven|samengesteld) door(?=[^.]{2,60}\.?$)
        vertaling(?= [A-Z][^.]{2,60}\.?$)
    """,
    "hi": r"""
        (?:एजेंसी|भाषा|पीटीआई|आईएएनएस|एएनआई)[^।]{0,20}इनपुट
        इनपुट\b
        (?:इस (?:लेख|खबर|रिपोर्ट|समाचार) के (?:पिछले|पहले|पुराने) संस्करण)
        यह (?:लेख|खबर|रिपोर्ट|आलेख) (?:पहली बार|मूल रूप से|सबसे पहले)
    """,
    "vi": r"""
        theo\s[^.!?,:]{2,40}$
        (?:trong )?phiên bản trước(?: đó)? của bài
        bài (?:viết|báo) (?:này )?(?:được )?(?:đăng|xuất bản) lần đầu
    """,
    "zh": r"""
        (?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|審核|审核|监制|排版|来源|來源|稿源|图片来源|资料来源|采写|撰文|执笔|摄影|供稿)\s*[:：|｜/／]
        [\u4e00-\u9fff、 ]{2,30}供稿(?=[\s）)]|$)
        图片(?:均)?来(?:自|源)
        (?:综合)?整理自
        免责声明
        (?:仅|只)代表作者
        本文来自
        转载请
        打印本页
        关闭窗口
        返回.{0,12}首页
        本文(?:首发|首發|原载|原載|刊于|最初|曾)
        (?:此前|早前|先前)(?:的)?(?:版本|报道|報道)(?=[^。]{0,12}(?:误|錯|错|更正))
        本文首次(?:发表|發表|刊登)
        [\u4e00-\u9fff]{2,16}(?:对|對)(?:此文|本文)亦?有(?:贡献|貢獻)
    """,
    "el": r"""
        με (?:πληροφορίες|στοιχεία|υλικό) (?:από|του|της)(?=[^.]{2,60}\.?$)
        (?:με )?πληροφορίες από(?=[^.]{2,40}$)
        (?:(?:διόρθωση|επικαιροποίηση)[^:.]{0,40}: )?(?:σε )?προηγούμενη έκδοση (?:αυτού )?του (?:άρθρου|κειμένου|ρεπορτάζ)
        το (?:κείμενο|άρθρο) δημοσιεύ(?:θηκε|τηκε)
    """,
    "fa": r"""
        انتهای (?:پیام|خبر)
        در نسخه (?:قبلی|پیشین|نخست) این (?:گزارش|مقاله|مطلب|خبر)
        این (?:مقاله|گزارش|مطلب) (?:نخستین بار|اولین بار|پیش‌تر)
    """,
    "hu": r"""
        \(?(?:mti)\)?$
        (?:(?:helyesbítés|javítás|frissítés)[^:.]{0,40}: )?(?:a |cikkünk |írásunk )(?:cikk |írás |szöveg )?(?:korábbi|eredeti|első) (?:változatában|verziójában)
        (?:írta|fordította|szerkesztette)\s*:
    """,
    "ro": r"""
        (?:acest (?:articol|text)) a (?:fost publicat|apărut)
        (?:(?:erată|corectură|actualizare)[^:.]{0,40}: )?(?:într-o|o) versiune (?:anterioară|inițială) a (?:acestui |acestei )?(?:articol|text|știri|material)
        (?:traducere de|tradus de|editat de)(?=[^.]{2,60}\.?$)
        cu informații (?:de la|de pe|din)(?=[^.]{2,60}\.?$)
    """,
    "fi": r"""
        (?:juttu|artikkeli|teksti) (?:on )?(?:julkaistu|ilmestyi) (?:alun perin|ensin)
        (?:(?:korjaus|oikaisu|päivitys)[^:]{0,40}: )?(?:jutun|artikkelin|tekstin) aiemmassa versiossa
        toimittanut(?=[^.,]{2,40}\.?$)
        (?:jutun|artikkelin) tekoon osallistui
    """,
    "sv": r"""
        (?:(?:rättelse|uppdatering|not)[^:.]{0,40}: )?i en tidigare version av (?:den här |denna )?(?:artikeln?|texten?|nyheten)
        översatt av(?=[^.]{2,60}\.?$)
        (?:texten|artikeln) publicerades (?:först|ursprungligen)
    """,
    "da": r"""
        (?:(?:rettelse|opdatering|note)[^:.]{0,40}: )?i en tidligere version af (?:denne )?(?:artikel|artiklen|tekst|teksten|historien)
        oversat af(?=[^.]{2,60}\.?$)
        (?:teksten|artiklen) (?:blev|er) (?:først|oprindeligt)
    """,
    "no": r"""
        (?:(?:rettelse|oppdatering|merknad)[^:.]{0,40}: )?i en tidligere (?:versjon|utgave) av (?:denne )?(?:artikkel|artikkelen|saken|teksten)
        oversatt av(?=[^.]{2,60}\.?$)
        (?:teksten|artikkelen) (?:ble|er) (?:først|opprinnelig)
    """,
    "cs": r"""
        (?:(?:oprava|aktualizace|omluva)[^:.]{0,40}: )?v (?:původní|předchozí|dřívější|první) verzi (?:tohoto )?(?:článku|textu|zprávy|rozhovoru)
        přeložila?(?=[^.]{2,60}\.?$)
        (?:text|článek) (?:původně|poprvé) vyšel
    """,
    "sk": r"""
        (?:(?:oprava|aktualizácia)[^:.]{0,40}: )?v (?:pôvodnej|predchádzajúcej|staršej) verzii (?:tohto )?(?:článku|textu|správy|rozhovoru)
        preložila?(?=[^.]{2,60}\.?$)
    """,
    "uk": r"""
        (?:(?:виправлення|уточнення)[^:.]{0,40}: )?[ув] (?:попередній|першій|ранній|початковій) версії (?:цієї |цього )?(?:статті|тексту|матеріалу|новини|публікації)
        за матеріалами(?=[^.]{2,60}\.?$)
        (?:переклав|переклала)\s(?=[^.]{2,60}\.?$)
        (?:текст|матеріал|стаття) (?:вперше |уперше )?(?:опублікован|вийш)
    """,
    "bg": r"""
        (?:(?:корекция|поправка)[^:.]{0,40}: )?в (?:предишна|предходна|първоначална|по-ранна)(?:та)? версия на (?:статията|текста|тази|този|материала)
        по материали на(?=[^.]{2,60}\.?$)
        превод(?:ът)? (?:от|на)(?=[^.]{2,60}\.?$)
    """,
    "hr": r"""
        (?:ispravak[^:.]{0,40}: )?u (?:prijašnjoj|ranijoj|prvoj|prethodnoj) (?:verziji|inačici) (?:ovog )?(?:članka|teksta|vijesti)
        (?:preveo|prevela)(?=[^.]{2,60}\.?$)
    """,
    "sr": r"""
        (?:ispravka[^:.]{0,40}: )?u (?:ranijoj|prethodnoj|prvoj) verziji (?:ovog )?(?:članka|teksta|vesti)
        (?:исправка[^:.]{0,40}: )?у (?:ранијој|претходној|првој) верзији (?:овог )?(?:чланка|текста|вести)
        (?:preveo|prevela|превео|превела)(?=[^.]{2,60}\.?$)
    """,
    "sl": r"""
        (?:popravek[^:.]{0,40}: )?v (?:prejšnji|zgodnejši|prvotni) različici (?:tega )?(?:članka|besedila|prispevka)
        (?:prevedel|prevedla)(?=[^.]{2,60}\.?$)
    """,
    "tr": r"""
        (?:düzeltme[^:.]{0,40}: )?bu (?:haberin|yazının|metnin|makalenin) (?:önceki|ilk|daha önceki)
        haber merkezi\W*$
        bu (?:haber|yazı|makale) ilk (?:kez|olarak)
    """,
    "he": r"""
        בגרסה (?:קודמת|ראשונה|מוקדמת) של (?:הכתבה|כתבה|המאמר|הידיעה)
        (?:הכתבה|הטור|המאמר) (?:פורסמה|פורסם) (?:במקור|לראשונה)
    """,
    "bn": r"""
        এই (?:প্রতিবেদনের|লেখার|খবরের) (?:আগের|পূর্ববর্তী) সংস্করণে
    """,
    "id": r"""
        (?:(?:koreksi|ralat|pembaruan)[^:.]{0,40}: )?(?:pada |dalam )?versi (?:sebelumnya|awal)(?: dari)? (?:artikel|berita|tulisan)
        (?:artikel|tulisan) ini (?:pertama kali|sebelumnya) (?:terbit|tayang|diterbitkan|dipublikasikan)
    """,
    "ms": r"""
        versi (?:terdahulu|awal) (?:artikel|berita)
    """,
    "th": r"""
        (?:ใน)?เวอร์ชันก่อนหน้าของ(?:บทความ|ข่าว)นี้
    """,
    "ja": r"""
        (?:この|本)(?:記事|稿)は.{0,40}(?:公開|掲載|配信|発表)され(?:ました|た)
        (?:当初の|以前の|初出時の)(?:記事|版)
        [^）)。]{1,24}(?:支局|総局|支社|記者|通信員|特派員)[・\s]?[^）)。]{0,12}[）)】］]$
    """,
    "ko": r"""
        이 (?:기사|글)(?:는|은).{0,40}(?:게재|보도|발행|출고)된
        (?:이전|처음) 버전의 (?:기사|글)
        이 (?:기사|글)(?:는|은).{0,40}(?:게재|보도|발행|출고)(?:되었|됐)
    """,
    "lt": r"""
        (?:(?:pataisymas|patikslinimas)[^:.]{0,40}: )?ankstesnėje (?:straipsnio|teksto) versijoje
    """,
    "lv": r"""
        (?:labojums[^:.]{0,40}: )?(?:raksta|teksta) (?:iepriekšējā|agrākā) versijā
    """,
    "et": r"""
        (?:(?:parandus|täpsustus)[^:.]{0,40}: )?(?:artikli|loo|teksti) (?:varasemas|esialgses) versioonis
    """,
    "sw": r"""
        toleo la awali la (?:makala|habari)
    """,
}
"""How a line under an article begins that says who worked on it, whose text it is or whom it belongs to."""

SOURCES: Table = {
    "en": """
        sources?
    """,
    "es": """
        fuentes?
    """,
    "it": """
        font[ei]
    """,
    "pt": """
        fontes?
    """,
    "de": """
        quellen?
    """,
    "nl": """
        bron(?:nen)?
    """,
    "sv": """
        käll(?:a|or)
    """,
    "da": """
        kilder?
    """,
    "fi": """
        läh(?:de|teet)
    """,
    "pl": """
        źródł[oa]
    """,
    "cs": """
        zdroje?
    """,
    "hu": """
        forrás(?:ok)?
    """,
    "ro": """
        surs[ae]
    """,
    "hr": """
        izvori?
    """,
    "ru": """
        источники?
    """,
    "uk": """
        джерел[оа]
    """,
    "bg": """
        източни(?:к|ци)
    """,
    "tr": """
        kaynak(?:lar)?
    """,
    "el": """
        πηγ(?:ή|ές)
    """,
    "id": """
        sumber
    """,
    "vi": """
        nguồn(?: tin)?
    """,
    "ar": """
        (?:ال)?(?:مصدر|مصادر)
    """,
    "fa": """
        منبع
    """,
    "he": """
        מקור
    """,
    "hi": """
        स्रोत
    """,
    "ja": """
        出典
    """,
    "ko": """
        출처
        자료
    """,
    "th": """
        ที่มา|แหล่งที่มา|ขอบคุณ(?:ข้อมูล|ภาพ)?(?:จาก)?
    """,
    "bn": """
        সূত্র|তথ্যসূত্র
    """,
    "sw": """
        chanzo|vyanzo
    """,
    "ta": """
        நன்றி|ஆதாரம்
    """,
    "ur": """
        ماخذ|بشکریہ
    """,
    "sk": """
        zdroje?
    """,
    "sr": """
        izvori?|извори?
    """,
    "sl": """
        viri?
    """,
    "lt": """
        šaltini(?:s|ai)
        šaltinis
        šaltiniai
    """,
    "lv": """
        avots?i?
        avots
        avoti
    """,
    "et": """
        allikad?
        allikas
        allikad
    """,
    "ms": """
        sumber
    """,
    "no": """
        kilder?
    """,
    "zh": """
        来源|來源|资料来源
    """,
    "tl": """
        pinagmulan
    """,
}
"""Before the colon of a line under an article that names whose text it is. A sentence may begin so too."""

STAFF: Table = {
    "en": r"""
        (?:copy )?edit(?:or|ors|ing)
        reporters?
        producers?
        translation
    """,
    "de": r"""
        redaktion
        mitarbeit
        faktenprüfung
        schlussredaktion
        übersetzung
    """,
    "fr": r"""
        rédaction
        montage
        édition
        traduction
        relecture
        (?:avec la )?collaboration(?: de)?
    """,
    "es": r"""
        edición
        redacción
        traducción
        (?:con la )?colaboración(?: de)?
    """,
    "pt": r"""
        edição
        reportagem
        supervisão
        tradução
        texto
        (?:com a )?colaboração(?: de)?
    """,
    "it": r"""
        redazione
        montaggio
        traduzione
        (?:in |con la )?collaborazione(?: di)?
    """,
    "nl": r"""
        (?:eind)?redactie
        vertaling
    """,
    "sv": r"""
        redaktör
        redigering
        översättning
    """,
    "pl": r"""
        redak(?:cja|tor|torka)
        korekta
        opracowa(?:nie|ł|ła)
        oprac\.
        tłumaczenie|tłum\.|przekład
        współpraca
    """,
    "cs": r"""
        redak(?:ce|tor|torka)
        korektura
        překlad
    """,
    "hu": r"""
        szerkesztő
        fordította|fordítás
    """,
    "ro": r"""
        (?:redactor|editor)
        traducere(?:a)?
    """,
    "hr": r"""
        (?:uredni(?:k|ca)|lektor|lektorica)
        prijevod
    """,
    "ru": r"""
        (?:редактор|корректор|подготовил[аи]?|материал подготовил[аи]?)
        перевод|перевела?|перевёл
        при участии
    """,
    "uk": r"""
        (?:редактор|редакторка|підготува(?:в|ла)|коректорка?)
        переклад|переклала?
    """,
    "tr": r"""
        editör
        muhabir
        haber
        derleyen
        çeviri|çeviren
        katkıda bulunan(?:lar)?
    """,
    "el": r"""
        επιμέλεια(?: κειμένου)?
        μετάφραση|απόδοση
    """,
    "id": r"""
        (?:editor|penyunting|penulis|reporter|pewarta)
        penerjemah|terjemahan
    """,
    "vi": r"""
        biên tập(?: viên)?
        biên dịch|dịch
    """,
    "ar": r"""
        (?:تحرير|إعداد|مراجعة|تصوير)
        ترجمة
        (?:شارك|ساهم|شاركت|ساهمت) في (?:التغطية|الإعداد|التحرير|إعداد التقرير)
    """,
    "hi": r"""
        (?:संपादन|संपादक|प्रस्तुति)
        अनुवाद
        (?:सहयोग|सहयोगी)
    """,
    "ko": r"""
        (?:편집|취재|촬영)
        번역
        (?:취재 도움|도움)
    """,
    "ja": r"""
        (?:編集|取材|撮影)
        翻訳
        (?:取材協力|協力|構成)
    """,
    "he": """
        (?:עריכה|עורך|עורכת|תחקיר|כתבה)
        תרגום
    """,
    "fa": """
        (?:ویراستار|ویرایش|دبیر|تنظیم|گزارش|خبرنگار)
        ترجمه|مترجم
    """,
    "th": """
        (?:เรียบเรียง(?:โดย)?|บรรณาธิการ|ผู้สื่อข่าว|รายงาน(?:โดย)?)
        แปล(?:โดย)?
    """,
    "bn": """
        (?:সম্পাদনা|সম্পাদক|প্রতিবেদক|প্রতিবেদন)
        অনুবাদ
    """,
    "sw": """
        (?:mhariri|mwandishi|imehaririwa)
        tafsiri
    """,
    "bg": """
        (?:редактор|коректор|подготви)
        превод
    """,
    "ta": """
        (?:தொகுப்பு|ஆசிரியர்)
        மொழிபெயர்ப்பு
    """,
    "fi": """
        (?:toimittaja|toimitus|kuvat|kuvaus|leikkaus)
        suomennos|käännös
    """,
    "no": """
        (?:redaktør|redigering|redaksjon)
        oversettelse
    """,
    "da": """
        (?:redaktør|redigering|redaktion)
        oversættelse
    """,
    "sk": """
        (?:redak(?:cia|tor|torka)|korektúra)
        preklad
    """,
    "sr": """
        (?:urednik|urednica|уредник|уредница)
        prevod|превод
    """,
    "sl": """
        (?:urednik|urednica|lektor)
        prevod
    """,
    "lt": """
        redaktor(?:ius|ė)
        vertė|vertimas
    """,
    "lv": """
        redaktor(?:s|e)
        tulkojums|tulkoja
    """,
    "et": """
        toimetaja(?:d)?
        tõlge|tõlkija|tõlkis
        toimetas
    """,
    "ms": """
        (?:penyunting|editor)
        penterjemah|terjemahan
    """,
    "ur": """
        (?:ایڈیٹر|رپورٹ|ادارت)
        ترجمہ
    """,
    "zh": """
        翻译|翻譯|编译|編譯
        (?:协作|協作|参与采写|參與採訪)
    """,
}
"""Before the colon of a line, or as the line above it, that only names who worked on the text."""

WITH_NAMES: Table = {
    "en": """
        With
    """,
    "de": """
        Mit
    """,
    "fr": """
        Avec
    """,
    "es": """
        Con
    """,
    "pt": """
        Com
    """,
    "pl": """
        Z
    """,
    "sv": """
        Med
    """,
    "nl": """
        Met
    """,
    "cs": """
        S
    """,
    "ru": """
        При участии
    """,
}
"""What stands before the names of those who helped, at the beginning of a line."""

BEFORE_AGENCIES: Table = {
    "en": """
        with
        via
    """,
    "de": """
        mit
        von
        quelle
    """,
    "fr": """
        avec(?: l[’'])?
    """,
    "es": """
        con(?: (?:información|datos))?(?: del?)?
    """,
    "pt": """
        com(?: a)?
    """,
    "it": """
        con
    """,
    "nl": """
        met(?: dank aan| medewerking van)?
        door
    """,
    "sv": """
        med
    """,
    "pl": """
        za
    """,
    "cs": """
        podle
        s využitím
    """,
    "hu": """
        via
    """,
    "ro": """
        cu
    """,
}
"""Before the name of an agency that is alone with it in a line under an article."""

CONTRIBUTIONS: Table = {
    "en": """
        contributed (?:to|reporting)
        reported from
        (?:can|may) be (?:reached|contacted) (?:at|by|on|via)
    """,
    "de": """
        trug(?:en)? zu diesem
    """,
    "fr": """
        ont contribué
    """,
    "es": r"""
        contribuy\w+ (?:a|con)
    """,
    "zh": """
    """,
}
"""Words anywhere in such a line that say who helped."""

RIGHTS: Table = {
    "en": """
        all rights reserved
        subject to copyright
        may not be (?:published|reproduced)
    """,
    "mul": r"""
        \bcc[ -]by\b
        (?:under|unter|sous|bajo|sob|con|onder|ved) (?:(?:a|an|the|einer?|der|une|la|una|uma|a|en|een|de) )?(?:\w+ )?creative commons
    """,
    "de": """
        alle rechte vorbehalten
    """,
    "fr": """
        tous droits réservés
    """,
    "es": """
        todos los derechos reservados
    """,
    "pt": """
        todos os direitos reservados
    """,
    "it": """
        tutti i diritti riservati
    """,
    "nl": """
        alle rechten voorbehouden
    """,
    "sv": """
        eftertryck förbjud
    """,
    "da": """
        alle rettigheder forbeholdes
    """,
    "no": """
        alle rettigheter (?:forbeholdt|reservert)
    """,
    "fi": """
        kaikki oikeudet pidätetään
    """,
    "pl": """
        wszelkie prawa zastrzeżone
    """,
    "cs": """
        všechna práva vyhrazena
    """,
    "sk": """
        všetky práva vyhradené
    """,
    "hu": """
        minden jog fenntartva
    """,
    "ro": r"""
        toate drepturile rezervate
        (?:pot|poate) fi prelua\w{1,3} (?:doar|numai)
    """,
    "hr": """
        sva prava pridržana
    """,
    "bg": """
        всички права запазени
    """,
    "ru": """
        все права защищены
        перепечатка (?:материалов|запрещена|допускается)
    """,
    "uk": """
        (?:усі|всі) права захищен[оі]
    """,
    "el": """
        με επιφύλαξη παντός (?:νόμιμου )?δικαιώματος
        απαγορεύεται η (?:αναδημοσίευση|αναπαραγωγή)
    """,
    "tr": """
        tüm hakları saklıdır
    """,
    "ar": """
        جميع الحقوق محفوظة
    """,
    "he": """
        כל הזכויות שמורות
    """,
    "id": """
        hak cipta dilindungi
    """,
    "vi": """
        bản quyền thuộc
    """,
    "ja": """
        無断転載
    """,
    "ko": """
        전재 및 재배포 금지
        무단 ?전재
    """,
    "zh": r"""
        版权所有
        版權所有
        (?:未|非)[经經](?:本[网網社报報站]|[书書]面)?(?:授[权權]|[许許]可|同意)\W{0,2}(?:不得|[请請]勿|[严嚴]禁|禁止)
        (?:不得|[请請]勿|[严嚴]禁|禁止)(?:任意)?[转轉][载載]
    """,
}
"""Words anywhere in such a line that claim rights."""

OWN_ADDRESS: Table = {
    "en": """
        short ?(?:link|url)
        permalink
        url
        link
        this (?:story|article|page|post)
    """,
    "de": """
        kurzlink
        (?:dieser|dieses|diesen|diese) (?:artikel|beitrag|seite)
    """,
    "fr": """
        cet article
        lien
    """,
    "es": """
        este (?:artículo|artigo)
        enlace
    """,
    "it": """
        questo articolo
    """,
    "nl": """
        dit artikel
    """,
    "sv": """
        denna artikel
    """,
    "no": """
        denne artikkelen
    """,
}
"""What is before the article's own address: ``Short link to this story: https://...``."""

FORMER_TITLES: Table = {
    "zh": """
        原标题
        原標題
    """,
    "ja": """
        原题
        原題
    """,
}
"""Before the title that an article had where it was first published."""

SIGNATURES: Table = {
    "en": """
        by
        text
        story by
        written by
        words by
    """,
    "de": """
        von
        autor
    """,
    "fr": """
        par
    """,
    "es": """
        por
    """,
    "it": """
        di
        da
    """,
    "nl": """
        door
    """,
    "sv": """
        av
    """,
    "da": """
        af
    """,
    "cs": """
        od
    """,
    "ru": """
        от
        автор
        текст
    """,
}
"""How a byline in the text begins, before a space or a colon."""

SIGNATURES_WITH_MARK: Table = {
    "zh": """
        文
        图文
        执笔
        執筆
        撰文
        作者
        原创
    """,
}
"""How a byline in the text begins, before a slash, colon or bar."""

KOREAN_REPORTERS: Table = {
    "ko": """
        기자
        특파원
    """,
}
"""What follows the name of the writer under a Korean text."""

CHINESE_REPORTERS: Table = {
    "zh": """
        记者
        記者
    """,
}
"""What is before the name of the writer under a Chinese text, after the paper's name."""

CHINESE_EDITORS: Table = {
    "zh": """
        责任编辑
        責任編輯
        责编
        编辑
        編輯
    """,
}
"""What is before the name of the editor under a Chinese text."""

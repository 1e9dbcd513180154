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
    """,
    "fr": """
        (?:cet article|ce texte) a (?:d'abord |initialement )?(?:été|paru)
        les opinions exprimées
        avec afp
    """,
    "es": r"""
        las opiniones (?:expresadas|vertidas)
        con información de
    """,
    "it": r"""
        le opinioni espresse
    """,
    "pt": """
        com informações
        (?:este|esse) (?:texto|artigo) foi (?:originalmente )?publicado
    """,
    "ar": """
        الآراء الواردة
    """,
    "de": r"""
        zitiervorschlag
        (?:dieser|dieses|der|das) (?:text|artikel|beitrag|interview|kommentar) (?:erschien|(?:ist|wurde) (?:zuerst|erstmals))
        dpa-infocom
        mit (?:material|informationen|agenturmaterial) (?:von|der|des)
        aus dem (?:englischen|amerikanischen|französischen|russischen)
    """,
    "pl": r"""
        (?:tekst|artykuł) (?:po raz pierwszy )?(?:ukazał|został)
    """,
    "ru": r"""
        (?:текст|материал|статья) (?:был[ао]? )?(?:впервые )?опубликован
    """,
    "nl": r"""
        dit (?:artikel|verhaal|stuk) (?:verscheen|is eerder)
    """,
    "hi": r"""
        (?:एजेंसी|भाषा|पीटीआई|आईएएनएस|एएनआई)[^।]{0,20}इनपुट
        इनपुट\b
    """,
    "vi": r"""
        theo\s[^.!?,:]{2,40}$
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
    """,
    "el": r"""
        με (?:πληροφορίες|στοιχεία|υλικό) (?:από|του|της)(?=[^.]{2,60}\.?$)
        (?:με )?πληροφορίες από(?=[^.]{2,40}$)
    """,
    "fa": """
        انتهای (?:پیام|خبر)
    """,
    "hu": r"""
        \(?(?:mti)\)?$
    """,
    "ro": """
        (?:acest (?:articol|text)) a (?:fost publicat|apărut)
    """,
    "fi": """
        (?:juttu|artikkeli|teksti) (?:on )?(?:julkaistu|ilmestyi) (?:alun perin|ensin)
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
    """,
    "lv": """
        avots?i?
    """,
    "et": """
        allikad?
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
    """,
    "de": r"""
        redaktion
        mitarbeit
        faktenprüfung
        schlussredaktion
    """,
    "fr": r"""
        rédaction
        montage
    """,
    "es": r"""
        edición
        redacción
    """,
    "pt": r"""
        edição
        reportagem
        supervisão
    """,
    "it": r"""
        redazione
        montaggio
    """,
    "nl": r"""
        (?:eind)?redactie
    """,
    "sv": r"""
        redaktör
        redigering
    """,
    "pl": r"""
        redak(?:cja|tor|torka)
        korekta
        opracowa(?:nie|ł|ła)
        oprac\.
    """,
    "cs": r"""
        redak(?:ce|tor|torka)
        korektura
    """,
    "hu": r"""
        szerkesztő
    """,
    "ro": r"""
        (?:redactor|editor)
    """,
    "hr": r"""
        (?:uredni(?:k|ca)|lektor|lektorica)
    """,
    "ru": r"""
        (?:редактор|корректор|подготовил[аи]?|материал подготовил[аи]?)
    """,
    "uk": r"""
        (?:редактор|редакторка|підготува(?:в|ла)|коректорка?)
    """,
    "tr": r"""
        editör
        muhabir
        haber
        derleyen
    """,
    "el": r"""
        επιμέλεια(?: κειμένου)?
    """,
    "id": r"""
        (?:editor|penyunting|penulis|reporter|pewarta)
    """,
    "vi": r"""
        biên tập(?: viên)?
    """,
    "ar": r"""
        (?:تحرير|إعداد|مراجعة|تصوير)
    """,
    "hi": r"""
        (?:संपादन|संपादक|प्रस्तुति)
    """,
    "ko": r"""
        (?:편집|취재|촬영)
    """,
    "ja": r"""
        (?:編集|取材|撮影)
    """,
    "he": """
        (?:עריכה|עורך|עורכת|תחקיר|כתבה)
    """,
    "fa": """
        (?:ویراستار|ویرایش|دبیر|تنظیم|گزارش|خبرنگار)
    """,
    "th": """
        (?:เรียบเรียง(?:โดย)?|บรรณาธิการ|ผู้สื่อข่าว|รายงาน(?:โดย)?)
    """,
    "bn": """
        (?:সম্পাদনা|সম্পাদক|প্রতিবেদক|প্রতিবেদন)
    """,
    "sw": """
        (?:mhariri|mwandishi|imehaririwa)
    """,
    "bg": """
        (?:редактор|коректор|подготви)
    """,
    "ta": """
        (?:தொகுப்பு|ஆசிரியர்)
    """,
    "fi": """
        (?:toimittaja|toimitus|kuvat|kuvaus|leikkaus)
    """,
    "no": """
        (?:redaktør|redigering|redaksjon)
    """,
    "da": """
        (?:redaktør|redigering|redaktion)
    """,
    "sk": """
        (?:redak(?:cia|tor|torka)|korektúra)
    """,
    "sr": """
        (?:urednik|urednica|уредник|уредница)
    """,
    "sl": """
        (?:urednik|urednica|lektor)
    """,
    "lt": """
        redaktor(?:ius|ė)
    """,
    "lv": """
        redaktor(?:s|e)
    """,
    "et": """
        toimetaja(?:d)?
    """,
    "ms": """
        (?:penyunting|editor)
    """,
    "ur": """
        (?:ایڈیٹر|رپورٹ|ادارت)
    """,
}
"""Before the colon of a line, or as the line above it, that only names who worked on the text."""

CONTRIBUTIONS: Table = {
    "en": """
        contributed (?:to|reporting)
        reported from
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
}
"""Words anywhere in such a line that say who helped."""

RIGHTS: Table = {
    "en": """
        all rights reserved
        subject to copyright
        may not be (?:published|reproduced)
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
    "ja": """
        無断転載
    """,
    "ko": """
        전재 및 재배포 금지
        무단 ?전재
    """,
    "zh": """
        版权所有
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

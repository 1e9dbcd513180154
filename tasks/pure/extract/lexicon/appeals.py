"""Lines that send the reader elsewhere or ask something of them: other articles, subscriptions, cookies, payment.

Entries are parts of regular expressions, compared without regard to case. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

CROSS_REFERENCES: Table = {
    "en": """
        read (?:more|also|next)
        next page
        also read
        see also
        related
        recommended
        more
        watch
        must read
        don't miss
        editor'?s picks?
    """,
    "de": """
        lesen sie (?:auch|mehr|hier)
        lese[nt]? (?:auch|mehr)
        mehr (?:zum thema|dazu|lesen)
        weiterlesen
        auch interessant
    """,
    "fr": """
        (?:à )?lire (?:aussi|également)
        voir aussi
    """,
    "es": """
        le[ea] (?:también|además)
        leer más
        mira también
        ver también
    """,
    "it": """
        leggi anche
        guarda anche
    """,
    "pt": """
        leia (?:também|mais)
        veja (?:também|mais)
        saiba mais
    """,
    "pl": """
        czytaj (?:też|także|więcej)
        zobacz (?:też|także)
    """,
    "sv": """
        läs (?:mer|också)
    """,
    "no": """
        les (?:også|mer)
    """,
    "da": """
        læs (?:også|mere)
    """,
    "nl": """
        lees (?:ook|meer)
    """,
    "fi": """
        lue (?:myös|lisää)
    """,
    "ru": """
        читайте (?:также|ещё|еще|також)
        по теме
    """,
    "ja": """
        関連記事
        あわせて読みたい
    """,
    "ko": """
        관련기사
        관련 기사
    """,
    "zh": """
        相关阅读
        延伸阅读
        此前报道
        更多阅读
        推荐阅读
    """,
    "hi": """
        यह भी पढ़ें
        ये भी पढ़ें
    """,
    "ar": """
        اقرأ أيضا
        اقرأ أيضاً
        اقرأ المزيد
    """,
    "zu": """
        funda
    """,
    "id": """
        (?:yuk, ?)?(?:baca|simak|lihat) juga
    """,
    "vi": """
        xem thêm
        đọc thêm
    """,
    "ro": """
        cite[șş]te [șş]i
    """,
    "cs": """
        čtěte také
        čtěte (?:také|též|více)
        přečtěte si
    """,
    "el": """
        διαβάστε (?:επίσης|ακόμη)
        δείτε (?:επίσης|ακόμη)
        διαβάστε περισσότερα
    """,
    "tr": """
        ayrıca okuyun
        bunu da oku
    """,
    "lt": """
        taip pat skaitykite
    """,
    "sk": """
        čítajte (?:aj|tiež)
    """,
    "uk": """
        читайте також
        дивіться також
    """,
    "hu": """
        olvas(?:d|sa) el
        ezt is olvas
    """,
    "fa": """
        بیشتر بخوانید
        بیشتر بدانید
    """,
    "he": """
        קראו גם
        (?:עוד בנושא|לקריאה נוספת)
    """,
    "bg": """
        прочетете още
        вижте (?:още|също)
    """,
    "hr": """
        pročitajte (?:još|i)
    """,
    "th": """
        อ่าน(?:เพิ่มเติม|ข่าวต่อ|ต่อ)
    """,
    "bn": """
        আর[ওো] পড়ুন
    """,
    "sw": """
        soma (?:pia|zaidi)
    """,
    "ta": """
        (?:மேலும் படிக்க|இதையும் படி)
    """,
    "ur": """
        (?:یہ بھی|مزید) پڑھیں
    """,
    "ms": """
        baca juga
    """,
    "sr": """
        (?:pročitajte (?:još|i)|прочитајте)
    """,
    "sl": """
        preberite (?:še|tudi)
    """,
    "lv": """
        lasi (?:vēl|arī)
    """,
    "et": """
        loe (?:ka|veel)
    """,
    "tl": """
        basahin din
    """,
    "ka": """
        წაიკითხეთ ასევე
    """,
}
"""How a line begins that ends in a link to another article: "Read also: ..."."""

SHARED_POSTS: Table = {
    "en": """
        a (?:post|photo|video) (?:shared|posted) by
    """,
    "de": """
        ein (?:beitrag|video) geteilt von
    """,
    "fr": """
        une (?:publication|photo|vidéo) partagée par
    """,
    "es": """
        una (?:publicación|foto) compartida (?:por|de)
    """,
    "pt": """
        um(?:a)? (?:post|publicação|foto) (?:compartilhad[oa]|partilhad[oa]) por
    """,
    "it": """
        un post condiviso da
    """,
    "ru": """
        публикация от
    """,
}
"""How posts that could not be embedded are signed, before the account's name."""

CLICKS: Table = {
    "en": """
        (?:please )?(?:follow|click|tap|use|visit) (?:on )?(?:the|this) link(?: below| above)?
        (?:click|tap) (?:here|below)
    """,
    "de": """
        (?:hier|auf den link) klicken
    """,
    "fr": """
        cliquez ici
    """,
    "es": """
        (?:haga|haz) clic aquí
    """,
    "it": """
        clicca qui
    """,
    "pt": """
        clique aqui
    """,
    "ru": """
        нажмите здесь
        по ссылке
    """,
}
"""How a line ends that only sends the reader to a link."""

CLICK_ENDINGS: Table = {
    "en": """
        link
        here
        below
        above
    """,
    "de": """
        klicken
    """,
    "fr": """
        ici
    """,
    "es": """
        aquí
    """,
    "it": """
        qui
    """,
    "pt": """
        aqui
    """,
    "ru": """
        здесь
        ссылке
    """,
}
"""The last words of ``CLICKS``, as plain text: a quick test before the slow one."""

APPEALS: Table = {
    "en": r"""
        sign(?:ing)? up (?:for|to)
        subscribe (?:now|today|to our|to the (?:\w+ )?(?:newsletter|podcast|channel|magazine|print edition))
        (?:our|free|daily|weekly) newsletters?
        follow (?:us|[\w’'. ]{2,40}?) on (?:facebook|twitter|x|instagram|google|linkedin|youtube|tiktok|bluesky|threads)
        like us on
        join (?:us on|our|the conversation)
        download (?:our|the) app
        click here(?= (?:to|for)\b|[.!)]?$)
        get the latest
        support (?:our|us|independent)
        become a (?:member|subscriber)
        (?:e-?mail|write to) us at
        share it with
        share this (?:story|article|post|page)(?= (?:on|with|via)\b|[.!:]?$)
        (?:found|spotted|noticed) (?:a|an) (?:typo|error|mistake)
        ctrl ?\+ ?enter
        comment below
        have (?:a|any) (?:tip|story|question)
        do you have a (?:story|tip)
        may earn (?:a|an|us)? ?(?:small )?(?:commission|affiliate)
        affiliate (?:links|commission)
        follow (?:me|us) for more
        (?:read|see|catch) (?:all )?the (?:latest|breaking) (?:\w+ ){0,2}news
        you (?:are receiving|received|get|are getting) this (?:e-?mail |newsletter |message )?because
    """,
    "mul": """
        (?:acompanhe|siga|curta|sigue|segu[íi]|suivez|retrouvez) .{2,60}? (?:no|na|en|sur|su) (?:facebook|instagram|twitter|google|x)
    """,
    "nl": """
        (?:u|je) ontvangt deze (?:nieuwsbrief|e-?mail)
    """,
    "sv": """
        du (?:får|mottar|har fått) (?:det här|detta) (?:mejlet|mejl|nyhetsbrev|brev)
    """,
    "da": """
        du modtager (?:denne|dette) (?:mail|nyhedsbrev|e-?mail)
    """,
    "no": """
        du mottar (?:denne|dette) (?:e-?posten|nyhetsbrevet)
    """,
    "pl": """
        otrzymujesz t[eę] (?:wiadomość|newsletter)
    """,
    "cs": """
        tento (?:e-?mail|newsletter) (?:dostáváte|jste obdrželi)
    """,
    "ar": """
        التعليقات قبل نشرها
    """,
    "de": """
        newsletter (?:an|abonnieren)
        abonnieren sie
        jetzt abonnieren
        sie (?:erhalten|bekommen) diese[ns]? (?:newsletter|e-?mail|brief)
    """,
    "fr": """
        inscrivez-vous
        abonnez-vous
        vous recevez (?:cet e-?mail|cette (?:newsletter|lettre|infolettre)|ce courriel)
    """,
    "es": """
        suscríbete
        suscribirse
        síguenos
        (?:recibes|recibe|has recibido) este (?:correo|boletín|e-?mail|mensaje)
    """,
    "it": """
        iscriviti
        seguici
        (?:ricevi|hai ricevuto) questa (?:e-?mail|newsletter|lettera)
    """,
    "pt": """
        siga[- ]nos
        inscreva-se
        (?:recebe|recebeu|está a receber|está recebendo) est[ea] (?:e-?mail|newsletter|boletim|mensagem)
    """,
    "ru": """
        подпис(?:ывайтесь|аться|ка)
        вы получ(?:или|аете) это письмо
    """,
}
"""Words anywhere in a line under the text that ask the reader for an address, money, an opinion, a click."""

APPEAL_OPENINGS: Table = {
    "en": """
        (?:please )?subscribe (?:to|for)
        (?:please )?click here
    """,
    "pt": """
        assine
    """,
}
"""How a sentence of such a line begins; in the middle of one the same words may be a report: "que o presidente assine"."""

MESSENGERS: Table = {
    "web": """
        whatsapp
        telegram
        signal-channel
        signal-kanal
        signal-group
        viber
    """,
    "ru": """
        телеграм
        вотсап
    """,
    "ar": """
        واتساب
        واتس اب
        واتس آب
        تلغرام
        تليغرام
        تيليجرام
        تلجرام
    """,
    "hi": """
        व्हाट्सएप
        व्हाट्सऐप
        व्हाट्सप्प
        वॉट्सऐप
        वाट्सऐप
        टेलीग्राम
    """,
    "vi": """
        zalo
    """,
    "ko": """
        카카오톡
    """,
    "fa": """
        تلگرام
        واتساپ
        واتس‌اپ
        روبیکا
        ایتا
    """,
    "he": """
        טלגרם
        וואטסאפ
        ווטסאפ
    """,
    "bn": """
        হোয়াটসঅ্যাপ
        হোয়াটসঅ্যাপ
        টেলিগ্রাম
    """,
    "ta": """
        வாட்ஸ்அப்
        டெலிகிராம்
    """,
    "th": """
        ไลน์
        line official
        line@
    """,
    "uk": """
        телеграм
    """,
    "bg": """
        телеграм
    """,
    "ur": """
        واٹس ایپ
        ٹیلی گرام
    """,
}
"""Messengers on which papers want readers to follow them. News is made there too: the name alone is no appeal."""

OURS: Table = {
    "en": """
        our
        us
    """,
    "de": """
        unser(?:e[mnrs]?)?
    """,
    "fr": """
        notre
        nos
    """,
    "es": """
        nuestr[oa]s?
    """,
    "pt": """
        noss[oa]s?
    """,
    "it": """
        nostr[oaie]
    """,
    "nl": """
        ons
        onze
    """,
    "sv": """
        vår(?:a|t)?
    """,
    "da": """
        vores
    """,
    "no": """
        våre?
    """,
    "pl": """
        nasz(?:ego|ym|e|a|ej|ą|ych)?
    """,
    "ru": """
        наш(?:ем|его|и|их|а|ей|у)?
    """,
    "tr": r"""
        bizi
        kanalımız\w*
    """,
    "id": """
        (?:saluran|grup|kanal|channel) kami
    """,
    "uk": """
        наш(?:ому|ого|их|а|ої|у|ій)?
        нас
    """,
    "cs": """
        nás
        náš
        naš(?:eho|em|emu|í|ich|e)
    """,
    "el": """
        μας
    """,
    "ar": """
        قناتنا
        حسابنا
        مجموعتنا
    """,
    "hi": """
        हमारे
        हमारा
        हमारी
    """,
    "vi": """
        (?:kênh|nhóm) (?:của )?chúng tôi
        chúng tôi
    """,
    "ro": """
        noastr[ăe]
        nostru
    """,
    "hu": r"""
        (?:csatornánk|oldalunk)\w*
    """,
    "bg": """
        наш(?:ия|ата|ите|ето|ия|а|е)?
    """,
    "hr": """
        naš(?:em|oj|a|u|e|im)?
    """,
    "sr": """
        naš(?:em|oj|a|u|e|im)?
        наш(?:ем|ој|а|у)?
    """,
    "fi": """
        (?:kanavaamme|kanavallamme|ryhmäämme)
    """,
    "he": """
        שלנו
    """,
    "fa": """
        ما
    """,
    "bn": """
        আমাদের
    """,
    "ta": """
        எங்கள்
    """,
    "th": """
        ของเรา
    """,
    "sw": """
        (?:yetu|wetu|letu)
    """,
    "ms": """
        kami
    """,
    "sk": """
        náš
        naš(?:om|ej|u|e)
    """,
    "sl": """
        naš(?:em|i|o|a)?
    """,
    "lt": """
        mūsų
    """,
    "lv": """
        mūsu
    """,
    "et": """
        meie
    """,
    "ur": """
        ہمار[ےی]
    """,
}
"""How a paper speaks of what is its own."""

JOINING: Table = {
    "en": """
        (?:please )?(?:join|follow|subscribe|find|get|read|send|message|contact|write|sign up|tell us|share)
        you can (?:also )?(?:join|follow|find|reach|read)
    """,
    "de": """
        (?:folgen|abonnieren|schicken|schreiben|kontaktieren|lesen|senden) sie
        (?:folge|folgt|abonniere|schick|schreib|komm)
    """,
    "fr": """
        (?:rejoignez|suivez|abonnez|retrouvez|envoyez|écrivez|recevez)
    """,
    "es": r"""
        (?:únete|únase|sigue|siga|síg\w+|suscr[íi]b\w+|recibe|reciba|envía|escríb\w+|encuéntranos)
    """,
    "pt": """
        (?:siga|entre|participe|receba|acompanhe|inscreva|assine|mande|envie|junte)
    """,
    "it": """
        (?:iscriviti|segui|seguici|unisciti|entra|ricevi|scrivici)
    """,
    "nl": """
        (?:volg|abonneer|stuur|meld)
    """,
    "sv": """
        (?:följ|gå med|tipsa)
    """,
    "da": """
        (?:følg|tilmeld)
    """,
    "no": """
        (?:følg|tips)
    """,
    "pl": """
        (?:obserwuj|dołącz|śledź|zapisz|napisz|wyślij)
    """,
    "ru": r"""
        (?:подпис\w+|читайте|следите|присоединяйтесь|вступайте|пишите)
    """,
    "uk": r"""
        (?:підпис\w+|читайте|стежте|долучайтеся|приєднуйтесь)
    """,
    "tr": r"""
        (?:takip|katıl\w*|abone)
    """,
    "id": """
        (?:ikuti|gabung|bergabung|dapatkan|simak)
    """,
    "fi": """
        (?:seuraa|liity|tilaa)
    """,
    "hu": r"""
        (?:kövess|kövesse|csatlakozz|csatlakozzon|iratkozz|iratkozzon)\w*
    """,
    "ro": """
        (?:urmăriți|urmăreşte|urmărește|abonați|abonează|intră|intrați|alătură)
    """,
    "bg": """
        (?:последвайте|следвайте|присъединете|абонирайте|следете)
    """,
    "hr": """
        (?:pratite|pridružite|pretplatite|priključite)
    """,
    "sr": """
        (?:pratite|pridružite|пратите|придружите)
    """,
    "he": """
        (?:הצטרפו|עקבו|הירשמו)
    """,
    "fa": """
        (?:به کانال|در کانال|ما را)
    """,
    "bn": """
        (?:ফলো|যোগ|যুক্ত|জয়েন)
    """,
    "th": """
        (?:ติดตาม|เข้าร่วม|แอดไลน์|กดติดตาม)
    """,
    "sw": """
        (?:jiunge|tufuate|fuata|fuatilia)
    """,
    "vi": """
        (?:mời (?:bạn đọc |quý vị |độc giả )?)?(?:theo dõi|tham gia|kết nối)
    """,
    "ms": """
        (?:ikuti|sertai|langgan)
    """,
    "el": """
        (?:ακολουθήστε|μπείτε|γίνετε|εγγραφείτε)
    """,
    "sk": """
        (?:sledujte|pridajte|odoberajte)
    """,
    "cs": """
        (?:sledujte|přidejte|odebírejte)
    """,
    "lt": """
        (?:sekite|prisijunkite|prenumeruokite)
    """,
    "lv": """
        (?:seko|sekojiet|pievienojies)
    """,
    "et": """
        (?:jälgi|liitu|telli)
    """,
    "ar": """
        (?:تابعونا|تابعوا|انضموا|اشتركوا)
    """,
    "hi": """
        (?:जुड़ें|फॉलो|ज्वाइन)
    """,
}
"""How a sentence begins that asks the reader to come along."""

IMPERATIVES: Table = {
    "en": r"""
        (?:new)?you can now listen to
        sign up (?:for|to) (?:our|the|get|receive)
        subscribe to (?:our|the \w+ newsletter)
        follow (?:us|@\w+|our \w+) on
        like us on
        join (?:our|us on)
        download (?:our|the) (?:\w+ )?app
        get (?:our|the latest) (?:news|stories|headlines|free)
    """,
    "de": """
        folgen sie uns
        abonnieren sie (?:unsere|den)
    """,
    "fr": """
        suivez[- ]nous
        abonnez-vous (?:à|au)
        inscrivez-vous (?:à|pour)
    """,
    "es": """
        síguenos
        síganos
        suscríbete a
        suscríbase a
    """,
    "it": """
        seguici su
        iscriviti (?:alla|al)
    """,
    "pt": """
        siga[- ]nos
        inscreva-se (?:no|na)
        assine (?:a|nossa)
    """,
    "nl": """
        volg ons
        schrijf je in voor
    """,
    "sv": """
        följ oss
    """,
    "no": """
        følg oss
    """,
    "pl": """
        obserwuj nas
        zapisz się (?:do|na)
    """,
    "ru": """
        подписывайтесь на
        подпишитесь на
    """,
    "tr": r"""
        bizi .{0,30}takip ed
        (?:whatsapp|telegram) (?:kanalımıza|grubumuza)
        bizi takip
    """,
    "zh": """
        (?:更多|相关)(?:资讯|内容|新闻|信息|报道|精彩|详情)[^。，]{0,8}(?:请|敬请)(?:关注|点击)
        (?:扫描|长按|扫一扫|识别)(?:下方|上方|下面|上面|文末|图中)[^。，]{0,6}二维码
    """,
    "el": """
        ακολουθήστε (?:μας|το)
    """,
    "cs": """
        sledujte nás
    """,
    "id": """
        ikuti (?:kami|berita terbaru)
    """,
    "uk": """
        підписуйтесь на
        читайте нас
    """,
    "vi": """
        theo dõi chúng tôi
        mời (?:bạn đọc|quý độc giả|quý vị) (?:theo dõi|tham gia|đón đọc)
    """,
    "ar": """
        تابعونا (?:على|عبر)
    """,
    "hu": """
        kövess minket
        iratkozz fel
        kövessen (?:minket|bennünket)
        iratkozzon fel
    """,
    "ro": """
        urmărește-ne
        abonează-te
        urmăriți-ne
        abonați-vă
        urmăreşte-ne
    """,
    "fi": """
        tilaa uutiskirje
        seuraa meitä
        seuraa (?:meitä|kanavaamme)
        liity (?:kanavaamme|ryhmäämme)
    """,
    "da": """
        følg os
        tilmeld dig
    """,
    "bg": """
        последвайте ни
        следвайте ни
        абонирайте се
    """,
    "hr": """
        pratite nas
        pretplatite se
    """,
    "sr": """
        pratite nas
        пратите нас
    """,
    "sl": """
        spremljajte nas
        naročite se
    """,
    "sk": """
        sledujte nás
        pridajte sa
    """,
    "th": """
        ติดตาม(?:ข่าวสาร|ข่าว|เรา)[^ ]{0,20}(?:ได้ที่|ที่|ทาง|ผ่าน)
        กดติดตาม
    """,
    "he": """
        הצטרפו (?:לערוץ|לקבוצת|אלינו)
        עקבו אחרינו
    """,
    "fa": """
        ما را (?:در|به) .{2,30}(?:دنبال کنید|بخوانید)
        به کانال .{2,40}بپیوندید
    """,
    "bn": """
        সর্বশেষ খবর পেতে
    """,
    "sw": """
        tufuate (?:kwenye|katika)
        jiunge na(?:si)? (?:chaneli|kundi|nasi)
    """,
    "ta": """
        எங்கள் .{2,40}(?:இணையுங்கள்|பின்தொடருங்கள்)
    """,
    "ms": """
        ikuti kami
        sertai saluran
    """,
    "lt": """
        sekite mus
        prenumeruokite
    """,
    "lv": """
        seko mums
        sekojiet mums
    """,
    "et": """
        jälgi meid
        liitu meie
    """,
    "ur": """
        ہمارے (?:واٹس ایپ|یوٹیوب) چینل
    """,
}
"""The same said to the reader directly: nothing else begins so, wherever in the text it is."""

BANNERS: Table = {
    "en": r"""
        (?:this|our|the) (?:web)?site (?:uses|makes use of|is using) cookies
        we (?:and our partners )?use cookies
        by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our|the) (?:web)?site
        (?:this|our|the) (?:page|(?:web)?site) is best viewed
        your browser (?:is (?:out of date|outdated|not supported)|does(?: not|n.t) support)
        you are using an (?:old|outdated|unsupported)
        we (?:have )?noticed (?:that )?you(?: are|.re) using an (?:old|outdated|unsupported)
    """,
    "de": r"""
        cookies (?:help|erleichtern|helfen)
        (?:diese|unsere) (?:web)?(?:seite|site) (?:verwendet|nutzt|benutzt) cookies
        wir (?:verwenden|nutzen|setzen) (?:\w+ )?cookies
        (?:ihr|dein) browser (?:ist veraltet|unterstützt)
    """,
    "fr": """
        (?:ce|notre) site (?:web )?utilise des cookies
        nous utilisons des cookies
        en (?:poursuivant|continuant) (?:votre|sur|à)
        votre navigateur (?:est obsolète|ne)
    """,
    "es": """
        (?:este|nuestro) sitio (?:web )?(?:utiliza|usa) cookies
        (?:utilizamos|usamos) cookies
        (?:su|tu) navegador (?:está|no)
    """,
    "it": """
        questo sito (?:web )?utilizza (?:i )?cookie
        utilizziamo (?:i )?cookie
    """,
    "pt": """
        este site (?:utiliza|usa) cookies
    """,
    "nl": """
        deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies
        wij gebruiken cookies
    """,
    "pl": """
        ta strona używa
        strona korzysta z plików cookie
    """,
    "tr": """
        (?:bu )?(?:web )?site(?:si|miz)?(?:de)? çerez
    """,
    "ru": """
        мы используем (?:файлы )?cookie
        (?:этот|наш) сайт использует
    """,
    "sv": """
        den här webbplatsen använder
    """,
    "da": """
        denne (?:hjemmesiden?|nettstedet) (?:bruger|bruker)
    """,
    "zh": """
        (?:您的|你的)浏览器
        (?:如欲|要)?(?:取得|获得)最佳浏览效果
    """,
    "et": """
        (?:hea lugeja, )?näeme,? et kasutate vanemat brauseri
    """,
}
"""How notices of cookies and of old browsers begin, which pages show before their first line or after their last."""

NOTICES: Table = {
    "en": r"""
        this (?:article|story|content|post|page|report|item) (?:is|was (?:first |last )?(?:published|posted|updated)|dates from) (?:more than|over|at least) [\w ]{1,12}(?:years?|months?) (?:old|ago)
        (?:the|this) audio (?:version of this (?:article|story) )?(?:is|was|has been) (?:auto|automatically |ai[- ]|machine[- ])?-?generated
        this (?:article|story|audio) (?:is|was) (?:read|narrated|voiced) by (?:an? )?(?:ai|automated|artificial|synthetic|computer)
    """,
    "de": r"""
        (?:dieser|der) (?:artikel|beitrag|text) (?:ist|wurde)(?: bereits| schon)?(?: vor)? (?:mehr als|über|älter als) [\w ]{1,14}(?:jahre?n?|monate?n?)\b
        (?:dieser|der) (?:artikel|beitrag|text) wird von einer (?:ki|künstlichen|computer)
        (?:die|diese) (?:audioversion|vertonung|audio-version) (?:dieses (?:artikels|textes) )?(?:ist|wurde|wird) (?:von|mit|durch|künstlich|automatisch|maschinell)
    """,
    "fr": r"""
        cet? (?:article|contenu|texte) (?:date de|a été publié il y a|a) plus d(?:e |[’'] ?)[\w ]{1,12}(?:ans?|mois)\b
        la version audio de cet article (?:est|a été) (?:générée|produite)
    """,
    "es": r"""
        est[ea] (?:artículo|contenido|noticia|nota|texto) (?:fue publicad[oa]|se publicó|tiene) (?:hace )?más de [\w ]{1,12}(?:años?|mes(?:es)?)\b
        (?:el audio|la versión (?:en|de) audio) de est[ea] (?:artículo|noticia|nota) (?:es|ha sido|fue) generad[oa]
    """,
    "it": r"""
        quest(?:o |a |[’'] ?)(?:articolo|notizia|contenuto) (?:è stat[oa] pubblicat[oa]|risale a|ha) (?:oltre|più di) [\w’' ]{1,12}(?:ann[oi]|mes[ei])\b
    """,
    "pt": r"""
        est[ea] (?:artigo|conteúdo|notícia|texto|matéria) (?:foi publicad[oa]|tem) (?:há )?mais de [\w ]{1,12}(?:anos?|mês|meses)\b
    """,
    "nl": r"""
        (?:dit|het) (?:artikel|bericht|verhaal) is (?:meer dan|ouder dan|ruim) [\w ]{1,12}(?:jaar|maanden?)\b
    """,
    "sv": r"""
        (?:artikeln|den här artikeln|denna artikel|texten) är (?:mer|äldre) än [\w ]{1,12}(?:år|månader)\b
    """,
    "no": r"""
        (?:artikkelen|denne (?:artikkelen|saken)|saken) er (?:mer enn|eldre enn|over) [\w ]{1,12}(?:år|måneder)\b
    """,
    "da": r"""
        (?:artiklen|denne artikel) er (?:mere end|ældre end|over) [\w ]{1,12}(?:år|måneder)\b
    """,
    "fi": r"""
        (?:tämä )?(?:artikkeli|juttu|uutinen) on yli [\w ]{1,12}(?:vuotta|kuukautta|vuoden|kuukauden) vanha
    """,
    "pl": r"""
        ten (?:artykuł|tekst) (?:ma (?:ponad|więcej niż)|jest starszy niż) [\w ]{0,12}(?:rok|lata?|miesi[aą]c\w*)\b
    """,
    "cs": r"""
        (?:tento )?článek je starší než [\w ]{1,12}(?:rok\w*|let|měsíc\w*)\b
    """,
    "hu": r"""
        (?:ez a |a )?cikk (?:már )?több mint [\w ]{1,14}(?:éve|éves|hónapja|hónapos)\b
    """,
    "ru": r"""
        (?:этой|этому) (?:статье|материалу|новости) (?:больше|более) [\w ]{1,12}(?:лет|года?|месяц\w*)\b
    """,
}
"""How a line begins in which the page speaks of the article: how old it is, that a machine reads it aloud."""

NEWSLETTERS: Table = {
    "en": """
        newsletter
    """,
    "fr": """
        infolettre
    """,
    "es": """
        bolet[ií]n
    """,
    "nl": """
        nieuwsbrief
    """,
    "da": """
        nyhedsbrev
    """,
    "sv": """
        nyhetsbrev
    """,
    "fi": """
        uutiskirje
    """,
    "hu": """
        hírlev[eé]l
    """,
}
"""What an issue by mail is called; the English word is in use nearly everywhere."""

FROM_NEWSLETTERS: Table = {
    "en": r"""
        (?:this|the) (?:article|story|post|essay|column|piece|interview|analysis) (?:was |is |has been )?(?:first |originally |also )?(?:featured|published|appeared|appears|ran|sent|adapted|excerpted|taken|part)
        this is (?:an?|the) (?:\w+ )?(?:edition|installment|issue|excerpt)
    """,
    "de": r"""
        (?:dieser|der) (?:text|artikel|beitrag) (?:ist (?:ein |teil )|erschien|stammt|gehört|wurde zuerst)
        (?:dies|das) ist (?:eine ausgabe|ein auszug|der newsletter)
    """,
    "fr": r"""
        cet article (?:est (?:extrait|tiré|issu)|a (?:d’abord )?(?:été publié|paru)|provient)
        (?:ceci|voici) (?:est )?(?:un extrait|un numéro|l’infolettre)
    """,
    "es": r"""
        (?:este (?:artículo|texto)|esta (?:nota|columna)) (?:se publicó|fue publicad[oa]|forma parte|es parte|apareció|procede)
        (?:esta|este) es (?:la|una|el|un) (?:\w+ )?(?:newsletter|boletín|entrega|edición)
    """,
    "it": r"""
        (?:questo articolo|questa storia) (?:è (?:tratt[oa]|uscit[oa]|apparso)|fa parte|proviene)
    """,
    "pt": r"""
        este (?:artigo|texto) (?:foi publicado|faz parte|saiu|integra)
        (?:esta|este) é a? ?(?:newsletter|edição)
    """,
    "nl": r"""
        dit (?:artikel|verhaal|stuk) (?:verscheen|stond|komt|is onderdeel|is afkomstig)
    """,
    "sv": r"""
        (?:den här texten|artikeln|detta) (?:publicerades|är (?:en del|ett utdrag|hämtad)|kommer)
    """,
    "no": r"""
        (?:denne (?:saken|teksten|artikkelen)) (?:ble (?:først )?publisert|er (?:en del|hentet))
    """,
    "da": r"""
        denne (?:artikel|tekst) (?:blev (?:først )?(?:bragt|udgivet)|er (?:en del|et uddrag))
    """,
}
"""How a paragraph begins that says from which newsletter the text is."""

SIGNING_UP: Table = {
    "en": r"""
        sign up
        subscribe
        inbox
    """,
    "de": r"""
        anmelden
        abonnieren
        melden sie sich
        bestellen
    """,
    "fr": r"""
        inscri(?:vez|s)-
        abonne(?:z|-toi)
        pour (?:la |le )?recevoir
        s[’']inscrire
        s[’']abonner
    """,
    "es": r"""
        suscr[ií]b[ae]\w*
        ap[uú]nt[ae]\w*
        recib[ae]\w*
    """,
    "it": r"""
        iscriv\w+
        ricever\w+
    """,
    "pt": r"""
        inscrev\w+
        assin[ea]\w*
        subscrev\w+
    """,
    "nl": r"""
        meld (?:je|u)
        aanmelden
        schrijf (?:je|u)
        abonneer
    """,
    "sv": r"""
        prenumerera
        anmäl dig
    """,
    "no": r"""
        meld deg
        abonner
    """,
    "da": r"""
        tilmeld dig
        abonner
    """,
}
"""What it tells the reader to do."""

PAYWALLS: Table = {
    "fr": r"""
        il vous reste [\d.,]+ ?% de cet article
        (?:lire aussi )?(?:cet )?article (?:est )?réservé
        (?:contenu|la suite est) réservée?
        pour (?:lire la suite|continuer (?:à lire|votre lecture))
        déjà abonnée? ?\?
    """,
    "en": r"""
        this (?:article|content|story) is (?:for|only available to|reserved for|exclusive to) (?:subscribers|members)
        to (?:continue|keep) reading
        already a (?:subscriber|member)
        subscribe to (?:continue|read|unlock)
        sign in to (?:continue|read)
        this (?:article|content|story) is exclusive to (?:\S+ ){1,3}(?:subscribers|members)
        already have an account
    """,
    "de": r"""
        (?:jetzt )?weiterlesen mit
        sie (?:möchten|wollen) weiterlesen
        um (?:den (?:ganzen |vollständigen )?(?:artikel|text) (?:zu|weiter zu) lesen|weiterzulesen)
        dieser (?:artikel|inhalt|beitrag|text) ist (?:nur |exklusiv )?für abonnent
    """,
    "es": r"""
        (?:este )?(?:contenido|artículo) (?:es )?(?:exclusivo|solo|sólo) para (?:suscriptor|socio|abonado)
        (?:esta noticia|este (?:contenido|artículo)) es (?:exclusiv[oa]|solo|sólo) para
        para (?:seguir|continuar) leyendo
        ¿?ya eres suscriptor
    """,
    "it": r"""
        (?:questo )?(?:contenuto|articolo) (?:è )?(?:riservato agli|solo per gli) abbonati
        per continuare a leggere
        sei già abbonato
    """,
    "ja": r"""
        この記事は(?:有料|会員)
        有料会員
        残り ?[\d,]+ ?(?:文字|字|%|％)
        登録すると続きが
        (?:続き|全文)(?:は|を)(?:有料|会員|ログイン|お読み)
    """,
    "ko": r"""
        기사 전문은
        이 (?:기사|콘텐츠|글)[는은] (?:유료 )?(?:구독자|회원)
        기사의 ?\d+ ?%가 남아
        (?:계속|이어서) 읽으(?:려면|시려면)
    """,
    "pl": r"""
        (?:ten )?artykuł (?:jest )?(?:dostępny )?tylko dla (?:prenumerator|subskrybent|zalogowan)
        pozostało (?:jeszcze )?\d+ ?% (?:artykułu|tekstu)
        aby czytać dalej
        masz już prenumeratę
    """,
    "pt": r"""
        (?:este )?(?:conteúdo|artigo) (?:é )?exclusivo para assinantes
        para continuar (?:a ler|lendo)
        já é assinante
    """,
    "cs": r"""
        tento (?:článek|obsah|text) je (?:určen |dostupný )?(?:pouze |jen )?pro předplatitele
        zbývá vám? \d+ ?% článku
        už máte předplatné
    """,
    "sk": r"""
        tento (?:článok|obsah|text) je (?:určený |dostupný )?(?:len |iba )?pre predplatiteľov
        zostáva vám? \d+ ?% článku
    """,
    "hu": r"""
        ez a (?:cikk|tartalom) csak előfizető
        a cikk (?:folytatása|teljes szövege) (?:csak )?(?:az )?előfizető
    """,
    "ro": r"""
        acest (?:articol|conținut) este (?:disponibil )?(?:doar |numai |exclusiv )?pentru abonați
        pentru a citi (?:mai departe|în continuare|articolul complet)
    """,
    "ru": r"""
        (?:эт(?:от|а) )?(?:материал|статья|текст) доступ(?:ен|на) только (?:для )?подписчик(?:ам|ов)
        осталось прочитать \d+ ?%
        чтобы (?:читать дальше|продолжить чтение|прочитать (?:статью|текст|материал) полностью)
        уже подписаны
    """,
    "uk": r"""
        (?:ц(?:ей|я) )?(?:матеріал|стаття|текст) доступн(?:ий|а) (?:лише|тільки) (?:для )?(?:передплатник|підписник)
        щоб (?:читати далі|продовжити читання)
    """,
    "bg": r"""
        (?:тази )?(?:статия|публикация) е (?:достъпна )?само за абонати
        за да продължите да четете
    """,
    "hr": r"""
        ovaj (?:članak|sadržaj) (?:je )?(?:dostupan )?(?:je )?samo (?:za )?pretplatni
        za nastavak čitanja
    """,
    "el": r"""
        (?:αυτό )?(?:το )?(?:άρθρο|περιεχόμενο) είναι (?:διαθέσιμο )?(?:μόνο|αποκλειστικά) (?:σε|για) συνδρομητ
        για να (?:διαβάσετε τη συνέχεια|συνεχίσετε την ανάγνωση)
    """,
    "tr": r"""
        bu (?:içerik|haber|yazı|makale) (?:sadece |yalnızca )?abonelere özel
        (?:yazının|haberin) (?:devamını okumak|yüzde \w+ kaldı)
        (?:devamını okumak|okumaya devam etmek) için
    """,
    "id": r"""
        (?:artikel|konten|berita) ini (?:khusus|hanya) (?:untuk|bagi) (?:pelanggan|anggota)
        masih ada \d+ ?(?:persen|%) (?:artikel|berita) ini
        untuk (?:melanjutkan|terus) membaca
    """,
    "vi": r"""
        (?:bài viết|nội dung)(?: này)? (?:chỉ )?dành (?:riêng )?cho (?:người đăng ký|thành viên|hội viên|độc giả trả phí)
        còn [^.]{1,20} bài viết\. đăng ký
    """,
    "ar": r"""
        هذ(?:ا|ه) (?:المقال|المحتوى|المادة) (?:متاح|متاحة|مخصص|مخصصة|حصري) للمشتركين
        تبقى? [^.]{1,25} من المقال
        لمتابعة القراءة
    """,
    "he": r"""
        (?:הכתבה|התוכן|המאמר) (?:זמינה?|מיועדת?) למנויים
        (?:תוכן|כתבה) למנויים
        נותרו [^.]{1,20} מהכתבה
        (?:כדי )?להמשיך לקרוא
    """,
    "fa": r"""
        این (?:مطلب|مقاله|محتوا) (?:فقط |تنها )?(?:برای|ویژه) مشترک
        برای خواندن ادامه
    """,
    "hi": r"""
        यह (?:लेख|ख़बर|खबर|सामग्री) (?:केवल|सिर्फ़|सिर्फ) (?:सदस्यों|सब्सक्राइबर)
        लेख का [^।]{1,20} हिस्सा (?:बाक़ी|बाकी)
        आगे पढ़ने के लिए
    """,
    "zh": r"""
        本文(?:仅供|僅供|只供|仅限|僅限)(?:订阅|訂閱|付费|付費|会员|會員)
        (?:还有|還有|剩余|剩餘)[^。]{1,6}(?:内容|內容)
        (?:订阅|訂閱|付费|付費)后?(?:即可|可|以)?(?:继续|繼續)(?:阅读|閱讀)
    """,
    "th": r"""
        บทความนี้(?:เฉพาะ|สำหรับ)สมาชิก
        ยังเหลืออีก[^ ]{1,20} สมัครสมาชิก
    """,
    "nl": r"""
        dit artikel is (?:exclusief|alleen) voor abonnees
        om verder te lezen
        al abonnee ?\?
    """,
    "sv": r"""
        (?:den här|denna) artikeln? är (?:bara |endast )?för prenumeranter
        det återstår \d+ ?(?:%|procent) av artikeln
        redan prenumerant
    """,
    "no": r"""
        denne (?:saken|artikkelen) er (?:kun |bare )?for abonnenter
        allerede abonnent
    """,
    "da": r"""
        denne artikel er (?:kun )?for abonnenter
        allerede abonnent
    """,
    "fi": r"""
        (?:tämä )?artikkeli on (?:vain )?tilaajille
        oletko jo tilaaja
    """,
}
"""How a notice begins where the text stops for those who have not paid."""

"""Labels of buttons, ads and share bars: whole lines that are not the article's, by what they label.

Entries are compared with a whole line in lower case without punctuation at its ends. Each is a label that any site
may use. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

ADVERTISING: Table = {
    "en": """
        advertisement
        advertisements
        advert
        adverts
        advertising
        ad
        ads
        sponsored
        sponsored content
        promoted
        article continues below advertisement
        story continues below advertisement
        story continues after advertisement
        advertisement - scroll to continue
        scroll to continue
        scroll to continue reading
        scroll down to continue reading
        continue reading below
        article continues below
        hide ad
        hide ads
        close ad
        skip ad
        skip ads
        skip advertisement
        ad feedback
        story continues below
        content continues below
        continues after advertisement
        this advertisement has not loaded yet, but your article continues below
    """,
    "de": """
        anzeige
        werbung
        weiter nach der werbung
        artikel wird nach der anzeige fortgesetzt
        anzeige überspringen
        nach der werbung weiterlesen
        artikel unten weiterlesen
    """,
    "es": """
        continúa después de la publicidad
        publicidad
        continúa leyendo después de la publicidad
    """,
    "pt": """
        continua após a publicidade
        continua após publicidade
        publicidade
        continue lendo após a publicidade
    """,
    "it": """
        continua dopo la pubblicità
        pubblicità
        continua a leggere dopo la pubblicità
        continua a leggere dopo l’annuncio
    """,
    "fr": """
        la suite après cette publicité
        la suite après la publicité
        la suite après cette publicité
        publicité
        article suite après cette publicité
        l’article continue après la publicité
        passer la publicité
    """,
    "ru": """
        продолжение после рекламы
        реклама
    """,
    "pl": """
        reklama
        ciąg dalszy pod materiałem wideo
        ciąg dalszy artykułu pod reklamą
        ciąg dalszy pod reklamą
    """,
    "da": """
        reklame
        annonse
        annonce
    """,
    "sv": """
        annons
    """,
    "tr": """
        reklam
    """,
    "nl": """
        advertentie
    """,
    "ja": """
        記事は広告の後に続きます
        記事の続きは広告の下にあります
        広告の後に続く
        広告
        広告の後に続きます
    """,
    "ko": """
        광고
    """,
    "ar": """
        إعلان
        إعلانات
    """,
    "hi": """
        विज्ञापन
    """,
    "cs": """
        reklama
        inzerce
    """,
    "id": """
        iklan
        scroll to continue with content
        scroll ke bawah untuk melanjutkan membaca
        scroll untuk melanjutkan membaca
        gulir ke bawah untuk melanjutkan membaca
    """,
    "vi": """
        đọc tiếp bên dưới quảng cáo
        quảng cáo
    """,
    "el": """
        διαφήμιση
    """,
    "hu": """
        hirdetés
        a hirdetés után folytatjuk
        reklám
    """,
    "ro": """
        publicitate
        reclamă
    """,
    "uk": """
        реклама
    """,
    "fa": """
        تبلیغات
        آگهی
        تبلیغ
    """,
    "he": """
        פרסומת
        המשך הכתבה לאחר הפרסומת
    """,
    "fi": """
        mainos
        juttu jatkuu mainoksen jälkeen
        artikkeli jatkuu mainoksen jälkeen
        mainos alkaa
        mainos päättyy
    """,
    "zh": """
        请继续往下阅读
        請繼續往下閱讀
        廣告 請繼續往下閱讀
        广告 请继续往下阅读
        广告
        廣告
    """,
    "th": """
        โฆษณา
    """,
    "bn": """
        বিজ্ঞাপন
    """,
    "sw": """
        tangazo
        matangazo
    """,
    "ta": """
        விளம்பரம்
    """,
    "te": """
        ప్రకటన
    """,
    "ur": """
        اشتہار
    """,
    "ms": """
        iklan - skrol untuk terus membaca
        skrol untuk terus membaca
        iklan
    """,
    "no": """
        annonse
        reklame
    """,
    "sk": """
        reklama
        inzercia
    """,
    "bg": """
        реклама
    """,
    "hr": """
        oglas
        oglasi
    """,
    "sr": """
        реклама
        oglas
    """,
    "sl": """
        oglas
        oglasno sporočilo
    """,
    "lt": """
        reklama
    """,
    "lv": """
        reklāma
    """,
    "et": """
        reklaam
        artikkel jätkub pärast reklaami
    """,
    "ka": """
        რეკლამა
    """,
    "hy": """
        գովազդ
    """,
    "az": """
        reklam
    """,
    "tl": """
        patalastas
    """,
}
"""Labels of advertising, and of the text going on after it."""

WINDOW_NOTES: Table = {
    "en": r"""
        (?:link )?(?:opens|open|opening) (?:in )?(?:a |an )?(?:new|external|separate|another)?\s?(?:browser )?(?:tab|window|page|site|website)
        (?:leaves|leaving) this (?:web)?site
        external(?: link| site| website)?
        new (?:tab|window)
    """,
    "de": r"""
        (?:link )?(?:öffnet|wird) (?:sich )?(?:in|ein)(?:e[mnrs]?)? (?:neue[mns]?|externe[mns]?) (?:browser-?)?(?:fenster|tab|reiter|seite)(?: geöffnet)?
        externer link
        neues fenster
    """,
    "fr": r"""
        (?:lien externe|s['’]ouvre|ouverture|ouvre) (?:dans )?une? nouve(?:lle|l) (?:fenêtre|onglet)
        nouvelle fenêtre
        nouvel onglet
        lien externe
    """,
    "es": r"""
        (?:se )?abre en (?:una )?(?:nueva (?:ventana|pestaña)|ventana nueva)
        enlace externo
    """,
    "it": r"""
        (?:si )?apre (?:in )?(?:una )?nuova (?:finestra|scheda)
        link esterno
    """,
    "pt": r"""
        abre (?:em|numa) (?:uma )?nova (?:janela|aba|guia)
        link externo
    """,
    "nl": r"""
        opent (?:in )?(?:een )?nieuw (?:venster|tabblad)
        externe link
    """,
    "sv": r"""
        öppnas i (?:ett )?nytt (?:fönster|flik)
        extern länk
    """,
    "da": r"""
        åbner i (?:et )?nyt (?:vindue|faneblad)
        eksternt link
    """,
    "no": r"""
        åpnes i (?:et )?nytt (?:vindu|fane)
        ekstern lenke
    """,
    "fi": r"""
        avautuu uuteen (?:ikkunaan|välilehteen)
        ulkoinen linkki
    """,
    "pl": r"""
        otwiera się w nowe[jm] (?:karcie|oknie)
        (?:link )?otwiera się w now(?:ym oknie|ej karcie)
    """,
    "ru": r"""
        откроется в нов(?:ом окне|ой вкладке)
        внешняя ссылка
    """,
    "ja": r"""
        (?:新しい|別)(?:ウィンドウ|タブ)で(?:開く|開きます)
        外部サイト
    """,
    "cs": """
        otevře se (?:v )?nov(?:ém okně|é kartě|é záložce)
    """,
    "tr": """
        yeni (?:sekmede|pencerede) açılır
    """,
    "el": """
        ανοίγει σε νέ(?:ο παράθυρο|α καρτέλα)
    """,
    "id": """
        (?:buka|membuka) di (?:tab|jendela) baru
    """,
    "uk": """
        відкриється в нов(?:ому вікні|ій вкладці)
    """,
    "hu": """
        új (?:ablakban|lapon) nyílik meg
    """,
    "ro": """
        se deschide într-o (?:fereastră|filă) nouă
    """,
    "ar": """
        يفتح في (?:نافذة|علامة تبويب) جديدة
    """,
    "ko": """
        새 (?:창|탭)(?:에서|으로) 열(?:림|기|립니다)
    """,
    "zh": """
        在新(?:窗口|标签页|視窗)中?打开
    """,
    "he": """
        (?:נפתח|פתיחה) ב(?:חלון|כרטיסייה|לשונית) (?:חדש|חדשה)
    """,
    "fa": """
        در (?:پنجره|زبانه|برگه)[‌ ]?[یٔ]? ?(?:جدید|تازه|جدیدی) باز می‌?شود
    """,
    "bn": """
        নতুন (?:উইন্ডোতে|ট্যাবে) (?:খোলে|খুলবে)
    """,
    "th": """
        เปิดใน(?:หน้าต่าง|แท็บ)ใหม่
    """,
    "bg": """
        (?:отваря|отваряне) (?:се )?в нов(?:о|а)? ?(?:прозорец|раздел|страница)
    """,
    "hr": """
        otvara se u nov(?:om prozoru|oj kartici)
    """,
    "sr": """
        (?:otvara se u nov(?:om prozoru|oj kartici)|отвара се у новом прозору)
    """,
    "sl": """
        odpre se v novem (?:oknu|zavihku)
    """,
    "sk": """
        otvorí sa v nov(?:om okne|ej karte)
    """,
    "vi": """
        mở (?:trong|ra|ở) (?:một )?(?:cửa sổ|tab|thẻ) mới
    """,
    "lt": """
        atsidaro naujame (?:lange|skirtuke)
    """,
    "lv": """
        atveras jaunā (?:logā|cilnē)
    """,
    "et": """
        avaneb uues (?:aknas|vahekaardis)
    """,
    "hi": """
        नई (?:विंडो|टैब) में (?:खुलता है|खुलेगा|खुलती है)
    """,
    "ta": """
        புதிய (?:சாளரத்தில்|தாவலில்) திறக்கும்
    """,
    "ur": """
        نئی (?:ونڈو|ٹیب) میں کھلتا ہے
    """,
    "sw": """
        (?:hu)?funguka(?:a)? kwenye dirisha (?:jipya|mpya)
        hufunguliwa katika dirisha jipya
    """,
    "ms": """
        buka dalam (?:tetingkap|tab) baharu
    """,
}
"""What a link says, to blind readers as a rule, about where it opens. Parts of regular expressions, whole texts."""

OTHER_ARTICLES: Table = {
    "en": """
        read more
        read also
        also read
        read next
        see also
        related
        related stories
        related articles
        related coverage
        related news
        related content
        related topics
        related searches
        more to read
        more from
        recommended
        you may also like
        you might also like
        most read
        trending
        what to read next
        more on this story
        more on this topic
        more news
        more stories
        latest news
        top stories
        up next
        explore further
        further reading
        next story
        previous story
        next article
        previous article
        you might like
        popular posts
    """,
    "de": """
        weiterlesen
        mehr zum thema
        lesen sie auch
        lesen sie mehr
        auch interessant
        das könnte sie auch interessieren
        mehr dazu
        meistgelesen
    """,
    "fr": """
        à lire
        lire aussi
        à lire aussi
        lire la suite
        sur le même sujet
        voir aussi
        les plus lus
        en savoir plus
        articles similaires
        articles liés
        à ne pas manquer
        à voir aussi
        dans la même rubrique
    """,
    "es": """
        leer más
        lea también
        lee también
        te puede interesar
        le puede interesar
        relacionadas
        noticias relacionadas
        lo más leído
        artículos relacionados
        también te puede interesar
        más noticias
        notas relacionadas
        nota relacionada
        mirá también
    """,
    "it": """
        leggi anche
        leggi di più
        potrebbe interessarti
        i più letti
        articoli correlati
        notizie correlate
        per approfondire
        video correlati
    """,
    "pt": """
        leia também
        leia mais
        veja também
        saiba mais
        mais lidas
        você pode gostar
        notícias relacionadas
        posts populares
        mais notícias
        leia a seguir
    """,
    "pl": """
        czytaj też
        czytaj także
        zobacz także
        czytaj więcej
        zobacz też
        polecane
        powiązane artykuły
        najczęściej czytane
        polecamy
        przeczytaj także
    """,
    "sv": """
        läs mer
        läs också
        relaterade artiklar
        mest läst
        läs även
    """,
    "no": """
        les også
        les mer
        se også
    """,
    "da": """
        læs også
        læs mere
        mest læste
        se også
    """,
    "nl": """
        lees ook
        lees meer
        gerelateerde artikelen
        meest gelezen
        bekijk ook
    """,
    "fi": """
        lue myös
        lue lisää
        luetuimmat
        lue myös nämä
        aiheesta lisää
        sinua saattaisi kiinnostaa
        katso myös
        aiheesta muualla
    """,
    "ru": """
        читайте также
        читайте ещё
        читайте еще
        читать далее
        по теме
        похожие статьи
        смотрите также
        материалы по теме
    """,
    "uk": """
        читайте також
        схожі новини
        новини по темі
        читайте далі
    """,
    "ja": """
        関連記事
        続きを読む
        あわせて読みたい
        関連ニュース
        人気記事
    """,
    "ko": """
        관련기사
        관련 기사
        관련 뉴스
        많이 본 뉴스
    """,
    "zh": """
        相关阅读
        相关新闻
        延伸阅读
        相關新聞
        延伸閱讀
        熱門點閱
        热门文章
    """,
    "hi": """
        ये भी पढ़ें
        यह भी पढ़ें
        संबंधित खबरें
        यह भी देखें
    """,
    "ar": """
        اقرأ أيضا
        اقرأ أيضاً
        مواضيع ذات صلة
        أخبار ذات صلة
        اقرأ المزيد
        الأكثر قراءة
    """,
    "tr": """
        ilgili haberler
        bunlar da ilginizi çekebilir
        benzer haberler
        bunu da okuyun
        bunları da okuyun
        en çok okunanlar
        i̇lginizi çekebilir
        ilginizi çekebilir
    """,
    "cs": """
        čtěte také
        související články
        mohlo by vás zajímat
        nejčtenější
    """,
    "sk": """
        čítajte tiež
        súvisiace články
        mohlo by vás zaujímať
    """,
    "hu": """
        kapcsolódó cikkek
        ajánlott cikkek
        olvasta már
        olvassa el ezt is
        kapcsolódó
        további cikkek
        ezt is olvassa el
        ajánljuk
    """,
    "ro": """
        citește și
        articole similare
        cele mai citite
        citeşte şi
        citiți și
        vezi și
        știri similare
    """,
    "hr": """
        povezane vijesti
        pročitajte još
        najčitanije
        pročitajte i
        vezani članci
        možda će vas zanimati
    """,
    "bg": """
        още по темата
        прочетете още
        вижте още
        вижте също
        свързани статии
    """,
    "el": """
        διαβάστε επίσης
        διαβάστε ακόμη
        σχετικά άρθρα
        δείτε επίσης
        δημοφιλή
        διαβάστε περισσότερα
        μπορεί να σας ενδιαφέρουν
    """,
    "fa": """
        بیشتر بخوانید
        مطالب مرتبط
        اخبار مرتبط
        بیشتر بدانید
        پربازدیدترین
        مطالب پیشنهادی
    """,
    "he": """
        קראו גם
        כתבות קשורות
        כתבות נוספות
        עוד בנושא
        אולי יעניין אותך
        כתבות שאולי יעניינו אותך
    """,
    "id": """
        baca juga
        berita terkait
        artikel terkait
        terpopuler
        berita lainnya
    """,
    "vi": """
        tin liên quan
        bài viết liên quan
        đọc nhiều
        xem thêm
        có thể bạn quan tâm
        tin cùng chuyên mục
        đọc thêm
    """,
    "th": """
        ข่าวที่เกี่ยวข้อง
        อ่านเพิ่มเติม
        บทความที่เกี่ยวข้อง
        ข่าวแนะนำ
    """,
    "bn": """
        আরও পড়ুন
        আরো পড়ুন
        সম্পর্কিত খবর
        এ সম্পর্কিত আরও খবর
        সর্বাধিক পঠিত
    """,
    "sw": """
        soma pia
        soma zaidi
        habari zinazohusiana
    """,
    "ta": """
        மேலும் படிக்க
        தொடர்புடைய செய்திகள்
        இதையும் படிக்கவும்
    """,
    "te": """
        ఇది కూడా చదవండి
        సంబంధిత వార్తలు
    """,
    "ur": """
        یہ بھی پڑھیں
        مزید پڑھیں
        متعلقہ خبریں
    """,
    "ms": """
        baca juga
        berita berkaitan
    """,
    "sr": """
        прочитајте још
        pročitajte još
        pročitajte i
        повезане вести
    """,
    "sl": """
        preberite še
        preberite tudi
        sorodni članki
    """,
    "lt": """
        skaitykite taip pat
        taip pat skaitykite
        susiję straipsniai
    """,
    "lv": """
        lasi vēl
        lasi arī
        saistītie raksti
    """,
    "et": """
        loe ka
        loe veel
        seotud artiklid
    """,
    "ka": """
        მეტი თემაზე
        წაიკითხეთ ასევე
        მსგავსი სტატიები
    """,
    "hy": """
        կարդացեք նաև
    """,
    "az": """
        oxşar xəbərlər
        həmçinin oxuyun
    """,
    "tl": """
        basahin din
        kaugnay na balita
    """,
}
"""Headings and buttons over links to other articles."""

SHARE_BUTTONS: Table = {
    "web": """
        facebook
        twitter
        linkedin
        pinterest
        reddit
        whatsapp
        telegram
    """,
    "en": """
        share
        tweet
        email
        print
    """,
    "de": """
        teilen
        drucken
    """,
    "fr": """
        partager
    """,
    "es": """
        compartir
    """,
    "pt": """
        compartilhar
    """,
    "it": """
        condividi
    """,
    "ru": """
        поделиться
    """,
    "id": """
        bagikan
    """,
    "pl": """
        udostępnij
    """,
    "cs": """
        sdílet
    """,
    "el": """
        κοινοποίηση
        μοιραστείτε
    """,
    "ar": """
        شارك
        مشاركة
    """,
    "hi": """
        शेयर करें
        शेयर
    """,
    "ja": """
        シェア
        シェアする
    """,
    "ko": """
        공유
        공유하기
    """,
    "vi": """
        chia sẻ
    """,
    "nl": """
        delen
    """,
    "uk": """
        поділитися
    """,
    "fi": """
        jaa
    """,
    "hu": """
        megosztás
    """,
    "ro": """
        distribuie
    """,
    "tr": """
        paylaş
    """,
    "zh": """
        分享
    """,
    "fa": """
        اشتراک گذاری
    """,
    "he": """
        שתפו
    """,
    "th": """
        แชร์
    """,
    "bn": """
        শেয়ার
        শেয়ার করুন
    """,
    "sw": """
        shiriki
    """,
    "ta": """
        பகிர்
    """,
    "ur": """
        شیئر کریں
    """,
    "ms": """
        kongsi
    """,
    "sv": """
        dela
    """,
    "no": """
        del
    """,
    "da": """
        del
    """,
    "sk": """
        zdieľať
    """,
    "bg": """
        сподели
    """,
    "hr": """
        podijeli
    """,
    "sr": """
        podeli
        подели
    """,
    "sl": """
        deli
    """,
    "lt": """
        dalintis
    """,
    "lv": """
        dalīties
    """,
    "et": """
        jaga
    """,
}
"""Share buttons: a label alone, and as a word of a bar of them."""

SHARE_BAR_WORDS: Table = {
    "web": """
        e-mail
        mail
        x
        vk
        ok
        messenger
        viber
        line
    """,
    "en": """
        pin
        post
        copy
        link
    """,
    "fr": """
        imprimer
    """,
    "es": """
        imprimir
    """,
    "it": """
        stampa
    """,
    "ru": """
        вконтакте
        одноклассники
    """,
}
"""Words that are buttons on a bar of share buttons, but mean something else in a line of their own."""

SHARING: Table = {
    "web": """
        instagram
        flipboard
    """,
    "en": """
        share link
        copy url
        share this
        share this article
        share this story
        share on facebook
        share on twitter
        share on x
        copy link
        link copied
        share via
        share it
        save
        follow us
        follow
        like
        share this on
        pin for later
        pin it for later
    """,
    "de": """
        artikel teilen
        merken
        kopieren
    """,
    "zh": """
        用微信扫码二维码
        分享至好友和朋友圈
    """,
    "tr": """
        paylaş
    """,
    "ru": """
        поделись
    """,
    "sv": """
        dela
    """,
    "da": """
        del
    """,
}
"""Other labels around share buttons, of saving and of following."""

COMMENTING: Table = {
    "en": """
        join the conversation
        comment
        comments
        leave a comment
        view comments
        0 comments
        no comments
        add a comment
    """,
}
"""Labels of readers' comments, also inside a text."""

ACCOUNT: Table = {
    "en": """
        subscribe
        subscribe now
        sign up
        sign in
        log in
        register
        newsletter
        newsletters
        join now
        get the app
        already have an account? log in
        already have an account? sign in
        subscribe to get access
    """,
    "de": """
        abonnieren
    """,
    "fr": """
        s'abonner
    """,
    "es": """
        suscríbete
    """,
    "it": """
        iscriviti
    """,
}
"""Buttons of subscriptions, newsletters and log-ins."""

CONTROLS: Table = {
    "en": """
        watch
        watch live
        watch now
        listen
        listen to this article
        play
        pause
        loading
        loading...
        close
        menu
        search
        skip to content
        skip to main content
        back to top
        next
        previous
        photo
        photos
        video
        gallery
        image
        view gallery
        play video
        show more
        show less
        expand
        collapse
        view more
        load more
        tap to unmute
        enlarge this image
        enlarge image
        photo gallery
        image gallery
        bookmark
    """,
    "de": """
        box aufklappen
        box zuklappen
        mehr anzeigen
        mehr laden
        bildergalerie
        bildstrecke
        fotostrecke
        speichern
        jetzt anhören
    """,
    "fr": """
        écouter
        enregistrer
    """,
    "es": """
        escuchar
        ver galería
        galería de fotos
    """,
    "it": """
        salva
        galleria fotografica
    """,
    "nl": """
        luister
        bewaren
    """,
    "sv": """
        lyssna
        spara
    """,
    "no": """
        lytt
        lagre
    """,
    "da": """
        lyt
        gem
    """,
    "fi": """
        kuuntele
        tallenna
    """,
    "pl": """
        posłuchaj
        zapisz
    """,
    "cs": """
        uložit
        fotogalerie
    """,
    "hu": """
        mentés
        galéria
    """,
    "et": """
        kuula
    """,
}
"""Buttons of players, galleries and folded parts."""

WAITING: Table = {
    "en": """
        loading
    """,
    "de": """
        wird geladen
        lade
    """,
    "fr": """
        chargement
    """,
    "es": """
        cargando
    """,
    "pt": """
        carregando
    """,
    "it": """
        caricamento
    """,
    "pl": """
        ładowanie
    """,
    "ru": """
        загрузка
    """,
    "tr": """
        yükleniyor
    """,
    "id": """
        memuat
    """,
    "ja": """
        読み込み中
    """,
    "zh": """
        加载中
    """,
}
"""How a line begins that stands where something is loaded later, and ends in three dots."""

ABOUT_ARTICLE: Table = {
    "en": """
        table of contents
        in this article
        contents
        key events
        key event
        tags
        topics
        filed under
        more about
        categories
        category
        author
        authors
        about the author
        about the authors
        contributors
        the end
        enditem
    """,
    "zh": """
        全文完
    """,
}
"""Labels over the article's own contents, tags and authors, and marks of its end."""

EMBEDDED_POSTS: Table = {
    "en": """
        view this post on instagram
    """,
    "de": """
        sieh dir diesen beitrag auf instagram an
    """,
    "fr": """
        voir cette publication sur instagram
    """,
    "es": """
        ver esta publicación en instagram
    """,
    "pt": """
        ver essa foto no instagram
    """,
    "it": """
        visualizza questo post su instagram
    """,
    "ru": """
        посмотреть эту публикацию в instagram
    """,
}
"""What stands in for a post that was not loaded."""

COUNTED: Table = {
    "en": """
        comments?
        shares?
        likes?
        views?
    """,
    "de": """
        kommentare?
    """,
    "fr": """
        commentaires?
    """,
    "es": """
        comentarios?
    """,
    "it": """
        commenti
    """,
}
"""What sites count, with the number before or after it. Parts of regular expressions."""

COUNTED_AFTER_NUMBER: Table = {
    "en": r"""
        reads
        replies
        min(?:utes?)? read
    """,
    "de": """
        aufrufe
    """,
    "es": """
        vistas
    """,
    "ru": r"""
        просмотр\w*
    """,
}
"""What sites count, with the number before it. Parts of regular expressions."""

COMMENTS_HEADINGS: Table = {
    "en": r"""
        (?:reader )?comments?
        leave a (?:comment|reply)
        join the (?:discussion|conversation)
    """,
    "de": """
        kommentare?
        leserkommentare
    """,
    "fr": """
        commentaires?
    """,
    "es": """
        comentarios?
    """,
    "pt": """
        comentários?
    """,
    "it": """
        commenti
    """,
    "nl": """
        reacties
    """,
    "pl": """
        komentarze
    """,
    "sv": """
        kommentarer
    """,
    "ru": """
        комментарии
    """,
    "tr": """
        yorumlar
    """,
    "zh": """
        评论
    """,
    "ja": """
        コメント
    """,
    "ko": """
        댓글
    """,
    "id": """
        komentar
    """,
    "el": """
        σχόλια
    """,
    "ar": """
        التعليقات
    """,
    "cs": """
        komentáře
        diskuse
        diskuze
    """,
    "vi": """
        bình luận
    """,
    "uk": """
        коментарі
    """,
    "hu": """
        hozzászólások
    """,
    "ro": """
        comentarii
    """,
    "hr": """
        komentari
    """,
    "fi": """
        kommentit
    """,
    "fa": """
        نظرات
    """,
    "hi": """
        टिप्पणियां
    """,
    "he": """
        תגובות
    """,
    "bn": """
        মন্তব্য
    """,
    "th": """
        ความคิดเห็น
    """,
    "sw": """
        maoni
    """,
    "bg": """
        коментари
    """,
    "no": """
        kommentarer
    """,
    "da": """
        kommentarer
    """,
    "sk": """
        komentáre
    """,
    "sl": """
        komentarji
    """,
    "lt": """
        komentarai
    """,
    "lv": """
        komentāri
    """,
    "et": """
        kommentaarid
    """,
    "ur": """
        تبصرے
    """,
    "ms": """
        komen
    """,
    "ta": """
        கருத்துகள்
    """,
}
"""Headings over the comments of readers. Parts of regular expressions."""

KEYWORDS: Table = {
    "en": """
        tags?
        keywords?
    """,
    "de": """
        schlagw[oö]rter
        stichworte
    """,
    "fr": """
        mots[- ]clés
    """,
    "es": """
        etiquetas
        palabras clave
    """,
    "ru": """
        теги
    """,
    "zh": """
        關鍵字
        关键词
        標籤
        标签
    """,
    "ja": """
        キーワード
        タグ
    """,
    "pl": """
        tagi
        słowa kluczowe
    """,
    "cs": """
        štítky
        klíčová slova
    """,
    "tr": """
        etiketler
    """,
    "el": """
        ετικέτες
    """,
    "ar": """
        الوسوم
        وسوم
        كلمات مفتاحية
    """,
    "pt": """
        palavras[- ]chave
    """,
    "vi": """
        từ khóa
    """,
    "hi": """
        टैग
    """,
    "ko": """
        태그
        키워드
    """,
    "nl": """
        trefwoorden
    """,
    "sv": """
        taggar
    """,
    "fa": """
        برچسب[‌ ]?ها
    """,
    "hu": """
        címkék
    """,
    "ro": """
        etichete
    """,
    "id": """
        kata kunci
    """,
    "he": """
        תגיות
    """,
    "bn": """
        ট্যাগ
    """,
    "th": """
        แท็ก
    """,
    "sw": """
        mada
    """,
    "bg": """
        етикети|тагове
    """,
    "it": """
        tag
    """,
    "no": """
        emner|stikkord
    """,
    "da": """
        emner
    """,
    "fi": """
        avainsanat|aiheet
    """,
    "sk": """
        značky
    """,
    "hr": """
        oznake|tagovi|ključne riječi
    """,
    "sl": """
        oznake
    """,
    "uk": """
        теги
    """,
    "lt": """
        žymos
    """,
    "lv": """
        birkas
    """,
    "et": """
        märksõnad
    """,
    "ta": """
        குறிச்சொற்கள்
    """,
    "ur": """
        ٹیگز
    """,
}
"""What is before the colon of a line of keywords. Parts of regular expressions."""

TOPICS: Table = {
    "en": """
        (?:more on )?(?:these )?topics?
        filed under
        (?:posted|filed) in
    """,
    "de": """
        themen
        mehr zu
        rubriken?
    """,
    "fr": """
        (?:thèmes?|sujets|rubriques?|thématiques)
    """,
    "es": """
        (?:temas|archivado en|más sobre)
    """,
    "pt": """
        (?:tópicos|assuntos|temas|etiquetas|tags|mais sobre)
    """,
    "it": """
        (?:argomenti|temi|etichette)
    """,
    "nl": """
        (?:onderwerpen|dossiers?|meer over)
    """,
    "sv": """
        (?:ämnen|ämnesord|nyckelord)
    """,
    "da": """
        (?:emneord|temaer)
    """,
    "no": """
        (?:temaer|emneord)
    """,
    "pl": """
        (?:tematy|więcej o|hasła)
    """,
    "cs": """
        (?:témata|tagy)
    """,
    "sk": """
        (?:témy|tagy|kľúčové slová)
    """,
    "ru": """
        (?:темы|тема|метки|ключевые слова|рубрик[аи]|сюжеты?)
    """,
    "uk": """
        (?:теми|тема|мітки|ключові слова|рубрик[аи])
    """,
    "bg": """
        (?:теми|ключови думи)
    """,
    "sr": """
        (?:teme|tagovi|ključne reči|теме|тагови|кључне речи|ознаке)
    """,
    "hr": """
        teme
    """,
    "sl": """
        (?:teme|ključne besede)
    """,
    "hu": """
        (?:témák|kulcsszavak|tagek)
    """,
    "ro": """
        (?:subiecte|tag-?uri|cuvinte cheie)
    """,
    "tr": """
        (?:konular|anahtar kelimeler|i̇lgili konular|ilgili konular)
    """,
    "el": """
        (?:θέματα|θεματα|λέξεις[- ]κλειδιά)
    """,
    "ar": """
        (?:الكلمات المفتاحية|الكلمات الدلالية|كلمات دلالية|مواضيع|المواضيع|علامات)
    """,
    "fa": """
        (?:کلیدواژه[‌ ]?ها|موضوعات|کلمات کلیدی)
    """,
    "he": """
        (?:נושאים|מילות מפתח)
    """,
    "id": """
        (?:topik|tag terkait)
    """,
    "vi": """
        (?:chủ đề|thẻ)
    """,
    "hi": """
        (?:विषय|टैग्स|कीवर्ड)
    """,
    "ja": """
        (?:トピックス?|テーマ|カテゴリー?)
    """,
    "zh": """
        (?:主题|主題|关键字|標籤|话题|話題)
    """,
    "ko": """
        (?:주제|관련 태그|해시태그)
    """,
    "fi": """
        (?:asiasanat|avainsanat)
    """,
    "lt": """
        (?:temos|raktiniai žodžiai)
    """,
    "lv": """
        (?:tēmas|atslēgvārdi|tagi)
    """,
    "et": """
        (?:teemad|sildid)
    """,
}
"""The same where the words may begin a sentence too: a line of keywords ends without a full stop."""

BREADCRUMB_LEADS: Table = {
    "en": """
        you are here
    """,
    "de": """
        sie sind hier
    """,
    "fr": """
        vous êtes ici
    """,
    "es": """
        (?:usted )?est[áa] aquí
    """,
    "pt": """
        você está aqui
    """,
    "it": """
        ti trovi qui
    """,
    "nl": """
        u bent hier
    """,
    "ru": """
        вы здесь
    """,
    "zh": """
        (?:您|你)?(?:现在|現在|当前|當前|所在)的?位置
    """,
    "ja": """
        現在地
    """,
    "ko": """
        현재 ?위치
    """,
}
"""How a path to the page begins. Parts of regular expressions."""

KEY_POINTS: Table = {
    "en": """
        key points
        key takeaways
        takeaways
        the takeaways
        key facts
        at a glance
        in brief
        in short
        highlights
        story highlights
        summary
        quick summary
        the gist
        the bottom line
        what to know
        what you need to know
        tl;dr
        tldr
    """,
    "de": """
        das wichtigste in kürze
        das wichtigste
        auf einen blick
        in kürze
        kurz gesagt
        kurz zusammengefasst
        zusammenfassung
        darum geht es
        darum geht's
        darum gehts
        darum geht’s
        die wichtigsten punkte
        kernpunkte
        kurzfassung
        überblick
    """,
    "fr": """
        l'essentiel
        l’essentiel
        en bref
        en résumé
        résumé
        points clés
        les points clés
        à retenir
        ce qu'il faut retenir
        ce qu’il faut retenir
    """,
    "es": """
        puntos clave
        las claves
        claves
        en resumen
        resumen
        lo más importante
        en breve
        lo esencial
    """,
    "pt": """
        pontos-chave
        pontos principais
        em resumo
        resumo
        destaques
        o essencial
        o que saber
    """,
    "it": """
        in sintesi
        in breve
        i punti chiave
        punti chiave
        i punti principali
        riassunto
    """,
    "nl": """
        in het kort
        samengevat
        samenvatting
        de kern
        het belangrijkste
        hoofdpunten
    """,
    "sv": """
        i korthet
        sammanfattning
        kortversionen
        det viktigaste
        huvudpunkter
    """,
    "no": """
        kortversjonen
        kort fortalt
        oppsummert
        oppsummering
        i korte trekk
    """,
    "da": """
        kort fortalt
        det vigtigste
        overblik
        i korte træk
        sammenfatning
        resumé
    """,
    "fi": """
        lyhyesti
        tiivistelmä
        pääkohdat
        pähkinänkuoressa
    """,
    "pl": """
        w skrócie
        najważniejsze
        najważniejsze informacje
        podsumowanie
        w pigułce
    """,
    "cs": """
        ve zkratce
        shrnutí
        hlavní body
        to nejdůležitější
    """,
    "sk": """
        v skratke
        zhrnutie
    """,
    "hu": """
        röviden
        a lényeg
        összefoglaló
        dióhéjban
    """,
    "ro": """
        pe scurt
        rezumat
        puncte cheie
    """,
    "hr": """
        ukratko
        sažetak
    """,
    "bg": """
        накратко
        най-важното
    """,
    "el": """
        συνοπτικά
        με λίγα λόγια
        τα βασικά σημεία
    """,
    "tr": """
        özetle
        özet
        öne çıkanlar
        kısaca
    """,
    "ru": """
        главное
        коротко
        кратко
        самое главное
        что важно знать
    """,
    "uk": """
        коротко
        головне
        найважливіше
    """,
    "ar": """
        باختصار
        ملخص
        أبرز النقاط
        النقاط الرئيسية
    """,
    "he": """
        בקיצור
        תקציר
        עיקרי הדברים
    """,
    "fa": """
        خلاصه
        نکات کلیدی
        به طور خلاصه
    """,
    "hi": """
        मुख्य बिंदु
        संक्षेप में
        मुख्य बातें
    """,
    "id": """
        ringkasan
        poin penting
        intinya
        inti berita
    """,
    "vi": """
        tóm tắt
        điểm chính
        ý chính
    """,
    "ja": """
        要点
        ポイント
        この記事のポイント
        まとめ
    """,
    "ko": """
        요약
        핵심 요약
        3줄 요약
        주요 내용
    """,
    "zh": """
        要点
        要點
        摘要
        核心提示
        内容提要
        重點
    """,
}
"""Labels of a list of what the article says."""

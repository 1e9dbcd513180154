"""How a paper speaks to its readers below an article, and of what it offers them.

Entries are parts of regular expressions. Neither table alone says that a line is an appeal. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

READER: Table = {
    "en": """
        you
        your
        yours
        yourself
        please
    """,
    "de": r"""
        (?<![.!?:]\s)(?<!^)(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)
        du
        dir
        dich
        dein(?:e[mnrs]?)?
        euch
        eure[mnrs]?
        bitte
        (?:testen|lesen|sichern|probieren) Sie
    """,
    "fr": """
        vous
        votre
        vos
        (?:ta|tes|ton)
        merci de
        veuillez
        (?:nous )?aidez
        (?:recevez|inscrivez|soutenez|abonnez|rejoignez|téléchargez|suivez|signalez|partagez|écrivez|contactez)
        (?:profitez|bénéficiez|essayez|testez|découvrez|retrouvez|choisissez|accédez|lisez)
    """,
    "es": r"""
        (?:tú|tus?|te|ti)
        usted(?:es)?
        vosotros
        vuestr[oa]s?
        por favor
        (?:hazte|únete|suscríbe\w*|ayúdanos|síguenos|escríbenos|envíanos|regístrate|necesitamos tu)
        (?<![\w,;]\s)(?:recibe|descarga|apoya|colabora)
        (?:puedes|quieres|recibes|ayudas|ayudarnos|apúntate|apoyarnos|leernos)
        (?<![\w,;]\s)(?:prueba|disfruta|aprovecha) (?:de )?nuestr\w+
    """,
    "pt": """
        vocês?
        (?:teu|tua)s?
        por favor
        (?:apoie|subscreva|receba|assine|ajude|ajuda-nos|ajudar-nos|siga|torne-se|contribua|descarregue|baixe|inscreva-se|junte-se|envie|participe)
        seu e-?mail
        gosta d[oa]
        (?:experimente|cancele|leia|quiser|aproveite)
        pode (?:ajudar|apoiar)
        pedimos (?:respeito|que|aos leitores|cordialidade)
    """,
    "it": r"""
        (?:ti|vi|voi|tuo|tua|tuoi|tue)
        vostr[oaie]
        per favore
        (?:ci aiuti|aiutaci|aiutarci|iscriviti|abbonati|sostieni\w*|ricevi|seguici|scrivici|unisciti|segnalaci)
        (?<![\w,;]\s)(?:scarica|segnala|diventa)
        vi (?:chiediamo|invitiamo)
        (?:disdici|vuoi|puoi|scegli|abbonarti|sostenerci)
        (?<![\w,;]\s)prova il nostro
    """,
    "nl": """
        (?:u|uw|je|jij|jou|jouw|jullie)
        alstublieft
        (?:steun|word|volg|ontvang|schrijf|meld|mail|tip|help) (?:ons|je|u|lid|de redactie)
    """,
    "sv": """
        (?:du|dig|din|ditt|dina|ni)
        bli (?:medlem|prenumerant)
        (?:prenumerera|hjälp oss|stöd oss|tipsa|hör av)
    """,
    "da": """
        (?:du|dig|din|dit|dine|jer|jeres)
        (?:bliv (?:medlem|abonnent)|støt os|hjælp os|tilmeld)
    """,
    "no": """
        (?:du|deg|din|ditt|dine|dere)
        (?:bli (?:medlem|abonnent)|støtt oss|hjelp oss|meld deg)
    """,
    "fi": """
        (?:sinä|sinun|sinulle|te|teidän)
        (?:jos haluat|sinulla|sinut|sinua)
        (?:autat|autathan|voit|saat|tuellasi|tilaa|lahjoita|liity)
        (?:pidätkö|pidät)
        (?:pidäthän|muistathan|kommenteissasi|puhelimeesi|sähköpostiisi|kokeile|halutessasi|kommentoidessasi)
    """,
    "pl": r"""
        (?:ci|cię|tobie|was|wam)
        tw(?:ój|oj\w+)
        państw\w+
        prosimy
        (?:chcesz|możesz|czytasz|znajdziesz|masz|wesprzyj|dołącz|zapisz się|pobierz|kup|wybierz)
        (?:wpłać|pomóż|zostań|podaruj|przekaż|wspieraj)
        (?:wypróbuj|przeczytaj|rezygnujesz|zrezygnujesz|płacisz|zyskujesz|skorzystaj)
    """,
    "cs": r"""
        (?:vás|vám|váš|vaše\w*|vaš\w+)
        prosíme
        (?:chcete|můžete|podpořte|přidejte|sledujte|držte)
        (?:přispějte|pomozte|staňte|předplaťte|přihlaste|napište)
    """,
    "ru": r"""
        (?:вы|вам|вас|вами|тебе|тебя)
        ваш\w*
        пожалуйста
        просим
        (?:поддержите|оформите|подпишитесь|подписывайтесь|присоединяйтесь|хотите)
        (?:помогите|станьте|скачайте|пишите|присылайте|сообщите)
        (?:попробуйте|читайте|оформляйте|выберите|скачивайте|можете)
    """,
    "uk": r"""
        (?:ви|вам|вас)
        ваш\w*
        просимо
        (?:підтримайте|підпишіться|підписуйтесь|долучайтеся|хочете)
        (?:допоможіть|станьте|завантажте|пишіть|надсилайте|повідомте)
    """,
    "tr": r"""
        siz\w*
        lütfen
        (?:olun|edin|indirin|katılın|yazın|ulaşın|destekleyin)
        sen
        telefonunuz\w*
        \w+(?:siniz|sınız|sunuz|sünüz)
        (?:deneyin|bırakın|okuyun|başlayın|seçin|yararlanın|keşfedin|dilediğiniz)
    """,
    "hu": r"""
        ön
        önök\w*
        kérjük
        neked
        téged
        (?:szeretné|kövesse|támogasson|támogassa|iratkozzon|csatlakozzon|fizessen)
        (?:segítsen|segíts|legyen|adományozzon|küldje|írjon|támogass)
        (?:segíthet\w*|tetszik)
    """,
    "ro": r"""
        dumneavoastră
        dvs
        (?:tău|voastr[ăe]|voștri)
        vă rugăm
        (?:vreți|doriți|puteți|susțineți|abonați|urmăriți|citiți)(?:-ne|-vă)?
        (?:ajutați|donați|donează|deveniți|înscrieți|trimiteți)(?:-ne|-vă)?
    """,
    "hr": r"""
        (?:vas|vam|vama|vaš\w*)
        molimo
        (?:želite|podržite|pretplatite|pratite|pridružite)
        (?:postanite|pomozite|prijavite|preuzmite)
    """,
    "bg": r"""
        (?:вие|ви|вас|ваш\w*)
        моля
        (?:искате|желаете|подкрепете|абонирайте|дарете)
        (?:помогнете|станете|последвайте|запишете)
    """,
    "el": r"""
        (?:εσείς|εσάς|σας)
        παρακαλούμε
        (?:γίνετε|εγγραφείτε|ακολουθήστε|διαβάστε|κάντε|μπείτε|στείλτε|θέλετε)
        (?:στηρίξτε|βοηθήστε|λάβετε|κατεβάστε)
    """,
    "ar": r"""
        (?:أنتم|لكم|منكم|يمكنكم|تريدون|عزيزي|عزيزتي|أعزاءنا)
        (?:اشتركوا|اشترك|تابعونا|تابعوا|ادعموا\w*|انضموا|ساهموا|شاركونا)
        (?:ساعدنا|ساعدونا|تبرعوا|تبرع|سجلوا|راسلونا)
        (?:اشتراكك\w*|دعمكم|دعمك|مساهمتكم|مساهمتك)
        (?:هل يعجبك|تساعدنا|تساعدوننا)
        (?:يمكنك|بريدك|هاتفك|شئت|نرجو|يرجى|تريد أن تدعم)
    """,
    "fa": r"""
        (?:شما|لطفا|لطفاً)
        (?:بپیوندید|دنبال کنید|حمایت کنید|عضو شوید)
        (?:کمک کنید|ثبت نام کنید|نصب کنید)
    """,
    "he": r"""
        (?:אתם|אתן|שלכם|לכם|אתכם)
        (?:הצטרפו|הירשמו|עקבו|תמכו|כתבו)
        (?:עזרו|תרמו|הורידו|שלחו)
        (?:תעזרו|אוהבים את)
    """,
    "hi": r"""
        (?:आप|आपका|आपकी|आपके|आपको|आपसे)
        कृपया
        (?:जुड़ें|जुड़िए|बनें|बनिए|पढ़ें|कीजिए|दबाएं)
        (?:साथ दें|मदद करें|सहयोग करें)
        (?<![ऀ-ॿ])(?:लें|भेजें)(?![ऀ-ॿ])
        (?:शालीनता रखें|मर्यादा रखें|आजमाएं|आज़माएं|जब चाहें|ईमेल में पाएं|पाएं हमारे)
    """,
    "id": r"""
        (?:anda|kalian|kamu)
        (?:silakan|silahkan|yuk|ikuti|dukung|gabung|dapatkan)
        (?:bantu|jadilah|unduh|kirimkan|donasikan)
        (?:simak|pilih|baca|temukan|\w{3,12}mu)
    """,
    "vi": r"""
        (?:bạn đọc|quý độc giả|quý vị|mời bạn|nếu bạn|giúp bạn|của bạn)
        hãy
        (?:giúp chúng tôi|ủng hộ chúng tôi|đăng ký nhận|mời quý)
    """,
    "ja": r"""
        (?:皆さま|皆様|皆さん|あなた|みなさま)
        (?:ください|下さい|お願いします|お願いいたします|お寄せ)
        (?:支えて|登録すると|応援して)
    """,
    "ko": r"""
        (?:여러분|독자님|당신)
        (?:주세요|하세요|보세요|주십시오|바랍니다|부탁드립니다|보실 수|받으실 수|하시면)
        (?:지켜|도와|함께해|구독하시면)
        (?:내려받으세요|신청하실 수|체험해)
    """,
    "zh": r"""
        (?:您|敬[请請]|[请請](?:关注|關注|扫|掃|点|點|下载|下載|联系|聯繫|订阅|訂閱)|各位|[读讀]者朋友)
        (?:[请請](?:每月|支持|捐|帮|幫|加入|成[为為]|告[诉訴])|支持我们|支持我們|帮助我们|幫助我們|[欢歡]迎)
        请(?:您|在评论|在留言|勿在|保持|文明|遵守)
        请先?(?:登录|注册)
    """,
    "th": """
        (?:คุณ|ท่าน|ผู้อ่านทุกท่าน)
        (?:สมัคร|ติดตาม|ร่วม)
        (?:โปรด|กรุณา|เชิญ|ช่วย)
    """,
    "bn": """
        (?:আপনি|আপনার|আপনাদের|আপনারা)
        (?:সাহায্য করুন|পাশে থাকুন|যুক্ত হোন|সাবস্ক্রাইব করুন)
    """,
    "sw": """
        (?:wewe|ninyi|unataka|ungependa|tafadhali)
        (?:jiunge|tuchangie|tusaidie|tufuate|soma)
        (?:tuunge|jisajili|pakua|changia)
    """,
    "sk": r"""
        (?:vy|vás|vám|váš\w*)
        (?:chcete|podporte|predplaťte)
        prosíme
        (?:prispejte|pomôžte|staňte|prihláste|napíšte)
    """,
    "sr": r"""
        (?:vas|vam|vama|vaš\w*|желите|вас|вам|ваш\w*)
        (?:podržite|pretplatite|подржите)
        (?:postanite|pomozite|prijavite|preuzmite|pratite|постаните|помозите|пратите)
    """,
    "sl": r"""
        (?:vas|vam|vaš\w*)
        (?:želite|podprite|naročite)
        (?:postanite|pomagajte|prijavite|spremljajte)
    """,
    "lt": """
        (?:jūs|jums|jūsų)
        (?:norite|paremkite|prenumeruokite)
        (?:padėkite|tapkite|registruokitės|sekite)
    """,
    "lv": """
        (?:jūs|jums|jūsu)
        (?:vēlaties|atbalstiet|abonējiet)
        (?:palīdziet|kļūstiet|piesakieties|sekojiet)
    """,
    "et": """
        (?:teie|teile|sina|sinu)
        (?:soovite|toetage|tellige|telli)
        (?:aita|aidake|liitu|liituge|jälgi|jälgige)
    """,
    "ur": """
        (?:آپ)
        براہ کرم
        (?:مدد کریں|ساتھ دیں|سبسکرائب کریں)
    """,
    "ms": """
        (?:anda)
        (?:ikuti|sertai|langgan)
        (?:bantu|jadilah|muat turun|hantar|sokong)
    """,
    "ta": """
        (?:நீங்கள்|உங்கள்|உங்களுக்கு)
        (?:ஆதரவு தாருங்கள்|இணையுங்கள்|உதவுங்கள்)
    """,
}
"""The reader, spoken to."""

OFFERED: Table = {
    "en": r"""
        (?:this|our|the|printed|digital|weekend) (?:news)?paper
        (?:this|our|the) magazine
        newsletters?
        subscri(?:be|bers?|ptions?)
        membership
        apps?
        inbox
        journalism
        newsroom
        readers?
        donat(?:e|ions?)
        trial
        cancel
        comments?(?: below)?
        write below
        (?:the|our|this) (?:desk|editors)
        (?:moderat\w+|guidelines|house rules)
        (?:a|per|each) month
        (?:newsroom|reporters)
        fundrais\w+|(?:our|this) appeal
        (?:chip(?:ping)?|pitch(?:ing)?) in
        our (?:reporting|work)
        (?:every|each) (?:dollar|pound|gift)
        paywalls?
        push (?:alerts?|notifications?)
    """,
    "de": r"""
        zeitung
        blatt
        magazin
        newsletter
        abo(?:s|nnements?|nnent\w*)?
        mitglied(?:er|schaft)?
        app
        postfach
        journalismus
        leser\w*
        spenden?
        probe\w*
        kündig\w+
        kommentar\w*
        redaktion
        moderier\w+|gelöscht|netiquette
        (?:im|pro) monat
        nachrichten?
        tipps?|hinweis\w*
        morgenbrief|abendbrief|rundbrief
        push(?:-?(?:nachricht|mitteilung|meldung|benachrichtigung)\w*)?
        bezahlschranke\w*|werbefrei\w*
        unterstützung|beitrag
    """,
    "fr": r"""
        (?:ce|notre|le) (?:journal|magazine|média)
        newsletter
        lettre d[’']information
        abonn\w+
        application
        lect(?:eur|rice)s?
        dons?
        commentaires?
        rédaction
        modér\w+|courtois\w*
        (?:par|chaque) mois
        (?:l(?:a|a)|notre) lettre|infolettre|boîte mail
        appli
        journalisme
        adhér\w+|soutien
        (?:sans engagement|notre offre)
        (?:sans|nos) publicités?|notifications?
        nos enquêtes|notre indépendance
    """,
    "es": r"""
        (?:este|nuestro|el) (?:diario|periódico|medio)
        bolet[ií]n(?:es)?
        suscri\w+
        aplicación
        lector(?:es|as?)?
        donaci\w+
        comentarios?
        redacción
        moderad\w+|respetuos\w+
        (?:al|por) mes
        soci[oa]s?
        newsletter
        app
        periodismo
        sin permanencia
        anunciantes|muro de pago|notificaciones
        aportaci\w+|contribuci\w+|apoyo
    """,
    "pt": r"""
        (?:este|nosso|o) jornal
        newsletter
        assina\w+
        aplicativo
        leitor(?:es|as?)?
        doaç\w+
        comentários?
        redação
        moderad\w+
        (?:por|ao) mês
        app
        jornalismo
        boletim
        contribui\w+
        redacção
        aplicaç\w+
        cancele
        anunciantes|notificações
        donativ\w+|apoio
    """,
    "it": r"""
        (?:questo|nostro|il) giornale
        newsletter
        abbona\w+
        lettor[ie]
        donazion\w+
        comment[oi]
        redazione
        moderat\w+
        al mese
        app
        giornalismo
        sostegno|contributo
        disdi\w+
        notifiche|pubblicità
        canale
    """,
    "nl": r"""
        (?:deze|onze|de) krant
        nieuwsbrief
        abonne\w+
        lezers?
        donat\w+
        reacties?
        redactie
        gemodereerd|verwijderd|netiquette
        per maand
        app
        journalistiek
        bijdrage|donateur\w*
        tips?
        ochtendbrief|mailbox|inbox
        pushbericht\w*|meldingen
        steun
    """,
    "sv": r"""
        tidning\w*
        nyhetsbrev\w*
        prenumer\w+
        läsare\w*
        kommentar\w*
        redaktion\w*
        modereras?|raderas
        (?:i|per) månaden
        app(?:en|er|ar|erne|arna|ene)?
        journalistik\w*
        medlem\w*
        tips\w*
        nyheter\w*
        stöd\w*|bidrag\w*|push-?notis\w*
    """,
    "da": r"""
        avis\w*
        nyhedsbrev\w*
        abonne\w+
        læsere?\w*
        kommentar\w*
        redaktion\w*
        (?:om|per) måneden
        app(?:en|er|ar|erne|arna|ene)?
        journalistik\w*
        medlem\w*
        tips?
        nyheder\w*
        støtte\w*|bidrag\w*
    """,
    "no": r"""
        avis\w*
        nyhetsbrev\w*
        abonne\w+
        lesere?\w*
        kommentar\w*
        redaksjon\w*
        (?:i|per) måneden
        app(?:en|er|ar|erne|arna|ene)?
        journalistikk\w*
        medlem\w*
        tips
        nyheter\w*
        støtte\w*|bidrag\w*
    """,
    "fi": r"""
        lehti|lehte\w+
        uutiskir\w+
        tila(?:a|us|ja)\w*
        lukija\w*
        kommen\w+
        (?:tue(?:a|t)?|tukea)
        (?:kuussa|kuukaudessa)
        sovellu\w+
        journalism\w+
        jäsen\w*
        juttuvin\w+|uutisvin\w+
        toimitu\w+
        uutis\w+
        (?:lopettaa|peruuttaa|irtisanoa) (?:milloin|koska)
    """,
    "pl": r"""
        gazet\w+
        newsletter\w*
        prenumer\w+
        subskry\w+
        czytelni\w+
        komentar\w+
        redakcj\w+
        miesięcznie|co miesiąc
        aplikacj\w+
        dziennikarst\w+
        patron\w*
        temat\w*
        wiadomoś\w+
        darowizn\w+|wpła\w+
        rezygn\w+
    """,
    "cs": r"""
        novin\w*
        newsletter\w*
        předpl\w+
        čtenář\w*
        komentář\w*
        redakc\w+
        měsíčně
        aplikac\w+
        žurnalisti\w+|novinařin\w*
        podpor\w+|přispěv\w+
        chyb\w+|tip\w*
        zpráv\w*
        dar(?:y|ů|em|ech|u)
        přispět|příspěv\w+
    """,
    "ru": r"""
        газет\w+
        рассылк\w+
        подпис\w+
        читател\w+
        комментари\w+
        редакци\w+
        ежемесячн\w+|в месяц
        приложени\w+
        журналистик\w+
        пожертвовани\w+|поддержк\w+
        канал\w*
        ошибк\w+
        новост\w+
        издани\w+
        (?:отменить|отказаться) (?:можно|в любой|от подписки)|в любое время
    """,
    "uk": r"""
        газет\w+
        розсилк\w+
        підпис\w+
        читач\w*
        коментар\w*
        редакці\w+
        видання
        щомісячн\w+|на місяць
        застосун\w+|додат\w+
        журналістик\w+
        внес\w+|донат\w*|підтримк\w+
        канал\w*
        помилк\w+
        новин\w*
    """,
    "tr": r"""
        gazete\w*
        bülten\w*
        abone\w*
        okur\w*
        yorum\w*
        uygulama\w*
        destek\w*
        haberler\w*
        ayda
        ilk ay
    """,
    "hu": r"""
        lap\w*
        hírlev\w+
        előfiz\w+
        olvasó\w*
        támogat\w*
        hozzászól\w*
        szerkesztő\w*
        havonta
        alkalmazás\w*
        újságírás\w*
        adomány\w*|forint\w*
        hír\w*
    """,
    "ro": r"""
        ziar\w*
        newsletter\w*
        abon\w+
        citito\w+
        dona[țt]i\w*
        comentari\w*
        redacți\w*
        susține\w*
        lunar|pe lună
        aplicați\w+
        jurnalism\w*
        știri\w*
    """,
    "hr": r"""
        novin\w*
        newsletter\w*
        pretpla\w+
        čitatel\w*|čitao\w*
        donacij\w*
        komentar\w*
        redakcij\w*|uredništv\w*
        (?:portal\w*|čitatelj\w*|podrž\w+)
        mjesečno
        aplikacij\w*
        novinarstv\w*
        vijest\w*
    """,
    "bg": r"""
        вестник\w*
        бюлетин\w*
        абон\w+
        читател\w*
        дарени\w*
        коментар\w*
        редакци\w*
        (?:подкреп\w+|сайт\w*)
        месечно|на месец
        приложени\w+
        журналисти\w+
        канал\w*
        новин\w*
    """,
    "el": r"""
        (?:εφημερίδ\w+|περιοδικ\w+)
        newsletter
        ενημερωτικ\w+
        συνδρομ\w+
        εφαρμογή
        αναγνώστ\w*
        δωρε\w+
        σχόλι\w*
        google news
        (?:είδησ\w*|ειδήσεις)
        τον μήνα
        δημοσιογραφί\w+
        κανάλι
    """,
    "ar": r"""
        (?:صحيفت\w+|جريدت\w+|موقعنا)
        (?:نشرتنا|النشرة البريدية|نشرة)
        (?:اشتراك\w*|الاشتراك)
        تطبيق\w*
        (?:قرائ\w+|قراء\w*|القراء)
        (?:التبرع|تبرع\w*)
        (?:تعليق\w*|التعليقات)
        قناتنا
        (?:كل شهر|شهريا|شهرياً)
        الصحافة|صحافت\w+
        البريدية
        الأخبار|أخبار\w*
        (?:الإلغاء|إلغاؤه|الشهر الأول)
        هيئة التحرير
    """,
    "fa": r"""
        روزنامه
        خبرنامه
        اشتراک
        کانال
        خوانندگان
        نظر\w*
        ماهانه
        اپلیکیشن
        اخبار
    """,
    "he": r"""
        (?:העיתון|עיתון)
        ניוזלטר
        (?:מנוי|מנויים)
        (?:הקוראים|קוראים)
        (?:תגובות|תגובה)
        (?:ערוץ|אפליקציה)
        (?:בחודש|לחודש)
        עיתונאות
        חדשות
    """,
    "hi": r"""
        (?:अखबार|समाचार पत्र|समाचारपत्र)
        (?:न्यूज़लेटर|न्यूजलेटर|न्यूज़लैटर)
        (?:सब्सक्राइब|सदस्यता|सदस्य)
        (?:ऐप|एप)
        (?:पाठक|पाठकों)
        (?:दान|सहयोग)
        (?:टिप्पणी|कमेंट)
        चैनल
        (?:खबरों के लिए|ख़बरों के लिए)
        (?:हर महीने|प्रति माह)
        समाचार|खबर\w*
        (?:टिप्पणियां|टिप्पणियाँ|टिप्पणियों|संपादकीय टीम)
        पहला महीना
    """,
    "id": r"""
        (?:media (?:ini|kami)|koran|surat kabar)
        (?:newsletter|buletin)
        (?:berlangganan|langganan)
        aplikasi
        pembaca\w*
        donasi
        komentar
        (?:saluran|kanal)
        (?:google news|whatsapp)
        redaksi
        (?:berita|update) (?:terbaru|terkini|lainnya)
        (?:per|setiap) bulan
        jurnalisme
        situs
        breaking news|berita pilihan
    """,
    "vi": r"""
        (?:tờ báo|báo của chúng tôi)
        (?:bản tin|newsletter)
        (?:đăng ký|hội viên|thuê bao)
        ứng dụng
        (?:bạn đọc|độc giả)
        (?:ủng hộ|quyên góp)
        bình luận
        (?:tòa soạn|toà soạn)
        (?:zalo|google news)
        mỗi tháng|hàng tháng
        báo chí
        tin tức
    """,
    "ja": r"""
        (?:この新聞|本紙|当紙|弊紙|当サイト|本誌)
        (?:メールマガジン|メルマガ|ニュースレター)
        (?:購読|会員登録|会員|無料登録|友だち登録|フォロー)
        アプリ
        (?:読者|ご意見|ご感想)
        (?:ご支援|寄付)
        コメント
        (?:配信しています|編集部)
        月額|毎月
        取材|報道
        登録
        ニュース
    """,
    "ko": r"""
        (?:저희 신문|본지|본보|저희)
        (?:뉴스레터|소식지)
        (?:구독|회원|후원)
        앱
        독자\w*
        댓글
        (?:채널|카카오톡)
        (?:제보|최신 뉴스)
        매달|매월
        언론
        뉴스
        (?:첫 달|해지)
    """,
    "zh": r"""
        (?:本报|本報|本站|本刊)
        (?:订阅|訂閱)
        (?:客户端|APP)
        (?:读者|讀者)
        (?:评论区|留言|评论)
        (?:公众号|公眾號|微信|二维码)
        每月
        (?:新闻|新聞|资讯|資訊)
        (?:捐|赞助|贊助|支持)
        (?:频道|頻道|客戶端|简报|電子報)
        (?:手机应用|應用程式|应用程序)
        (?:首月|试用|試用)
        (?:编辑部|編輯部)
    """,
    "th": """
        (?:สมัครสมาชิก|สมาชิก)
        (?:หนังสือพิมพ์|จดหมายข่าว|แอปพลิเคชัน)
        (?:ผู้อ่าน|ความคิดเห็น|บริจาค|สนับสนุน)
        (?:ข่าวสาร|google news|line)
        (?:ต่อเดือน|ทุกเดือน)
        ข่าว
        แอป
    """,
    "bn": r"""
        (?:পত্রিকা|পত্রিকাটি|নিউজলেটার|অ্যাপ)
        (?:গ্রাহক|পাঠক\w*|সাবস্ক্রাইব|মন্তব্য|অনুদান)
        (?:হোয়াটসঅ্যাপ|চ্যানেল|পেজ)
        প্রতি মাসে
        খবর\w*|সংবাদ\w*
        অ্যাপ
    """,
    "sw": """
        (?:gazeti|jarida|programu)
        (?:wasomaji|msomaji|maoni|mchango|kuchangia|tuchangie)
        (?:chaneli|whatsapp|google news)
        kila mwezi
        habari
    """,
    "sk": r"""
        (?:noviny|denník\w*|newsletter\w*)
        (?:predpla\w+|čitate\w+|komentár\w*|podpor\w+|redakci\w*)
        mesačne
        aplikáci\w+
        žurnalisti\w+
        člen\w*
        chyb\w+|tip\w*
        správ\w*
        dar(?:y|ov|om|u)|prispieť|príspev\w+
    """,
    "sr": r"""
        (?:novin\w*|новин\w*|portal\w*|портал\w*)
        (?:pretpla\w+|претпла\w+|čitao\w*|читао\w*|komentar\w*|коментар\w*|redakcij\w*)
        mesečno|месечно
        aplikacij\w*|апликациј\w*
        vest\w*|вест\w*
    """,
    "sl": r"""
        (?:časopis\w*|novičnik\w*|spletn\w+ mest\w+)
        (?:naroč\w+|bralc\w*|komentar\w*|donacij\w*|uredništv\w*)
        mesečno|na mesec
        aplikacij\w*
        novinarstv\w*
        novic\w*
    """,
    "lt": r"""
        (?:laikrašt\w+|naujienlaišk\w+)
        (?:prenumer\w+|skaitytoj\w+|komentar\w+|param\w+)
        per mėnesį
        programėl\w+
        žurnalistik\w+
        naujien\w+
    """,
    "lv": r"""
        (?:avīz\w+|jaunumu vēstul\w+)
        (?:abon\w+|lasītāj\w+|komentār\w+|atbalst\w+)
        mēnesī
        lietotn\w+
        žurnālistik\w+
        ziņ\w+
    """,
    "et": r"""
        (?:aja?leht\w*|uudiskir\w+)
        (?:telli\w+|lugeja\w*|kommentaar\w*|toeta\w+)
        kuus
        rakendus\w*|äpp\w*
        ajakirjandus\w*
        uudis\w*
    """,
    "ur": r"""
        (?:اخبار|نیوز لیٹر|ایپ|چینل)
        (?:قارئین|تبصر\w+|عطیہ|سبسکرائب)
        ہر ماہ
        خبر\w*
    """,
    "ms": r"""
        (?:akhbar|surat berita|aplikasi|saluran)
        (?:pembaca|komen|derma|langgan\w*)
        sebulan
        kewartawanan
        berita
    """,
    "ta": r"""
        (?:பத்திரிகை|செய்திமடல்|செயலி)
        (?:வாசகர்|சந்தா|கருத்து|நன்கொடை)
        (?:வாட்ஸ்அப்|சேனல்)
        மாதம்
        செய்தி\w*
    """,
}
"""What a paper offers its readers or asks of them."""

OWN: Table = {
    "en": r"""
        our
        us
        we
    """,
    "de": r"""
        unser(?:e[mnrs]?)?
        uns
        wir
    """,
    "fr": r"""
        notre
        nos
        nous
    """,
    "es": r"""
        nuestr[oa]s?
        nosotros
        ayudarnos|apoyarnos
    """,
    "pt": r"""
        noss[oa]s?
        ajudar-nos|apoiar-nos
    """,
    "it": r"""
        nostr[oaie]
        noi
        aiutarci|sostenerci
    """,
    "nl": r"""
        onze
        ons
        wij?
    """,
    "sv": r"""
        vår[at]?
        oss
        vi
    """,
    "da": r"""
        vores
        os
        vi
    """,
    "no": r"""
        vår[et]?
        oss
        vi
    """,
    "pl": r"""
        nasz\w*
        nam
    """,
    "cs": r"""
        náš|naš\w+
    """,
    "ru": r"""
        наш\w*
    """,
    "uk": r"""
        наш\w*
    """,
    "tr": r"""
        biz\w*
        (?:abone|bülten|uygulama|gazete|okur|sayfa|site|haber)\w{0,8}m[ıiuü]z\w{0,6}
    """,
    "fi": r"""
        me
        meidän
        (?:lehte|kanava|kanavalla|ryhmä|toimitukse|sivusto|uutiskirjee|lukijo)\w{0,6}mme
    """,
    "hu": r"""
        mi
        nekünk
        lapunk\w*
    """,
    "ro": r"""
        noi
        noastr\w+
        nostru
    """,
    "hr": r"""
        naš\w*
        nam
    """,
    "bg": r"""
        наш\w*
        ние
    """,
    "el": r"""
        μας
        εμείς
    """,
    "ar": r"""
        نحن
        لنا
        (?:صحيفتنا|موقعنا|قناتنا|نشرتنا)
        (?:اشتراكنا|تطبيقنا|قرائنا|قراؤنا|قراءنا|صحفيينا|عملنا|تساعدنا|تدعمنا)
    """,
    "fa": r"""
        ما
    """,
    "he": r"""
        (?:אנחנו|שלנו|אנו)
    """,
    "hi": r"""
        (?:हम|हमारा|हमारी|हमारे|हमें)
    """,
    "id": r"""
        kami
    """,
    "vi": r"""
        (?:chúng tôi|chúng mình)
    """,
    "ja": r"""
        (?:私たち|当社|弊社|小社)
    """,
    "ko": r"""
        (?:저희|우리 신문)
    """,
    "zh": r"""
        (?:我们|我們|本报|本報)
    """,
    "th": """
        (?:ของเรา|พวกเรา|เรา)
    """,
    "bn": """
        (?:আমাদের|আমরা)
    """,
    "sw": """
        (?:letu|yetu|wetu|zetu|sisi)
    """,
    "sk": r"""
        (?:náš|naš\w+|my|nás)
    """,
    "sr": r"""
        (?:naš\w*|наш\w*|нас)
    """,
    "sl": r"""
        naš\w*
    """,
    "lt": """
        (?:mūsų|mes)
    """,
    "lv": """
        (?:mūsu|mēs)
    """,
    "et": """
        (?:meie|meil)
    """,
    "ur": """
        (?:ہم|ہمار[ےیا])
    """,
    "ms": """
        kami
    """,
    "ta": """
        (?:எங்கள்|நாங்கள்)
    """,
}
"""How it speaks of itself."""

CURRENCIES: Table = {
    "mul": r"""
        [€£$¥₹₺₽₴₩]
        (?:eur|usd|gbp|chf|pln|czk|huf|ron|nok|sek|dkk|try|inr)\b
    """,
    "en": """
        (?:pounds?|dollars?|euros?|quid)
    """,
    "de": """
        (?:euro|franken)
    """,
    "fr": """
        (?:euros?|francs)
    """,
    "es": """
        (?:euros?|pesos|dólar(?:es)?)
    """,
    "pt": """
        (?:euros?|reais)
    """,
    "nl": """
        euro
    """,
    "sv": r"""
        (?:kronor|kroner|kr)\b
    """,
    "pl": """
        (?:zł|złot(?:ych|e|ego|ówkę)?)
    """,
    "cs": r"""
        (?:korun|kč)
    """,
    "hu": r"""
        forint
    """,
    "ro": r"""
        (?:lei|leu)\b
    """,
    "fi": r"""
        (?:euro|eurolla)
    """,
    "el": """
        (?:ευρώ|λεπτά)
    """,
    "tr": """
        (?:lira|tl|kuruş)
    """,
    "ru": r"""
        (?:рубл|гривен|тенге)
    """,
    "uk": """
        гривень
    """,
    "bg": """
        (?:лева|лв)
    """,
    "ar": r"""
        (?:دولار|يورو|ريال|جنيه|درهم|دينار|ليرة)
    """,
    "he": """
        (?:שקל|שקלים|ש"ח)
    """,
    "fa": """
        (?:تومان|ریال)
    """,
    "hi": """
        (?:रुपये|रुपए|रुपया|रुपयों)
    """,
    "bn": """
        টাকা
    """,
    "id": r"""
        (?:rupiah|rp|ringgit|rm)\b
    """,
    "vi": """
        (?:đồng|nghìn|vnd)
    """,
    "zh": """
        (?:元|块钱|塊錢)
    """,
    "ja": """
        円
    """,
    "ko": """
        원
    """,
    "th": """
        บาท
    """,
}
"""What a price is in; names of several countries' money are in one language."""

MONTHLY: Table = {
    "en": """
        (?:a|per|each|every|one|first) month|monthly
    """,
    "de": """
        (?:im|pro|jeden|ersten?) monat|monatlich|(?:vier|4) wochen
    """,
    "fr": """
        (?:par|chaque|premier|un) mois|mensuel
    """,
    "es": """
        (?:al|por|cada|primer|un) mes|mensual
    """,
    "pt": """
        (?:por|ao|cada|primeiro|um) m[êe]s|mensa(?:l|is)
    """,
    "it": """
        (?:al|ogni|primo|un) mese|mensil
    """,
    "nl": """
        (?:per|elke|eerste) maand|maandelijks
    """,
    "sv": """
        (?:i|per|om|hver|första) m(?:ånaden|ånad|åneden|åned)
    """,
    "pl": """
        miesięcznie|(?:pierwszy|na|co) miesiąc
    """,
    "cs": """
        měsíčně|mesačne|za měsíc
    """,
    "hu": """
        havonta|havi
    """,
    "ro": """
        (?:pe|prima) lună|lunar
    """,
    "fi": """
        kuukaudessa|kuussa|kuukausi
    """,
    "et": r"""
        kuus\b
    """,
    "el": """
        (?:τον|το) μήνα|μηνιαί
    """,
    "tr": """
        ayda|aylık|ilk ay
    """,
    "ru": """
        в месяц|ежемесячн|первый месяц
    """,
    "uk": """
        на місяць|щомісяц
    """,
    "bg": """
        на месец|месечно
    """,
    "ar": """
        شهريا|شهرياً|في الشهر|كل شهر|الشهر الأول
    """,
    "he": """
        בחודש|לחודש|מדי חודש
    """,
    "fa": """
        در ماه|ماهانه
    """,
    "hi": """
        महीने|हर माह|प्रति माह|पहला महीना
    """,
    "bn": """
        মাসে
    """,
    "id": """
        (?:per|se|setiap|sebulan|tiap) ?bulan
    """,
    "vi": """
        mỗi tháng|một tháng|hàng tháng
    """,
    "zh": """
        每月|每个月|每個月|首月
    """,
    "ja": r"""
        月額|毎月|初月|月(?=[\d０-９])
    """,
    "ko": r"""
        (?:한|매|첫) ?달|매월|월 ?(?=\d)
    """,
    "th": """
        ต่อเดือน|เดือนละ
    """,
}
"""How often it is paid."""

PAYING_STEPS: Table = {
    "en": """
        donate donation donations give giving give-now support-us supportus support-our-work
        subscribe subscription subscriptions subscriber membership memberships member members
        become-a-member join join-us login log-in signin sign-in register signup sign-up
    """,
    "de": """
        spende spenden spendenkonto unterstuetzen unterstützen mitglied mitgliedschaft
        abo abos abonnieren abonnement aboshop anmelden anmeldung
    """,
    "fr": """
        don dons faire-un-don soutenir soutien soutenez-nous abonnement abonnements abonnez-vous sabonner adherer adhesion connexion
    """,
    "es": """
        donar dona donaciones donacion apoyanos apoyar socios hazte-socio hazte-socia suscripcion suscripciones suscribete
    """,
    "pt": """
        doar doe doacao apoie assine assinatura assinaturas
    """,
    "it": """
        dona donazioni sostieni sostienici abbonati abbonamenti abbonamento
    """,
    "nl": """
        doneer doneren steun steun-ons abonneren abonnementen lid-worden word-lid inloggen
    """,
    "mul": """
        prenumerera stod stöd abonner stot støtt tilaa tue lahjoita
        wesprzyj wplac wsparcie prenumerata podporte podpora predplatne darujte
        tamogatas tamogass elofizetes sustine doneaza abonare abone destek
        podderzhat pidtrymaty podpiska
    """,
}
"""Steps of the addresses at which a site lets its readers pay, join or sign in; words, separated by blanks."""

WITHOUT_EDGES = frozenset({"bn", "hi", "ja", "ko", "ta", "th", "zh"})
"""Languages whose words have no edges that a regular expression sees: no blanks, or vowels that are marks."""
PREFIXES = {"ar": "[وف]?"}
"""What a language writes in front of a word without a blank: "and"."""

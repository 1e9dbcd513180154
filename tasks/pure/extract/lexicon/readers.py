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
        (?<![.!?:]\s)(?<!^)(?:Sie|Ihnen|Ihren?|Ihrem|Ihrer)
        du
        dir
        dich
        dein(?:e[mnrs]?)?
        euch
        eure[mnrs]?
        bitte
    """,
    "fr": """
        vous
        votre
        vos
        (?:ta|tes|ton)
        merci de
        veuillez
    """,
    "es": """
        (?:tú|tus?|te|ti)
        usted(?:es)?
        vosotros
        vuestr[oa]s?
        por favor
    """,
    "pt": """
        vocês?
        (?:teu|tua)s?
        por favor
    """,
    "it": """
        (?:ti|vi|voi|tuo|tua|tuoi|tue)
        vostr[oaie]
        per favore
    """,
    "nl": """
        (?:u|uw|je|jij|jou|jouw|jullie)
        alstublieft
    """,
    "sv": """
        (?:du|dig|din|ditt|dina|ni)
        bli (?:medlem|prenumerant)
    """,
    "da": """
        (?:du|dig|din|dit|dine|jer|jeres)
    """,
    "no": """
        (?:du|deg|din|ditt|dine|dere)
    """,
    "fi": """
        (?:sinä|sinun|sinulle|te|teidän)
        (?:jos haluat|sinulla|sinut|sinua)
    """,
    "pl": r"""
        (?:ci|cię|tobie|was|wam)
        tw(?:ój|oj\w+)
        państw\w+
        prosimy
        (?:chcesz|możesz|czytasz|znajdziesz|masz|wesprzyj|dołącz|zapisz się|pobierz|kup|wybierz)
    """,
    "cs": r"""
        (?:vás|vám|váš|vaše\w*|vaš\w+)
        prosíme
        (?:chcete|můžete|podpořte|přidejte|sledujte|držte)
    """,
    "ru": r"""
        (?:вы|вам|вас|вами|тебе|тебя)
        ваш\w*
        пожалуйста
        просим
        (?:поддержите|оформите|подпишитесь|подписывайтесь|присоединяйтесь|хотите)
    """,
    "uk": r"""
        (?:ви|вам|вас)
        ваш\w*
        просимо
        (?:підтримайте|підпишіться|підписуйтесь|долучайтеся|хочете)
    """,
    "tr": r"""
        siz\w*
        lütfen
        (?:olun|edin|indirin|katılın|yazın|ulaşın|destekleyin)
        sen
        telefonunuz\w*
    """,
    "hu": r"""
        ön
        önök\w*
        kérjük
        neked
        téged
        (?:szeretné|kövesse|támogasson|támogassa|iratkozzon|csatlakozzon|fizessen)
    """,
    "ro": r"""
        dumneavoastră
        dvs
        (?:tău|voastr[ăe]|voștri)
        vă rugăm
        (?:vreți|doriți|puteți|susțineți|abonați|urmăriți|citiți)(?:-ne|-vă)?
    """,
    "hr": r"""
        (?:vas|vam|vama|vaš\w*)
        molimo
        (?:želite|podržite|pretplatite|pratite|pridružite)
    """,
    "bg": r"""
        (?:вие|ви|вас|ваш\w*)
        моля
        (?:искате|желаете|подкрепете|абонирайте|дарете)
    """,
    "el": r"""
        (?:εσείς|εσάς|σας)
        παρακαλούμε
        (?:γίνετε|εγγραφείτε|ακολουθήστε|διαβάστε|κάντε|μπείτε|στείλτε|θέλετε)
    """,
    "ar": r"""
        (?:أنتم|لكم|منكم|يمكنكم|تريدون|عزيزي|عزيزتي|أعزاءنا)
        (?:اشتركوا|اشترك|تابعونا|تابعوا|ادعموا\w*|انضموا|ساهموا|شاركونا)
    """,
    "fa": r"""
        (?:شما|لطفا|لطفاً)
        (?:بپیوندید|دنبال کنید|حمایت کنید|عضو شوید)
    """,
    "he": r"""
        (?:אתם|אתן|שלכם|לכם|אתכם)
        (?:הצטרפו|הירשמו|עקבו|תמכו|כתבו)
    """,
    "hi": r"""
        (?:आप|आपका|आपकी|आपके|आपको|आपसे)
        कृपया
        (?:जुड़ें|जुड़िए|बनें|बनिए|पढ़ें|कीजिए|दबाएं)
    """,
    "id": r"""
        (?:anda|kalian|kamu)
        (?:silakan|silahkan|yuk|ikuti|dukung|gabung|dapatkan)
    """,
    "vi": r"""
        (?:bạn đọc|quý độc giả|quý vị|mời bạn|nếu bạn|giúp bạn|của bạn)
        hãy
    """,
    "ja": r"""
        (?:皆さま|皆様|皆さん|あなた|みなさま)
        (?:ください|下さい|お願いします|お願いいたします|お寄せ)
    """,
    "ko": r"""
        (?:여러분|독자님|당신)
        (?:주세요|하세요|보세요|주십시오|바랍니다|부탁드립니다|보실 수|받으실 수|하시면)
    """,
    "zh": r"""
        (?:您|敬[请請]|[请請](?:关注|關注|扫|掃|点|點|下载|下載|联系|聯繫|订阅|訂閱)|各位|[读讀]者朋友)
    """,
    "th": """
        (?:คุณ|ท่าน|ผู้อ่านทุกท่าน)
        (?:สมัคร|ติดตาม|ร่วม)
    """,
    "bn": """
        (?:আপনি|আপনার|আপনাদের|আপনারা)
    """,
    "sw": """
        (?:wewe|ninyi|unataka|ungependa|tafadhali)
        (?:jiunge|tuchangie|tusaidie|tufuate|soma)
    """,
    "sk": r"""
        (?:vy|vás|vám|váš\w*)
        (?:chcete|podporte|predplaťte)
        prosíme
    """,
    "sr": r"""
        (?:vas|vam|vama|vaš\w*|желите|вас|вам|ваш\w*)
        (?:podržite|pretplatite|подржите)
    """,
    "sl": r"""
        (?:vas|vam|vaš\w*)
        (?:želite|podprite|naročite)
    """,
    "lt": """
        (?:jūs|jums|jūsų)
        (?:norite|paremkite|prenumeruokite)
    """,
    "lv": """
        (?:jūs|jums|jūsu)
        (?:vēlaties|atbalstiet|abonējiet)
    """,
    "et": """
        (?:teie|teile|sina|sinu)
        (?:soovite|toetage|tellige|telli)
    """,
    "ur": """
        (?:آپ)
        براہ کرم
    """,
    "ms": """
        (?:anda)
        (?:ikuti|sertai|langgan)
    """,
    "ta": """
        (?:நீங்கள்|உங்கள்|உங்களுக்கு)
    """,
}
"""The reader, spoken to."""

OFFERED: Table = {
    "en": """
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
        comments?
        below
        (?:the|our|this) (?:desk|editors)
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
    """,
    "it": r"""
        (?:questo|nostro|il) giornale
        newsletter
        abbona\w+
        lettor[ie]
        donazion\w+
        comment[oi]
        redazione
    """,
    "nl": r"""
        (?:deze|onze|de) krant
        nieuwsbrief
        abonne\w+
        lezers?
        donat\w+
        reacties?
        redactie
    """,
    "sv": r"""
        tidning\w*
        nyhetsbrev\w*
        prenumer\w+
        läsare\w*
        kommentar\w*
        redaktion\w*
    """,
    "da": r"""
        avis\w*
        nyhedsbrev\w*
        abonne\w+
        læsere?\w*
        kommentar\w*
        redaktion\w*
    """,
    "no": r"""
        avis\w*
        nyhetsbrev\w*
        abonne\w+
        lesere?\w*
        kommentar\w*
        redaksjon\w*
    """,
    "fi": r"""
        lehti|lehte\w+
        uutiskir\w+
        tila(?:a|us|ja)\w*
        lukija\w*
        kommen\w+
        (?:tue(?:a|t)?|tukea)
    """,
    "pl": r"""
        gazet\w+
        newsletter\w*
        prenumer\w+
        subskry\w+
        czytelni\w+
        komentar\w+
        redakcj\w+
    """,
    "cs": r"""
        novin\w*
        newsletter\w*
        předpl\w+
        čtenář\w*
        komentář\w*
        redakc\w+
    """,
    "ru": r"""
        газет\w+
        рассылк\w+
        подпис\w+
        читател\w+
        комментари\w+
        редакци\w+
    """,
    "uk": r"""
        газет\w+
        розсилк\w+
        підпис\w+
        читач\w*
        коментар\w*
        редакці\w+
        видання
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
    """,
    "hu": r"""
        lap\w*
        hírlev\w+
        előfiz\w+
        olvasó\w*
        támogat\w*
        hozzászól\w*
        szerkesztő\w*
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
    """,
    "fa": r"""
        روزنامه
        خبرنامه
        اشتراک
        کانال
        خوانندگان
        نظر\w*
    """,
    "he": r"""
        (?:העיתון|עיתון)
        ניוזלטר
        (?:מנוי|מנויים)
        (?:הקוראים|קוראים)
        (?:תגובות|תגובה)
        (?:ערוץ|אפליקציה)
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
    """,
    "zh": r"""
        (?:本报|本報|本站|本刊)
        (?:订阅|訂閱)
        (?:客户端|APP)
        (?:读者|讀者)
        (?:评论区|留言|评论)
        (?:公众号|公眾號|微信|二维码)
    """,
    "th": """
        (?:สมัครสมาชิก|สมาชิก)
        (?:หนังสือพิมพ์|จดหมายข่าว|แอปพลิเคชัน)
        (?:ผู้อ่าน|ความคิดเห็น|บริจาค|สนับสนุน)
        (?:ข่าวสาร|google news|line)
    """,
    "bn": r"""
        (?:পত্রিকা|পত্রিকাটি|নিউজলেটার|অ্যাপ)
        (?:গ্রাহক|পাঠক\w*|সাবস্ক্রাইব|মন্তব্য|অনুদান)
        (?:হোয়াটসঅ্যাপ|চ্যানেল|পেজ)
    """,
    "sw": """
        (?:gazeti|jarida|programu)
        (?:wasomaji|msomaji|maoni|mchango|kuchangia|tuchangie)
        (?:chaneli|whatsapp|google news)
    """,
    "sk": r"""
        (?:noviny|denník\w*|newsletter\w*)
        (?:predpla\w+|čitate\w+|komentár\w*|podpor\w+|redakci\w*)
    """,
    "sr": r"""
        (?:novin\w*|новин\w*|portal\w*|портал\w*)
        (?:pretpla\w+|претпла\w+|čitao\w*|читао\w*|komentar\w*|коментар\w*|redakcij\w*)
    """,
    "sl": r"""
        (?:časopis\w*|novičnik\w*|spletn\w+ mest\w+)
        (?:naroč\w+|bralc\w*|komentar\w*|donacij\w*|uredništv\w*)
    """,
    "lt": r"""
        (?:laikrašt\w+|naujienlaišk\w+)
        (?:prenumer\w+|skaitytoj\w+|komentar\w+|param\w+)
    """,
    "lv": r"""
        (?:avīz\w+|jaunumu vēstul\w+)
        (?:abon\w+|lasītāj\w+|komentār\w+|atbalst\w+)
    """,
    "et": r"""
        (?:aja?leht\w*|uudiskir\w+)
        (?:telli\w+|lugeja\w*|kommentaar\w*|toeta\w+)
    """,
    "ur": r"""
        (?:اخبار|نیوز لیٹر|ایپ|چینل)
        (?:قارئین|تبصر\w+|عطیہ|سبسکرائب)
    """,
    "ms": r"""
        (?:akhbar|surat berita|aplikasi|saluran)
        (?:pembaca|komen|derma|langgan\w*)
    """,
    "ta": """
        (?:பத்திரிகை|செய்திமடல்|செயலி)
        (?:வாசகர்|சந்தா|கருத்து|நன்கொடை)
        (?:வாட்ஸ்அப்|சேனல்)
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
    """,
    "pt": r"""
        noss[oa]s?
    """,
    "it": r"""
        nostr[oaie]
        noi
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

WITHOUT_EDGES = frozenset({"bn", "hi", "ja", "ko", "ta", "th", "zh"})
"""Languages whose words have no edges that a regular expression sees: no blanks, or vowels that are marks."""
PREFIXES = {"ar": "[وف]?"}
"""What a language writes in front of a word without a blank: "and"."""

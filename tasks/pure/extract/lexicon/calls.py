"""Words of sentences in which a paper tells its readers to do something: "Download our app".

A sentence is one only if it has a verb of ``VERBS`` and something of ``OBJECTS``. Entries are parts of regular
expressions; an entry of ``OBJECTS`` is searched in small letters. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

VERBS: Table = {
    "en": """
        (?:please )?(?:sign up|subscribe|register|download|install|get|follow|join|support|become|help us|donate|send|write to|e-?mail|tell us|let us know|contact|receive)
        (?:have|got|do you have) (?:a|any|you)
        (?:would you|want to|did you|have you)
    """,
    "de": """
        (?:bitte )?(?:abonnieren|laden|holen|folgen|unterstützen|werden|schreiben|schicken|senden|melden|bestellen|erhalten|lesen|sichern|testen|helfen) sie
        (?:abonniere|lade|hol|folge|unterstütze|werde|schreib|schick|melde|bestelle|hilf)e?t?
        haben sie
        hast du
        (?:sie|du) (?:haben|hast|möchten|möchtest|wollen|willst)
    """,
    "fr": """
        (?:inscrivez|abonnez|désabonnez)-vous
        (?:recevez|téléchargez|suivez|rejoignez|soutenez|retrouvez|écrivez|signalez|envoyez|installez|découvrez|aidez|faites|contactez)
        (?:vous avez|avez-vous|vous souhaitez|pour recevoir)
        (?:abonne|inscris)-toi
    """,
    "es": """
        (?:suscríbe(?:te|se)|suscríbase|regístrate|apúntate|inscríbete|únete|hazte|síguenos|síganos|sígue\\w*|recibe|reciba|descarga|descárgate|descargue|apoya|apoye|ayúdanos|colabora|escríbenos|escríbanos|envíanos|envíenos|consulta)
        (?:¿?(?:tienes|tiene|quieres|quiere|has|ha)) (?:alg\\w+|un[ao]?|recibir|encontrado|visto)
        suscribete
    """,
    "pt": """
        (?:subscreva|assine|instale|inscreva-se|cadastre-se|registe-se|receba|descarregue|baixe|siga|siga-nos|acompanhe|apoie|ajude|ajude-nos|junte-se|torne-se|faça|contribua|envie|envie-nos|escreva|participe|entre|clique)
        (?:tem|quer|encontrou) (?:uma?|alg\\w+|receber)
    """,
    "it": """
        (?:iscriviti|iscrivetevi|abbonati|abbonatevi|registrati|ricevi|ricevete|scarica|scaricate|seguici|seguiteci|segui|unisciti|sostieni\\w*|sostenete\\w*|aiutaci|diventa|scrivici|scrivete|segnala\\w*|inviaci)
        (?:hai|avete|vuoi|volete) (?:un[ao’']?|notato|trovato|ricevere|segnala\\w+)
    """,
    "nl": """
        (?:schrijf (?:je|u)|meld (?:je|u)|abonneer (?:je|u)|download|ontvang|volg|steun|word|help|mail|stuur|tip|deel|geef|bel|installeer)
        (?:heb je|heeft u|hebt u|wil je|wilt u)
        (?:laat (?:het )?(?:ons )?weten|(?:een )?(?:tik|taal)?fout gezien)
    """,
    "sv": """
        (?:prenumerera|anmäl dig|ladda (?:ner|ned)|följ|stöd|stötta|hjälp|bli|skicka|tipsa|mejla|hör av dig|kontakta|få|läs)
        (?:har du|vill du)
    """,
    "da": """
        (?:abonn[ée]r|tilmeld dig|hent|download|følg|støt|hjælp|bliv|send|tip|skriv|få|kontakt)
        (?:har du|vil du)
    """,
    "no": """
        (?:abonner|meld deg|last ned|følg|støtt|hjelp|bli|send|tips|skriv|få|kontakt)
        (?:har du|vil du)
    """,
    "fi": """
        (?:tilaa|liity|lataa|seuraa|tue|auta|ryhdy|lähetä|kerro|ota|kirjoita|anna)
        (?:onko sinulla|haluatko|huomasitko|löysitkö)
    """,
    "pl": """
        (?:zapisz się|zapisz|subskrybuj|zaprenumeruj|pobierz|ściągnij|obserwuj|śledź|dołącz|wesprzyj|wspieraj|pomóż|zostań|napisz|wyślij|prześlij|polub|kup|otrzymuj|wpłać|zgłoś)
        (?:masz|macie|chcesz|widzisz|zauważył[eaoś]+\\w*)
    """,
    "cs": """
        (?:přihlaste se|přihlas se|odebírejte|předplaťte|stáhněte|sledujte|podpořte|přispějte|pomozte|staňte se|napište|pošlete|připojte se|přidejte se|kontaktujte|dejte)
        (?:máte|našli jste|chcete|všimli jste)
    """,
    "sk": """
        (?:prihláste sa|odoberajte|predplaťte|stiahnite|sledujte|podporte|prispejte|pomôžte|staňte sa|napíšte|pošlite|pridajte sa|kontaktujte)
        (?:máte|našli ste|chcete|všimli ste)
    """,
    "ru": """
        (?:подпишитесь|подписывайтесь|подпишись|скачайте|скачивайте|установите|поддержите|поддержи|помогите|станьте|присоединяйтесь|присоединись|следите|читайте|пишите|напишите|присылайте|пришлите|сообщите|выделите|получайте|оформите)
        (?:если вы|есть|хотите|у вас есть|нашли|заметили)
    """,
    "uk": """
        (?:підпишіться|підписуйтесь|підписуйтеся|підпишись|завантажте|завантажуйте|підтримайте|підтримуйте|допоможіть|станьте|долучайтеся|долучайтесь|приєднуйтесь|приєднуйтеся|стежте|читайте|пишіть|напишіть|надсилайте|надішліть|повідомте|виділіть|отримуйте|оформіть)
        (?:якщо ви|маєте|хочете|знайшли|помітили)
    """,
    "bg": """
        (?:абонирайте се|запишете се|изтеглете|свалете|последвайте|следвайте|подкрепете|помогнете|станете|пишете|изпратете|присъединете се|дарете|получавайте)
        (?:имате|искате|забелязахте|открихте)
    """,
    "sr": """
        (?:pretplatite se|prijavite se|preuzmite|pratite|podržite|pomozite|postanite|pišite|pošaljite|pridružite se|пријавите се|претплатите се|преузмите|пратите|подржите|помозите|постаните|пишите|пошаљите|придружите се)
        (?:imate|želite|uočili ste|имате|желите)
    """,
    "hr": """
        (?:pretplatite se|prijavite se|preuzmite|pratite|podržite|pomozite|postanite|pišite|pošaljite|javite|pridružite se)
        (?:imate|želite|uočili ste)
    """,
    "sl": """
        (?:naročite se|prijavite se|prenesite|spremljajte|podprite|pomagajte|postanite|pišite|pošljite|pridružite se)
        (?:imate|želite|ste opazili)
    """,
    "hu": """
        (?:iratkozz(?:on)? fel|iratkozzatok fel|töltse le|töltsd le|kövess\\w*|támogass\\w*|támogassa|segíts\\w*|legyen|fizessen elő|fizess elő|írjon|írj|küldje|küldj\\w*|csatlakozz\\w*|jelentkezz\\w*)
        (?:van|hibát talált|szeretne|szeretné)
    """,
    "ro": """
        (?:abonați-vă|abonează-te|abonaţi-vă|înscrieți-vă|înscrie-te|descarcă|descărcați|urmărește\\w*|urmăriți\\w*|urmăreşte\\w*|susține\\w*|susțineți|ajută\\w*|ajutați\\w*|deveniți|devino|scrieți\\w*|scrie-ne|trimite\\w*|trimiteți\\w*|donează|donați|primește|primiți|intră)
        (?:aveți|ai|doriți|vrei)
    """,
    "el": """
        (?:εγγραφείτε|εγγραφείτε|κατεβάστε|ακολουθήστε|στηρίξτε|βοηθήστε|γίνετε|γράψτε|στείλτε|μπείτε|λάβετε|διαβάστε|κάντε|δείτε|μάθετε)
        (?:έχετε|θέλετε|βρήκατε)
    """,
    "ar": """
        و?(?:اشتركوا|اشتركي|اشترك|سجلوا|تابعونا|تابعوا|تابعنا|حمّل|حملوا|ادعموا|ادعمونا|ساعدنا|ساعدونا|تبرعوا|تبرع|انضموا|ساهموا|شاركونا|راسلونا|راسلنا|اكتبوا)
        (?:هل لديك|هل وجدت|للاشتراك|لمتابعة)
    """,
    "he": """
        (?:הצטרפו|הירשמו|הורידו|עקבו|תמכו|עזרו|כתבו|שלחו|תרמו|קבלו|הצטרף|הירשם)
        (?:יש לכם|רוצים|מצאתם|ראיתם)
    """,
    "id": """
        (?:(?:ayo |yuk |silakan )?(?:berlangganan|daftar|daftarkan|unduh|ikuti|dukung|bantu|jadilah|gabung|bergabung|kirim|kirimkan|tulis|dapatkan|simak))
        (?:punya|ingin|menemukan|mau)
    """,
    "ms": """
        (?:(?:sila )?(?:langgan|daftar|muat turun|ikuti|sokong|bantu|jadilah|sertai|hantar|tulis|dapatkan))
        (?:ada|ingin|mahu)
    """,
    "vi": """
        (?:(?:hãy|mời|vui lòng|xin)(?: (?:bạn|bạn đọc|quý độc giả|quý vị))? ?(?:đăng ký|tải|theo dõi|ủng hộ|giúp|trở thành|gửi|viết|tham gia|đón đọc)?)
        (?:đăng ký|tải ngay|theo dõi)
        (?:bạn có|nếu bạn)
    """,
    "sw": """
        (?:jisajili|jiandikishe|pakua|tufuate|fuata|tusaidie|tuunge|jiunge|tuma|tuandikie|changia)
        (?:una|ungependa|unataka)
    """,
    "lt": """
        (?:prenumeruokite|užsiprenumeruokite|registruokitės|atsisiųskite|parsisiųskite|sekite|paremkite|padėkite|tapkite|rašykite|atsiųskite|prisijunkite|gaukite)
        (?:turite|norite|pastebėjote|radote)
    """,
    "lv": """
        (?:abonējiet|abonē|piesakieties|piesakies|lejupielādējiet|lejupielādē|sekojiet|seko|atbalstiet|atbalsti|palīdziet|kļūstiet|rakstiet|raksti|sūtiet|atsūtiet|pievienojieties|pievienojies|saņemiet|saņem)
        (?:vai jums|vai tev|vēlaties|ja pamanījāt)
    """,
    "et": """
        (?:telli|tellige|liitu|liituge|lae|laadi|laadige|jälgi|jälgige|toeta|toetage|aita|aidake|saada|saatke|kirjuta|kirjutage|registreeru)
        (?:kas sul|kas teil|soovid|soovite|leidsid)
    """,
    "tr": r"""
        (?:olun|olabilirsiniz|olmak için|edin|ediniz|edebilirsiniz|indirin|indirebilirsiniz|katılın|katılabilirsiniz|yazın|ulaşın|ulaşabilirsiniz|destekleyin|gönderin|bırakın|kaydolun|takip et|gelsin|ulaşsın|kaçırmayın)
        (?:bildirin|bize yazın)
    """,
    "ja": """
        (?:ください|下さい|お願い(?:いた)?します|お届けします|お送りします|しよう|受け取ろう|募集しています|できます|受け付けています|はこちら|いただけます|お寄せ)
        (?:受け取れます|読めます)
    """,
    "ko": """
        (?:주세요|하세요|보세요|주십시오|바랍니다|부탁드립니다|하시면|받습니다|기다립니다|만나보세요|드립니다|받아보세요|바로가기|해주세요)
        (?:보실 수 있습니다|받으실 수 있습니다)
    """,
    "zh": """
        (?:请|請|敬请|敬請|欢迎|歡迎|立即|马上|快来|扫码|掃碼|扫描|掃描|点击|點擊|长按|下载|下載|订阅|訂閱|关注|關注|加入)
        (?:如(?:发现|發現|有)|若)
    """,
    "hi": """
        (?:लें|पाएं|पाएँ|जुड़ें|जुड़िए|करें|कीजिए|दें|बनें|बनिए|भेजें|लिखें|पढ़ें|क्लिक|फॉलो)
    """,
    "bn": """
        (?:করুন|হোন|নিন|দিন|পাঠান|লিখুন|পড়ুন|থাকুন|পান|যুক্ত)
    """,
    "ta": """
        (?:செய்யுங்கள்|செய்யவும்|இணையுங்கள்|பெறுங்கள்|பின்தொடருங்கள்|அனுப்புங்கள்|எழுதுங்கள்|இணையவும்|பெற)
    """,
    "ur": """
        (?:کریں|کیجیے|کیجئے|بنیں|بھیجیں|لکھیں|پائیں|حاصل کریں|جوائن|دیں)
    """,
    "fa": """
        (?:کنید|شوید|بپیوندید|بفرستید|بنویسید|دهید|نمایید|باشید)
    """,
    "th": """
        (?:สมัคร|ติดตาม|กด|ดาวน์โหลด|ร่วม|สนับสนุน|ส่ง|เข้าร่วม|แอด|คลิก)
    """,
}
"""Verbs that tell the reader to do something, or ask whether they want or have something."""

OBJECTS: Table = {
    "mul": r"""
        newsletter
        google news
        ctrl ?\+ ?enter
    """,
    "en": r"""
        (?:our|the|free|daily|weekly|morning|evening) (?:\w+ )?(?:e-?mail|briefing|bulletin|mailing list|podcast)\b
        \b(?:our|the) (?:free |new |mobile |\w+ )?app\b
        \bour (?:\w+ )?(?:channel|group|page|reporters?|editors?|newsroom|journalists?|journalism|website|community)\b
        \bour work\b
        \ba (?:story|news tip|tip) (?:we|us|for us|our)\b
        \bcomments? below\b
        (?:independent|local|public[- ]interest|quality) journalism
        \b(?:story|news) tip\b
        \btip(?:s|-off)? (?:for|to) (?:us|our|the newsroom)
        \b(?:a|our) (?:paying )?(?:member|subscriber|supporter)\b
        \b(?:typo|mistake|error) in (?:this|the|our) (?:article|story|text|report)
        \bus on (?:facebook|twitter|x\b|instagram|threads|bluesky|mastodon|youtube|tiktok|linkedin|telegram|whatsapp|signal)
    """,
    "de": r"""
        \b(?:unsere[nrms]?|die|der|den|zum|zur|des) (?:\w+ ){0,2}(?:app|rundbrief|morgenbrief|brief(?:ing|e)?s?|mitgliedschaft|abend\w*|podcast)\b
        \babo(?:nnements?)?\b
        \b(?:leser|mitglied|abonnent|unterstützer)(?:in|innen)?\b
        \b(?:unserem|unserer|unseren|unsere|unser) (?:\w+ )?(?:kanal|redaktion|journalismus|arbeit|seite|gruppe)\b
        \b(?:fehler|tippfehler) (?:entdeckt|gefunden|im (?:text|artikel)|in diesem)
        \btipps?\b.{0,30}\b(?:redaktion|uns)\b
        \buns (?:auf|bei|über)\b
        \bcent am tag\b
        \beuro im monat\b
        \bhinweise?\b.{0,30}\b(?:redaktion|uns)\b
    """,
    "fr": r"""
        \b(?:notre|nos|la|de la|à la|cette) (?:\w+ )?(?:lettre|infolettre|appli(?:cation)?|chaîne|rédaction|page|boutique)\b
        \bnotre (?:journal|média|travail)\b
        \bboîte (?:mail|de réception|aux lettres)
        \binfolettre
        \b(?:une )?(?:erreur|coquille|faute) dans (?:cet|l[’'])
        \b(?:un )?don\b
        \babonné
        \bnous sur\b
        \bjournalisme indépendant
    """,
    "es": r"""
        \b(?:nuestr[oa]s?|el|la|al|del) (?:\w+ )?(?:bolet[ií]n(?:es)?|app|aplicación|canal|redacción|newsletter)\b
        \bsoci[oa]s?\b
        \bperiodismo (?:independiente|libre|local|de calidad)
        \bnuestr[oa] (?:trabajo|diario|periódico|medio|comunidad|página)\b
        \b(?:errata|error) en (?:este|el) (?:artículo|texto)
        \b(?:tu|su) (?:donación|aportación|suscripción)
        \ben (?:facebook|twitter|x|instagram|whatsapp|telegram|youtube|tiktok)\b
    """,
    "pt": r"""
        \b(?:noss[oa]s?|o|a|da|na|no) (?:\w+ )?(?:boletim|app|aplicação|aplicativo|canal|redação|newsletter)\b
        \bjornalismo (?:independente|livre|local|de qualidade)
        \bnoss[oa] (?:trabalho|jornal|comunidade|página|grupo)\b
        \b(?:erro|gralha) (?:neste|no) (?:artigo|texto)
        \b(?:donativo|doação|assinatura|assinante)
        \bno (?:facebook|instagram|whatsapp|telegram|youtube|tiktok|x)\b
        \bno seu e-?mail\b
    """,
    "it": r"""
        \b(?:nostr[aoe] (?:\w+ )?(?:app|canale|redazione|gruppo|pagina)|(?:l[ao’'] ?|alla |dell[ao’'] ?)(?:newsletter|app))\b
        \bgiornalismo (?:indipendente|libero|locale|di qualità)
        \b(?:nostro giornale|nostro lavoro|nostra comunità)\b
        \b(?:errore|refuso) (?:in questo|nell[’'])
        \b(?:donazione|abbonato|sostenitore)\b
        \bsu (?:facebook|instagram|whatsapp|telegram|youtube|tiktok|x|google)\b
    """,
    "nl": r"""
        \bnieuwsbrief
        \bonze (?:\w+ )?(?:app|redactie|pagina|podcast)\b
        \b(?:mail|tip|schrijf|stuur|bel)\b.{0,40}\bde redactie\b
        \bde app (?:van|op)\b
        \bons (?:kanaal|werk|whatsapp)\b
        \bons (?:op|via)\b
        \b(?:onafhankelijke|lokale) journalistiek
        \b(?:lid|abonnee|abonnement|donateur)\b
        \b(?:fout|taalfout|tikfout) (?:gezien|gevonden|ontdekt|in dit)
    """,
    "sv": r"""
        \bnyhetsbrev
        \b(?:vår|våra|vårt) (?:\w+ )?(?:app|redaktion|sida|kanal|journalistik|arbete|podd)\b
        \b(?:till )?redaktionen\b
        \boss på\b
        \b(?:prenumerant|medlem|månadsgivare)\b
        \b(?:fel|felstavning) i (?:texten|artikeln)
    """,
    "da": r"""
        \bnyhedsbrev
        \b(?:vores) (?:\w+ )?(?:app|redaktion|side|kanal|journalistik|arbejde)\b
        \btil redaktionen\b
        \bos på\b
        \b(?:abonnent|medlem)\b
        \bfejl i (?:teksten|artiklen)
    """,
    "no": r"""
        \bnyhetsbrev
        \b(?:vår|våre|vårt) (?:\w+ )?(?:app|redaksjon|side|kanal|journalistikk|arbeid)\b
        \btil redaksjonen\b
        \boss på\b
        \b(?:abonnent|medlem)\b
        \bfeil i (?:teksten|artikkelen|saken)
    """,
    "fi": r"""
        \buutiskir
        \bsovelluk
        \b(?:juttu|uutis)vink
        \b(?:toimitukse|kanava|ryhmä|sivu|lehte)\w*mme\b
        \b(?:tilaaja|jäsen|kannatusjäsen)\w*\b
        \bmeitä (?:facebook|instagram|x|twitter)
        \bvirhe\w* (?:jutussa|tekstissä|artikkelissa)
        \btoimituksel
    """,
    "pl": r"""
        \bnewslettera?\b
        \b(?:nasz\w*|tę) (?:\w+ )?(?:aplikacj|kana|redakcj|stron|gazet|prac|grup|profil)
        \bniezależn\w+ dziennikarstw
        \bdo redakcji\b
        \bdla nas (?:temat|informacj)
        \b(?:patron\w*|subskrybent\w*|prenumerat\w*)\b
        \bnas na\b
        \bbłąd w (?:tekście|artykule)
        \bzłotych miesięcznie
    """,
    "cs": r"""
        \bnewsletter
        \b(?:naš\w*) (?:\w+ )?(?:aplikac|kanál|redakc|strán|novin|prác|žurnalist)
        \bnezávisl\w+ (?:žurnalistik|novinařin)
        \bdo redakce\b
        \b(?:předplatitel\w*|členem|podporovatel\w*|předplatné)
        \bnás na\b
        \bv (?:článku|textu) (?:chyb|překlep)
        \bkorun\w* měsíčně
    """,
    "sk": r"""
        \bnewsletter
        \b(?:naš\w*) (?:\w+ )?(?:aplikáci|kanál|redakci|stránk|novin|prác)
        \bnezávisl\w+ (?:žurnalistik|novinárčin)
        \bdo redakcie\b
        \b(?:predplatiteľ\w*|členom|predplatné)
        \bnás na\b
        \bv (?:článku|texte) (?:chyb|preklep)
    """,
    "ru": r"""
        \b(?:наш\w*|на) (?:\w+ )?(?:telegram|телеграм|рассылк|канал|приложени|редакци|сообществ|групп|страниц|издани|журналист|youtube|vk|дзен)
        \bрассылк
        \bнезависим\w+ журналистик
        \b(?:ошибк|опечатк)
        \bнас (?:в|на)\b
        \bв (?:telegram|телеграм|яндекс|дзен|вконтакте)
        \bв редакцию
    """,
    "uk": r"""
        \b(?:наш\w*|на) (?:\w+ )?(?:telegram|телеграм|розсилк|канал|застосун|додат|редакці|спільнот|груп|сторінк|видання|журналіст|youtube)
        \bрозсилк
        \bнезалежн\w+ журналістик
        \b(?:помилк|одрук)
        \bнас (?:в|у|на)\b
    """,
    "bg": r"""
        \bбюлетин
        \b(?:наш\w*) (?:\w+ )?(?:приложение|канал|редакция|страница|сайт|журналистика)
        \bнезависима\w* журналистика
        \b(?:грешка) в (?:текста|статията)
        \bни (?:в|във|на)\b
    """,
    "sr": r"""
        \b(?:našu?|naš\w*|нашу?|наш\w*) (?:\w+ )?(?:aplikacij|kanal|redakcij|stranic|portal|апликациј|канал|редакциј|страниц|портал)
        \bnas na\b
        \bнас на\b
        \b(?:билтен|bilten)
        \b(?:nezavisno|независно) (?:novinarstvo|новинарство)
    """,
    "hr": r"""
        \b(?:naš\w*) (?:\w+ )?(?:aplikacij|kanal|redakcij|stranic|portal)
        \bnas na\b
        \bbilten
        \bneovisno novinarstvo
    """,
    "sl": r"""
        \bnovičnik
        \b(?:naš\w*) (?:\w+ )?(?:aplikacij|kanal|uredništv|stran|portal)
        \bneodvisno novinarstvo
        \bnas na\b
    """,
    "hu": r"""
        \bhírlev[eé]l
        \b(?:alkalmazásunk|csatornánk|oldalunk|lapunk|szerkesztőségünk|csoportunk)
        \b(?:minket|bennünket) (?:a |az )?(?:facebook|instagram|google|youtube|havonta|telegram|tiktok|twitter)
        \bfüggetlen (?:újságírás|sajtó)
        \bhibát (?:talált|a cikkben)
        \bhavonta\b
    """,
    "ro": r"""
        \bnewsletter
        \b(?:aplicația|canalul|redacția|pagina|comunitatea|grupul) (?:noastr[ăe]|nostru)
        \bjurnalism\w* independent
        \b(?:pe|și pe) (?:facebook|instagram|whatsapp|telegram|google|youtube|tiktok)\b
        \bgreșeal\w+ în (?:text|articol)
        \bredacției
    """,
    "el": r"""
        \bnewsletter
        \b(?:την εφαρμογή|το κανάλι|τη σελίδα|την ομάδα|το έργο|την εφημερίδα) μας
        \bανεξάρτητη δημοσιογραφία
        \b(?:μας|το \S+) στο (?:google|facebook|instagram|viber|youtube)
        \bλάθος στο (?:κείμενο|άρθρο)
        \bευρώ τον μήνα
        \b(?:όλες τις|τις|οι|τελευταίες) (?:τελευταίες )?ειδήσεις
    """,
    "ar": """
        نشرتنا
        النشرة البريدية
        قناتنا
        تطبيقنا
        صفحتنا
        صفحاتنا
        الصحافة المستقلة
        صحافتنا
        بريدك
    """,
    "he": r"""
        ניוזלטר
        (?:ערוץ|לערוץ|קבוצת|לקבוצת|אפליקציית|האפליקציה|העיתון|המערכת) (?:ה\S+ )?שלנו
        עיתונאות עצמאית
        (?:טעות|שגיאה) בכתבה
        אחרינו ב
    """,
    "id": r"""
        \b(?:buletin|saluran|kanal|grup|aplikasi|redaksi|halaman|media|liputan|channel) (?:\w+ )?(?:kami|whatsapp|telegram)
        \bjurnalisme independen
        \bkesalahan (?:dalam|pada) (?:artikel|berita)
        \bkami di\b
    """,
    "ms": r"""
        \b(?:surat berita|saluran|kumpulan|aplikasi|halaman) (?:\w+ )?(?:kami|whatsapp|telegram)
        \bkewartawanan bebas
        \bkami di\b
    """,
    "vi": r"""
        bản tin
        ứng dụng (?:của )?
        (?:kênh|fanpage|trang|nhóm) (?:\w+ ){0,2}của (?:chúng tôi|báo)
        tòa soạn
        zalo
        báo chí độc lập
    """,
    "sw": r"""
        \bjarida letu
        \b(?:chaneli|kundi|ukurasa|programu) y?l?etu
        \b(?:whatsapp|facebook|instagram|telegram)\b
        \buandishi huru
    """,
    "lt": r"""
        \bnaujienlaišk
        \b(?:mūsų) (?:\w+ )?(?:program|kanal|redakcij|puslap|grup|darb)
        \bmus (?:„?facebook|„?instagram|„?google)
        \bnepriklausom\w+ žurnalistik
        \bklaid\w+ (?:tekste|straipsnyje)
    """,
    "lv": r"""
        \b(?:jaunumu vēstul|ziņu lap|biļeten)
        \b(?:mūsu) (?:\w+ )?(?:lietotn|kanāl|redakcij|lap|grup|darb)
        \bmums (?:facebook|instagram|google|telegram)
        \bneatkarīg\w+ žurnālistik
        \bkļūd\w+ (?:tekstā|rakstā)
    """,
    "et": r"""
        \buudiskir
        \b(?:meie) (?:\w+ )?(?:äpp|rakendus|kanal|toimetus|leh|grup|töö)
        \bmeid (?:facebook|instagram|google)
        \bsõltumatu\w* ajakirjandus
        \bvi(?:ga|hje) (?:tekstis|artiklis|loos)
        \btoimetusele
    """,
    "tr": r"""
        \bbülten
        \b(?:uygulamamız|kanalımız|sayfamız|grubumuz|gazetemiz|sitemiz)
        \bbağımsız (?:gazetecilik|habercili)
        \b(?:google haberler|whatsapp hattı|telegram|whatsapp)\b
        \bbizi\b
        \babone\b
        \bbize (?:yazın|ulaşın|bildirin)
    """,
    "ja": """
        ニュースレター
        メールマガジン
        メルマガ
        アプリ
        友だち登録
        無料登録
        会員登録
        読者登録
        公式(?:line|x|ライン|アカウント|チャンネル)
        編集部
        情報提供
        ご意見
        ご感想
        寄付
        購読
    """,
    "ko": """
        뉴스레터
        구독
        앱을
        앱에서
        카카오톡
        채널
        제보
        후원
        홈페이지
        편집국
        의견은
    """,
    "zh": """
        (?:我们|我們|本报|本報|官方)的?(?:微信|公众号|公眾號|客户端|客戶端|app|频道|頻道|通讯|电邮|專頁|专页)
        公众号
        公眾號
        二维码
        二維碼
        客户端
        新闻简报
        電子報
        电子报
        电子通讯
        通訊
        (?:联系|聯繫|聯絡)(?:我们|我們|编辑部|編輯部)
    """,
    "hi": """
        न्यूज़लेटर
        न्यूजलेटर
        चैनल से
        ऐप
        व्हाट्सएप
        व्हाट्सऐप
        सब्सक्राइब
        सदस्यता
        फेसबुक पेज
        गूगल न्यूज़
    """,
    "bn": """
        নিউজলেটার
        চ্যানেল
        অ্যাপ
        সাবস্ক্রাইব
        ফেসবুক পেজ
        গুগল নিউজ
    """,
    "ta": """
        செய்திமடல்
        வாட்ஸ்அப்
        செயலி
        சேனல்
    """,
    "ur": """
        نیوز لیٹر
        واٹس ایپ چینل
        یوٹیوب چینل
        ایپ
        فیس بک پیج
    """,
    "fa": """
        خبرنامه
        کانال
        اپلیکیشن
        صفحه ما
        ما را در
    """,
    "th": """
        จดหมายข่าว
        แอปพลิเคชัน
        ช่อง(?:ทาง)?(?:ของเรา|ยูทูบ)
        ไลน์
        line official
        google news
        สมาชิก
    """,
}
"""What the reader is told to get, to follow or to give: a thing of the paper, not of the news."""

VERB_LAST = frozenset({"tr", "ja", "ko", "hi", "bn", "ta", "ur", "fa"})
"""Languages whose verb comes behind what it is about."""

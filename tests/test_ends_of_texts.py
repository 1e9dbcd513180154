"""What papers print under a text goes, in the languages of the web; a report that only speaks of such things stays whole."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page
from tests.support.reports import REPORTS, article

APPEALS = [
    ("pl", "<div class=b><p>Nasza redakcja nie należy do żadnego koncernu. Jeśli chcesz, żeby było tak dalej, wesprzyj nas już od pięciu złotych.</p></div>"),
    ("tr", "<div class=b><p>Gazetemizi okurları yaşatıyor. Siz de ayda birkaç lirayla destek olun.</p></div><ul><li>Haberler telefonunuzda: uygulamamızı indirin.</li></ul>"),
    ("ar", "<div class=b><p>صحيفتنا مستقلة. إذا كنتم تريدون أن تستمر، ادعموها باشتراك شهري يناسبكم.</p></div><p>تابعونا على قناتنا في تلغرام.</p>"),
    ("hi", "<div class=b><p>हमारा अखबार किसी कंपनी का नहीं है। अगर आप चाहते हैं कि यह चलता रहे तो आज ही हमारे सदस्य बनें।</p></div><p>हमारे व्हाट्सएप चैनल से जुड़ें</p>"),
    ("ja", "<div class=b><p>この新聞は読者の皆さまの購読料で成り立っています。ぜひ会員登録をしてご支援ください。</p></div>"),
    ("ru", "<div class=b><p>Мы независимая редакция. Поддержите нас, оформите подписку на сумму, которая вам подходит.</p></div>"),
    ("pt", "<div class=b><p>Este jornal pertence aos seus leitores. Se você quer que ele continue, torne-se assinante.</p></div>"),
    ("id", "<div class=b><p>Media ini hidup dari pembacanya. Jika Anda ingin kami terus meliput, dukung kami dengan berlangganan.</p></div>"),
    ("el", "<p>Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις.</p>"),
    ("cs", "<div class=b><p>Naše noviny nevlastní žádná firma. Pokud chcete, aby to tak zůstalo, podpořte nás.</p></div>"),
    ("ko", "<div class=b><p>저희 신문은 독자 여러분의 구독료로 운영됩니다. 지금 구독을 신청하시고 저희를 응원해 주세요.</p></div>"),
    ("vi", "<div class=b><p>Tờ báo của chúng tôi sống nhờ bạn đọc. Nếu bạn muốn báo tiếp tục, hãy đăng ký trở thành hội viên.</p></div>"),
    ("uk", "<div class=b><p>Наше видання існує завдяки читачам. Якщо ви хочете, щоб воно жило далі, підтримайте нас.</p></div>"),
    ("fr", "<dl><dt>Un journal à vous</dt><dd>Aucune société ne possède ce journal. Si vous voulez qu'il dure, abonnez-vous dès aujourd'hui.</dd></dl>"),
    ("cs", "<p>Sledujte nás na WhatsAppu a Telegramu</p>"),
    ("fi", "<div class=b><p>Lehtemme ei kuulu millekään konsernille. Jos haluat, että näin on jatkossakin, tue meitä tilaamalla lehti.</p></div>"),
    ("fi", "<p>Seuraa meitä Facebookissa ja tilaa uutiskirjeemme.</p>"),
    ("hu", "<div class=b><p>Lapunk egyetlen cégé sem. Ha szeretné, hogy ez így maradjon, támogasson minket havi pár száz forinttal.</p></div>"),
    ("hu", "<p>Kövessen minket a Facebookon is!</p>"),
    ("ro", "<div class=b><p>Ziarul nostru nu aparține niciunei companii. Dacă vreți să continue, susțineți-ne cu o donație lunară.</p></div>"),
    ("ro", "<p>Urmăriți-ne și pe Google News și pe canalul nostru de WhatsApp.</p>"),
    ("el", "<div class=b><p>Η εφημερίδα μας δεν ανήκει σε καμία εταιρεία. Αν θέλετε να συνεχίσει, στηρίξτε μας με μια συνδρομή.</p></div>"),
    ("th", "<div class=b><p>หนังสือพิมพ์ของเราอยู่ได้ด้วยผู้อ่าน หากคุณต้องการให้เราทำข่าวต่อไป สมัครสมาชิกวันนี้</p></div>"),
    ("th", "<p>ติดตามข่าวสารได้ที่ LINE Official Account ของเรา</p>"),
    ("vi", "<p>Mời bạn đọc theo dõi kênh Telegram của chúng tôi để cập nhật tin tức mới nhất.</p>"),
    ("he", "<div class=b><p>העיתון שלנו שייך לקוראיו. אם אתם רוצים שהוא ימשיך, תמכו בנו והצטרפו כמנויים עוד היום.</p></div>"),
    ("he", "<p>הצטרפו לערוץ הטלגרם שלנו</p>"),
    ("fa", "<div class=b><p>روزنامه ما مستقل است. اگر می‌خواهید ادامه پیدا کند، با اشتراک ماهانه از ما حمایت کنید.</p></div>"),
    ("fa", "<p>ما را در تلگرام دنبال کنید</p>"),
    ("bn", "<div class=b><p>আমাদের পত্রিকা কোনো কোম্পানির নয়। আপনি যদি চান এটি চলুক, আজই আমাদের গ্রাহক হোন।</p></div>"),
    ("bn", "<p>সর্বশেষ খবর পেতে আমাদের হোয়াটসঅ্যাপ চ্যানেল ফলো করুন</p>"),
    ("id", "<p>Ikuti kami di Google News dan saluran WhatsApp kami untuk berita terbaru.</p>"),
    ("sw", "<div class=b><p>Gazeti letu ni la wasomaji. Kama unataka liendelee, tuchangie au jiunge nasi leo.</p></div>"),
    ("sw", "<p>Jiunge na chaneli yetu ya WhatsApp upate habari mpya.</p>"),
    ("nl", "<div class=b><p>Deze krant is van haar lezers. Als u wilt dat dat zo blijft, steun ons dan en word vandaag nog lid.</p></div>"),
    ("bg", "<div class=b><p>Нашият вестник принадлежи на читателите си. Ако искате да продължи, подкрепете ни с дарение.</p></div>"),
    ("hr", "<div class=b><p>Naš portal pripada čitateljima. Ako želite da nastavimo, podržite nas i pretplatite se već danas.</p></div>"),
    ("hr", "<p>Pratite nas na Facebooku i Instagramu.</p>"),
    ("ta", "<p>எங்கள் வாட்ஸ்அப் சேனலில் இணையுங்கள்</p>"),
]  # fmt: skip
CREDITS = [
    ("pl", "<p>Źródło: Kurier Portowy / PAP</p>"),
    ("pl", "<p>(PAP)</p><p>jk/ mow/</p>"),
    ("pl", "<dl><dt>Redakcja</dt><dd>Anna Kowalik</dd><dt>Korekta</dt><dd>Jan Marek</dd></dl>"),
    ("cs", "<p>ČTK</p><p>Zdroj: Přístavní kurýr</p>"),
    ("ru", "<p>Источник: РИА Порт</p><p>Редактор: Анна Квилева</p>"),
    ("tr", "<p>Kaynak: Liman Haber Ajansı</p><p>Editör: Ayşe Kaya</p>"),
    ("pt", "<p>Fonte: Agência Porto</p><p>Edição: Ana Quintela</p>"),
    ("id", "<p>Sumber: Antara</p><p>(ani/bud)</p><p>Editor: Budi Harjo</p>"),
    ("el", "<p>Πηγή: ΑΠΕ-ΜΠΕ</p>"),
    ("ar", "<p>المصدر: وكالات</p><p>تحرير: سلمى حداد</p>"),
    ("hi", "<p>(एजेंसी इनपुट के साथ)</p>"),
    ("ja", "<p>（共同）</p><p>無断転載を禁じます。</p>"),
    ("vi", "<p>Theo Bến Sậy Online</p><p>Nguồn: TTXVN</p>"),
    ("uk", "<p>Джерело: УНІАН</p><p>Редакторка: Анна Квітка</p>"),
    ("sv", "<p>TT</p><p>Källa: Hamnstyrelsen</p>"),
    ("de", "<p>Dieser Text erschien zuerst in der Küstenpost vom 3. März 2026.</p>"),
    ("fi", "<p>Lähde: STT</p>"),
    ("fi", "<p>Toimittaja: Aino Virtanen<br>Kuvat: Pekka Salo</p>"),
    ("hu", "<p>Forrás: MTI</p>"),
    ("hu", "<p>(MTI)</p>"),
    ("hu", "<p>Szerkesztő: Kovács Anna</p>"),
    ("ro", "<p>Sursa: Agerpres</p>"),
    ("ro", "<p>Editor: Ana Popescu</p>"),
    ("el", "<p>Με πληροφορίες από ΑΠΕ-ΜΠΕ</p>"),
    ("th", "<p>ที่มา: สำนักข่าวท่าเรือ</p>"),
    ("he", "<p>מקור: סוכנות הנמל</p>"),
    ("he", "<p>עריכה: נועה לוי</p>"),
    ("fa", "<p>منبع: ایسنا</p>"),
    ("fa", "<p>انتهای پیام</p>"),
    ("fa", "<p>انتهای پیام/ ۱۲۳</p>"),
    ("bn", "<p>সূত্র: বাসস</p>"),
    ("sw", "<p>Chanzo: Shirika la Bandari</p>"),
    ("nl", "<p>Bron: ANP</p>"),
    ("nl", "<p>Redactie: Anna Kwist, Tom Berg</p>"),
    ("bg", "<p>Източник: БТА</p>"),
    ("hr", "<p>Izvor: Hina</p>"),
    ("vi", "<p>(Theo TTXVN)</p>"),
    ("ta", "<p>நன்றி: துறைமுக செய்திகள்</p>"),
    ("tr", "<p>Kaynak: AA</p><p>Haber: Ayşe Kaya - Kamera: Ali Kum</p>"),
    ("id", "<p>Reporter: Budi Harjo<br>Editor: Sari Dewi</p>"),
]  # fmt: skip
REPORTED = [
    ("pl", "Dziennik podał, że jego prenumeratorzy muszą od marca płacić o pięć złotych więcej, a redakcja zwolni dwie osoby."),
    ("ru", "«Вам придётся подписаться на газету, если вы хотите знать расписание», — сказала она рыбакам."),
    ("tr", "Belediye başkanı Telegram hesabından yaptığı açıklamada, teknelerin pazartesi günü yeniden çalışacağını yazdı."),
    ("hi", "महापौर ने व्हाट्सएप पर लिखा कि नावें सोमवार से फिर चलेंगी और किसी को किराया नहीं देना होगा।"),
    ("ar", "وكتب رئيس البلدية في قناته على تلغرام أن القوارب ستعود إلى العمل يوم الاثنين."),
    ("cs", "Čtenáři místních novin vybrali na opravu sto tisíc korun, oznámila redakce ve středu."),
    ("cs", "Vstupné: dospělí 80 korun, děti zdarma."),
    ("el", "Ο δήμαρχος δεν θέλησε να σχολιάσει και παρέπεμψε τους δημοσιογράφους στο λιμεναρχείο."),
    ("pl", "Źródło: tak rybacy nazywają studnię przy slipie, z której nikt już nie pije, odkąd pękła cembrowina."),
    ("ru", "Источник: так рыбаки зовут колодец у слипа, из которого никто не пьёт с тех пор, как треснул сруб."),
    ("ja", "工事は続く。"),
    ("tr", "Karar kesin."),
    ("fr", "<div><p>« C’est à lui de parler », dit la femme, comme si elle avait gardé le silence : je te le rends tel quel.</p></div>"),
    ("es", "<div><p>Y si vas al muelle en mayo, verás mi barca donde siempre, cuenta el patrón del puerto viejo.</p></div>"),
    ("fi", "Kaupunginjohtaja kirjoitti Telegram-kanavallaan, että veneet kulkevat taas maanantaina."),
    ("hu", "A polgármester a Telegramon azt írta, hogy a csónakok hétfőn ismét közlekednek."),
    ("ro", "Primarul a scris pe WhatsApp că bărcile vor circula din nou de luni."),
    ("el", "Ο δήμαρχος έγραψε στο Telegram ότι τα σκάφη θα κινηθούν ξανά τη Δευτέρα."),
    ("th", "นายกเทศมนตรีเขียนในเทเลแกรมว่าเรือจะวิ่งอีกครั้งในวันจันทร์"),
    ("he", "ראש העיר כתב בערוץ הטלגרם שלו שהסירות ישוטו שוב ביום שני."),
    ("fa", "شهردار در تلگرام نوشت که قایق‌ها از دوشنبه دوباره حرکت می‌کنند."),
    ("bn", "মেয়র হোয়াটসঅ্যাপে লিখেছেন যে সোমবার থেকে নৌকা আবার চলবে।"),
    ("sw", "Meya aliandika kwenye WhatsApp kwamba mashua zitasafiri tena Jumatatu."),
    ("vi", "Thị trưởng viết trên Telegram rằng các thuyền sẽ chạy lại vào thứ Hai."),
    ("nl", "De krant meldde dat abonnees vanaf maart meer betalen en dat de redactie twee mensen ontslaat."),
    ("bg", "Вестникът съобщи, че абонатите ще плащат повече, а редакцията уволнява двама души."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "below"), APPEALS + CREDITS)
def test_appeals_and_credits_under_a_text_go(language: str, below: str) -> None:
    assert extract(page(article(language, below=below)), RULES).body == REPORTS[language].body


@pytest.mark.parametrize(("language", "said"), REPORTED)
def test_a_report_of_such_things_stays(language: str, said: str) -> None:
    below = said if said.startswith("<") else f"<p>{said}</p>"
    text = said.removeprefix("<div><p>").removesuffix("</p></div>")
    assert extract(page(article(language, below=below)), RULES).body.endswith(f"\n\n{text}")


CARDS = [
    ("tr", "<ul><li><a href=/1>Skarn adasına vapur onarımdan sonra yeniden çalışıyor</a><div>Sefer, dalgıçlar bir çatlak bulduğundan beri kapalıydı.</div></li><li><a href=/2>Köy okulu üçüncü öğretmenini geri alıyor</a><div>Aileler eylül boyunca pazarda imza topladı.</div></li></ul>"),
    ("ar", "<section><div class=b><h3><a href=/1>العبارة إلى جزيرة سكارن تعود بعد الصيانة</a></h3><p>كانت الرحلات متوقفة منذ الربيع حين وجد الغواصون شرخا.</p></div><div class=b><h3><a href=/2>مدرسة القرية تستعيد معلمها الثالث</a></h3><p>جمع الأهالي التواقيع في السوق طوال أيلول.</p></div></section>"),
    ("el", "<div><article><h2><a href=/1>Το φέρι για τη Σκάρνα ταξιδεύει πάλι μετά την επισκευή</a></h2><p>Το δρομολόγιο είχε σταματήσει από το Πάσχα.</p></article><article><h2><a href=/2>Το σχολείο του χωριού παίρνει πίσω τον δάσκαλο</a></h2><p>Οι γονείς μάζευαν υπογραφές όλο τον Σεπτέμβριο.</p></article></div>"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "cards"), CARDS)
def test_cards_of_other_articles_go_also_where_a_sentence_has_few_words(language: str, cards: str) -> None:
    below = f"{cards}<p>{REPORTS[language].paragraphs[0]} 2.</p>"
    assert (
        extract(page(article(language, below=below)), RULES).body
        == f"{REPORTS[language].body}\n\n{REPORTS[language].paragraphs[0]} 2."
    )


LABELS = [
    ("vi", "<div>Quảng cáo</div>"),
    ("el", "<div>Διαφήμιση</div>"),
    ("el", "<h3>Διαβάστε επίσης</h3><p><a href=/a>Το φέρι για τη Σκάρνα ταξιδεύει πάλι</a></p>"),
    ("cs", "<h3>Mohlo by vás zajímat</h3><ul><li><a href=/a>Trajekt na ostrov Skarn opět pluje</a></li></ul>"),
    ("id", "<h3>Berita Terkait</h3><p><a href=/a>Feri ke Pulau Skarn berlayar lagi</a></p>"),
    ("ar", "<h3>مواضيع ذات صلة</h3><p><a href=/a>العبارة إلى جزيرة سكارن تعود بعد الصيانة</a></p>"),
    ("tr", "<h3>İlginizi Çekebilir</h3><p><a href=/a>Skarn adasına vapur yeniden çalışıyor</a></p>"),
    ("pl", "<div>Udostępnij</div>"),
    ("ko", "<div>공유하기</div>"),
    ("tr", "<p>Fotoğraf: Ayla Kum</p>"),
    ("hi", "<p>फोटो: नेहा वर्मा</p>"),
    ("ar", "<p>الوسوم: ميناء، رصيف</p>"),
    ("fi", "<div>Mainos</div>"),
    ("fi", "<h3>Lue myös</h3><p><a href=/a>Lautta Skarnin saarelle kulkee taas korjauksen jälkeen</a></p>"),
    ("fi", "<p>Lue lisää: <a href=/a>Lautta Skarnin saarelle kulkee taas</a></p>"),
    ("hu", "<div>Hirdetés</div>"),
    ("hu", "<h3>Kapcsolódó cikkek</h3><ul><li><a href=/a>Javítás után újra jár a komp Skarn szigetére</a></li></ul>"),
    ("hu", "<p>Olvassa el ezt is: <a href=/a>Javítás után újra jár a komp</a></p>"),
    ("ro", "<div>Publicitate</div>"),
    ("ro", "<h3>Citește și</h3><p><a href=/a>Feribotul spre insula Skarn circulă din nou</a></p>"),
    ("ro", "<p>Citește și: <a href=/a>Feribotul spre insula Skarn circulă din nou</a></p>"),
    ("th", "<div>โฆษณา</div>"),
    ("th", "<h3>ข่าวที่เกี่ยวข้อง</h3><ul><li><a href=/a>เรือข้ามฟากไปเกาะสการ์นกลับมาวิ่ง</a></li></ul>"),
    ("he", "<div>פרסומת</div>"),
    ("he", "<h3>כתבות נוספות</h3><p><a href=/a>המעבורת לאי סקרן חוזרת לשוט</a></p>"),
    ("fa", "<div>تبلیغات</div>"),
    ("fa", "<h3>مطالب مرتبط</h3><ul><li><a href=/a>کشتی جزیره اسکارن دوباره راه افتاد</a></li></ul>"),
    ("fa", "<p>بیشتر بخوانید: <a href=/a>کشتی جزیره اسکارن دوباره راه افتاد</a></p>"),
    ("bn", "<div>বিজ্ঞাপন</div>"),
    ("bn", "<h3>আরও পড়ুন</h3><p><a href=/a>স্কার্ন দ্বীপের ফেরি আবার চলছে</a></p>"),
    ("sw", "<div>Tangazo</div>"),
    ("sw", "<h3>Soma pia</h3><p><a href=/a>Kivuko cha kisiwa cha Skarn charudi</a></p>"),
    ("nl", "<div>Advertentie</div>"),
    ("nl", "<h3>Lees ook</h3><p><a href=/a>Veerboot naar Skarn vaart weer na reparatie</a></p>"),
    ("bg", "<h3>Още по темата</h3><p><a href=/a>Фериботът до Скарн отново пътува</a></p>"),
    ("hr", "<h3>Pročitajte još</h3><p><a href=/a>Trajekt za otok Skarn opet plovi</a></p>"),
    ("bg", "<div>Реклама</div>"),
    ("ta", "<div>விளம்பரம்</div>"),
    ("vi", "<h3>Tin liên quan</h3><p><a href=/a>Phà ra đảo Skarn chạy lại sau sửa chữa</a></p>"),
    ("el", "<p>Διαβάστε επίσης: <a href=/a>Το φέρι για τη Σκάρνα ταξιδεύει πάλι</a></p>"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "label"), LABELS)
def test_labels_in_a_text_go(language: str, label: str) -> None:
    report = REPORTS[language]
    html = article(language).replace(f"<p>{report.paragraphs[2]}</p>", f"{label}<p>{report.paragraphs[2]}</p>")
    assert extract(page(html), RULES).body == report.body

"""One invented report in many languages: what holds in one language is tried in the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """A headline and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def text(self) -> str:
        """The paragraphs as HTML."""
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


def article(language: str, *, above: str = "", below: str = "", head: str = "") -> str:
    """The report as a page. ``above``: HTML between headline and text. ``below``: HTML under the text, in the same box."""
    report = REPORTS[language]
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{report.title}</title>{head}</head><body>'
        f"<main><article><h1>{report.title}</h1>{above}<div class=t>{report.text}{below}</div></article></main></body></html>"
    )


REPORTS = {
    "ar": Report(
        "مجلس الميناء يغلق الرصيف الشرقي أحد عشر أسبوعا",
        (
            "قرر مجلس الميناء في بلدة الزيتونية يوم الثلاثاء إغلاق الرصيف الشرقي مدة أحد عشر أسبوعا، لأن الغواصين سيستبدلون الأعمدة المتآكلة تحت الجسر.",
            "وسيستخدم الصيادون الذين كانوا يرسون هناك الحوض الواقع خلف مخزن الثلج، حيث يتسع المكان لتسعة قوارب عند انحسار الماء.",
            "وتبلغ كلفة الأعمال مليونا وأربعمئة ألف دينار، تدفع المحافظة ثلثها، ومن المقرر أن تنتهي قبل موسم الصيد في تشرين الأول.",
            "وصوت عضوان ضد الخطة لأن مقياس المد، وهو الأقدم على هذا الساحل، يجب أن ينقل إلى مكان آخر.",
            "وقالت مديرة الميناء إلهام البرندي إن الرافعة ستبقى في مكانها حتى الربيع.",
        ),
    ),
    "cs": Report(
        "Přístavní rada zavírá východní skluz na jedenáct týdnů",
        (
            "Přístavní rada v Olšanech v úterý rozhodla, že východní skluz bude jedenáct týdnů zavřený, protože potápěči vymění shnilé piloty.",
            "Rybáři, kteří tam dosud přistávali, budou používat bazén za ledárnou, kde je za nízké vody místo pro devět lodí.",
            "Práce stojí čtrnáct milionů korun, třetinu zaplatí okres, a skončí před začátkem sezony v druhém říjnovém týdnu.",
            "Dva členové rady hlasovali proti, protože se musí přestěhovat mareograf, nejstarší na tomto pobřeží.",
            "Kapitánka přístavu Ilse Brandvoldová řekla, že jeřáb zůstane na svém místě až do jara.",
        ),
    ),
    "de": Report(
        "Hafenrat schließt die östliche Slipanlage für elf Wochen",
        (
            "Der Hafenrat von Alt-Ellerby hat am Dienstag beschlossen, die östliche Slipanlage für elf Wochen zu schließen, während Taucher die verfaulten Pfähle ersetzen.",
            "Die Fischer, die dort bisher anlegten, nutzen das Becken hinter dem Eishaus, in dem bei Niedrigwasser neun Boote Platz haben.",
            "Die Arbeiten kosten 1,4 Millionen Kronen, ein Drittel zahlt der Kreis, und sie sollen vor der Heringszeit im Oktober enden.",
            "Zwei Mitglieder stimmten gegen den Plan, weil der Pegel, der älteste dieser Küste, versetzt werden muss.",
            "Hafenmeisterin Ilse Brandvold sagte, der Kran bleibe bis zum Frühjahr an seinem Platz.",
        ),
    ),
    "el": Report(
        "Το λιμενικό συμβούλιο κλείνει την ανατολική γλίστρα για έντεκα εβδομάδες",
        (
            "Το λιμενικό συμβούλιο της Καλαμιάς αποφάσισε την Τρίτη να κλείσει την ανατολική γλίστρα για έντεκα εβδομάδες, ενώ δύτες αλλάζουν τους σάπιους πασσάλους.",
            "Οι ψαράδες που έδεναν ως τώρα εκεί θα χρησιμοποιούν τη λεκάνη πίσω από το παγοποιείο, όπου χωρούν εννέα βάρκες στη ρηχία.",
            "Τα έργα κοστίζουν ένα εκατομμύριο τετρακόσιες χιλιάδες ευρώ, το ένα τρίτο το πληρώνει ο νομός, και τελειώνουν πριν από τον Οκτώβριο.",
            "Δύο μέλη ψήφισαν κατά του σχεδίου, επειδή ο παλιρροιογράφος, ο παλαιότερος της ακτής, πρέπει να μεταφερθεί.",
            "Η λιμενάρχης Ίλσε Μπραντβόλντ είπε ότι ο γερανός θα μείνει στη θέση του ως την άνοιξη.",
        ),
    ),
    "en": Report(
        "Harbour board closes eastern slipway for eleven weeks",
        (
            "The harbour board voted on Tuesday to close the eastern slipway for eleven weeks while divers replace the rotten piles under the fuel pier.",
            "Fishing crews who land there now will use the basin beside the ice house, which the board dredged in spring and has room for nine boats at low water.",
            "The work costs 1.4 million crowns, a third of it from the county, and is to be finished before the herring season opens in October.",
            "Two members voted against the plan because the tide gauge on the slipway, the oldest on this coast, has to be moved.",
            "The harbour master, Ilse Brandvold, said that the crane would stay where it is until spring.",
        ),
    ),
    "fr": Report(
        "La commission du port ferme la cale est pour onze semaines",
        (
            "La commission du port de Saint-Ormel a décidé mardi de fermer la cale est pendant onze semaines, le temps que des plongeurs remplacent les pieux pourris.",
            "Les pêcheurs qui y accostaient jusqu'ici utiliseront le bassin derrière la glacière, où neuf bateaux tiennent à marée basse.",
            "Les travaux coûtent un million quatre cent mille euros, dont un tiers payé par le département, et finiront avant la saison du hareng.",
            "Deux membres ont voté contre le projet parce que le marégraphe, le plus ancien de la côte, doit être déplacé.",
            "La capitaine du port, Ilse Brandvold, a dit que la grue resterait en place jusqu'au printemps.",
        ),
    ),
    "hi": Report(
        "बंदरगाह मंडल ने पूर्वी घाट ग्यारह सप्ताह के लिए बंद किया",
        (
            "बंदरगाह मंडल ने मंगलवार को पूर्वी घाट को ग्यारह सप्ताह के लिए बंद करने का फैसला किया, क्योंकि गोताखोर सड़े हुए खंभों को बदलेंगे।",
            "जो मछुआरे अब तक वहां नाव लगाते थे वे बर्फघर के पीछे के तालाब का उपयोग करेंगे, जहां कम पानी में नौ नावों की जगह है।",
            "इस काम पर चौदह लाख रुपये खर्च होंगे, जिसका एक तिहाई जिला देगा, और यह अक्टूबर के दूसरे सप्ताह तक पूरा होगा।",
            "दो सदस्यों ने योजना के खिलाफ मतदान किया, क्योंकि तट का सबसे पुराना ज्वार मापक हटाना पड़ेगा।",
            "बंदरगाह प्रमुख इला ब्रांडवाल ने कहा कि क्रेन वसंत तक अपनी जगह पर रहेगी।",
        ),
    ),
    "id": Report(
        "Dewan pelabuhan menutup landasan timur selama sebelas minggu",
        (
            "Dewan pelabuhan Tanjung Melur pada Selasa memutuskan menutup landasan timur selama sebelas minggu karena penyelam mengganti tiang yang lapuk.",
            "Nelayan yang selama ini bersandar di sana akan memakai kolam di belakang gudang es, yang memuat sembilan perahu saat air surut.",
            "Pekerjaan itu menelan biaya satu koma empat miliar rupiah, sepertiganya dari kabupaten, dan harus selesai sebelum musim ikan pada Oktober.",
            "Dua anggota menolak rencana itu karena alat pengukur pasang, yang tertua di pantai ini, harus dipindahkan.",
            "Kepala pelabuhan Ilse Brandwol mengatakan derek tetap di tempatnya sampai musim semi.",
        ),
    ),
    "ja": Report(
        "港湾委員会、東の船揚げ場を十一週間閉鎖へ",
        (
            "松尾浜の港湾委員会は火曜日、潜水士が腐った杭を取り替えるため、東の船揚げ場を十一週間にわたって閉鎖することを決めた。",
            "これまでそこに船を着けていた漁業者は、製氷所の裏にある船だまりを使うことになり、干潮時には九隻が入ることができる。",
            "工事には一億四千万円がかかり、そのうち三分の一を県が負担し、十月の第二週に始まるニシン漁の前に終わる予定だ。",
            "二人の委員は、この海岸で最も古い検潮器を移さなければならないとして計画に反対した。",
            "港長の伊勢原ゆきは、クレーンは春まで同じ場所に残ると話した。",
        ),
    ),
    "ko": Report(
        "항만위원회, 동쪽 선가대 십일 주 동안 폐쇄",
        (
            "솔바람항 항만위원회는 화요일 잠수사들이 썩은 말뚝을 교체하는 동안 동쪽 선가대를 십일 주 동안 폐쇄하기로 결정했다.",
            "지금까지 그곳에 배를 대던 어민들은 얼음 창고 뒤의 정박지를 이용하게 되며 썰물 때에는 아홉 척이 들어갈 수 있다.",
            "공사에는 십사억 원이 들고 그 가운데 삼분의 일을 군이 부담하며 시월 둘째 주 청어철이 시작되기 전에 끝날 예정이다.",
            "위원 두 명은 이 해안에서 가장 오래된 검조기를 옮겨야 한다는 이유로 계획에 반대했다.",
            "항장 이세란은 크레인이 봄까지 제자리에 남을 것이라고 말했다.",
        ),
    ),
    "pl": Report(
        "Zarząd portu zamyka wschodni slip na jedenaście tygodni",
        (
            "Zarząd portu w Brzozowicach zdecydował we wtorek, że wschodni slip zostanie zamknięty na jedenaście tygodni, bo nurkowie muszą wymienić przegniłe pale.",
            "Rybacy, którzy dotąd tam cumowali, będą korzystać z basenu za lodownią, gdzie przy niskiej wodzie mieści się dziewięć kutrów.",
            "Prace pochłoną milion czterysta tysięcy złotych, z czego jedną trzecią pokryje powiat, a zakończą się przed sezonem śledziowym.",
            "Dwóch członków zarządu głosowało przeciw, ponieważ trzeba przenieść mareograf, najstarszy na tym wybrzeżu.",
            "Kapitan portu Ilsa Brandwold zapewniła, że dźwig pozostanie na swoim miejscu do wiosny.",
        ),
    ),
    "pt": Report(
        "Conselho do porto fecha a rampa leste por onze semanas",
        (
            "O conselho do porto de Vila Sardinha decidiu na terça-feira fechar a rampa leste por onze semanas, enquanto mergulhadores trocam as estacas podres.",
            "Os pescadores que até agora atracavam ali vão usar a bacia atrás da casa de gelo, onde cabem nove barcos na maré baixa.",
            "A obra custa um milhão e quatrocentos mil reais, um terço pago pelo distrito, e deve terminar antes da temporada do arenque.",
            "Dois membros votaram contra o plano porque o marégrafo, o mais antigo desta costa, precisa ser transferido.",
            "A capitã do porto, Ilse Brandvold, disse que o guindaste fica onde está até a primavera.",
        ),
    ),
    "ru": Report(
        "Совет порта закрывает восточный слип на одиннадцать недель",
        (
            "Совет порта в Берёзовой Губе во вторник решил закрыть восточный слип на одиннадцать недель, пока водолазы меняют сгнившие сваи.",
            "Рыбаки, которые до сих пор причаливали там, будут пользоваться бассейном за ледником, где в малую воду помещаются девять лодок.",
            "Работы обойдутся в четырнадцать миллионов рублей, треть заплатит район, и закончатся они до начала сельдяной путины в октябре.",
            "Двое членов совета голосовали против, потому что придётся перенести мареограф, самый старый на этом берегу.",
            "Капитан порта Ильза Брандвольд сказала, что кран останется на месте до весны.",
        ),
    ),
    "sv": Report(
        "Hamnstyrelsen stänger östra slipen i elva veckor",
        (
            "Hamnstyrelsen i Algrund beslöt i tisdags att stänga den östra slipen i elva veckor medan dykare byter ut de murkna pålarna.",
            "Fiskarna som hittills lagt till där får använda bassängen bakom ishuset, där nio båtar får plats vid lågvatten.",
            "Arbetet kostar 1,4 miljoner kronor, en tredjedel betalas av länet, och ska vara klart före sillsäsongen i oktober.",
            "Två ledamöter röstade emot planen eftersom pegeln, den äldsta på kusten, måste flyttas.",
            "Hamnkaptenen Ilse Brandvold sade att kranen står kvar till våren.",
        ),
    ),
    "tr": Report(
        "Liman kurulu doğu rampasını on bir haftalığına kapatıyor",
        (
            "Kavaklı liman kurulu salı günü doğu rampasını on bir haftalığına kapatma kararı aldı, çünkü dalgıçlar çürümüş kazıkları değiştirecek.",
            "Şimdiye kadar oraya yanaşan balıkçılar buzhanenin arkasındaki havuzu kullanacak, alçak suda orada dokuz tekneye yer var.",
            "Çalışmalar bir milyon dört yüz bin liraya mal olacak, bunun üçte birini ilçe karşılayacak ve ekim ayında bitecek.",
            "İki kurul üyesi plana karşı oy kullandı, çünkü kıyının en eski gelgit ölçeğinin taşınması gerekiyor.",
            "Liman müdürü İlse Brandvold, vincin bahara kadar yerinde kalacağını söyledi.",
        ),
    ),
    "uk": Report(
        "Рада порту закриває східний сліп на одинадцять тижнів",
        (
            "Рада порту у Вербовій Губі у вівторок вирішила закрити східний сліп на одинадцять тижнів, доки водолази міняють зогнилі палі.",
            "Рибалки, які досі причалювали там, користуватимуться басейном за льодовнею, де за низької води вміщується дев'ять човнів.",
            "Роботи коштуватимуть чотирнадцять мільйонів гривень, третину сплатить район, і завершаться вони до початку сезону в жовтні.",
            "Двоє членів ради голосували проти, бо доведеться перенести мареограф, найстаріший на цьому узбережжі.",
            "Капітанка порту Ільза Брандвольд сказала, що кран залишиться на місці до весни.",
        ),
    ),
    "vi": Report(
        "Hội đồng cảng đóng cửa đường trượt phía đông mười một tuần",
        (
            "Hội đồng cảng Bến Sậy hôm thứ Ba quyết định đóng cửa đường trượt phía đông trong mười một tuần để thợ lặn thay các cọc đã mục.",
            "Ngư dân trước nay cập bến ở đó sẽ dùng vũng nước phía sau nhà đá, nơi có chỗ cho chín chiếc thuyền khi nước ròng.",
            "Công trình tốn mười bốn tỷ đồng, một phần ba do huyện chi trả, và phải xong trước mùa cá vào tháng Mười.",
            "Hai ủy viên bỏ phiếu chống vì thước đo thủy triều, cổ nhất bờ biển này, phải dời đi nơi khác.",
            "Giám đốc cảng Lê Thị Ninh nói cần cẩu sẽ ở nguyên chỗ cũ cho đến mùa xuân.",
        ),
    ),
    "es": Report(
        "La junta del puerto cierra la rampa este durante once semanas",
        (
            "La junta del puerto de Villarce decidió el martes cerrar la rampa este durante once semanas mientras los buzos cambian los pilotes podridos.",
            "Los pescadores que hasta ahora atracaban allí usarán la dársena detrás de la fábrica de hielo, donde caben nueve barcos con marea baja.",
            "La obra cuesta un millón cuatrocientos mil euros, un tercio lo paga la provincia, y debe terminar antes de la temporada del arenque.",
            "Dos miembros votaron en contra porque el mareógrafo, el más antiguo de esta costa, tiene que trasladarse.",
            "La capitana del puerto, Ilse Brandvold, dijo que la grúa se queda donde está hasta la primavera.",
        ),
    ),
    "bg": Report(
        "Пристанищният съвет затваря източния хелинг за единайсет седмици",
        (
            "Пристанищният съвет на Елерово реши във вторник да затвори източния хелинг за единайсет седмици, докато водолази сменят изгнилите пилоти.",
            "Рибарите, които досега спираха там, ще ползват басейна зад ледницата, където при отлив има място за девет лодки.",
            "Работата струва милион и четиристотин хиляди крони, една трета плаща областта, и ще завърши преди сезона на херингата през октомври.",
            "Двама членове гласуваха против, защото най-старият водомер по този бряг трябва да бъде преместен.",
            "Началничката на пристанището Илзе Брандволд каза, че кранът остава на мястото си до пролетта.",
        ),
    ),
    "bn": Report(
        "বন্দর পরিষদ পূর্ব ঘাট এগারো সপ্তাহ বন্ধ রাখবে",
        (
            "বন্দর পরিষদ মঙ্গলবার সিদ্ধান্ত নিয়েছে যে এলারপুরের পূর্ব ঘাট এগারো সপ্তাহ বন্ধ থাকবে, কারণ ডুবুরিরা পচা খুঁটিগুলো বদলাবেন।",
            "যে জেলেরা এতদিন সেখানে নৌকা ভেড়াতেন, তাঁরা বরফকলের পেছনের পুকুর ব্যবহার করবেন, যেখানে ভাটার সময় নয়টি নৌকার জায়গা আছে।",
            "কাজের খরচ চৌদ্দ লাখ টাকা, এর এক তৃতীয়াংশ দেবে জেলা, আর অক্টোবরে মাছ ধরার মৌসুমের আগেই কাজ শেষ হবে।",
            "দুজন সদস্য বিপক্ষে ভোট দিয়েছেন, কারণ এই উপকূলের সবচেয়ে পুরোনো জোয়ার মাপার যন্ত্রটি সরাতে হবে।",
            "বন্দরের প্রধান বলেছেন, ক্রেনটি বসন্ত পর্যন্ত নিজের জায়গায় থাকবে।",
        ),
    ),
    "fa": Report(
        "شورای بندر اسکله شرقی را یازده هفته می‌بندد",
        (
            "شورای بندر الرآباد روز سه‌شنبه تصمیم گرفت اسکله شرقی را یازده هفته ببندد تا غواصان پایه‌های پوسیده را عوض کنند.",
            "ماهیگیرانی که تاکنون آنجا پهلو می‌گرفتند از حوضچه پشت یخ‌خانه استفاده خواهند کرد که هنگام جزر برای نه قایق جا دارد.",
            "هزینه این کار یک میلیون و چهارصد هزار کرون است، یک سوم آن را استان می‌پردازد و پیش از فصل صید در مهر تمام می‌شود.",
            "دو عضو به طرح رأی منفی دادند، چون باید قدیمی‌ترین آب‌سنج این ساحل جابه‌جا شود.",
            "رئیس بندر گفت جرثقیل تا بهار در جای خود می‌ماند و قایقرانان نگران نباشند.",
        ),
    ),
    "fi": Report(
        "Satamalautakunta sulkee itäisen luiskan yhdeksitoista viikoksi",
        (
            "Satamalautakunta päätti tiistaina sulkea Ellilän itäisen luiskan yhdeksitoista viikoksi, kun sukeltajat vaihtavat lahonneet paalut.",
            "Siihen asti rantautuneet kalastajat käyttävät jäävaraston takana olevaa allasta, johon matalan veden aikana mahtuu yhdeksän venettä.",
            "Työt maksavat miljoona neljäsataatuhatta kruunua, josta maakunta maksaa kolmanneksen, ja ne päättyvät ennen silakkakautta lokakuussa.",
            "Kaksi jäsentä äänesti vastaan, koska rannikon vanhin vedenkorkeusmittari on siirrettävä muualle.",
            "Satamapäällikkö Ilse Brandvold sanoi, että nosturi pysyy paikallaan kevääseen saakka.",
        ),
    ),
    "he": Report(
        "מועצת הנמל סוגרת את המזח המזרחי לאחד עשר שבועות",
        (
            "מועצת הנמל של אלרבי החליטה ביום שלישי לסגור את המזח המזרחי לאחד עשר שבועות, בזמן שצוללנים יחליפו את העמודים הרקובים.",
            "הדייגים שעגנו שם עד כה ישתמשו בבריכה שמאחורי בית הקרח, שבה יש מקום לתשע סירות בשעת השפל.",
            "העבודות יעלו מיליון וארבע מאות אלף כתרים, שליש מהם ישלם המחוז, והן יסתיימו לפני עונת ההרינג באוקטובר.",
            "שני חברים הצביעו נגד, כי צריך להעביר את מד הגובה, העתיק ביותר בחוף הזה.",
            "מנהלת הנמל אילזה ברנדוולד אמרה שהמנוף יישאר במקומו עד האביב.",
        ),
    ),
    "hr": Report(
        "Lučko vijeće zatvara istočni navoz na jedanaest tjedana",
        (
            "Lučko vijeće u Elerovcu odlučilo je u utorak zatvoriti istočni navoz na jedanaest tjedana dok ronioci ne zamijene trule pilote.",
            "Ribari koji su ondje dosad pristajali koristit će bazen iza ledane, gdje pri oseki ima mjesta za devet brodica.",
            "Radovi stoje milijun i četiristo tisuća kruna, trećinu plaća županija, a završit će prije sezone haringa u listopadu.",
            "Dvoje članova glasovalo je protiv jer se mora premjestiti mareograf, najstariji na ovoj obali.",
            "Lučka kapetanica Ilse Brandvold rekla je da dizalica ostaje na svojem mjestu do proljeća.",
        ),
    ),
    "hu": Report(
        "A kikötői tanács tizenegy hétre lezárja a keleti sólyát",
        (
            "A kikötői tanács kedden úgy döntött, hogy tizenegy hétre lezárja a keleti sólyát Ellerfalván, mert a búvárok kicserélik a korhadt cölöpöket.",
            "Az ott kikötő halászok addig a jégház mögötti medencét használják, ahol apálykor kilenc csónaknak van helye.",
            "A munka egymillió-négyszázezer koronába kerül, a harmadát a megye fizeti, és a heringszezon előtt, októberben ér véget.",
            "Két tag a terv ellen szavazott, mert a partvidék legrégebbi vízmércéjét is át kell helyezni.",
            "Brandvold Ilse kikötőmester azt mondta, hogy a daru tavaszig a helyén marad.",
        ),
    ),
    "nl": Report(
        "Havenraad sluit oostelijke helling elf weken lang",
        (
            "De havenraad van Ellerdam besloot dinsdag de oostelijke helling elf weken te sluiten terwijl duikers de verrotte palen vervangen.",
            "De vissers die daar tot nu toe aanlegden, gebruiken het bekken achter het ijshuis, waar bij laag water plaats is voor negen boten.",
            "Het werk kost 1,4 miljoen kronen, een derde betaalt het district, en het moet klaar zijn voor het haringseizoen in oktober.",
            "Twee leden stemden tegen omdat de peilschaal, de oudste van deze kust, moet worden verplaatst.",
            "Havenmeester Ilse Brandvold zei dat de kraan tot het voorjaar op zijn plaats blijft.",
        ),
    ),
    "ro": Report(
        "Consiliul portului închide cala de est pentru unsprezece săptămâni",
        (
            "Consiliul portului din Elerești a hotărât marți să închidă cala de est pentru unsprezece săptămâni, cât timp scafandrii înlocuiesc pilonii putreziți.",
            "Pescarii care acostau acolo vor folosi bazinul din spatele gheţăriei, unde la apă joasă încap nouă bărci.",
            "Lucrările costă un milion patru sute de mii de coroane, o treime o plătește județul, și se termină înainte de sezonul heringului.",
            "Doi membri au votat împotrivă, pentru că trebuie mutat mareograful, cel mai vechi de pe această coastă.",
            "Căpitana portului, Ilse Brandvold, a spus că macaraua rămâne la locul ei până la primăvară.",
        ),
    ),
    "sw": Report(
        "Baraza la bandari lafunga gati la mashariki kwa wiki kumi na moja",
        (
            "Baraza la bandari ya Elerani liliamua Jumanne kufunga gati la mashariki kwa wiki kumi na moja wakati wapiga mbizi wakibadilisha nguzo zilizooza.",
            "Wavuvi waliokuwa wakitia nanga hapo watatumia bwawa lililo nyuma ya ghala la barafu, ambalo lina nafasi ya mashua tisa maji yanapokupwa.",
            "Kazi hiyo itagharimu shilingi milioni moja na laki nne, theluthi moja italipwa na wilaya, na itamalizika kabla ya msimu wa samaki mwezi Oktoba.",
            "Wajumbe wawili walipiga kura ya kupinga kwa sababu kipimo cha maji, cha zamani kuliko vyote pwani hii, lazima kihamishwe.",
            "Mkuu wa bandari Ilse Brandvold alisema winchi itabaki mahali pake hadi majira ya kuchipua.",
        ),
    ),
    "ta": Report(
        "துறைமுக சபை கிழக்கு படித்துறையை பதினொரு வாரங்களுக்கு மூடுகிறது",
        (
            "எல்லர்பட்டி துறைமுக சபை செவ்வாய்க்கிழமை கிழக்கு படித்துறையை பதினொரு வாரங்களுக்கு மூட முடிவு செய்தது, ஏனெனில் மூழ்குவோர் அழுகிய தூண்களை மாற்றுகிறார்கள்.",
            "இதுவரை அங்கு இறங்கிய மீனவர்கள் பனிக்கட்டி கிடங்கின் பின்னால் உள்ள குளத்தைப் பயன்படுத்துவார்கள், அங்கு ஒன்பது படகுகளுக்கு இடம் உள்ளது.",
            "இந்தப் பணிக்கு பதினான்கு லட்சம் செலவாகும், அதில் மூன்றில் ஒரு பங்கை மாவட்டம் செலுத்தும், அக்டோபர் மாதத்திற்கு முன் முடியும்.",
            "இரண்டு உறுப்பினர்கள் எதிராக வாக்களித்தனர், ஏனெனில் இந்தக் கடற்கரையின் பழமையான அளவுகோல் மாற்றப்பட வேண்டும்.",
            "துறைமுகத் தலைவர் பளுதூக்கி வசந்த காலம் வரை அதே இடத்தில் இருக்கும் என்று கூறினார்.",
        ),
    ),
    "th": Report(
        "คณะกรรมการท่าเรือปิดทางลาดฝั่งตะวันออกสิบเอ็ดสัปดาห์",
        (
            "คณะกรรมการท่าเรือเมืองเอลเลอร์บีมีมติเมื่อวันอังคารให้ปิดทางลาดฝั่งตะวันออกเป็นเวลาสิบเอ็ดสัปดาห์ ระหว่างที่นักดำน้ำเปลี่ยนเสาเข็มที่ผุพัง",
            "ชาวประมงที่เคยขึ้นฝั่งที่นั่นจะใช้แอ่งด้านหลังโรงน้ำแข็งแทน ซึ่งรองรับเรือได้เก้าลำในช่วงน้ำลง",
            "งานนี้ใช้งบหนึ่งล้านสี่แสนโครน โดยจังหวัดออกให้หนึ่งในสาม และจะเสร็จก่อนฤดูปลาเฮอริงในเดือนตุลาคม",
            "สมาชิกสองคนลงคะแนนคัดค้าน เพราะต้องย้ายมาตรวัดระดับน้ำซึ่งเก่าแก่ที่สุดบนชายฝั่งนี้",
            "อิลเซอ บรันด์โวลด์ หัวหน้าท่าเรือกล่าวว่าปั้นจั่นจะอยู่ที่เดิมจนถึงฤดูใบไม้ผลิ",
        ),
    ),
}

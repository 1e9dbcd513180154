"""Buttons and small print of an article's page, as whole lines: "Share this article", "Reading time: 3 min".

Entries are parts of regular expressions that a line in small letters has to match as a whole. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

BUTTONS: Table = {
    "en": """
        (?:share|listen to|read aloud|print|save|bookmark|e-?mail|copy|gift|report|comment on|discuss|play|rate|translate|like) (?:this |the |our )?(?:article|story|page|post|news|piece|text|content|audio)
        (?:back|return) to (?:the )?(?:home ?page|top|news|overview|start|articles)
        (?:article|story|text) continues (?:below|after) (?:this |the )?(?:ad|advert|advertisement|photo|picture|image|video|gallery)s?
        (?:show|hide|view|see|read|load) (?:all|more) (?:comments|articles|stories|news)
        was this (?:article|story|page) (?:helpful|useful|interesting)
    """,
    "de": """
        (?:diesen |den |die )?(?:artikel|beitrag|text|seite|meldung|nachricht)(?: jetzt)? (?:teilen|drucken|ausdrucken|vorlesen|merken|anhören|hören|speichern|versenden|weiterempfehlen|kommentieren|verschenken|bewerten)
        vorlesen(?: lassen)?
        zurück (?:zur|zum|nach) (?:startseite|übersicht|start|anfang|oben)
        (?:der )?(?:text|artikel) geht (?:nach|unter) (?:dem|der) (?:bild|foto|video|anzeige|werbung) weiter
        (?:alle|weitere|mehr) (?:kommentare|artikel|nachrichten|meldungen|beiträge|fotos|bilder)(?: (?:anzeigen|lesen|ansehen))?
        weiter(?:e|führende) (?:themen|links)
        (?:mehr|weiteres) (?:zu diesem|über dieses|aus diesem) (?:thema|ressort)
    """,
    "fr": """
        (?:partager|écouter|imprimer|enregistrer|sauvegarder|envoyer|offrir|commenter|lire) (?:cet |l[’'] ?)(?:article|info|actualité)(?: à haute voix)?
        (?:partager|écouter|imprimer)(?: cette| la)? page
        retour (?:à|sur) (?:l[’']accueil|la page d[’']accueil|la une|l[’']actualité)
        (?:la )?suite (?:de l[’']article )?(?:après|sous) (?:la|cette) (?:publicité|photo|vidéo|pub)
        (?:voir|lire|afficher) (?:tous |toutes )?(?:les |plus de )?(?:commentaires|articles|actualités|photos)
        (?:nos|les) (?:derniers|autres) articles
    """,
    "es": """
        (?:compart\\w+|escuchar?|imprimir|guardar|enviar|comentar|regalar)(?: (?:este|el|la|esta))? (?:artículo|noticia|nota|página|contenido)
        (?:volver|regresar|ir) (?:al? )?(?:inicio|portada|la portada|arriba|principal)
        (?:la noticia |el artículo )?continúa (?:después|debajo|tras) (?:de )?(?:la|del?) (?:publicidad|anuncio|foto|imagen|vídeo|video)
        (?:ver|leer|mostrar) (?:todos |todas )?(?:los |las |más )?(?:comentarios|artículos|noticias|fotos)
        más (?:sobre (?:este tema|el tema)|información|en esta sección)
        comparte(?: en redes)?
    """,
    "pt": """
        (?:compartilhar?|compartilhe|partilhar?|partilhe|ouvir|ouça|escutar|imprimir|salvar|guardar|enviar|comentar)(?: (?:este|esta|o|a|esse|essa))?(?: (?:artigo|notícia|matéria|página|conteúdo|texto))?
        (?:voltar|regressar) (?:ao|à|para o|para a) (?:início|topo|página inicial|homepage|home)
        (?:a )?(?:matéria|notícia|texto|artigo)? ?continua (?:após|depois d[ao]|abaixo d[ao]) (?:a |o )?(?:publicidade|anúncio|foto|vídeo|imagem)
        (?:ver|ler|mostrar|veja|leia) (?:todos |todas )?(?:os |as |mais )?(?:comentários|artigos|notícias|fotos)
        mais sobre (?:este|o|esse) (?:tema|assunto)
        (?:artigos|conteúdos|notícias|matérias) (?:relacionad[ao]s|recomendad[ao]s)
    """,
    "it": """
        (?:condividi|condividere|ascolta|stampa|salva|invia|commenta|leggi)(?: (?:questo|quest[’']|il|la|l[’']))? ?(?:articolo|notizia|pagina|testo|post)
        torna (?:alla|all[’']|al|in) ?(?:home ?page|home|inizio|alto|su|prima pagina)
        (?:l[’']articolo |la notizia )?(?:continua|prosegue) (?:dopo|sotto) (?:la|il) (?:pubblicità|foto|video|immagine)
        (?:vedi|leggi|mostra) (?:tutti |tutte )?(?:i |gli |le |altri |altre )?(?:commenti|articoli|notizie|foto)
        (?:altri|altre) (?:articoli|notizie)
        (?:contenuti|articoli|notizie) (?:correlati|correlate|consigliati|suggeriti)
    """,
    "nl": """
        (?:deel|beluister|luister naar|print|bewaar|mail|verstuur|lees|reageer op)(?: (?:dit|het|deze|de))? (?:artikel|bericht|verhaal|nieuws|pagina)(?: voor)?
        (?:terug )?naar (?:de )?(?:homepage|voorpagina|boven|overzicht|startpagina)
        (?:de )?(?:tekst|artikel) (?:gaat verder|loopt door) (?:onder|na) (?:de|het|deze) (?:advertentie|foto|video|afbeelding)
        lees (?:verder|door)(?: (?:onder|na) (?:de|het) (?:foto|advertentie|video|afbeelding))?
        (?:lees )?meer (?:over|bij|in) (?:dit|deze|de) (?:onderwerp|dossier|rubriek|thema)
        (?:bekijk|toon|lees) (?:alle|meer) (?:reacties|artikelen|foto[’']?s|berichten)
    """,
    "sv": """
        (?:dela|lyssna på|skriv ut|spara|läs upp|mejla|kommentera|tipsa om)(?: den här| denna)? (?:artikeln?|texten|nyheten|sidan|inlägget)
        (?:tillbaka )?till (?:startsidan|toppen|förstasidan|översikten)
        (?:artikeln|texten) fortsätter (?:efter|under) (?:annonsen|bilden|videon|reklamen)
        (?:läs |visa )?(?:mer|mera) (?:om|i|från) (?:ämnet|detta|det här|ämnena)
        (?:visa|läs|se) (?:alla|fler) (?:kommentarer|artiklar|nyheter|bilder)
    """,
    "da": """
        (?:del|lyt til|print|udskriv|gem|læs|kommentér)(?: denne| den)? (?:artikel|artiklen|tekst|teksten|historie|side)(?: op)?
        (?:tilbage )?til (?:forsiden|toppen|oversigten)
        (?:artiklen|teksten) fortsætter (?:efter|under) (?:annoncen|billedet|videoen|reklamen)
        mere (?:om|fra) (?:emnet|samme emne|dette)
        (?:vis|se|læs) (?:alle|flere) (?:kommentarer|artikler|nyheder|billeder)
    """,
    "no": """
        (?:del|lytt til|skriv ut|lagre|les|kommenter)(?: denne)? (?:artikkel|artikkelen|saken|teksten|siden)(?: opp)?
        (?:tilbake )?til (?:forsiden|toppen|oversikten)
        (?:artikkelen|saken|teksten) fortsetter (?:etter|under) (?:annonsen|bildet|videoen|reklamen)
        mer (?:om|fra) (?:emnet|saken|dette)
        (?:vis|se|les) (?:alle|flere) (?:kommentarer|artikler|nyheter|bilder)
    """,
    "fi": """
        (?:jaa|kuuntele|tulosta|tallenna|lue|kommentoi)(?: tämä)? (?:juttu|artikkeli|uutinen|teksti|sivu)(?: ääneen)?
        (?:takaisin )?(?:etusivulle|alkuun|ylös)
        (?:juttu|artikkeli|teksti) jatkuu (?:mainoksen|kuvan|videon) (?:jälkeen|alla|alapuolella)
        (?:näytä|katso|lue) (?:kaikki|lisää) (?:kommentit|kommentteja|juttuja|uutisia|kuvia)
        lisää (?:aiheesta|samasta aiheesta)
    """,
    "pl": """
        (?:udostępnij|posłuchaj|wydrukuj|drukuj|zapisz|wyślij|skomentuj|odsłuchaj|przeczytaj|oceń)(?: ten| tego)? ?(?:artykuł|artykułu|tekst|tekstu|materiał|materiału|stronę)
        (?:powrót|wróć) (?:do|na) (?:strony głównej|góry|stronę główną|listy)
        (?:dalszy|dalsza) (?:ciąg|część) (?:artykułu|tekstu|materiału)? ?(?:pod|po) (?:reklamą|zdjęciem|wideo|reklamie|materiałem wideo)
        (?:polecane|powiązane|podobne|najnowsze|popularne|inne) (?:artykuły|wiadomości|treści|tematy|materiały)
        (?:zobacz|pokaż) (?:wszystkie|więcej)(?: (?:komentarze|artykuły|zdjęcia|artykułów))?
        więcej (?:na ten temat|o)
    """,
    "cs": """
        (?:sdílet|poslechnout|vytisknout|uložit|odeslat|komentovat|poslat|přehrát)(?: si)?(?: tento)? (?:článek|text|zprávu|stránku)
        (?:zpět|návrat) (?:na|nahoru|k) ?(?:titulní stranu|hlavní stránku|úvod|přehledu|začátek)?
        (?:článek|text) pokračuje (?:pod|za) (?:reklamou|fotografií|obrázkem|videem)
        (?:související|doporučené|podobné|další) (?:články|zprávy|témata)
        (?:zobrazit|číst) (?:všechny|další|více)(?: (?:komentáře|články|fotky))?
        více k tématu
    """,
    "sk": """
        (?:zdieľať|vypočuť|vytlačiť|uložiť|odoslať|komentovať|prehrať)(?: si)?(?: tento)? (?:článok|text|správu|stránku)
        späť na (?:titulku|hlavnú stránku|úvod|začiatok)
        (?:článok|text) pokračuje (?:pod|za) (?:reklamou|fotografiou|obrázkom|videom)
        (?:súvisiace|odporúčané|podobné|ďalšie) (?:články|správy|témy)
    """,
    "ru": """
        (?:поделиться|слушать|прослушать|распечатать|сохранить|отправить|комментировать|обсудить|скопировать|оценить|читать)(?: эту| этот)? ?(?:новость|новостью|статью|статьёй|статьей|материал|материалом|публикацию|публикацией|текст|ссылку)
        (?:вернуться )?(?:на главную|наверх|к списку|назад)(?: страницу)?
        (?:продолжение|материал|текст) (?:под|после|ниже)(?: продолжения)? (?:рекламой|рекламы|фото|видео)
        (?:показать|читать|смотреть) (?:все|ещё|еще|больше)(?: (?:комментарии|новости|статьи|фото))?
        (?:другие|последние|главные|популярные|похожие|рекомендуемые) (?:новости|материалы|статьи|публикации)
    """,
    "uk": """
        (?:поділитися|слухати|прослухати|роздрукувати|зберегти|надіслати|коментувати|обговорити|скопіювати|читати)(?: цю| цей| цим)? ?(?:новину|новиною|статтю|статтею|матеріал|матеріалом|публікацію|текст|посилання)
        (?:повернутися )?(?:на головну|нагору|до списку|назад)(?: сторінку)?
        (?:продовження|матеріал|текст) (?:під|після) (?:рекламою|реклами|фото|відео)
        (?:показати|читати|дивитися) (?:всі|усі|ще|більше)(?: (?:коментарі|новини|статті|фото))?
        (?:інші|останні|головні|популярні|схожі|рекомендовані) (?:новини|матеріали|статті|публікації)
    """,
    "bg": """
        (?:сподели|сподели тази|чуй|прослушай|отпечатай|запази|изпрати|коментирай)(?: тази| този)? ?(?:новина|новината|статия|статията|материал|материала)
        (?:обратно )?(?:към )?(?:началото|начална страница|начало)
        (?:текстът|статията) продължава (?:под|след) (?:рекламата|снимката|видеото)
        (?:подобни|свързани|последни|други|още) (?:новини|статии|материали)
    """,
    "sr": """
        (?:podeli|podelite|poslušaj|poslušajte|odštampaj|sačuvaj|pošalji|komentariši|подели|поделите|послушај|одштампај|сачувај|пошаљи)(?: ovu| ovaj| ову| овај)? ?(?:vest|članak|tekst|вест|чланак|текст)
        (?:nazad na|назад на) (?:naslovnu|početnu|насловну|почетну)(?: stranu| страну)?
        (?:nastavak teksta|tekst se nastavlja|наставак текста|текст се наставља) (?:ispod|posle|испод|после) (?:reklame|fotografije|videa|рекламе|фотографије|видеа)
        (?:povezane|slične|najnovije|druge|повезане|сличне|најновије|друге) (?:vesti|вести)
    """,
    "hr": """
        (?:podijeli|podijelite|poslušaj|poslušajte|ispiši|spremi|pošalji|komentiraj)(?: ovu| ovaj)? ?(?:vijest|članak|tekst)
        (?:natrag|povratak) na (?:naslovnicu|početnu|vrh)
        (?:nastavak teksta|tekst se nastavlja|članak se nastavlja) (?:ispod|nakon) (?:oglasa|fotografije|videa)
        (?:povezane|slične|najnovije|druge|vezane) (?:vijesti|teme)
    """,
    "sl": """
        (?:deli|delite|poslušaj|poslušajte|natisni|shrani|pošlji|komentiraj)(?: to| ta)? ?(?:novico|članek|besedilo)
        nazaj na (?:naslovnico|prvo stran|vrh)
        (?:članek|besedilo) se nadaljuje (?:pod|po) (?:oglasom|fotografijo|videom)
        (?:sorodne|povezane|podobne|zadnje) (?:novice|vsebine|teme)
    """,
    "hu": """
        (?:cikk|a cikk|hír|a hír|oldal|az oldal) (?:megosztása|nyomtatása|mentése|elküldése|meghallgatása|felolvasása)
        (?:oszd meg|hallgasd meg|nyomtasd ki|mentsd el|hallgassa meg|ossza meg)(?: ezt)? ?(?:a |az )?(?:cikket|hírt|írást)?
        vissza (?:a|az) (?:főoldalra|címlapra|elejére|kezdőlapra)
        a (?:cikk|hír|szöveg) (?:a )?(?:hirdetés|kép|videó) (?:után|alatt) folytatódik
        (?:kapcsolódó|ajánlott|hasonló|további|legfrissebb) (?:cikkek|hírek|tartalmak|írások)
    """,
    "ro": """
        (?:distribuie|distribuiți|ascultă|ascultați|tipărește|printează|salvează|trimite|comentează)(?: acest| această)? ?(?:articol|articolul|știrea|știre|pagina)
        înapoi la (?:prima pagină|pagina principală|început|homepage)
        (?:articolul|textul|știrea) continuă (?:după|sub) (?:reclamă|publicitate|fotografie|video)
        (?:articole|știri) (?:similare|recomandate|asemănătoare|recente)
        (?:mai multe despre|citește mai multe despre) (?:acest subiect|subiect)
    """,
    "tr": """
        (?:bu )?(?:haberi|yazıyı|makaleyi|sayfayı) (?:paylaş|dinle|yazdır|kaydet|gönder|yorumla|sesli dinle)
        (?:ana sayfaya|başa|anasayfaya) dön
        (?:haber|yazı|haberin devamı) (?:reklamdan|fotoğraftan|videodan)? ?(?:sonra|aşağıda) (?:devam ediyor|devam)?
        (?:ilgili|benzer|önerilen|diğer|son|sıradaki|öne çıkan) (?:haberler|haber|içerikler|yazılar)
    """,
    "el": """
        (?:μοιραστείτε|κοινοποιήστε|ακούστε|εκτυπώστε|αποθηκεύστε|σχολιάστε|κοινοποίηση|εκτύπωση)(?: αυτό)? ?(?:το |του )?(?:άρθρο|άρθρου|κείμενο|κειμένου|είδηση)
        (?:επιστροφή|πίσω) (?:στην|στο) (?:αρχική|αρχή|αρχική σελίδα)
        το (?:κείμενο|άρθρο) συνεχίζεται (?:κάτω από|μετά) (?:τη διαφήμιση|τη φωτογραφία|το βίντεο)
        (?:προτεινόμενα|παρόμοια|δημοφιλή|τελευταία) (?:άρθρα|νέα)
    """,
    "ar": """
        (?:شارك|شاركوا|استمع إلى|استمع الى|اطبع|طباعة|حفظ|احفظ|أرسل|مشاركة|نسخ)(?: هذا| هذه)? ?(?:ال)?(?:مقال|خبر|مقالة|مادة|صفحة|رابط)
        (?:العودة|الرجوع) إلى (?:الرئيسية|الصفحة الرئيسية|الأعلى)
        (?:يتبع|تتمة)(?: بعد الإعلان)?
        (?:المزيد من|مقالات|أخبار|مواضيع|قصص) (?:الأخبار|مشابهة|متعلقة|مقترحة|أخرى)
    """,
    "fa": """
        (?:اشتراک‌گذاری|اشتراک گذاری|چاپ|ذخیره|ارسال)(?: این)? ?(?:مطلب|خبر|مقاله|صفحه)?
        بازگشت به (?:صفحه اصلی|بالا)
        (?:مطالب|اخبار) (?:مشابه|پیشنهادی|مرتبط|بیشتر)
    """,
    "he": """
        (?:שתפו|שתף|האזינו ל|הדפיסו|הדפס|שמרו|שמור|שלחו)(?: את)? ?(?:ה)?(?:כתבה|מאמר|עמוד)
        (?:חזרה|בחזרה) ל(?:עמוד הבית|דף הבית|ראש העמוד)
        המשך הכתבה (?:אחרי|מתחת ל) ?(?:הפרסומת|תמונה|סרטון)
        (?:כתבות|ידיעות) (?:נוספות|דומות|מומלצות)
    """,
    "id": """
        (?:bagikan|dengarkan|cetak|simpan|kirim|komentari|salin)(?: artikel| berita| halaman| tulisan| tautan)(?: ini)?
        kembali ke (?:beranda|atas|halaman utama)
        (?:artikel|berita) (?:ini )?berlanjut (?:setelah|di bawah) (?:iklan|foto|video)
        (?:berita|artikel) (?:terkait|lainnya|terbaru|terpopuler|rekomendasi|pilihan)
    """,
    "ms": """
        (?:kongsi|dengar|cetak|simpan|hantar)(?: artikel| berita| halaman)(?: ini)?
        kembali ke (?:laman utama|atas)
        (?:berita|artikel) (?:berkaitan|lain|terkini|popular)
    """,
    "vi": """
        (?:chia sẻ|nghe|in|lưu|gửi|bình luận)(?: bài viết| bài báo| bài| tin| trang)(?: này)?
        (?:quay lại|trở về|về) (?:trang chủ|đầu trang)
        (?:tin|bài) (?:liên quan|cùng chủ đề|mới nhất|đọc nhiều|khác|nổi bật)
    """,
    "ja": """
        (?:この)?(?:記事|ニュース|ページ)を(?:シェア|共有|印刷|保存|聴く|聞く|読み上げ|コピー)(?:する)?
        (?:音声で|記事を)?(?:聴く|聞く|読み上げる)
        (?:おすすめ|注目|最新|人気|関連)の?(?:記事|ニュース|トピックス|コラム)(?:一覧)?
        (?:トップ|一覧|ホーム)(?:ページ)?(?:へ|に)戻る
        (?:広告の?(?:後|あと)に|写真の下に)(?:続きます|続く)
        (?:もっと|さらに)(?:見る|読む)
        (?:アクセス)?ランキング
    """,
    "ko": """
        (?:이 )?(?:기사|뉴스|페이지|글)(?:를|을)? ?(?:공유하기|공유|인쇄하기|인쇄|듣기|저장|저장하기|스크랩|읽어주기|보내기)
        (?:추천|인기|최신|관련|많이 본|주요|다른|이 시각 주요) ?(?:기사|뉴스|콘텐츠)
        (?:홈|목록|처음|맨 위)(?:으로|으로 돌아가기)?
        (?:더 ?보기|기사 더보기|뉴스 더보기)
    """,
    "zh": """
        (?:分享|收藏|打印|列印|收听|收聽|聆听|复制|複製|转发|轉發)(?:到|至|此|本|这篇|這篇)?(?:文|文章|新闻|新聞|页面|頁面|链接|連結)?
        (?:返回|回到)(?:首页|首頁|顶部|頂部|列表)
        (?:返回|回到)[^，。]{1,10}[，,]?(?:查看|阅读|閱讀)更多
        (?:热门|熱門|最新|更多|推荐|推薦|相关|相關|猜你喜欢|猜你喜歡)(?:文章|新闻|新聞|报道|報導|阅读|閱讀|资讯|資訊|内容)?
        (?:展开|展開|阅读|閱讀|查看)(?:全文|更多|原文)
    """,
    "hi": """
        (?:इस|यह)? ?(?:खबर|लेख|समाचार|आर्टिकल|पेज)(?: को)? ?(?:शेयर करें|साझा करें|सुनें|प्रिंट करें|सेव करें)
        (?:होम पेज|मुख्य पृष्ठ|होम)(?: पर)? (?:वापस )?जाएं
        (?:संबंधित|अन्य|ताज़ा|ताजा|लोकप्रिय|और) (?:खबरें|ख़बरें|समाचार|लेख)
        (?:और|अधिक) (?:पढ़ें|देखें)
    """,
    "bn": """
        (?:এই )?(?:খবর|খবরটি|প্রতিবেদন|লেখাটি) ?(?:শেয়ার করুন|শুনুন|প্রিন্ট করুন|সংরক্ষণ করুন)
        (?:সম্পর্কিত|আরও|সর্বশেষ|জনপ্রিয়) (?:খবর|সংবাদ|নিবন্ধ)
    """,
    "ta": """
        (?:இந்த )?(?:செய்தியை|கட்டுரையை) ?(?:பகிர|கேட்க|பகிரவும்)
        (?:தொடர்புடைய|மேலும்|சமீபத்திய) (?:செய்திகள்|கட்டுரைகள்)
    """,
    "ur": """
        (?:یہ )?(?:خبر|مضمون) (?:شیئر کریں|سنیں|پرنٹ کریں|محفوظ کریں)
        (?:متعلقہ|مزید|تازہ ترین|مقبول) (?:خبریں|مضامین)
    """,
    "th": """
        (?:แชร์|ฟัง|พิมพ์|บันทึก|ส่ง)(?:ข่าว|บทความ|หน้า)(?:นี้)?
        (?:กลับ|กลับไป)(?:หน้าแรก|หน้าหลัก|ด้านบน)
        (?:ข่าว|บทความ)(?:ที่เกี่ยวข้อง|ล่าสุด|แนะนำ|ยอดนิยม|อื่น ๆ|อื่นๆ)
    """,
    "sw": """
        (?:shiriki|sikiliza|chapisha|hifadhi)(?: makala| habari)(?: hii)?
        rudi (?:mwanzo|juu)
        (?:habari|makala) (?:zinazohusiana|zingine|mpya)
    """,
    "lt": """
        (?:dalintis|pasidalinti|klausyti|spausdinti|išsaugoti|komentuoti)(?: šiuo| šį)? ?(?:straipsniu|straipsnį|naujieną|straipsnio)
        (?:grįžti )?į (?:pradžią|pradinį puslapį)
        (?:susiję|panašūs|kiti|naujausi) (?:straipsniai|naujienos)
    """,
    "lv": """
        (?:dalīties|klausīties|drukāt|saglabāt|komentēt)(?: ar)?(?: šo)? ?(?:rakstu|ziņu)
        (?:atpakaļ )?uz (?:sākumu|sākumlapu)
        (?:saistītie|līdzīgi|citi|jaunākie) raksti
    """,
    "et": """
        (?:jaga|kuula|prindi|salvesta|kommenteeri)(?: seda)? ?(?:artiklit|lugu|uudist)
        (?:tagasi )?(?:avalehele|algusesse|üles)
        (?:seotud|sarnased|teised|viimased) (?:artiklid|uudised|lood)
    """,
}
"""Buttons around an article, labels over links to others, and notes where the text goes on."""

READING_TIME: Table = {
    "en": """
        (?:estimated )?read(?:ing)? ?time
    """,
    "de": """
        (?:geschätzte )?lese(?:zeit|dauer)
    """,
    "fr": """
        (?:temps|durée) de lecture(?: estimée?)?
        lecture
    """,
    "es": """
        tiempo (?:estimado )?de lectura
    """,
    "pt": """
        tempo (?:estimado )?de leitura
    """,
    "it": """
        tempo (?:stimato )?di lettura
    """,
    "nl": """
        leestijd
    """,
    "sv": """
        (?:beräknad )?läs(?:tid|ning)
    """,
    "da": """
        læsetid
    """,
    "no": """
        lesetid
    """,
    "fi": """
        luku(?:aika|kesto)
        lukemiseen kuluu
    """,
    "pl": """
        czas czytania
        przeczytasz w
    """,
    "cs": """
        (?:doba|délka|čas) čtení
    """,
    "sk": """
        (?:čas|doba) čítania
    """,
    "ru": """
        время (?:на )?(?:чтения|прочтения|чтение)
        читать
    """,
    "uk": """
        час (?:на )?(?:читання|прочитання)
    """,
    "bg": """
        време за четене
    """,
    "sr": """
        vreme čitanja
        време читања
    """,
    "hr": """
        vrijeme čitanja
    """,
    "sl": """
        čas branja
    """,
    "hu": """
        olvasási idő
        olvasás
    """,
    "ro": """
        timp de (?:citire|lectură)
        durata de citire
    """,
    "tr": """
        okuma süresi
        okunma süresi
    """,
    "el": """
        (?:εκτιμώμενος )?χρόνος ανάγνωσης
    """,
    "ar": """
        (?:مدة|وقت|زمن) القراءة
    """,
    "fa": """
        (?:زمان|مدت) مطالعه
    """,
    "he": """
        זמן קריאה
    """,
    "id": """
        (?:waktu|lama) baca
    """,
    "ms": """
        masa (?:bacaan|membaca)
    """,
    "vi": """
        thời gian đọc
    """,
    "hi": """
        पढ़ने का समय
    """,
    "ja": """
        (?:この記事は)?(?:読了(?:まで|時間)?|所要時間)
        この記事は
    """,
    "ko": """
        (?:읽는|읽기|예상 읽기) ?시간
    """,
    "zh": """
        (?:预计)?(?:阅读|閱讀)(?:时间|時間|时长|時長)?(?:需要?)?
    """,
    "lt": """
        skaitymo (?:laikas|trukmė)
    """,
    "lv": """
        lasīšanas laiks
    """,
    "et": """
        lugemis(?:aeg|e aeg)
    """,
}
"""Before the number of minutes that reading takes."""

MINUTES: Table = {
    "mul": r"""
        min(?:\.|utes?|uten?|utos?|uti|uuttia|uter|uut[ae]?|utter|utt?i?|uty?|utu)?
        мин(?:\.|ут[аы]?)?
        хв(?:\.|илин[аи]?)?
        dk\.?|dakika
        perc
        λεπτ(?:ά|ό)
        دقائق|دقيقة|دقیقه
        דקות|דק[’']?
        menit
        minit
        phút
        मिनट
        分(?:钟|鐘)?
        분
        minučių|minūtes|minutit
    """,
}
"""The unit behind the number."""

TO_READ: Table = {
    "mul": r"""
        (?:to )?read
        lesezeit
        de lecture
        de lectura
        de leitura
        di lettura
        leestijd|lezen|leestijd
        läsning|att läsa
        læsetid
        lesetid
        lukuaika
        czytania
        čtení
        čítania
        чтения|чтение
        читання
        за четене
        čitanja|читања
        branja
        olvasás
        de citit|de lectură
        okuma
        ανάγνωσης|ανάγνωση
        قراءة|للقراءة
        קריאה
        baca|membaca
        đọc
        पढ़ने में
        で読めます|で読了
        読
        读完|閱讀
        읽기
    """,
}
"""Behind the unit, where nothing is before the number."""

"""What houses say under a text of its use and standing: whose views these are, that it is no advice, who pays for its links.

Entries are parts of regular expressions, compared without regard to case. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

LABELS: Table = {
    "en": r"""
        (?:legal |medical |general |important |standard |financial |affiliate |risk |our |a )?disclaimers?
        (?:affiliate |full |author(?:[’']s)? |fcc |ftc |important |editorial )?disclosures?(?: statement)?
        editor[’']s note and disclaimer
        terms of use and disclaimer
    """,
    "de": r"""
        (?:disclaimer|haftungsausschluss|risikohinweis|anlagehinweis|rechtlicher hinweis|affiliate-hinweis|medizinischer hinweis|transparenzhinweis)
    """,
    "fr": r"""
        (?:avertissement légal|avis de non-responsabilité|clause de non-responsabilité|mentions? légales?|avertissement sur les risques)
    """,
    "es": r"""
        (?:aviso legal|descargo de responsabilidad|exención de responsabilidad|aviso de responsabilidad|advertencia legal)
    """,
    "it": r"""
        (?:disclaimer|esclusione di responsabilità|avvertenza legale|avvertenze legali|note legali)
    """,
    "pt": r"""
        (?:aviso legal|isenção de responsabilidade|termo de responsabilidade|disclaimer)
    """,
    "nl": r"""
        (?:disclaimer|aansprakelijkheidsverklaring|risicowaarschuwing)
    """,
    "pl": r"""
        (?:zastrzeżenie prawne|zastrzeżenie|nota prawna|wyłączenie odpowiedzialności|disclaimer)
    """,
    "ru": r"""
        (?:дисклеймер|отказ от ответственности|ограничение ответственности|предупреждение о рисках)
    """,
    "uk": r"""
        (?:дисклеймер|відмова від відповідальності|застереження про ризики)
    """,
    "sv": r"""
        (?:ansvarsfriskrivning|friskrivning|disclaimer|riskinformation)
    """,
    "da": r"""
        (?:ansvarsfraskrivelse|disclaimer)
    """,
    "no": r"""
        (?:ansvarsfraskrivelse|disclaimer)
    """,
    "fi": r"""
        (?:vastuuvapauslauseke|vastuunrajoitus)
    """,
    "cs": r"""
        (?:prohlášení o vyloučení odpovědnosti|vyloučení odpovědnosti|upozornění na rizika|disclaimer)
    """,
    "hu": r"""
        (?:jogi nyilatkozat|felelősségkizárás|felelősségkizáró nyilatkozat)
    """,
    "ro": r"""
        (?:declinarea responsabilității|disclaimer|avertisment legal)
    """,
    "tr": r"""
        (?:yasal uyarı|sorumluluk reddi|yatırım uyarısı|feragatname)
    """,
    "el": r"""
        (?:αποποίηση ευθύνης|δήλωση αποποίησης)
    """,
    "id": r"""
        (?:disclaimer|sanggahan|penafian)
    """,
    "vi": r"""
        (?:tuyên bố miễn trừ trách nhiệm|miễn trừ trách nhiệm)
    """,
    "ar": r"""
        (?:إخلاء (?:ال)?مسؤولية|إخلاء طرف)
    """,
    "fa": r"""
        سلب مسئولیت
    """,
    "he": r"""
        (?:גילוי נאות|הבהרה משפטית|כתב ויתור)
    """,
    "hi": r"""
        (?:डिस्क्लेमर|अस्वीकरण)
    """,
    "ja": r"""
        (?:免責事項|ディスクレーマー)
    """,
    "ko": r"""
        (?:면책 ?조항|면책 ?공고|투자 ?유의 ?사항)
    """,
    "zh": r"""
        (?:免责声明|免責聲明|风险提示|風險提示|风险提示及免责声明)
    """,
}
"""A line or a paragraph begins with one, before a colon or its end."""

NOTES: Table = {
    "en": r"""
        except for the headline\W{1,2}this (?:story|article|report|copy|content) has(?: not|n[’']t) been edited
        this (?:story|article|report|news) (?:has been|is|was) (?:auto-?generated|published|taken) from (?:an?|the) (?:unedited |auto-generated |syndicated )*(?:news )?(?:agency|wire|syndicated|third party)? ?feed
        (?:this|these|all|any) (?:article|post|blog|story|column|page|guide|contents?|information|materials?|commentary|publication|newsletter|website|site)\b(?: posts?| contents?)?[^.!?\n]{0,150}\b(?:information(?:al)?|educational|entertainment|illustrative)(?: and \w+)? (?:purposes|use)\b
        the (?:content|contents|information|materials?|advice|opinions)\b[^.!?\n]{0,40}\b(?:here|herein|in this|on this|above|below|contained|our)\b[^.!?\n]{0,120}\b(?:information(?:al)?|educational|entertainment|illustrative)(?: and \w+)? (?:purposes|use)\b
        this (?:article|post|blog|story|column|page|guide|content|information|material|commentary|publication|newsletter|website|site)\b(?! of\b)(?: post| content)?[^.!?\n]{0,120}\b(?:not|never)\b[^.!?\n]{0,80}\b(?:advice|advisors?|endorsement|solicitation|diagnosis|a substitute)\b
        the (?:content|contents|information|materials?)\b[^.!?\n]{0,40}\b(?:here|herein|in this|on this|above|below|contained)\b[^.!?\n]{0,120}\b(?:not|never)\b[^.!?\n]{0,80}\b(?:advice|advisors?|endorsement|solicitation|diagnosis|a substitute)\b
        (?:the |all |any )?(?:views|opinions)(?:,? (?:and|or|&) [\w ]{3,30}?)? expressed (?:here|in th\w+|by the author|by (?:our|guest) |above|below|are)\b[^.!?\n]{0,160}\b(?:those of|do not|does not|not necessarily|their own|his own|her own|my own|solely)\b
        (?:all )?(?:views|opinions) are (?:my|the author[’']s|the writer[’']s) own\b
        (?:this|some of the links? (?:in|on) this) (?:article|post|page|story|site|website|guide|blog|review)(?: post)? (?:may |can )?(?:contains?|includes?|has|uses?)\b[^.!?\n]{0,50}\b(?:affiliate|referral|sponsored)\b
        (?:some|certain|many) (?:of the |of our )?links\b[^.!?\n]{0,50}\b(?:affiliate|referral)\b
        (?:as an? )(?:amazon associate|affiliate)\b
        (?:we|i) (?:may |might |can |will |could )?(?:also )?(?:earn|receive|get) (?:an? |some )?(?:small |affiliate |modest )*(?:commissions?|referral)\b
        (?:if|when) you (?:buy|purchase|click|shop|make|use|book|sign)\b[^.!?\n]{0,120}\b(?:we|i|us)\b[^.!?\n]{0,30}\b(?:commissions?|referral compensation|affiliate)\b
        [^.!?\n]{2,40} (?:has|maintains) (?:an )?affiliate (?:partnerships?|links|agreements?|relationships?)\b
    """,
    "de": r"""
        (?:(?:dieser|diese|dieses|alle|obige|vorstehende) (?:artikel|beitrag|text|blogbeitrag|inhalte?|informationen|angaben|ausführungen)|die (?:hier|auf dieser|in diesem)\b[^.!?\n]{0,40}\b(?:inhalte|informationen|angaben))\b[^.!?\n]{0,120}\b(?:keine?n?|weder)\b[^.!?\n]{0,60}\b(?:\w*beratung|\w*empfehlung\w*|aufforderung)\b
        (?:dieser|diese|dieses) (?:artikel|beitrag|text|inhalte?|informationen)\b[^.!?\n]{0,80}\b(?:ersetzt|ersetzen)\b[^.!?\n]{0,30}\b(?:nicht|keine\w*)\b
        (?:dieser|diese|dieses) (?:artikel|beitrag|text|inhalte?|informationen)\b[^.!?\n]{0,60}\b(?:ausschließlich|nur|lediglich)\b[^.!?\n]{0,30}\b(?:information|informationszwecken)\b
        die (?:in diesem (?:beitrag|artikel|text|gastbeitrag|kommentar)|hier) (?:geäußerten?|vertretenen?|dargestellten?|wiedergegebenen?) (?:meinung|ansicht|auffassung)(?:en)?\b
        (?:gastbeiträge|gastkommentare|namentlich gekennzeichnete (?:beiträge|artikel|texte))\b[^.!?\n]{0,60}\b(?:meinung|ansicht|auffassung)\b
        (?:dieser|der) (?:artikel|beitrag|text) enthält\b[^.!?\n]{0,40}\b(?:affiliate|provisions|partner|werbe)-?\s?links\b
        als amazon-partner\b
        (?:die|alle) (?:mit|durch)\b[^.!?\n]{1,40}\b(?:gekennzeichneten|markierten) links\b
    """,
    "fr": r"""
        (?:cet article|ce billet|ce texte|ce contenu|les informations (?:contenues|présentées|fournies|publiées|de c\w+)|le contenu de c\w+)\b[^.!?\n]{0,120}\b(?:ne\b|n[’'])[^.!?\n]{0,40}\b(?:conseil|recommandation|avis médical|sollicitation)\b
        (?:cet article|ce billet|ce texte|ce contenu|les informations (?:contenues|présentées|fournies))\b[^.!?\n]{0,100}\bà titre (?:purement |strictement |uniquement )?(?:indicatif|informatif|d[’']information)
        les (?:opinions|points de vue|propos|avis) (?:exprimée?s|émis|tenus|présentée?s) (?:ici|dans c\w+)\b
        (?:cet article|ce billet|cette page) (?:contient|comporte|peut contenir)\b[^.!?\n]{0,40}\b(?:liens? (?:d[’']affiliation|affiliés?)|liens? sponsorisés?)\b
    """,
    "es": r"""
        (?:este artículo|este contenido|este texto|esta publicación|la información (?:contenida|proporcionada|aquí|de est\w+)|el contenido de est\w+)\b[^.!?\n]{0,120}\bno\b[^.!?\n]{0,40}\b(?:asesoramiento|asesoría|consejo|recomendación|sustituye|reemplaza)\b
        (?:este artículo|este contenido|este texto|esta publicación|la información (?:contenida|proporcionada|aquí))\b[^.!?\n]{0,100}\b(?:fines|propósitos|carácter) (?:únicamente |meramente |exclusivamente |puramente )?(?:informativos?|educativos?|divulgativos?)\b
        las opiniones (?:y \w+ )?(?:expresadas|vertidas|contenidas|aquí)\b
        est[ea] (?:artículo|publicación|página|entrada) (?:contiene|incluye|puede contener)\b[^.!?\n]{0,30}\benlaces de afiliad\w+
    """,
    "it": r"""
        (?:quest[oa] (?:articolo|contenuto|testo|pubblicazione)|quest[’']articolo|le informazioni (?:contenute|fornite|riportate)|(?:il contenuto|i contenuti) di quest\w+)\b[^.!?\n]{0,120}\bnon\b[^.!?\n]{0,50}\b(?:consulenza|consiglio|raccomandazion[ei]|parere|sollecitazione)\b
        (?:quest[oa] (?:articolo|contenuto|testo|pubblicazione)|quest[’']articolo|le informazioni (?:contenute|fornite|riportate))\b[^.!?\n]{0,100}\b(?:scopo|scopi|fini|titolo|carattere) (?:puramente |esclusivamente |meramente |solo )?(?:informativ[oi]|divulgativ[oi]|indicativ[oi])\b
        le opinioni (?:espresse|contenute)\b
        quest[oa’'] ?(?:articolo|pagina|post) (?:contiene|può contenere)\b[^.!?\n]{0,30}\b(?:link (?:di affiliazione|affiliati)|affiliat\w+)\b
    """,
    "pt": r"""
        (?:est[ea] (?:artigo|conteúdo|texto|publicação)|ess[ea] (?:artigo|conteúdo|texto|publicação)|as informações (?:contidas|apresentadas|fornecidas|aqui)|o conteúdo dest\w+)\b[^.!?\n]{0,120}\bnão\b[^.!?\n]{0,40}\b(?:aconselhamento|conselho|recomendação|recomendações|consultoria|substitui|substituem)\b
        (?:est[ea] (?:artigo|conteúdo|texto|publicação)|ess[ea] (?:artigo|conteúdo|texto|publicação))\b[^.!?\n]{0,100}\b(?:fins|caráter|propósitos) (?:meramente |exclusivamente |apenas |puramente )?(?:informativos?|educativos?|educacionais)\b
        as opiniões (?:aqui )?(?:expressas|emitidas|contidas)\b
        (?:os artigos assinados|este texto) não reflete[m]?\b
        est[ea] (?:artigo|página|post|publicação) (?:contém|pode conter)\b[^.!?\n]{0,30}\blinks? de afiliad\w+
    """,
    "nl": r"""
        (?:dit artikel|deze (?:blog|informatie|tekst|publicatie)|de (?:informatie|inhoud) (?:op|in|van) (?:dit|deze)\b[^.!?\n]{0,30})\b[^.!?\n]{0,120}\b(?:geen|niet)\b[^.!?\n]{0,40}\b(?:advies|\w+advies|aanbeveling|vervanging)\b
        (?:dit artikel|deze (?:blog|informatie|tekst|publicatie))\b[^.!?\n]{0,80}\b(?:uitsluitend|alleen|slechts)\b[^.!?\n]{0,30}\b(?:informatieve|informatiedoeleinden|ter informatie)\b
        de (?:in dit (?:artikel|stuk)|hier) (?:geuite|weergegeven) (?:meningen|mening|opvattingen|standpunten)\b
        (?:dit artikel|deze pagina|deze blog) bevat\b[^.!?\n]{0,30}\b(?:affiliate|partner)-?\s?links\b
    """,
    "pl": r"""
        (?:niniejszy|ten|powyższy) (?:artykuł|tekst|materiał|wpis)\b[^.!?\n]{0,100}\b(?:nie stanowi|ma charakter (?:wyłącznie )?informacyjny|nie jest)\b[^.!?\n]{0,60}(?:porad|rekomendacj|informacyjn|doradztw|ofert|charakter)
        (?:opinie|poglądy) (?:wyrażone|zawarte|przedstawione) (?:w (?:tym |niniejszym |powyższym )?(?:artykule|tekście|materiale|felietonie)|tutaj|powyżej)
        (?:artykuł|tekst|wpis) zawiera linki (?:afiliacyjne|partnerskie)
    """,
    "ru": r"""
        (?:эта|этот|данная|данный|настоящая|настоящий) (?:статья|материал|текст|публикация|обзор)\b[^.!?\n]{0,100}(?:не является|не может рассматриваться|носит (?:исключительно )?(?:информационный|ознакомительный))
        (?:информация|материалы?), (?:представленн\w+|размещ[её]нн\w+|приведённ\w+|содержащ\w+)[^.!?\n]{0,100}(?:не явля[её]тся|не являются|носит (?:исключительно )?(?:информационный|ознакомительный))
        (?:мнение|мнения) (?:автора|авторов|редакции)\b[^.!?\n]{0,60}(?:не совпада\w+|не отража\w+|может не|могут не)
        не является (?:индивидуальной )?инвестиционной рекомендацией
    """,
    "uk": r"""
        (?:ця|цей|дана|даний) (?:стаття|матеріал|текст|публікація|огляд)\b[^.!?\n]{0,100}(?:не є|не може розглядатися|має (?:виключно )?(?:інформаційний|ознайомчий))
        (?:думка|думки|погляди|позиція) (?:автора|авторів|авторки|редакції)\b[^.!?\n]{0,60}(?:не збіга\w+|не відобража\w+|може не|можуть не)
    """,
    "sv": r"""
        (?:den här|denna) (?:artikeln?|texten?|informationen?)\b[^.!?\n]{0,100}\b(?:inte|ingen|inga)\b[^.!?\n]{0,50}(?:rådgivning|råd\b|rekommendation)
        (?:åsikterna|de åsikter) som (?:uttrycks|framförs)\b
        (?:artikeln|texten|inlägget) innehåller (?:annonslänkar|affiliatelänkar|reklamlänkar)\b
    """,
    "da": r"""
        (?:denne|dette) (?:artikel|tekst|indlæg|information)\b[^.!?\n]{0,100}\b(?:ikke|ingen)\b[^.!?\n]{0,50}(?:rådgivning|anbefaling)
        (?:artiklen|teksten|indlægget) indeholder (?:\w+ )?(?:affiliate-?links|reklamelinks)\b
    """,
    "no": r"""
        (?:denne|dette) (?:artikkelen|teksten|innlegget|informasjonen)\b[^.!?\n]{0,100}\b(?:ikke|ingen)\b[^.!?\n]{0,50}(?:rådgivning|råd\b|anbefaling)
        (?:artikkelen|teksten|innlegget) inneholder (?:\w+ )?(?:affiliate-?lenker|annonselenker|reklamelenker)\b
    """,
    "fi": r"""
        (?:tämä|tämän) (?:artikkeli|artikkelin|teksti|tekstin|kirjoitus|kirjoituksen)\b[^.!?\n]{0,100}(?:ei ole|eivät ole|ei korvaa)\b[^.!?\n]{0,40}(?:neuvo|suositu)
        (?:artikkeli|juttu|teksti) sisältää (?:mainoslinkkejä|kumppanilinkkejä|affiliate-linkkejä)
    """,
    "cs": r"""
        (?:tento|uvedený) (?:článek|text|materiál|příspěvek)\b[^.!?\n]{0,100}(?:neslouží jako|není|nepředstavuje|nenahrazuje)\b[^.!?\n]{0,50}(?:doporučení|poradenství|rad[ay]\b|péči)
        (?:názory|stanoviska) (?:vyjádřené|uvedené|prezentované) v (?:tomto )?(?:článku|textu|komentáři)
    """,
    "hu": r"""
        (?:ez a|a jelen|jelen) (?:cikk|írás|anyag|tartalom)\b[^.!?\n]{0,100}nem (?:minősül|tekinthető|helyettesíti)
        (?:a cikkben|az írásban) (?:megjelent|kifejtett|megfogalmazott) vélemények?\b
    """,
    "ro": r"""
        (?:acest (?:articol|material|text)|informațiile (?:din acest|prezentate))\b[^.!?\n]{0,100}\bnu (?:constituie|reprezintă|înlocui\w+)\b[^.!?\n]{0,50}(?:recomandare|consultanță|sfat|consult)
        opiniile exprimate în (?:acest|cadrul)\b
    """,
    "tr": r"""
        (?:burada yer alan|bu (?:yazıda|makalede|haberde|içerikte)) (?:yer alan )?[^.!?\n]{0,60}(?:bilgi|yorum|tavsiye)\w*[^.!?\n]{0,80}(?:yatırım (?:danışmanlığı|tavsiyesi) (?:kapsamında )?değildir|tavsiye niteliği taşımaz|bilgilendirme amaçlıdır)
    """,
    "el": r"""
        (?:το|αυτό το|το παρόν) (?:άρθρο|κείμενο)\b[^.!?\n]{0,100}δεν (?:αποτελεί|συνιστά|υποκαθιστά)\b
        οι (?:απόψεις|γνώμες) που (?:εκφράζονται|διατυπώνονται) (?:στο|σε αυτό το|εδώ)
    """,
    "id": r"""
        (?:artikel|tulisan|konten|informasi) ini\b[^.!?\n]{0,100}\b(?:bukan|tidak)\b[^.!?\n]{0,50}\b(?:nasihat|saran|rekomendasi|ajakan|pengganti)\b
        (?:pandangan|pendapat|opini|isi) (?:yang (?:diungkapkan|disampaikan|tertuang)|dalam (?:artikel|tulisan) ini)\b[^.!?\n]{0,80}\b(?:penulis|tidak)\b
    """,
    "vi": r"""
        (?:bài viết|nội dung|thông tin)(?: trong bài viết)?(?: này)?\b[^.!?\n]{0,60}chỉ (?:mang tính (?:chất )?(?:tham khảo|cung cấp thông tin)|có giá trị tham khảo|nhằm mục đích)
        (?:bài viết|nội dung) (?:này )?(?:thể hiện|là) (?:quan điểm|góc nhìn|ý kiến)(?: riêng| cá nhân)? của tác giả
    """,
    "ar": r"""
        الآراء (?:الواردة|المطروحة|المعبر عنها)
        (?:المقالات المنشورة|هذا المقال|المقال) (?:لا تعبر|لا يعبر|يعبر عن رأي|تعبر عن رأي|لا يعكس)
        (?:هذا المقال|هذه المادة|المعلومات الواردة)[^.!؟\n]{0,80}(?:لا تشكل|لا يشكل|ليست|ليس)[^.!؟\n]{0,40}(?:نصيحة|توصية|استشارة)
    """,
    "he": r"""
        (?:האמור לעיל|האמור בכתבה|האמור בכתבה זו|האמור במאמר|המידע בכתבה)[^.!?\n]{0,60}(?:אינו|אינה|איננו|אין)
    """,
    "hi": r"""
        (?:यह|इस) (?:लेख|खबर|आलेख)[^।\n]{0,80}(?:केवल|सिर्फ|सामान्य) (?:सामान्य )?(?:जानकारी|सूचना)
        (?:ये|यह|इस लेख में व्यक्त) (?:लेखक के|विचार लेखक के)(?: अपने| निजी)? (?:निजी )?विचार
    """,
    "ja": r"""
        (?:本記事|この記事|当記事|本稿|本レポート)(?:は|の内容は|に掲載).{0,60}(?:投資勧誘|投資助言|勧誘を目的|推奨するものでは|保証するものでは|医師の診断に代わ|情報提供(?:のみ)?を目的)
        (?:本記事|この記事|当記事)(?:に|には).{0,20}(?:アフィリエイト|広告が含まれ|PRが含まれ)
    """,
    "ko": r"""
        (?:이|본|해당) (?:기사|글|콘텐츠|칼럼)(?:는|은|의 내용은).{0,60}(?:투자 (?:권유|조언|판단)|참고용|정보 제공(?:을|만을)? 목적|편집 ?방향과 (?:다를|일치하지))
        (?:외부 필자의 )?(?:기고|칼럼)(?:는|은).{0,30}(?:편집 ?방향과|본지의)
    """,
    "zh": r"""
        (?:本文|本网站|本網站|以上(?:内容|內容|信息|资讯))(?:内容|內容|信息|所有内容)?.{0,30}(?:不构成|不構成|仅供参考|僅供參考|不代表(?:本|平台|网|網))
        (?:作者|文章|上述)(?:观点|觀點|内容|內容)?(?:仅|僅|只|不)代表
        投资有风险
    """,
}
"""A sentence begins with one. Those that speak of "the article" say more of it than those that point to "this article"."""

SUBJECTS: Table = {
    "en": r"""
        disclaim
        affiliate
        disclosure
        sponsor
    """,
    "de": r"""
        haftungsausschl
        anlageberat
        partnerlink
    """,
    "fr": r"""
        non-responsabilité
        affiliation
    """,
    "es": r"""
        descargo
        afiliad
    """,
    "it": r"""
        affiliazion
    """,
    "pl": r"""
        zastrzeże
        afiliac
    """,
    "ru": r"""
        дисклеймер
        отказ от ответственности
    """,
    "uk": r"""
        відмова від відповідальності
    """,
    "sv": r"""
        friskrivning
    """,
    "da": r"""
        ansvarsfraskriv
    """,
    "fi": r"""
        vastuuvapau
    """,
    "hu": r"""
        felelősségkizár
    """,
    "tr": r"""
        sorumluluk reddi
        feragatname
    """,
    "ar": r"""
        إخلاء مسؤولية
        إخلاء المسؤولية
    """,
    "hi": r"""
        डिस्क्लेमर
        अस्वीकरण
    """,
    "ja": r"""
        免責
        アフィリエイト
    """,
    "ko": r"""
        면책
    """,
    "zh": r"""
        免责
        免責
    """,
}
"""Words of a text that is about such notes."""

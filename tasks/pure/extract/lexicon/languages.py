"""Languages: their codes as pages write them, their scripts, and the small words that tell them apart. Data only."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONG_CODES = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "nld": "nl",
    "dut": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "tur": "tr", "swe": "sv", "nor": "no", "dan": "da", "fin": "fi",
    "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "heb": "he", "fas": "fa", "hin": "hi", "ell": "el",
    "german": "de", "deutsch": "de", "english": "en", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
    "italian": "it", "italiano": "it", "russian": "ru", "portuguese": "pt", "português": "pt",
}  # fmt: skip
OTHER_CODES = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "sh": "sr",
    "tl": "fil",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "cz": "cs",
    "dk": "da",
    "se": "sv",
    "gr": "el",
    "ua": "uk",
}
"""Old codes, and country codes that pages write in their place where no such language is in the news."""
SCRIPTS: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("kana", re.compile(r"[\u3040-\u30ff]"), frozenset({"ja"})),
    ("hangul", re.compile(r"[\uac00-\ud7af]"), frozenset({"ko"})),
    ("han", re.compile(r"[\u4e00-\u9fff]"), frozenset({"zh"})),
    (
        "cyrillic",
        re.compile(r"[\u0400-\u04ff]"),
        frozenset("ru uk bg sr mk be kk ky mn tg uz tt ba cv os ce av ab".split()),
    ),
    ("arabic", re.compile(r"[\u0600-\u06ff]"), frozenset("ar fa ur ps ckb ku ug sd ks az pa".split())),
    ("hebrew", re.compile(r"[\u0590-\u05ff]"), frozenset({"he", "yi"})),
    ("greek", re.compile(r"[\u0370-\u03ff]"), frozenset({"el"})),
    ("devanagari", re.compile(r"[\u0900-\u097f]"), frozenset("hi mr ne sa kok mai bho".split())),
    ("bengali", re.compile(r"[\u0980-\u09ff]"), frozenset({"bn", "as"})),
    ("gurmukhi", re.compile(r"[\u0a00-\u0a7f]"), frozenset({"pa"})),
    ("gujarati", re.compile(r"[\u0a80-\u0aff]"), frozenset({"gu"})),
    ("tamil", re.compile(r"[\u0b80-\u0bff]"), frozenset({"ta"})),
    ("telugu", re.compile(r"[\u0c00-\u0c7f]"), frozenset({"te"})),
    ("kannada", re.compile(r"[\u0c80-\u0cff]"), frozenset({"kn"})),
    ("malayalam", re.compile(r"[\u0d00-\u0d7f]"), frozenset({"ml"})),
    ("thai", re.compile(r"[\u0e00-\u0e7f]"), frozenset({"th"})),
    ("georgian", re.compile(r"[\u10a0-\u10ff]"), frozenset({"ka"})),
    ("armenian", re.compile(r"[\u0530-\u058f]"), frozenset({"hy"})),
    ("ethiopic", re.compile(r"[\u1200-\u137f]"), frozenset({"am", "ti"})),
    ("khmer", re.compile(r"[\u1780-\u17ff]"), frozenset({"km"})),
    ("burmese", re.compile(r"[\u1000-\u109f]"), frozenset({"my"})),
)
OWN_LETTERS = (
    # Letters that their neighbours lack; a language that shares some of them comes after the one that has more. The third
    # are letters that the language never has: a text with them is in a neighbour's.
    ("uk", "їєґ", ""), ("tg", "ӣӯҷ", ""), ("ba", "ҙҫҡ", ""), ("tt", "җәһ", "ұқғі"), ("uz", "ўқғҳ", "әұңіӣӯҷ"), ("be", "ў", "қғҳ"),
    ("kk", "әғқұһ", ""), ("mn", "өү", "ңҥәіқғҕһ"), ("ky", "ңөү", "әіқғһ"), ("ru", "ыэ", "өүң"), ("mk", "ѓќѕ", ""),
    ("sr", "ђћљњ", ""), ("ug", "ۋۈڭ", ""), ("sd", "ڪٽڊڄڃڳڏ", ""), ("ps", "ښځڅډړږڼۍ", ""), ("ur", "ٹڈڑںے", ""),
    ("ckb", "ڕڵێۆ", ""), ("fa", "پچژگ", ""),
)  # fmt: skip
RARER_LETTERS: Mapping[str, tuple[str, str]] = {"mn": ("к", "х")}
"""A letter that a language has in foreign words only, and one that it has in every sentence: in Kyrgyz it is the other way."""
RELATIVES: Mapping[str, frozenset[str]] = {
    # Languages that share most small words with one below: a text that states the first and looks like the second is in the
    # first, because no template is sold with a language of so few readers.
    "bs": frozenset({"hr", "sr", "sl"}),
    "sr": frozenset({"hr", "bs", "sl"}),
    "hr": frozenset({"bs", "sr"}),
    "cnr": frozenset({"hr", "bs", "sr"}),
    "ms": frozenset({"id", "jv"}),
    "id": frozenset({"ms", "jv"}),
    "jv": frozenset({"id", "ms"}),
    "su": frozenset({"id", "ms"}),
    "gl": frozenset({"pt", "es"}),
    "ast": frozenset({"es", "gl", "ca", "pt"}),
    "an": frozenset({"es", "ca"}),
    "oc": frozenset({"ca", "fr", "es"}),
    "lb": frozenset({"de", "nl", "af"}),
    "nds": frozenset({"de", "nl", "af"}),
    "gsw": frozenset({"de"}),
    "fy": frozenset({"nl", "af", "de"}),
    "co": frozenset({"it"}),
    "sc": frozenset({"it", "es"}),
    "rm": frozenset({"it", "de"}),
    "fur": frozenset({"it"}),
    "ht": frozenset({"fr"}),
    "fo": frozenset({"is", "da", "no"}),
    "szl": frozenset({"pl"}),
    "hsb": frozenset({"cs", "pl", "sk", "sl"}),
    "rue": frozenset({"uk"}),
    "tt": frozenset({"ru", "ba", "kk"}),
    "ba": frozenset({"ru", "tt", "kk"}),
    "xh": frozenset({"zu"}),
    "ss": frozenset({"zu", "xh"}),
    "nr": frozenset({"zu", "xh"}),
    "tk": frozenset({"tr", "az"}),
}
_MALAY = frozenset(
    "kerana bahawa iaitu mahu polis baharu sahaja wang selepas turut pelbagai isnin khamis jumaat ahad ogos julai disember "
    "apabila manakala berikutan dijangka menerusi peratus syarikat mesyuarat mahkamah peguam jurulatih perlawanan bandaraya "
    "jambatan kanak sejam berbanding".split()
)
_INDONESIAN = frozenset(
    "karena bahwa yaitu polisi uang bisa saat usai senin kamis jumat agustus juli juni maret desember setelah berbagai "
    "mengatakan persen perusahaan pemerintah terkait sejumlah namun ujarnya jembatan rumah".split()
)
_GALICIAN = frozenset("unha dunha nunha coa coas cos xa moi máis tamén ata dixo luns venres veciños concello".split())
_CROATIAN = frozenset(
    "tko nitko netko što tisuća tisuće tisuću tjedan tjedna tjednu priopćila priopćio priopćeno priopćenje priopćenju "
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog studenoga prosinca srpnju "
    "lipnju nogometaši nogometni momčad momčadi europske europski europska europskog europskoj europi stupnjeva ozlijeđeno "
    "ozlijeđen točno točke glede vlak zrakoplov tijekom".split()
)
_BOSNIAN = frozenset(
    "ko niko neko šta hiljada hiljade hiljadu sedmica sedmice sedmici sedmicu saopćila saopćio saopćeno saopćenje saopćenju "
    "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra januaru februaru junu julu "
    "fudbaleri fudbalski evropske evropski evropska evropskog evropskoj evropi stepeni stepena povrijeđeno povrijeđen tačno "
    "tačke voz avion porodica porodice porodici historija historije lahko uposlenici uposlenika".split()
)
_IJEKAVIAN = frozenset(
    "poslije prije gdje ovdje uvijek vrijeme vremenske mjesto mjesta mjestu dvije obje dio dijela djeca djece djecu cijeli "
    "cijela cijelu cijelo sljedeći sljedeće sljedeća sljedećeg srijeda srijedu ponedjeljak nedjelja nedjelju nedjelje lijepo "
    "ljepše primjer cijena cijene mjere čovjek vijesti riječ riječi rješenje potrebno smjeru".split()
)
_EKAVIAN = frozenset(
    "posle pre gde ovde uvek vreme mesto mesta mestu dve obe deo dela deca dece decu ceo cela celu celo sledeći sledeće "
    "sledeća sledećeg sreda sredu ponedeljak nedelja nedelju nedelje lepo lepše primer cena cene mere čovek vesti reč reči "
    "rešenje smeru opština opštine opštini saopštila saopštio saopšteno saopštenje saopštenju uopšte takođe juče odsto evra "
    "avgusta".split()
)
"""Of Serbian: the vowel that Croatian and Bosnian have as ``ije`` or ``je``, and what these say otherwise."""
TWINS: dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = {
    "id": (("ms", _MALAY, _INDONESIAN),),
    "ms": (("id", _INDONESIAN, _MALAY),),
    "pt": (("gl", _GALICIAN, frozenset("uma duma numa com em não já muito mais também até disse você são".split())),),
    "es": (("gl", _GALICIAN, frozenset("una el los las y con ya muy más también hasta dijo vecinos".split())),),
    "hr": (("sr", _EKAVIAN, _IJEKAVIAN | _CROATIAN), ("bs", _BOSNIAN, _CROATIAN | _EKAVIAN)),
    "bs": (("sr", _EKAVIAN, _IJEKAVIAN | _CROATIAN), ("hr", _CROATIAN, _BOSNIAN | _EKAVIAN)),
    "sr": (("hr", _CROATIAN, _BOSNIAN | _EKAVIAN), ("bs", _BOSNIAN, _CROATIAN | _EKAVIAN)),
}
"""Languages of which others have nearly all small words: each with words that it has and words that it has not."""
SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in is that for was with on he his by at from which be are this it as have has".split()
    ),
    "de": frozenset("der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an".split()),
    "fr": frozenset("le la les de des et à en du un une que est pour dans qui sur pas au avec il ce par".split()),
    "es": frozenset("el la de que y en los del las por con una para se un su al lo como más es".split()),
    "pt": frozenset("o a de que e do da em um para com não uma os no se na por mais dos ao à foi".split()),
    "ca": frozenset("el la de que i en els del les per amb una un al com més és dels ha pel aquest".split()),
    "it": frozenset("il la di che e in un per del della una con non sono le dei nel gli alla si è da".split()),
    "ro": frozenset("și şi de a în la cu că pe nu din un o mai care pentru fi este au sunt al".split()),
    "nl": frozenset("de het een van en in is dat op te zijn met voor niet aan er die ook door bij".split()),
    "af": frozenset("die het van en in is dat op te nie met vir aan hy wat ook deur by sy was 'n".split()),
    "sv": frozenset("och att det som en på är av för med till den har inte ett om de han var i".split()),
    "da": frozenset("og at det en på er af for med til den har ikke et om de han der var blev i".split()),
    "no": frozenset(
        "og at det en på er av for med til den har ikke et om de han som var ble i ikkje frå eit kva seier vert meir".split()
    ),
    "fi": frozenset("ja on ei että se oli myös hän ovat mutta kun joka kuin ole sen mukaan".split()),
    "et": frozenset("ja on ei et see oli ka kui ta mis oma siis aga või olid pole tema nii selle".split()),
    "pl": frozenset("i w na z do się nie że to jest o po od za przez dla jak ale który są".split()),
    "cs": frozenset("a se v na je že o do s z to i za by ve k jsem pro jako ale podle".split()),
    "sk": frozenset("a sa v na je že o do s z to aj za by vo k som pre ako ale podľa".split()),
    "sl": frozenset("in je se v na da za so s z ki bi tudi po pa še ne kot pri od".split()),
    "hr": frozenset("i je u se na da za su od s koji to iz što kao o nije će ali bi".split()),
    "sq": frozenset("e të në dhe që për me një nga është i ka si më nuk do së u".split()),
    "hu": frozenset("a az és hogy nem is egy ez meg el volt csak már mint azt még szerint".split()),
    "tr": frozenset("ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ne var".split()),
    "uz": frozenset(
        "va bu bilan uchun ham deb edi esa ushbu haqida keyin mumkin kerak bir kishi shu emas lekin".split()
    ),
    "so": frozenset("oo ka ku iyo uu ah la ee ay soo waxaa waxa waxay in ugu kale si lagu".split()),
    "az": frozenset("və bir bu da ilə üçün olan çox kimi ki daha edib olub görə deyib həm".split()),
    "zu": frozenset(
        "ukuthi futhi kodwa lapho ngoba kanye noma kusho kakhulu manje lokhu leli njengoba phakathi wathi uthe bathi yena "
        "wakhe yakhe lakhe zakhe khona abantu umuntu ngesikhathi kungani kuphela".split()
    ),
    "xh": frozenset("ukuba kwaye kodwa apho kuba kunye okanye ngoku oku uthi eli ezi yakhe wakhe ukuze abantu".split()),
    "sw": frozenset("ya wa kwa ni katika za kuwa hiyo hii baada kama alisema pia ambaye ambao ili lakini watu".split()),
    "fil": frozenset("ang ng sa mga ay si ni hindi ito niya kay siya isang nang din rin kung ayon para".split()),
    "is": frozenset("og að í á er sem um við til með ekki það var en af fyrir hann hefur frá þar".split()),
    "cy": frozenset("yn y yr i ar o wedi ei eu gyda mae fod bod oedd gan sy hefyd cael dweud".split()),
    "eu": frozenset("eta da du ez dira zuen dute bat ere egin izan baina hori dela zen bere den".split()),
    "id": frozenset("yang di dan itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh".split()),
    "vi": frozenset("và của là có trong được cho không với một các đã những này người khi đến về".split()),
    "lt": frozenset("ir kad į yra su iš bet tai buvo kaip už apie ne tik jau po nuo dėl".split()),
    "lv": frozenset("un ir ka no uz ar par arī bet kas tas nav pēc lai kā vai gan tika".split()),
    "ru": frozenset("и в не на что с по как из у за от о это для его к был он она".split()),
    "uk": frozenset("і в на що та з до як за від це у не для про його й але які".split()),
    "be": frozenset("і ў на з што да не па як для за у ад гэта але яго пра".split()),
    "bg": frozenset("и на да се в за от с че е по са не като до при ще което".split()),
    "sr": frozenset("и у је да на се су за од који то из што као о није ће".split()),
    "mk": frozenset("и на во да се за од со што не е го ќе кој дека ги".split()),
    "ar": frozenset("في من على إلى أن التي عن مع هذا ما الذي بعد قال كان لا هذه".split()),
    "fa": frozenset("و در به از که این را با است برای آن یک می شد شده های".split()),
    "ur": frozenset("کے میں کی ہے اور سے کو نے کا پر کہ ہیں اس یہ تھا".split()),
    "hi": frozenset("के में की है और से को का ने पर यह हैं कि भी नहीं".split()),
    "mr": frozenset("आहे आणि या च्या होते ते हा ही की व आहेत तर त्या".split()),
    "ne": frozenset("छ र को मा ले गरेको पनि भने यो छन् हो तथा".split()),
}
"""Each list holds what its language has and its neighbours lack, and enough of what all have that any running text shows
a fifth of them."""
ALPHABETS: Mapping[str, tuple[str, str]] = {
    # Languages in Latin letters: the letters beyond ASCII that their news has, and the one-byte encodings of their pages.
    "cs": ("áčďéěíňóřšťúůýž", "cp1250 iso8859_2"),
    "pl": ("ąćęłńóśźż", "cp1250 iso8859_2"),
    "sk": ("áäčďéíĺľňóôŕšťúýž", "cp1250 iso8859_2"),
    "hu": ("áéíóöőúüű", "cp1250 iso8859_2"),
    "hr": ("čćđšž", "cp1250 iso8859_2"),
    "sl": ("čšž", "cp1250 iso8859_2"),
    "ro": ("âăîșțşţ", "cp1250 iso8859_2 iso8859_16"),
    "sq": ("çë", "cp1252 iso8859_15"),
    "lt": ("ąčęėįšųūž", "cp1257 iso8859_13 iso8859_4"),
    "lv": ("āčēģīķļņšūž", "cp1257 iso8859_13 iso8859_4"),
    "et": ("äöõüšž", "cp1257 iso8859_13 iso8859_4 cp1252 iso8859_15"),
    "de": ("äöüß", "cp1252 iso8859_15"),
    "fr": ("àâæçèéêëîïôœùûü", "cp1252 iso8859_15"),
    "es": ("áéíñóúü", "cp1252 iso8859_15"),
    "pt": ("áâãàçéêíóôõú", "cp1252 iso8859_15"),
    "ca": ("àçèéíïòóúü", "cp1252 iso8859_15"),
    "it": ("àèéìòù", "cp1252 iso8859_15"),
    "nl": ("áèéëïöóü", "cp1252 iso8859_15"),
    "af": ("áèéêëïôöúû", "cp1252 iso8859_15"),
    "en": ("éèñçüö", "cp1252 iso8859_15"),
    "sv": ("åäöé", "cp1252 iso8859_15"),
    "da": ("æøåé", "cp1252 iso8859_15"),
    "no": ("æøåéòôó", "cp1252 iso8859_15"),
    "fi": ("äöå", "cp1252 iso8859_15"),
    "is": ("áæðéíóöúýþ", "cp1252 iso8859_15"),
    "tr": ("âçğıîöşü", "cp1254 iso8859_9"),
}
"""The small letters. Of two encodings that make the same of a text the first is meant: it has the quotation marks, too."""

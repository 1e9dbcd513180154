"""Names of months that are read where the page or feed is in their language, mostly short forms.

In other languages they are other words, or other months: ``srp`` is August in Czech and July in Croatian, ``led`` no month
at all in English. From the Unicode CLDR (formats and stand-alone forms, wide and abbreviated), as far as the table of
``lexicon/dates`` has them not.
"""

from __future__ import annotations

from collections.abc import Mapping

_LINES = """
hu - ii iii iv - vi vii viii ix - xi xii
pl - ii iii iv - vi vii viii ix - xi xii
am ጃን ፌብ - ኤፕሪ - - - ኦገስ ሴፕቴ ኦክቶ ኖቬም ዲሴም
ar - - - - - - - غشت - - - -
as জানু ফেব্ৰু - - - - - আগ ছেপ্তে অক্টো নৱে ডিচে
ast xin - - - - xun xnt - - och pay avi
az - - - - - - - avq - - - -
bg - - - - - - - - септ - - -
bn জানু ফেব - এপ্রি - - জুল আগ সেপ অক্টো নভে ডিসে
bn জানু ফেব - - - - - - সেপ্ট অক্টো নভে ডিসে
br - cʼhwe meur - - mezh goue - gwen - - kzu
bs - - - - - - - аугуст - - - -
bs - феб - - - - - ауг - - - дец
ckb کانوونی_دووەمی شوباتی ئازاری نیسانی ئایاری حوزەیرانی تەمووزی ئابی ئەیلوولی تشرینی_یەکەمی تشرینی_دووەمی کانوونی_یەکەمی
cs led úno bře dub kvě čvn čvc srp zář říj - -
cy - chw - - - - gor - - hyd - -
fi tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
ga ean feabh - aib beal meith - lún mfómh dfómh samh noll
gd dhen_fhaoilleach dhen_ghearran dhen_mhàrt dhen_ghiblean dhen_chèitean dhen_ògmhios dhen_iuchar dhen_lùnastal dhen_t-sultain dhen_dàmhair dhen_t-samhain dhen_dùbhlachd
gd am_faoilleach an_gearran am_màrt an_giblean an_cèitean an_t-ògmhios an_t-iuchar an_lùnastal an_t-sultain an_dàmhair an_t-samhain an_dùbhlachd
gd faoi gearr - gibl cèit ògmh iuch lùna sult dàmh samh dùbh
gl xan - - - - - xul - - - - -
gu જાન્યુ ફેબ્રુ - - - - - - સપ્ટે ઑક્ટો નવે ડિસે
ha - fab - afi - yun yul - sat - nuw -
he ינו פבר - אפר - - - אוג ספט אוק נוב דצמ
he בינו בפבר - באפר - - - באוג בספט באוק בנוב בדצמ
hi जन फ़र - - - - जुल अग सित अक्टू नव दिस
id - - - - - - - ags - - - -
ig jen - maa epr - juu - - - - - -
kn ಜನ ಫೆಬ್ರ - ಏಪ್ರಿ - - - ಆಗ ಸೆಪ್ಟೆಂ ಅಕ್ಟೋ ನವೆಂ ಡಿಸೆಂ
kok - - - एप्रील - - जुलय - - - - -
kok जाने फेब्रु - एप्री - - जुल ऑग सप्टें ऑक्टो नोव्हें डिसें
kok जाने फेब्रु - एप्री - - जुल ऑग सप्टें ऑक्टो नोव्हें डिसे
ks - - - - - جوٗن جلایی - - اکتوٗبر - -
ks - - - - - جوٗن جوٗلایی - - اکتوٗبر - -
ku rêbendana sibata adara nîsana gulana hezîrana tîrmeha tebaxa îlona cotmeha mijdara berfanbara
ku rbn sbt adr nsn gln hzr trm tbx îln cot mjd brf
lb - - mäe - - - - - - - - -
lg janwaliyo febwaliyo marisi apuli maayi - julaayi agusito sebuttemba okitobba - -
lg - - - apu maa juu - - seb oki - -
lo ມ.ກ ກ.ພ ມ.ນ ມ.ສ ພ.ພ ມິ.ຖ ກ.ລ ສ.ຫ ກ.ຍ ຕ.ລ ພ.ຈ ທ.ວ
mai जन फ़र - - - - जुल अग सित अक्तू नव दिस
mai जन फर - - - - जुल अग सित अक्तू नव दिस
mg - - - - - jon jol aog - - - -
ml - - - - - - - - - ഒക്‌ടോബർ - -
ml ജനു ഫെബ്രു മാർ ഏപ്രി - - - ഓഗ സെപ്റ്റം ഒക്ടോ നവം ഡിസം
mr जाने फेब्रु - एप्रि - - - ऑग सप्टें ऑक्टो नोव्हें डिसें
mt - fra - - mej ġun lul aww - - - -
my ဇန် ဖေ - - - - ဇူ - စက် အောက် နို ဒီ
om - - - - - - - - - - - mudde
om ama gur - elb cam wax ado hag ful onk - mud
pa ਜਨ ਫ਼ਰ - ਅਪ੍ਰੈ - - ਜੁਲਾ ਅਗ ਸਤੰ ਅਕਤੂ ਨਵੰ ਦਸੰ
ps - - - - - - - - سېپتمبر - - -
rm schan favr - - - zercl fan - sett - - -
rw mut gas wer mat gic kam nya kan nze ukw ugu uku
sah тохсунньу олунньу кулун_тутар муус_устар ыам_ыйын бэс_ыйын от_ыйын атырдьых_ыйын балаҕан_ыйын алтынньы сэтинньи ахсынньы
sah тохсунньу олунньу кулун_тутар муус_устар ыам_ыйа бэс_ыйа от_ыйа атырдьых_ыйа балаҕан_ыйа алтынньы сэтинньи ахсынньы
sah тохс олун клн мсу ыам бэс отй атр блҕ алт сэт ахс
sd - - - - - - جولاءِ - - - - -
se ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu
se ođđj guov njuk cuo mies geas suoi borg čakč golg skáb juov
si ජන පෙබ - - - - - අගෝ සැප් ඔක් නොවැ දෙසැ
so - - - - - - lul ogs seb - nof -
sr - феб - - - - - - - - - дец
ta ஜன பிப் மார் ஏப் - - - ஆக செப் அக் நவ டிச
te జన ఫిబ్ర - ఏప్రి - - - ఆగ సెప్టెం అక్టో నవం డిసెం
ti ጥሪ ለካቲት መጋቢት ሚያዝያ ጉንበት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ
ti ጥሪ ለካ መጋ ሚያ ግን ሰነ ሓም ነሓ መስ ጥቅ ሕዳ ታሕ
tk - few - - - - - awg - - - -
tt гыйн - - - - - - - - - - -
xh - - mat epr - - - aga - - - -
zu - - mas eph - - - aga - - - -
"""


def _by_language() -> dict[str, dict[str, int]]:
    tables: dict[str, dict[str, int]] = {}
    for line in filter(None, _LINES.split("\n")):
        language, *words = line.split()
        table = tables.setdefault(language, {})
        for number, word in enumerate(words, 1):
            if word != "-":
                table.setdefault(word.replace("_", " "), number)
    return tables


SHORT_MONTHS: Mapping[str, Mapping[str, int]] = _by_language()
"""By language the words, in lower case and without a full stop, and their months."""

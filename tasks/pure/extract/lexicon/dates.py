"""The words of dates: months in the languages that news is written in, zones, halves of the day.

Data only. Words are as they are written, in lower case; ``dates`` folds accents of Latin letters away, so ``fevrier``
need not stand beside ``février``. Genitive forms stand beside nominative ones where dates use them.
"""

from __future__ import annotations

from collections.abc import Mapping

from tasks.pure.extract.lexicon.rows import alternatives, entries
from tasks.pure.extract.lexicon.short_months import SHORT_MONTHS

_MONTH_LINES = """
en january february march april may june july august september october november december
en jan feb mar apr may jun jul aug sep oct nov dec
en - - - - - - - - sept - - -
de januar februar märz april mai juni juli august september oktober november dezember
de jänner feber mär apr mai jun jul aug sep okt nov dez
de jän febr mrz april mai juni juli aug sept okt nov dez
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
fr janv févr mars avr mai juin juil août sept oct nov déc
fr - - - - - - juill - - - - -
es enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
es ene feb mar abr may jun jul ago setiembre oct nov dic
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
pt jan fev mar abr mai jun jul ago set out nov dez
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
it gen feb mar apr mag giu lug ago set ott nov dic
nl januari februari maart april mei juni juli augustus september oktober november december
nl jan feb mrt apr mei jun jul aug sep okt nov dec
sv januari februari mars april maj juni juli augusti september oktober november december
da januar februar marts april maj juni juli august september oktober november december
no januar februar mars april mai juni juli august september oktober november desember
no jan feb mar apr mai jun jul aug sep okt nov des
is janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
fi tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
fi tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
et jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
et jaanuaril veebruaril märtsil aprillil - juunil juulil augustil septembril oktoobril novembril detsembril
lv janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
lv janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī
lt sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
lt sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
pl stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
pl styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
pl sty lut mar kwi maj cze lip sie wrz paź lis gru
cs ledna února března dubna května června července srpna září října listopadu prosince
cs leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
sk januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
sk január február marec apríl máj jún júl august september október november december
sl januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
sl januar februar marec april maj junij julij avgust september oktober november december
hr siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga prosinca
hr siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan - studeni prosinac
sr januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
sr januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
sr јануар фебруар март април мај јун јул август септембар октобар новембар децембар
sr јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
hu január február március április május június július augusztus szeptember október november december
hu jan febr márc ápr máj jún júl aug szept okt nov dec
ro ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ro ian feb mar apr mai iun iul aug sep oct noi dec
sq janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
tr ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
tr oca şub mar nis may haz tem ağu eyl eki kas ara
az yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
ca gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
eu urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua
eu urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren
gl xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
id januari februari maret april mei juni juli agustus september oktober november desember
id jan feb mar apr mei jun jul agu sep okt nov des
ms januari februari mac april mei jun julai ogos september oktober november disember
ms - - - - - - - ogo sept - - dis
sw januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
af januarie februarie maart april mei junie julie augustus september oktober november desember
zu ujanuwari ufebhuwari umashi uephreli umeyi ujuni ujulayi uagasti usepthemba uokthoba unovemba udisemba
ru января февраля марта апреля мая июня июля августа сентября октября ноября декабря
ru январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
ru янв фев мар апр май июн июл авг сен окт ноя дек
ru - февр - - - - - - сент - нояб -
uk січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
uk січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
be студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
bg януари февруари март април май юни юли август септември октомври ноември декември
mk јануари февруари март април мај јуни јули август септември октомври ноември декември
kk қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
el ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
el ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος
el ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
ar يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ar كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
ar جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
ar - - - ابريل - يونيه يوليوز اغسطس شتنبر اكتوبر نونبر دجنبر
ar - - - - - - - غشت - - - -
fa ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
ur جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
he ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
he בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
hi जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
hi - फ़रवरी - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर
mr जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
bn জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
gu જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર
ta ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
te జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
th มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
th ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค
ka იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
hy հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
hy հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
hy հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ
ka იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ
ka იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს
kk қаң ақп нау сәу мам мау шіл там қыр қаз қар жел
ky январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры
tg январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
uz январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
uz yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
uz yan fev - apr - iyn iyl avg sen okt noy dek
uz - - - - - - - - sentyabr oktyabr - -
tk ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr
tt гыйнвар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
mn нэгдүгээр_сар хоёрдугаар_сар гуравдугаар_сар дөрөвдүгээр_сар тавдугаар_сар зургаадугаар_сар долоодугаар_сар наймдугаар_сар есдүгээр_сар аравдугаар_сар арван_нэгдүгээр_сар арван_хоёрдугаар_сар
mn нэгдүгээр_сарын хоёрдугаар_сарын гуравдугаар_сарын дөрөвдүгээр_сарын тавдугаар_сарын зургаадугаар_сарын долоодугаар_сарын наймдугаар_сарын есдүгээр_сарын аравдугаар_сарын арван_нэгдүгээр_сарын арван_хоёрдугаар_сарын
uk січ лют бер квіт трав черв лип серп верес жовт лист груд
uk - - - кві тра чер - сер вер жов лис гру
be студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
be сту - сак кра - чэр ліп жні - кас ліс сне
bg яну фев март апр май юни юли авг сеп окт ное дек
mk јан фев мар апр мај јун јул авг сеп окт ное дек
sr - - - - - јуни јули - - - нов -
hr sij velj ožu tra svi - srp kol ruj - stu pro
hr - - - - - - - - - - studenog -
sl - - - - - - - - - - novembru -
lt saus vas kov bal geg birž liep rugp rugs spal lapkr gruod
et jaan veebr märts - - juuni juuli - - - - dets
sq - shk - pri - qer korr gush sht tet nën dhj
eu urt ots mar api mai eka uzt abu ira urr aza abe
ca - - - - maig - - ag set oct - des
he לינואר לפברואר למרץ לאפריל למאי ליוני ליולי לאוגוסט לספטמבר לאוקטובר לנובמבר לדצמבר
he - - מרס - - - - - - - - -
he - - במרס - - - - - - - - -
vi tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười tháng_mười_một tháng_mười_hai
vi tháng_giêng - - tháng_bốn - - - - - - - tháng_chạp
fil enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
fil - peb - - - hun hul - - - nob dis
ms januari februari mac april mei jun julai ogos september oktober november disember
sw - - mac - - - - - - - - -
th - - - - - - - - - - - ธันวาคม
ka - - - - - - - - - - - დეკემბერი
pa ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
pa - ਫਰਵਰੀ - - - - - - - ਅਕਤੂਬਰ - -
kn ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
ml ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
ml - - - - മെയ് - ജുലൈ ആഗസ്റ്റ് സെപ്തംബർ - - -
or ଜାନୁଆରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର
or - ଫେବ୍ରୁଆରୀ ମାର୍ଚ୍ଚ ଏପ୍ରିଲ ମେ ଜୁନ୍ ଜୁଲାଇ ଅଗଷ୍ଟ - - - -
si ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
si - - - අප්රේල් - ජුනි ජුලි - - - - -
km មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
lo ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ
my ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ
my ဇန်နဝါရီလ ဖေဖော်ဝါရီလ မတ်လ ဧပြီလ မေလ ဇွန်လ ဇူလိုင်လ ဩဂုတ်လ စက်တင်ဘာလ အောက်တိုဘာလ နိုဝင်ဘာလ ဒီဇင်ဘာလ
my - - - - - - - သြဂုတ် - - - -
my - - - - - - - သြဂုတ်လ - - - -
am ጃንዋሪ ፌብሩዋሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር
am ጃንዩወሪ ፌብሩወሪ - - - - - ኦገስት ሴፕቴምበር ኦክተውበር ኖቬምበር ዲሴምበር
so janaayo febraayo maarso abriil maayo juun luulyo agosto sebtembar oktoobar noofeembar diseembar
so jannaayo febraayo maarso abriil maajo juunyo luulyo ogosto sebteembar oktoobar nofembar disembar
ha janairu faburairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba
ha - fabrairu - afirilu - - - ogusta - - - -
yo ṣẹ́rẹ́ èrèlè ẹrẹ̀nà ìgbé ẹ̀bibi òkúdu agẹmọ ògún owewe ọ̀wàrà bélú ọ̀pẹ̀
ig jenụwarị febrụwarị maachị epreel mee juun julaị ọgọọst septemba ọktoba novemba disemba
rw mutarama gashyantare werurwe mata gicurasi kamena nyakanga kanama nzeri ukwakira ugushyingo ukuboza
om amajjii guraandhala bitootessa eebila caamsaa waxabajjii adoolessa hagayya fulbaana onkoloolessa sadaasa muddee
mg janoary febroary martsa aprily mey jona jolay aogositra septambra oktobra novambra desambra
xh janyuwari februwari matshi epreli meyi juni julayi agasti septemba okthobha novemba disemba
zu januwari februwari mashi ephreli meyi juni julayi agasti septhemba okthoba novemba disemba
cy ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
cy ion chwef maw ebr - meh gorff - - - tach rhag
ga eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meán_fómhair deireadh_fómhair samhain nollaig
ga - - - - bhealtaine mheitheamh - - mheán_fómhair dheireadh_fómhair shamhain nhollaig
gd faoilleach gearran màrt giblean cèitean ògmhios iuchar lùnastal t-sultain dàmhair t-samhain dùbhlachd
mt jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru
lb januar februar mäerz abrëll mee juni juli august september oktober november dezember
fy jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber
br genver cʼhwevrer meurzh ebrel mae mezheven gouere eost gwengolo here du kerzu
rm schaner favrer mars avrigl matg zercladur fanadur avust settember october november december
ast xineru febreru marzu abril mayu xunu xunetu agostu setiembre ochobre payares avientu
fo januar februar mars apríl mai juni juli august september oktober november desember
ku rêbendan sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar berfanbar
ku rêbendanê sibatê adarê nîsanê gulanê hezîranê tîrmehê tebaxê îlonê cotmehê mijdarê berfanbarê
ku çile reşemî - avrêl - pûşper - gelawêj rezber - - kanûn
ckb کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمووز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانوونی_یەکەم
ckb - - - - - - تەمموز - - - - کانونی_یەکەم
ps جنوري فبروري مارچ اپریل مۍ جون جولای اګست سپتمبر اکتوبر نومبر دسمبر
ps - فېبروري - اپرېل می - جولايي - سېپټمبر اکټوبر - ډسمبر
sd جنوري فيبروري مارچ اپريل مئي جون جولاءِ آگسٽ سيپٽمبر آڪٽوبر نومبر ڊسمبر
ug يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر
ne जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
hi - फ़रवरी - - - - - - सितंबर अक्टूबर नवंबर दिसंबर
bn - - - - - - - - সেপ্টেম্বর - - -
bn জানুয়ারী ফেব্রুয়ারী - - - - - অগাস্ট - - - -
as জানুৱাৰী ফেব্ৰুৱাৰী মাৰ্চ এপ্ৰিল মে’ জুন জুলাই আগষ্ট ছেপ্তেম্বৰ অক্টোবৰ নৱেম্বৰ ডিচেম্বৰ
gu જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર
ta ஜனவரி பெப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டெம்பர் ஒக்டோபர் நவெம்பர் டிசெம்பர்
te జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
te - - - - - - - ఆగస్ట్ - - - -
te - - - - - - - - సెప్టెంబరు అక్టోబరు నవంబరు డిసెంబరు
ml ജനുവരി - - ഏപ്രില് - ജൂണ് - - സെപ്റ്റംബര് ഒക്ടോബര് നവംബര് ഡിസംബര്
eu urtarrilak otsailak martxoak apirilak maiatzak ekainak uztailak abuztuak irailak urriak azaroak abenduak
tg январи феврали марти апрели - июни июли августи сентябри октябри ноябри декабри
jv - - - - - - - agt - - - -
eo januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro
gd fhaoilleach ghearran mhàrt ghiblean chèitean - - - t-sultain - t-samhain dhùbhlachd
gd am_faoilleach an_gearran am_màrt an_giblean an_cèitean an_t-ògmhios an_t-iuchar an_lùnastal an_t-sultain an_dàmhair an_t-samhain an_dùbhlachd
gd faoilleach gearran - giblean cèitean ògmhios iuchar lùnastal sultain dàmhair samhain dùbhlachd
oc genièr febrièr - - - junh julhet - - octòbre - -
su - pébruari - - - - - - - - nopémber -
mi hānuere pēpuere māehe āperira mei hune hūrae ākuhata hepetema oketopa noema tīhema
yi יאַנואַר פֿעברואַר מערץ אַפּריל מיי יוני יולי אויגוסט סעפּטעמבער אקטאבער נאוועמבער דעצעמבער
yi יאנואר פעברואר - אפריל - - - - סעפטעמבער - - -
fa جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر
pa - - - - مئ - - - - - - -
bn - - - - - - - - সেপ্টেঃ অক্টোঃ নভেঃ ডিসেঃ
"""

_OTHER_MEANINGS: Mapping[str, Mapping[str, int]] = {
    # A word that means another month there than in most languages.
    "hr": {"listopad": 10, "listopada": 10, "lip": 6, "srp": 7, "lis": 10},
    "bs": {"listopad": 10, "listopada": 10},
    "fr": {"mai": 5, "mars": 3},
}
MONTHS_BY_LANGUAGE: Mapping[str, Mapping[str, int]] = {
    code: {**SHORT_MONTHS.get(code, {}), **_OTHER_MEANINGS.get(code, {})} for code in (*SHORT_MONTHS, *_OTHER_MEANINGS)
}
"""Words that are months where the text is in their language."""


def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in _MONTH_LINES.split("\n"):
        for number, word in enumerate(line.split()[1:], 1):
            if word != "-":
                table.setdefault(word.replace("_", " "), number)
    return table


MONTHS: Mapping[str, int] = _months()

WEEKDAYS_OF_WORDS = frozenset(
    entries("""
    vi  thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật
    sq  e hënë, e martë, e mërkurë, e enjte, e premte, e shtunë, e diel
    cy  dydd llun, dydd mawrth, dydd mercher, dydd iau, dydd gwener, dydd sadwrn, dydd sul
    ga  dé luain, dé máirt, dé céadaoin, dé haoine, dé sathairn, dé domhnaigh
""")
)
"""Weekdays of two words, which look like a name where each has a capital."""

WEEKDAYS_BEHIND = frozenset(
    entries("""
    tr  pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar
    hu  hétfő, kedd, szerda, csütörtök, péntek, szombat, vasárnap
    kk  дүйсенбі, сейсенбі, сәрсенбі, бейсенбі, жұма, сенбі, жексенбі
    uz  dushanba, seshanba, chorshanba, payshanba, juma, shanba, yakshanba
    lt  pirmadienis, antradienis, trečiadienis, ketvirtadienis, penktadienis, šeštadienis, sekmadienis
    lv  pirmdiena, otrdiena, trešdiena, ceturtdiena, piektdiena, sestdiena, svētdiena
    ja  月曜日, 火曜日, 水曜日, 木曜日, 金曜日, 土曜日, 日曜日, 月, 火, 水, 木, 金, 土, 日
    zh  星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日, 星期天, 周一, 周二, 周三, 周四, 周五, 周六, 周日, 週一, 週二, 週三, 週四, 週五, 週六, 週日
    ko  월요일, 화요일, 수요일, 목요일, 금요일, 토요일, 일요일, 월, 화, 수, 목, 금, 토, 일
""")
)
"""Weekdays in languages that write them behind the date, where a name may follow."""

WEEKDAYS = WEEKDAYS_BEHIND | frozenset(
    entries("""
    en  monday, tuesday, wednesday, thursday, friday, saturday, sunday
    de  montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag
    fr  lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche
    es  lunes, martes, miércoles, jueves, viernes, sábado, domingo
    ca  dilluns, dimarts, dimecres, dijous, divendres, dissabte, diumenge
    pt  segunda, terça, quarta, quinta, sexta, feira, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira
    it  lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica
    ro  luni, marți, miercuri, joi, vineri, sâmbătă, duminică
    nl  maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag
    sv  måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag
    no  mandag, tirsdag, lørdag, søndag
    fi  maanantai, tiistai, keskiviikko, torstai, perjantai, lauantai, sunnuntai
    et  esmaspäev, teisipäev, kolmapäev, neljapäev, reede, laupäev, pühapäev
    pl  poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela
    cs  pondělí, úterý, středa, čtvrtek, pátek, sobota, neděle
    sk  pondelok, utorok, streda, štvrtok, piatok, nedeľa
    sl  ponedeljek, torek, sreda, četrtek, petek, nedelja
    hr  ponedjeljak, utorak, srijeda, četvrtak, petak, subota, nedjelja
    ru  понедельник, вторник, среда, четверг, пятница, суббота, воскресенье
    uk  понеділок, вівторок, середа, четвер, пʼятниця, п'ятниця, субота, неділя
    bg  понеделник, вторник, сряда, четвъртък, петък, събота, неделя
    el  δευτέρα, τρίτη, τετάρτη, πέμπτη, παρασκευή, σάββατο, κυριακή
    ar  الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد
    id  senin, selasa, rabu, kamis, jumat, sabtu, minggu
    vi  thứ, hai, ba, tư, năm, sáu, bảy
""")
)
"""Weekdays, before or behind the date."""

ZONE_MINUTES: Mapping[str, int] = {
    # Abbreviations that news pages put after a time, in minutes east of Greenwich. Ambiguous ones (IST, CST, BST) have
    # the meaning that is most used on the web; the source's own zone comes first.
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "ast": -240, "adt": -180, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
    "hst": -600, "brt": -180, "art": -180, "clt": -240, "clst": -180, "cot": -300, "pet": -300, "ist": 330,
    "pkt": 300, "gst": 240, "wib": 420, "wita": 480, "ict": 420, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
    "jst": 540, "kst": 540, "awst": 480, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "sast": 120, "cat": 120, "eat": 180, "wat": 60,
}  # fmt: skip
ZONE_NAMES: Mapping[str, str] = {
    # Abbreviations that leave summer time open: the zone that answers it.
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "a.m. et": "America/New_York",
}

# ``ch`` and ``sa``: Vietnamese chiều and sáng; ``ptg`` and ``pg``: Malay petang and pagi; ``m.d.`` and ``p.d.``: Albanian.
AFTERNOON = frozenset(
    entries("""
    en  pm, p.m, p.m.
    el  μμ, μ.μ, μ.μ.
    ar  م, مساء, مساءً
    fa  ب.ظ, بعدازظهر, عصر
    ur  شام, سہ پہر
    sd  شام
    ckb  د.ن
    hi  अपराह्न, शाम, सायं
    mr  सायंकाळी, दुपारी
    bn  অপরাহ্ন, পিএম, বিকেল, বিকাল
    as  অপৰাহ্ন
    ta  பிற்பகல், மாலை
    kn  ಅಪರಾಹ್ನ
    ko  오후
    ja  午後
    zh  下午, 晚上, 傍晚, 晚間, 晚间
    th  ค่ำ
    vi  ch, chiều, tối
    ms  ptg, petang
    sq  m.d.
    am  ከሰዓት
    ti  ድ.ቀ
    om  wb
    so  gd
""")
)
MORNING = frozenset(
    entries("""
    en  am, a.m, a.m.
    el  πμ, π.μ, π.μ.
    ar  ص, صباحا, صباحاً
    fa  ق.ظ, قبل‌ازظهر, صبح
    ur  صبح
    sd  صبح
    ckb  ب.ن
    hi  पूर्वाह्न, सुबह, प्रातः
    mr  सकाळी
    bn  পূর্বাহ্ন, এএম, সকাল
    as  পূৰ্বাহ্ন
    ta  முற்பகல், காலை
    kn  ಪೂರ್ವಾಹ್ನ
    ko  오전
    ja  午前
    zh  上午, 凌晨, 早上
    vi  sa, sáng
    ms  pg, pagi
    sq  p.d.
    am  ጥዋት
    ti  ቅ.ቀ
    om  wd
    so  gh
""")
)

MONTH_FIRST_LANGUAGES = frozenset({"en-us", "en-ph", "fil", "tl"})
"""Where 3/4/2024 is March the fourth. English without a country is left to other evidence."""

BEFORE_A_DAY = entries("""
    en  since, on, until, by, from, before, after, in, between
    de  seit, am, bis, ab, vom, im, vor, nach
    fr  depuis, le, du, dès, avant, après
    es  desde, el, hasta
    pt  desde, em, no, até
    it  dal, il, fino
    nl  sinds, op, vanaf, tot
    sv  sedan, den
    no  siden, den
    pl  od, do, w, dnia
    ru  с, со, до, к, ко, в, во, ещё
    uk  з, із, до, від, у
    cs  od, do, dne, v, ve, už
    sk  od, do, dňa, v
    hr  od, do, dana
    ro  din, pe, la, până
    tr  tarih
    id  sejak, pada, hingga, sampai, dari, tanggal
    ms  sejak, pada
    vi  từ, vào, ngày, kể
    el  από, στις, μέχρι, έως, την
    ar  منذ, في, حتى
    fa  از, در
    he  ב, מאז, עד
    fi  vuonna
    hu  óta
""")
"""Words that begin a sentence with a day in it."""

AFTER_A_DAY = ("tarihinde", "tarihinden", "tarihli", "günü", "को", "से", "तक", "napján", "óta")
"""Words behind a day that make it one in a sentence."""

UPDATED = alternatives(r"""
    en  updat
    en  modif
    en  revis
    en  last\s+(?:changed|edited)
    de  zuletzt
    de  aktualisier
    de  geändert
    de  bearbeitet
    de  überarbeitet
    de  letzte\s+änderung
    fr  mise?s?\s+à\s+jour
    es  actuali[sz]a
    it  aggiorna
    pt  atualiza
    nl  bijgewerkt
    nl  gewijzigd
    nl  wijziging
    nl  aangepast
    no  oppdater
    sv  uppdatera
    da  opdater
    da  ændret
    no  endr[ea]t
    sv  ändrad
    fi  päivite
    fi  muokattu
    fi  muutettu
    cs  aktualiz
    hu  frissít
    hu  módosít
    tr  güncelle
    tr  düzenlen
    ru  обновл
    ru  измен
    ru  отредактирован
    uk  оновл
    uk  змінено
    uk  відредагован
    zh  更新
    zh  修[订訂]
    ko  수정
    ko  최종\s?편집
    ko  업데이트
    ar  تحديث
    ar  تعديل
    fa  بروزرسانی
    he  עודכן
    he  עדכון
    id  diperbarui
    vi  cập nhật
    el  ενημέρωση
    el  ενημερώθηκε
    el  τροποποι
    el  ανανε[ωώ]
    el  επικαιροποι
    ca  actualitzat
    se  skinandits
    pl  zaktualizowan
    pl  zmodyfikowan
    pl  zmieniono
    pl  ostatnia\s+zmiana
    sk  upraven
    cs  upraven
    cs  změněno
    cs  poslední\s+(?:změna|úprava)
    hr  ažuriran
    hr  izmjena
    hr  izmijenjen
    sr  ažurirano
    sr  ажуриран
    sr  i?zmenjeno
    sr  измењено
    sl  posodobljen
    sl  spremenjen
    bg  актуализир
    bg  последна\s+промяна
    bg  променен
    bg  обновен
    mk  ажурирано
    be  абноўлен
    ro  actualizat
    ro  modificat
    sq  përditësuar
    is  uppfært
    is  breytt
    et  uuendatud
    et  muudetud
    lv  atjaunin
    lv  papildināt
    lt  atnaujint
    eu  eguneratu
    gl  actualizad
    ga  nuashonraithe
    cy  diweddar
    mt  aġġornat
    af  opgedateer
    af  bygewerk
    az  yenilən
    kk  жаңартыл
    ky  жаңыланган
    uz  yangilan
    uz  янгилан
    tg  навсозӣ
    mn  шинэчлэ
    ka  განახლ
    hy  թարմաց
    ur  اپ\s?ڈیٹ
    ps  تازه\s+شو
    fa  به‌?\s?روز
    fa  ویرایش
    hi  अपडेट
    hi  अद्यतन
    hi  संशोधित
    mr  अद्ययावत
    mr  अपडेट
    ne  अद्यावधिक
    bn  আপডেট
    bn  হালনাগাদ
    gu  અપડેટ
    pa  ਅੱਪਡੇਟ
    ta  புதுப்பி
    ta  அப்டேட்
    te  నవీకరించ
    te  అప్‌?డేట్
    kn  ನವೀಕರಿಸ
    ml  പുതുക്കി
    ml  അപ്ഡേറ്റ്
    or  ଅପଡେଟ
    si  යාවත්කාලීන
    th  อัปเดต
    th  อัพเดท
    th  ปรับปรุง
    th  แก้ไข
    lo  ອັບເດດ
    km  ធ្វើបច្ចុប្បន្នភាព
    km  កែប្រែ
    my  ပြင်ဆင်
    my  အပ်ဒိတ်
    id  diperbaharui
    id  diubah
    vi  chỉnh\s+sửa
    ms  dikemas\s?kini
    fil  na-?update
    sw  imesasishwa
    sw  imehaririwa
    so  la\s+cusbooneysii
    ha  an\s+sabunta
    am  ዘምኗል
    ja  修正
    ja  改訂
    zh  修改
""")
"""A regular expression for the words that a page puts before the time of its last change."""
PUBLISHED = alternatives(r"""
    en  publi[sc]
    en  posted
    de  erschienen
    de  veröffentlich
    de  verfasst
    de  erstellt
    nl  geplaatst
    fr  publié
    fi  julkaistu
    pl  opublikowan
    hr  objavljen
    ru  опубликован
    uk  додано
    tr  yayın
    ja  投稿
    ja  掲載
    ja  公開
    ko  입력
    ko  등록
    zh  [发發][布佈]
    zh  [发發]表[于於：:]
    zh  [发發][表稿][时時]
    zh  [创創]建(?:[时時][间間]|日期|[:：])
    ar  ن\u064f?شر
    ar  أضيف
    en  first\s+posted
    en  created
    de  \bstand\s*:
    de  \bdatum\s*:
    en  \bdate\s*:
    de  publiziert
    nl  gepubliceerd
    fr  paru\s+le
    fr  mise?s?\s+en\s+ligne
    fr  (?:^|[|·•,–—-]\s{0,3})créée?\s+le
    es  cread[oa]\s*:|(?:^|[|·•,–—-]\s{0,3})cread[oa]\s+el
    pt  criad[oa]\s*:|(?:^|[|·•,–—-]\s{0,3})criad[oa]\s+em
    pt  postad[oa]
    it  pubblicat
    it  pubblicazione
    it  creato\s*:|(?:^|[|·•,–—-]\s{0,3})creato\s+il
    nl  aangemaakt\s*:|(?:^|[|·•,–—-]\s{0,3})aangemaakt\s+op
    sv  skapad\s*:|(?:^|[|·•,–—-]\s{0,3})skapad\b
    da  opp?rettet\s*:|(?:^|[|·•,–—-]\s{0,3})opp?rettet\b
    da  udgivet
    da  offentliggjort
    is  birt\b
    fi  julkaisu
    et  avaldatud
    lt  paskelbt
    lt  publikuot
    pl  publikac
    pl  dodano
    pl  utworzon
    pl  zamieszczon
    cs  publikován
    cs  zveřejněn
    cs  vydáno
    cs  vytvořen
    sk  publikovan
    sk  zverejnen
    sl  objavljen
    hr  objavljen
    sr  објављен
    mk  објавено
    bg  публикуван
    ru  дата\s+публикации
    ru  размещен
    ru  создан[оа]?\s*:
    uk  опубл[іи]кован
    uk  дата\s+публікації
    uk  створено\s*:
    uk  розміщено
    be  апублікаван
    hu  megjelen
    hu  közzétév
    hu  publikál
    hu  létrehozva
    hu  feltöltve
    hu  felküldve
    sq  publikuar
    el  δημοσιε
    el  δημοσίευ
    el  αναρτήθηκε
    el  καταχωρ[ήί]
    tr  yayım
    tr  eklenme
    tr  oluşturulma
    az  dərc
    eu  argitaratu
    ga  foilsithe
    cy  cyhoeddw
    af  gepubliseer
    kk  жариялан
    ky  жарыялан
    uz  e[ʻ'’‘]lon\s+qilin
    mn  нийтэлсэн
    ka  გამოქვეყნ
    hy  հրապարակ
    fa  منتشر
    fa  انتشار
    fa  تاریخ\s+(?:انتشار|درج|ارسال|خبر)
    ur  شائع
    ps  خپور
    he  פורסם
    he  תאריך\s+פרסום
    he  הועלה
    hi  प्रकाशित
    hi  प्रकाशन
    mr  प्रकाशित
    bn  প্রকাশ
    gu  પ્રકાશિત
    pa  ਪ੍ਰਕਾਸ਼ਿਤ
    ta  வெளியிட
    te  ప్రచురి
    kn  ಪ್ರಕಟ
    ml  പ്രസിദ്ധീകരിച്ച
    th  เผยแพร่
    th  โพสต์
    th  วันที่เผยแพร่
    th  ลงวันที่
    lo  ເຜີຍແຜ່
    km  ចេញផ្សាយ
    id  diterbitkan
    id  dipublikasikan
    id  \bterbit\b
    id  \btayang\b
    id  diunggah
    id  diposting
    ms  disiarkan
    fil  inilathala
    fil  nai-?publish
    vi  đăng\s*(?:lúc|ngày|:)
    vi  xuất\s+bản
    vi  ngày\s+đăng
    sw  imechapishwa
    ko  게재
    ko  게시
    ko  승인
    ko  작성일
    ko  송고
    ko  발행
    ja  公開日
    ja  配信
    ja  作成日
    ja  登録日
    zh  刊登
    mt  ippubblikat
    lv  publicēt
    or  ପ୍ରକାଶିତ
    si  පළ\s+(?:කළ|වූ)
    so  la\s+daabacay
    ha  an\s+wallafa
    am  ታትሟል
    tg  нашр
    my  ထုတ်ဝေ
    se  almmuhuvvon
    sw  limechapishwa
""")
"""The same for the time of publication."""
ENTERED = alternatives("""
    tr  giriş
    ja  入力
    ja  記事公開
""")
"""The same for the time when a text was entered, which comes with the others on one line."""

FIRST_PUBLISHED = alternatives(r"""
    en  (?:originally|first|initially)\s+(?:published|posted)
    en  (?:published|posted)\s+(?:originally|initially)
    de  (?:ursprünglich|erstmals|zuerst)(?:\s+(?:veröffentlicht|erschienen|publiziert)|(?=\s+am\s+\d))
    fr  (?:initialement|originellement)\s+publiée?
    fr  publiée?\s+(?:initialement|pour\s+la\s+première\s+fois|à\s+l['’]origine)
    es  publicad[oa]\s+(?:originalmente|inicialmente|por\s+primera\s+vez)
    es  (?:originalmente|inicialmente)\s+publicad[oa]
    it  pubblicat[oa]\s+(?:originariamente|inizialmente|per\s+la\s+prima\s+volta)
    it  originariamente\s+pubblicat[oa]
    nl  (?:oorspronkelijk|eerst)\s+(?:gepubliceerd|geplaatst|verschenen)
    sv  (?:ursprungligen|först)\s+publicera[dst]
    sv  publicerades\s+(?:först|ursprungligen)
    no  (?:opprinnelig|først)\s+publisert
    da  (?:oprindeligt|først)\s+(?:publiceret|udgivet)
    fi  julkaistu\s+alun\s+perin
    fi  alun\s+perin\s+julkaistu
    pl  (?:pierwotnie|po\s+raz\s+pierwszy)\s+opublikowan[oya]
    pl  opublikowan[oya]\s+(?:pierwotnie|po\s+raz\s+pierwszy)
    cs  (?:původně|poprvé)\s+(?:publikován|zveřejněn|vyšel)
    hr  (?:prvotno|izvorno|prvi\s+put)\s+objavljen
    ru  (?:впервые|первоначально)\s+опубликован
    uk  (?:вперше|спочатку)\s+опублікован
""")
"""What a page says before the day of its first publication."""
THIS_TEXT = entries("""
    en  this, it
    de  dieser, diese, dieses, das, der
    fr  cet, cette, ce
    es  este, esta
    pt  este, esta
    it  questo, questa, quest
    nl  dit, deze
    sv  denna, detta, den, det
    no  denne, dette
    fi  tämä
    pl  ten, ta, to
    cs  tento, tato, toto
    hr  ovaj, ova
    ru  эта, этот, данная, данный
    uk  ця, цей
""")
"""How a page begins a sentence about itself."""
CITED = alternatives(r"""
    en  \bdoi\b
    en  \bpmid\b
    en  \bet\s+al\b
    en  \[epub
    en  \b(?:accessed|retrieved)\b
    en  \b(?:19|20)\d\d\s?;\s?\d
    de  \b(?:abgerufen|zugriff)\b
    fr  \bconsultée?\s+le\b
    es  \bconsultad[oa]\s+(?:el|em)\b
    it  \bconsultat[oa]\s+il\b
    nl  \bgeraadpleegd\b
    sv  \bhämtad\b
    pl  \bdostęp\b
    ru  дата\s+обращения
""")
"""Signs of an entry in a list of what a text cites: its dates are those of other texts."""

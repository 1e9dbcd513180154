"""The language is the one that the page states, unless the text contradicts it."""

from __future__ import annotations

import pytest

from tasks.pure.extract.language import code_of, confidence_in, language_of

TEXTS = {
    "en": "The ferry will stop for an hour on Saturday, and the council said that the bridge is to be closed until midnight. "
    "It has not been decided which of the trams will be running from the market, but they are expected to be full. ",
    "de": "Die Fähre hält am Samstag für eine Stunde an, und die Brücke bleibt bis Mitternacht gesperrt, sagte der Rat. "
    "Es ist noch nicht entschieden, welche Bahnen vom Markt fahren, aber sie werden wohl auch in der Nacht voll sein. ",
    "fr": "Le bac va s'arrêter pour une heure samedi, et le pont est fermé jusqu'à minuit, a dit le conseil de la ville. "
    "On ne sait pas encore quels trams vont partir du marché, mais ils seront pleins pour les deux nuits de la fête. ",
    "es": "El transbordador se detendrá una hora el sábado y el puente estará cerrado hasta la medianoche, dijo el concejo. "
    "No se sabe todavía cuáles de los tranvías van a salir del mercado, pero lo más probable es que vayan llenos. ",
    "nl": "De veerboot stopt zaterdag een uur en de brug blijft tot middernacht dicht, zegt de raad van de stad. Het is "
    "nog niet bekend welke trams er van de markt zullen rijden, maar ze zijn op die avond met zekerheid vol. ",
    "ru": "Паром остановится в субботу на час, и мост будет закрыт до полуночи, сообщили в городском совете. Ещё не решено, "
    "какие трамваи будут ходить от рынка, но они, как ожидают, будут полны в эти две ночи праздника на реке. ",
    "uk": "Пором зупиниться в суботу на годину, і міст буде закрито до опівночі, повідомили в міській раді. Ще не вирішено, "
    "які трамваї їздитимуть від ринку, але їх чекають і на березі, що вже готується до свята ліхтарів на річці її міста. ",
    "ja": "渡し船は土曜日に一時間止まり、橋は真夜中まで閉鎖されると市議会は述べた。どの路面電車が市場から出るかはまだ決まっていない。",
    "zh": "渡轮周六将停运一个小时，大桥将关闭至午夜，市议会表示。目前尚未决定哪些电车将从市场发车，但预计当晚都会满员，请市民提前安排出行。",
    "ko": "연락선은 토요일에 한 시간 동안 멈추고 다리는 자정까지 폐쇄된다고 시의회가 밝혔다. 어느 전차가 시장에서 출발할지는 아직 정해지지 않았다.",
    "el": "Το πορθμείο θα σταματήσει για μία ώρα το Σάββατο και η γέφυρα θα μείνει κλειστή έως τα μεσάνυχτα, είπε το συμβούλιο.",
    "he": "המעבורת תעצור לשעה בשבת והגשר יהיה סגור עד חצות, כך אמרה המועצה. עדיין לא הוחלט אילו רכבות ייצאו מן השוק.",
    "ar": "ستتوقف العبارة لمدة ساعة يوم السبت وسيبقى الجسر مغلقا حتى منتصف الليل كما قال المجلس. لم يتقرر بعد أي قطار سينطلق من السوق.",
    "fa": "کشتی روز شنبه یک ساعت می‌ایستد و پل تا نیمه‌شب بسته می‌ماند، شورا گفت. هنوز معلوم نیست چه قطارهایی از بازار حرکت می‌کنند و پلیس گزارش می‌دهد.",
}


def _language(text: str, html_lang: str = "", metas: dict[str, list[str]] | None = None, fallback: str = "") -> str:
    stated = [("html", code_of(html_lang))] if html_lang else []
    stated += [(f"meta:{name}", code_of(values[0])) for name, values in (metas or {}).items()]
    return language_of(text, stated, fallback=fallback).value


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_whose_page_says_nothing_is_recognized(code: str) -> None:
    assert _language(TEXTS[code]) == code


@pytest.mark.parametrize("code", TEXTS)
def test_the_pages_word_is_taken(code: str) -> None:
    assert _language(TEXTS[code], html_lang=f"{code}-XX") == code


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_a_templates_english_does_not_make_a_text_english(code: str) -> None:
    assert _language(TEXTS[code], html_lang="en") == code


def test_another_statement_is_taken_where_the_first_contradicts_the_script() -> None:
    assert _language(TEXTS["ru"], html_lang="en", metas={"og:locale": ["ru_RU"]}) == "ru"


def test_a_language_that_is_not_known_is_believed() -> None:
    assert (
        _language(
            "Isikebhe sizoma ihora ngoMgqibelo, kanti ibhuloho lizovalwa kuze kube phakathi kwamabili. " * 4,
            html_lang="zu",
        )
        == "zu"
    )


ZULU = (
    "Isikebhe sizokuma ihora elilodwa ngoMgqibelo futhi ibhuloho lizovalwa kuze kube phakathi kwamabili, kusho umkhandlu "
    "wedolobha. Akukanqunywa okwamanje ukuthi yiziphi izitimela ezizosuka emakethe, kodwa kulindeleke ukuthi zigcwale kakhulu "
    "ngalobo busuku bomkhosi wezibani emfuleni. Abahleli balindele izivakashi eziyizinkulungwane eziyishumi nambili, cishe "
    "ngenani elifanayo nelafika ngesikhathi esedlule. "
)


MALAGASY = (
    "Hijanona adiny iray ny sambo amin'ny sabotsy ary hihidy ny tetezana hatramin'ny misasakalina, hoy ny filankevitry ny "
    "tanàna. Mbola tsy fantatra hoe iza amin'ireo fiarandalamby no hiainga eo amin'ny tsena, fa antenaina ho feno izy ireo. "
    "Miandry mpitsidika maro ny mpikarakara, mitovy amin'ny isan'ireo tonga tamin'ny taona lasa. "
)


def test_a_text_without_one_of_the_stated_languages_small_words_is_detected() -> None:
    assert language_of(ZULU, [("html", "en")]).value == "zu"
    found = language_of(MALAGASY * 2, [("html", "en")])
    assert found.value == "mg"
    assert [item.rule for item in found.evidence if item.chosen] == ["detected"]
    short = " ".join(MALAGASY.split()[:40])
    assert language_of(short, [("html", "en")]).value == "en", "of a short text it proves nothing"


def test_a_list_of_names_keeps_the_pages_word() -> None:
    names = "Ada Quill, Ludwig Marrow, Tom Achebe, Ines Ortega, Marie Duval, Sven Berg, Olga Petrova, Ken Tanaka. " * 5
    assert language_of(names, [("html", "en")]).value == "en"


def test_the_sources_language_is_the_last_resort() -> None:
    assert _language("", fallback="sv") == "sv"


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("de-AT", "de"), ("en_US", "en"), ("EN", "en"), ("nb-NO", "no"), ("deu", "de"), ("iw", "he"), ("Deutsch", "de"),
     ("zh-Hans", "zh"), ("und", ""), ("x-default", ""), ("", ""), ("de, en", "de"), ("{{lang}}", "")],
)  # fmt: skip
def test_codes_are_iso_639(written: str, code: str) -> None:
    assert code_of(written) == code


NEAR = (
    (
        "sr",
        "Skela će u subotu stajati sat vremena, a most će biti zatvoren do ponoći, saopštila je opština. Još nije "
        "odlučeno koji će tramvaji saobraćati sa pijace, ali se očekuje da će obe noći praznika biti puni. Predsednik "
        "opštine je rekao da se radovi završavaju sledeće nedelje i da će deca ponovo moći da idu u školu.",
    ),
    (
        "sr",
        "Beograd je sinoć bio bez struje gotovo dva sata, posle nevremena koje je pogodilo celu zemlju. Vatrogasci su "
        "intervenisali na više mesta, a nekoliko ljudi je povređeno. Meteorolozi najavljuju da će i u ponedeljak biti "
        "kiše, dok se od utorka očekuje lepše vreme i temperature do dvadeset stepeni.",
    ),
    (
        "sr",
        "Fudbaleri domaćeg tima pobedili su goste rezultatom tri prema jedan pred pet hiljada gledalaca. Trener je "
        "posle utakmice pohvalio mlade igrače i rekao da su pokazali šta znaju. Sledeću utakmicu igraju u nedelju, "
        "kada dočekuju ekipu sa kojom dele prvo mesto na tabeli.",
    ),
    (
        "bs",
        "Sarajevo je sinoć bilo bez struje gotovo dva sata, nakon nevremena koje je pogodilo cijelu zemlju. "
        "Vatrogasci su intervenirali na više mjesta, a nekoliko osoba je povrijeđeno. Meteorolozi najavljuju da će i "
        "u ponedjeljak biti kiše, dok se od utorka očekuje ljepše vrijeme i temperature do dvadeset stepeni u julu.",
    ),
    (
        "bs",
        "Fudbaleri domaćeg tima pobijedili su goste rezultatom tri prema jedan pred pet hiljada gledalaca. Trener je "
        "poslije utakmice pohvalio mlade igrače i kazao da su pokazali šta znaju. Sljedeću utakmicu igraju u "
        "nedjelju, kada će u kantonu dočekati ekipu s kojom dijele prvo mjesto na tabeli.",
    ),
    (
        "hr",
        "Skela će u subotu stajati sat vremena, a most će biti zatvoren do ponoći, priopćila je općina. Još nije "
        "odlučeno koji će tramvaji voziti s tržnice, ali se očekuje da će obje noći blagdana biti puni. Načelnik "
        "općine rekao je da radovi završavaju sljedećeg tjedna i da će djeca ponovno moći u školu.",
    ),
    (
        "hr",
        "Zagreb je sinoć bio bez struje gotovo dva sata, nakon nevremena koje je pogodilo cijelu zemlju. Vatrogasci "
        "su intervenirali na više mjesta, a nekoliko osoba je ozlijeđeno. Meteorolozi najavljuju da će i u "
        "ponedjeljak biti kiše, dok se od utorka očekuje ljepše vrijeme i temperature do dvadeset stupnjeva u srpnju.",
    ),
    (
        "hr",
        "Nogometaši domaće momčadi pobijedili su goste rezultatom tri prema jedan pred pet tisuća gledatelja. Trener "
        "je nakon utakmice pohvalio mlade igrače i rekao da su pokazali što znaju. Sljedeću utakmicu igraju u "
        "nedjelju, kada dočekuju momčad s kojom dijele prvo mjesto na ljestvici.",
    ),
    (
        "sl",
        "Trajekt bo v soboto za eno uro ustavil, most pa bo do polnoči zaprt, je sporočila občina. Ni še odločeno, "
        "kateri tramvaji bodo vozili s tržnice, vendar pričakujejo, da bodo obe noči praznika polni. Župan je dejal, "
        "da se bodo dela končala prihodnji teden in da bodo otroci spet lahko hodili v šolo.",
    ),
    (
        "ms",
        "Feri itu akan berhenti selama sejam pada hari Sabtu dan jambatan akan ditutup sehingga tengah malam, kata "
        "majlis bandaraya. Belum diputuskan trem mana yang akan beroperasi dari pasar, tetapi ia dijangka penuh pada "
        "kedua-dua malam perayaan. Datuk Bandar berkata kerja-kerja itu akan siap minggu depan dan kanak-kanak boleh "
        "kembali ke sekolah.",
    ),
    (
        "ms",
        "Bekalan elektrik di ibu negara terputus hampir dua jam malam tadi berikutan ribut yang melanda seluruh "
        "negara. Anggota bomba menerima banyak panggilan kecemasan dan beberapa mangsa cedera dibawa ke hospital. "
        "Jabatan Meteorologi meramalkan hujan pada Isnin manakala cuaca lebih baik dijangka mulai Selasa.",
    ),
    (
        "ms",
        "Pasukan tuan rumah menewaskan pelawat tiga berbalas satu di hadapan lima ribu penonton. Jurulatih memuji "
        "pemain muda selepas perlawanan itu dan berkata mereka telah menunjukkan kemampuan sebenar. Perlawanan "
        "seterusnya akan berlangsung pada Ahad apabila mereka bertemu pasukan yang turut berada di tempat pertama "
        "liga.",
    ),
    (
        "id",
        "Feri itu akan berhenti selama satu jam pada hari Sabtu dan jembatan akan ditutup hingga tengah malam, kata "
        "dewan kota. Belum diputuskan trem mana yang akan berangkat dari pasar, tetapi diperkirakan penuh pada kedua "
        "malam perayaan. Wali kota mengatakan pekerjaan itu akan selesai pekan depan dan anak-anak bisa kembali ke "
        "sekolah.",
    ),
    (
        "id",
        "Listrik di ibu kota padam hampir dua jam tadi malam akibat badai yang melanda seluruh negeri. Petugas "
        "pemadam kebakaran menerima banyak panggilan darurat dan beberapa korban luka dibawa ke rumah sakit. Badan "
        "Meteorologi memperkirakan hujan pada Senin sementara cuaca lebih baik diharapkan mulai Selasa.",
    ),
    (
        "id",
        "Tim tuan rumah mengalahkan tamunya tiga banding satu di hadapan lima ribu penonton. Pelatih memuji pemain "
        "muda usai pertandingan itu dan mengatakan mereka sudah menunjukkan kemampuan sebenarnya. Pertandingan "
        "berikutnya akan berlangsung pada Minggu ketika mereka bertemu tim yang juga berada di peringkat pertama "
        "liga.",
    ),
    (
        "no",
        "Ferja skal stogge ein time på laurdag, og brua vert stengd til midnatt, seier kommunen. Det er ikkje avgjort "
        "kva for trikkar som skal gå frå torget, men dei er venta å verte fulle begge nettene under høgtida. "
        "Ordføraren seier at arbeidet er ferdig neste veke, og at borna då kan gå på skulen att.",
    ),
    (
        "no",
        "Heimelaget vann tre-ein mot gjestene framfor fem tusen tilskodarar. Trenaren roste dei unge spelarane etter "
        "kampen og sa at dei hadde vist kva dei kan. Neste kamp er sundag, då dei møter laget som dei deler "
        "fyrsteplassen på tabellen med.",
    ),
    (
        "no",
        "Ferjen skal stoppe en time på lørdag, og broen blir stengt til midnatt, sier kommunen. Det er ikke avgjort "
        "hvilke trikker som skal gå fra torget, men de er ventet å bli fulle begge nettene under høytiden. Ordføreren "
        "sier at arbeidet er ferdig neste uke, og at barna da kan gå på skolen igjen.",
    ),
    (
        "da",
        "Færgen stopper en time på lørdag, og broen bliver spærret til midnat, siger kommunen. Det er ikke afgjort, "
        "hvilke sporvogne der skal køre fra torvet, men de ventes at blive fyldt begge nætter under højtiden. "
        "Borgmesteren siger, at arbejdet er færdigt i næste uge, og at børnene så kan gå i skole igen.",
    ),
)
"""News in languages that share most of their small words with a neighbour; Norwegian in both of its forms."""


@pytest.mark.parametrize(("code", "text"), NEAR)
@pytest.mark.parametrize("html_lang", ["", "en"])
def test_near_languages_are_told_apart_by_the_words_that_one_of_them_has(code: str, text: str, html_lang: str) -> None:
    assert _language(text, html_lang) == code


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, text in NEAR if code in ("hr", "id")])
def test_a_stated_near_language_stays(code: str, text: str) -> None:
    twin = {"hr": "bs", "id": "ms"}[code]
    assert _language(text, html_lang=twin) == twin


def test_nynorsk_needs_no_model() -> None:
    text = next(text for code, text in NEAR if "ikkje" in text)
    assert [item.rule for item in language_of(text).evidence if item.chosen] == ["words"]


def test_serbian_in_latin_letters_has_no_measure() -> None:
    assert confidence_in("sr", NEAR[0][1]) is None
    assert confidence_in("ru", NEAR[0][1]) == 0.0

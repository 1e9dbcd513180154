"""From bytes to text: byte order marks, valid UTF-8, the header, the page's declaration, detection, in that order."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.page.charset import decode, in_utf8

CZECH = "<p>Příliš žluťoučký kůň úpěl ďábelské ódy, a nikdo ve městě ho neslyšel. " * 20
RUSSIAN = "<p>Лёд закрыл гавань до пятницы, сказал начальник порта на встрече с журналистами. " * 20
FRENCH = "<p>Le port était fermé jusqu’à vendredi, a déclaré la directrice à l’été, où les pêcheurs dînèrent. " * 20
JAPANESE = "<p>港町の時計が十一年ぶりに動いた。修理したのは八十一歳の時計職人だった。" * 20


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("é".encode(), "", "é"),
        (codecs.BOM_UTF8 + "é".encode(), "text/html; charset=iso-8859-1", "é"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "", "é"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "text/html; charset=utf-8", "é"),
        (codecs.BOM_UTF32_LE + "é".encode("utf-32-le"), "", "é"),
        ("<html>é</html>".encode("utf-16-le"), "", "<html>é</html>"),
        ("é".encode(), "text/html; charset=iso-8859-1", "é"),
        ("caf\xe9 “x”".encode("cp1252"), "text/html; charset=ISO-8859-1", "café “x”"),
        ('<meta charset="windows-1251">мир'.encode("cp1251"), "", '<meta charset="windows-1251">мир'),
        ("<meta http-equiv=Content-Type content='text/html; charset=x-sjis'>港".encode("cp932"), "", None),
        (b"<?xml version='1.0' encoding='iso-8859-2'?>\xb9", "", "<?xml version='1.0' encoding='iso-8859-2'?>š"),
        ("港町".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "港町"),
        ("мир".encode("cp1251"), "text/html; charset=nonsense", None),
        (CZECH.encode("cp1250"), "", CZECH),
        (RUSSIAN.encode("koi8-r"), "", RUSSIAN),
        (JAPANESE.encode("euc_jp"), "", JAPANESE),
        (RUSSIAN.encode("cp1251"), "text/html; charset=utf-8", RUSSIAN),
        # Latin-1 of a server that says so of every page, and of a page that is.
        (
            b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"),
            "text/html; charset=iso-8859-1",
            f'<meta charset="windows-1251">{RUSSIAN}',
        ),
        (
            b'<meta charset="windows-1251">' + FRENCH.encode("cp1252"),
            "text/html; charset=iso-8859-1",
            f'<meta charset="windows-1251">{FRENCH}',
        ),
    ],
)
def test_decode(body: bytes, content_type: str, expected: str | None) -> None:
    text = decode(body, content_type)
    assert text == expected if expected is not None else text


def test_a_few_broken_bytes_do_not_cost_the_declared_encoding() -> None:
    body = b'<meta charset="utf-8">' + RUSSIAN.encode() + b"\xd0"
    assert decode(body, "text/html; charset=utf-8").count("\ufffd") == 1


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_have_a_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_what_is_utf8_is_handed_on_as_what_it_decodes_to(body: bytes) -> None:
    for data in (body, codecs.BOM_UTF8 + body, b"\x1b$B" + body):
        assert in_utf8(data, "text/html; charset=iso-2022-jp") == decode(data, "text/html; charset=iso-2022-jp").encode(
            "utf-8", "replace"
        )


UNDECLARED = (
    (
        ("cp1250", "iso8859_2"),
        "Lékaři varují, že chřipka letos přichází dříve než obvykle. Podle ředitele kliniky nemocnice loni přijala "
        "více než tisíc pacientů a po celý týden v lednu nebylo volné lůžko. „Bylo to těžké,“ řekla. Starosta "
        "města uvedl, že škola bude od pondělí zavřená.",
    ),
    (
        ("iso8859_2",),
        "Lekarze ostrzegają, że grypa tej zimy przychodzi wcześniej niż zwykle. Według dyrektora kliniki szpital "
        "przyjął w zeszłym roku ponad tysiąc pacjentów, a przez tydzień w styczniu nie było wolnych miejsc. „Było "
        "źle” – mówi. Burmistrz żąda śledztwa i świeżych pieniędzy.",
    ),
    (
        ("iso8859_2",),
        "Lekári varujú, že chrípka tento rok prichádza skôr ako zvyčajne. Podľa riaditeľa kliniky nemocnica vlani "
        "prijala viac ako tisíc pacientov a celý týždeň v januári nebolo voľné lôžko. „Bolo ťažko,“ povedala. "
        "Ďalšie školy zatvoria už v pondelok.",
    ),
    (
        ("iso8859_2",),
        "Az orvosok arra figyelmeztetnek, hogy az influenza idén korábban érkezik a szokásosnál. A klinika "
        "igazgatója szerint a kórház tavaly több mint ezer beteget fogadott, és januárban egy hétig nem volt "
        "szabad ágy. „Nehéz idők voltak” – mondta. Őrült szél fújt, a tűzoltók éjjel is dolgoztak.",
    ),
    (
        ("iso8859_2",),
        "Liječnici upozoravaju da gripa ove zime dolazi ranije nego inače i da je najbolje cijepiti se već u "
        "listopadu. Prema riječima ravnatelja, bolnica je prošle godine primila više od tisuću pacijenata. „Bilo "
        "je teško“, rekla je. Općina će u četvrtak odlučiti što će biti sa školom.",
    ),
    (
        ("iso8859_2",),
        "Zdravniki opozarjajo, da gripa letos prihaja prej kot običajno. Po besedah direktorja klinike je "
        "bolnišnica lani sprejela več kot tisoč bolnikov. „Bilo je težko,“ je dejala. Župan bo v četrtek odločil, "
        "ali bo šola še naprej zaprta.",
    ),
    (
        ("iso8859_2",),
        "Medicii avertizează că gripa vine anul acesta mai devreme decât de obicei. Potrivit directorului "
        "clinicii, spitalul a primit anul trecut peste o mie de pacienţi, iar timp de o săptămână în ianuarie nu "
        "au fost paturi libere. „A fost greu”, a spus ea. Primăria va decide joi dacă şcoala rămâne închisă.",
    ),
    (
        ("cp1257", "iso8859_4"),
        "Gydytojai įspėja, kad gripas šiemet ateina anksčiau nei įprastai. Klinikos direktoriaus teigimu, ligoninė "
        "pernai priėmė daugiau kaip tūkstantį pacientų, o sausį visą savaitę nebuvo laisvų vietų. „Buvo sunku“, – "
        "sakė ji. Meras žada, kad mokykla bus uždaryta šešias dienas.",
    ),
    (
        ("cp1257", "iso8859_13"),
        "Ārsti brīdina, ka gripa šogad nāk agrāk nekā parasti. Kā stāsta klīnikas direktors, slimnīca pērn uzņēma "
        "vairāk nekā tūkstoš pacientu, un janvārī veselu nedēļu nebija brīvu vietu. „Bija grūti,” viņa teica. Mērs "
        "sola, ka skola būs slēgta sešas dienas.",
    ),
    (
        ("cp1257", "iso8859_13"),
        "Arstid hoiatavad, et gripp tuleb tänavu varem kui tavaliselt. Kliiniku direktori sõnul võttis haigla "
        "mullu vastu üle tuhande patsiendi ning jaanuaris ei olnud nädal aega ühtegi vaba kohta. „See oli raske,” "
        "ütles ta. Linnapea lubab, et kool on kuus päeva suletud. Žürii otsus tuleb šokina.",
    ),
    (
        ("cp1252",),
        "Läkarna varnar för att influensan i år kommer tidigare än vanligt. Enligt direktören tog sjukhuset i fjol "
        "emot över tusen patienter. ”Det var svårt”, sade hon. Kommunen beslutar på torsdag om skolan ska hållas "
        "stängd. Två män från Örebro åkte hem på natten.",
    ),
    (
        ("cp1252",),
        "Lääkärit varoittavat, että influenssa tulee tänä vuonna tavallista aikaisemmin. Johtajan mukaan sairaala "
        "otti viime vuonna vastaan yli tuhat potilasta. ”Se oli vaikeaa”, hän sanoi. Kaupunki päättää torstaina, "
        "pysyykö koulu suljettuna. Älä mene töihin sairaana.",
    ),
    (
        ("cp1252",),
        "Læknar vara við því að inflúensan komi fyrr í ár en venjulega. Að sögn forstjórans tók sjúkrahúsið á móti "
        "meira en þúsund sjúklingum í fyrra. „Þetta var erfitt,“ sagði hún. Bærinn ákveður á fimmtudag hvort "
        "skólinn verður áfram lokaður.",
    ),
    (
        ("cp1254",),
        "Doktorlar gribin bu yıl her zamankinden erken geldiği konusunda uyarıyor. Klinik müdürüne göre hastane "
        "geçen yıl binden fazla hasta kabul etti. “Çok zordu” dedi. Belediye başkanı okulun perşembe günü kapalı "
        "olacağını söyledi; çocuklar evde kalacak, şehir suskun.",
    ),
    (
        ("cp1252",),
        "Ärzte warnen, dass die Grippe in diesem Jahr früher kommt als üblich. Nach Angaben des Direktors nahm die "
        "Klinik im vergangenen Jahr über tausend Patienten auf. „Es war schwer“, sagte sie. Der Bürgermeister will "
        "die Schule für sechs Tage schließen. Für Gäste gilt größte Vorsicht.",
    ),
    (
        ("cp1251", "koi8_r"),
        "Врачи предупреждают, что грипп в этом году приходит раньше обычного. По словам директора клиники, "
        "больница в прошлом году приняла более тысячи пациентов. «Было трудно», — сказала она. Мэр решит в "
        "четверг, останется ли школа закрытой.",
    ),
)
"""News of one text in many languages, in the encodings that pages in them have."""


def _bytes(text: str, encoding: str) -> bytes:
    menu = "".join(
        f'<li class="item"><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Sport", "Contact")
    )
    script = "<script>for (var i in list) { if (list[i].is(the)) { of(a, 'the'); } }</script>"
    page = f"<html><head><title>{text[:40]}</title>{script}</head><body><ul>{menu}</ul><p>{text}</p></body></html>"
    return page.encode(encoding, "ignore")


ENCODED = [(encoding, text) for encodings, text in UNDECLARED for encoding in encodings]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_words_tell_the_encoding_of_a_page_that_declares_none(encoding: str, text: str) -> None:
    body = _bytes(text, encoding)
    assert decode(body) == body.decode(encoding)


@pytest.mark.parametrize(("encoding", "text"), [item for item in ENCODED if item[0] not in ("cp1251", "koi8_r")])
def test_words_overrule_a_server_that_says_latin_1_where_the_page_says_nothing(encoding: str, text: str) -> None:
    body = _bytes(text, encoding)
    assert decode(body, "text/html; charset=iso-8859-1") == body.decode(encoding)


@pytest.mark.parametrize("text", [text for _, text in UNDECLARED])
def test_what_is_utf8_but_for_a_byte_stays_utf8(text: str) -> None:
    body = _bytes(text, "utf-8") + b"\xe2"
    assert decode(body) == body.decode("utf-8", "replace")


def test_a_name_from_elsewhere_does_not_change_the_encoding() -> None:
    body = _bytes(UNDECLARED[4][1] + " – Müller, Françoise", "iso8859_2")
    assert decode(body) == body.decode("iso8859_2")


def test_what_the_page_declares_stands() -> None:
    body = b'<meta charset="windows-1252">' + _bytes(UNDECLARED[1][1], "cp1252")
    assert decode(body, "text/html") == body.decode("cp1252")

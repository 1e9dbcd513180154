"""Notes of the house under a text go, in many languages; a text about them, one that quotes them, and those in the middle stay."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page
from tests.support.reports import REPORTS, article

NOTES = [
    ("en", "<p>Disclaimer: We take no responsibility for crossings that are made after reading this.</p>"),
    ("en", "<p><em>* DISCLOSURE – The writer owns shares of the ferry company.</em></p>"),
    ("en", "<h4>Disclaimer</h4><p>Whoever crosses the strait does so at his own risk. The editors have not tried the boats.</p>"),
    ("en", "<p>The views and opinions expressed in this column are solely those of the author and do not necessarily reflect those of the Courier.</p>"),
    ("en", "<p><i>Opinions expressed by guest writers are their own.</i></p>"),
    ("en", "<div>(This article is for informational purposes only and should not be taken as legal advice.)</div>"),
    ("en", "<p>The information contained herein is not a substitute for professional medical advice. Ask your doctor.</p>"),
    ("en", "<p>Harbour Savings Ltd and its partners give no tax advice. This material has been prepared for informational purposes only.</p>"),
    ("en", "<p>This post may contain affiliate links. If you buy something through them we may earn a small commission.</p>"),
    ("en", "<p>If you buy a lamp through one of these links, we may earn an affiliate commission.</p>"),
    ("en", "<p>As an Amazon Associate I earn from qualifying purchases.</p>"),
    ("en", "<p>The Courier has affiliate partnerships, which do not influence what it writes.</p>"),
    ("de", "<p><em>Dieser Artikel stellt keine Anlageberatung und keine Kaufempfehlung dar.</em></p>"),
    ("de", "<p>Die in diesem Beitrag geäußerten Ansichten sind allein die des Autors.</p>"),
    ("de", "<p>Haftungsausschluss: Für Schäden auf der Überfahrt wird nicht gehaftet.</p>"),
    ("de", "<p>Die mit einem Sternchen (*) gekennzeichneten Links bringen uns eine Provision.</p>"),
    ("fr", "<p>Les informations contenues dans cet article sont données à titre purement indicatif et n’engagent personne.</p>"),
    ("fr", "<p>Cet article ne constitue pas un conseil en investissement.</p>"),
    ("es", "<p>Este artículo no constituye asesoramiento financiero ni una recomendación de compra.</p>"),
    ("es", "<p>Aviso legal: el contenido se ofrece sin garantía alguna.</p>"),
    ("pt", "<p>Este conteúdo tem caráter meramente informativo e não substitui uma consulta.</p>"),
    ("nl", "<p>De in dit artikel geuite meningen zijn die van de auteur.</p>"),
    ("nl", "<p>Dit artikel is geen financieel advies.</p>"),
    ("pl", "<p>Niniejszy artykuł nie stanowi porady prawnej ani rekomendacji inwestycyjnej.</p>"),
    ("ru", "<p>Мнение автора может не совпадать с позицией редакции.</p>"),
    ("ru", "<p>Данный материал не является инвестиционной рекомендацией.</p>"),
    ("uk", "<p>Думка автора може не збігатися з позицією редакції.</p>"),
    ("tr", "<p>Burada yer alan yatırım bilgi, yorum ve tavsiyeleri yatırım danışmanlığı kapsamında değildir.</p>"),
    ("sv", "<p>Den här artikeln utgör inte finansiell rådgivning.</p>"),
    ("fi", "<p>Artikkeli sisältää mainoslinkkejä.</p>"),
    ("cs", "<p>Tento článek neslouží jako investiční doporučení.</p>"),
    ("hu", "<p>Jelen cikk nem minősül befektetési tanácsadásnak.</p>"),
    ("ro", "<p>Acest articol nu constituie o recomandare de investiții.</p>"),
    ("el", "<p>Το παρόν άρθρο δεν αποτελεί επενδυτική συμβουλή.</p>"),
    ("id", "<p>Disclaimer: tulisan ini bukan saran investasi.</p>"),
    ("vi", "<p>Bài viết này chỉ mang tính tham khảo, không thay thế ý kiến của bác sĩ.</p>"),
    ("ar", "<p>هذا المقال لا يعبر بالضرورة عن رأي الصحيفة.</p>"),
    ("he", "<p>האמור בכתבה אינו מהווה ייעוץ ואינו תחליף לייעוץ אישי.</p>"),
    ("hi", "<p>अस्वीकरण: पाठक अपने विवेक से निर्णय लें।</p>"),
    ("ja", "<p>※本記事は情報提供を目的としたものであり、投資勧誘を目的とするものではありません。</p>"),
    ("ko", "<p>이 글은 투자 권유가 아니며 투자 판단의 책임은 본인에게 있습니다.</p>"),
]  # fmt: skip
REPORTED = [
    ("en", "“This article is for informational purposes only,” the notice under each of his posts says, and the court did not accept it."),
    ("en", "The views expressed at the meeting ranged from delight to despair, and those of the divers were not asked."),
    ("en", "This article of the charter is not advice that the board may ignore: it is the law, and it names the piles."),
    ("en", "The information is of use to the divers only, who have no other chart of the piles and no time to draw one."),
    ("en", "We earn our living here, said the pilot, and nobody gets a commission for that."),
    ("en", "If you buy a ticket on board, the conductor said, the ferry keeps two crowns of it for the lamps."),
    ("en", "The disclosure of the plans in May cost the captain her post, and the board has met behind closed doors since."),
    ("de", "Der Artikel in der Satzung nennt keine Frist, in der eine Empfehlung des Rates zu befolgen wäre, sagte der Anwalt."),
    ("de", "Die Informationen der Taucher waren nur zur Hälfte richtig, wie sich später zeigte."),
    ("fr", "Les informations du conseil n’ont convaincu personne, et le conseil des sages se réunira encore mardi."),
    ("es", "El contenido de las cajas no gustó a nadie, y el consejo del patrón fue tirarlas al agua."),
    ("pl", "Artykuł ten nie mówi, kto ma płacić, i rada zapyta o to w październiku."),
    ("ru", "Мнение рыбаков никого не удивило: они хотят, чтобы кран остался на месте."),
    ("ja", "この記事を読んだ漁師たちは、桟橋の工事が終わるまで待つつもりだと話した。"),
    ("nl", "De informatie van de duikers was niet volledig, en het advies van de kapitein kwam te laat."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "below"), NOTES)
def test_notes_of_the_house_under_a_text_go(language: str, below: str) -> None:
    assert extract(page(article(language, below=below)), RULES).body == REPORTS[language].body


@pytest.mark.parametrize(("language", "said"), REPORTED)
def test_what_only_speaks_of_such_things_stays(language: str, said: str) -> None:
    assert extract(page(article(language, below=f"<p>{said}</p>")), RULES).body.endswith(f"\n\n{said}")


def test_a_note_in_the_middle_stays() -> None:
    note = "This article is for informational purposes only and is not legal advice."
    report = REPORTS["en"]
    found = extract(page(article("en", below=f"<p>{note}</p><p>{report.paragraphs[0]} Again.</p>")), RULES).body
    assert f"\n\n{note}\n\n" in found


@pytest.mark.parametrize(
    ("language", "about", "note"),
    [
        ("en", "Nobody reads a disclaimer on a ticket, said the lawyer {}.", "Disclaimer: we are not liable for wet feet."),
        ("de", "Ein Haftungsausschluss auf der Karte gilt nicht, sagte die Anwältin {}.", "Haftungsausschluss: Für nasse Füße wird nicht gehaftet."),
        ("ru", "Дисклеймер на билете ничего не значит, сказал юрист {}.", "Дисклеймер: мы не отвечаем за мокрые ноги."),
    ],
)  # fmt: skip
def test_a_text_about_such_notes_keeps_its_example(language: str, about: str, note: str) -> None:
    below = "".join(f"<p>{about.format(name)}</p>" for name in ("Brandvold", "Quill")) + f"<p>{note}</p>"
    assert extract(page(article(language, below=below)), RULES).body.endswith(f"\n\n{note}")


def test_a_page_that_is_the_notice_itself_stays() -> None:
    said = "This website is for informational purposes only and gives no legal advice to those who cross."
    html = f"<title>Terms of the ferry</title><main><h1>Terms of the ferry</h1><p>{said}</p></main>"
    assert extract(page(html), RULES).body == said

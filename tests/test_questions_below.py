"""Questions and answers in a module below the text are the article's where they are about its subject."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page
from tests.support.reports import REPORTS

WORDS = {
    # One word of the headline, two answers.
    "en": ("slipway", "Who pays for the {}?", "When does the {} open again?"),
    "de": ("Slipanlage", "Wer bezahlt die {}?", "Wann öffnet die {} wieder?"),
    "fr": ("", "Qui paie la {} ?", "Quand la {} va-t-elle rouvrir ?"),
    "ru": ("", "Кто заплатит за {}?", "Когда снова откроют {}?"),
    "el": ("", "Ποιος πληρώνει την {};", "Πότε ανοίγει ξανά η {};"),
    "ar": ("", "من يدفع ثمن {}؟", "متى يفتح {} من جديد؟"),
    "ja": ("", "{}の費用は誰が払いますか？", "{}はいつ再開しますか？"),
}
MODULES = [
    "<section class='faq'><h2>FAQ</h2><div class=item><h3>{0}</h3><div><p>{2}</p></div></div><div class=item><h3>{1}</h3><div><p>{3}</p></div></div></section>",
    "<div class='w-dyn-list'><div class=x1>{0}</div><div class=w-richtext>{2}</div><div class=x1>{1}</div><div class=w-richtext>{3}</div></div>",
    "<div class='css-1x'><details><summary>{0}</summary><p>{2}</p></details><details><summary>{1}</summary><p>{3}</p></details></div>",
    "<div class='mod-7'><button aria-expanded=false>{0}</button><p>{2}</p><button aria-expanded=false>{1}</button><p>{3}</p></div>",
]


def body_with(language: str, module: str) -> str:
    report = REPORTS[language]
    markup = (
        f'<html lang="{language}"><head><title>{report.title}</title></head><body><main><div class=page><h1>{report.title}</h1>'
        f"<div class=text1>{report.text}{report.text.replace('<p>', '<p>2. ')}</div>{module}</div></main></body></html>"
    )
    return extract(page(markup), RULES).body


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("module", MODULES)
def test_questions_about_the_subject_are_of_the_text(language: str, module: str) -> None:
    named, *asked = WORDS[language]
    report = REPORTS[language]
    words = [word.strip(",.") for word in report.title.split()]
    subject = named if named and named.lower() in report.title.lower() else max(words, key=len)[:12]
    first, second = (question.format(subject) for question in asked)
    answers = [f"3. {report.paragraphs[1]}", f"4. {report.paragraphs[2]}"]
    body = body_with(language, module.format(first, second, *answers))
    assert [line for line in (first, answers[0], second, answers[1]) if line not in body] == []


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("<section class=x2><h2>Your subscription</h2><h3>How do I cancel it?</h3><p>Write to the office of the paper, which is open every day from nine to five.</p><h3>When do I pay?</h3><p>On the first day of each month, unless you have paid for a whole year.</p></section>", id="of the house"),
        pytest.param("<section class=x2><h2>More</h2><h3><a href=/1>Who pays for the slipway?</a></h3><p>The board and the county have quarrelled about that since the spring.</p><h3><a href=/2>When does the slipway open?</a></h3><p>The divers do not want to name a day before the piles are there.</p></section>", id="cards of other articles"),
        pytest.param("<section class=x2><h3>Who pays for the slipway?</h3><h3>When does the slipway open?</h3><h3>What do the divers say of the slipway?</h3><p>Answers are in the evening edition, which is sold at the old pier.</p></section>", id="no answers"),
        pytest.param("<section class=x2><h3>Do you own the slipway?</h3><p>Tell the harbour paper what you know about it, and win a lamp for storms.</p></section>", id="one"),
    ],
)  # fmt: skip
def test_other_questions_are_not(module: str) -> None:
    first = module.partition("<p>")[2].partition("</p>")[0]
    assert first not in body_with("en", module)

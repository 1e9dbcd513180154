"""Kinds of lines that many sites share, each in another language or markup, and with a case of the opposite."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import BodyFound, find_body
from tasks.pure.extract.page.tree import parse_text

URL = "https://echo.example/2026/03/pier"
ENGLISH = (
    "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased.",
    "The harbour master said that the eastern pier would have to close before the herring season begins.",
    "Three crews asked for a berth behind the ice house, where the water is deep enough at low tide.",
    "The crane was built in 1904 and has been repaired eleven times since, twice of them in winter.",
    "A decision is expected on Friday, when the members meet again in the old customs house.",
)
GERMAN = (
    "Der Rat von Ellerby beriet am Dienstag über den Haushalt des Hafens, und niemand war zufrieden.",
    "Der Hafenmeister sagte, die östliche Mole müsse vor dem Beginn der Heringszeit geschlossen werden.",
    "Drei Mannschaften baten um einen Platz hinter dem Eishaus, wo das Wasser bei Ebbe tief genug ist.",
    "Der Kran wurde 1904 gebaut und seitdem elfmal repariert, zweimal davon mitten im Winter.",
    "Eine Entscheidung fällt am Freitag, wenn die Mitglieder wieder im alten Zollhaus zusammenkommen.",
)
FRENCH = (
    "Le conseil d’Ellerby a examiné mardi le budget du port, et personne n’en est sorti satisfait.",
    "Le maître du port a dit que la jetée de l’est fermerait avant le début de la saison du hareng.",
    "Trois équipages ont demandé une place derrière la glacière, où l’eau est assez profonde.",
    "La grue date de 1904 et a été réparée onze fois depuis, dont deux fois au milieu de l’hiver.",
    "Une décision est attendue vendredi, quand les membres se retrouveront à l’ancienne douane.",
)
RUSSIAN = (
    "Совет Эллерби во вторник обсудил бюджет порта, и довольных после заседания не осталось.",
    "Начальник порта сказал, что восточный пирс закроют ещё до начала сезона сельди.",
    "Три команды попросили место за ледником, где глубины хватает даже во время отлива.",
    "Кран построили в 1904 году и с тех пор чинили одиннадцать раз, дважды в разгар зимы.",
    "Решение ожидается в пятницу, когда члены совета снова соберутся в старой таможне.",
)
TEXTS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN}


def paragraphs(texts: tuple[str, ...] = ENGLISH) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(inside: str, *, title: str = "Pier to close") -> BodyFound:
    markup = f"<html><head><title>{title}</title></head><body>{inside}</body></html>"
    return find_body(parse_text(markup, url=URL), title=title)


def article(*, head: str = "", text: str | None = None, after: str = "", texts: tuple[str, ...] = ENGLISH) -> BodyFound:
    """An article: what is under the headline, the text, and what is under that in the same element."""
    flow = text if text is not None else paragraphs(texts)
    return body_of(f"<article><h1>Pier to close</h1>{head}<div class=t>{flow}{after}</div></article>")


APPEALS = [
    ("en", "<div><p>Two weeks for nothing: the printed paper comes to your door until you say stop.</p></div>"),
    (
        "de",
        "<div><p>Diese Zeitung gehört ihren Lesern. Wenn Sie wollen, dass es mehr werden, helfen Sie mit.</p></div>",
    ),
    ("de", "<p>Bitte bleiben Sie beim Thema. Kommentare, die andere beleidigen, löscht die Redaktion.</p>"),
    ("fr", "<div><p>Ce journal n’appartient à personne d’autre qu’à vous : aidez la rédaction à vivre.</p></div>"),
    ("fr", "<ul><li>Recevez chaque soir votre lettre, et gardez nos pages en poche.</li></ul>"),
    ("ru", "<div><p>Если вам нравится то, что мы делаем, поддержите нашу редакцию любой суммой.</p></div>"),
]


@pytest.mark.parametrize(("language", "appeal"), APPEALS)
def test_a_closing_line_that_speaks_to_the_readers_of_the_paper_is_an_appeal(language: str, appeal: str) -> None:
    assert article(texts=TEXTS[language], after=appeal).paragraphs == list(TEXTS[language])


@pytest.mark.parametrize(
    "last",
    [
        "If you have seen the boat since Sunday night, the police in Ellerby would like to hear from you.",
        "“You have to ask our readers, and they will tell you to subscribe,” said the editor of the old paper.",
        "The readers of the paper gave the most, and the app of the newsroom counted every coin.",
    ],
)
def test_a_closing_paragraph_of_the_report_is_no_appeal(last: str) -> None:
    assert article(after=f"<p>{last}</p>").paragraphs[-1] == last


def test_a_text_that_speaks_to_its_reader_throughout_may_end_so() -> None:
    guide = tuple(
        f"If you want to mend net number {n}, you need a needle, twine and your own patience." for n in "12345"
    )
    last = "You can always ask the other readers, and you will find help in the comments below."
    assert article(texts=guide, after=f"<p>{last}</p>").paragraphs[-1] == last


@pytest.mark.parametrize(
    ("language", "matter"),
    [
        ("en", "<p>Editing: Ada Quill, Tom Achebe</p>"),
        ("en", "<p>Coast Radio (tq)</p>"),
        ("de", "<p>Redaktion: Ada Quill<br>Schnitt: Tom Achebe</p>"),
        ("de", "<p>aq/dpa</p>"),
        ("fr", "<p>avec afp</p>"),
        ("fr", "<div><p>À écouter : Matinale du port, Radio Côte, 8 septembre 2026, 17h20.</p></div>"),
    ],
)
def test_initials_staff_and_programme_under_the_text_are_not_its(language: str, matter: str) -> None:
    assert article(texts=TEXTS[language], after=matter).paragraphs == list(TEXTS[language])


@pytest.mark.parametrize(
    "last", ["Place: Old Customs House", "Concert: on Tuesday, 8 September 2026, 17:20, in the Old Hall.", "It stayed."]
)
def test_what_the_reader_needs_to_know_stays_at_the_end(last: str) -> None:
    assert article(after=f"<p>{last}</p>").paragraphs[-1] == last


CARD_TEXTS = (
    ("El faro cambia de lámpara", "La luz se apagó dos noches y los pilotos pidieron otra al condado."),
    ("Vuelve el barco a la isla", "La travesía estaba cerrada desde Pascua por una grieta en la popa."),
    ("La escuela gana un maestro", "Los padres juntaron firmas en el mercado durante todo septiembre."),
)


def cards(pattern: str, host: str = "") -> str:
    return "".join(
        pattern.format(title=title, text=text, link=f"{host}/n/{n}") for n, (title, text) in enumerate(CARD_TEXTS)
    )


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=x>{cards('<div class=c><h4><a href={link}>{title}</a></h4><p>{text}</p></div>')}</div>",
        f"<ul>{cards('<li><article><h3><a href={link}>{title}</a></h3><div>{text}</div></article></li>')}</ul>",
        f"<section><h2>Esta semana en la costa</h2>{cards('<div><a href={link}>{title}</a><p>{text}</p></div>')}</section>",
        f"<div>{cards('<div class=c><h4><a href={link}>{title}</a></h4><p>{text}</p></div>', 'https://www.echo.example')}</div>",
    ],
)
@pytest.mark.parametrize("place", [1, 5])
def test_cards_of_other_articles_are_not_the_text_wherever_they_are(box: str, place: int) -> None:
    text = paragraphs(ENGLISH[:place]) + box + paragraphs(ENGLISH[place:])
    assert article(text=text).paragraphs == list(ENGLISH)


@pytest.mark.parametrize("host", ["", "https://shop.example"])
def test_a_review_of_things_that_links_each_of_them_is_the_text(host: str) -> None:
    items = cards("<div class=c><h3><a href={link}>{title}</a></h3><p>{text}</p></div>", host)
    found = article(text=f"<p>{ENGLISH[0]}</p>{items}").paragraphs
    assert all(text in found for _, text in CARD_TEXTS)


@pytest.mark.parametrize("place", [2, 5])
@pytest.mark.parametrize(
    "card",
    [
        "<div class=c><a href=/n/1><img src=a></a><h4><a href=/n/1>{}</a></h4><p>{}</p></div>",
        "<x-teaser><a href='https://www.echo.example/n/1'><b>{}</b></a><p>{}</p></x-teaser>",
        "<section><h3><a href=/n/1>{}</a></h3><div>{}</div><a href=/n/1>Más</a></section>",
        "<table><tr><td><a href=/n/1>{}</a> lunes<td><a href=/n/2>La escuela gana un maestro</a> martes</table>",
    ],
)
def test_a_card_alone_among_the_paragraphs_is_not_the_text(card: str, place: int) -> None:
    box = card.format("Vuelve el barco a la isla", CARD_TEXTS[1][1])
    if "<table>" in card:
        box = box.replace("</table>", "<tr><td><a href=/n/3>Dos detenidos por un ancla</a> jueves<td></table>")
    assert article(text=paragraphs(ENGLISH[:place]) + box + paragraphs(ENGLISH[place:])).paragraphs == list(ENGLISH)


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4><a href='https://yard.example/'>The yard of Brandvold and sons</a></h4><p>{}</p></div>",
        "<h3><a href=/n/9>The oldest crane of the coast</a></h3><p>{}</p>",
        "<div><h3><a href=/a>What the plan says of it</a></h3><p>It closes the slip for eleven weeks.</p><p>{}</p></div>",
        "<div><p><a href=/plan.pdf>The plan of the council</a></p><p>{}</p></div>",
        "<div><h3><a href=/h/1>1. The Lantern House at the quay</a></h3><p>{}</p></div>",
        "<table><tr><td><a href=/c/1>Ellerby Rovers</a> 12<td>{}<tr><td><a href=/c/2>Holm United</a> 4<td>It lost.</table>",
    ],
)
def test_a_box_about_the_subject_is_the_text(box: str) -> None:
    line = "It has been repaired eleven times since it was built, and nobody knows why."
    found = article(text=paragraphs(ENGLISH[:2]) + box.format(line) + paragraphs(ENGLISH[2:])).paragraphs
    assert any(line in text for text in found)


OVERLAYS = [
    '<li><a href={link} title="{title}"></a><div>{title}</div><p>{text}</p></li>',
    '<li><div><a href={link} aria-label="Leer: {title}"></a><h4>{title}</h4><p>{text}</p></div></li>',
    "<li><div><h4>{title}</h4><p>{text}</p><a class=card__overlay-link href={link}></a></div></li>",
]


@pytest.mark.parametrize("pattern", OVERLAYS)
def test_a_link_without_text_links_the_card_that_it_covers(pattern: str) -> None:
    found = body_of(
        f"<article><h1>Pier to close</h1><div>{paragraphs(ENGLISH[:2])}</div></article><ul>{cards(pattern) * 3}</ul>"
    )
    assert found.paragraphs == list(ENGLISH[:2])


def test_a_link_without_text_that_covers_nothing_is_a_leftover() -> None:
    text = "".join(f"<p><a href=/x></a>{text}</p>" for text in ENGLISH)
    assert article(text=text).paragraphs == list(ENGLISH)


@pytest.mark.parametrize(
    "pattern",
    [
        "<div class='story {n}'>{story}</div>",
        "<section class=item data-id={n}>{story}</section>",
        "<div class=a id={n}>{story}</div>",
    ],
)
@pytest.mark.parametrize("level", ["h1", "h2"])
def test_a_second_article_below_the_first_is_another(pattern: str, level: str) -> None:
    first = f"<{level}>Pier to close</{level}><div>{paragraphs()}</div>"
    second = f"<{level}>Lamp sold to a family</{level}><div>{paragraphs(FRENCH) * 2}</div>"
    found = body_of("<main>" + pattern.format(n="n1", story=first) + pattern.format(n="n2", story=second) + "</main>")
    assert found.paragraphs == list(ENGLISH)


def test_sections_of_one_article_may_have_headings_of_the_headlines_level() -> None:
    sections = f"<section><h1>Pier to close</h1>{paragraphs(ENGLISH[:3])}</section><section><h1>The crane</h1>{paragraphs(ENGLISH[3:])}</section>"
    found = body_of(f"<article>{sections}</article>")
    assert found.paragraphs == [*ENGLISH[:3], "The crane", *ENGLISH[3:]]


POINTS = (
    "Die östliche Mole wird vor der Heringszeit geschlossen.",
    "Drei Mannschaften bekommen einen Platz hinter dem Eishaus.",
    "Über den Kran von 1904 entscheidet der Rat erst am Freitag.",
)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=kurz><div>Das Wichtigste</div><ul>{}</ul></div>",
        "<div><div><ol>{}</ol></div></div>",
    ],
)
def test_key_points_above_the_text_are_read_with_it(box: str) -> None:
    points = box.format("".join(f"<li>{point}</li>" for point in POINTS))
    found = article(head=points, texts=GERMAN)
    assert found.paragraphs == [*POINTS, *GERMAN]


@pytest.mark.parametrize(
    "box",
    [
        "".join(f"<li><a href=/n/{n}>{point}</a></li>" for n, point in enumerate(POINTS)),
        "<li>Teilen</li><li>Drucken</li><li>Merken</li>",
    ],
)
def test_links_and_buttons_above_the_text_are_no_key_points(box: str) -> None:
    assert article(head=f"<div><ul>{box}</ul></div>", texts=GERMAN).paragraphs == list(GERMAN)


LONG_POINTS = (
    "Die östliche Mole des Hafens wird noch vor dem Beginn der Heringszeit für alle geschlossen",
    "Drei Mannschaften bekommen für den Winter einen Platz hinter dem Eishaus an der alten Mole",
    "Über den Kran aus dem Jahr 1904 entscheidet der Rat erst am Freitag in einer neuen Sitzung",
)
LEAD = "<div><h2 class=standfirst>Ein Hafen spart, und niemand weiß, wo er im Herbst anlegen soll.</h2></div>"
LONG_TEXT = (*GERMAN, *FRENCH, *ENGLISH, *RUSSIAN)


def test_key_points_as_long_as_sentences_need_no_full_stop() -> None:
    items = "".join(f"<li>{point}</li>" for point in LONG_POINTS)
    found = article(head=f"<div class=kurz><h4>Das Wichtigste</h4><ul>{items}</ul></div>", texts=GERMAN)
    assert found.paragraphs == [*LONG_POINTS, *GERMAN]


@pytest.mark.parametrize(
    "items",
    [
        "".join(f"<li>{point}</li>" for point in LONG_POINTS[:2]),
        "".join(f"<li>{point}</li>" for point in (*LONG_POINTS[:2], "Der Kran")),
        "".join(f"<li><a href=/n/{n}>{point}</a></li>" for n, point in enumerate(LONG_POINTS)),
    ],
)
def test_two_items_short_ones_and_links_without_full_stop_are_no_key_points(items: str) -> None:
    assert article(head=f"<div class=kurz><ul>{items}</ul></div>", texts=GERMAN).paragraphs == list(GERMAN)


@pytest.mark.parametrize("between", ["", "<figure><img src=k.jpg></figure>", "<p><a href=/n/1>Alles zum Hafen</a></p>"])
def test_one_paragraph_between_standfirst_and_container_is_the_first_of_the_text(between: str) -> None:
    first = f"<section><p>{LONG_POINTS[0]}, {LONG_POINTS[1]}.</p></section>"
    found = article(head=f"{LEAD}<p class=author>Von Jana Holm</p>{first}{between}", texts=LONG_TEXT)
    assert found.paragraphs[1:] == [f"{LONG_POINTS[0]}, {LONG_POINTS[1]}.", *LONG_TEXT]


@pytest.mark.parametrize(
    "head",
    [
        LEAD + "<div><p>{}</p></div><p class=author>Von Jana Holm</p>",
        LEAD + "<div><p>{}</p></div><div>4.5.2026, 13.36 Uhr</div>",
        LEAD + "<div class=newsletter><p>{}</p></div>",
        LEAD + "<figure><img src=k.jpg><figcaption><p>{}</p></figcaption></figure>",
        LEAD + "<div>{}</div>",
    ],
)
def test_a_note_above_the_byline_a_caption_and_an_offer_are_not(head: str) -> None:
    note = f"{LONG_POINTS[0]}, {LONG_POINTS[1]}."
    assert note not in article(head=head.format(note), texts=LONG_TEXT).paragraphs


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("cut", [2, 3])
def test_both_boxes_of_a_text_that_a_wall_cuts_are_read(tag: str, cut: int) -> None:
    open_part = "".join(f"<{tag} class=l>{text}</{tag}>" for text in FRENCH[:cut])
    found = article(text=f"<div class=ouvert>{open_part}</div><div class=abonnes>{paragraphs(FRENCH[cut:])}</div>")
    assert found.paragraphs == list(FRENCH)


def test_a_biography_under_the_text_is_no_second_part_of_it() -> None:
    life = "<h3>About the writer</h3><p>Ada Quill has covered harbours since 1998, and lives by one.</p><p>She keeps bees.</p>"
    found = body_of(f"<main><h1>Pier to close</h1><div class=t>{paragraphs()}</div><div class=w>{life}</div></main>")
    assert found.paragraphs == list(ENGLISH)


@pytest.mark.parametrize(
    "name", ['class="cta-box"', 'class="post-cta"', 'id="blogCta"', 'class="kg-card kg-cta-card"', 'class="ctas"']
)
def test_a_call_to_action_in_the_text_is_not_its(name: str) -> None:
    offer = "<h3>Berths for every boat</h3><p>Plan your summer in the harbour with us. It takes two minutes.</p>"
    found = article(text=paragraphs(ENGLISH[:3]) + f"<div {name}>{offer}</div>" + paragraphs(ENGLISH[3:]))
    assert found.paragraphs == list(ENGLISH)


@pytest.mark.parametrize("name", ['class="cta"', 'class="acta-box"', 'class="cactaceae"', 'class="octagon-cards"'])
def test_what_holds_the_text_is_none_and_neither_are_letters_in_another_word(name: str) -> None:
    text = paragraphs(ENGLISH) if name == 'class="cta"' else paragraphs(ENGLISH[:2])
    rest = "" if name == 'class="cta"' else paragraphs(ENGLISH[2:])
    assert article(text=f"<div {name}>{text}</div>{rest}").paragraphs == list(ENGLISH)


@pytest.mark.parametrize("name", ["kt-adv-heading10415_49ba8b-b6", "adv-title", "pub-heading"])
def test_a_heading_is_no_advertisement_whatever_it_is_called(name: str) -> None:
    found = article(text=paragraphs(ENGLISH[:3]) + f'<h2 class="{name}">The crane</h2>' + paragraphs(ENGLISH[3:]))
    assert found.paragraphs == [*ENGLISH[:3], "The crane", *ENGLISH[3:]]


def test_a_box_of_advertising_goes_with_its_heading() -> None:
    box = '<div class="adv"><h2 class="adv-title">Ropes and sails</h2><p>Half price until Friday at the ice house.</p></div>'
    assert article(text=paragraphs(ENGLISH[:3]) + box + paragraphs(ENGLISH[3:])).paragraphs == list(ENGLISH)


LISTED = "<h2>Die Plätze</h2><ul><li>Eishaus</li><li>Alte Mole</li><li>Zollhaus</li></ul><h2>Der Kran</h2>"
FOR_PRINT = (
    "Der Rat von Ellerby beriet am Dienstag lange über den Haushalt des Hafens, und am Ende war im Saal niemand zufrieden.",
    "Der Hafenmeister sagte, die östliche Mole müsse noch vor dem Beginn der Heringszeit geschlossen werden, weil der alte Stein überall nachgibt.",
    "Drei Mannschaften baten um einen Platz hinter dem Eishaus, wo das Wasser auch bei Ebbe für ihre breiten Boote tief genug ist.",
)


@pytest.mark.parametrize("frame", ["<div class=mobil>{}</div>", "<section>{}</section>", "{}"])
def test_a_text_that_is_printed_twice_is_read_once_with_its_headings_and_lists(frame: str) -> None:
    copy = paragraphs(FOR_PRINT[:1]) + LISTED + paragraphs(FOR_PRINT[1:])
    found = article(text=f"<div>{copy}</div>" + frame.format("<h2>Die Plätze</h2>" + copy) + paragraphs(FRENCH))
    assert found.paragraphs == [
        FOR_PRINT[0], "Die Plätze", "Eishaus", "Alte Mole", "Zollhaus", "Der Kran", *FOR_PRINT[1:], *FRENCH
    ]  # fmt: skip


def test_lines_that_come_again_among_others_stay() -> None:
    refrain = "<p>Und der Kran, der Kran,</p><p>er hebt nicht mehr.</p>"
    song = "".join(f"{paragraphs(texts)}{refrain}" for texts in (GERMAN, FOR_PRINT, FRENCH))
    assert article(text=song).paragraphs.count("er hebt nicht mehr.") == 3


def test_a_plan_whose_days_are_alike_stays() -> None:
    days = "".join(f"<h3>Day {n}</h3><ul><li>Row to the mole</li><li>Rest</li></ul>" for n in range(1, 8))
    found = article(text=paragraphs(ENGLISH) + days + paragraphs(FRENCH))
    assert (found.paragraphs.count("Rest"), found.paragraphs.count("Row to the mole")) == (7, 7)


def test_two_long_paragraphs_that_come_again_take_no_list_with_them() -> None:
    text = (
        paragraphs(FOR_PRINT)
        + LISTED
        + paragraphs(FRENCH)
        + paragraphs(FOR_PRINT[:1])
        + LISTED
        + paragraphs(FOR_PRINT[1:2])
    )
    assert article(text=text + paragraphs(RUSSIAN)).paragraphs.count("Eishaus") == 2


SHORT = ("Silence.", "“Not yet,” he said.", "Et pourtant !", "Der Kran.", "Тишина.")


@pytest.mark.parametrize("first", SHORT)
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<div class=p><div><span>{}</span></div></div>"])
def test_a_first_paragraph_of_few_words_stays(first: str, frame: str) -> None:
    text = "".join(frame.format(text) for text in (first, *ENGLISH))
    assert article(text=text).paragraphs[0] == first


@pytest.mark.parametrize(
    "first", ["<p class=kicker>Harbour works.</p>", "<p>Exclusive</p>", "<p>4 March 2026.</p>", "<p>By Ada Quill.</p>"]
)
def test_a_kicker_date_or_byline_above_the_text_is_no_paragraph(first: str) -> None:
    assert article(after="", text=first + paragraphs()).paragraphs == list(ENGLISH)


STANDFIRST = "Taucher ersetzen die morschen Pfähle, und niemand soll seinen Liegeplatz verlieren"


@pytest.mark.parametrize(
    "head",
    [
        "<h2>{}</h2>",
        "<h3 class=x>{}</h3><p>Von Ada Quill</p>",
        "<div class=article-meta><p class=vorspann>{}</p><span>Von Ada Quill</span></div>",
        "<div class=entry-meta><div class=intro>{}</div><time>4. März 2026</time></div>",
    ],
)
def test_a_standfirst_is_the_lead_as_a_heading_and_in_a_box_named_meta(head: str) -> None:
    found = article(head=head.format(STANDFIRST), texts=GERMAN)
    assert (found.lead, found.paragraphs) == (STANDFIRST, [STANDFIRST, *GERMAN])


@pytest.mark.parametrize(
    "head",
    [
        "<h2>The headline again: Pier to close</h2>",
        "<div class=article-meta><span>By Ada Quill</span> 4 March 2026</div>",
    ],
)
def test_the_headline_again_and_the_byline_are_no_standfirst(head: str) -> None:
    found = article(head=head)
    assert (found.lead, found.paragraphs) == ("", list(ENGLISH))


@pytest.mark.parametrize("name", ["faktaruta", "encadre", "info-box", "story-factbox", "recuadro-datos"])
def test_a_box_of_facts_in_the_text_is_not_its(name: str) -> None:
    box = f"<div class={name}><h3>The pier</h3><ul><li>It is 200 metres long and stands in six metres of water.</li></ul></div>"
    assert article(text=paragraphs(ENGLISH[:2]) + box + paragraphs(ENGLISH[2:])).paragraphs == list(ENGLISH)


def test_a_box_without_such_a_name_is_of_the_text() -> None:
    line = "It is 200 metres long and stands in six metres of water at low tide."
    box = f"<div class=box><h3>The pier</h3><p>{line}</p></div>"
    assert line in article(text=paragraphs(ENGLISH[:2]) + box + paragraphs(ENGLISH[2:])).paragraphs


@pytest.mark.parametrize(
    "name",
    [
        'class="toc-section"',
        'class="topic-paragraph"',
        'class="c-product-widget"',
        'id="the-podcast-of-the-harbour"',
        'class="accordion__panel hidden"',
    ],
)
def test_a_name_that_the_content_contradicts_says_nothing(name: str) -> None:
    parts = "".join(
        f"<div {name}><h3>The podcast of the harbour</h3>{paragraphs(texts)}</div>" for texts in (ENGLISH, FRENCH)
    )
    assert len(article(text=parts + paragraphs(GERMAN) + paragraphs(RUSSIAN)).paragraphs) == 22


@pytest.mark.parametrize(
    "markup",
    [
        "<div data-id=x id=0243ad1><p>{}</p></div>",
        "<div class=component_bbc4ad583c><p>{}</p></div>",
        "<h3 id=how-the-old-crane-was-sold-by-ads>{}</h3><p>And it stayed.</p>",
        "<h3><img src=crane.png>{}</h3><p>And it stayed.</p>",
        "<figure class=Quote_x1><blockquote><p>{0} {0}</p></blockquote></figure>",
    ],
)
def test_keys_anchors_icons_and_quotations_in_figures_keep_the_text(markup: str) -> None:
    line = "We sold the crane to a museum that nobody in the town had ever heard of."
    found = article(text=paragraphs(ENGLISH[:3]) + markup.format(line) + paragraphs(ENGLISH[3:])).paragraphs
    assert any(line in text for text in found)


@pytest.mark.parametrize(
    "markup",
    [
        "<div id=ad01><p>{}</p></div>",
        "<h3 id=related><a href=/n/1>{}</a></h3>",
        "<figure><blockquote>{}</blockquote></figure>",
        "<figure class='wp-block-embed is-provider-x'><blockquote>{0} {0}</blockquote></figure>",
    ],
)
def test_slots_pull_quotes_and_embedded_posts_are_not_the_text(markup: str) -> None:
    line = "We sold the crane to a museum that nobody in the town had ever heard of."
    assert article(text=paragraphs(ENGLISH[:3]) + markup.format(line) + paragraphs(ENGLISH[3:])).paragraphs == list(
        ENGLISH
    )


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("宮崎県：<a href=/1>高鍋町</a>、<a href=/2>新富町</a>", "熊本県：阿蘇市、産山村、<a href=/3>高森町</a>、南阿蘇村"), 2),
        (("Holm: <a href=/1>Lower Tarn</a>", "Skarvik: Old Quay, Oddmouth, <a href=/2>Vessel Bay</a>, the Neck"), 2),
        (("Read more: <a href=/1>Lower Tarn</a>", "Skarvik: Old Quay, Oddmouth, <a href=/2>Vessel Bay</a>, the Neck"), 1),
        (("Holm: <a href=/1>Lower Tarn</a>", "Skarvik: it stayed as it was, is, and will be in the Neck."), 1),
    ],
)  # fmt: skip
def test_lines_of_a_list_of_names_stay_together(lines: tuple[str, str], kept: int) -> None:
    between = "".join(f"<p>{line}</p>" for line in lines)
    found = article(text=paragraphs(ENGLISH[:3]) + between + paragraphs(ENGLISH[3:])).paragraphs
    assert len(found) == len(ENGLISH) + kept


def test_folded_text_is_text() -> None:
    folded = f"<details class=expandable><summary>The crane</summary><p>{FRENCH[0]}</p></details>"
    assert FRENCH[0] in article(after=folded + paragraphs(GERMAN)).paragraphs


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("<a href=/s>le rapport<span> (nouvelle fenêtre)</span></a>", "le rapport"),
        ("<a href=/s>the report<span class=visually-hidden> opens in a new tab</span></a>", "the report"),
        ("<a href=/s>den Bericht <span>Externer Link</span></a>", "den Bericht"),
        ("<a href=/s>the <span>external</span> inquiry</a>", "the external inquiry"),
        ("<a href=/s>the new window of the church</a>", "the new window of the church"),
    ],
)
def test_notes_hidden_in_links_are_not_read(link: str, shown: str) -> None:
    line = f"Nobody on the council had read {link} before the vote, as two members admitted on Tuesday evening."
    expected = f"Nobody on the council had read {shown} before the vote, as two members admitted on Tuesday evening."
    assert article(after=f"<p>{line}</p>").paragraphs[-1] == expected


@pytest.mark.parametrize(
    "last",
    [
        "«Ми все бачили», – написав міський голова у Telegram у вівторок увечері.",
        "O prefeito escreveu no WhatsApp que o presidente assine o decreto ainda nesta semana.",
        "Das teilte der Hafenmeister am Abend in seinem Telegram-Kanal mit, ohne Gründe zu nennen.",
    ],
)
def test_a_closing_paragraph_that_names_a_messenger_stays(last: str) -> None:
    assert article(after=f"<p>{last}</p>").paragraphs[-1] == last


@pytest.mark.parametrize(
    "last",
    [
        "Folgen Sie uns auf WhatsApp und lesen Sie jeden Morgen, was an der Küste geschieht.",
        "Подписывайтесь на наш Telegram, чтобы не пропустить новости порта.",
        "Entre em nosso canal do WhatsApp e receba as notícias do porto todos os dias.",
    ],
)
def test_a_closing_line_that_invites_to_the_papers_channel_goes(last: str) -> None:
    assert article(after=f"<p>{last}</p>").paragraphs == list(ENGLISH)


@pytest.mark.parametrize(
    "attributes",
    ['id="block-id-q7AdRsKx2"', 'id="was-der-newsletter-fuer-die-stadt-und-den-hafen-bedeutet"', 'class="sc-a8AdZ9q1"'],
)
def test_names_that_machines_make_say_nothing(attributes: str) -> None:
    line = "The pilot asked for a lamp at the end of the pier, which the board refused in spring."
    assert line in article(after=f"<div {attributes}>{line}</div>").paragraphs


@pytest.mark.parametrize(
    "style", ["visibility:hidden", "Visibility: hidden; color: red", "position:absolute;left:-9999px"]
)
def test_what_a_style_hides_is_not_read(style: str) -> None:
    line = "The pilot asked for a lamp at the end of the pier, which the board refused in spring."
    hidden = f"<div style='{style}'><p>{line}</p></div>"
    assert article(text=paragraphs(ENGLISH[:2]) + hidden + paragraphs(ENGLISH[2:])).paragraphs == list(ENGLISH)


def test_what_a_style_shows_is_read() -> None:
    line = "The pilot asked for a lamp at the end of the pier, which the board refused in spring."
    assert line in article(after=f"<div style='visibility: visible; left: -1px'><p>{line}</p></div>").paragraphs


@pytest.mark.parametrize(
    "time",
    ["<div class=time>{}</div>", "<time>{}</time>", "<h3><span class=timestamp>{}</span></h3>", "<p><b>{} Uhr</b></p>"],
)
def test_every_entry_of_a_live_blog_keeps_its_time(time: str) -> None:
    entries = zip(("18:05", "17:40", "17.12", "16:55", "16:30"), GERMAN, strict=True)
    text = "".join(f"<div class=entry>{time.format(clock)}<p>{line}</p></div>" for clock, line in entries)
    kept = article(text=text).paragraphs
    assert [line[:5] for line in kept if line[0].isdigit()] == ["18:05", "17:40", "17.12", "16:55", "16:30"]


def test_items_of_a_list_that_are_paragraphs_with_links_are_text() -> None:
    items = "".join(
        f"<li><a href=/p/{n}>Pier number {n}</a> <a href=/m>on the map</a>: {GERMAN[n]} {FRENCH[n]}</li>"
        for n in range(5)
    )
    assert len(article(after=f"<ul>{items}</ul>").paragraphs) == 10


def test_things_that_a_guide_lists_with_links_and_notes_stay_where_the_text_goes_on() -> None:
    prose = "The board of the harbour has met nine times this year, and each time somebody asked what to take along on the old ferry, which has no shop."  # fmt: skip
    items = ("Sleeping bag (currently an old one of the pilot’s)", "Water filter (two kinds work well)", "Rope of hemp, ten metres")  # fmt: skip
    linked = "".join(f"<li><a href=https://shop.example/{n}>{item[:12]}</a>{item[12:]}</li>" for n, item in enumerate(items))  # fmt: skip
    page_end = (
        f"<h1>What to take along</h1><p>{prose} One.</p><p>{prose} Two.</p><p>{prose} Three.</p><ul>{linked}</ul>"
    )
    goes_on = f"{page_end}<p>{prose} Four.</p><p>{prose} Five.</p>"
    texts = [
        block for block in find_body(parse_text(f"<body><main>{goes_on}</main>")).paragraphs if "prose" not in block
    ]
    assert set(items) <= set(texts)

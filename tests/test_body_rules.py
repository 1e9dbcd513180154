"""What is the article's text and what only surrounds it, one kind in each case."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import BodyFound, find_body
from tasks.pure.extract.body.hints import Hint, hints_of
from tasks.pure.extract.body.selected import remove_selected
from tasks.pure.extract.page.tree import parse_text
from tasks.pure.records import Selectors

FIRST = "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased."
SECOND = "“We will have to close the eastern pier,” said the harbour master, who has kept it for thirty years."
THIRD = "A decision is expected on Friday, when the members meet again in the old customs house."


def found(
    inside: str, *, after: str = "", before: str = "", title: str = "Pier to close", selectors: Selectors | None = None
) -> BodyFound:
    """A page of three paragraphs, with something between the first two, before the article or after it."""
    markup = (
        f"<html><head><title>{title}</title></head><body>{before}<article><h1>{title}</h1><div class='text'>"
        f"<p>{FIRST}</p>{inside}<p>{SECOND}</p><p>{THIRD}</p></div></article>{after}</body></html>"
    )
    chosen = selectors or Selectors()
    return find_body(remove_selected(parse_text(markup), chosen.remove), chosen, title=title)


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><img src=a><figcaption>The pier in winter.</figcaption></figure>",
        "<div class='image'><img src=a><div>The pier in winter</div></div>",
        "<p>Photo: Ilse Brandvik</p>",
        "<p>[button link=”https://echo.example/send” type=”big”] Send us your pier[/button]</p>",
        "<p>[gallery ids='3,4,5']</p>",
        "<p>https://social.example/p/CMe36CjDPBh/</p>",
        "<span style='display:none'><span>https://echo.example/pier.jpeg</span> <span>1200</span> <span>676</span> <span>editor</span></span>",
        "<span class=data><span itemprop=image><span>https://echo.example/pier.jpeg</span> <span>1200</span> <span>676</span></span> <span>editor</span> <span>2023-05-04 13:36:00</span> <span>The council will close the pier of Ellerby for good</span></span>",
        "<p>The pier in winter. Ilse Brandvik/Getty Images</p>",
        "<p>（原标题：灯塔熄灭之后，港口怎么办？）</p>",
        "<div class='share-bar'><a href=#>Facebook</a> <a href=#>X</a></div>",
        "<div class='ArticleRelatedBox'><h3>Related</h3><p><a href=/1>The fish are back in the harbour</a></p></div>",
        "<div class='c-newsletter-signup'><p>Get our newsletter, every Friday, with the best of the coast.</p></div>",
        "<div class='adContainer'>Buy a boat today, and pay for it some other day.</div>",
        "<aside><p>Ellerby has four thousand people and a harbour from 1740.</p></aside>",
        "<div role=complementary class=css-w><h3>Ellerby in figures</h3><p>Ellerby has four thousand people and a harbour from 1740.</p></div>",
        "<div class=fact_box><h3>Ellerby in figures</h3><p>Ellerby has four thousand people and a harbour from 1740.</p></div>",
        "<p>Advertisement</p>",
        "<p>Werbung</p>",
        "<p>続きを読む</p>",
        "<p>* * *</p>",
        "<p>{/p}</p>",
        "<p>{/box-embed}{/p}</p>",
        "<p>Продолжение после рекламы</p>",
        "<p>You can now listen to the articles of the Echo!</p>",
        "<blockquote><p>View this post on Instagram</p><p>A post shared by Tom Achebe (@tom) on May 2, 2023 at 3:00pm PDT</p></blockquote>",
        "<p>Baca juga: <a href=/1>The fish are back in the harbour</a></p>",
        "<p>37 comments</p>",
        "<p>Tags: harbour, pier, budget</p>",
        "<p>Read more: <a href=/1>The fish are back in the harbour</a></p>",
        "<p><b>Funda olunye udaba:</b> <a href=/1>Izinhlanzi zibuyile echwebeni</a></p>",
        "<p><a href=/1>The fish are back in the harbour</a></p>",
        "<h3>More news</h3><ul><li><a href=/1>The fish are back</a></li><li><a href=/2>Ice again</a></li><li><a href=/3>A new mast</a> for the pilot</li></ul>",
        "<h3><a href=/1>The fish are back in the harbour</a></h3><p><a href=/1>Read more</a></p>",
        "<p>This article is for subscribers only, so far.</p>",
        "<p>To watch the video, click here.</p>",
        "<div class='visually-hidden'>End of the advertisement, back to the text of the article.</div>",
        "<div style='display: none'>Something that nobody sees on this page at all.</div>",
        "<div class=caption>The pier in winter, seen from the town</div>",
        "<script>document.write('x')</script><svg><title>icon</title></svg><button>Share</button>",
        "<p><i class='material-icons'>bookmark_border</i></p>",
        "<p>Share / Tweet / Email / Print / Comments (12)</p>",
        "<p>Share Tweet Email Print</p>",
        "<p>READ MORE: The fish are back in the harbour</p>",
        "<form><h3>Newsletter</h3><p>The best of the coast in your inbox, every Friday.</p><input type=email></form>",
        "<div class='image right'><img src=a><div>The harbour master, who has kept it for thirty years, at the pier in winter.</div></div>",
        "<div class=x-photo><div><a href=/a><img src=a></a></div><p>May 8: the council signs the plan for the pier in the castle of Ellerby.</p></div>",
        "<div><img src=a><p>The pier of Ellerby in winter, seen from the old customs house.</p><span>(Credit: Ilse Brandvik/Echo)</span></div>",
        "<p>(Credit: Ilse Brandvik/Echo)</p>",
        "<div><img src=a><div>The harbour master says that the lamp of the pier will burn all winter.</div></div>",
        "<div class='video-transcript hidden'>" + "<br>".join(f"00:{n:02} But according to the master the gulls have never" for n in range(4)) + ".</div>",
        "<div class=box><h2>Browse issues</h2><p><a href=/1>Browse the archive of the Echo</a></p></div>",
        "<p>Further reading</p><ul><li><h4><a href=/1>The fish are back</a></h4></li><li><h4><a href=/2>Ice: it is here again</a></h4></li><li><h4><a href=/3>A new mast</a></h4></li></ul>",
        "<div id=attachment_7><a href=/a.jpg><img src=a></a><p>The pier in winter, seen from the old customs house.</p></div>",
        "<dl><dt><img src=a></dt><dd>The pier in winter, seen from the old customs house.</dd></dl>",
        "<table><tr><td><img src=a></td></tr><tr><td>The pier in winter, seen from the old customs house.</td></tr></table>",
        "<section><img src=a><h6>The pier in winter, seen from the old customs house.</h6></section>",
        "<div><amp-img src=a></amp-img><p>The pier in winter, seen from the old customs house.</p></div>",
        "<p><img src=a><br><em>The pier in winter, seen from the old customs house.</em></p>",
        "<p><img src=a></p><p><small>The pier in winter, seen from the old customs house.</small></p>",
        "<div><a href=/a><img src=a></a></div><p><span><i>The pier in winter, seen from the old customs house.</i></span></p>",
        "<p><img src=a alt=冬の埠頭を税関の建物から望む></p><p>冬の埠頭を税関の建物から望む</p>",
        "<div><span>Read more</span><a href=/1>The fish are back in the harbour</a></div>",
        "<table><tr><th>Also of the week</th></tr><tr><td><a href=/1>The fish are back again</a></td></tr><tr><td><a href=/2>Two seals on the ice</a></td></tr></table>",
        "<h3>Also in the Echo this week</h3><ul><li><a href=/1>The fish are back</a></li><li><a href=/2>Ice again</a></li><li><a href=/3>A new mast</a></li></ul>",
        "<blockquote class=pull>close the eastern pier, said the harbour master</blockquote>",
    ],
)  # fmt: skip
def test_what_is_between_paragraphs_is_removed(inside: str) -> None:
    assert found(inside).paragraphs == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<h2>What it costs</h2>", ["What it costs"]),
        ("<h1>What it costs</h1>", ["What it costs"]),
        ("<h2><a href=/pier>The eastern pier</a></h2>", ["The eastern pier"]),
        ("<ul><li>two million for stone</li><li>one for the lamp</li></ul>", ["two million for stone", "one for the lamp"]),
        ("<ul><li>a mast</li><li><a href=/b>a bell</a></li><li>and forty metres of rope</li></ul>", ["a mast", "a bell", "and forty metres of rope"]),
        ("<blockquote><p>A pier is a promise to ships.</p></blockquote>", ["A pier is a promise to ships."]),
        ("<div class='social embed twitter'><blockquote>No pier, no ships. It is as simple as that.</blockquote></div>", ["No pier, no ships. It is as simple as that."]),
        ("<table class=widget><tr><th>Year<th>Ships<tr><td>2001<td>300</table>", ["Year | Ships", "2001 | 300"]),
        ("<figure class=code><pre>pier = None</pre></figure>", ["pier = None"]),
        ("<p>[Applause.] They [the pilots] wanted a bell [laughter]</p>", ["[Applause.] They [the pilots] wanted a bell [laughter]"]),
        ("<p>https://echo.example/bell has the sound of it.</p>", ["https://echo.example/bell has the sound of it."]),
        ("<ul><li>https://echo.example/bell</li><li>The plans of 1903</li></ul>", ["https://echo.example/bell", "The plans of 1903"]),
        ("<p>They asked <a href=/1>the fishermen</a>, <a href=/2>the pilots</a> and the bank.</p>", ["They asked the fishermen, the pilots and the bank."]),
        ("<p class=paywall>The bank said nothing for a week, and then it said no.</p>", ["The bank said nothing for a week, and then it said no."]),
        ("<div class='field field--label-hidden overflow-hidden'><p>The bank said nothing for a week.</p></div>", ["The bank said nothing for a week."]),
        ("<p>Related costs have doubled since the storm of last winter.</p>", ["Related costs have doubled since the storm of last winter."]),
        ("<p>Share prices fell.</p>", ["Share prices fell."]),
        ("<p>“No.”</p>", ["“No.”"]),
        ("<p>Share, print and post: three words that the harbour master cannot stand.</p>", ["Share, print and post: three words that the harbour master cannot stand."]),
        ("<p>An icon of the coast, the pier is the icon of icons to those who collect icons.</p>", ["An icon of the coast, the pier is the icon of icons to those who collect icons."]),
        ("<div class=photo><img src=a><h3>The lamp</h3><p>It has burnt since 1740, in storms and in wars, and has never been out for a night.</p></div>", ["The lamp", "It has burnt since 1740, in storms and in wars, and has never been out for a night."]),
        ("<div class=image-text><img src=a><p>The lamp has burnt since 1740, in storms and in wars, and never went out.</p></div>", ["The lamp has burnt since 1740, in storms and in wars, and never went out."]),
        ("<div><img src=a><p>The lamp has burnt since 1740, in storms and in wars.</p><p>It never went out, they say.</p></div>", ["The lamp has burnt since 1740, in storms and in wars.", "It never went out, they say."]),
        ("<div><p>The lamp has burnt since 1740, in storms and in wars.</p><img src=a></div>", ["The lamp has burnt since 1740, in storms and in wars."]),
        ("<div><p><img src=a></p><p>The lamp has burnt since 1740, in storms and in wars.</p></div>", ["The lamp has burnt since 1740, in storms and in wars."]),
        ("<p><img src=a>The lamp has burnt since 1740, in storms and in wars.</p>", ["The lamp has burnt since 1740, in storms and in wars."]),
        ("<div><img src=a><p>The lamp has burnt since 1740. It has seen storms. It never went out, they say.</p></div>", ["The lamp has burnt since 1740. It has seen storms. It never went out, they say."]),
        ("<ol><li><img src=a><p>Cut the stone.</p></li><li><img src=b><p>Wait for the tide.</p></li></ol>", ["Cut the stone.", "Wait for the tide."]),
        ("<p><em>The lamp has burnt since 1740, in storms and in wars.</em></p>", ["The lamp has burnt since 1740, in storms and in wars."]),
        ("<div class=step><img src=a><p>Cut the stone into four blocks that are of one size.</p></div><div class=step><img src=b><p>Set them into the sand and wait for the tide.</p></div>", ["Cut the stone into four blocks that are of one size.", "Set them into the sand and wait for the tide."]),
        ("<h2>What it costs</h2><ul><li>stone</li><li>rope</li><li>a bell</li></ul>", ["What it costs", "stone", "rope", "a bell"]),
        ("<p>The plan is online: https://echo.example/plan</p>", ["The plan is online: https://echo.example/plan"]),
        ("<p>Comments on the plan were few: two, to be exact.</p>", ["Comments on the plan were few: two, to be exact."]),
        ("<p>This site uses cookies, says the sign at the gate of the museum of bread.</p>", ["This site uses cookies, says the sign at the gate of the museum of bread."]),
    ],
)  # fmt: skip
def test_what_is_part_of_the_text_stays(inside: str, kept: list[str]) -> None:
    assert found(inside).paragraphs == [FIRST, *kept, SECOND, THIRD]


@pytest.mark.parametrize(
    "after",
    [
        "<div class=comments><p>" + "I never liked that pier, and I have said so for as long as I can remember. " * 12 + "</p></div>",
        "<div class='cookie-notice'><p>" + "We and our partners store information on your device, such as cookies. " * 12 + "</p></div>",
        "<div role=dialog><p>" + "We and our partners store information on your device, such as cookies. " * 12 + "</p></div>",
        "<article><h1>Fish are back</h1><p>" + "The herring came back to the harbour on Monday, and the gulls with it. " * 12 + "</p></article>",
        "<aside><p>" + "The herring came back to the harbour on Monday, and the gulls with it. " * 12 + "</p></aside>",
        "<footer><p>" + "All rights are reserved by the Ellerby Echo, which was founded in 1871. " * 12 + "</p></footer>",
        "<div class=list>" + "<p><a href=/1>The herring came back to the harbour on Monday, and the gulls with it.</a></p>" * 20 + "</div>",
    ],
)  # fmt: skip
def test_longer_text_next_to_the_article_is_not_taken_for_it(after: str) -> None:
    assert found("", after=after).paragraphs == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "last",
    [
        "<p>© 2023 Ellerby Echo. All rights reserved.</p>",
        "<p>Additional reporting by Tom Achebe</p>",
        "<p>Created by <a href=https://press.example/>Harbour Press v4.6</a></p>",
        "<p>Proudly powered by Harbour Press</p>",
        "<p>Associated Press writer Tom Achebe in Skarvik contributed to this report.</p>",
        "<p>Quelle: dpa</p>",
        "<p>-- By Tom Achebe Follow @tomachebe</p>",
        "<p>홍길동 기자 hong@echo.example</p>",
        "<p>【责任编辑：张三】</p>",
        "<p>(责编：张三、李四)</p>",
        "<p>港口日报记者 张三</p>",
        "<p>For more on piers and lamps of the whole coast, please visit the pages of the Echo.</p>",
        "<p>Article by Tom Achebe (@tomachebe).</p>",
        "<p>ellerby-echo.test</p>",
        "<p>Acompanhe o Eco no Facebook, no Instagram e no Twitter</p>",
        "<p>Comments are opinions of our readers. The Echo does not endorse them.</p>",
        "<p>来源：港口日报</p>",
        "<p>（资料来源：港口日报、海岸网等）</p>",
        "<p>图片均来自网络</p>",
        "<p>免责声明：文章观点仅代表作者本人。</p>",
        "<p>【打印本页】【关闭窗口】</p>",
        "<p>Next page: The lamp</p>",
        "<p>More from the Echo and the library of Ellerby: all about <a href=/1>piers and their lamps</a> since 1740</p>",
        "<p>Questions? E-mail us at the desk of the Echo</p>",
        "<p>The views expressed below are those of their writers alone.</p>",
        "<p>They might interest you too:</p><p><a href=/1>The fish are back in the harbour</a></p>",
        "<p>［有料会員限定］ この記事は会員限定です。</p>",
        "<p>Contributing: Tom Achebe, Associated Press.</p>",
        "<h4>Produced by:</h4><div><a href=/tom>Tom Achebe</a> and <a href=/ilse>Ilse Brandvik</a></div>",
        "<p>Ellerby Echo © 2023, which answers for no other site</p>",
        "<p>Read or share this story: https://ell.example/1x3D</p>",
        "<p>Your browser is out of date, and shows less of this page than it could.</p>",
        "<p>Related searches</p><aside><h3>More like this</h3><ul><li><a href=/1>The fish are back</a></li></ul></aside>",
        "<p>tom.achebe@echo.example</p>",
        "<p><em>Sign up for our newsletter and never miss a pier.</em></p>",
        "<h3>Further reading</h3>",
        "<p>Updated: 5 May 2023, 12:30</p>",
        "<p>___</p><p>Follow the Echo on Facebook</p>",
        "<p>This site uses cookies, for your own good, as the law wants it.</p>",
        "<p>More great stories</p><ul><li><a href=/1>The fish are back</a></li><li><a href=/2>Ice again</a></li><li><a href=/3>A new mast</a></li></ul>",
        "<h4>Tom Achebe</h4><p>Tom Achebe writes about piers and has done so since 2004.</p>",
        "<h4>Comments (2)</h4><p>I never liked that pier, and I have said so for as long as I can remember.</p>",
    ],
)
def test_credits_and_appeals_under_the_text_are_removed(last: str) -> None:
    page = parse_text(f"<body><h1>Pier to close</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</div>")
    assert find_body(page, title="Pier to close").paragraphs == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "last",
    [
        "Produced by a crew of twelve. The film about the pier opens on Friday in the old customs house.",
        "The site said that the photograph of the pier had violated its community guidelines.",
        "Created by the masons of the old harbour, the lamp is lit again.",
        "Powered by the tide, the mill below the pier has ground since 1740.",
    ],
)
def test_a_last_sentence_that_only_begins_like_a_credit_stays(last: str) -> None:
    page = parse_text(f"<body><h1>Pier to close</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{last}</p></div>")
    assert find_body(page, title="Pier to close").paragraphs == [FIRST, SECOND, last]


@pytest.mark.parametrize(
    "first",
    [
        "<p>5 May 2023, 12:30</p>",
        "<div>By Tom Achebe</div>",
        "<h2>Pier to close</h2>",
        "<span>Harbour</span><p>Von Tom Achebe | 05.05.2023</p>",
        "<p>3 min read</p>",
    ],
)
def test_bylines_and_dates_above_the_text_are_removed(first: str) -> None:
    page = parse_text(f"<body><div>{first}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    assert find_body(page, title="Pier to close").paragraphs == [FIRST, SECOND, THIRD]


LEAD = "After thirty years the eastern pier of Ellerby may have seen its last ship."


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", f"<p class=standfirst>{LEAD}</p>"),
        ("", f"<h2 class='article-subtitle'>{LEAD}</h2><div class=byline>By Tom Achebe</div>"),
        (f"<meta name=description content='{LEAD}'>", f"<div class=x>{LEAD}</div>"),
        (f"<meta property=og:description content='{LEAD[:60]}...'>", f"<div class=x>{LEAD}</div><p>5 May 2023</p>"),
        ("", f"<div class=t4711>{LEAD}</div><figure><figcaption>The pier.</figcaption></figure>"),
    ],
)  # fmt: skip
def test_the_lead_above_the_text_begins_the_body(head: str, above: str) -> None:
    markup = f"<html><head>{head}</head><body><h1>Pier to close</h1>{above}<div class=text><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"
    body = find_body(parse_text(markup), title="Pier to close")
    assert body.lead == LEAD
    assert body.paragraphs == [LEAD, FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "above",
    [
        "<p class=summary>Pier to close</p>",
        "<figure><figcaption class=lead>The eastern pier of Ellerby, photographed on the day of the meeting.</figcaption></figure>",
        "<p><a href=/1>The herring came back to the harbour on Monday, and the gulls with it.</a></p>",
        "<div><img src=a><div>The harbour master says that the lamp of the pier will burn all winter.</div></div>",
        "<p>Echo | 04.05.2023 at 13h36 • Changed on 05.05.2023 at 20h13 | By Tom Achebe (with Ilse Brandvik)</p>",
        "<p>（原标题：灯塔熄灭之后，港口怎么办，渔民怎么办？）</p>",
        "<div class=lead><p>May 4, 2023, 5:39 PM UTC</p></div>",
        "<div class='newsletter-teaser'>Sign up for our newsletter and learn more about the harbour of Ellerby.</div>",
        "<p>The first of two sentences that are no lead.</p><p>The second of two sentences that are no lead.</p>",
    ],
)
def test_what_is_above_the_text_is_not_always_a_lead(above: str) -> None:
    markup = f"<body><h1>Pier to close</h1><div>{above}</div><div class=text><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    body = find_body(parse_text(markup), title="Pier to close")
    assert (body.lead, body.paragraphs) == ("", [FIRST, SECOND, THIRD])


def test_a_text_torn_into_siblings_of_one_class_is_whole() -> None:
    parts = "".join(
        f"<div class='chunk grid'><div><p>{text}</p><p>{text[::-1]}.</p></div></div><div class=ad>Ad</div>"
        for text in (FIRST, SECOND, THIRD)
    )
    body = find_body(parse_text(f"<body><h1>Pier to close</h1><div>{parts}</div>"), title="Pier to close")
    assert [text for text in body.paragraphs if text in (FIRST, SECOND, THIRD)] == [FIRST, SECOND, THIRD]
    assert "Ad" not in body.paragraphs


def test_a_page_printed_twice_is_read_once() -> None:
    copy = f"<div class=print><p>{FIRST} {SECOND}</p><p>{THIRD} {SECOND}</p></div>"
    body = find_body(parse_text(f"<body><h1>Pier to close</h1><div>{copy}{copy}</div>"), title="Pier to close")
    assert body.paragraphs == [f"{FIRST} {SECOND}", f"{THIRD} {SECOND}"]


def test_a_selector_that_names_parts_means_all_of_them_and_nothing_between() -> None:
    parts = f"<div id=other><p class=text>{THIRD}</p><p>{SECOND}</p><p class=text>{FIRST}</p></div>"
    assert found("", after=parts, selectors=Selectors(body="#other .text")).paragraphs == [THIRD, FIRST]


def test_selectors_of_an_operator_decide() -> None:
    inside, after = "<p class=x>Not wanted, says the operator.</p>", f"<div id=other><p>{THIRD}</p><p>{FIRST}</p></div>"
    assert "Not wanted, says the operator." not in found(inside, selectors=Selectors(remove=".x, .y")).paragraphs
    assert found(inside, after=after, selectors=Selectors(body="#other")).paragraphs == [THIRD, FIRST]
    assert found(inside, selectors=Selectors(body="#nothing")).paragraphs[0] == FIRST
    assert (
        found(inside, after="<p id=lead>The lead, far away.</p>", selectors=Selectors(lead="#lead")).lead
        == "The lead, far away."
    )


def test_what_was_removed_is_known_with_its_reason() -> None:
    removed = {text: reason for reason, text in found("<p>Advertisement</p><aside>Ellerby in numbers</aside>").removed}
    assert removed["Advertisement"] == "label"
    assert removed["Ellerby in numbers"] == "aside"


def test_a_page_without_text_has_no_body() -> None:
    body = find_body(parse_text("<body><img src=a>"))
    assert (body.paragraphs, body.container, body.words) == ([], None, 0)


def test_what_an_operator_removes_is_not_among_the_elements_of_the_page() -> None:
    page = parse_text(f"<body><div class=box><p>{FIRST}</p></div><p>{SECOND}</p><p>{THIRD}</p></body>")
    assert [element.name for element in remove_selected(page, ".box").elements] == ["html", "body", "p", "p"]
    assert remove_selected(page, ".nothing") is page


@pytest.mark.parametrize(
    ("names", "hints"),
    [
        ("js-relatedArticles", Hint.RELATED),
        ("Newsletter_Box", Hint.NEWSLETTER),
        ("article-dek", Hint.LEAD),
        ("dekoration", Hint.NONE),
        ("has-sidebar", Hint.NONE),
        ("storyrelated", Hint.RELATED),
        ("articoli-correlati", Hint.RELATED),
        ("correlated-text", Hint.NONE),
        ("unrelated", Hint.NONE),
        ("megamenu", Hint.NAVIGATION),
        ("rightad-slot", Hint.NONE),
        ("ad-slot", Hint.AD),
        ("masthead-wrapper", Hint.NONE),
        ("Bewerbung", Hint.NONE),
        ("Eigenwerbung", Hint.AD),
        ("journalisten", Hint.NONE),
        ("paywall-box", Hint.PAYWALL),
        ("paywall", Hint.NONE),
        ("D-None", Hint.HIDDEN),
        ("ab", Hint.NONE),
    ],
)
def test_names_are_read_by_their_stems_and_words(names: str, hints: int) -> None:
    assert hints_of(names) == hints


@pytest.mark.parametrize("stress", ["b", "strong"])
@pytest.mark.parametrize("names", [("Ada Quill", "Tom Achebe", "Ilse Brandvik"), ("潮汐", "灯台", "桟橋")])
def test_the_first_of_equal_stressed_lines_over_what_each_says_stays(names: tuple[str, ...], stress: str) -> None:
    texts = (FIRST, SECOND, THIRD)
    parts = "".join(f"<p><{stress}>{name}</{stress}></p><p>{text}</p>" for name, text in zip(names, texts, strict=True))
    found = find_body(parse_text(f"<body><h1>Pier to close</h1><div>{parts}</div>"), title="Pier to close").paragraphs
    assert found == [line for pair in zip(names, texts, strict=True) for line in pair]


@pytest.mark.parametrize("first", ["<p><b>Ada Quill</b></p>", "<p><b>By Ada Quill</b></p>", "<p><b>4 May 2023</b></p>"])
@pytest.mark.parametrize("others", ["", "<p>Tom Achebe</p>"])
def test_a_lone_stressed_line_above_the_text_is_removed(first: str, others: str) -> None:
    markup = f"<body><h1>Pier to close</h1><div>{first}<p>{FIRST}</p>{others}<p>{SECOND}</p><p>{THIRD}</p></div>"
    assert find_body(parse_text(markup), title="Pier to close").paragraphs[0] == FIRST

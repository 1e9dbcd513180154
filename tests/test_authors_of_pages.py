"""Who wrote it, in the many shapes in which publishing systems say it."""

from __future__ import annotations

import pytest

from tests.support.articles import TITLE, fields_of, html, linked

SITE = '<meta property="og:site_name" content="The Harbour Times">'
H1 = f"<h1>{TITLE}</h1>"
ONE = ("Ada Quill",)
TWO = ("Ada Quill", "Ben Marrow")
THREE = ("Ada Quill", "Ben Marrow", "Cora Vane")


def _article(members: str) -> str:
    return linked(f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}",{members}}}')


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        pytest.param(_article('"author":"Ada Quill and Ben Marrow"'), H1, TWO, id="string and"),
        pytest.param(_article('"author":"Ada Quill und Ben Marrow"'), H1, TWO, id="string und"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill, Ben Marrow and Cora Vane"}'), H1, THREE, id="name with and"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill, Ben Marrow, and Cora Vane"}'), H1, THREE, id="oxford"),
        pytest.param(_article('"author":{"@type":"Person","name":["Ada Quill","Ben Marrow"]}'), H1, TWO, id="list in name"),
        pytest.param(_article('"author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"Ben Marrow"}]'), H1, TWO, id="list of dict"),
        pytest.param(_article('"author":[[{"@type":"Person","name":"Ada Quill"}]]'), H1, ONE, id="list of nested list"),
        pytest.param(_article('"author":[{"@type":"Organization","name":"The Harbour Times"},{"@type":"Person","name":"Ada Quill"}]'), H1, ONE, id="org+person"),
        pytest.param(linked('{"@graph":[{"@type":"NewsArticle","headline":"Lantern festival returns to the old quay","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"Ada Quill"}]}'), H1, ONE, id="author id"),
        pytest.param(linked('{"@graph":[{"@type":"NewsArticle","headline":"Lantern festival returns to the old quay","author":[{"@id":"#p1"},{"@id":"#p2"}]},{"@type":"Person","@id":"#p1","name":"Ada Quill"},{"@type":"Person","@id":"#p2","name":"Ben Marrow"}]}'), H1, TWO, id="author ids"),
        pytest.param(linked('{"@type":"Person","@id":"#p1","name":"Ada Quill"}') + _article('"author":{"@id":"#p1"}'), H1, ONE, id="author id in other script"),
        pytest.param(_article('"author":{"@type":"Person","name":""}'), H1 + '<div class="byline">By <a href="/a">Ada Quill</a></div>', ONE, id="empty ld, byline"),
        pytest.param(_article('"author":null'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="null"),
        pytest.param(_article('"author":{"@type":"Person","name":"undefined"}'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="undefined"),
        pytest.param(_article('"author":{"@type":"Person","name":"null null"}'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="null null"),
        pytest.param(_article('"author":{"@type":"Person","name":"https://www.harbour-times.example/ada-quill"}'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="url name"),
        pytest.param(_article('"author":"https://www.harbour-times.example/ada-quill"'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="author as url string"),
        pytest.param(_article('"author":{"@type":"Person","name":"ada.quill@harbour-times.example"}'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="name = email"),
        pytest.param(_article('"author":{"@type":"Person","name":"The Harbour Times"}'), H1 + '<div class="byline">By Ada Quill</div>', ONE, id="site as person"),
        pytest.param(_article('"author":{"@type":"Person","name":"admin"}'), H1, (), id="admin"),
        pytest.param(_article('"author":{"@type":"Person","name":"admin"}'), H1 + '<p class="author">Ada Quill</p>', ONE, id="admin + byline"),
        pytest.param(_article('"author":{"@type":"Person","name":"aquill"}'), H1 + '<p class="byline">By Ada Quill</p>', ONE, id="login"),
        pytest.param(_article('"author":{"@type":"Person","name":"aquill"}'), H1, ("aquill",), id="login alone"),
        pytest.param(_article('"author":{"@type":"Person","name":"ADA QUILL"}'), H1, ("ADA QUILL",), id="caps"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill, Staff Writer"}'), H1, ONE, id="role in name"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill, The Harbour Times"}'), H1, ONE, id="paper in name"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill | The Harbour Times"}'), H1, ONE, id="paper in name pipe"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill - The Harbour Times"}'), H1, ONE, id="paper dash"),
        pytest.param(_article('"author":{"@type":"Person","name":"By Ada Quill"}'), H1, ONE, id="By in name"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill","jobTitle":"Reporter","worksFor":{"@type":"Organization","name":"The Harbour Times"}}'), H1, ONE, id="@Person with jobTitle"),
        pytest.param(_article('"creator":["Ada Quill","Ben Marrow"]'), H1, TWO, id="creator list"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill"},"contributor":{"@type":"Person","name":"Dora Lane"}'), H1, ONE, id="author+contributor"),
        pytest.param(_article('"author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"ada quill"}]'), H1, ONE, id="dup"),
        pytest.param(_article('"author":{"@type":"Person","name":"<a href=\\"/a\\">Ada Quill</a>"}'), H1, ONE, id="html name"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada O&#039;Quill"}'), H1, ("Ada O'Quill",), id="entities"),
        pytest.param(_article('"author":{"@type":"Person","name":"Анна Перова и Пётр Чернов"}'), H1, ("Анна Перова","Пётр Чернов"), id="ru"),
        pytest.param(_article('"author":"Ada Quill y Ben Marrow"'), H1, TWO, id="es"),
        pytest.param(_article('"author":"José Ortega y Gasset"'), H1, ("José Ortega y Gasset",), id="y single"),
        pytest.param(linked('{"@type":"LiveBlogPosting","headline":"Lantern festival returns to the old quay","author":[{"name":"Ada Quill"}],"liveBlogUpdate":[{"@type":"BlogPosting","headline":"x","author":{"name":"Dora Lane"}}]}'), H1, ONE, id="liveblog"),
        pytest.param(_article('"author":{"@type":"Organization","name":"Harbour Times Web Desk"}'), H1, ("Harbour Times Web Desk",), id="desk"),
        pytest.param(linked('{"@type":"WebPage","name":"Lantern festival returns to the old quay","author":{"@type":"Person","name":"Ada Quill"}}'), H1, ONE, id="author in WebPage only"),
        pytest.param(linked('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Lantern festival returns to the old quay","author":{"@type":"Person","name":"Ada Quill"}}}'), H1, ONE, id="mainEntity"),
        pytest.param(linked('{"@type":"NewsArticle","headline":"Lantern festival returns to the old quay","author":{"@type":"Thing","name":"Ada Quill"}}'), H1, ONE, id="thumbs"),
        pytest.param('<script type="application/ld+json">{"@type":"NewsArticle","headline":"A "quoted" x","author":{"@type":"Person","name":"Ada Quill"},}</script>', H1, ONE, id="broken json"),
        pytest.param(_article('"author":{"@type":"Organization","name":"dpa"}'), H1, ("dpa",), id="agency org"),
        pytest.param(_article('"author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Organization","name":"Reuters"}]'), H1, ("Ada Quill","Reuters"), id="person list w agency"),
        pytest.param('<meta name="byl" content="By Ada Quill and Ben Marrow">', H1, TWO, id="author has byline in meta"),
        pytest.param('<meta name="author" content="Ada Quill, The Harbour Times">', H1, ONE, id="meta author w site"),
        pytest.param('<meta name="author" content="Ada Quill, Ben Marrow, Cora Vane">', H1, THREE, id="meta author list"),
        pytest.param('<meta name="sailthru.author" content="Ada Quill">', H1, ONE, id="sailthru"),
        pytest.param('<meta property="article:author" content="https://www.facebook.com/ht"><meta property="article:author" content="Ada Quill">', H1, ONE, id="article:author url + text"),
        pytest.param('<meta property="og:article:author" content="Ada Quill">', H1, ONE, id="og:article:author"),
        pytest.param('', H1 + '<div class="entry-meta"><span class="posted-on">Posted on <time datetime="2024-05-04">May 4, 2024</time></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/ada/">Ada Quill</a></span></span></div>', ONE, id="wp post-author"),
        pytest.param('', H1 + '<div class="entry-meta"><span class="byline">By <a class="author url fn" rel="author" href="/author/ada/">Ada Quill</a>, <a class="author url fn" rel="author" href="/author/ben/">Ben Marrow</a> and <a class="author url fn" rel="author" href="/author/c/">Cora Vane</a></span></div>', THREE, id="wp two coauthors"),
        pytest.param('', H1 + '<p>By Ada Quill</p><p>Published 4 May 2024</p>', ONE, id="byline text only"),
        pytest.param('', H1 + '<div class="byline"><span>By</span> <a href="/p/ada">Ada Quill</a>, <span class="role">Political correspondent</span></div>', ONE, id="byline w role spans"),
        pytest.param('', H1 + '<div class="sc-byline"><div class="contributor"><span class="name">Ada Quill</span><span>Political reporter</span></div><div class="contributor"><span class="name">Ben Marrow</span><span>in Westport</span></div></div>', TWO, id="bbc multi"),
        pytest.param('', H1 + '<div data-component="meta-byline"><a rel="author" href="/profile/ada">Ada Quill</a> in Washington and <a rel="author" href="/profile/ben">Ben Marrow</a></div>', TWO, id="guardian"),
        pytest.param('', H1 + '<address aria-label="Contributor info"><a rel="author" href="/profile/ada">Ada Quill</a> Political editor</address>', ONE, id="guardian address"),
        pytest.param('', H1 + '<address>By <a href="/profile/ada">Ada Quill</a></address>', ONE, id="address tag"),
        pytest.param('', H1 + '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/ada"><span itemprop="name">Ada Quill</span></a></span>', ONE, id="itemprop url"),
        pytest.param('', H1 + '<span itemprop="author" itemscope><link itemprop="url" href="/x"><span itemprop="name">Ada Quill</span></span>', ONE, id="itemprop link"),
        pytest.param('', H1 + '<p class="article__author">Von <a href="/autor/ada">Ada Quill</a>, Berlin</p>', ONE, id="de byline von"),
        pytest.param('', H1 + '<p>Von Ada Quill</p>', ONE, id="de Von only text"),
        pytest.param('', H1 + '<div class="article-header__byline">Eine Analyse von <a href="/a">Ada Quill</a></div>', ONE, id="de eine analyse"),
        pytest.param('', H1 + '<div class="ue-c-article__author-name">Ada Quill</div>', ONE, id="es autor class"),
        pytest.param('', H1 + '<p class="metas">Par <a class="article__author-link" href="/ada">Ada Quill</a> (Lyon, correspondante)</p>', ONE, id="fr Par"),
        pytest.param('', H1 + '<p class="content-publication-data__from" title="Ada Quill">Por Ada Quill, g1 — São Paulo</p>', ONE, id="pt Por"),
        pytest.param('', H1 + '<p>di <a href="/a">Ada Quill</a></p>', ONE, id="it di"),
        pytest.param('', H1 + '<p class="reporter">山田花子</p>', ("山田花子",), id="ja kisha"),
        pytest.param('', H1 + '<div class="byline"><span>홍길동 기자</span> <a href="mailto:x@y.kr">x@y.kr</a></div>', ("홍길동",), id="ko"),
        pytest.param('', H1 + '<span class="journalist_name">홍길동 기자</span>', ("홍길동",), id="ko name class"),
        pytest.param('', H1 + '<div class="info"><span>2024-05-04 18:00</span><span>来源：海港日报</span><span>作者：王小明</span></div>', ("王小明",), id="zh"),
        pytest.param('', H1 + '<div class="author-name">أحمد القلم</div>', ("أحمد القلم",), id="ar"),
        pytest.param('', H1 + '<figure><img src="a.jpg"><figcaption>Photo by Dora Lane</figcaption></figure><p class="byline">By Ada Quill</p>', ONE, id="photo caption name"),
        pytest.param('', H1 + '<div>By <a href="/a">Ada Quill</a>, <a href="/b">Ben Marrow</a> and <a href="/c">Cora Vane</a></div>', THREE, id="multi links no class"),
        pytest.param('', H1 + '<div>By <a href="/a">Ada Quill</a>, <a href="/b">Ben Marrow</a>, and <a href="/c">Cora Vane</a></div>', THREE, id="multi links oxford"),
        pytest.param('', H1 + '<ul class="authors"><li><a href="/a">Ada Quill</a></li><li><a href="/b">Ben Marrow</a></li></ul>', TWO, id="ul authors"),
        pytest.param('', H1 + '<div class="author-desktop">Ada Quill</div><div class="author-mobile">Ada Quill</div>', ONE, id="author class dup (desktop/mobile)"),
        pytest.param('', H1 + '<div class="byline-author">BY ADA QUILL | STAFF WRITER</div>', ("ADA QUILL",), id="caps link"),
        pytest.param('', H1 + '<div class="author"><img alt="Ada Quill"><a href="/a">Ada Quill</a><span>Senior reporter</span></div>', ONE, id="image alt"),
        pytest.param('', H1 + '<div class="byline-wrapper"><a href="https://substack.com/@ada">Ada Quill</a><div>May 04, 2024</div></div>', ONE, id="substack"),
        pytest.param('', H1 + '<section class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/ada/">Ada Quill</a></h4><time class="gh-article-meta-date" datetime="2024-05-04">May 4, 2024</time></section>', ONE, id="ghost"),
        pytest.param('', '<h3 class="post-title entry-title">Lantern festival returns to the old quay</h3><span class="post-author vcard">Posted by <span class="fn"><a href="/p" rel="author">Ada Quill</a></span></span>', ONE, id="blogger"),
        pytest.param('', H1 + '<div class="submitted">Submitted by <a class="username" href="/u">Ada Quill</a> on Sat, 05/04/2024 - 10:00</div>', ONE, id="drupal"),
        pytest.param('', H1 + '<dl class="article-info"><dd class="createdby">Written by <span>Ada Quill</span></dd><dd class="published">Published: 04 May 2024</dd></dl>', ONE, id="joomla"),
        pytest.param('', H1 + '<div class="ts-byline__names">By <a class="xayjM" href="/a">Ada Quill</a></div>', ONE, id="arc"),
        pytest.param('', H1 + '<div><span>Written by</span><span>Ada Quill</span></div>', ONE, id="written by label on own line"),
        pytest.param('', H1 + '<p class="autor">Text: Ada Quill, Fotos: Ben Marrow</p>', ONE, id="text foto de"),
        pytest.param('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">', H1, ONE, id="twitter card"),
        pytest.param('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="3 minutes">', H1, (), id="twitter card 2"),
        pytest.param('<meta name="twitter:creator" content="@adaquill">', H1, (), id="twitter creator"),
        pytest.param('<meta name="parsely-author" content="Ada Quill"><meta name="parsely-author" content="Ben Marrow">', H1, TWO, id="parsely json"),
        pytest.param('<meta name="dc.creator" content="Ada Quill">', H1, ONE, id="cse"),
        pytest.param(_article('"author":{"@type":"Person","name":"Ada Quill"}'), H1 + '<div class="byline">By Ada Quill, Ben Marrow and Cora Vane</div>', THREE, id="ld less than byline"),
        pytest.param(_article('"author":{"@type":"Organization","name":"Harbour Times"}'), H1 + '<div class="byline">By Ada Quill and Ben Marrow</div>', TWO, id="ld site, byline persons"),
        pytest.param(_article('"author":{"@type":"Organization","name":"Harbour Times"}'), H1 + '<p>By Ada Quill and Ben Marrow</p>', TWO, id="ld site, text persons"),
        pytest.param(_article('"author":{"@type":"Person","url":"https://x/ada"}'), H1 + '<a rel="author" href="/ada">Ada Quill</a>', ONE, id="ld url author w/ rel"),
    ],
)  # fmt: skip
def test_the_authors_are_read(head: str, top: str, authors: tuple[str, ...]) -> None:
    assert fields_of(html(SITE + head, top=top)).authors == authors

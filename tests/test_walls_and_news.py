"""Walls, errors and lists are rejected in many languages; news about them, and news of three lines, is not."""

from __future__ import annotations

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Page, Rejection
from tests.support.articles import RULES, URL, html, linked, page

DATED = '<meta property="article:published_time" content="2024-05-04T10:00:00Z">'
DESCRIBED = linked('{"@type":"NewsArticle","headline":"x","datePublished":"2024-05-04T10:00:00Z"}')
WEBSITE = '<meta property="og:type" content="website">'
SITE = "https://www.harbour-times.example"
TEASERS = "".join(
    f'<div class=item><h3><a href="/news/{n}">Ferry {n} stopped at the old quay again</a></h3><p>The {n}th ferry of the week stopped at '
    f'the old quay on Saturday, the police said, and nobody was hurt.</p><time datetime="2024-05-0{n % 9 + 1}">May {n % 9 + 1}</time></div>'
    for n in range(20)
)


def _reason(asked: Page) -> str | None:
    outcome = article_from(asked, RULES)
    return outcome.reason if isinstance(outcome, Rejection) else None


def _page(title: str, body: str, *, url: str = URL, head: str = "", status: int = 200) -> Page:
    return page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", url=url, status=status)


NEWS = {
    'cookies': ('Cookie consent banners will vanish under new EU plan', '<p>The European Commission wants to end cookie banners. Our partners in the industry objected, citing legitimate interest and personalised ads.</p><p>Under the plan, browsers would store a setting: accept all or reject all. Websites would have to read their privacy policy aloud, one official joked.</p><p>Consent must be free, the court has ruled twice.</p><p>The plan goes to parliament in May.</p>'),
    'cookies de': ('Cookies: Verbraucherschützer klagen gegen Zustimmung per Banner', '<p>Die Verbraucherzentrale klagt gegen Cookie-Banner. Nutzer sollen auf „Alle akzeptieren“ klicken, die Schaltfläche „Alle ablehnen“ fehlt.</p><p>Die Einwilligung sei damit nicht freiwillig. Die Datenschutzerklärung sei 40 Seiten lang, personalisierte Werbung der Normalfall, sagt ein Sprecher der Verbraucherzentrale am Montag in Berlin.</p>'),
    'robot': ('Are you a robot? Captcha tests now beat most humans', "<p>The captcha has become too hard for people. 'I am not a robot' boxes failed a third of the time, researchers say.</p><p>The team asked 900 people to solve them. Unusual activity was blamed in most of the cases, they say in the paper published on Friday.</p><p>The makers of the boxes did not answer questions.</p>"),
    '404': ('Error 404: how a missing page became a joke of the web', '<p>The page not found message turns thirty. It was first shown in Geneva, the legend says, and it is wrong.</p><p>No room 404 ever existed at the lab, its builders say. The number came from a list that somebody drew up in an afternoon, and it stuck.</p>'),
    '404 short': ('404 homes evacuated after dam alarm', '<p>Some 404 homes were evacuated near the dam on Saturday. Nobody was hurt, police said, and people could return in the evening when the alarm was lifted.</p>'),
    'notfound': ('Missing hiker not found after three days', '<p>A hiker missing since Wednesday has not been found, the mountain rescue said on Saturday. The search will go on with two helicopters and forty volunteers.</p>'),
    'gesucht': ('Vermisste Seglerin nicht gefunden', '<p>Eine seit Mittwoch vermisste Seglerin ist auch am Samstag nicht gefunden worden. Die Suche werde mit zwei Hubschraubern fortgesetzt, teilte die Küstenwache am Abend mit.</p>'),
    'removed': ('Page removed from Bible display after museum theft', '<p>A page was removed from a display in the museum on Saturday. Nobody was hurt, the police said, and the museum stays open until the evening as usual this week.</p>'),
    'subs': ('Newspaper subscriptions fall for tenth year', '<p>Subscribe to a paper? Fewer people do. Subscriptions fell by nine per cent last year, the association said on Saturday.</p><p>Sign in pages and paywalls have not stopped the fall. Only two papers of forty have gained readers since the spring.</p>'),
    'access': ('Access denied to beach as owners put up gate', '<p>Access denied: this is what a sign at the beach of Holm says since Saturday. The owners of the dunes put up a gate overnight.</p><p>The council wants it removed. A security check of the gate found it unsafe, and police closed the road for an hour at noon.</p>'),
    'login': ('Log in problems hit tax office as deadline nears', '<p>Thousands could not log in at the tax office on Saturday. The office said that too many had tried at once, and gave them until Monday to file their papers.</p>'),
    'photo': ('In pictures: the regatta of Holm', '<p>Nine boats, no wind: the regatta of Holm was slow this year. These are the best pictures of the day, taken by our readers on the eastern pier.</p><figure><img src=a><figcaption>A boat.</figcaption></figure>'),
    'qa': ('‘I never wanted to be harbour master’', '<p><b>Why did you take the job?</b></p><p>Nobody else would.</p><p><b>And now?</b></p><p>Now I like it.</p><p><b>What about the pier?</b></p><p>It will close. There is no way around it, as far as I can see.</p><p><b>When?</b></p><p>In May, or a month later, if the bank pays for it.</p>'),
    'brief': ('Ferry stops again', '<p>A ferry stopped at the old quay on Saturday. Nobody was hurt, the police said, and the boat left again at noon with its passengers.</p>'),
    'short ja': ('フェリーが再び停止', '<p>４日午前、旧岸壁でフェリーが停止した。けが人はなく、正午ごろに運航を再開した。海上保安庁が原因を調べている。</p>'),
    'live': ('Storm live: ferry services stopped', '<div class=entry><time>10:05</time><p>Ferries are stopped between Holm and Skarvik, the union says, entry 0.</p></div><div class=entry><time>11:05</time><p>Ferries are stopped between Holm and Skarvik, the union says, entry 1.</p></div><div class=entry><time>12:05</time><p>Ferries are stopped between Holm and Skarvik, the union says, entry 2.</p></div>'),
}  # fmt: skip


@pytest.mark.parametrize("head", [DATED, DATED + DESCRIBED, DATED + WEBSITE], ids=["dated", "described", "a website"])
@pytest.mark.parametrize(("title", "body"), NEWS.values(), ids=NEWS)
def test_news_is_news(title: str, body: str, head: str) -> None:
    assert _reason(page(html(head, top=f"<h1>{title}</h1>", title=f"{title} | Harbour Times", body=body))) is None


WALLS = {
    'en': ('We value your privacy', 'We and our 842 partners store and access information on a device, such as cookies. With your permission we may use precise geolocation. You may click to consent to our processing. Accept all. Reject all. Manage options.'),
    'de': ('Weiterlesen mit Werbung', 'Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details zum Tracking finden Sie in der Datenschutzerklärung und im Privacy Center. Zustimmen. Mit Abo nutzen Sie uns ohne Tracking. Unsere 180 Partner speichern Cookies auf Ihrem Endgerät. Einwilligung jederzeit widerrufbar.'),
    'fr': ('Le respect de votre vie privée est notre priorité', 'Avec votre accord, nos 842 partenaires et nous utilisons des cookies pour stocker et accéder à des informations. Vous pouvez retirer votre consentement. Politique de confidentialité. Continuer sans accepter. Tout accepter.'),
    'es': ('Tu privacidad es importante', 'Nosotros y nuestros socios almacenamos o accedemos a información en un dispositivo, tales como cookies. Aceptar y continuar. Rechazar todo. Puedes cambiar tu consentimiento. Política de privacidad.'),
    'it': ('La tua privacy è importante', "Noi e i nostri partner archiviamo informazioni su un dispositivo, come i cookie. Accetta tutti. Rifiuta. Il legittimo interesse. Puoi leggere l'informativa sulla privacy e dare il tuo consenso."),
    'pt': ('A sua privacidade', 'Nós e os nossos parceiros armazenamos cookies no seu dispositivo. Aceitar tudo. Rejeitar. Pode retirar o seu consentimento. Política de privacidade.'),
    'nl': ('Wij geven om je privacy', 'Wij en onze partners gebruiken cookies en vragen je toestemming. Alles accepteren. Lees ons privacybeleid. Instellingen aanpassen. Je kunt je toestemming intrekken.'),
    'pl': ('Szanujemy Twoją prywatność', 'My i nasi partnerzy przechowujemy pliki cookie na urządzeniu za Twoją zgodą. Dane naszych 500 zaufanych partnerów. Akceptuję i przechodzę do serwisu. Polityka prywatności. Możesz wycofać zgodę.'),
    'sv': ('Vi värnar om din integritet', 'Vi och våra partners lagrar cookies på din enhet med ditt samtycke. Godkänn alla. Hantera inställningar. Läs vår policy för personuppgifter.'),
    'da': ('Vi bekymrer os om dit privatliv', 'Vi og vores partnere gemmer cookies på din enhed. Accepter alle. Afvis alle. Du kan trække dit samtykke tilbage. Cookiepolitik.'),
    'cs': ('Vážíme si vašeho soukromí', 'My a naši partneři ukládáme cookies ve vašem zařízení. Souhlasím. Přijmout vše. Odmítnout. Souhlas můžete odvolat. Zásady ochrany osobních údajů.'),
    'tr': ('Gizliliğinize önem veriyoruz', 'Biz ve ortaklarımız çerezler kullanıyoruz. Tümünü kabul et. Reddet. Gizlilik politikası. Kişiselleştirilmiş reklamlar için onayınızı istiyoruz.'),
    'ru': ('Мы ценим вашу конфиденциальность', 'Мы и наши партнёры используем файлы cookie. Принять все. Отклонить. Политика конфиденциальности. Ваше согласие можно отозвать.'),
    'ja': ('プライバシーの尊重', '当社とパートナーはCookieを使用します。すべて同意する。同意しない。プライバシーポリシーをご覧ください。広告のパーソナライズのためにクッキーを使います。'),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text"), WALLS.values(), ids=WALLS)
def test_a_cookie_wall_is_known_in_its_language(title: str, text: str) -> None:
    inside = f"<div><h2>{title}</h2><p>{text}</p><p>{text}</p></div>"
    assert _reason(_page(f"{title} | The Harbour Times", inside)) == "consent"
    assert _reason(_page("The Harbour Times", inside)) in ("consent", "thin")


MISSING = (
    'Page not found',
    'Sorry, we couldn’t find that page',
    'Oops! That page can’t be found.',
    'This page isn’t available',
    'Seite nicht gefunden',
    'Diese Seite gibt es nicht',
    'Artikel nicht mehr verfügbar',
    'Page introuvable',
    'Cette page n’existe pas',
    'Page non trouvée',
    "Oups, la page demandée n'existe plus",
    'Página no encontrada',
    'Lo sentimos, la página que buscas no existe',
    'La página solicitada no está disponible',
    'Pagina non trovata',
    'La pagina che stai cercando non esiste',
    'Página não encontrada',
    'A página que você procura não existe',
    'Pagina niet gevonden',
    'Deze pagina bestaat niet',
    'Sidan hittades inte',
    'Sidan kunde inte hittas',
    'Siden blev ikke fundet',
    'Fant ikke siden',
    'Siden finnes ikke',
    'Sivua ei löytynyt',
    'Nie znaleziono strony',
    'Strona nie istnieje',
    'Stránka nenalezena',
    'Stránka sa nenašla',
    'Az oldal nem található',
    'Pagina nu a fost găsită',
    'Sayfa bulunamadı',
    'Aradığınız sayfa bulunamadı',
    'Страница не найдена',
    'Такой страницы не существует',
    'Сторінку не знайдено',
    'Η σελίδα δεν βρέθηκε',
    'Страницата не е намерена',
    'Stranica nije pronađena',
    'الصفحة غير موجودة',
    'הדף לא נמצא',
    'صفحه مورد نظر یافت نشد',
    'ページが見つかりません',
    'お探しのページは見つかりませんでした',
    '页面不存在',
    '抱歉，您访问的页面不存在',
    '找不到頁面',
    '페이지를 찾을 수 없습니다',
    'Không tìm thấy trang',
    'ไม่พบหน้าที่คุณต้องการ',
    'पृष्ठ नहीं मिला',
    'Halaman tidak ditemukan',
)  # fmt: skip


@pytest.mark.parametrize("said", MISSING)
def test_a_missing_page_that_shows_the_latest_news_is_a_soft_404(said: str) -> None:
    body = f"<main><h1>{said}</h1><p>{said}.</p><h2>Latest</h2>{TEASERS}</main>"
    assert _reason(_page(f"{said} - The Harbour Times", body)) == "soft-404"


CHALLENGES = {
    'cf': ('Just a moment...', '<div>Enable JavaScript and cookies to continue</div><script>window._cf_chl_opt={}</script>'),
    'cf2': ('Attention Required! | Cloudflare', '<h1>Sorry, you have been blocked</h1><h2>You are unable to access harbour-times.example</h2><p>Why have I been blocked? This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution. There are several actions that could trigger this block including submitting a certain word or phrase, a SQL command or malformed data.</p><p>What can I do to resolve this? You can email the site owner to let them know you were blocked. Please include what you were doing when this page came up and the Cloudflare Ray ID found at the bottom of this page.</p><p>Cloudflare Ray ID: 8a • Your IP: 1.2.3.4 • Performance & security by Cloudflare</p>'),
    'dd': ('harbour-times.example', "<p id=cmsg>Please enable JS and disable any ad blocker</p><script data-cfasync=false>var dd={'host':'geo.captcha-delivery.com'}</script>"),
    'ak': ('Access Denied', '<h1>Access Denied</h1>You don\'t have permission to access "http://www.harbour-times.example/news" on this server.<p>Reference #18.ab https://errors.edgesuite.net/18.ab</p>'),
    'ak2': ('', "<script src='/_sec/cp_challenge/x.js'></script><script>var bmak={};</script><div id=sec-if-container></div>"),
    'px': ('Access to this page has been denied', '<h1>Please verify you are a human</h1><p>Access to this page has been denied because we believe you are using automation tools to browse the website.</p><p>This may happen as a result of the following: Javascript is disabled or blocked by an extension (ad blockers for example). Your browser does not support cookies. Please make sure that Javascript and cookies are enabled on your browser and that you are not blocking them from loading.</p><p>Reference ID: #11</p><div id=px-captcha></div>'),
    'im': ('', "<iframe src='/_Incapsula_Resource?CWUDNSAI=9'>Request unsuccessful. Incapsula incident ID: 1-2</iframe>"),
    'im2': ('Pardon Our Interruption', "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen: You're a power user moving through this website with super-human speed. You've disabled JavaScript in your web browser. A third-party browser plugin, such as Ghostery or NoScript, is preventing JavaScript from running. Additional information is available in this support article.</p><p>To regain access, please make sure that cookies and JavaScript are enabled before reloading the page.</p>"),
    'aws': ('', "<script>window.awsWafCookieDomainList=[]; window.gokuProps={}</script><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot. This requires JavaScript. Enable JavaScript and then reload the page.</noscript>"),
    'suc': ('Sucuri WebSite Firewall - Access Denied', '<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner (or you manage this site), please whitelist your IP or if you think this block is an error please open a support ticket and make sure to include the block details (displayed in the box below), so we can assist you in troubleshooting the issue.</p>'),
    'de': ('Einen Moment bitte…', '<p>Ihr Browser wird überprüft, bevor Sie weitergeleitet werden. Bitte aktivieren Sie JavaScript.</p>'),
    'bloomberg': ('Are you a robot?', "<h1>We've detected unusual activity from your computer network</h1><p>To continue, please click the box below to let us know you're not a robot.</p><p>Why did this happen? Please make sure your browser supports JavaScript and cookies and that you are not blocking them from loading. For more information you can review our Terms of Service and Cookie Policy.</p><p>Need Help? For inquiries related to this message please contact our support team and provide the reference ID below. Get the most important global markets news at your fingertips with a subscription.</p>"),
}  # fmt: skip


@pytest.mark.parametrize("status", [200, 202, 403])
@pytest.mark.parametrize(("title", "body"), CHALLENGES.values(), ids=CHALLENGES)
def test_a_bot_check_is_a_challenge_whatever_its_status(title: str, body: str, status: int) -> None:
    assert _reason(_page(title, body, status=status)) == "challenge"


@pytest.mark.parametrize(
    "path",
    [
        "/", "/tag/ferry", "/tags/ferry/", "/topics/old-quay", "/category/news/local", "/author/ada-quill", "/search?q=ferry", "/?s=ferry",
        "/news/page/2", "/news", "/thema/hafen", "/etiqueta/ferry", "/archive/2024/05", "/all-that-we-know-about-ferries-4711",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", WEBSITE])
def test_a_page_of_teasers_is_a_section_at_any_address(path: str, head: str) -> None:
    assert (
        _reason(_page("Ferry | The Harbour Times", f"<main><h1>Ferry</h1>{TEASERS}</main>", url=SITE + path, head=head))
        == "section"
    )


def test_an_article_with_sub_headings_that_link_is_none() -> None:
    body = "".join(
        f'<h3><a href="https://shop.example/{n}">The best boat of the year</a></h3><p>It floats, and at {n} crowns that is a lot.</p>'
        for n in range(9)
    )
    assert _reason(page(html(DATED, body=body))) is None


def test_a_page_to_log_in_is_none_of_the_articles() -> None:
    form = "<form><p>Log in to your account to read on. You have no account yet? Register now and read four articles for free.</p></form>"
    assert _reason(_page("Harbour Times", f"<h1>Log in</h1>{form}")) == "section"


def test_a_player_is_thin() -> None:
    body = "<h1>Watch: ferry stops</h1><div class=player></div><p>The ferry stops again.</p>"
    assert _reason(_page("Harbour Times", body)) == "thin"

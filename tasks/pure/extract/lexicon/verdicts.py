"""The words of walls and error pages in the languages of the web. Data only."""

from __future__ import annotations

import re

CHALLENGE_VENDORS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    # Whose bot check has which marks in a page's source: scripts and cookies, in lower case. Those that also run on whole
    # pages count only beside a short text.
    ("Cloudflare", (b"/cdn-cgi/challenge-platform/h/", b"cf-chl-", b"cf_chl_opt", b"cf-turnstile", b"cf-error-details")),
    ("Imperva", (b"_incapsula_resource", b"distil_r_captcha")),
    ("DataDome", (b"captcha-delivery.com",)),
    ("HUMAN (PerimeterX)", (b"px-captcha", b"perimeterx")),
    ("AWS WAF", (b"awswafcookiedomainlist", b"aws-waf-token", b"gokuprops")),
    ("Sucuri", (b"sucuri_cloudproxy",)),
    ("DDoS-Guard", (b"ddos-guard", b"ddg_last_challenge")),
    ("Akamai", (b"akamai_validation", b"errors.edgesuite.net", b"bm-verify", b"sec-if-container", b"/_sec/cp_challenge")),
    ("Kasada", (b"kasada",)),
    ("Qrator", (b"qrator",)),
    ("reCAPTCHA", (b"g-recaptcha",)),
    ("hCaptcha", (b"h-captcha",)),
)  # fmt: skip
CHALLENGE_MARKS = tuple(mark for _, marks in CHALLENGE_VENDORS for mark in marks)
CHALLENGE_TEXT = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|"
    r"not a robot|access (?:to this page has been )?denied|pardon our interruption|unusual (?:traffic|activity)|"
    r"please enable (?:js|javascript|cookies)|enable javascript and cookies|ddos protection|security check|"
    r"request unsuccessful|you have been blocked|bot (?:detection|protection)|human verification|robot check|captcha|"
    r"einen moment bitte|kein roboter|zugriff verweigert|sicherheitsüberprüfung|vérification de sécurité|accès refusé|"
    r"pas un robot|un instant|no soy un robot|acceso denegado|verificación de seguridad|accesso negato|acesso negado|"
    r"something about your browser|javascript is (?:disabled|required)|browser wird überprüft|verify that you.re not a robot|"
    r"toegang geweigerd|odmowa dostępu|доступ (?:запрещен|ограничен)|проверка браузера|не робот|アクセスが拒否|访问被拒绝|安全验证",
    re.IGNORECASE,
)
CONSENT_CORE = (
    "ookie", "onsent", "inwilligung", "ustimm", "traceurs", "artner", "rivacy", "rivacidad", "rivacidade", "toestemming",
    "amtyck", "amtykk", "çerez", "izlili", "oukromí", "zgod", "ouhlas", "соглас", "同意", "隐私",
)  # fmt: skip
"""One of these stands in every consent wall; without its first letter, so that its case does not matter."""
CONSENT_TITLE = re.compile(
    r"consent|cookie|privacy (?:settings|choices|gate|wall)|before you continue|your (?:privacy|data)|datenschutz(?:einstellungen)?|"
    r"zustimmung|einwilligung|consentement|vie privée|consentimiento|privacidad|consenso|consentimento|privacidade|"
    r"toestemming|samtycke|samtykke|zgod[ay]|souhlas|soukromí|gizlili|согласие|конфиденциальност|同意|プライバシー",
    re.IGNORECASE,
)
CONSENT_TEXT = re.compile(
    r"accept all|reject all|manage (?:options|preferences|settings|choices)|our partners|legitimate interest|personali[sz]ed (?:ads|advertising|content)|"
    r"cookies?|consent|privacy policy|tcf|iab|store and/or access|"
    r"alle akzeptieren|alle ablehnen|zustimmen|einwilligung|unsere (?:\d+ )?partner|datenschutzerklärung|personalisierte (?:anzeigen|werbung)|berechtigtes interesse|endgerät|mit werbung|"
    r"tout accepter|tout refuser|nos (?:\d+ )?partenaires|intérêt légitime|politique de confidentialité|publicités personnalisées|traceurs|"
    r"aceptar todo|rechazar todo|nuestros socios|interés legítimo|política de privacidad|aceptar y continuar|"
    r"accetta tutti|rifiuta|i nostri partner|legittimo interesse|informativa sulla privacy|"
    r"aceitar tudo|rejeitar|nossos parceiros|alles accepteren|onze partners|privacybeleid|godkänn alla|våra partners|godta alle|våre partnere|accepter alle|"
    r"cookiepolitik|afvis alle|avvisa alla|hantera inställningar|personuppgifter|samtycke|samtykke|"
    r"plik[ió]w? cookie|akceptuj|zaakceptuj|nasi partnerzy|zgod[ęąy]|naši partneři|odmítnout|osobních údajů|souhlas|"
    r"çerezler|tümünü kabul et|reddet|gizlilik politikası|kişiselleştirilmiş|отклонить|согласие|クッキー|プライバシーポリシー|同意しない|"
    r"naszych partnerów|polityka prywatności|souhlasím|přijmout vše|принять все|политика конфиденциальности|すべて同意|同意する|隐私政策|接受",
    re.IGNORECASE,
)
CONSENT_VOICE = re.compile(
    r"\bwe and our (?:\d+ )?(?:partners|vendors)|\bour \d+ partners|we (?:value|respect|care about) your privacy|\bwir und unsere|unsere[nr]? \d+ partner|mit werbung und tracking|"
    r"nos \d+ partenaires|nos partenaires et nous|nous et nos|nosotros y nuestros|nuestros \d+ socios|noi e i nostri|nós e os nossos|wij en (?:onze|\d+)|"
    r"my i nasi|vi och våra|vi og (?:vores|våre)|my a naši|biz ve ortak|мы и наши парт|当社とパートナー",
    re.IGNORECASE,
)
"""How a wall speaks of itself and its partners; news quotes buttons, not this."""
NOT_FOUND = re.compile(
    r"(?:page|site|article|story|content|document|url)(?: (?:that )?you(?: have|.ve|.re| are)? (?:requested|looking for))? ?(?:was |is |has been |has |can(?:no|.)t be |couldn.t be |could not be )?(?:not found|found|no longer (?:available|exists?)|does(?:n.t| not) exist|unavailable|not available|removed|deleted|moved)(?: or does(?:n.t| not) exist)?|"
    r"(?:that |this )?page (?:can.t|cannot|can not|couldn.t|could not) be found|(?:page|content) isn.t available|page missing|nothing (?:was )?found|(?:we|you) (?:can(?:no|.)t|couldn.t|could not) find (?:that|the|this|your) (?:page|article|story|content)|sorry,? (?:but )?(?:this|that|the) page|"
    r"\b(?:http |error |fehler |erreur |erro |errore )*404\b(?: error)?|not found|"
    r"(?:diese |die )?seite (?:wurde |konnte )?(?:leider )?nicht gefunden(?: werden)?|diese seite gibt es (?:leider )?nicht(?: mehr)?|(?:seite|artikel|inhalt)[^.|]{0,30}(?:existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden|gefunden))|nicht gefunden|"
    r"(?:cette |la )?page (?:demandée |recherchée )?(?:est )?(?:introuvable|non trouvée|inexistante|n.existe (?:pas|plus))|n.existe (?:pas|plus)|introuvable|"
    r"(?:la )?página (?:que (?:busca|buscas|você procura|procura|solicitó) |solicitada )?(?:no (?:encontrada|existe|está disponible|disponible|se encuentra)|não (?:encontrada|existe|está disponível))|no (?:se ha |hemos )?encontrad[ao](?: la página)?|no existe la página|não encontrad[ao]|"
    r"(?:la )?pagina (?:che (?:stai cercando|cerchi) |richiesta )?non (?:trovata|è (?:stata trovata|disponibile)|disponibile|esiste)|non trovat[ao]|(?:deze )?pagina (?:is )?(?:niet (?:meer )?(?:gevonden|beschikbaar)|bestaat niet(?: meer)?)|"
    r"sidan (?:kunde inte hittas|hittades (?:inte|ej)|finns inte)|siden (?:finnes ikke|blev ikke fundet|ble ikke funnet|findes ikke|eksisterer ikke)|fant ikke siden|sivua ei (?:löytynyt|löydy)|"
    r"nie (?:znaleziono|istnieje)(?: (?:takiej )?strony)?|strona (?:nie (?:istnieje|została znaleziona)|o podanym adresie)|stránka (?:nenalezena|neexistuje|nebyla nalezena|sa nenašla|nebola nájdená)|a(?:z)? (?:keresett )?oldal nem (?:található|létezik)|pagina nu (?:a fost găsită|există)|"
    r"(?:aradığınız )?sayfa (?:bulunamadı|mevcut değil)|halaman tidak ditemukan|(?:такой )?страниц[аы] (?:не найдена|не существует)|не найден[ао]?|сторінк[уа] не (?:знайдено|існує)|страницата не (?:е намерена|беше открита|съществува)|stranica nije pronađena|"
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)|הדף (?:לא נמצא|המבוקש לא)|הדף לא נמצא|الصفحة (?:غير موجودة|المطلوبة غير)|لم يتم العثور(?: على الصفحة)?|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|"
    r"ページ(?:が|は)見つかりません(?:でした)?|お探しのページ(?:は見つかりません(?:でした)?)?|(?:您访问的|您要找的|该)?页面(?:不存在|未找到|已删除)|找不到(?:该)?(?:页面|頁面|網頁)|페이지를 찾을 수 없(?:습니다)?|không tìm thấy trang|पृष्ठ नहीं मिला|ไม่พบหน้า(?:ที่คุณต้องการ)?",
    re.IGNORECASE,
)

"""The words of walls and error pages in the languages of the web. Data only."""

from __future__ import annotations

import re

CHALLENGE_MARKS = (
    # Scripts and cookies of bot checks. Those that also run on whole pages count only beside a short text.
    b"/cdn-cgi/challenge-platform/h/", b"cf-chl-", b"cf_chl_opt", b"_incapsula_resource", b"captcha-delivery.com",
    b"px-captcha", b"perimeterx", b"awswafcookiedomainlist", b"aws-waf-token", b"sucuri_cloudproxy", b"ddos-guard",
    b"distil_r_captcha", b"akamai_validation", b"errors.edgesuite.net", b"bm-verify", b"kasada", b"g-recaptcha",
    b"h-captcha", b"cf-turnstile", b"ddg_last_challenge", b"qrator",
)  # fmt: skip
CHALLENGE_TEXT = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|"
    r"not a robot|access (?:to this page has been )?denied|pardon our interruption|unusual (?:traffic|activity)|"
    r"please enable (?:js|javascript|cookies)|enable javascript and cookies|ddos protection|security check|"
    r"request unsuccessful|you have been blocked|bot (?:detection|protection)|human verification|robot check|captcha|"
    r"einen moment bitte|kein roboter|zugriff verweigert|sicherheitsüberprüfung|vérification de sécurité|accès refusé|"
    r"pas un robot|un instant|no soy un robot|acceso denegado|verificación de seguridad|accesso negato|acesso negado|"
    r"toegang geweigerd|odmowa dostępu|доступ (?:запрещен|ограничен)|проверка браузера|не робот|アクセスが拒否|访问被拒绝|安全验证",
    re.IGNORECASE,
)
CONSENT_CORE = (
    "ookie", "onsent", "inwilligung", "ustimm", "traceurs", "artner", "rivacy", "rivacidad", "rivacidade", "toestemming",
    "amtyck", "amtykk", "zgod", "ouhlas", "соглас", "同意", "隐私",
)  # fmt: skip
"""One of these stands in every consent wall; without its first letter, so that its case does not matter."""
CONSENT_TITLE = re.compile(
    r"consent|cookie|privacy (?:settings|choices|gate|wall)|before you continue|your (?:privacy|data)|datenschutz(?:einstellungen)?|"
    r"zustimmung|einwilligung|consentement|vie privée|consentimiento|privacidad|consenso|consentimento|privacidade|"
    r"toestemming|samtycke|samtykke|zgod[ay]|souhlas|согласие|同意|プライバシー",
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
    r"akceptuj|zaakceptuj|naszych partnerów|polityka prywatności|souhlasím|přijmout vše|принять все|политика конфиденциальности|すべて同意|同意する|隐私政策|接受",
    re.IGNORECASE,
)
NOT_FOUND = re.compile(
    r"(?:page|site|article|story|content|document|url) (?:you (?:requested|are looking for) )?(?:was |is |can(?:no|')t be |could not be |has been )?(?:not found|no longer (?:available|exists?)|does(?:n.t| not) exist|unavailable|removed|deleted)|"
    r"\b(?:error )?404\b|not found|page missing|nothing (?:was )?found|we can(?:no|')t find|sorry, (?:this|that|the) page|"
    r"seite (?:wurde )?nicht gefunden|(?:seite|artikel|inhalt)[^.|]{0,30}(?:existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden|gefunden))|nicht gefunden|"
    r"page (?:introuvable|non trouvée|inexistante)|n.existe (?:pas|plus)|introuvable|"
    r"página no (?:encontrada|existe|disponible)|no (?:se ha )?encontrad[ao]|no existe la página|página não (?:encontrada|existe)|não encontrad[ao]|"
    r"pagina non (?:trovata|disponibile|esiste)|non trovat[ao]|pagina (?:is )?niet (?:gevonden|beschikbaar)|sidan (?:kunde inte hittas|hittades inte|finns inte)|siden (?:finnes ikke|blev ikke fundet|ble ikke funnet|findes ikke)|"
    r"sivua ei (?:löytynyt|löydy)|nie (?:znaleziono|istnieje)|strona nie|stránka (?:nenalezena|neexistuje|nebyla nalezena|sa nenašla)|az oldal nem található|pagina nu (?:a fost găsită|există)|"
    r"sayfa bulunamadı|halaman tidak ditemukan|страница не найдена|не найден[ао]?|сторінк[уа] не знайдено|η σελίδα δεν βρέθηκε|הדף לא נמצא|الصفحة غير موجودة|لم يتم العثور|صفحه (?:مورد نظر )?یافت نشد|"
    r"ページが見つかりません|お探しのページ|页面不存在|找不到(?:页面|頁面)|페이지를 찾을 수 없|không tìm thấy trang|पृष्ठ नहीं मिला|ไม่พบหน้า",
    re.IGNORECASE,
)

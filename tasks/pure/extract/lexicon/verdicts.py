"""The words of walls and error pages in the languages of the web.

Data only: a line for each phrase, which is a regular expression, with its language.
"""

from __future__ import annotations

import re

from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.rows import alternatives
from tasks.pure.obstacles import CHALLENGE_VENDORS

CHALLENGE_MARKS = tuple(mark for _, marks in CHALLENGE_VENDORS for mark in marks)
CHALLENGE_TEXT = re.compile(
    alternatives(r"""
    en  just a moment
    en  attention required
    en  checking your browser
    en  verify(?:ing)? (?:that )?you are (?:a )?human
    en  are you a (?:robot|human)
    en  not a robot
    en  access (?:to this page has been )?denied
    en  pardon our interruption
    en  unusual (?:traffic|activity)
    en  please enable (?:js|javascript|cookies)
    en  enable javascript and cookies
    en  ddos protection
    en  security check
    en  request unsuccessful
    en  you have been blocked
    en  bot (?:detection|protection)
    en  human verification
    en  robot check
    en  captcha
    de  einen moment bitte
    de  kein roboter
    de  zugriff verweigert
    de  sicherheitsüberprüfung
    fr  vérification de sécurité
    fr  accès refusé
    fr  pas un robot
    fr  un instant
    es  no soy un robot
    es  acceso denegado
    es  verificación de seguridad
    it  accesso negato
    pt  acesso negado
    en  something about your browser
    en  javascript is (?:disabled|required)
    de  browser wird überprüft
    en  verify that you.re not a robot
    nl  toegang geweigerd
    pl  odmowa dostępu
    ru  доступ (?:запрещен|ограничен)
    ru  проверка браузера
    ru  не робот
    ja  アクセスが拒否
    zh  访问被拒绝
    zh  安全验证
"""),
    re.IGNORECASE,
)
CONSENT_CORE = (
    "ookie", "onsent", "inwilligung", "ustimm", "traceurs", "artner", "rivacy", "rivacidad", "rivacidade", "toestemming",
    "amtyck", "amtykk", "çerez", "izlili", "oukromí", "zgod", "ouhlas", "соглас", "同意", "隐私",
)  # fmt: skip
"""One of these stands in every consent wall; without its first letter, so that its case does not matter."""
CONSENT_TITLE = re.compile(
    alternatives(r"""
    en  consent
    en  cookie
    en  privacy (?:settings|choices|gate|wall)
    en  before you continue
    en  your (?:privacy|data)
    de  datenschutz(?:einstellungen)?
    de  zustimmung
    de  einwilligung
    fr  consentement
    fr  vie privée
    es  consentimiento
    es  privacidad
    it  consenso
    pt  consentimento
    pt  privacidade
    nl  toestemming
    sv  samtycke
    da  samtykke
    pl  zgod[ay]
    cs  souhlas
    cs  soukromí
    tr  gizlili
    ru  согласие
    ru  конфиденциальност
    zh  同意
    ja  プライバシー
"""),
    re.IGNORECASE,
)
CONSENT_TEXT = re.compile(
    alternatives(r"""
    en  accept all
    en  reject all
    en  manage (?:options|preferences|settings|choices)
    en  our partners
    en  legitimate interest
    en  personali[sz]ed (?:ads|advertising|content)
    en  cookies?
    en  consent
    en  privacy policy
    en  tcf
    en  iab
    en  store and/or access
    de  alle akzeptieren
    de  alle ablehnen
    de  zustimmen
    de  einwilligung
    de  unsere (?:\d+ )?partner
    de  datenschutzerklärung
    de  personalisierte (?:anzeigen|werbung)
    de  berechtigtes interesse
    de  endgerät
    de  mit werbung
    fr  tout accepter
    fr  tout refuser
    fr  nos (?:\d+ )?partenaires
    fr  intérêt légitime
    fr  politique de confidentialité
    fr  publicités personnalisées
    fr  traceurs
    es  aceptar todo
    es  rechazar todo
    es  nuestros socios
    es  interés legítimo
    es  política de privacidad
    es  aceptar y continuar
    it  accetta tutti
    it  rifiuta
    it  i nostri partner
    it  legittimo interesse
    it  informativa sulla privacy
    pt  aceitar tudo
    pt  rejeitar
    pt  nossos parceiros
    nl  alles accepteren
    nl  onze partners
    nl  privacybeleid
    sv  godkänn alla
    sv  våra partners
    no  godta alle
    no  våre partnere
    da  accepter alle
    da  cookiepolitik
    da  afvis alle
    sv  avvisa alla
    sv  hantera inställningar
    sv  personuppgifter
    sv  samtycke
    da  samtykke
    pl  plik[ió]w? cookie
    pl  akceptuj
    pl  zaakceptuj
    pl  nasi partnerzy
    pl  zgod[ęąy]
    cs  naši partneři
    cs  odmítnout
    cs  osobních údajů
    cs  souhlas
    tr  çerezler
    tr  tümünü kabul et
    tr  reddet
    tr  gizlilik politikası
    tr  kişiselleştirilmiş
    ru  отклонить
    ru  согласие
    ja  クッキー
    ja  プライバシーポリシー
    ja  同意しない
    pl  naszych partnerów
    pl  polityka prywatności
    cs  souhlasím
    cs  přijmout vše
    ru  принять все
    ru  политика конфиденциальности
    ja  すべて同意
    ja  同意する
    zh  隐私政策
    zh  接受
"""),
    re.IGNORECASE,
)
CONSENT_VOICE = re.compile(
    alternatives(r"""
    en  \bwe and our (?:\d+ )?(?:partners|vendors)
    en  \bour \d+ partners
    en  we (?:value|respect|care about) your privacy
    de  \bwir und unsere
    de  unsere[nr]? \d+ partner
    de  mit werbung und tracking
    fr  nos \d+ partenaires
    fr  nos partenaires et nous
    fr  nous et nos
    es  nosotros y nuestros
    es  nuestros \d+ socios
    it  noi e i nostri
    pt  nós e os nossos
    nl  wij en (?:onze|\d+)
    pl  my i nasi
    sv  vi och våra
    da  vi og (?:vores|våre)
    cs  my a naši
    tr  biz ve ortak
    ru  мы и наши парт
    ja  当社とパートナー
"""),
    re.IGNORECASE,
)
"""How a wall speaks of itself and its partners; news quotes buttons, not this."""
NOT_FOUND = re.compile(
    alternatives(r"""
    en  (?:page|site|article|story|content|document|url)(?: (?:that )?you(?: have|.ve|.re| are)? (?:requested|looking for))? ?(?:was |is |has been |has |can(?:no|.)t be |couldn.t be |could not be )?(?:not found|found|no longer (?:available|exists?)|does(?:n.t| not) exist|unavailable|not available|removed|deleted|moved)(?: or does(?:n.t| not) exist)?
    en  (?:that |this )?page (?:can.t|cannot|can not|couldn.t|could not) be found
    en  (?:page|content) isn.t available
    en  page missing
    en  nothing (?:was )?found
    en  (?:we|you) (?:can(?:no|.)t|couldn.t|could not) find (?:that|the|this|your) (?:page|article|story|content)
    en  sorry,? (?:but )?(?:this|that|the) page
    en  \b(?:http |error |fehler |erreur |erro |errore )*404\b(?: error)?
    en  not found
    de  (?:diese |die )?seite (?:wurde |konnte )?(?:leider )?nicht gefunden(?: werden)?
    de  diese seite gibt es (?:leider )?nicht(?: mehr)?
    de  (?:seite|artikel|inhalt)[^.|]{0,30}(?:existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden|gefunden))
    de  nicht gefunden
    fr  (?:cette |la )?page (?:demandée |recherchée )?(?:est )?(?:introuvable|non trouvée|inexistante|n.existe (?:pas|plus))
    fr  n.existe (?:pas|plus)
    fr  introuvable
    es  (?:la )?página (?:que (?:busca|buscas|você procura|procura|solicitó) |solicitada )?(?:no (?:encontrada|existe|está disponible|disponible|se encuentra)|não (?:encontrada|existe|está disponível))
    es  no (?:se ha |hemos )?encontrad[ao](?: la página)?
    es  no existe la página
    pt  não encontrad[ao]
    it  (?:la )?pagina (?:che (?:stai cercando|cerchi) |richiesta )?non (?:trovata|è (?:stata trovata|disponibile)|disponibile|esiste)
    it  non trovat[ao]
    nl  (?:deze )?pagina (?:is )?(?:niet (?:meer )?(?:gevonden|beschikbaar)|bestaat niet(?: meer)?)
    sv  sidan (?:kunde inte hittas|hittades (?:inte|ej)|finns inte)
    da  siden (?:finnes ikke|blev ikke fundet|ble ikke funnet|findes ikke|eksisterer ikke)
    no  fant ikke siden
    fi  sivua ei (?:löytynyt|löydy)
    pl  nie (?:znaleziono|istnieje)(?: (?:takiej )?strony)?
    pl  strona (?:nie (?:istnieje|została znaleziona)|o podanym adresie)
    cs  stránka (?:nenalezena|neexistuje|nebyla nalezena|sa nenašla|nebola nájdená)
    hu  a(?:z)? (?:keresett )?oldal nem (?:található|létezik)
    ro  pagina nu (?:a fost găsită|există)
    tr  (?:aradığınız )?sayfa (?:bulunamadı|mevcut değil)
    id  halaman tidak ditemukan
    ru  (?:такой )?страниц[аы] (?:не найдена|не существует)
    ru  не найден[ао]?
    uk  сторінк[уа] не (?:знайдено|існує)
    bg  страницата не (?:е намерена|беше открита|съществува)
    hr  stranica nije pronađena
    el  η σελίδα δεν (?:βρέθηκε|υπάρχει)
    he  הדף (?:לא נמצא|המבוקש לא)
    he  הדף לא נמצא
    ar  الصفحة (?:غير موجودة|المطلوبة غير)
    ar  لم يتم العثور(?: على الصفحة)?
    fa  صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد
    ja  ページ(?:が|は)見つかりません(?:でした)?
    ja  お探しのページ(?:は見つかりません(?:でした)?)?
    zh  (?:您访问的|您要找的|该)?页面(?:不存在|未找到|已删除)
    zh  找不到(?:该)?(?:页面|頁面|網頁)
    ko  페이지를 찾을 수 없(?:습니다)?
    vi  không tìm thấy trang
    hi  पृष्ठ नहीं मिला
    th  ไม่พบหน้า(?:ที่คุณต้องการ)?
"""),
    re.IGNORECASE,
)

CART_CONTROL = AnyCase(
    alternatives(r"""
    en  add(?:ed)? (?:it )?to (?:my |your |the )?(?:shopping )?(?:cart|bag|basket|trolley)
    en  \bbuy (?:it )?now\b
    en  \bpre-?order\b
    de  \bin den (?:waren|einkaufs)korb
    de  jetzt kaufen
    fr  ajouter au panier
    fr  (?<!\w)acheter(?!\w)
    es  (?:añadir|agregar) (?:al carrito|a la cesta)
    es  comprar ahora
    it  aggiungi al carrello
    pt  adicionar ao carrinho
    nl  in (?:mijn )?winkel(?:wagen|mand)
    sv  lägg i (?:varu|kund)(?:korg|vagn)
    da  læg i kurv
    no  legg i handlekurv
    fi  lisää ostoskoriin
    pl  do koszyka
    cs  do košíku
    hu  kosárba
    ru  в корзину
    uk  у кошик
    tr  sepete ekle
    ja  カートに入れる
    zh  加入购物车
    zh  加入購物車
    ko  장바구니
"""),
)
"""What the button says that puts a thing into a cart."""
SERVICE_TITLE = re.compile(
    alternatives(r"""
    en  (?:sign|log)[ -]?in
    en  log[ -]?on
    en  (?:create (?:an |your )?)?account
    en  register
    en  contact(?: us)?
    en  get in touch
    en  search(?: results)?
    de  anmelden
    de  anmeldung
    de  einloggen
    de  kontakt
    de  suche
    de  suchergebnisse
    fr  connexion
    fr  se connecter
    fr  (?:nous )?contacter
    fr  contact(?:ez-nous)?
    fr  recherche
    es  iniciar sesión
    es  contacto
    es  buscar
    es  resultados de (?:la )?búsqueda
    it  accedi
    it  contatti
    it  cerca
    it  risultati della ricerca
    pt  entrar
    pt  contato
    pt  pesquisa
    nl  inloggen
    nl  zoekresultaten
    sv  logga in
    sv  sökresultat
    da  log ind
    no  logg inn
    da  søgeresultater
    pl  zaloguj się
    pl  wyniki wyszukiwania
    cs  přihlášení
    cs  výsledky hledání
    tr  giriş yap
    tr  iletişim
    ru  вход
    ru  контакты
    ru  поиск
    ja  ログイン
    ja  お問い合わせ
    ja  検索結果
    zh  登录
    zh  联系我们
    zh  搜索结果
"""),
    re.IGNORECASE,
)
"""What pages are called on which one signs in, writes to the site or searches it."""
PRICE = re.compile(
    r"(?=[$€£¥₹₽EUGCPSNDAz\d])(?:(?:[$€£¥₹₽]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|AUD|CAD)\b|zł)\s?\d[\d.,]{0,15}"
    r"|(?<!\d)\d[\d.,]{0,15}+\s?(?:[€£₽]|zł|kr\b|EUR\b|USD\b|Kč|円|元|₺|TL\b))"
)
"""An amount with its currency, as shops write it. The first letters ahead make the search four times as fast."""

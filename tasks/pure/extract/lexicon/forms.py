"""What forms in a page say beside their fields: to what one agrees by signing up, and thanks for having done so.

Entries of ``FORM_NOTES`` are parts of regular expressions that match the beginning of a line. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

FORM_NOTES: Table = {
    "en": r"""
        by (?:providing|submitting|entering) (?:an|my|your) e-?mail(?: address)?\W{1,3}i (?:agree|consent|accept|acknowledge)
        by (?:subscribing|signing up|registering|submitting|entering|providing|sharing|checking|creating an account|clicking)\b[^.!?]{0,120}\byou (?:\w+ ){0,3}?(?:agree|consent|accept|acknowledge|confirm|opt)
        (?:thank you|thanks)(?: so much| very much)? for (?:subscribing|signing up|registering|your (?:submission|subscription|registration)|completing (?:the|this|our) (?:form|survey))
        (?:thank you|thanks)\W{1,3}your (?:submission|message|form|subscription) (?:has been|was|is) (?:received|sent|submitted|confirmed)
        oops\W{1,3}something went wrong while submitting
        (?:\w+\W{1,3})?you(?:['’]re| are) (?:now )?(?:subscribed|signed up|on the list)\b
        please check your (?:inbox|e-?mail) (?:for|to) (?:the |a |your )?confirm
        like what you(?:['’]re| are) reading
    """,
    "de": r"""
        mit (?:der|ihrer|deiner|meiner) (?:anmeldung|registrierung)\b[^.!?]{0,80}\b(?:stimmen sie|stimmst du|stimme ich|akzeptieren sie|erklären sie|willigen sie|bestätigen sie)
        (?:vielen |herzlichen )?dank für (?:ihre|deine) (?:anmeldung|registrierung|eintragung)
        bitte bestätigen sie ihre (?:anmeldung|e-?mail)
    """,
    "fr": r"""
        en (?:vous inscrivant|t[’']inscrivant|vous abonnant|renseignant votre|cliquant sur)\b[^.!?]{0,100}\bvous (?:acceptez|consentez|reconnaissez|confirmez)
        merci (?:de|pour) votre (?:inscription|abonnement)
        votre inscription (?:a bien été|est) (?:prise en compte|confirmée|enregistrée)
    """,
    "es": r"""
        al (?:suscribirte|suscribirse|registrarte|registrarse|enviar|hacer clic)\b[^.!?]{0,100}\b(?:aceptas|acepta|consientes|consiente|confirmas|confirma)
        gracias por (?:suscribirte|suscribirse|registrarte|registrarse|tu suscripción|su suscripción)
    """,
    "pt": r"""
        ao (?:se inscrever|inscrever-se|subscrever|assinar|se cadastrar|enviar|clicar)\b[^.!?]{0,100}\b(?:você |está a )?(?:concorda|aceita|concordar|aceitar|confirma)
        obrigad[oa] por (?:se inscrever|subscrever|assinar|se cadastrar|sua inscrição)
    """,
    "it": r"""
        (?:iscrivendoti|iscrivendosi|registrandoti|cliccando|inviando)\b[^.!?]{0,100}\b(?:accetti|accetta|acconsenti|dichiari|confermi)
        grazie per (?:esserti iscritt[oa]|l[’']iscrizione|la tua iscrizione)
    """,
    "nl": r"""
        door (?:je|u|jezelf)?\s?(?:in te schrijven|aan te melden|te abonneren|op)\b[^.!?]{0,100}\b(?:ga je|gaat u|ga jij|stem je|stemt u|accepteer je)
        (?:bedankt|dank je wel|dank u wel) voor (?:je|uw|het) (?:inschrijv\w+|aanmeld\w+|abonne\w+)
    """,
    "sv": r"""
        genom att (?:prenumerera|anmäla dig|registrera dig|skicka)\b[^.!?]{0,100}\b(?:godkänner|accepterar|samtycker) du
        tack för (?:din (?:anmälan|prenumeration)|att du (?:prenumererar|anmälde dig))
    """,
    "da": r"""
        ved at (?:tilmelde|abonnere|registrere|indsende)\b[^.!?]{0,100}\b(?:accepterer|giver|samtykker) du
        tak for din tilmelding
    """,
    "no": r"""
        ved å (?:melde deg på|abonnere|registrere deg|sende)\b[^.!?]{0,100}\b(?:godtar|samtykker|aksepterer) du
        takk for (?:påmeldingen|at du meldte deg på)
    """,
    "pl": r"""
        (?:zapisując się|rejestrując się|klikając|podając adres)\b[^.!?]{0,100}\b(?:akceptujesz|wyrażasz zgodę|zgadzasz się|potwierdzasz)
        dziękujemy za (?:zapisanie się|zapis|rejestrację|subskrypcję)
    """,
    "cs": r"""
        (?:přihlášením|odesláním|registrací|zadáním e-?mailu)\b[^.!?]{0,100}\b(?:souhlasíte|souhlasím|potvrzujete|berete na vědomí)
        děkujeme za (?:přihlášení|registraci|odběr)
    """,
    "ru": r"""
        (?:подписываясь|регистрируясь|нажимая|отправляя)\b[^.!?]{0,120}\bвы (?:соглашаетесь|принимаете|даёте согласие|даете согласие|подтверждаете)
        (?:вы )?(?:подписываясь|регистрируясь|нажимая)\b[^.!?]{0,120}\bя (?:соглашаюсь|принимаю|даю согласие)
        спасибо за (?:подписку|регистрацию)
    """,
    "uk": r"""
        (?:підписуючись|реєструючись|натискаючи|надсилаючи)\b[^.!?]{0,120}\bви (?:погоджуєтесь|погоджуєтеся|приймаєте|надаєте згоду|підтверджуєте)
        дякуємо за (?:підписку|реєстрацію)
    """,
    "tr": r"""
        (?:abone olarak|kaydolarak|üye olarak)\b[^.!?]{0,120}\b(?:kabul (?:etmiş|edersiniz|ediyorsunuz)|onaylıyorsunuz)
        (?:abone olduğunuz|kaydolduğunuz|kaydınız) için teşekkür
    """,
    "ja": r"""
        (?:ご)?登録(?:いただく|する)ことで、[^。]{0,60}同意
        (?:ご)?登録(?:いただき)?ありがとうございま
    """,
}

ANSWERING: Table = {
    "en": """
        reply
        quote
        quote post
        reply with quote
        helpful
    """,
    "de": """
        antworten
        zitieren
        zitat
        hilfreich
    """,
    "fr": """
        répondre
        citer
    """,
    "es": """
        responder
        citar
    """,
    "pt": """
        responder
        citar
    """,
    "it": """
        rispondi
        cita
        quota
    """,
    "nl": """
        reageren
        reageer
        citeer
        citeren
    """,
    "sv": """
        svara
        citera
    """,
    "da": """
        svar
        citer
    """,
    "no": """
        svar
        siter
    """,
    "fi": """
        vastaa
        lainaa
    """,
    "pl": """
        odpowiedz
        cytuj
    """,
    "cs": """
        odpovědět
        citovat
    """,
    "hu": """
        válasz
        válaszol
        idézet
    """,
    "ro": """
        răspunde
        citează
    """,
    "tr": """
        yanıtla
        cevapla
        alıntı
        alıntıla
    """,
    "ru": """
        ответить
        цитировать
        цитата
    """,
    "uk": """
        відповісти
        цитувати
    """,
    "el": """
        απάντηση
        παράθεση
    """,
    "ar": """
        رد
        اقتباس
    """,
    "he": """
        הגב
        ציטוט
    """,
    "id": """
        balas
        kutip
    """,
    "vi": """
        trả lời
        trích dẫn
    """,
    "ja": """
        返信
        引用
    """,
    "ko": """
        답글
        인용
    """,
    "zh": """
        回复
        回覆
        引用
    """,
}
"""Controls with which the users of a forum answer a post."""

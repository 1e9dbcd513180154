"""Whether a text says that something in it was corrected or brought up to date."""

from __future__ import annotations

import re

__all__ = ["names_correction"]

WORDS = """
en  correction corrections corrected clarification clarified amended editor's-note earlier-version previous-version updated update
de  korrektur korrigiert korrigierte richtigstellung berichtigt berichtigung aktualisiert früheren-version ursprünglichen-version
fr  correctif rectificatif rectifié corrigé corrigée actualisé précision version-précédente version-antérieure
es  corrección correcciones corregido corregida rectificación actualizado actualizada fe-de-errores versión-anterior
pt  correção corrigido corrigida retificação atualizado atualizada errata versão-anterior
it  correzione corretto rettifica aggiornato errata-corrige versione-precedente
nl  correctie gecorrigeerd rectificatie bijgewerkt eerdere-versie
sv  rättelse rättad korrigering uppdaterad
da  rettelse rettet præcisering opdateret
no  rettelse rettet oppdatert presisering
fi  oikaisu korjattu päivitetty
pl  sprostowanie poprawiono korekta zaktualizowano
cs  oprava opraveno aktualizováno
ru  исправлено уточнение поправка обновлено
uk  виправлено уточнення оновлено
tr  düzeltme düzeltildi güncellendi
"""
"""A hyphen stands for a space."""
UNSPACED = ("訂正", "更正", "修正", "정정", "바로잡습니다", "تصحيح", "تصويب")
"""Found anywhere: of scripts without spaces, or with words that are joined to others."""

_PATTERN = re.compile(
    "|".join(
        [
            *(
                rf"\b{re.escape(word).replace(chr(92) + '-', ' ')}\b"
                for line in WORDS.strip().splitlines()
                for word in line.split()[1:]
            ),
            *UNSPACED,
        ]
    ),
    re.IGNORECASE,
)


def names_correction(text: str) -> bool:
    """Whether one of the words by which papers mark a correction is in the text."""
    return _PATTERN.search(text.replace("’", "'")) is not None

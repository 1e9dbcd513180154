"""Months of calendars that count other years than the Gregorian one, as papers print them. Data only."""

from __future__ import annotations

from collections.abc import Mapping


def _numbered(table: str) -> dict[str, int]:
    """The number of each word; a line has the months in their order, ``-`` where it has no other word for one."""
    return {
        word: number
        for line in table.strip().splitlines()
        for number, word in enumerate(line.split(), 1)
        if word != "-"
    }


PERSIAN_MONTHS: Mapping[str, int] = _numbered("""
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
    حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
    وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب
""")
"""Months of the Solar Hijri calendar as pages of Iran and Afghanistan (Dari, Pashto) name them."""

NEPALI_MONTHS: Mapping[str, int] = _numbered("""
    वैशाख जेठ असार साउन भदौ असोज कात्तिक मंसिर पुस माघ फागुन चैत
    बैशाख जेष्ठ आषाढ श्रावण भाद्र आश्विन कार्तिक मङ्सिर पुष - फाल्गुन चैत्र
    बैसाख ज्येष्ठ अषाढ सावन भाद असौज - मङ्सीर पौष - फाल्गुण चैतमा
    वैसाख - - - - - - मार्ग पूस - - -
    - - - - - - - मंसीर - - - -
""")
"""Months of Bikram Sambat in Nepali."""

ETHIOPIAN_MONTHS: Mapping[str, int] = _numbered("""
    መስከረም ጥቅምት ኅዳር ታኅሣሥ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን
    - - ህዳር ታኅሳስ - - - ሚያዚያ - - ሃምሌ ነሃሴ ጳጉሜ
    - - ሕዳር ታህሳስ - - - ሚያዝያ - - ሀምሌ ነሀሴ ጳጉሜን
    - - - ታሕሳስ - - - - - - - - -
    - - - ታህሣሥ - - - - - - - - -
""")
"""Months of the Ethiopian calendar in Amharic; letters of one sound are written for each other."""

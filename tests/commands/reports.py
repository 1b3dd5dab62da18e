#!/usr/bin/env python3
"""Short invented reports, made by combination: reports.py COUNT [--seed N] [--arabic SHARE] >FILE.ndjson

Two to five sentences each, Arabic and English, no two alike. The same count and seed give the same bytes.
No person, and nothing that happened: towns are real, so that places are found.
"""
import argparse
import datetime
import json
import random
import sys

TOWNS_EN = ["Tripoli", "Benghazi", "Misrata", "Sirte", "Khartoum", "Omdurman", "El Fasher", "Aden", "Taiz", "Marib", "Aleppo", "Idlib",
            "Homs", "Daraa", "Mosul", "Basra", "Kirkuk", "Gaza", "Nablus", "Jenin", "Beirut", "Sidon", "Amman", "Cairo"]
TOWNS_AR = ["طرابلس", "بنغازي", "مصراتة", "سرت", "الخرطوم", "أم درمان", "الفاشر", "عدن", "تعز", "مأرب", "حلب", "إدلب", "حمص", "درعا",
            "الموصل", "البصرة", "كركوك", "غزة", "نابلس", "جنين", "بيروت", "صيدا", "عمان", "القاهرة"]
DAYS_EN = ["on Monday", "on Tuesday", "on Wednesday", "on Thursday", "yesterday", "early on Friday", "late on Saturday"]
DAYS_AR = ["يوم الاثنين", "يوم الثلاثاء", "يوم الأربعاء", "يوم الخميس", "أمس", "فجر الجمعة", "مساء السبت"]

FIRST_EN = ["{n} people were killed and {m} wounded when shells hit a market in {town} {day}.",
            "Gunmen attacked a checkpoint near {town} {day} and killed {n} soldiers.",
            "Hundreds of workers protested in {town} {day} over unpaid wages.",
            "Police arrested {n} men in {town} {day}.",
            "The army said it had shelled positions west of {town} {day}.",
            "Health workers in {town} went on strike {day}.",
            "A roadside bomb wounded {n} policemen in {town} {day}.",
            "The two sides signed a ceasefire in {town} {day}."]
FIRST_AR = ["قتل {n} أشخاص وأصيب {m} آخرون في قصف استهدف سوقا في {town} {day}.",
            "هاجم مسلحون حاجزا قرب {town} {day} وقتلوا {n} جنود.",
            "تظاهر مئات العمال في {town} {day} احتجاجا على تأخر الرواتب.",
            "اعتقلت الشرطة {n} رجال في {town} {day}.",
            "أعلن الجيش أنه قصف مواقع غرب {town} {day}.",
            "أضرب العاملون في مستشفى {town} {day}.",
            "أصيب {n} من رجال الشرطة في انفجار عبوة ناسفة في {town} {day}.",
            "وقع الطرفان اتفاقا لوقف إطلاق النار في {town} {day}."]
MORE_EN = ["A medical source said the number could rise.", "The ministry of interior denied that its forces were involved.",
           "Residents said they had heard {m} explosions.", "The road to {town} was closed for {m} hours.",
           "No group claimed responsibility.", "The governor called on people to stay at home.",
           "Witnesses said the shots came from the north of {town}.", "Schools in {town} stayed shut for {n} days."]
MORE_AR = ["وقال مصدر طبي إن العدد مرشح للارتفاع.", "ونفت وزارة الداخلية ضلوع قواتها في الحادث.",
           "وقال سكان إنهم سمعوا دوي {m} انفجارات.", "وأغلق الطريق إلى {town} مدة {m} ساعات.",
           "ولم تتبن أي جهة الهجوم.", "ودعا المحافظ السكان إلى البقاء في منازلهم.",
           "وقال شهود عيان إن إطلاق النار جاء من شمال {town}.", "وظلت المدارس في {town} مغلقة {n} أيام."]
BEGIN = datetime.date(2025, 1, 1)


def reports(count, seed=1, arabic=0.5):
    """Documents as Khabar reads them from NDJSON, with ids report-1 ..."""
    dice = random.Random(seed)
    for number in range(1, count + 1):
        is_arabic = dice.random() < arabic
        towns, days, first, more = (TOWNS_AR, DAYS_AR, FIRST_AR, MORE_AR) if is_arabic else (TOWNS_EN, DAYS_EN, FIRST_EN, MORE_EN)
        values = {"town": dice.choice(towns), "day": dice.choice(days), "n": dice.randint(3, 9), "m": dice.randint(3, 9)}
        sentences = [dice.choice(first), *dice.sample(more, dice.randint(1, 4))]
        # The number in words of its own keeps any two apart.
        end = f"(تقرير رقم {number})" if is_arabic else f"(Report {number})"
        yield {"id": f"report-{number}", "lang": "ar" if is_arabic else "en", "publisher": f"Wire {number % 7}",
               "published": str(BEGIN + datetime.timedelta(days=number % 700)),
               "text": " ".join(sentence.format(**values) for sentence in sentences) + " " + end}


def line(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--arabic", type=float, default=0.5)
    given = options.parse_args()
    for document in reports(given.count, given.seed, given.arabic):
        sys.stdout.write(line(document) + "\n")


if __name__ == "__main__":
    main()

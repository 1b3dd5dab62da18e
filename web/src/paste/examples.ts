// Short texts of our own to begin with. Publishers and happenings are invented, the places are real.

import type { Lang } from "../i18n/language.svelte";

export interface Example {
  label: string;
  text: string;
  published: string;
  publisher: string;
}

export const examples: Record<Lang, readonly Example[]> = {
  ar: [
    {
      label: "سلسلة مصادر وأعداد",
      published: "2023-03-09",
      publisher: "جريدة الضفتين",
      text:
        "مقتل خمسة جنود في هجوم قرب غاو\n\n" +
        "نقلت وكالة رويترز عن متحدث باسم الجيش المالي قوله إن مسلحين هاجموا أمس الأربعاء موقعا للجيش قرب غاو، " +
        "ما أدى إلى مقتل خمسة جنود وإصابة 12 آخرين. " +
        "وقال مصدر طبي إن ثمانية جنود قتلوا في الهجوم.",
    },
    {
      label: "نفي",
      published: "2022-08-18",
      publisher: "صحيفة المرفأ",
      text:
        "الجيش ينفي قصف مخيم للنازحين\n\n" +
        "نفى الجيش التشادي أن تكون طائراته قصفت مخيما للنازحين قرب أبشي يوم الثلاثاء، " +
        "ولم تعلن أي جهة مسؤوليتها عن القصف. " +
        "وقال شهود إن ثلاثة أشخاص قتلوا في الغارة.",
    },
    {
      label: "حركة من مكان إلى مكان",
      published: "2021-11-16",
      publisher: "جريدة الضفتين",
      text:
        "مقاتلون أجانب يغادرون سرت\n\n" +
        "انسحب أكثر من 800 مقاتل أجنبي يوم الأحد من سرت إلى بنغازي، بحسب مسؤول في وزارة الدفاع. " +
        "ومن المقرر أن تنشر الحكومة قوات في المدينة يوم الخميس المقبل.",
    },
  ],
  en: [
    {
      label: "A chain of sources, and numbers",
      published: "2024-05-13",
      publisher: "The White Nile Courier",
      text:
        "Gunmen attack convoy near Bor\n\n" +
        "Gunmen attacked an aid convoy near Bor on Sunday, killing three drivers and wounding five people, " +
        "Reuters reported, quoting the county commissioner. " +
        "A hospital source said seven people were killed in the attack.",
    },
    {
      label: "A denial",
      published: "2023-09-21",
      publisher: "The Harbour Post",
      text:
        "Army denies air strike\n\n" +
        "The Chadian army denied on Wednesday that its aircraft had bombed a village near Faya-Largeau. " +
        "Witnesses said that two people were killed in a drone strike.",
    },
    {
      label: "From place to place",
      published: "2021-11-16",
      publisher: "The White Nile Courier",
      text:
        "Troops leave Bangui\n\n" +
        "More than 800 troops withdrew from Bangui to Bria on Sunday, the defence minister said. " +
        "The government will deploy soldiers to Bambari on Thursday.",
    },
  ],
};

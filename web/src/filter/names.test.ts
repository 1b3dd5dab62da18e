import { expect, it } from "vitest";
import { valueName } from "./names.svelte";


const names = new Map([["agy.reuters", { ar: "رويترز", en: "Reuters" }]]);

it.each([
  ["type", "ASSAULT", "Assault", "اعتداء"],
  ["country", "SDN", "Sudan", "السودان"],
  ["country", "IGO", "International organisations", "منظمات دولية"],
  ["country", "ZZZ", "ZZZ", "ZZZ"],
  ["lang", "ar", "Arabic", "العربية"],
  ["source", "agy.reuters", "Reuters", "رويترز"],
  ["source", "outlet|The Courier", "The Courier", "The Courier"],
  ["number", "killed:10..20", "killed 10–20", "قتلى 10–20"],
  ["since", "2023-04/", "from Apr 2023", "من أبريل 2023"],
  ["since", "/2024", "until 2024", "حتى 2024"],
  ["since", "2023/2024-05-02", "from 2023 to 2 May 2024", "من 2023 إلى 2 مايو 2024"],
  ["since", "2023/2023", "2023", "2023"],
  ["place", "caf.bangui", "caf.bangui", "caf.bangui"],
] as const)("%s %s", (field, value, en, ar) => {
  expect(valueName(field, value, "en", names)).toBe(en);
  expect(valueName(field, value, "ar", names)).toBe(ar);
});

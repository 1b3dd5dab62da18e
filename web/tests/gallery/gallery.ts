// One part of the page alone, with data that is made up: ?part=map&lang=ar&theme=dark&events=20000
import { mount } from "svelte";
import "../../src/styles/tokens.css";
import "../../src/styles/base.css";
import Gallery from "./Gallery.svelte";

const asked = new URLSearchParams(location.search);
const lang = asked.get("lang") === "ar" ? "ar" : "en";
document.documentElement.lang = lang;
document.documentElement.dir = lang === "ar" ? "rtl" : "ltr";
document.documentElement.dataset["theme"] = asked.get("theme") ?? "light";
const target = document.getElementById("gallery");
if (target) {
  mount(Gallery, {
    target,
    props: { part: asked.get("part") ?? "map", lang, events: Number(asked.get("events") ?? 400) },
  });
}

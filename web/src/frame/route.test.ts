import { expect, it } from "vitest";
import { documentPath, routeOf, storyPath } from "./route";

it.each([
  ["/", { view: "paste" }],
  ["/events", { view: "events" }],
  ["/events/", { view: "events" }],
  ["/document/a%2Fb", { view: "document", id: "a/b" }],
  ["/story/7", { view: "story", id: "7" }],
  ["/document/%E0%A4%A", { view: "document", id: "%E0%A4%A" }],
  ["/document", { view: "nowhere" }],
  ["/constructor", { view: "nowhere" }],
  ["/events/7", { view: "nowhere" }],
])("%s", (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

it("leads back to what it was made of", () => {
  expect(routeOf(documentPath("a/b?c", "7").split("?")[0] ?? "")).toEqual({ view: "document", id: "a/b?c" });
  expect(routeOf(storyPath("خ"))).toEqual({ view: "story", id: "خ" });
});

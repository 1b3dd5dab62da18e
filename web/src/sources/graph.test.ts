import { describe, expect, it } from "vitest";
import { madeSources } from "../../tests/gallery/made";
import type { SourcesData } from "../api/types";
import { graphOf, sourcesOf, waysThrough } from "./graph";
import { layOut, lineOf, linesOf, orderOf } from "./layout";

const measure = (text: string) => text.length * 7;

function dataOf(
  nodes: [kind: string, known: boolean, name: string, events: number][],
  links: [from: number, to: number, events: number][],
): SourcesData {
  return {
    more: false,
    total: 0,
    nodes: nodes.map(([kind, known, name, events]) => ({
      id: known ? name : `${kind}|${name}`,
      known,
      kind,
      name: { ar: name, en: name },
      events,
      said: 1,
    })),
    links: links.map(([from, to, events]) => ({ from, to, events })),
  };
}

describe("the graph", () => {
  const data = dataOf(
    [
      ["outlet", true, "A", 50],
      ["agency", true, "R", 40],
      ["person", false, "", 7],
      ["person", true, "office", 2],
      ["witness", false, "", 9],
      ["outlet", true, "B", 20],
      ["official", false, "the mayor", 5],
    ],
    [[0, 1, 30], [1, 2, 7], [0, 5, 12], [5, 4, 2], [1, 6, 5], [1, 3, 2]],
  );
  it("asks for no person without an office by name", () => {
    const { nodes } = sourcesOf(data);
    expect(nodes.find((node) => node.key === "person|")).toMatchObject({ id: null, events: 7, name: { en: "" } });
    expect(nodes.some((node) => node.id === "office")).toBe(true);
    expect(nodes.some((node) => node.id === "official|the mayor")).toBe(true);
  });
  it("has three layers: who is quoted more than quoting stands with the agencies", () => {
    const layers = Object.fromEntries(sourcesOf(data).nodes.map((node) => [node.key, node.layer]));
    expect(layers).toMatchObject({ A: 0, B: 1, R: 1, "person|": 2, "witness|": 2 });
  });
  it("counts what is left out", () => {
    const graph = graphOf(data, 3);
    expect(graph.nodes.map((node) => node.key)).toEqual(["A", "R", "B"]);
    expect(graph.rest).toEqual({ sources: 4, links: 4 });
    expect(graph.links).toHaveLength(2);
  });
  it("lights the ways through a node, forward and back, and no others", () => {
    const links = [
      { from: 0, to: 1, events: 1 },
      { from: 1, to: 2, events: 1 },
      { from: 3, to: 1, events: 1 },
      { from: 3, to: 4, events: 1 },
    ];
    const ways = waysThrough(links, 1);
    expect([...ways.nodes].sort()).toEqual([0, 1, 2, 3]);
    expect([...ways.links].sort()).toEqual([0, 1, 2]);
    expect(waysThrough([...links, { from: 2, to: 1, events: 1 }], 1).nodes.size).toBe(4);
  });
});

describe("the layout", () => {
  const graph = graphOf(madeSources(), 40);
  const texts = graph.nodes.map((node) => node.name.en || node.kind);
  const laid = layOut(graph, 900, texts, measure);

  it("is the same at each run", () => {
    expect(layOut(graphOf(madeSources(), 40), 900, texts, measure)).toEqual(laid);
  });
  it("lets no box overlap another, and each has room for its text", () => {
    laid.boxes.forEach((a, i) => {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width).toBeLessThanOrEqual(900);
      expect(a.y + a.height).toBeLessThanOrEqual(laid.height + 0.01);
      expect(a.height).toBeGreaterThanOrEqual(20 * (linesOf(texts[i]!, a.width - 20, measure) + 1));
      laid.boxes.slice(i + 1).forEach((b) => {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      });
    });
  });
  it("begins and ends each way at its boxes", () => {
    graph.links.forEach((link, i) => {
      const way = laid.ways[i]!;
      const [from, to] = [laid.boxes[link.from]!, laid.boxes[link.to]!];
      expect(way.y0).toBeGreaterThanOrEqual(from.y);
      expect(way.y0).toBeLessThanOrEqual(from.y + from.height);
      expect(way.y1).toBeGreaterThanOrEqual(to.y);
      expect(way.y1).toBeLessThanOrEqual(to.y + to.height);
    });
  });
  it("puts neighbours beside each other", () => {
    const crossed = graphOf(
      dataOf(
        [
          ["outlet", true, "A", 10],
          ["outlet", true, "B", 9],
          ["agency", true, "X", 8],
          ["agency", true, "Y", 7],
        ],
        [[0, 3, 5], [1, 2, 5]],
      ),
      10,
    );
    const [outlets, agencies] = orderOf(crossed);
    const name = (node: number) => crossed.nodes[node]!.key;
    const pairs: Record<string, string> = { A: "Y", B: "X" };
    expect(agencies!.map(name)).toEqual(outlets!.map((node) => pairs[name(node)]));
  });
  it("breaks texts into lines", () => {
    expect(linesOf("two words", 70, measure)).toBe(1);
    expect(linesOf("two words", 60, measure)).toBe(2);
    expect(linesOf("averyveryverylongword", 70, measure)).toBe(3);
    expect(linesOf("", 70, measure)).toBe(1);
  });
  it("is turned round for reading from the right", () => {
    const way = { x0: 100, y0: 5, x1: 300, y1: 9, width: 2, turn: "forward" as const };
    expect(lineOf(way, 900, false)).toMatch(/^M100 5C/);
    expect(lineOf(way, 900, true)).toMatch(/^M800 5C.* 600 9$/);
  });
  it("stands empty data", () => {
    const none = graphOf({ more: false, total: 0, nodes: [], links: [] }, 40);
    expect(layOut(none, 640, [], measure)).toMatchObject({ boxes: [], ways: [], height: 0 });
  });
});

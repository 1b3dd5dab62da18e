import type { SourcesData } from "../api/types";

/** A source as the graph shows it: one, or all of a kind together. */
export interface Shown {
  key: string;
  kind: string;
  name: { ar: string; en: string };
  /** The id to ask for; null where it stands for many. */
  id: string | null;
  events: number;
  said: number;
  layer: Layer;
}
export interface ShownLink {
  from: number;
  to: number;
  events: number;
}
export interface Graph {
  nodes: Shown[];
  links: ShownLink[];
  /** What has no room in the graph. */
  rest: { sources: number; links: number };
}

/** 0 who publishes, 1 who passes on, 2 who speaks. */
export type Layer = 0 | 1 | 2;

/** The sources as they are shown, the most events first. What the server gives by its kind alone has no name. */
export function sourcesOf(data: SourcesData): { nodes: Shown[]; links: ShownLink[] } {
  const nodes = data.nodes.map((node): Shown => ({
    key: node.id,
    kind: node.kind,
    name: node.name,
    id: node.id.endsWith("|") ? null : node.id,
    events: node.events,
    said: node.said,
    layer: 2,
  }));
  const links = data.links.map((link): ShownLink => ({ ...link }));
  setLayers(nodes, links);
  return sorted(nodes, links);
}

/** An outlet that is quoted more than it quotes stands with those who pass on. */
function setLayers(nodes: Shown[], links: readonly ShownLink[]): void {
  const balance = nodes.map(() => 0);
  for (const { from, to, events } of links) {
    balance[from]! += events;
    balance[to]! -= events;
  }
  nodes.forEach((node, i) => {
    if (node.kind === "agency") node.layer = 1;
    else if (node.kind === "outlet") node.layer = balance[i]! < 0 ? 1 : 0;
    else node.layer = 2;
  });
}

function sorted(nodes: Shown[], links: ShownLink[]): { nodes: Shown[]; links: ShownLink[] } {
  const order = nodes
    .map((_, i) => i)
    .sort((a, b) => {
      const [one, other] = [nodes[a]!, nodes[b]!];
      return other.events - one.events || (one.key < other.key ? -1 : 1);
    });
  const rank: number[] = [];
  order.forEach((old, now) => (rank[old] = now));
  return {
    nodes: order.map((old) => nodes[old]!),
    links: links
      .map(({ from, to, events }) => ({ from: rank[from]!, to: rank[to]!, events }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
  };
}

/** The `top` sources of the most events, and how much is left out. */
export function graphOf(data: SourcesData, top: number): Graph {
  const { nodes, links } = sourcesOf(data);
  const kept = links.filter(({ from, to }) => from < top && to < top);
  return {
    nodes: nodes.slice(0, top),
    links: kept,
    rest: {
      sources: Math.max(0, nodes.length - top),
      links: links.length - kept.length,
    },
  };
}

/** The nodes and links on the ways through a node: who leads to it, and whom it leads to. */
export function waysThrough(
  links: readonly ShownLink[],
  node: number,
): { nodes: Set<number>; links: Set<number> } {
  const nodes = new Set([node]);
  const found = new Set<number>();
  const follow = (near: "from" | "to", far: "from" | "to") => {
    const queue = [node];
    const seen = new Set(queue);
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      links.forEach((link, i) => {
        if (link[near] !== at) return;
        found.add(i);
        nodes.add(link[far]);
        if (seen.has(link[far])) return;
        seen.add(link[far]);
        queue.push(link[far]);
      });
    }
  };
  follow("from", "to");
  follow("to", "from");
  return { nodes, links: found };
}

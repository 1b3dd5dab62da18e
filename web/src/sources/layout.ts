import type { Graph, Layer } from "./graph";

/** A node's box in pixels, for reading from left to right. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Laid {
  boxes: Box[];
  /** The middle of each link's ends and its width; from and to are sides of the boxes. */
  ways: Way[];
  width: number;
  height: number;
}
export interface Way {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  width: number;
  /** Forward to a later layer, within one, or back to an earlier one. */
  turn: "forward" | "within" | "back";
}

const layers: readonly Layer[] = [0, 1, 2];
const gap = 8;
const padding = { across: 20, down: 10 };
const line = 20;
const thickest = 12;
/** What the fullest layer may take, beyond what its texts need, to show how many events. */
const spare = 200;
const widestGap = 40;

/** How many lines a text takes in so much room; words are not cut, but one too long for a line. */
export function linesOf(text: string, room: number, measure: (text: string) => number): number {
  const space = measure(" ");
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const wide = measure(word);
    if (used > 0 && used + space + wide > room) {
      lines += 1;
      used = 0;
    }
    if (wide > room) {
      lines += Math.ceil(wide / room) - 1;
      used = wide % room;
    } else {
      used += (used > 0 ? space : 0) + wide;
    }
  }
  return lines;
}

/** The nodes of each layer, so ordered that neighbours of neighbours stand near: by barycentres. */
export function orderOf(graph: Graph): number[][] {
  const columns = layers.map((layer) =>
    graph.nodes.flatMap((node, i) => (node.layer === layer ? [i] : [])),
  );
  const rank = graph.nodes.map(() => 0);
  const settle = () => {
    for (const column of columns)
      column.forEach((node, at) => (rank[node] = (at + 0.5) / column.length));
  };
  settle();
  const neighbours = graph.nodes.map((): { node: number; events: number }[] => []);
  for (const { from, to, events } of graph.links) {
    if (graph.nodes[from]!.layer === graph.nodes[to]!.layer) continue;
    neighbours[from]!.push({ node: to, events });
    neighbours[to]!.push({ node: from, events });
  }
  const centre = (node: number): number => {
    let sum = 0;
    let weight = 0;
    for (const other of neighbours[node]!) {
      sum += rank[other.node]! * other.events;
      weight += other.events;
    }
    return weight === 0 ? rank[node]! : sum / weight;
  };
  for (let sweep = 0; sweep < 6; ++sweep) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const centres = new Map(columns[layer]!.map((node) => [node, centre(node)]));
      columns[layer]!.sort((a, b) => centres.get(a)! - centres.get(b)! || a - b);
      settle();
    }
  }
  return columns;
}

/**
 * Places the nodes in three columns; their texts never overlap. `texts` are the names as written.
 */
export function layOut(
  graph: Graph,
  width: number,
  texts: readonly string[],
  measure: (text: string) => number,
): Laid {
  const columns = orderOf(graph);
  const across = Math.min(230, Math.max(120, width * 0.25));
  const need = texts.map(
    (text) => padding.down + line * (linesOf(text, across - padding.across, measure) + 1),
  );
  const most = Math.max(
    1,
    ...columns.map((column) => column.reduce((sum, node) => sum + graph.nodes[node]!.events, 0)),
  );
  const boxes: Box[] = graph.nodes.map(() => ({ x: 0, y: 0, width: across, height: 0 }));
  const heights = columns.map((column) => {
    let y = 0;
    for (const node of column) {
      const height = need[node]! + (graph.nodes[node]!.events / most) * spare;
      boxes[node]!.y = y;
      boxes[node]!.height = height;
      y += height + gap;
    }
    return Math.max(0, y - gap);
  });
  const height = Math.max(0, ...heights);
  columns.forEach((column, at) => {
    // A short column is drawn apart, and stands in the middle.
    const free = height - heights[at]!;
    const apart = Math.min(widestGap, free / Math.max(1, column.length - 1));
    const top = (free - apart * (column.length - 1)) / 2;
    column.forEach((node, i) => {
      boxes[node]!.x = (at * (width - across)) / 2;
      boxes[node]!.y += top + i * apart;
    });
  });
  return { boxes, ways: waysOf(graph, boxes), width, height };
}

interface End {
  way: Way;
  end: "y0" | "y1";
  /** How far down the box at the other end is. */
  far: number;
}

/** The ends of the links, spread over the sides of the boxes in the order of what they lead to. */
function waysOf(graph: Graph, boxes: readonly Box[]): Way[] {
  const most = Math.max(1, ...graph.links.map((link) => link.events));
  const middle = (node: number) => boxes[node]!.y + boxes[node]!.height / 2;
  const ways = graph.links.map(({ from, to, events }): Way => {
    const [a, b] = [graph.nodes[from]!.layer, graph.nodes[to]!.layer];
    const [source, target] = [boxes[from]!, boxes[to]!];
    const turn = a < b ? "forward" : a === b ? "within" : "back";
    return {
      x0: turn === "back" ? source.x : source.x + source.width,
      y0: middle(from),
      x1: turn === "forward" ? target.x : target.x + target.width,
      y1: middle(to),
      width: Math.max(1, (events / most) * thickest),
      turn,
    };
  });
  graph.nodes.forEach((_, node) => {
    for (const right of [false, true]) {
      const ends = graph.links.flatMap((link, i): End[] => {
        const way = ways[i]!;
        if (link.from === node && right === (way.turn !== "back"))
          return [{ way, end: "y0", far: middle(link.to) }];
        if (link.to === node && right === (way.turn !== "forward"))
          return [{ way, end: "y1", far: middle(link.from) }];
        return [];
      });
      ends.sort((p, q) => p.far - q.far);
      const total = ends.reduce((sum, { way }) => sum + way.width + 1, 0);
      const box = boxes[node]!;
      const fit = Math.min(1, (box.height - 6) / Math.max(total, 1));
      let y = middle(node) - (total * fit) / 2;
      for (const { way, end } of ends) {
        const room = (way.width + 1) * fit;
        way[end] = y + room / 2;
        y += room;
      }
    }
  });
  return ways;
}

/** The line of a link; `rtl` turns the picture round, so that reading begins at the right. */
export function lineOf(way: Way, width: number, rtl: boolean): string {
  const x = (value: number) => Math.round((rtl ? width - value : value) * 10) / 10;
  const y = (value: number) => Math.round(value * 10) / 10;
  if (way.turn === "within") {
    const out = way.x0 + Math.min(70, 24 + Math.abs(way.y1 - way.y0) / 4);
    return `M${x(way.x0)} ${y(way.y0)}C${x(out)} ${y(way.y0)} ${x(out)} ${y(way.y1)} ${x(way.x1)} ${y(way.y1)}`;
  }
  const mid = (way.x0 + way.x1) / 2;
  return `M${x(way.x0)} ${y(way.y0)}C${x(mid)} ${y(way.y0)} ${x(mid)} ${y(way.y1)} ${x(way.x1)} ${y(way.y1)}`;
}

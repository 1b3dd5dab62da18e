// The article as paragraphs, and the way from a place on the screen to a place in the text.

import type { Span } from "../api/types";
import type { Offsets } from "./offsets";

export interface Paragraph {
  begin: number; // units of the whole text
  end: number;
  text: string;
  headline: boolean;
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Lines that hold something; the first is the headline where it is the document's title. */
export function paragraphsOf(text: string, title = ""): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let begin = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) {
      const headline = paragraphs.length === 0 && title !== "" && plain(line) === plain(title);
      paragraphs.push({ begin, end: begin + line.length, text: line, headline });
    }
    begin += line.length + 1;
  }
  return paragraphs;
}

/** The paragraph in which a span begins. */
export function paragraphOf(paragraphs: readonly Paragraph[], offsets: Offsets, span: Span | undefined): number {
  if (!span) return -1;
  const unit = offsets.unit(span[0]);
  return paragraphs.findIndex(({ end }) => unit < end);
}

const textNode = (element: Element | undefined): Text | undefined =>
  [...(element?.childNodes ?? [])].find((node): node is Text => node instanceof Text && node.length > 0);

/** A span as ranges: one in each paragraph that it runs through. */
export function rangesOf(
  span: Span,
  offsets: Offsets,
  paragraphs: readonly Paragraph[],
  elements: readonly (Element | undefined)[],
): Range[] {
  const begin = offsets.unit(span[0]);
  const end = offsets.unit(span[1]);
  const ranges: Range[] = [];
  paragraphs.forEach((paragraph, index) => {
    const node = textNode(elements[index]);
    if (!node || begin >= paragraph.end || end <= paragraph.begin) return;
    const range = document.createRange();
    range.setStart(node, Math.max(begin, paragraph.begin) - paragraph.begin);
    range.setEnd(node, Math.min(end, paragraph.end) - paragraph.begin);
    ranges.push(range);
  });
  return ranges;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function holds(node: Text, unit: number, x: number, y: number): boolean {
  if (unit < 0 || unit >= node.length) return false;
  const range = document.createRange();
  range.setStart(node, unit);
  range.setEnd(node, unit + 1);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}

/** The unit of the text that is drawn at a point of the screen. A caret stands between two letters: which of them is
 * meant is asked of their boxes, for in a line of two directions neither side is "before". */
export function unitAt(
  x: number,
  y: number,
  paragraphs: readonly Paragraph[],
  elements: readonly (Element | undefined)[],
): number | undefined {
  const caret = caretAt(x, y);
  if (!(caret?.node instanceof Text)) return undefined;
  const { node, offset } = caret;
  const index = elements.findIndex((element) => element?.contains(node));
  const paragraph = paragraphs[index];
  if (!paragraph) return undefined;
  const inside = [offset, offset - 1].find((unit) => holds(node, unit, x, y));
  return inside === undefined ? undefined : paragraph.begin + before(node, elements[index]) + inside;
}

/** Units of a paragraph that stand before one of its text nodes. */
function before(node: Text, element: Element | undefined): number {
  if (!element) return 0;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, 0);
  return range.toString().length;
}

/** What a person has selected in the article, in code points; blanks at its ends are left out. */
export function selectedSpan(
  offsets: Offsets,
  paragraphs: readonly Paragraph[],
  elements: readonly (Element | undefined)[],
): { span: Span; text: string } | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const unitOf = (node: Node, offset: number): number | undefined => {
    const index = elements.findIndex((element) => element?.contains(node));
    const paragraph = paragraphs[index];
    if (!paragraph) return undefined;
    if (!(node instanceof Text)) return offset === 0 ? paragraph.begin : paragraph.end;
    return paragraph.begin + before(node, elements[index]) + offset;
  };
  const begin = unitOf(range.startContainer, range.startOffset);
  const end = unitOf(range.endContainer, range.endOffset);
  if (begin === undefined || end === undefined) return undefined;
  const whole: Span = [offsets.point(begin), offsets.point(end)];
  const words = offsets.slice(whole);
  const text = words.trim();
  if (!text) return undefined;
  const skipped = Array.from(words.slice(0, words.indexOf(text))).length;
  const from = whole[0] + skipped;
  return { span: [from, from + Array.from(text).length], text };
}

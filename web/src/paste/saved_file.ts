// A saved page or text as Unicode. Old Arabic pages are often in windows-1256, and say so or do not.

const looked = 4096; // bytes at the start that may name the charset

function declared(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, looked));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? "";
}

function decode(bytes: Uint8Array, charset: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return undefined; // Not this charset, or a name that nobody knows.
  }
}

function byMark(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

/** The text of a file; undefined where it holds no text. */
export function textOfFile(bytes: Uint8Array): string | undefined {
  const marked = byMark(bytes);
  if (marked === "utf-8" && bytes.subarray(0, looked).includes(0)) return undefined;
  const said = declared(bytes);
  const text =
    decode(bytes, marked, true) ??
    (said && said !== "utf-8" ? decode(bytes, said, false) : undefined) ??
    decode(bytes, "windows-1256", false);
  // What is sent is Unicode, whatever the page says of itself.
  return text?.replace(/(<meta[^>]+charset\s*=\s*["']?\s*)[\w-]+/i, "$1utf-8");
}

/** Whether a text is the source of a page. */
export function isPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(text);
}

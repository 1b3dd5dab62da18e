import { type Failure, failureOf, failureOfThrown, request } from "../api/client";

/** Fetches a file with the token, telling how much has come, and gives it to the browser to save. */
export async function download(
  path: string,
  name: string,
  signal: AbortSignal,
  oncome: (bytes: number) => void,
): Promise<Failure | null> {
  try {
    const response = await request(path, { signal, cache: "no-store" });
    if (!response.ok || !response.body) return await failureOf(response);
    const parts: BlobPart[] = [];
    const reader = response.body.getReader();
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      bytes += value.length;
      oncome(bytes);
    }
    save(new Blob(parts, { type: response.headers.get("Content-Type") ?? "" }), name);
    return null;
  } catch (thrown) {
    return failureOfThrown(thrown);
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Which view an address names.
export type Route =
  | { view: "paste" }
  | { view: "events" }
  | { view: "document"; id: string }
  | { view: "story"; id: string }
  | { view: "sources" }
  | { view: "jobs" }
  | { view: "nowhere" };
export type View = Route["view"];

const plain = { "": "paste", events: "events", sources: "sources", jobs: "jobs" } as const;

export function routeOf(path: string): Route {
  const [, first = "", second = "", ...rest] = path.split("/");
  if (rest.length > 0) return { view: "nowhere" };
  if ((first === "document" || first === "story") && second) return { view: first, id: decoded(second) };
  if (second === "" && Object.hasOwn(plain, first)) return { view: plain[first as keyof typeof plain] };
  return { view: "nowhere" };
}

/** The address of a document, with one of its events chosen. */
export const documentPath = (id: string, event?: string | null): string =>
  `/document/${encodeURIComponent(id)}` + (event ? `?event=${encodeURIComponent(event)}` : "");

export const storyPath = (event: string): string => `/story/${encodeURIComponent(event)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import { token } from "./token";
import type {
  About, Coded, CodeRequest, DocumentData, EventPage, Facets, Job, Jobs, Kept, KeptRecord, MapData, MergeRequest,
  ReviewRequest, Reviews, RuleData, SourcesData, SplitRequest, Story, TimelineData,
} from "./types";

/** Why something could not be answered: the server's own words, or ours where it did not speak. */
export interface Failure {
  /** As the server names it, or `offline` where it cannot be reached, `aborted` where nobody waits any more. */
  code: string;
  detail: string;
  /** The field, or the place in the input. */
  where: string;
  /** The HTTP status; 0 where there was no answer. */
  status: number;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** What a search is asked with: the API's own names of fields. Empty values are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

interface Options {
  query?: Query;
  signal?: AbortSignal;
}

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A request with the token; the answer is not looked at. */
export function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const own = token();
  if (own) headers.set("Authorization", `Bearer ${own}`);
  return fetch(path, { ...init, headers, credentials: "omit", cache: init.cache ?? "no-cache" });
}

/** The failure that an answer tells of. */
export async function failureOf(response: Response): Promise<Failure> {
  const status = response.status;
  try {
    const told = ((await response.json()) as { error?: Partial<Failure> }).error;
    if (told?.code) return { code: told.code, detail: told.detail ?? "", where: told.where ?? "", status };
  } catch {
    // Not from the server itself: only the status tells something.
  }
  return { code: `http_${status}`, detail: response.statusText, where: "", status };
}

export function failureOfThrown(thrown: unknown): Failure {
  const aborted = thrown instanceof DOMException && thrown.name === "AbortError";
  return { code: aborted ? "aborted" : "offline", detail: aborted ? "" : String(thrown), where: "", status: 0 };
}

async function call<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await request(path, init);
    if (!response.ok) return { ok: false, error: await failureOf(response) };
    return { ok: true, value: (await response.json()) as T };
  } catch (thrown) {
    return { ok: false, error: failureOfThrown(thrown) };
  }
}

const get = <T>(path: string, options: Options = {}) =>
  call<T>(address(path, options.query), { signal: options.signal });

const post = <T>(path: string, body: unknown, signal?: AbortSignal) =>
  call<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });

const id = encodeURIComponent;

export const api = {
  about: (options?: Options) => get<About>("/api/about", options),
  events: (options?: Options) => get<EventPage>("/api/events", options),
  event: (event: string, options?: Options) => get<KeptRecord>(`/api/events/${id(event)}`, options),
  rule: (event: string, options?: Options) => get<RuleData>(`/api/events/${id(event)}/rule`, options),
  document: (document: string, options?: Options) => get<DocumentData>(`/api/documents/${id(document)}`, options),
  story: (event: string, options?: Options) => get<Story>(`/api/stories/${id(event)}`, options),
  facets: (options?: Options) => get<Facets>("/api/facets", options),
  timeline: (options?: Options) => get<TimelineData>("/api/timeline", options),
  map: (options?: Options) => get<MapData>("/api/map", options),
  sources: (options?: Options) => get<SourcesData>("/api/sources", options),
  reviews: (options?: Options) => get<Reviews>("/api/reviews", options),
  jobs: (options?: Options) => get<Jobs>("/api/jobs", options),

  code: (body: CodeRequest, signal?: AbortSignal) => post<Coded>("/api/code", body, signal),
  keep: (body: CodeRequest, signal?: AbortSignal) => post<Kept>("/api/documents", body, signal),
  review: (body: ReviewRequest) => post<KeptRecord>("/api/reviews", body),
  takeBackReview: (event: string, field: string) =>
    call<KeptRecord>(`/api/events/${id(event)}/reviews/${id(field)}`, { method: "DELETE" }),
  merge: (body: MergeRequest) => post<Story>("/api/stories/merge", body),
  split: (body: SplitRequest) => post<Story>("/api/stories/split", body),

  startJob: (file: Blob, query: { kind: Job["kind"]; from: string; name: string }) =>
    call<Job>(address("/api/jobs", query), {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    }),
  stopJob: (job: string) => call<Job>(`/api/jobs/${id(job)}/stop`, { method: "POST" }),
  resumeJob: (job: string) => call<Job>(`/api/jobs/${id(job)}/resume`, { method: "POST" }),
  forgetJob: (job: string) => call<Jobs>(`/api/jobs/${id(job)}`, { method: "DELETE" }),
};

// Short names for what the contract holds. The shapes themselves are generated: see scripts/types.mjs.
import type { components } from "./schema";

type Schemas = components["schemas"];

/** What the coder said of one event, as `khabar code` writes it. */
export type EventRecord = Schemas["record"];
export type EventType = EventRecord["event"];
export type Status = Schemas["claim"]["status"];
export type Span = readonly [number, number];

/** Words of a text. Those that a table of somebody else brought have no place in a text, so no span. */
export interface Words {
  text: string;
  span?: Span;
}
type Spanless<T> = Omit<T, "span"> & { span?: Span };

export type Name = Schemas["name"];
export type Entity = Spanless<Schemas["entity"]>;
export type Place = Spanless<Schemas["place"]>;
export type NumberTold = Spanless<Omit<Schemas["number"], "claim">> & { claim?: { chain: Link[] } };
export type DateTold = Spanless<Schemas["date"]>;
export type SourceKind = Schemas["source"]["kind"];
export type Act = Schemas["source"]["act"];

export interface Source {
  kind: SourceKind;
  text: string;
  span?: Span;
  id?: string;
  name?: Name;
  holder?: Schemas["holder"];
  sector?: string[];
  country?: string;
  cue?: Words;
  act?: Act;
}
/** One of the chain that tells; link 0 is the publisher, where known, and has neither span nor act. */
export interface Link extends Source {
  with?: Source[];
}

export interface Claim {
  status: Status;
  chain: Link[];
  cue?: Words;
}
export interface Evidence {
  /** Absent where the event was imported from a table. */
  sentence?: Span;
  trigger: Words;
  quote: string;
  also?: { text: string; span?: Span; claim: Claim }[];
}

export type DocumentInfo = Schemas["document"];
export type KeptStory = Schemas["kept_story"];
export type Review = Schemas["review"];
export type ReviewField = NonNullable<Review["field"]>;

/** One event as it is kept: the coder's record, its story, and what people said of it. */
export interface KeptRecord {
  id: string;
  document: DocumentInfo;
  event: EventType;
  mode?: string[];
  context?: string[];
  quad?: EventRecord["quad"];
  score?: number;
  actor: Entity[];
  recipient: Entity[];
  date?: DateTold | null;
  place: Place[];
  number: NumberTold[];
  claim: Claim;
  evidence: Evidence;
  rule: Partial<EventRecord["rule"]>;
  confidence: number;
  coder: { version: string; lexicon?: string };
  story?: KeptStory;
  review?: Review[];
}

export type About = Schemas["About"];
export type Counts = Schemas["Counts"];
export interface EventPage {
  events: KeptRecord[];
  next: string | null;
}
export interface DocumentData {
  document: DocumentInfo;
  text: string;
  coder: string;
  events: KeptRecord[];
}
export interface Coded {
  document: DocumentInfo;
  text: string;
  events: KeptRecord[];
}
export type Kept = Schemas["Kept"];
export type StoryShape = Schemas["story"];
export interface Story {
  story: StoryShape;
  events: KeptRecord[];
}
export type FacetValue = Schemas["FacetValue"];
export type Facets = Schemas["Facets"];
export type FacetField = keyof Facets["fields"];
export type TimelineData = Schemas["Timeline"];
export type MapData = Schemas["Map"];
export type SourcesData = Schemas["Sources"];
export type RuleData = Schemas["Rule"];
export type CodeRequest = Schemas["CodeRequest"];
export type ReviewRequest = Schemas["ReviewRequest"];
export type Reviews = Schemas["Reviews"];
export type MergeRequest = Schemas["MergeRequest"];
export type SplitRequest = Schemas["SplitRequest"];
export type Job = Schemas["Job"];
export type Jobs = Schemas["Jobs"];
export type Change = Schemas["Change"];

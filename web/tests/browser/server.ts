import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const home = resolve(new URL(".", import.meta.url).pathname, "../../..");
export const program = process.env["KHABAR_PROGRAM"] ?? join(home, "build/release/khabar");
const web = join(home, "build/web");

/** A running `khabar serve` with a store of its own. */
export interface Server {
  /** "http://127.0.0.1:PORT", without a slash at the end. */
  origin: string;
  token: string;
  store: string;
  folder: string;
  /** Runs the program on the store and gives what it writes. */
  khabar(...words: string[]): string;
  stop(): Promise<void>;
}

/** @param fill puts documents into the store before it is served. */
export async function serve(fill: (add: (path: string) => void, folder: string) => void): Promise<Server> {
  for (const needed of [program, join(web, "index.html")]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: build the program and web/build.sh first`);
  }
  const folder = mkdtempSync(join(tmpdir(), "khabar-browser-"));
  const store = join(folder, "store.db");
  fill((path) => execFileSync(program, ["add", "-q", "--store", store, path], { stdio: "pipe" }), folder);
  const child = spawn(program, ["serve", "--port", "0", "--web", web, store], { stdio: ["ignore", "ignore", "pipe"] });
  const { origin, token } = await address(child);
  return {
    origin,
    token,
    store,
    folder,
    khabar: (...words) => execFileSync(program, words, { encoding: "utf8" }),
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => {
          rmSync(folder, { recursive: true, force: true });
          done();
        });
        child.kill("SIGTERM");
      }),
  };
}

export const examples = join(home, "examples");

/** What the program says on stderr when it listens. */
function address(child: ChildProcess): Promise<{ origin: string; token: string }> {
  return new Promise((found, failed) => {
    let said = "";
    const late = setTimeout(() => failed(new Error(`khabar serve did not listen in 30 s; it said:\n${said}`)), 30_000);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const match = /(http:\/\/127\.0\.0\.1:\d+)\/#token=([0-9a-f]+)/.exec(said);
      if (match?.[1] && match[2]) {
        clearTimeout(late);
        found({ origin: match[1], token: match[2] });
      }
    });
    child.once("exit", (status) => {
      clearTimeout(late);
      failed(new Error(`khabar serve ended with ${status}; it said:\n${said}`));
    });
  });
}

/** Invented reports for a store of many events: `count` documents over some years and many places. */
export function writeManyReports(path: string, count: number): void {
  const places = ["Khartoum", "Basra", "Aleppo", "Sanaa", "Tripoli", "Bangui", "Bria", "N'Djamena", "Gaza", "Mosul", "Benghazi", "Juba"];
  const deeds = [
    (place: string, n: number) => `Gunmen killed ${n} people in ${place} on Monday, the police said.`,
    (place: string, n: number) => `Hundreds of workers protested in ${place} on Sunday over unpaid wages, witnesses told Reuters. ${n} were arrested.`,
    (place: string, n: number) => `Soldiers withdrew from positions near ${place} on Friday, a spokesman said, leaving ${n} vehicles behind.`,
    (place: string) => `The governor denied that the army had shelled ${place} on Saturday.`,
  ];
  const lines: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const day = new Date(Date.UTC(2015, 0, 1) + ((i * 7919) % 3600) * 86_400_000).toISOString().slice(0, 10);
    const deed = deeds[i % deeds.length] ?? deeds[0]!;
    const place = places[(i * 31) % places.length] ?? "Basra";
    lines.push(
      JSON.stringify({
        id: `made-${i}`,
        title: `Report ${i} from ${place}`,
        lang: "en",
        published: day,
        publisher: `Courier ${i % 9}`,
        text: `Report ${i} from ${place}\n\n${deed(place, 2 + (i % 40))}`,
      }),
    );
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}

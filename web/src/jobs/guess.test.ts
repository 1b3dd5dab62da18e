import { expect, it } from "vitest";
import { guess } from "./guess";

it.each([
  ["a.html", "", "add html"],
  ["A.HTM", "", "add html"],
  ["a.txt", "خبر", "add text"],
  ["saved", "<!DOCTYPE html><html>", "add html"],
  ["a.ndjson", '{"text":"..."}', "add ndjson"],
  ["r.ndjson", '{"event":"7","kind":"verdict","value":"right"}', "import corrections"],
  ["a.csv", "event_id_cnty,event_date\n", "import acled"],
  ["a.csv", '"id","relid","year"\n', "import ged"],
  ["a.tsv", "Event ID\tEvent Mode\n", "import polecat"],
])("%s %s", (name, head, expected) => {
  const { kind, from } = guess(name, head);
  expect(`${kind} ${from}`).toBe(expected);
});

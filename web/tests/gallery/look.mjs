// Takes pictures of the parts alone, in both languages and themes, wide and narrow, and measures
// how long a frame of dragging the map takes: node tests/gallery/look.mjs [ADDRESS] [FOLDER]
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:5199";
const folder = process.argv[3] ?? "../build/gallery";
const only = process.argv[4];
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

async function open(part, options, size) {
  const page = await browser.newPage({ viewport: size });
  page.on("pageerror", (error) => console.log(part, JSON.stringify(options), String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") console.log(part, message.text());
  });
  const query = new URLSearchParams({ part, ...options });
  await page.goto(`${address}/tests/gallery/index.html?${query}`);
  await page.waitForTimeout(900);
  return page;
}

for (const part of (process.env.PICTURES === "no" ? [] : ["map", "timeline", "sources"])) {
  if (only && only !== part) continue;
  for (const lang of ["en", "ar"]) {
    for (const theme of ["light", "dark"]) {
      const page = await open(part, { lang, theme }, { width: 1100, height: 800 });
      await page.screenshot({ path: `${folder}/${part}-${lang}-${theme}.png`, fullPage: true });
      await page.close();
    }
    const page = await open(part, { lang }, { width: 360, height: 740 });
    await page.screenshot({ path: `${folder}/${part}-${lang}-360.png`, fullPage: true });
    await page.close();
  }
}

for (const events of only && only !== "map" ? [] : [400, 2_000, 20_000]) {
  for (const near of [false, true]) {
    const page = await open("map", { events: String(events) }, { width: 1100, height: 800 });
    const ground = page.locator("[role=application]");
    const { x, y, width, height } = await ground.boundingBox();
    const [cx, cy] = [x + width / 2, y + height / 2];
    if (near) {
      await page.locator("summary").last().click();
      await page.locator("li button").first().click();
      await page.keyboard.press("Escape");
      await page.locator("summary").last().click();
      await page.mouse.move(cx, cy);
      for (let i = 0; i < 2; ++i) await page.mouse.wheel(0, -300);
      await page.waitForTimeout(1500);
    }
    await page.evaluate(() => {
      window.frames_ = [];
      let last = performance.now();
      const note = (now) => {
        window.frames_.push(now - last);
        last = now;
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    await page.mouse.move(cx, cy);
    await page.mouse.down();
    for (let i = 0; i < 90; ++i)
      await page.mouse.move(cx + 320 * Math.sin(i / 12), cy + 120 * Math.sin(i / 9));
    const frames = await page.evaluate(() => window.frames_.slice(2));
    await page.mouse.up();
    await page.screenshot({ path: `${folder}/map-${events}-${near ? "near" : "far"}.png` });
    frames.sort((a, b) => a - b);
    const at = (part) => frames[Math.floor((frames.length - 1) * part)].toFixed(1);
    console.log(
      `${events} events, ${near ? "near" : "far"}: ${frames.length} frames, ` +
        `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`,
    );
    await page.close();
  }
}
await browser.close();

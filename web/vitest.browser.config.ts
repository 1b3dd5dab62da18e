import { defineConfig } from "vitest/config";

// The page in Debian's Chromium, on a server that the tests start themselves: npm run test:browser
export default defineConfig({
  test: {
    include: ["tests/browser/*.browser.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 20_000 } },
  },
});

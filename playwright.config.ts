import { defineConfig, devices } from '@playwright/test';
import { freePort, ownBrowser, systemChromium, systemFirefox } from './.ci/lib.mjs';

// Every test process reads this file anew: the port goes through the environment, so that all have the same.
process.env.E2E_PORT ??= String(await freePort());
const address = `http://127.0.0.1:${process.env.E2E_PORT}`;

const executablePath = systemChromium();
const isRoot = process.getuid?.() === 0;
const viewport = { width: 1440, height: 900 };

/**
 * What other engines may do otherwise: keys, the map, a link, and the worker that all tabs share. The whole suite runs in
 * Chromium.
 */
const elsewhere = /(engines|worker)\.spec\.ts/;
const firefox = systemFirefox();

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // More than cores: much of a test is waiting for a frame.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A loaded machine is no fault of the page.
  timeout: 60_000,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/__screenshots__/{testFilePath}/{arg}-{projectName}{ext}',
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', scale: 'css', maxDiffPixelRatio: 0.002 },
  },
  use: {
    baseURL: address,
    // A trace of every test costs time: asked for where one is needed.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // Each visitor of a test is a new one, and would fetch the whole site once more: offline.spec.ts allows it.
    serviceWorkers: 'block',
    video: 'off', // would need an ffmpeg of Playwright's own
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport,
        launchOptions: {
          ...(executablePath ? { executablePath } : {}),
          args: [
            ...(isRoot ? ['--no-sandbox'] : []), // as root it refuses to start with one
            '--font-render-hinting=none',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--disable-quic',
            '--no-first-run',
            '--disable-gpu', // the machines that run this have none, and its process only stands in between
          ],
        },
      },
    },
    // A system Firefox speaks WebDriver BiDi, which needs a channel of its own; Playwright's own needs none.
    ...(firefox || ownBrowser('firefox')
      ? [
          {
            name: 'firefox',
            testMatch: elsewhere,
            timeout: 90_000, // its start alone takes a few seconds
            use: {
              browserName: 'firefox' as const,
              viewport,
              ...(firefox ? { channel: 'moz-firefox', launchOptions: { executablePath: firefox } } : {}),
            },
          },
        ]
      : []),
    ...(ownBrowser('webkit')
      ? [{ name: 'webkit', testMatch: elsewhere, use: { ...devices['Desktop Safari'], viewport } }]
      : []),
  ],
  // The built site, never the dev server, and never one that was running already: it may be an older build.
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${process.env.E2E_PORT} --strictPort`,
    url: address,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

import { type Browser, chromium } from 'playwright-core';

const place = new URL('../../scripts/chromium-place.mjs', import.meta.url).href;
const { chromiumPlace } = (await import(place)) as { chromiumPlace: () => string | undefined };

/** A browser without a window, which asks nothing of the network. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPlace();
  if (executablePath === undefined)
    throw new Error('reports are tested in Chromium: install it (apt-get install chromium), or name it in CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

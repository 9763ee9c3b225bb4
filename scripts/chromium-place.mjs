import { existsSync } from 'node:fs';

/** Where Chromium is, in which reports are tested: named in CHROMIUM_PATH, or where systems have it. */
export function chromiumPlace() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
}

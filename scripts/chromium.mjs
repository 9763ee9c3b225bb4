// Reports are tested in Chromium: on a Debian machine without one, it is installed. Elsewhere it is named in CHROMIUM_PATH.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPlace } from './chromium-place.mjs';

if (chromiumPlace() === undefined && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
  console.log('installing Chromium, in which reports are tested');
  const apt = (...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
}

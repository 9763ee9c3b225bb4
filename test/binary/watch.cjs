'use strict';
// Loaded before the program: says at its end which files it opened and how many of its functions ran.
const fs = require('node:fs');
const { Session } = require('node:inspector');

const opened = [];
const { readFileSync } = fs;
fs.readFileSync = (path, ...options) => {
  opened.push(String(path).replaceAll('\\', '/'));
  return readFileSync(path, ...options);
};
for (const name of ['readdirSync', 'openSync', 'statSync', 'existsSync']) {
  const real = fs[name];
  fs[name] = (path, ...options) => {
    // What is read by its path is opened within.
    if (!(name === 'openSync' && opened.at(-1) === String(path).replaceAll('\\', '/'))) opened.push(`${name} ${path}`);
    return real(path, ...options);
  };
}

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

process.on('exit', () => {
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    const parts = result.filter(({ url }) => /\/dist\/program\/[^/]+\.cjs$/.test(url));
    const ran = parts.flatMap(({ functions }) => functions.filter(({ ranges }) => ranges[0].count > 0));
    process.stderr.write(JSON.stringify({ opened, functions: ran.length }));
  });
});

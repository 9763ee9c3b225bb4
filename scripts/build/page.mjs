// The script of a report: the sheet's own sources, bundled for a page.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { withoutTexts } from './page-formulas.mjs';
import { OF_THE_OTHER, PREDICTED, STAND_INS } from './page-stand-ins.mjs';
import { wordsOf } from './page-words.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Modules of sheets, and of fields. */
const TOLD = /^src\/(core\/[a-z-]+|scenario\/([a-z-]+-)?fields)\.ts$/;
const LANGUAGES = { en: 'en', zh: 'zh-CN' };

/** What writes amounts: the script that computes has it too, and runs before anything is said. */
const FORMAT = 'src/quantity/format.ts';
const FORMAT_OF_SCRIPT =
  'export const formatQuantity = (value, unit, { names }) => globalThis.llmSizingAmount(value, unit, { amounts: { units: names } });';

/** Scripts that compute, by name: the stand-ins of each. */
const COMPUTING = {
  ...Object.fromEntries(Object.entries(OF_THE_OTHER).map(([kind, absent]) => [kind, { ...STAND_INS, ...absent }])),
  ...Object.fromEntries(
    Object.entries(PREDICTED).map(([kind, { there, absent }]) => [
      `${kind}-predicted`,
      without({ ...STAND_INS, ...OF_THE_OTHER[kind], ...absent }, there),
    ]),
  ),
};

/** Stand-ins but for those of these files. */
function without(standIns, files) {
  return Object.fromEntries(Object.entries(standIns).filter(([file]) => !files.includes(file)));
}

/** Lines alone out of the library of shapes, for a picture that has neither steps nor a band: what writes to prototypes that nothing uses is left out, which must not be done to code that writes to a page. */
async function lines() {
  const entry = 'lines';
  const bundle = await rolldown({
    input: entry,
    cwd: root,
    treeshake: { propertyWriteSideEffects: false },
    plugins: [
      {
        name: 'lines',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry ? "export { line } from 'd3-shape'; export const area = undefined, curveStepBefore = undefined;" : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}

/** Bundles the scripts of reports into `dist/report`, compressed, since a report alone reads them; returns the modules that they hold. */
export async function bundlePage() {
  rmSync(`${root}dist/report`, { recursive: true, force: true });
  mkdirSync(`${root}dist/report`, { recursive: true });
  const held = [];
  const met = new Set();
  const shapes = await lines();
  const bundle = async (name, page, load) => {
    const bundled = await rolldown({
      input: `${root}src/page/${page}.ts`,
      cwd: root,
      platform: 'browser',
      tsconfig: `${root}src/page/tsconfig.json`,
      plugins: [{ name: 'of a page', load: (id) => load(id.replace(root, ''), id) }],
    });
    const { output } = await bundled.generate({ format: 'iife', minify: true, comments: false });
    await bundled.close();
    const [{ code, modules }] = output;
    held.push(...Object.keys(modules).map((id) => id.replace(root, '')));
    const script = inPage(code.trimEnd());
    writeFileSync(`${root}dist/report/${name}.js.br`, brotliCompressSync(script));
    return script;
  };
  const typed = (code) => ({ code, moduleType: 'ts' });
  for (const name of ['plain', 'unpack']) await bundle(name, name, () => null);
  for (const [name, absent] of Object.entries(COMPUTING)) {
    const script = await bundle(name, 'page', (file, id) => {
      if (id.endsWith('/d3-shape.mjs')) return shapes;
      if (file in absent) met.add(file);
      const standIn = absent[file];
      if (typeof standIn === 'function') return typed(standIn(readFileSync(id, 'utf8')));
      return standIn ?? (TOLD.test(file) ? typed(withoutTexts(readFileSync(id, 'utf8'), name)) : null);
    });
    for (const [language, tag] of Object.entries(LANGUAGES)) {
      await bundle(`${name}-words-${tag}`, `words-${tag}`, (file, id) =>
        file.startsWith(`src/words/${language}/`)
          ? typed(wordsOf(readFileSync(id, 'utf8'), script))
          : language === 'zh' && file === FORMAT
            ? FORMAT_OF_SCRIPT
            : null,
      );
    }
  }
  const idle = Object.values(COMPUTING).flatMap((absent) => Object.keys(absent).filter((file) => !met.has(file)));
  if (idle.length > 0) throw new Error(`no page script holds ${[...new Set(idle)].join(', ')}: nothing need stand in for it`);
  return held;
}

/** The same script without what would end the element that holds it. */
function inPage(code) {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

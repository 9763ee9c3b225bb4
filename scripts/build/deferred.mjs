// Modules of the command that the usual answers do without: each group is a part of its own, loaded at the first call.
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Parts by name, and the modules in each: of functions, and of plain objects. Nothing else can wait for its first use. What the
 * library has too stands apart from what only the command has.
 */
const parts = {
  // Whoever brings a config.json, or takes a model apart.
  architecture: ['src/architecture/read.ts', 'src/architecture/shapes.ts', 'src/catalog/config-model.ts'],
  // What is said of a mistake, and what was probably meant.
  mistakes: [
    'src/words/en/messages.ts',
    'src/words/en/mistakes.ts',
    'src/words/en/say.ts',
    'src/diagnostics/suggest.ts',
    'src/diagnostics/system-error.ts',
    'src/diagnostics/encoding.ts',
    'src/scenario/synonyms.ts',
  ],
  // How the command shows them.
  complaints: ['src/cli/language-problem.ts', 'src/cli/report.ts'],
  // Words of a sheet.
  english: ['english', 'amounts', 'terms', 'headlines'].map((name) => `src/words/en/${name}.ts`),
  // Words beside those of a sheet.
  words: [
    'src/words/en/model.ts',
    'src/words/en/outlook.ts',
    'src/words/en/prediction.ts',
    'src/words/en/project.ts',
    'src/words/en/check.ts',
    'src/words/en/diff.ts',
    'src/words/en/remark-parts.ts',
    'src/words/en/drawing.ts',
    'src/words/en/report.ts',
    'src/words/en/validation.ts',
    'src/words/en/calibration.ts',
    'src/words/en/scale.ts',
    'src/words/en/footprint.ts',
  ],
  // The same in Chinese.
  chineseWords: [
    'model',
    'outlook',
    'prediction',
    'project',
    'check',
    'diff',
    'drawing',
    'report',
    'validation',
    'calibration',
    'scale',
    'footprint',
  ].map((name) => `src/words/zh/${name}.ts`),
  chineseSources: ['src/words/zh/sources.ts'],
  chineseMistakes: ['mistakes', 'made', 'say'].map((name) => `src/words/zh/${name}.ts`),
  // What help and completions say.
  help: ['src/words/en/help.ts', 'src/words/en/fields.ts', 'src/cli/help-examples.ts'],
  // Figures in the place of others: what is solved for, what was measured, other conventions of FLOP.
  questions: [
    'src/core/solve.ts',
    'src/core/footprint.ts',
    'src/scenario/footprint.ts',
    'src/scenario/yuan.ts',
    'src/scenario/named-file.ts',
    'src/core/throughput.ts',
    'src/core/architecture/conventions.ts',
  ],
  // Every way to write a quantity but the usual one.
  quantities: ['src/quantity/interpret.ts', 'src/quantity/alternatives.ts'],
  // `infer`.
  serving: ['src/core/inference.ts', 'src/core/token-prices.ts', 'src/scenario/demand.ts'],
  // Values given as ranges, and what they make of an answer.
  ranges: ['src/scenario/spread.ts', 'src/scenario/together-text.ts'],
  'range-blocks': ['src/render/outlook/uncertainty-blocks.ts', 'src/render/outlook/tornado-blocks.ts'],
  months: ['src/render/outlook/timeline-blocks.ts'],
  // Several answers side by side.
  sweep: ['src/render/comparison-blocks.ts', 'src/answer/sweep/rows.ts', 'src/answer/sweep/bases.ts'],
  steps: ['src/answer/sheet/steps.ts'],
  explanation: ['src/render/step-text.ts'],
  prediction: [
    'src/render/prediction/blocks.ts',
    'src/render/prediction/serving-blocks.ts',
    'src/render/method/blocks.ts',
    'src/render/calibration/answer-blocks.ts',
  ],
  drawing: ['src/render/drawing/text.ts'],
  csv: ['src/render/csv.ts'],
  markdown: ['src/render/markdown.ts'],
};

const partOf = new Map(Object.entries(parts).flatMap(([name, modules]) => modules.map((module) => [root + module, name])));
const STAND_IN = '\0deferred:';
const ENTRY = '\0part:';

/** Whether a module stands in for one that is put off. */
export const isStandIn = (id) => id.startsWith(STAND_IN);

/** Entries of the bundle, one a part. */
export const deferredEntries = Object.fromEntries(Object.keys(parts).map((name) => [name, ENTRY + name]));

/**
 * Whoever imports one of these modules from outside its part gets functions of the same names instead, which load the part
 * and call the real ones. The sources are ordinary modules, and the library has them all from the start.
 */
export const deferred = {
  name: 'deferred',
  async resolveId(id, importer, options) {
    if (id.startsWith(ENTRY)) return id;
    if (importer === undefined || importer.startsWith(ENTRY)) return undefined;
    if (importer.startsWith(STAND_IN)) return { id, external: true };
    const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
    const part = resolved === null ? undefined : partOf.get(resolved.id);
    return part === undefined || partOf.get(importer) === part ? undefined : STAND_IN + resolved.id;
  },
  async load(id) {
    if (id.startsWith(ENTRY)) {
      const modules = parts[id.slice(ENTRY.length)];
      return modules.map((module) => `export * from ${JSON.stringify(root + module)};\n`).join('');
    }
    if (!id.startsWith(STAND_IN)) return undefined;
    const source = id.slice(STAND_IN.length);
    const built = await import(pathToFileURL(source.replace(`${root}src/`, `${root}dist/`).replace(/\.ts$/, '.js')).href);
    const part = JSON.stringify(`./${partOf.get(source)}.cjs`);
    const exports = Object.entries(built).flatMap(([name, value]) => standIn(name, value, `require(${part}).${name}`));
    return exports.join('');
  },
};

/** Source of what takes the place of an export; none for what cannot be put off, which the bundler then misses where it is imported. */
function standIn(name, value, real) {
  if (typeof value === 'function' && !/^class\b/.test(value)) {
    return [`let real_${name};\nexport const ${name} = (...given) => (real_${name} ??= ${real})(...given);\n`];
  }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor'].map(
      (trap) => `${trap}: (_, ...key) => Reflect.${trap}(${real}, ...key)`,
    );
    return [`export const ${name} = /* @__PURE__ */ new Proxy({}, { ${traps.join(', ')} });\n`];
  }
  return ['number', 'string', 'boolean'].includes(typeof value) ? [`export const ${name} = ${JSON.stringify(value)};\n`] : [];
}

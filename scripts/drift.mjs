// `npm run drift [-- --base REVISION]`: what this tree answers otherwise than an earlier one, by how much, and why. Every
// accelerator with a set of models, four questions each, and predictions of a dense model and one of experts, asked of both
// builds; figures that differ by more than 1e-4 of themselves have moved. Nothing fails: a change that moves figures says so in CHANGELOG.md, and this shows what to say.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const TOLERANCE = 1e-4;
/** One of each shape: dense, mixture of experts, latent attention, hybrid, small, and the deck's. */
const MODELS = [
  'gpt-3-175b',
  'llama-3.1-8b',
  'llama-3.1-70b',
  'llama-3.1-405b',
  'mixtral-8x7b',
  'deepseek-v3',
  'gpt-oss-120b',
  'bert-base',
];
/** Predicted on every accelerator: what fitted constants move. */
const PREDICTED = {
  'train llama-3.1-70b': { kind: 'train', model: 'llama-3.1-70b', tokens: 1e12, gpus: 1024, utilization: 'auto' },
  'train deepseek-v3': { kind: 'train', model: 'deepseek-v3', tokens: 1e12, gpus: 1024, utilization: 'auto' },
  'infer llama-3.1-70b': { kind: 'infer', model: 'llama-3.1-70b', requests: '20/s', input: 1000, output: 300, engine: 'vllm', ttft: '2s' },
  'infer gpt-oss-120b': {
    kind: 'infer',
    model: 'gpt-oss-120b',
    requests: '20/s',
    input: 1000,
    output: 300,
    engine: 'sglang',
    tpot: '50ms',
  },
};
/** Causes and figures shown of each group. */
const EXAMPLES = 3;

const root = fileURLToPath(new URL('../', import.meta.url));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The release before this commit, else the main branch, else what stood before the last commit: the first that is not this very commit. */
function defaultBase() {
  const head = git('rev-parse', 'HEAD');
  const candidates = [
    () => git('describe', '--tags', '--match', 'v*', '--abbrev=0', 'HEAD^'),
    () => git('rev-parse', 'main'),
    () => git('rev-parse', 'origin/main'),
    () => git('rev-parse', 'HEAD^'),
  ];
  for (const candidate of candidates) {
    try {
      const revision = candidate();
      if (git('rev-parse', `${revision}^{commit}`) !== head) return revision;
    } catch {
      // There is no tag, no such branch, or no commit before.
    }
  }
  throw new Error('there is nothing to compare with: name it, as in npm run drift -- --base main');
}

/** Builds a revision in a folder of its own, with the packages of this tree. */
function buildOf(revision) {
  const folder = join(mkdtempSync(join(tmpdir(), 'llm-sizing-drift-')), 'tree');
  git('worktree', 'add', '--detach', folder, revision);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return { folder, remove: () => git('worktree', 'remove', '--force', folder) };
}

const idsIn = (folder, kind) =>
  readdirSync(join(folder, 'presets', kind)).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));

/** Every question by its name: the answer in numbers, and the assumptions in numbers and words. */
async function answersOf(folder) {
  const { evaluate, describeModel } = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
  const answers = new Map();
  const ask = (name, question) => {
    try {
      const { scenario = {}, answer } = question();
      answers.set(name, { figures: flat(answer), assumptions: flat(scenario) });
    } catch (error) {
      answers.set(name, { figures: { refused: error.code ?? String(error) }, assumptions: {} });
    }
  };
  for (const model of idsIn(folder, 'models')) ask(`model ${model}`, () => describeModel(model));
  for (const gpu of idsIn(folder, 'gpus')) {
    for (const [name, scenario] of Object.entries(PREDICTED)) ask(`${name} predicted on ${gpu}`, () => evaluate({ ...scenario, gpu }));
    for (const model of MODELS) {
      const common = { model, gpu, tokens: 1e12 };
      ask(`train ${model} on ${gpu}`, () => evaluate({ ...common, kind: 'train', price: 'list' }));
      ask(`train ${model} on 1,024 ${gpu}`, () => evaluate({ ...common, kind: 'train', gpus: 1024 }));
      ask(`infer ${model} on ${gpu}`, () => evaluate({ ...common, kind: 'infer', region: 'us-tex-erco' }));
      ask(`infer ${model} on 64 ${gpu}`, () => evaluate({ model, gpu, kind: 'infer', input: 1000, output: 300, gpus: 64, flops: 'exact' }));
    }
  }
  return answers;
}

/** Nested figures under keys with dots; texts stay texts. */
function flat(value, path = '', found = {}) {
  if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) flat(part, path === '' ? key : `${path}.${key}`, found);
  else found[path] = value;
  return found;
}

/** The keys whose values differ, with both; a number by its share. */
function moved(before, now) {
  return Object.keys(before).flatMap((key) => {
    const [one, other] = [before[key], now[key]];
    if (other === undefined) return [{ key, one, other: 'gone', share: Number.POSITIVE_INFINITY }];
    if (typeof one !== 'number' || typeof other !== 'number')
      return one === other ? [] : [{ key, one, other, share: Number.POSITIVE_INFINITY }];
    const share = Math.abs(other - one) / Math.max(Math.abs(one), Number.MIN_VALUE);
    return share > TOLERANCE ? [{ key, one, other, share }] : [];
  });
}

const number = (value) => (typeof value === 'number' ? Number(value.toPrecision(6)).toString() : String(value));
const change = ({ one, other }) =>
  typeof one === 'number' && typeof other === 'number' && one !== 0
    ? `${number(one)} → ${number(other)} (${other > one ? '+' : '−'}${Number(Math.abs((other / one - 1) * 100).toPrecision(2))} %)`
    : `${number(one)} → ${number(other)}`;

const { values } = parseArgs({ options: { base: { type: 'string' } } });
const base = values.base ?? defaultBase();
if (!existsSync(join(root, 'dist/index.js'))) throw new Error('this tree is not built: npm run build');
const built = buildOf(base);
try {
  const [before, now] = [await answersOf(built.folder), await answersOf(root)];
  /** Answers that moved for the same reason: assumptions that changed, or else the formulas. */
  const groups = new Map();
  let count = 0;
  for (const [name, one] of before) {
    const other = now.get(name);
    if (other === undefined) continue;
    const figures = moved(one.figures, other.figures);
    if (figures.length === 0) continue;
    count++;
    const causes = moved(one.assumptions, other.assumptions);
    const asked = name.replace(/ on .*/, '').replace(/^model .*/, 'model');
    const why = causes.length === 0 ? `what is computed from the same assumptions, ${asked}` : causes.map(({ key }) => key).join(', ');
    const group = groups.get(why) ?? [];
    groups.set(why, group);
    group.push({ name, figures, causes });
  }
  const gone = [...before.keys()].filter((name) => !now.has(name));
  const added = [...now.keys()].filter((name) => !before.has(name)).length;
  console.log(
    `Against ${base}: of ${before.size} answers ${count} moved by more than ${TOLERANCE}, ${gone.length} are gone, ${added} are new.`,
  );
  for (const [why, group] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`\n${group.length} by ${why}:`);
    const farthest = ({ figures }) => Math.max(...figures.map(({ share }) => share).filter(Number.isFinite), 0);
    for (const { name, figures, causes } of group.toSorted((a, b) => farthest(b) - farthest(a)).slice(0, EXAMPLES)) {
      const shown = [...causes, ...figures.toSorted((a, b) => b.share - a.share)]
        .slice(0, EXAMPLES)
        .map((each) => `${each.key} ${change(each)}`);
      console.log(`  ${name}: ${shown.join('; ')}${figures.length + causes.length > EXAMPLES ? ' …' : ''}`);
    }
    if (group.length > EXAMPLES) console.log(`  … and ${group.length - EXAMPLES} more`);
  }
  for (const name of gone.slice(0, 10)) console.log(`\ngone: ${name}`);
} finally {
  built.remove();
  rmSync(join(built.folder, '..'), { recursive: true, force: true });
}

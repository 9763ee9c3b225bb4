import type { Part } from '../phrase.js';
import { listed, quote, spelled, visible } from '../quote.js';
import type { Wording } from '../wording.js';
import { say, sayEither } from './say.js';

type Choice = { text: string; choices: readonly string[]; near: readonly string[] };
const list = (items: readonly string[]): string => items.join(', ');

/** Message writers for files: what cannot be read, and what a scenario file may not say. */
export const fileMessages = {
  'missing-file': ({ names }: { names: readonly string[] }): Wording => ({
    message: `there is no ${list(names)} here or in a directory above`,
    try: 'llm-sizing init, which writes one, or the name of a file',
  }),
  'file-not-found': ({ path, near }: { path: string; near: readonly string[] }): Wording => ({
    message: `there is no file ${quote(path)}`,
    suggestions: near,
    allowed: 'a file, a pattern such as sizing/*.yaml, or - for standard input',
  }),
  'file-too-large': ({ path, limit }: { path: string; limit: string }): Wording => ({
    message: `${quote(path)} is larger than anything that people write`,
    allowed: `up to ${limit}`,
  }),
  'file-exists': ({ path, flag = '--out' }: { path: string; flag?: string }): Wording => ({
    message: `${quote(path)} is there already, and is left as it is`,
    try: `another name with ${flag}, or --force to write over it`,
  }),
  'misnamed-file': ({ path, called, wanted }: { path: string; called: string; wanted: string }): Wording => ({
    message: `${quote(path)} is a name for ${called}, and would be written as ${wanted}`,
    suggestions: [called],
    try: `--format ${called}, or another name with --out`,
  }),
  'invalid-yaml': ({ reason }: { reason: Part }): Wording => ({
    message: `this is no YAML: ${visible(say(reason))}`,
  }),
  'too-deep': ({ limit }: { limit: number }): Wording => ({
    message: 'the file is nested too deeply to be read',
    allowed: `up to ${limit} levels`,
  }),
  'duplicate-key': ({ key }: { key: string }): Wording => ({
    message: `the key ${quote(key)} stands here a second time`,
    allowed: 'each key once',
  }),
  'several-documents': (_: Record<never, never>): Wording => ({
    message: 'a second document begins here',
    allowed: 'one document a file',
  }),
  'cyclic-alias': (_: Record<never, never>): Wording => ({
    message: 'this alias stands for something that it is a part of',
    allowed: 'an alias of something that ended before it',
  }),
  'unknown-key': ({ text, choices, near }: Omit<Choice, 'choices'> & { choices: readonly Part[] }): Wording => ({
    message: `there is no key ${quote(text)} here`,
    suggestions: near,
    ...(text === '<<' ? { try: 'extends: NAME takes over another scenario, defaults hold for all' } : { allowed: list(choices.map(say)) }),
  }),
  'missing-key': ({ key, example }: { key: string; example: Part | readonly Part[] }): Wording => ({
    message: `${key} is missing`,
    try: sayEither(example),
  }),
  'missing-setting': ({ key }: { key: string }): Wording => ({
    message: `${quote(key)} has no value`,
    allowed: 'a value; null takes back what was inherited',
  }),
  'long-name': ({ text, limit, length }: { text: string; limit: number; length: number }): Wording => ({
    message: `the name ${quote(text)} is ${length} characters long`,
    allowed: `up to ${limit}`,
  }),
  'unknown-version': ({ text }: { text: string }): Wording => ({
    message: `version ${quote(text)} of the file is not known to this program`,
    allowed: '1',
  }),
  'wrong-kind': ({ key, kind, other }: { key: string; kind: string; other: readonly string[] }): Wording => ({
    message: `${quote(key)} is a field of ${listed(other)}, and this scenario is ${kind}`,
    try: `kind: ${listed(other)}, or another field`,
  }),
  'unknown-scenario': ({ text, choices, near }: Choice): Wording => ({
    message: `no scenario is called ${quote(text)}`,
    suggestions: near,
    allowed: choices.length > 0 ? `scenarios: ${list(choices.slice(0, 20).map(visible))}` : 'the name of a scenario',
  }),
  'cyclic-extends': ({ chain }: { chain: readonly string[] }): Wording => ({
    message: `what extends itself has no end: ${chain.map(visible).join(' → ')}`,
    allowed: 'a chain that ends',
  }),
  'outside-tree': ({ path, root }: { path: string; root: Part }): Wording => ({
    message: `${quote(path)} leads out of ${visible(say(root))}`,
    allowed: 'a relative path to a file in the same repository or directory',
  }),
  'invalid-preset': ({ name, path, reason }: { name: string; path: string; reason: Part }): Wording => ({
    message: `the preset ${quote(name)} is wrong${path === '' ? '' : ` at ${visible(path)}`}: ${visible(say(reason))}`,
    try: 'llm-sizing presets show NAME --format json, which shows how one is written',
  }),
  'unknown-base': ({ name, text, near, group }: { name: string; text: string; near: readonly string[]; group: string }): Wording => ({
    message: `the preset ${quote(name)} extends ${quote(text)}, which is none`,
    suggestions: near,
    try: `llm-sizing presets ${group === 'grids' ? 'regions' : group}, which lists them`,
  }),
  'missing-figure': ({ name, path }: { name: string; path: string }): Wording => ({
    message: `the preset ${quote(name)} says nothing of ${visible(path)}`,
    allowed: 'a value; llm-sizing presets show NAME --format json shows how one is written',
  }),
  'unknown-figure': ({ text, choices, near, sampled }: Choice & { sampled: boolean }): Wording => ({
    message: `the answer has no figure ${quote(text)}`,
    suggestions: near,
    allowed: `${list(choices)}; without the unit of the key, too${sampled ? '; p90(gpus) for a percentile' : ''}`,
  }),
  'no-path': ({ figure, from, choices }: { figure: string; from: string; choices: readonly string[] }): Wording => ({
    message: `${figure} does not depend on ${from}`,
    allowed: `what it depends on: ${list(choices)}`,
  }),
  'invalid-expectation': ({ text, near }: { text: string; near: readonly string[] }): Wording => ({
    message: `${quote(text)} expects nothing that can be checked`,
    suggestions: near,
    allowed: "<= 2048, < 20M, '>= 10' in quotes, 195 ± 1, 10..20, { min: 10, max: 20 }",
  }),
  'always-met': ({ text, figure, range }: { text: string; figure: string; range: Part }): Wording => ({
    message: `${quote(text)} holds whatever the answer is: ${figure} is always ${say(range)}`,
    allowed: 'a limit that an answer can break',
  }),
  'bare-greater': ({ text }: { text: string }): Wording => ({
    message: 'in YAML a bare > begins a block of text',
    suggestions: [`'${text}'`],
    allowed: "'>= 10' in quotes, { min: 10 } or 10..20",
  }),
  'no-expectations': (_: Record<never, never>): Wording => ({
    message: 'nothing is expected, so nothing can be checked',
    try: 'expect: { gpus: <= 2048 } in a scenario',
  }),
  'percentile-without-range': ({
    expectation,
    scenario,
    kind,
  }: {
    expectation: string;
    scenario: string;
    kind: 'train' | 'infer';
  }): Wording => ({
    message: `${expectation} asks how uncertain it is, and nothing in ${quote(scenario)} is uncertain`,
    try: `a range in a field (utilization: 30%..50%), ${kind === 'train' ? '--uncertainty evidence, ' : ''}or an expectation on the figure itself`,
  }),
  'invalid-answer': ({ path, reason }: { path: string; reason: Part }): Wording => ({
    message: `${quote(path)} is no saved answer: ${visible(say(reason))}`,
    allowed: 'what llm-sizing run --format json wrote',
  }),
  'unknown-revision': ({ text, reason }: { text: string; reason: Part }): Wording => ({
    message: `${quote(text)} is no revision: ${say(reason)}`,
    allowed: 'a branch, a tag or a commit: origin/main, v1.2, HEAD~1',
  }),
  'invalid-set': ({ text }: { text: string }): Wording => ({
    message: `${quote(text)} sets no field`,
    try: '--set utilization=40%',
  }),
  'unreadable-file': ({ file, reason, allowed }: { file: string; reason: Part; allowed: Part }): Wording => ({
    message: `cannot read ${quote(file)}: ${visible(say(reason))}`,
    allowed: say(allowed),
  }),
  'config-missing': ({ key, alternatives, near }: { key: string; alternatives: readonly string[]; near: readonly string[] }): Wording => ({
    message: `the model cannot be counted: ${quote(key)} is missing`,
    suggestions: near,
    ...(alternatives.length > 0 && { allowed: `other names of it: ${list(alternatives)}` }),
  }),
  'config-type': ({ key, wanted, found }: { key: string; wanted: Part; found: Part }): Wording => ({
    message: `${key === '' ? 'this' : quote(key)} must be ${say(wanted)}, not ${say(found)}`,
  }),
  'config-range': ({ key, value, range }: { key: string; value: string; range: Part }): Wording => ({
    message: `${quote(key)} is ${visible(value)}, which is out of range`,
    allowed: say(range),
  }),
  'config-conflict': ({ key, value, why }: { key: string; value: Part; why: Part }): Wording => ({
    message: `${quote(key)}: ${visible(say(value))} ${spelled(say(why))}`,
  }),
  'unknown-architecture': ({ name }: { name: string }): Wording => ({
    message: `the architecture of ${name} is not known, so there is nothing to take apart`,
    try: 'a model whose preset has a config, or a config.json of your own',
  }),
} as const;

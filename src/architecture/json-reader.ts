import { escapeFault, type Fault, type JsonWanted, tokenFault, wordFault } from './json-fault.js';
import type { JsonPath } from './json-place.js';
import { afterSpace, afterWord } from './json-skip.js';

/** Objects and lists within one another; a config.json has five. */
const DEEPEST = 200;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** So many digits always make an exact number. */
const EXACT_DIGITS = 15;

/**
 * Reads one value of strict JSON, with bare NaN and Infinity, from an offset to the end of the text. The first mistake stops
 * it: `fault` then says what, `at` where, `path` in which key.
 */
export class JsonReader {
  at: number;
  fault: Fault | undefined;
  /** Where the reader is; only the first `depth` parts count. */
  private readonly parts: (string | number | undefined)[] = [];
  private depth = 0;
  private readonly text: string;

  constructor(text: string, start: number) {
    this.text = text;
    this.at = start;
  }

  get path(): JsonPath {
    return this.parts.slice(0, this.depth).filter((part) => part !== undefined);
  }

  document(): unknown {
    this.at = afterSpace(this.text, this.at);
    const value = this.value('value');
    if (this.fault !== undefined) return undefined;
    this.at = afterSpace(this.text, this.at);
    return this.at < this.text.length ? this.unexpected('end') : value;
  }

  private value(wanted: JsonWanted): unknown {
    switch (this.text.charCodeAt(this.at)) {
      case 34:
        return this.string();
      case 123:
        return this.object();
      case 91:
        return this.list();
      default:
        return this.wholeNumber() ?? this.word(wanted);
    }
  }

  private object(): unknown {
    const { text, parts } = this;
    const objectAt = this.at;
    const object: Record<string, unknown> = {};
    if (!this.enter()) return undefined;
    const slot = this.depth - 1;
    if (text.charCodeAt(this.at) === 125) return this.leave(object);
    for (let wanted: JsonWanted = 'key-or-brace'; ; wanted = 'key') {
      const keyAt = this.at;
      if (text.charCodeAt(keyAt) !== 34) return this.unexpected(wanted);
      const key = this.string();
      if (key === undefined) return undefined;
      parts[slot] = key;
      if (Object.hasOwn(object, key)) return this.fail({ is: 'duplicate-key', key, objectAt }, keyAt);
      this.at = afterSpace(text, this.at);
      if (text.charCodeAt(this.at) !== 58) return this.unexpected('colon');
      this.at = afterSpace(text, this.at + 1);
      const value = this.value('value');
      if (this.fault !== undefined) return undefined;
      if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      else object[key] = value;
      this.at = afterSpace(text, this.at);
      const code = text.charCodeAt(this.at);
      if (code === 125) return this.leave(object);
      if (code !== 44) return this.unexpected('comma-or-brace');
      if (!this.comma(125)) return undefined;
      parts[slot] = undefined;
    }
  }

  private list(): unknown {
    const { text, parts } = this;
    const list: unknown[] = [];
    if (!this.enter()) return undefined;
    const slot = this.depth - 1;
    if (text.charCodeAt(this.at) === 93) return this.leave(list);
    for (let wanted: JsonWanted = 'value-or-bracket'; ; wanted = 'value') {
      parts[slot] = list.length;
      const value = this.value(wanted);
      if (this.fault !== undefined) return undefined;
      list.push(value);
      this.at = afterSpace(text, this.at);
      const code = text.charCodeAt(this.at);
      if (code === 93) return this.leave(list);
      if (code !== 44) return this.unexpected('comma-or-bracket');
      if (!this.comma(93)) return undefined;
    }
  }

  /** Goes into an object or a list, to its first key or element. */
  private enter(): boolean {
    if (this.depth === DEEPEST) {
      this.fail({ is: 'too-deep', deepest: DEEPEST }, this.at);
      return false;
    }
    this.parts[this.depth++] = undefined;
    this.at = afterSpace(this.text, this.at + 1);
    return true;
  }

  private leave<Value>(value: Value): Value {
    this.depth--;
    this.at++;
    return value;
  }

  /** Goes on to what follows a comma, which must not be the end. */
  private comma(closing: number): boolean {
    const next = afterSpace(this.text, this.at + 1);
    if (this.text.charCodeAt(next) === closing) {
      this.fail({ is: 'trailing-comma', found: ',' }, this.at);
      return false;
    }
    this.at = next;
    return true;
  }

  private string(): string | undefined {
    const { text } = this;
    const start = this.at;
    let end = start + 1;
    let isPlain = true;
    for (let code = text.charCodeAt(end); code !== 34; code = text.charCodeAt(end)) {
      if (code < 32) return this.fail({ is: 'bad-string', found: text.charAt(end), because: 'control-character' }, end);
      if (code === 92) {
        isPlain = false;
        const fault = escapeFault(text, end);
        if (fault !== undefined) return this.fail(fault, end);
        end += text.charAt(end + 1) === 'u' ? 6 : 2;
      } else end++;
      if (end >= text.length) return this.fail({ is: 'unfinished', wanted: 'closing-quote' }, end);
    }
    this.at = end + 1;
    return isPlain ? text.slice(start + 1, end) : (JSON.parse(text.slice(start, end + 1)) as string);
  }

  /** A number of digits only, few enough to be exact: most numbers are, and going through text takes twice as long. */
  private wholeNumber(): number | undefined {
    const start = this.at;
    let number = 0;
    let end = start;
    for (; end < start + EXACT_DIGITS; end++) {
      const digit = this.text.charCodeAt(end) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      number = 10 * number + digit;
    }
    const isBegunByZero = end > start + 1 && this.text.charCodeAt(start) === 48;
    if (end === start || isBegunByZero || afterWord(this.text, end) !== end) return undefined;
    this.at = end;
    return number;
  }

  /** A number, or one of the words that are values. */
  private word(wanted: JsonWanted): unknown {
    const start = this.at;
    const end = afterWord(this.text, start);
    if (end === start) return this.unexpected(wanted);
    const word = this.text.slice(start, end);
    this.at = end;
    const code = word.charCodeAt(0);
    if ((code <= 57 && code !== 46 && NUMBER.test(word)) || word === 'NaN' || word === 'Infinity' || word === '-Infinity') {
      return Number(word);
    }
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return this.fail(wordFault(word, wanted, end === this.text.length), start);
  }

  /** What stands here does not belong here. */
  private unexpected(wanted: JsonWanted): undefined {
    return this.fail(tokenFault(this.text, this.at, wanted), this.at);
  }

  private fail(fault: Fault, at: number): undefined {
    this.fault = fault;
    this.at = at;
    // What is missing at the end is missing after the last character that shows.
    if (fault.is === 'unfinished') this.at = this.text.trimEnd().length;
    return undefined;
  }
}

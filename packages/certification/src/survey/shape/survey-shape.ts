import type { JsonObject, JsonValue } from '@tenon/connector';
import { isList, isObject, isSameJson, own } from '../json.ts';
import type { ExtensionNode, ReferenceNode } from '../nodes.ts';
import { inside, type Spot } from '../spot.ts';
import type { DefinitionSurvey, Misshapen } from '../survey.ts';
import { type Form, FormTable } from './form-table.ts';
import { openApi2 } from './openapi-2.ts';
import { openApi3 } from './openapi-3.ts';

const schemes = ['http', 'https', 'ws', 'wss'];

const formsOf2 = new FormTable(openApi2);
const formsOf3 = new FormTable(openApi3);

interface Found {
  readonly references: ReferenceNode[];
  readonly extensions: ExtensionNode[];
  readonly misshapen: Misshapen[];
}

/** Extensions that hold parts of the specification. */
const formOfExtension: Readonly<Record<string, string>> = { 'x-ms-notification-content': 'notificationContent' };

/**
 * Compares a document with the objects of its version of the specification, and lists its references and extensions on
 * the way. A document of an unknown version is walked as Swagger 2.0, without a word about its shape.
 */
export function surveyShape(
  value: JsonObject,
  at: Spot,
  dialect: DefinitionSurvey['dialect'],
): Pick<DefinitionSurvey, 'references' | 'extensions' | 'misshapen'> {
  const is3 = dialect === '3.0' || dialect === '3.1';
  const walker = new Walker(is3 ? formsOf3 : formsOf2, { isLax: dialect === '3.1' });
  walker.walkRoot(value, at);
  return dialect === 'unknown' ? { ...walker.found, misshapen: [] } : walker.found;
}

class Walker {
  readonly found: Found = { references: [], extensions: [], misshapen: [] };
  readonly #forms: FormTable;
  readonly #isLax: boolean;
  #depth = 0;

  constructor(forms: FormTable, { isLax }: { isLax: boolean }) {
    this.#forms = forms;
    this.#isLax = isLax;
  }

  walkRoot(value: JsonValue, at: Spot): void {
    const form = this.#forms.formOf('document');
    if (form.is === 'shape') this.#walkShape(value, form, at);
  }

  /** The place is made for a value that holds others or is wrong; most are neither. */
  #walk(value: JsonValue | undefined, form: Form, around: Spot, key: string | number): void {
    switch (form.is) {
      case 'any':
        return;
      case 'string':
      case 'boolean':
      case 'number':
        if (typeof value !== form.is) this.#wrongType(inside(around, key), value, article(form.is));
        return;
      case 'integer':
        if (typeof value !== 'number' || !Number.isInteger(value))
          this.#wrongType(inside(around, key), value, 'a whole number');
        return;
      case 'count':
        if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
          this.#wrongType(inside(around, key), value, 'a whole number that is not negative');
        return;
      case 'positive':
        if (typeof value !== 'number' || value <= 0) this.#wrongType(inside(around, key), value, 'a number above zero');
        return;
      case 'object':
        if (!isObject(value)) this.#wrongType(inside(around, key), value, 'an object');
        return;
      case 'scheme':
        if (typeof value !== 'string' || !schemes.includes(value))
          this.#wrongType(inside(around, key), value, `one of ${schemes.join(', ')}`);
        return;
      case 'list':
        this.#walkList(value, form, inside(around, key));
        return;
      case 'map':
        this.#walkMap(value, form, inside(around, key));
        return;
      case 'either':
        this.#walk(value, fitsType(value, form.first) ? form.first : form.second, around, key);
        return;
      case 'shape':
        this.#walkShape(value, form, inside(around, key));
    }
  }

  #walkList(value: JsonValue | undefined, form: Form & { is: 'list' }, at: Spot): void {
    if (!isList(value)) this.#wrongType(at, value, 'a list');
    else if (form.isFilled && value.length === 0) this.#wrongType(at, value, 'a list that is not empty');
    else if (form.isSet && hasRepetition(value)) this.#wrongType(at, value, 'a list without repetitions');
    if (!isList(value) || form.of.is === 'any') return;
    for (const [index, item] of value.entries()) this.#walk(item, form.of, at, index);
  }

  #walkMap(value: JsonValue | undefined, form: Form & { is: 'map' }, at: Spot): void {
    if (!isObject(value)) {
      this.#wrongType(at, value, 'an object');
      return;
    }
    for (const key in value) {
      const isExtension = key.startsWith('x-');
      if (isExtension) this.#addExtension(value, key, { at, standsOn: 'map' });
      if (!isExtension || form.of.is === 'shape') this.#walk(value[key], form.of, at, key);
    }
  }

  #walkShape(value: JsonValue | undefined, form: Form & { is: 'shape' }, at: Spot): void {
    if (typeof value === 'boolean' && this.#isLax && form.name === 'schema') return;
    if (!isObject(value)) {
      this.#wrongType(at, value, 'an object');
      return;
    }
    if (this.#depth > 200) return;
    const { shape } = form;
    const isReference = shape.reference !== undefined && Object.hasOwn(value, '$ref');
    if (isReference) {
      if (typeof value['$ref'] !== 'string') this.#wrongType(inside(at, '$ref'), value['$ref'], 'a text');
      this.found.references.push({ at, holder: value, target: own(value, '$ref'), expects: shape.reference });
      for (const key in value) if (key.startsWith('x-')) this.#addExtension(value, key, { at, standsOn: form.name });
      return;
    }
    if (shape.choose) {
      const word = own(value, shape.choose.by);
      const { shapes } = shape.choose;
      const name = (typeof word === 'string' && Object.hasOwn(shapes, word) ? shapes[word] : undefined) ?? shapes['*'];
      const chosen = name === undefined ? undefined : this.#forms.formOf(name);
      if (chosen?.is === 'shape') this.#walkShape(value, chosen, at);
      else this.#wrongWord(value, shape.choose.by, { at, words: Object.keys(shape.choose.shapes) });
      return;
    }
    this.#depth += 1;
    this.#walkMembers(value, form, at);
    this.#depth -= 1;
  }

  #walkMembers(value: JsonObject, form: Form & { is: 'shape' }, at: Spot): void {
    const { shape, name } = form;
    const members = this.#forms.membersOf(form);
    for (const key in value) {
      const known = members.get(key);
      if (known !== undefined) {
        if (known.is !== 'any') this.#walk(value[key], known, at, key);
      } else if (key.startsWith('x-')) this.#addExtension(value, key, { at, standsOn: name });
      else if (shape.others !== undefined) this.#walk(value[key], this.#forms.formOf(shape.others), at, key);
      else if (!(this.#isLax && name === 'schema')) {
        this.#add({
          at: inside(at, key),
          kind: 'unknown-member',
          message: `"${key}" is not a member of ${described(name)}.`,
        });
      }
    }
    if (shape.isFilled && Object.keys(value).every((key) => key.startsWith('x-')))
      this.#add({ at, kind: 'missing-member', message: `"${at.key}" is empty; it needs at least one member.` });
    for (const key of shape.required ?? []) {
      if (!Object.hasOwn(value, key))
        this.#add({ at, kind: 'missing-member', message: `${capital(described(name))} has no "${key}".` });
    }
    for (const key in shape.words) {
      const word = own(value, key);
      if (typeof word === 'string') this.#wrongWord(value, key, { at, words: shape.words[key] ?? [] });
    }
  }

  #addExtension(holder: JsonObject, name: string, { at, standsOn }: { at: Spot; standsOn: string }): void {
    const value = holder[name];
    const place = inside(at, name);
    this.found.extensions.push({ at: place, name, value, standsOn, holder });
    if (typeof value === 'object') this.#lookInside(value, place, 0);
    const kind = formOfExtension[name];
    if (kind !== undefined && standsOn !== 'map') this.#walk(value, this.#forms.formOf(kind), at, name);
  }

  /** Extensions may hold further ones; only their names are looked at. */
  #lookInside(value: JsonValue | undefined, at: Spot, depth: number): void {
    if (depth > 20 || typeof value !== 'object' || value === null) return;
    if (isList(value)) {
      value.forEach((item, index) => {
        this.#lookInside(item, inside(at, index), depth + 1);
      });
    } else if (isObject(value)) {
      for (const name in value) {
        const item = value[name];
        if (name.startsWith('x-ms-')) {
          this.found.extensions.push({ at: inside(at, name), name, value: item, standsOn: 'map', holder: value });
        }
        if (typeof item === 'object') this.#lookInside(item, inside(at, name), depth + 1);
      }
    }
  }

  #wrongWord(value: JsonObject, key: string, { at, words }: { at: Spot; words: readonly string[] }): void {
    const word = own(value, key);
    if (typeof word === 'string' && words.includes(word)) return;
    const known = words.filter((candidate) => candidate !== '*').join(', ');
    if (word === undefined)
      this.#add({ at, kind: 'missing-member', message: `"${key}" is missing; it is one of ${known}.` });
    else
      this.#add({
        at: inside(at, key),
        kind: 'wrong-value',
        message: `"${key}" is ${quoted(word)}; it must be one of ${known}.`,
      });
  }

  #wrongType(at: Spot, value: JsonValue | undefined, expected: string): void {
    this.#add({ at, kind: 'wrong-type', message: `"${at.key}" is ${quoted(value)}; it must be ${expected}.` });
  }

  #add(problem: Misshapen): void {
    this.found.misshapen.push(problem);
  }
}

/** Whether two items are the same value; texts and numbers, which most lists hold, are compared without writing them. */
function hasRepetition(list: readonly JsonValue[]): boolean {
  if (list.length < 2) return false;
  const isPlain = list.every((item) => typeof item === 'string' || typeof item === 'number');
  if (isPlain) return new Set(list).size < list.length;
  return list.some((item, index) => list.slice(index + 1).some((other) => isSameJson(item, other)));
}

function fitsType(value: JsonValue | undefined, form: Form): boolean {
  switch (form.is) {
    case 'list':
      return isList(value);
    case 'map':
    case 'shape':
      return isObject(value);
    case 'either':
      return true;
    default:
      return form.is === 'any' || typeof value === form.is;
  }
}

function article(type: string): string {
  return type === 'string' ? 'a text' : type === 'boolean' ? 'true or false' : 'a number';
}

function quoted(value: JsonValue | undefined): string {
  if (isList(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}

function described(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { JsonValue, SourceDocument } from '@tenon/connector';
import type { Place } from '@tenon/diagnostics';
import { isList, isObject } from '../survey/json.ts';
import type { DocumentName, Spot } from '../survey/spot.ts';
import type { PackageSurvey } from '../survey/survey.ts';

/** A part of a document, with what it holds. */
interface Part {
  readonly part: ReturnType<SourceDocument['whole']>;
  readonly value: JsonValue | undefined;
}

/** Tells where spots stand in the files. What lies around many of them is looked up once. */
export class PlaceFinder {
  readonly #survey: PackageSurvey;
  readonly #parts = new Map<Spot, Part>();

  constructor(survey: PackageSurvey) {
    this.#survey = survey;
  }

  /** A scalar is shown at its value; an object or a list at its name, because its value may fill pages. */
  find(spot: Spot): Place {
    const source = this.#sourceOf(spot.document);
    if (source === undefined) return { file: fileOf(spot.document, this.#survey), pointer: '', line: 1, column: 1 };
    const { part, value } = this.#partOf(spot, source);
    const isLarge = isObject(value) || isList(value);
    if (isLarge && spot.parent === undefined) {
      return { file: source.fileName, pointer: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
    }
    const isNamed = typeof spot.key === 'string';
    return part.place(isLarge && isNamed ? 'key' : 'value');
  }

  #partOf(spot: Spot, source: SourceDocument): Part {
    const known = this.#parts.get(spot);
    if (known !== undefined) return known;
    const found = spot.parent === undefined ? { part: source.whole(), value: source.value } : this.#below(spot, source);
    this.#parts.set(spot, found);
    return found;
  }

  #below(spot: Spot, source: SourceDocument): Part {
    const around = this.#partOf(spot.parent ?? spot, source);
    const { value } = around;
    const inside = isList(value) || isObject(value) ? (value as Record<string, JsonValue>)[spot.key] : undefined;
    return { part: around.part.below(spot.key), value: inside };
  }

  #sourceOf(document: DocumentName): SourceDocument | undefined {
    if (document === 'definition') return this.#survey.definitionFile?.source;
    return document === 'properties' ? this.#survey.propertiesFile?.source : undefined;
  }
}

function fileOf(document: DocumentName, survey: PackageSurvey): string {
  switch (document) {
    case 'icon':
      return survey.icon?.name ?? 'icon.png';
    case 'readme':
      return survey.readme?.name ?? 'readme.md';
    case 'script':
      return survey.script?.name ?? 'script.csx';
    default:
      return survey.definitionFile?.source.fileName ?? survey.files[0]?.name ?? '';
  }
}

import { isSameJson, own, textOr } from '../json.ts';
import type { OperationNode } from '../nodes.ts';
import { hasSameContent } from '../same-content.ts';
import { below, pathOf, pointerOf } from '../spot.ts';
import type { DefinitionSurvey, PackageSurvey } from '../survey.ts';
import { compareConnections } from './compare-connections.ts';
import { compareInputs } from './compare-inputs.ts';
import { compareOutputs } from './compare-outputs.ts';
import { isOnlyTexts } from './only-texts.ts';
import type { NoteChange, VersionChange } from './version-change.ts';

/** How long an operation has to be deprecated before it may go, in days. */
const noticeDays = 30;

/** What the published version was, and how long it has been the newest. */
export interface PublishedVersion {
  readonly survey: PackageSurvey;
  readonly publishedDaysAgo: number | undefined;
}

/** A version whose definition can be read. */
type Readable = PackageSurvey & { readonly definition: DefinitionSurvey };

/**
 * Every change since the published version that a rule is about, operations matched by their id. Undefined when one of
 * the definitions cannot be read.
 */
export function compareVersions(
  published: PublishedVersion,
  after: PackageSurvey,
): readonly VersionChange[] | undefined {
  const before = published.survey;
  if (!isReadable(before) || !isReadable(after)) return undefined;
  const changes: VersionChange[] = [];
  const note: NoteChange = (kind, at, { message, ...detail }) => {
    changes.push({ kind, at, message, detail });
  };
  compareAddress(before, after, note);
  compareConnections(before, after, note);
  for (const operation of before.definition.operations) {
    if (operation.id === undefined) continue;
    const next = after.definition.operationsById.get(operation.id);
    if (next === undefined) noteDeleted(operation, { after, days: published.publishedDaysAgo }, note);
    else compareOperations({ before, operation }, { after, operation: next }, note);
  }
  compareVersionNumbers(before, after, note);
  return togetherByPlace(changes);
}

/** What several operations share is said once, with how many it concerns. */
function togetherByPlace(changes: readonly VersionChange[]): readonly VersionChange[] {
  const places = new Map<string, VersionChange[]>();
  for (const change of changes) {
    const key = `${change.kind} ${isShared(change) ? pointerOf(change.at) : `${change.message} ${places.size}`}`;
    const known = places.get(key);
    if (known) known.push(change);
    else places.set(key, [change]);
  }
  return [...places.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const more = others.length === 1 ? '1 more operation' : `${others.length} more operations`;
    return { ...first, message: `${first.message} The same holds for ${more}.` };
  });
}

/** Whether a change is at a place that operations share: a value in a named definition. */
function isShared({ at, detail }: VersionChange): boolean {
  return detail.operation !== undefined && pathOf(at)[0] !== 'paths';
}

function isReadable(survey: PackageSurvey): survey is Readable {
  return survey.definition !== undefined;
}

function noteDeleted(
  operation: OperationNode,
  { after, days }: { after: Readable; days: number | undefined },
  note: NoteChange,
): void {
  const at = below(after.definition.at, 'paths');
  note('operation-deleted', at, { message: `The operation "${operation.name}" is gone.` });
  const isDeprecated = own(operation.value, 'deprecated') === true;
  if (!isDeprecated)
    note('without-deprecation', at, { message: `"${operation.name}" was deleted without having been deprecated.` });
  else if (days !== undefined && days < noticeDays)
    note('without-deprecation', at, {
      message: `"${operation.name}" was deprecated for ${days} days before it was deleted; users need ${noticeDays}.`,
    });
}

function compareOperations(
  { before, operation: old }: { before: Readable; operation: OperationNode },
  { after, operation }: { after: Readable; operation: OperationNode },
  note: NoteChange,
): void {
  const address = ({ method, path }: OperationNode): string => `${method.toUpperCase()} ${path.path}`;
  const blank = (text: string): string => text.replace(/\{[^{}]*\}/g, '{}');
  if (!old.isInternal && operation.isInternal)
    note('operation-hidden', operation.at, { message: `"${operation.name}" became internal.`, operation });
  if (blank(address(old)) !== blank(address(operation)))
    note('operation-path', operation.at, {
      message: `"${operation.name}" changes from ${address(old)} to ${address(operation)}.`,
      operation,
    });
  if (kindOf(old) !== kindOf(operation))
    note('operation-kind', operation.at, {
      message: `"${operation.name}" changes from ${kindOf(old)} to ${kindOf(operation)}.`,
      operation,
    });
  const sides = [
    { definition: before.definition, operation: old },
    { definition: after.definition, operation },
  ] as const;
  compareInputs(...sides, note);
  compareOutputs(...sides, note);
}

/** What an operation is in workflows. */
function kindOf({ value, isTrigger, isWebhook }: OperationNode): string {
  return isTrigger
    ? `a ${textOr(own(value, 'x-ms-trigger'))} ${isWebhook ? 'webhook' : 'polling'} trigger`
    : 'an action';
}

function compareAddress({ definition: old }: Readable, { definition }: Readable, note: NoteChange): void {
  for (const name of ['host', 'basePath', 'servers']) {
    if (!isSameJson(own(old.value, name), own(definition.value, name)))
      note('host', Object.hasOwn(definition.value, name) ? below(definition.at, name) : definition.at, {
        message: `"${name}" changes from ${JSON.stringify(own(old.value, name) ?? null)} to ${JSON.stringify(own(definition.value, name) ?? null)}.`,
      });
  }
}

function compareVersionNumbers(before: Readable, after: Readable, note: NoteChange): void {
  if (hasSameFiles(before, after)) return;
  if (isOnlyTexts(before, after))
    note('minor', after.definition.at, { message: 'Only texts, contact, icon or colours have changed.' });
  const [old, next] = [before, after].map(({ definition }) => textOr(own(definition.info, 'version')));
  if (old === undefined || next === undefined || isRaised(old, next)) return;
  const infoAt = below(after.definition.at, 'info');
  const at = Object.hasOwn(after.definition.info, 'version') ? below(infoAt, 'version') : infoAt;
  note('version-number', at, {
    message: `The connector has changed, but its version is ${next === '' ? 'missing' : `still ${next}`} after ${old}.`,
    fix: () => [{ kind: 'set', at: below(infoAt, 'version'), value: raised(old) }],
  });
}

function hasSameFiles(before: Readable, after: Readable): boolean {
  return (
    isSameJson(before.definition.value, after.definition.value) &&
    isSameJson(before.properties?.value, after.properties?.value) &&
    hasSameContent(before.icon, after.icon) &&
    hasSameContent(before.readme, after.readme) &&
    hasSameContent(before.script, after.script)
  );
}

/** Whether a version is later than another, number by number; a version without numbers is raised when it is another one. */
function isRaised(old: string, next: string): boolean {
  const [a, b] = [numbersOf(old), numbersOf(next)];
  if (a.length === 0 || b.length === 0) return old !== next;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const step = (b[index] ?? 0) - (a[index] ?? 0);
    if (step !== 0) return step > 0;
  }
  return false;
}

function numbersOf(version: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);
}

/** The version after: its last number is one higher. */
function raised(version: string): string {
  const numbers = numbersOf(version);
  if (numbers.length === 0) return '1.0.1';
  return numbers.map((number, index) => (index === numbers.length - 1 ? number + 1 : number)).join('.');
}

import { integerMember, type Members, objectMember, requireMembers } from '../document/members.ts';
import { propertyNames } from '../value/property.ts';
import { compileRecurrence } from './compile-recurrence.ts';
import type { BatchPlan } from './plan.ts';

/** A partition never holds more than this; when it is reached the batch is released whatever its criteria (clause 6.10). */
const MOST = { messages: 8_000, bytes: 80_000_000 };

/** Compiles the batches that a Batch trigger collects: each needs a criterion by which it is released. */
export function compileBatches(inputs: Members): readonly BatchPlan[] {
  const configurations = objectMember(inputs, 'configurations');
  if (!configurations) return [];
  return propertyNames(configurations.source).flatMap((name) => {
    const configuration = objectMember(configurations, name);
    if (!configuration || !requireMembers(configuration, ['releaseCriteria'], `The batch '${name}'`)) return [];
    const criteria = objectMember(configuration, 'releaseCriteria');
    if (!criteria) return [];
    const messageCount = integerMember(criteria, 'messageCount', { from: 1, to: MOST.messages });
    const batchSize = integerMember(criteria, 'batchSize', { from: 1, to: MOST.bytes });
    const declared = objectMember(criteria, 'recurrence');
    const recurrence = declared && compileRecurrence(declared, 'dropped');
    if (propertyNames(criteria.source).length === 0) {
      criteria.findings.error({
        code: 'missing-member',
        pointer: criteria.pointer,
        message: `The batch '${name}' has no criterion by which it is released.`,
        remedy: 'Add "messageCount", "batchSize" or "recurrence".',
      });
    }
    return [
      {
        name,
        mostMessages: messageCount ?? MOST.messages,
        mostBytes: batchSize ?? MOST.bytes,
        ...(recurrence ? { recurrence } : {}),
      },
    ];
  });
}

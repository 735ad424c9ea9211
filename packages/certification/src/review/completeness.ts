import { own } from '../survey/json.ts';
import type { DefinitionSurvey } from '../survey/survey.ts';
import { hasLabel, isDocumented } from '../survey/texts.ts';
import { isBlank } from '../text/text.ts';
import type { Completeness, Filled } from './verdict.ts';

/** Counts label, description and visibility where they are expected: on operations, input parameters and response attributes. */
export function measureCompleteness(definition: DefinitionSurvey | undefined): Completeness {
  const operations = new Tally();
  const inputs = new Tally();
  const outputs = new Tally();
  for (const { value } of definition?.operations ?? []) {
    operations.add(
      !isBlank(own(value, 'summary')),
      !isBlank(own(value, 'description')),
      !isBlank(own(value, 'x-ms-visibility')),
    );
  }
  for (const { value, location } of definition?.parameters ?? []) {
    if (location === 'body') continue;
    inputs.add(
      !isBlank(own(value, 'x-ms-summary')),
      !isBlank(own(value, 'description')),
      !isBlank(own(value, 'x-ms-visibility')),
    );
  }
  for (const property of definition?.properties ?? []) {
    const isLabelled = hasLabel(property, definition);
    const isDescribed = isDocumented(property, definition);
    const isRanked = !isBlank(own(property.value, 'x-ms-visibility'));
    if (property.root.requests.size > 0) inputs.add(isLabelled, isDescribed, isRanked);
    if (property.root.responses.size > 0) outputs.add(isLabelled, isDescribed, isRanked);
  }
  const total = new Tally();
  for (const tally of [operations, inputs, outputs]) total.join(tally);
  return {
    operations: operations.filled(),
    inputs: inputs.filled(),
    outputs: outputs.filled(),
    total: total.filled(),
    percent: total.expected === 0 ? 0 : Math.round((total.count / total.expected) * 100),
  };
}

class Tally {
  count = 0;
  expected = 0;

  add(isLabelled: boolean, isDescribed: boolean, isRanked: boolean): void {
    this.expected += 3;
    this.count += Number(isLabelled) + Number(isDescribed) + Number(isRanked);
  }

  join(other: Tally): void {
    this.expected += other.expected;
    this.count += other.count;
  }

  filled(): Filled {
    return { filled: this.count, expected: this.expected };
  }
}

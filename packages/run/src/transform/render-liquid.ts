import type { TransformResult } from './transform-content.ts';

const LIMITS = { parseLimit: 1_000_000, renderLimit: 5_000, memoryLimit: 20_000_000 };

/**
 * Renders a Liquid template that sees a JSON text as `content`. Filters may be written as in Ruby (`upcase`) or as the hosted
 * service wants them (`Upcase`). There are no other templates to include.
 */
export async function renderLiquid(template: string, json: string): Promise<TransformResult> {
  const { Liquid, filters } = await import('liquidjs');
  const engine = new Liquid({
    ...LIMITS,
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    relativeReference: false,
  });
  for (const [name, filter] of Object.entries(filters)) {
    if (typeof filter !== 'function') continue;
    for (const alias of pascalNames(name)) engine.registerFilter(alias, filter);
  }
  try {
    const text: unknown = await engine.parseAndRender(template, { content: JSON.parse(json) });
    return { text: String(text) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: { code: 'LiquidTemplateFailed', message: error.message.slice(0, 1_000) } };
  }
}

/** `divided_by` is also `DividedBy` and `Divided_by`. */
function pascalNames(name: string): readonly string[] {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...new Set([words.join(''), name.charAt(0).toUpperCase() + name.slice(1)])].filter((alias) => alias !== name);
}

import { applyXslt } from './apply-xslt.ts';
import { renderLiquid } from './render-liquid.ts';
import { validateXml } from './validate-xml.ts';

/** What is to be done to a content. Liquid templates see the content, JSON text, as `content`. */
export type Transformation =
  | { readonly kind: 'liquid'; readonly content: string }
  | {
      readonly kind: 'xslt';
      readonly content: string;
      readonly parameters: Readonly<Record<string, string>>;
      /** `as-declared`: as `xsl:output` of the style sheet says. */
      readonly output: 'xml' | 'as-declared';
    }
  | { readonly kind: 'validate-xml'; readonly content: string };

/** A transformation with the text of its map or schema, and of the other schemas that it may include, by name. */
export interface TransformTask {
  readonly transformation: Transformation;
  readonly artifact: string;
  readonly included: Readonly<Record<string, string>>;
}

/** The text that came of it; of a validation that found nothing, the content. */
export type TransformResult =
  | { readonly text: string }
  | { readonly error: { readonly code: string; readonly message: string } };

/**
 * Applies a map or a schema. Nothing is fetched and no file is read, but templates, style sheets and documents of strangers may
 * take all the time and memory that they get: call it only in a process of its own whose time and memory are bounded.
 * `complaints` gives what libraries wrote to the console of that process.
 */
export async function transformContent(
  { transformation, artifact, included }: TransformTask,
  complaints: () => readonly string[],
): Promise<TransformResult> {
  switch (transformation.kind) {
    case 'liquid':
      return renderLiquid(artifact, transformation.content);
    case 'xslt':
      return applyXslt(artifact, transformation, complaints);
    case 'validate-xml':
      return validateXml(transformation.content, { schema: artifact, included });
  }
}

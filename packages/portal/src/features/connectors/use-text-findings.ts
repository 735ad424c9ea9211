import type { RuleOverrides } from '@tenon/certification';
import { useEffect, useRef, useState } from 'react';
import type { TextFindings } from './text-findings.ts';

/** A judgement that takes no longer than one frame of the screen follows every key at once. */
const frameMs = 16;
const mostDelayMs = 500;

const nothingYet: TextFindings = { shown: [], groups: [], placesOf: () => [] };

/**
 * What is wrong with a definition as it is typed: at once while judging takes no longer than a frame, and the later
 * after the last key the longer it takes. Importer and rules are loaded when they are first needed.
 */
export function useTextFindings(fileName: string, text: string, overrides: RuleOverrides): TextFindings {
  const [findings, setFindings] = useState(nothingYet);
  const lastMs = useRef(0);
  useEffect(() => {
    let isCurrent = true;
    const delay = lastMs.current <= frameMs ? 0 : Math.min(lastMs.current * 5, mostDelayMs);
    const timer = setTimeout(async () => {
      const { textFindings } = await import('./text-findings.ts');
      if (!isCurrent) return;
      const start = performance.now();
      setFindings(textFindings(fileName, text, overrides));
      lastMs.current = performance.now() - start;
    }, delay);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [fileName, text, overrides]);
  return findings;
}

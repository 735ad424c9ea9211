import { useEffect, useState } from 'react';
import type { ShownDiagnostic } from '../../ui/shown-diagnostic.ts';

/** What is wrong with a definition as it is typed, half a second after the last key. Importer and rules are loaded when they are first needed. */
export function useTextFindings(fileName: string, text: string): readonly ShownDiagnostic[] {
  const [findings, setFindings] = useState<readonly ShownDiagnostic[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const { textFindings } = await import('./text-findings.ts');
      if (isCurrent) setFindings(textFindings(fileName, text));
    }, 500);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [fileName, text]);
  return findings;
}

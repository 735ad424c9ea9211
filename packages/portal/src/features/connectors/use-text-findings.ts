import type { Diagnostic } from '@tenon/diagnostics';
import { useEffect, useState } from 'react';

/** What is wrong with a definition as it is typed, half a second after the last key. The importer is loaded when it is first needed. */
export function useTextFindings(fileName: string, text: string): readonly Diagnostic[] {
  const [findings, setFindings] = useState<readonly Diagnostic[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const { readSource } = await import('@tenon/connector');
      if (isCurrent) setFindings(readSource(text, fileName).diagnostics);
    }, 500);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [fileName, text]);
  return findings;
}

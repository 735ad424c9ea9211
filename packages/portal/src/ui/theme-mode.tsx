import { FluentProvider } from '@fluentui/react-components';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { darkTheme, lightTheme } from './theme.ts';

/** What the person chose: to follow the system, or one look whatever the system says. */
export type ThemeChoice = 'system' | 'light' | 'dark';

interface ThemeMode {
  readonly choice: ThemeChoice;
  readonly isDark: boolean;
  choose(choice: ThemeChoice): void;
}

const storageKey = 'tenon.theme';
const ThemeModeContext = createContext<ThemeMode | undefined>(undefined);

/** Gives the tree its colours, follows the system when asked to, and remembers the choice in this browser. */
export function ThemeModeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(readChoice);
  const [systemIsDark, setSystemIsDark] = useState(() => darkQuery().matches);
  useEffect(() => {
    const query = darkQuery();
    const follow = () => setSystemIsDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  const mode = useMemo<ThemeMode>(
    () => ({
      choice,
      isDark,
      choose(next) {
        localStorage.setItem(storageKey, next);
        setChoice(next);
      },
    }),
    [choice, isDark],
  );
  return (
    <ThemeModeContext value={mode}>
      <FluentProvider theme={isDark ? darkTheme : lightTheme}>{children}</FluentProvider>
    </ThemeModeContext>
  );
}

/** The look in force and how to change it. */
export function useThemeMode(): ThemeMode {
  const mode = use(ThemeModeContext);
  if (mode === undefined) throw new Error('useThemeMode needs a ThemeModeProvider above it.');
  return mode;
}

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

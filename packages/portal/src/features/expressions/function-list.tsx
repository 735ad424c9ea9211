import { makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { functionCatalogue } from '@tenon/definition';
import { useState } from 'react';
import { FunctionHelp } from './function-help.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  search: { maxWidth: 'none' },
  families: { maxHeight: '640px', overflow: 'auto', display: 'flex', flexDirection: 'column', gap: '12px' },
  family: { margin: '0 0 4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  functions: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: '4px 2px',
    '& summary': {
      cursor: 'pointer',
      padding: '4px 2px',
      fontFamily: tokens.fontFamilyMonospace,
      borderRadius: tokens.borderRadiusMedium,
    },
    '& summary:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  details: { padding: '2px 2px 8px 16px' },
});

/** Every function of the language, family by family, to search and to try. */
export function FunctionList({ onTry }: { readonly onTry: (example: string) => void }) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = functionCatalogue.filter(({ name, aliases, summary }) =>
    [name, ...aliases, summary].some((text) => text.toLowerCase().includes(wanted)),
  );
  const families = [...new Set(found.map(({ family }) => family))];
  return (
    <div className={styles.list}>
      <SearchBox
        className={styles.search}
        aria-label="Search functions"
        placeholder="Search functions"
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Text size={200} role="status">
        {found.length === 1 ? '1 function' : `${found.length} functions`}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={styles.families} tabIndex={0} aria-label="Functions by family">
        {families.map((family) => (
          <div key={family}>
            <h3 className={styles.family}>{family[0]?.toUpperCase() + family.slice(1)}</h3>
            <ul className={styles.functions}>
              {found
                .filter((one) => one.family === family)
                .map((help) => (
                  <li key={help.name} className={styles.entry}>
                    <details>
                      <summary>{help.name}</summary>
                      <div className={styles.details}>
                        <FunctionHelp help={help} onTry={onTry} />
                      </div>
                    </details>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
    </div>
  );
}

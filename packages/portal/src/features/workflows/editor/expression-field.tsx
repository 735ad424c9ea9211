import {
  Button,
  Field,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { FlashRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { ExpressionInput, type ExpressionInputHandle } from '../../../ui/expression-input.tsx';
import type { DynamicContent } from '../definition/dynamic-content.ts';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '6px', alignItems: 'start' },
  list: { maxHeight: '320px' },
  wide: { gridColumn: '1 / -1' },
});

interface ExpressionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly content: readonly DynamicContent[];
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly isMultiline?: boolean;
  readonly placeholder?: string;
}

/** A field that takes text and dynamic content, chosen from a menu beside it. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, value, onChange, content, hint, isRequired, isMultiline, placeholder } = props;
  const styles = useStyles();
  const input = useRef<ExpressionInputHandle>(null);
  const sources = [...new Set(content.map((one) => one.source))];
  const nameOf = (expression: string) => content.find((one) => one.expression === expression)?.label;
  return (
    <Field
      label={label}
      className={mergeClasses(isMultiline && styles.wide)}
      {...(hint ? { hint } : {})}
      {...(isRequired ? { required: true } : {})}
    >
      <div className={styles.row}>
        <ExpressionInput
          label={label}
          value={value}
          onChange={onChange}
          nameOf={nameOf}
          handle={input}
          {...(isMultiline ? { isMultiline } : {})}
          {...(placeholder ? { placeholder } : {})}
        />
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<FlashRegular />} aria-label={`Dynamic content for ${label}`} title="Dynamic content" />
          </MenuTrigger>
          <MenuPopover className={styles.list}>
            <MenuList>
              {sources.map((source) => (
                <MenuGroup key={source}>
                  <MenuGroupHeader>{source}</MenuGroupHeader>
                  {content
                    .filter((one) => one.source === source)
                    .map((one) => (
                      <MenuItem
                        key={one.expression}
                        onClick={() => setTimeout(() => input.current?.insert(`@{${one.expression}}`))}
                      >
                        {one.label}
                      </MenuItem>
                    ))}
                </MenuGroup>
              ))}
              {sources.length === 0 ? <MenuItem disabled>Nothing is known before this step</MenuItem> : null}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
    </Field>
  );
}

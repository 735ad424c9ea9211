import {
  Button,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Select,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, GlobeLocationRegular } from '@fluentui/react-icons';
import { useMember } from '../session/member-context.tsx';

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: '44vw', fontWeight: tokens.fontWeightRegular },
  words: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 640px)': { display: 'none' },
  },
  surface: { width: '320px', maxWidth: '90vw', display: 'flex', flexDirection: 'column', gap: '16px' },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** Shows and changes what all lists are about: the subscription and the region of the member's tenant. */
export function ContextSwitch() {
  const styles = useStyles();
  const { session, subscription, region, switchTo } = useMember();
  const words = `${session.tenant.displayName} / ${subscription.displayName} / ${region.displayName}`;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<GlobeLocationRegular />}
          aria-label={`Context: ${words}`}
          title={words}
        >
          <span className={styles.words}>{words}</span>
          <ChevronDownRegular aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Context">
        <div>
          <Subtitle2 as="h2" block>
            {session.tenant.displayName}
          </Subtitle2>
          <Text size={200} className={styles.hint}>
            You see the connectors, workflows and connections of this subscription and region.
          </Text>
        </div>
        <Field label="Subscription">
          <Select
            value={subscription.id}
            onChange={(_, data) => switchTo({ subscriptionId: data.value, region: region.name })}
          >
            {session.subscriptions.map((one) => (
              <option key={one.id} value={one.id}>
                {one.displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Region">
          <Select
            value={region.name}
            onChange={(_, data) => switchTo({ subscriptionId: subscription.id, region: data.value })}
          >
            {session.regions.map((one) => (
              <option key={one.name} value={one.name}>
                {one.displayName}
              </option>
            ))}
          </Select>
        </Field>
      </PopoverSurface>
    </Popover>
  );
}

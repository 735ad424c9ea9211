import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  icon: {
    display: 'inline-grid',
    placeItems: 'center',
    flexShrink: 0,
    borderRadius: '8px',
    color: '#ffffff',
    fontWeight: 600,
    overflow: 'hidden',
    backgroundColor: '#475a66',
  },
  small: { width: '32px', height: '32px', fontSize: '14px' },
  large: { width: '48px', height: '48px', fontSize: '20px', borderRadius: '10px' },
  image: { width: '100%', height: '100%', objectFit: 'contain' },
});

interface ConnectorIconProps {
  readonly title: string;
  readonly icon: string | null;
  readonly color: string | null;
  readonly size?: 'small' | 'large';
}

/** The picture of a connector, or its first letter on its colour. Decoration: the title always stands beside it. */
export function ConnectorIcon({ title, icon, color, size = 'small' }: ConnectorIconProps) {
  const styles = useStyles();
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.style.backgroundColor = color !== null && isDarkEnough(color) ? color : '';
  }, [color]);
  return (
    <span
      ref={box}
      className={mergeClasses(styles.icon, size === 'large' ? styles.large : styles.small)}
      aria-hidden="true"
    >
      {icon?.startsWith('data:image/png;base64,') ? (
        <img className={styles.image} src={icon} alt="" />
      ) : (
        title.trim().charAt(0).toUpperCase() || '?'
      )}
    </span>
  );
}

/** Whether white letters on the colour can be read (contrast of at least 4.5). */
export function isDarkEnough(color: string): boolean {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (parts === null) return false;
  const [red, green, blue] = parts.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (luminance + 0.05) >= 4.5;
}

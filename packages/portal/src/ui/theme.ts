import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

const brand: BrandVariants = {
  10: '#02191b',
  20: '#05272a',
  30: '#07363a',
  40: '#084449',
  50: '#095258',
  60: '#0a5f66',
  70: '#0c6b73',
  80: '#0d757e',
  90: '#28858e',
  100: '#43969e',
  110: '#5da7ae',
  120: '#78b8be',
  130: '#93c9ce',
  140: '#aed9dd',
  150: '#c9e9eb',
  160: '#e4f6f7',
};

const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', Inter, system-ui, -apple-system, 'Noto Sans', 'Liberation Sans', sans-serif";
const fontFamilyMonospace = "'Cascadia Mono', Consolas, 'SF Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** The light look. */
export const lightTheme: Theme = {
  ...createLightTheme(brand),
  fontFamilyBase,
  fontFamilyMonospace,
  colorNeutralBackground2: '#f7f8f9',
  colorNeutralBackground3: '#eff1f3',
};

/** The dark look; brand colours that carry text are one step lighter than Fluent's own, for contrast on grey. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase,
  fontFamilyMonospace,
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[140],
  colorCompoundBrandForeground1: brand[120],
  colorNeutralBackground1: '#1f2224',
  colorNeutralBackground1Hover: '#2a2e30',
  colorNeutralBackground1Pressed: '#191b1d',
  colorNeutralBackground2: '#17191b',
  colorNeutralBackground3: '#121415',
  colorSubtleBackgroundHover: '#2a2e30',
};

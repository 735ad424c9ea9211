interface Size {
  readonly width: number;
  readonly height: number;
  /** The value at the upper edge. */
  readonly top: number;
}

/** A value for each instant; null where there is none. */
type Values = readonly (number | null)[];

/** The path of a line through values that are evenly spread over the width; it breaks where there is none. */
export function linePath(values: Values, size: Size): string {
  return values
    .map((value, index) => {
      if (value === null || isAlone(values, index)) return '';
      return `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${place(values, index, size)}`;
    })
    .join('');
}

/** The path of the dots that are to be seen: values alone between gaps, through which no line goes, and the one that is pointed at. */
export function dotPath(
  values: Values,
  { pointed, ...size }: Size & { readonly pointed?: number | undefined },
): string {
  return values
    .map((value, index) => {
      const isSeen = value !== null && (index === pointed || isAlone(values, index));
      return isSeen ? `M${place(values, index, size)}h0` : '';
    })
    .join('');
}

/** The top of a scale that holds a value: 1, 2 or 5 times a power of ten; 1 for nothing. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function isAlone(values: Values, index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}

function place(values: Values, index: number, { width, height, top }: Size): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return `${round(index * step)} ${round(height - ((values[index] ?? 0) / top) * height)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

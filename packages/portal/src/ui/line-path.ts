/** The path of a line through values that are evenly spread over the width; it breaks where there is none. */
export function linePath(
  values: readonly (number | null)[],
  { width, height, top }: { readonly width: number; readonly height: number; readonly top: number },
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      const x = round(index * step);
      const y = round(height - (value / top) * height);
      // A value alone between gaps is a dot: a line to where it is.
      const isAlone = command === 'M' && (values[index + 1] ?? null) === null;
      return `${command}${x} ${y}${isAlone ? 'h0' : ''}`;
    })
    .join('');
}

/** The top of a scale that holds a value: 1, 2 or 5 times a power of ten; 1 for nothing. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

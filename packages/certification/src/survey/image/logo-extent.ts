import { type Color, colorAt, isNear } from './corners.ts';
import type { Png } from './read-png.ts';

/** The side of the square around everything that is not background, as a share of the picture's side; 0 for a plain one. */
export function logoExtent({ width, height, pixels }: Png, background: Color): number {
  if (pixels === 'too-large') return 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isNear(colorAt(pixels, y * width + x), background)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return Math.max((right - left + 1) / width, (bottom - top + 1) / height, 0);
}

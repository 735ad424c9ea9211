import { type Color, isChannelNear } from './corners.ts';
import type { Png } from './read-png.ts';

/** The side of the square around everything that is not background, as a share of the picture's side; 0 for a plain one. */
export function logoExtent({ width, height, pixels }: Png, background: Color): number {
  if (pixels === 'too-large') return 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (
        isChannelNear(pixels[at], background[0]) &&
        isChannelNear(pixels[at + 1], background[1]) &&
        isChannelNear(pixels[at + 2], background[2])
      )
        continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return Math.max((right - left + 1) / width, (bottom - top + 1) / height, 0);
}

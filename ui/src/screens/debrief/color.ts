/** Colors as people type them, and whether text can be read in them: the rules of the core, while one is chosen. */

/** The least contrast of running text with what is under it (WCAG 2.2, success criterion 1.4.3). */
export const TEXT_CONTRAST = 4.5;

/** `#0d4f68` of what was typed, with or without the sign, in three or six digits; null when it is no color. */
export function parseColor(typed: string): string | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (!digits) return null;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

function parts(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = parts(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of a color with white paper, from 1 to 21. */
export function contrastOnPaper(color: string): number {
  return 1.05 / (luminance(color) + 0.05);
}

/** The nearest shade of a color that can carry text on white paper, found by darkening it in hundredths. */
export function readableOnPaper(color: string): string {
  for (let step = 0; step < 100; step++) {
    const darker = parts(color).map((value) => Math.round(value * (1 - step / 100)));
    const shade = `#${darker.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    if (contrastOnPaper(shade) >= TEXT_CONTRAST) return shade;
  }
  return '#000000';
}

/** `4.4`: cut off, not rounded, so that what falls short is never shown as enough. */
export function ratio(contrast: number): string {
  const form = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return form.format(Math.floor(contrast * 10) / 10);
}

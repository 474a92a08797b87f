import { ValidateBy, type ValidationOptions } from 'class-validator';

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast with white as WCAG 2.2 counts it, 1 to 21; 4.5 is what text needs. */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05);
}

export function isReadableColour(value: unknown): boolean {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) && contrastWithWhite(value) >= 4.5;
}

/** The setting has no # of its own, since .env files take that for a comment. A colour such as `#0b5568` in which text can be read on white, and white text on it. */
export const IsReadableColour = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isReadableColour', validator: { validate: isReadableColour } }, options);

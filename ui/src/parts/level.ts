/** How a judgement looks and sounds, wherever it stands. */

import type { Judgement, Level } from '../model/types';
import { words } from '../strings';

/** The four colors of the scale, weakest first, and the two that are no level. */
export type Tone = 'r' | 'ar' | 'ag' | 'g' | 'ne' | 'unrated';

/** A judgement ready to draw. */
export interface Look {
  /** The letters on the chip. */
  letters: string;
  tone: Tone;
  /** How many pips are filled. */
  rank: number;
  /** How many pips there are; none for what is not a level. */
  of: number;
  /** What a screen reader says. */
  spoken: string;
}

const TONES: readonly Tone[] = ['r', 'ar', 'ag', 'g'];

/** The color of a level by where it stands in its scale; a longer or shorter scale is spread over the four colors. */
export function tone(rank: number, of: number): Tone {
  const at = of <= 1 ? 0 : Math.round(((rank - 1) * (TONES.length - 1)) / (of - 1));
  return TONES[Math.min(Math.max(at, 0), TONES.length - 1)] ?? 'r';
}

/** The look of a judgement; nothing decided is “not rated”, which differs from “not enough evidence”. */
export function look(judgement: Judgement | null | undefined, levels: readonly Pick<Level, 'code' | 'name'>[]): Look {
  if (judgement == null)
    return { letters: words.levels.dash, tone: 'unrated', rank: 0, of: 0, spoken: words.levels.unrated };
  if (judgement === 'not_enough_evidence') {
    return { letters: words.levels.ne, tone: 'ne', rank: 0, of: 0, spoken: words.levels.notEnoughEvidence };
  }
  const index = levels.findIndex((level) => level.code === judgement.level);
  return {
    letters: judgement.level,
    tone: tone(index + 1, levels.length),
    rank: index + 1,
    of: levels.length,
    spoken: levels[index]?.name ?? judgement.level,
  };
}

// axe-core: its source for a page, and its findings as words.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The text of axe-core, to be run in a page. */
export const axeSource = () => readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe looks for: WCAG 2.0 to 2.2, levels A and AA, and its own good practices. */
export const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/**
 * Throws with a list a person can work from when there are violations: the rule, why it matters, and each place.
 *
 * @param {string} where the screen, for the first line
 */
export function nothingFound(where, violations) {
  if (violations.length === 0) return;
  const rules = violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.map(({ target, html, failureSummary }) => {
      const why = failureSummary
        .split('\n')
        .slice(1)
        .map((line) => `\n        ${line.trim()}`)
        .join('');
      return `    ${target.join(' ')}\n      ${html.slice(0, 160)}${why}`;
    });
    return `  ${id} (${impact}): ${help}\n${places.join('\n')}`;
  });
  throw new Error(`axe found ${violations.length} on “${where}”:\n${rules.join('\n')}`);
}

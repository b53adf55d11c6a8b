/** Dates, times and counts as the system writes them. */

/** A date without a time zone, `2026-03-09`, as the moment at its noon here, so that no zone moves it to another day. */
function noon(date: string): Date {
  return new Date(`${date.slice(0, 10)}T12:00:00`);
}

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let found = cache.get(key);
  if (!found) cache.set(key, (found = new Intl.DateTimeFormat(undefined, options)));
  return found;
}

/** `Mar 9, 2026` */
export function day(date: string): string {
  return formatter({ year: 'numeric', month: 'short', day: 'numeric' }).format(noon(date));
}

/** `Mar 9` */
export function shortDay(date: string): string {
  return formatter({ month: 'short', day: 'numeric' }).format(noon(date));
}

/** `Monday, March 9` */
export function longDay(date: string): string {
  return formatter({ weekday: 'long', month: 'long', day: 'numeric' }).format(noon(date));
}

/** `Mon` */
export function weekday(date: string): string {
  return formatter({ weekday: 'short' }).format(noon(date));
}

/** `3/9/2026`, which is also how a date is typed. */
export function numericDay(date: string): string {
  return formatter({ year: 'numeric', month: 'numeric', day: 'numeric' }).format(noon(date));
}

/** `Mar 9 – 11, 2026`; one day alone; nothing when neither is known. */
export function days(first: string | null, last: string | null): string {
  const [from, to] = [first ?? last, last ?? first];
  if (!from || !to) return '';
  return formatter({ year: 'numeric', month: 'short', day: 'numeric' }).formatRange(noon(from), noon(to));
}

/** `9:04 AM` or `09:04`, of a local time such as `2026-03-09T09:04:00`. */
export function time(at: string): string {
  return formatter({ hour: 'numeric', minute: '2-digit' }).format(new Date(at.slice(0, 19)));
}

/** The day of a moment kept in UTC, here. */
export function dayOfUtc(at: string): string {
  return formatter({ year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(`${at.slice(0, 19)}Z`));
}

/** `Mar 9, 2026, 2:05 PM`, here, of a moment kept in UTC. */
export function moment(at: string): string {
  return formatter({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(`${at.slice(0, 19)}Z`));
}

/** `1 note`, `86 notes`, `1,204 notes`. */
export function count(number: number, one: string, many: string): string {
  return `${new Intl.NumberFormat().format(number)} ${number === 1 ? one : many}`;
}

/**
 * The count that was typed: a whole number, zero or more, with the system's mark between thousands, a comma, a space or
 * none. Null when it is no such number, as `12.5`.
 */
export function parseCount(text: string): number | null {
  const mark = new Intl.NumberFormat().formatToParts(1_234_567).find(({ type }) => type === 'group')?.value ?? ',';
  const typed = text
    .trim()
    .replaceAll(mark === '.' ? '.' : ',', ' ')
    .replaceAll(/[\s'’]/g, ' ');
  if (!/^(\d+|\d{1,3}( \d{3})+)$/.test(typed)) return null;
  const number = Number(typed.replaceAll(' ', ''));
  return number < 1_000_000_000 ? number : null;
}

/** Things in a row: `A, B and C` as the language has it. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(items);
}

/**
 * The date that was typed, as `2026-03-09`; null when it is none. Takes the system's own order of day, month and year,
 * ISO dates, and month names; a year that is left out is the one nearest to `near`.
 */
export function parseDay(text: string, near: Date = new Date()): string | null {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = namedMonth(typed);
  const numbers = (typed.match(/\d+/g) ?? []).map(Number);
  if (named) {
    const dayNumber = numbers.find((number) => number <= 31);
    const year = numbers.find((number) => number > 31) ?? near.getFullYear();
    return dayNumber === undefined ? null : valid(year, named, dayNumber);
  }
  if (!/^\d+([./\s-]+\d+){1,2}[./\s-]*$/.test(typed)) return null;
  const order = formatter({ year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(near)
    .map((part) => part.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
  const short = order.filter((part) => part !== 'year');
  const given = Object.fromEntries((numbers.length === 2 ? short : order).map((part, at) => [part, numbers[at]]));
  const year = given.year ?? near.getFullYear();
  return valid(year < 100 ? 2000 + year : year, given.month ?? 0, given.day ?? 0);
}

/** The time that was typed, as `14:15:00`; null when it is none. Takes `9`, `9:30`, `0930`, `2 pm`, `14.15`. */
export function parseTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(a|p)?\.?m?\.?$/i.exec(text.trim());
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${two(hour)}:${two(minute)}:00`;
}

function namedMonth(typed: string): number | null {
  const letters = typed.toLowerCase();
  for (let month = 1; month <= 12; month++) {
    const name = formatter({ month: 'short' }).format(new Date(2026, month - 1, 15));
    const stem = name.toLowerCase().replace('.', '');
    if (/\p{L}{3}/u.test(stem) && letters.includes(stem)) return month;
  }
  return null;
}

function valid(year: number, month: number, date: number): string | null {
  const made = new Date(year, month - 1, date, 12);
  const isReal = made.getFullYear() === year && made.getMonth() === month - 1 && made.getDate() === date;
  return isReal && year >= 1900 ? `${year}-${two(month)}-${two(date)}` : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

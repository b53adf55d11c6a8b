/** Draws a screen for a unit test, and finds things on it by what people read. */

import { flushSync, mount, unmount, type Component } from 'svelte';
import { onTestFinished } from 'vitest';
import type { App } from '../model/app.svelte';
import WithApp from './WithApp.svelte';

/** Draws a screen inside an app; it goes when the test ends. */
export function render(app: App, screen: Component): HTMLElement {
  const target = document.createElement('div');
  document.body.append(target);
  const drawn = mount(WithApp, { target, props: { app, screen } });
  flushSync();
  onTestFinished(async () => {
    await unmount(drawn);
    target.remove();
  });
  return target;
}

/** Lets everything that is under way come to its end and be drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

/** The button of that name. */
export function button(within: HTMLElement, name: string): HTMLButtonElement {
  const named = (each: HTMLElement) => each.getAttribute('aria-label') ?? spoken(each);
  return found(
    `a button “${name}”`,
    [...within.querySelectorAll('button')].find((each) => named(each) === name),
  );
}

/** The field of that label. */
export function field(within: HTMLElement, label: string): HTMLInputElement {
  const named = [...within.querySelectorAll('label')].find((each) => each.textContent?.trim() === label);
  return found(`a field “${label}”`, within.querySelector<HTMLInputElement>(`[id="${named?.htmlFor}"]`));
}

/** Types into a field and leaves it. */
export function fill(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new FocusEvent('blur'));
  flushSync();
}

/** What a screen reader says of it: its text without what is for eyes alone. */
function spoken(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return copy.textContent.trim();
}

function found<T>(what: string, it: T | null | undefined): T {
  if (!it) throw new Error(`There is no ${what}.`);
  return it;
}

/** Leaving the page, before the window closes or everything is locked. */

/** Leaves the field and the page as a person would: whoever holds something that is typed keeps it. */
export function leavePage(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.dispatchEvent(new Event('pagehide'));
}

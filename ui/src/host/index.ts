/** Chooses the door: the desktop window has Tauri's, a browser has HTTP. */

import type { Host } from './host';
import { HttpHost } from './http';
import { BrowserScreens, type Screens } from './screens';
import { TauriHost } from './tauri';
import { TauriScreens } from './tauriScreens';

const isDesktop = () => '__TAURI_INTERNALS__' in window;

/** The host that this page runs in. */
export function theHost(): Host {
  return isDesktop() ? new TauriHost() : new HttpHost();
}

/** The screens that this page is shown on. */
export function theScreens(): Screens {
  return isDesktop() ? new TauriScreens() : new BrowserScreens();
}

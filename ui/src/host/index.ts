/** Chooses the door: the desktop window has Tauri's, a browser has HTTP. */

import type { Host } from './host';
import { HttpHost } from './http';
import { TauriHost } from './tauri';

/** The host that this page runs in. */
export function theHost(): Host {
  return '__TAURI_INTERNALS__' in window ? new TauriHost() : new HttpHost();
}

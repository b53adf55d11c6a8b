/** The screens of the desktop program. */

import { invoke } from '@tauri-apps/api/core';
import { BrowserScreens } from './screens';

/** The program fills the screen, opens the notes and closes them; what the two windows say stays within the page. */
export class TauriScreens extends BrowserScreens {
  override async fill(on: boolean): Promise<void> {
    await isDone('fill_screen', { on });
  }

  override async openNotes(): Promise<boolean> {
    return isDone('open_notes');
  }

  override async closeNotes(): Promise<void> {
    await isDone('close_notes');
  }
}

/** Has the program do something with its windows; whether the system let it. */
async function isDone(command: string, words: Record<string, unknown> = {}): Promise<boolean> {
  try {
    await invoke(command, words);
    return true;
  } catch {
    return false;
  }
}

/** The screens of the desktop program. */

import { Channel, invoke } from '@tauri-apps/api/core';
import { BrowserScreens } from './screens';

/**
 * Windows of the program: it fills the screen, opens the notes and tells them what is shown. What the presenter wants
 * there comes back over the channel between windows of one page.
 */
export class TauriScreens extends BrowserScreens {
  override async fill(on: boolean): Promise<void> {
    await invoke('fill_screen', { on });
  }

  override async openNotes(): Promise<boolean> {
    try {
      await invoke('open_notes');
      return true;
    } catch {
      return false;
    }
  }

  override tell(shown: unknown): void {
    void invoke('presenting', { now: shown });
  }

  override watch(heard: (shown: unknown) => void): () => void {
    let isOver = false;
    const channel = new Channel<unknown>();
    channel.onmessage = (shown) => {
      if (!isOver) heard(shown);
    };
    void invoke('on_presenting', { channel });
    return () => {
      isOver = true;
    };
  }
}

/** The door to the core in the desktop window. */

import { Channel, invoke } from '@tauri-apps/api/core';
import { Refusal, isApiError, type CallOptions, type CommandName, type Host, type Progress } from './host';
import type { Request, Response } from './host';

/** Calls the core through the window's one command. */
export class TauriHost implements Host {
  #last = 0;

  async call<C extends CommandName>(name: C, request: Request<C>, options: CallOptions = {}): Promise<Response<C>> {
    const id = String(++this.#last);
    const channel = new Channel<Progress>();
    channel.onmessage = (progress) => options.onProgress?.(progress);
    const stop = () => void invoke('cancel', { id });
    options.signal?.addEventListener('abort', stop);
    try {
      return await invoke<Response<C>>('call', { id, name, request, channel });
    } catch (thrown) {
      throw isApiError(thrown) ? new Refusal(thrown) : thrown;
    } finally {
      options.signal?.removeEventListener('abort', stop);
    }
  }
}

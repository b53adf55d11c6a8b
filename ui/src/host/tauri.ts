/** The door to the core in the desktop window. */

import { Channel, invoke } from '@tauri-apps/api/core';
import { Refusal, isApiError, type CallOptions, type CommandName, type Host, type Progress } from './host';
import type { Request, Response } from './host';
import { leavePage } from './leaving';

/** Calls the core through the window, and keeps what is typed before the window closes. */
export class TauriHost implements Host {
  #last = 0;
  #running = new Set<Promise<unknown>>();

  constructor() {
    const channel = new Channel<null>();
    channel.onmessage = () => void this.#close();
    void invoke('on_close', { channel });
  }

  call<C extends CommandName>(name: C, request: Request<C>, options?: CallOptions): Promise<Response<C>> {
    const call = this.#call(name, request, options).finally(() => this.#running.delete(call));
    this.#running.add(call);
    return call;
  }

  async #call<C extends CommandName>(name: C, request: Request<C>, options: CallOptions = {}): Promise<Response<C>> {
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

  /** Leaves the field and the page as a person would, waits until everything is on disk, and lets the window close. */
  async #close(): Promise<void> {
    leavePage();
    do {
      await Promise.allSettled(this.#running);
      // What follows from an answer is asked for in the next turn.
      await new Promise((next) => setTimeout(next));
    } while (this.#running.size > 0);
    await invoke('close');
  }
}

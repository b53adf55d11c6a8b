/** The door to the core in an ordinary browser: for tests and for work on the page. */

import {
  Refusal,
  type CallOptions,
  type CommandName,
  type Host,
  type Progress,
  type Request,
  type Response,
} from './host';
import type { ApiError } from './types';

/** One line of an answer: progress as often as there is some, then the end. */
type Line<C extends CommandName> = { progress: Progress } | { ok: Response<C> } | { error: ApiError };

/** Calls the core over the page's own origin. */
export class HttpHost implements Host {
  async call<C extends CommandName>(name: C, request: Request<C>, options: CallOptions = {}): Promise<Response<C>> {
    const id = crypto.randomUUID();
    const stop = () => void fetch(`/cancel/${id}`, { method: 'POST' });
    options.signal?.addEventListener('abort', stop);
    try {
      const answer = await fetch(`/call/${name}?id=${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      for await (const text of lines(answer)) {
        const line = JSON.parse(text) as Line<C>;
        if ('ok' in line) return line.ok;
        if ('error' in line) throw new Refusal(line.error);
        options.onProgress?.(line.progress);
      }
      throw new Error(`“${name}” ended without an answer.`);
    } finally {
      options.signal?.removeEventListener('abort', stop);
    }
  }
}

/** The lines of a body as they arrive. */
async function* lines(answer: globalThis.Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    const parts = (rest + (value ?? '')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim()) yield part;
    if (done) break;
  }
  if (rest.trim()) yield rest;
}

/** A host for unit tests: each command is a function that the test gives; what is not given must not be called. */

import { Refusal, type CommandName, type Host, type Request, type Response } from '../host/host';
import type { ApiError, ErrorCode } from '../host/types';

/** What the commands of a test answer. */
export type Answers = {
  [C in CommandName]?: (request: Request<C>) => Response<C> | Promise<Response<C>>;
};

/** Keeps every call, in order. */
export class FakeHost implements Host {
  readonly calls: { name: CommandName; request: unknown }[] = [];
  constructor(readonly answers: Answers) {}

  async call<C extends CommandName>(name: C, request: Request<C>): Promise<Response<C>> {
    this.calls.push({ name, request });
    const answer = this.answers[name];
    if (!answer) throw new Error(`The test did not expect “${name}”.`);
    return answer(request);
  }

  /** The names of the calls so far. */
  get names(): CommandName[] {
    return this.calls.map((call) => call.name);
  }
}

/** A refusal of the core. */
export function refusal(code: ErrorCode, message: string, field: string | null = null): Refusal {
  return new Refusal({ code, message, field } satisfies ApiError);
}

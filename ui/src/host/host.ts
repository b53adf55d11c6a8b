/** The one door to the core: every command of the product goes through `Host.call`. */

import type { ApiError, Commands, Progress } from './types';

/** The name of a command. */
export type CommandName = keyof Commands;

/** What a command takes. */
export type Request<C extends CommandName> = Commands[C]['request'];

/** What a command gives. */
export type Response<C extends CommandName> = Commands[C]['answer'];

export type { Progress };

/** What a call may be given besides its request. */
export interface CallOptions {
  /** Hears how far long work has come. */
  onProgress?: (progress: Progress) => void;
  /** Stops long work when aborted; the call then fails with the code `cancelled`. */
  signal?: AbortSignal;
}

/** Runs commands. */
export interface Host {
  /**
   * Runs one command.
   *
   * @throws {Refusal} when the core refuses or cannot be reached
   */
  call<C extends CommandName>(name: C, request: Request<C>, options?: CallOptions): Promise<Response<C>>;
}

/** A call that failed: the core's error, as something that can be thrown. */
export class Refusal extends Error {
  constructor(readonly error: ApiError) {
    super(error.message);
    this.name = 'Refusal';
  }
}

/** The error of whatever was thrown; anything but a `Refusal` is a fault of ours. */
export function errorOf(thrown: unknown): ApiError {
  if (thrown instanceof Refusal) return thrown.error;
  return { code: 'internal', message: unreachable, field: null };
}

/** Whether a value has the form of the core's errors. */
export function isApiError(value: unknown): value is ApiError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

const unreachable =
  'Debrief could not finish this. Everything saved is safe. Try again; if it stays, close Debrief and open it again.';

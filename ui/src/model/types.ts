/** The core's types for screens and parts, which may not reach into the host. */

export type * from '../host/types';
export type { Screens, Wish } from '../host/screens';
export type { CallOptions, CommandName, Host, Progress, Request, Response } from '../host/host';

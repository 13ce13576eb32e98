import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers a request; resolves when the answer is on its way. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

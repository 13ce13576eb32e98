import type { IncomingMessage, ServerResponse } from 'node:http'

/** What answers a request; it settles when the answer is on its way. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

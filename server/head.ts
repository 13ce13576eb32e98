import type { ServerResponse } from 'node:http'

/** Calls a function right before the head of an answer is sent, when its status and headers are known. */
export function beforeHead(response: ServerResponse, last: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  let isDone = false
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!isDone) {
      isDone = true
      response.statusCode = status
      const headers = rest.at(-1)
      if (headers && typeof headers === 'object' && !Array.isArray(headers)) {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
        rest.pop()
      }
      last()
      return writeHead(response.statusCode, ...rest)
    }
    return writeHead(status, ...rest)
  }) as ServerResponse['writeHead']
}

/** An action's answer that didn't come from Next. */
type Refusal = Pick<Response, 'status' | 'headers'>

let last: Refusal | null = null
let watching = false

/**
 * Next tells callers nothing about an answer that an action didn't make (a full server's 503, a
 * balancer's page): only that it was unexpected. Its status and headers are recorded here as they
 * pass. Actions run one after the other, so the last refusal belongs to the action that failed.
 * @returns reads the refusal since this call, or null
 */
export function lastRefusal(): () => Refusal | null {
  if (!watching) watch()
  watching = true
  last = null
  return () => last
}

function watch(): void {
  const send = window.fetch
  window.fetch = async (...request) => {
    const answer = await send(...request)
    if (!answer.ok && isAction(request[1])) last = answer
    return answer
  }
}

const isAction = (init: RequestInit | undefined): boolean =>
  new Headers(init?.headers).has('next-action')

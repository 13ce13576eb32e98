import { randomBytes } from 'node:crypto'

/** A refusal in Stripe's own shape, so that the stripe package throws what it would throw at Stripe. */
export class SandboxError extends Error {
  override name = 'SandboxError'
  constructor(
    readonly status: number,
    readonly body: {
      type: 'invalid_request_error' | 'idempotency_error' | 'api_error'
      message: string
      code?: string
      param?: string
    },
  ) {
    super(body.message)
  }
}

/** 404 as for an object of another account. */
export const noSuch = (what: string, id: string): SandboxError =>
  new SandboxError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param: 'id',
  })

/** 400 for a parameter that is missing, unknown or wrong. */
export const invalidParameter = (message: string, code?: string, param?: string): SandboxError =>
  new SandboxError(400, {
    type: 'invalid_request_error',
    message,
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  })

/** An answer with the headers the stripe package reads. */
export function answer(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  return Response.json(body, {
    status,
    headers: {
      'request-id': `req_${randomBytes(7).toString('hex')}`,
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

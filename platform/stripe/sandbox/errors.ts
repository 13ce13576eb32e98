import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { MISSING } from '@/platform/validation-words'

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

/** 404, as for an object of another account. */
export const noSuch = (what: string, id: string, param = 'id'): SandboxError =>
  new SandboxError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param,
  })

/** 400 for a parameter that is missing, unknown or wrong. */
export const invalidParameter = (message: string, code?: string, param?: string): SandboxError =>
  new SandboxError(400, {
    type: 'invalid_request_error',
    message,
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  })

/** 400 for what the schema of a call's parameters refuses, in Stripe's words. */
export function refusal(error: z.ZodError): SandboxError {
  const issue = error.issues[0]
  const path = issue?.path.map(String) ?? []
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const [head = '', ...rest] = unknown === undefined ? path : [...path, unknown]
  const parameter = head + rest.map((part) => `[${part}]`).join('')
  if (unknown !== undefined)
    return invalidParameter(
      `Received unknown parameter: ${parameter}`,
      'parameter_unknown',
      parameter,
    )
  const missing = issue?.code === 'invalid_type' && issue.message === MISSING
  return missing
    ? invalidParameter(`Missing required param: ${parameter}.`, 'parameter_missing', parameter)
    : invalidParameter(`Invalid ${parameter}.`, 'parameter_invalid', parameter)
}

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

import { auth } from '@/features/accounts/sign-in/auth'
import { problem, problemOf } from '@/platform/api/problem'
import { OPEN_ENDPOINTS } from '@/platform/auth/open-endpoints'
import { addressIn } from '@/platform/client-address'
import { TooManyError } from '@/platform/errors'
import { consume } from '@/platform/rate-limit'

const BASE = '/api/auth'

/** better-auth reads and answers in its own shape; each endpoint has its limits in platform/auth/guard.ts. */
async function answer(request: Request): Promise<Response> {
  const endpoint = new URL(request.url).pathname.slice(BASE.length)
  if (!OPEN_ENDPOINTS.includes(endpoint)) return problem('nothingHere')
  const seconds = await consume('account', addressIn(request.headers))
  const refused = seconds === null ? null : problemOf(new TooManyError(seconds))
  return refused ?? auth().handler(request)
}

export const GET = answer
export const POST = answer

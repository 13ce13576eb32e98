import { auth } from '@/features/accounts/auth'
import { OPEN_ENDPOINTS } from '@/platform/auth/open-endpoints'
import { problem } from '@/platform/errors'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const BASE = '/api/auth'

async function answer(request: Request): Promise<Response> {
  const endpoint = new URL(request.url).pathname.slice(BASE.length)
  if (!OPEN_ENDPOINTS.includes(endpoint)) return problem(404, 'NotFoundError', 'no such endpoint')
  return (await refuseTooMany('account', 1, request.headers)) ?? auth().handler(request)
}

export const GET = answer
export const POST = answer

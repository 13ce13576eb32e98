import { plainRoute } from '@/features/accounts/route'
import { auth } from '@/features/accounts/sign-in/auth'
import { OPEN_ENDPOINTS } from '@/platform/auth/open-endpoints'

const BASE = '/api/auth'

/** better-auth reads and answers in its own format; the limits of each endpoint are in platform/auth/guard.ts. */
export const GET = plainRoute(
  {
    id: 'auth',
    isHere: ({ url }) => OPEN_ENDPOINTS.includes(new URL(url).pathname.slice(BASE.length)),
    rate: 'account',
  },
  ({ request }) => auth().handler(request),
)
export const POST = GET

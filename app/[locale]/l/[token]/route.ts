import { cookies } from 'next/headers'
import { resolveLink } from '@/features/accounts/queries/links'
import { LINKS_COOKIE, linksCookie, readLinks } from '@/features/accounts/rules/links'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'

/**
 * Opens a secret link: keeps its token in a cookie and redirects to the request, or to the quote
 * once one was sent. Changes nothing in the database.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params
  const target = await resolveLink(token)
  if (target.state !== 'open') return goTo(`/request/link/${target.state}`)
  const jar = await cookies()
  jar.set(linksCookie(token, readLinks(jar.get(LINKS_COOKIE)?.value)))
  return goTo(
    target.quoteSerial === null
      ? `/requests/${formatRequestNumber(target.requestSerial)}`
      : `/quotes/${formatQuoteNumber(target.quoteSerial)}`,
  )
}

/** A relative address, so that a forged Host header leads nowhere. */
function goTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}

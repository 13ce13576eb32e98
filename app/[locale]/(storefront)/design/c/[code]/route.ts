import { designHref } from '@/features/designs/rules/address'
import { localeOf } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { keptDesign } from '@/features/designs/queries/designs'

/** Redirects the short code of a kept design to the designer with exactly that design. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/design/c/[code]'>,
): Promise<Response> {
  const { code, locale } = await params
  const query = await keptDesign(code.toUpperCase())
  if (query)
    return new Response(null, {
      status: 307,
      headers: { location: designHref(query), 'cache-control': 'public, max-age=86400' },
    })
  const t = translator('design.noSuch', localeOf(locale))
  return new Response(
    `<!doctype html><html lang="${localeOf(locale)}"><title>${t('title')}</title><p>${t('text')} <a href="/design">${t('shape')}</a></p></html>`,
    { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } },
  )
}

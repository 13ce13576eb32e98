import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Link } from '@/i18n/link'
import { signOut } from '../../actions/sign-in'
import { houseFacts } from '@/platform/house/facts'
import { requireStaff } from '../../guards'
import { may, type PlainPermission } from '../../rules/permissions'

/** The desk's own head: work lists, who is signed in, the way out. */
export async function StaffHeader({
  search,
}: {
  /** of a room that knows all the others */
  search: ReactNode
}) {
  const [actor, t, common, house] = await Promise.all([
    requireStaff(),
    getTranslations('staff'),
    getTranslations('common'),
    houseFacts(),
  ])
  const links = [
    ['/staff/requests', t('nav.inbox'), 'request.list'],
    ['/staff/quotes', t('nav.quotes'), 'quote.list'],
    ['/staff/orders', t('nav.orders'), 'order.list'],
    ['/staff/companies', t('nav.companies'), 'company.read'],
    ['/staff/catalog', t('nav.catalog'), 'catalog.desk'],
    ['/staff/price-lists', t('nav.priceLists'), 'price-list.read'],
    ['/staff/costs', t('nav.costs'), 'cost.read'],
    ['/staff/tariffs', t('nav.tariffs'), 'tariff.read'],
    ['/staff/freight', t('nav.freight'), 'freight.read'],
    ['/staff/figures', t('nav.figures'), 'figures.read'],
    ['/staff/activity', t('nav.activity'), 'activity.read'],
    ['/staff/mail', t('nav.mail'), 'mail.read'],
    ['/staff/settings', t('nav.settings'), 'setting.read'],
  ] as const satisfies [string, string, PlainPermission][]
  const open = links.filter(([, , permission]) => may(actor, permission))
  return (
    <header className="border-b bg-white" data-print="hide">
      <div className="shell flex flex-wrap items-center gap-x-6 gap-y-1 py-2 text-sm">
        <Link href="/staff" className="font-semibold no-underline">
          {house.shortName} · {t('title')}
        </Link>
        <div className="max-sm:ms-auto">{search}</div>
        <nav aria-label={t('nav.label')} className="max-sm:order-last max-sm:w-full">
          <ul className="flex flex-wrap gap-x-4">
            {open.map(([href, label]) => (
              <li key={href}>
                <Link
                  href={href}
                  className="inline-flex min-h-9 items-center no-underline hover:underline"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <form action={signOut} className="ms-auto flex items-center gap-3">
          <span className="text-muted max-sm:hidden">{actor.name}</span>
          <Button type="submit" variant="ghost" size="sm">
            {common('nav.signOut')}
          </Button>
        </form>
      </div>
    </header>
  )
}

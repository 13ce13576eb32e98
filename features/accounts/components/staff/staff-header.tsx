import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DeskRooms } from '@/components/site/desk-rooms'
import { PersonMark } from '@/components/site/person-mark'
import { Button } from '@/components/ui/button'
import { Link, localAddress } from '@/i18n/link'
import { signOut } from '../../actions/sign-in'
import { houseFacts } from '@/platform/house/facts'
import { currentActor } from '../../queries/current-actor'
import type { Actor } from '../../rules/actor'
import { may, type PlainPermission } from '../../rules/permissions'
import type { StaffRole } from '../../rules/staff-roles'

/** The sections that each role works in, which come first. */
const ROOMS_OF: Readonly<Record<StaffRole, readonly string[]>> = {
  owner: ['/staff', '/staff/requests', '/staff/quotes', '/staff/orders', '/staff/settings'],
  sales: ['/staff', '/staff/requests', '/staff/quotes', '/staff/orders', '/staff/price-lists'],
  sales_manager: [
    '/staff',
    '/staff/requests',
    '/staff/quotes',
    '/staff/price-lists',
    '/staff/costs',
  ],
  merchandiser: ['/staff', '/staff/capacity', '/staff/catalog', '/staff/costs'],
  tariff_desk: ['/staff', '/staff/tariffs', '/staff/quotes'],
  finance: [
    '/staff',
    '/staff/orders',
    '/staff/transfers',
    '/staff/costs',
    '/staff/freight',
    '/staff/settings',
  ],
  viewer: ['/staff', '/staff/requests', '/staff/quotes', '/staff/orders'],
}

/** The header of the desk: its sections, those of the reader's roles first, who is signed in, and signing out. */
export async function StaffHeader({
  search,
  tools,
}: {
  /** passed in, since it comes from a room that knows all the others */
  search: ReactNode
  /** shown beside the person, such as the bell */
  tools: (actor: Actor) => ReactNode
}) {
  const [actor, to, t, common, house] = await Promise.all([
    currentActor(),
    localAddress(),
    getTranslations('staff'),
    getTranslations('common'),
    houseFacts(),
  ])
  // Visitors who aren't of the desk are turned away by the page, which knows where they were headed.
  if (actor.kind !== 'staff') return null
  const links = [
    ['/staff', t('nav.work'), 'request.list'],
    ['/staff/requests', t('nav.inbox'), 'request.list'],
    ['/staff/quotes', t('nav.quotes'), 'quote.list'],
    ['/staff/orders', t('nav.orders'), 'order.list'],
    ['/staff/capacity', t('nav.capacity'), 'capacity.read'],
    ['/staff/transfers', t('nav.transfers'), 'transfer.match'],
    ['/staff/companies', t('nav.companies'), 'company.read'],
    ['/staff/catalog', t('nav.catalog'), 'catalog.desk'],
    ['/staff/price-lists', t('nav.priceLists'), 'price-list.read'],
    ['/staff/costs', t('nav.costs'), 'cost.read'],
    ['/staff/tariffs', t('nav.tariffs'), 'tariff.read'],
    ['/staff/freight', t('nav.freight'), 'freight.read'],
    ['/staff/finance', t('nav.finance'), 'ledger.read'],
    ['/staff/figures', t('nav.figures'), 'figures.read'],
    ['/staff/activity', t('nav.activity'), 'activity.read'],
    ['/staff/mail', t('nav.mail'), 'mail.read'],
    ['/staff/settings', t('nav.settings'), 'setting.read'],
  ] as const satisfies [string, string, PlainPermission][]
  const own = new Set<string>(actor.roles.flatMap((role) => ROOMS_OF[role]))
  const open = links
    .filter(([, , permission]) => may(actor, permission))
    .toSorted(([a], [b]) => Number(own.has(b)) - Number(own.has(a)))
  return (
    <header className="border-b bg-white" data-print="hide">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm md:px-6">
        <Link href="/staff" className="font-semibold no-underline">
          {house.shortName} · {t('title')}
        </Link>
        <div className="max-sm:ms-auto">{search}</div>
        <DeskRooms
          label={t('nav.label')}
          rooms={open.map(([href, name]) => ({ href: to(href), name, own: own.has(href) }))}
        />
        <div className="ms-auto flex items-center gap-1">{tools(actor)}</div>
        <form action={signOut} className="flex items-center gap-3">
          <Link
            href="/account/security"
            prefetch={false}
            title={t('nav.account')}
            className="inline-flex min-h-9 items-center gap-1.5 text-muted no-underline hover:underline"
          >
            <PersonMark name={actor.name} said="nowhere" />
            <span aria-hidden className="max-sm:hidden">
              {actor.name}
            </span>
          </Link>
          <Button type="submit" variant="ghost" size="sm">
            {common('nav.signOut')}
          </Button>
        </form>
      </div>
    </header>
  )
}

import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'

const ROOMS = {
  measures: '/staff/tariffs',
  lists: '/staff/tariffs/lists',
  quotas: '/staff/tariffs/quotas',
  outlooks: '/staff/tariffs/outlooks',
  import: '/staff/tariffs/import',
  publishing: '/staff/tariffs/publishing',
} as const

export type DeskRoom = keyof typeof ROOMS

/** The rooms of the tariff desk. */
export async function DeskNav({ room }: { room: DeskRoom }) {
  const t = await getTranslations('staff.tariffs.rooms')
  return (
    <nav aria-label={t('label')} data-print="hide">
      <ul className="flex flex-wrap gap-x-5 border-b text-sm">
        {(Object.keys(ROOMS) as DeskRoom[]).map((each) => (
          <li key={each}>
            <Link
              href={ROOMS[each]}
              aria-current={each === room ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center border-b-2 no-underline ${each === room ? 'border-copper font-medium' : 'border-transparent text-muted hover:text-ink'}`}
            >
              {t(each)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RoomNav } from '@/components/site/room-nav'

const ROOMS = {
  day: '/staff/finance',
  owed: '/staff/finance/owed',
  payments: '/staff/finance/payments',
  stripe: '/staff/finance/stripe',
} as const
type FinanceRoom = keyof typeof ROOMS

/** Links to the pages of finance. */
export async function FinanceNav({ room }: { room: FinanceRoom }) {
  const t = await getTranslations('finance.rooms')
  return <RoomNav label={t('label')} rooms={ROOMS} present={room} nameOf={(each) => t(each)} />
}

/** The frame of a finance page: navigation, title and state, actions, content. */
export async function FinanceFrame({
  room,
  title,
  lead,
  beside,
  children,
}: {
  room: FinanceRoom
  title: string
  lead: ReactNode
  beside?: ReactNode
  children: ReactNode
}) {
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
      <div className="grid gap-4">
        <FinanceNav room={room} />
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div className="grid gap-1">
            <h1 className="text-xl">{title}</h1>
            {lead}
          </div>
          {beside}
        </header>
      </div>
      {children}
    </main>
  )
}

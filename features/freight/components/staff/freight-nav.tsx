import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormPerson } from '@/components/form/person'
import { RoomNav } from '@/components/site/room-nav'
import { requireStaff } from '@/features/accounts/guards'

const ROOMS = {
  cards: '/staff/freight',
  calculator: '/staff/freight/calculator',
  import: '/staff/freight/import',
  files: '/staff/freight/files',
} as const
type FreightRoom = keyof typeof ROOMS

/** Sections of the freight desk. */
export async function FreightNav({ room }: { room: FreightRoom }) {
  const t = await getTranslations('freight.rooms')
  return <RoomNav label={t('label')} rooms={ROOMS} present={room} nameOf={(each) => t(each)} />
}

/** A page of the freight desk: its navigation, title, purpose and content. */
export async function FreightFrame({
  room,
  lead,
  children,
}: {
  room: FreightRoom
  lead: string
  children: ReactNode
}) {
  const [{ userId }, t] = await Promise.all([
    requireStaff(ROOMS[room]),
    getTranslations('freight.rooms'),
  ])
  return (
    <FormPerson id={userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <FreightNav room={room} />
        <div className="grid gap-1">
          <h1 className="text-xl">{t(room)}</h1>
          <p className="max-w-prose text-sm text-muted">{lead}</p>
        </div>
        {children}
      </main>
    </FormPerson>
  )
}

import { getTranslations } from 'next-intl/server'
import { RoomNav } from '@/components/site/room-nav'

const ROOMS = { desk: '/staff/transfers', booked: '/staff/transfers/booked' } as const

/** Links to the pages of transfers: waiting and booked. */
export async function TransfersNav({ room }: { room: keyof typeof ROOMS }) {
  const t = await getTranslations('transfers.desk.rooms')
  return <RoomNav label={t('label')} rooms={ROOMS} present={room} nameOf={(each) => t(each)} />
}

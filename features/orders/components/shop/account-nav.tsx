import { getTranslations } from 'next-intl/server'
import { RoomNav } from '@/components/site/room-nav'

const ROOMS = {
  home: '/account',
  quotes: '/account/quotes',
  requests: '/account/requests',
  orders: '/account/orders',
  invoices: '/account/invoices',
  designs: '/account/designs',
  lists: '/lists',
  people: '/account/people',
  company: '/account/company',
  settings: '/account/settings',
  security: '/account/security',
} as const
export type AccountRoom = keyof typeof ROOMS

/** Navigation between the pages of a buyer's account. */
export async function AccountNav({ room }: { room: AccountRoom }) {
  const t = await getTranslations('account.rooms')
  return <RoomNav label={t('label')} rooms={ROOMS} present={room} nameOf={(each) => t(each)} />
}

import { getTranslations } from 'next-intl/server'
import { RoomNav } from '@/components/site/room-nav'

const ROOMS = {
  measures: '/staff/tariffs',
  changes: '/staff/tariffs/changes',
  agreements: '/staff/tariffs/agreements',
  risks: '/staff/tariffs/risks',
  exclusions: '/staff/tariffs/exclusions',
  controls: '/staff/tariffs/controls',
  quotas: '/staff/tariffs/quotas',
  outlooks: '/staff/tariffs/outlooks',
  importers: '/staff/tariffs/importers',
  refunds: '/staff/tariffs/refunds',
  import: '/staff/tariffs/import',
  publishing: '/staff/tariffs/publishing',
} as const

export type DeskRoom = keyof typeof ROOMS

/** Links to the pages of the tariff desk. */
export async function DeskNav({ room }: { room: DeskRoom }) {
  const t = await getTranslations('staff.tariffs.rooms')
  return <RoomNav label={t('label')} rooms={ROOMS} present={room} nameOf={(each) => t(each)} />
}

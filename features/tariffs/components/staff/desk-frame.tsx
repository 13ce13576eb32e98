import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormPerson } from '@/components/form/person'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import type { PlainPermission } from '@/features/accounts/rules/permissions'
import { DeskNav, type DeskRoom } from './desk-nav'

/** The frame of a tariff desk page: navigation, title, purpose and content; entries typed there are kept. */
export async function DeskFrame({
  room,
  lead,
  permission = 'tariff.edit',
  children,
}: {
  room: DeskRoom
  lead?: string
  /** the right to do something here; everybody else reads */
  permission?: PlainPermission
  children: ReactNode
}) {
  const [actor, t] = await Promise.all([
    requireStaff('/staff/tariffs'),
    getTranslations('staff.tariffs.rooms'),
  ])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
        <DeskNav room={room} />
        <div className="grid gap-1">
          <h1 className="text-xl">{t(room)}</h1>
          {lead ? <p className="max-w-prose text-sm text-muted">{lead}</p> : null}
        </div>
        <ReadOnlyFor actor={actor} permission={permission}>
          {children}
        </ReadOnlyFor>
      </main>
    </FormPerson>
  )
}

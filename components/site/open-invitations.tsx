import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { deskInstant } from '@/platform/dates'

export interface OpenInvitation {
  id: string
  /** null of one that anybody may take up */
  email: string | null
  /** as what, in words */
  roles: string
  invitedBy: string
  expiresAt: Date
  /** it has run out, and can be withdrawn still */
  isOver: boolean
}

/** Invitations that nobody has taken up, each with the deed that ends it: to the house, or to a company. */
export async function OpenInvitations({
  invitations,
  withdraw,
  idName,
}: {
  invitations: readonly OpenInvitation[]
  withdraw: DeskAction
  /** under which the deed is sent whose invitation it is */
  idName: 'id' | 'memberId'
}) {
  if (invitations.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('people'), getLocale()])
  return (
    <ul className="grid max-w-3xl divide-y rounded-md border bg-white text-sm">
      {invitations.map(({ id, email, roles, invitedBy, expiresAt, isOver }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
          <div className="grid gap-0.5">
            <p className="font-medium break-all">{email}</p>
            <p className={isOver ? 'text-xs text-caution' : 'text-xs text-muted'}>
              {t(isOver ? 'invitedOver' : 'invited', {
                roles,
                by: invitedBy,
                at: deskInstant(expiresAt, locale),
              })}
            </p>
          </div>
          <div className="ms-auto">
            <DeskForm
              action={withdraw}
              id={`withdraw-${id}`}
              hidden={{ [idName]: id }}
              fields={[]}
              submit={t('withdraw')}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { deskInstant } from '@/platform/dates'

export interface OpenInvitation {
  id: string
  /** null for an invitation that anybody may accept */
  email: string | null
  /** the roles, in words */
  roles: string
  invitedBy: string
  expiresAt: Date
  /** it has expired, and can still be withdrawn */
  isOver: boolean
}

/** Invitations that nobody has accepted, each with the action that withdraws it: to the house, or to a company. */
export async function OpenInvitations({
  invitations,
  withdraw,
  idName,
}: {
  invitations: readonly OpenInvitation[]
  withdraw: DeskAction
  /** the field that names the invitation */
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

import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { SettingHistory } from '@/components/desk/setting-history'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { setOwnWorkAction } from '@/features/tariffs/actions/set-own-work'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { listOwnWork } from '@/features/tariffs/queries/own-work'
import { MIN_REASON } from '@/features/tariffs/rules/second-person'
import { deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/tariffs/publishing')

/** Who may publish: the setting in force, a form for admins to change it, and earlier settings. */
export default async function PublishingPage() {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/tariffs/publishing')
  const [all, t] = await Promise.all([listOwnWork(actor), getTranslations('tariffDesk.publishing')])
  const [now] = all
  const state = (allowed: boolean) => t(allowed ? 'one' : 'two')
  return (
    <DeskFrame room="publishing" lead={t('lead')}>
      {now ? (
        <p className="max-w-prose text-sm" data-testid="own-work">
          <strong className="font-medium">{state(now.allowed)}</strong>{' '}
          {t('inForce', { by: now.setBy, at: deskInstant(now.setAt, locale) })}
        </p>
      ) : null}
      {may(actor, 'own-work.set') ? (
        <DeskForm
          action={setOwnWorkAction}
          id="own-work"
          stacked
          version={now?.version ?? 0}
          submit={t('submit')}
          fields={[
            {
              name: 'allowed',
              label: t('choice'),
              hint: t('choiceHint'),
              type: 'select',
              wide: true,
              start: now?.allowed ? 'yes' : 'no',
              options: [
                ['no', t('two')],
                ['yes', t('one')],
              ],
            },
            {
              name: 'reason',
              label: t('reason'),
              hint: t('reasonHint', { least: MIN_REASON }),
              type: 'long',
              wide: true,
            },
          ]}
        />
      ) : (
        <p className="text-sm text-muted">{t('admins')}</p>
      )}
      <SettingHistory
        rows={all}
        keyOf={({ id }) => id}
        columns={[{ label: t('what'), cell: ({ allowed }) => state(allowed) }]}
      />
    </DeskFrame>
  )
}

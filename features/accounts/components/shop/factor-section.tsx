import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'
import { endSecondFactor, renewRecoveryCodes } from '../../actions/second-factor'
import type { OwnFactor } from '../../queries/security'
import { AccountForm } from './account-form'
import { accountErrors, codeWords } from './account-shell'

/** The second factor: its state, its recovery codes, and how to remove it. */
export async function FactorSection({ factor, isStaff }: { factor: OwnFactor; isStaff: boolean }) {
  const t = await getTranslations('account.security.factor')
  const isOn = factor.state === 'on'
  return (
    <section aria-labelledby="factor-of" className="grid gap-3">
      <h2 id="factor-of" className="flex flex-wrap items-center gap-2 text-lg">
        {t('title')}
        <Badge variant={isOn ? 'ok' : 'default'}>{t(isOn ? 'isOn' : 'isOff')}</Badge>
      </h2>
      <p className="max-w-prose text-sm text-muted">{t(isStaff ? 'staffLead' : 'lead')}</p>
      {isOn ? (
        <FactorForms codesLeft={factor.codesLeft} isStaff={isStaff} />
      ) : (
        <Link
          href="/account/security/second-factor"
          className={buttonVariants({ variant: 'outline', className: 'justify-self-start' })}
        >
          {t('setUp')}
        </Link>
      )}
    </section>
  )
}

async function FactorForms({ codesLeft, isStaff }: { codesLeft: number; isStaff: boolean }) {
  const [t, errors, codes] = await Promise.all([
    getTranslations('account.security.factor'),
    accountErrors(),
    codeWords(),
  ])
  const password = {
    name: 'current',
    label: t('password'),
    autoComplete: 'current-password',
    error: t('passwordError'),
  } as const
  return (
    <>
      <p className={codesLeft < 3 ? 'text-sm text-caution' : 'text-sm'}>
        {t('codesLeft', { count: codesLeft })}
      </p>
      <div className="grid max-w-md content-start gap-3 rounded-md border bg-white p-4">
        <h3 className="text-base font-medium">{t('renewTitle')}</h3>
        <p className="text-sm text-muted">{t('renewLead')}</p>
        <AccountForm
          action={renewRecoveryCodes}
          errors={errors}
          codes={codes}
          submit={t('renew')}
          idPrefix="renew"
          fields={[password]}
        />
      </div>
      <div className="grid max-w-md content-start gap-3 rounded-md border bg-white p-4">
        <h3 className="text-base font-medium">{t(isStaff ? 'moveTitle' : 'endTitle')}</h3>
        <p className="text-sm text-muted">{t(isStaff ? 'moveLead' : 'endLead')}</p>
        <AccountForm
          action={endSecondFactor}
          errors={errors}
          submit={t(isStaff ? 'move' : 'end')}
          idPrefix="end"
          fields={[
            password,
            {
              name: 'code',
              label: t('code'),
              hint: t('eitherHint'),
              autoComplete: 'one-time-code',
              error: t('codeError'),
            },
          ]}
        />
      </div>
    </>
  )
}

import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert } from '@/components/ui/alert'
import { beginSecondFactor, confirmSecondFactor } from '@/features/accounts/actions/second-factor'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import {
  AccountShell,
  accountErrors,
  codeWords,
} from '@/features/accounts/components/shop/account-shell'
import { QrCode } from '@/features/accounts/components/shop/qr-code'
import { requireAccount } from '@/features/accounts/guards'
import { ownFactor } from '@/features/accounts/queries/security'
import { safeReturnPath } from '@/features/accounts/schema'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/account/security/second-factor')

export default function SecondFactorPage({
  searchParams,
}: PageProps<'/[locale]/account/security/second-factor'>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <SecondFactor searchParams={searchParams} />
    </Suspense>
  )
}

/** Sets up a second factor: password, the code that the app reads, the app's first code, the recovery codes. */
async function SecondFactor({
  searchParams,
}: Pick<PageProps<'/[locale]/account/security/second-factor'>, 'searchParams'>) {
  const actor = await requireAccount('/account/security/second-factor')
  const { next } = await searchParams
  const [t, factor, errors] = await Promise.all([
    getTranslations('account.security.factor'),
    ownFactor(actor, new Date()),
    accountErrors(),
  ])
  const goesTo = safeReturnPath(
    typeof next === 'string' ? next : undefined,
    actor.kind === 'member' ? '/account/security' : '/staff',
  )
  const codes = await codeWords({ href: goesTo, label: t('goOn') })
  return (
    <AccountShell title={t('title')} lead={t(actor.kind === 'enrolling' ? 'requiredLead' : 'lead')}>
      {factor.state === 'off' ? (
        <AccountForm
          key="begin"
          action={beginSecondFactor}
          errors={errors}
          submit={t('begin')}
          fields={[
            {
              name: 'current',
              label: t('password'),
              hint: t('passwordHint'),
              autoComplete: 'current-password',
              error: t('passwordError'),
            },
          ]}
        />
      ) : (
        // The same form shows the recovery codes once the factor is on.
        <AccountForm
          key="confirm"
          action={confirmSecondFactor}
          errors={errors}
          codes={codes}
          spent={
            factor.state === 'on' ? (
              <Alert variant="ok">
                {t('on')}{' '}
                <Link href={goesTo} className="text-info underline">
                  {t('goOn')}
                </Link>
              </Alert>
            ) : null
          }
          submit={t('confirm')}
          head={
            factor.state === 'begun' ? (
              <ol className="grid gap-4 text-sm">
                <li className="grid gap-2">
                  <p>{t('scan')}</p>
                  <QrCode text={factor.address} label={t('qr')} />
                </li>
                <li className="grid gap-1">
                  <p>{t('typed')}</p>
                  <code className="font-mono text-sm">
                    {(factor.secret.match(/.{1,4}/g) ?? []).join(' ')}
                  </code>
                </li>
              </ol>
            ) : null
          }
          fields={[
            {
              name: 'code',
              label: t('code'),
              hint: t('codeHint'),
              autoComplete: 'one-time-code',
              error: t('codeError'),
            },
          ]}
        />
      )}
    </AccountShell>
  )
}

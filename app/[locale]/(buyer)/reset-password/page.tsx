import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { resetPassword } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('resetTitle'), robots: { index: false } }
}

export default async function ResetPasswordPage({
  searchParams,
}: PageProps<'/[locale]/reset-password'>) {
  const t = await getTranslations('account')
  return (
    <AccountShell title={t('resetTitle')}>
      <Suspense>
        <ResetForm searchParams={searchParams} />
      </Suspense>
    </AccountShell>
  )
}

async function ResetForm({
  searchParams,
}: Pick<PageProps<'/[locale]/reset-password'>, 'searchParams'>) {
  const { token } = await searchParams
  const t = await getTranslations('account')
  return (
    <AccountForm
      action={resetPassword}
      hidden={{ token: typeof token === 'string' ? token : '' }}
      errors={await accountErrors()}
      submit={t('setPassword')}
      fields={[
        {
          name: 'password',
          label: t('newPassword'),
          hint: t('passwordHint'),
          autoComplete: 'new-password',
          error: t('fieldErrors.password'),
        },
      ]}
    />
  )
}

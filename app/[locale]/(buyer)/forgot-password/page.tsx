import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requestPasswordReset } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('forgotTitle'), robots: { index: false } }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('account')
  return (
    <AccountShell title={t('forgotTitle')} lead={t('forgotLead')}>
      <AccountForm
        action={requestPasswordReset}
        errors={await accountErrors()}
        submit={t('sendLink')}
        done={t('forgotDone')}
        fields={[
          {
            name: 'email',
            label: t('email'),
            autoComplete: 'email',
            error: t('fieldErrors.email'),
          },
        ]}
      />
    </AccountShell>
  )
}

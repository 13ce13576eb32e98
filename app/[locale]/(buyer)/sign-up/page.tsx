import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signUp } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signUpTitle'), robots: { index: false } }
}

export default async function SignUpPage() {
  const t = await getTranslations('account')
  return (
    <AccountShell title={t('signUpTitle')} lead={t('signUpLead')}>
      <AccountForm
        action={signUp}
        errors={await accountErrors()}
        submit={t('signUp')}
        done={t('signUpDone')}
        fields={[
          { name: 'name', label: t('name'), autoComplete: 'name', error: t('fieldErrors.name') },
          {
            name: 'email',
            label: t('email'),
            autoComplete: 'email',
            error: t('fieldErrors.email'),
          },
          {
            name: 'password',
            label: t('password'),
            hint: t('passwordHint'),
            autoComplete: 'new-password',
            error: t('fieldErrors.password'),
          },
        ]}
      />
      <p className="text-sm">
        <Link className="text-info underline" href="/sign-in">
          {t('signInLink')}
        </Link>
      </p>
    </AccountShell>
  )
}

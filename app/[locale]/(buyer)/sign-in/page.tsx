import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Alert } from '@/components/ui/alert'
import { signIn } from '@/features/accounts/actions/sign-in'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signInTitle'), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: PageProps<'/[locale]/sign-in'>) {
  const t = await getTranslations('account')
  return (
    <AccountShell title={t('signInTitle')} lead={t('signInLead')}>
      <Suspense>
        <SignInForm searchParams={searchParams} />
      </Suspense>
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Link className="text-info underline" href="/forgot-password">
          {t('forgotLink')}
        </Link>
        <Link className="text-info underline" href="/sign-up">
          {t('signUpLink')}
        </Link>
      </p>
    </AccountShell>
  )
}

async function SignInForm({ searchParams }: Pick<PageProps<'/[locale]/sign-in'>, 'searchParams'>) {
  const { next, reset } = await searchParams
  const t = await getTranslations('account')
  return (
    <>
      {reset ? (
        <Alert variant="ok" role="status">
          {t('resetDone')}
        </Alert>
      ) : null}
      <AccountForm
        action={signIn}
        hidden={typeof next === 'string' ? { next } : {}}
        errors={await accountErrors()}
        submit={t('signIn')}
        fields={[
          {
            name: 'email',
            label: t('email'),
            autoComplete: 'username',
            error: t('fieldErrors.email'),
          },
          {
            name: 'password',
            label: t('password'),
            autoComplete: 'current-password',
            error: t('fieldErrors.passwordEmpty'),
          },
        ]}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { signInByCode } from '@/features/accounts/actions/second-factor'
import { AccountForm } from '@/features/accounts/components/shop/account-form'
import { AccountShell, accountErrors } from '@/features/accounts/components/shop/account-shell'
import { Link } from '@/i18n/link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.code'))('title'), robots: { index: false } }
}

/** The second step of signing in: a code of the app, or a recovery code. */
export default async function SignInCodePage({
  searchParams,
}: PageProps<'/[locale]/sign-in/code'>) {
  const t = await getTranslations('account.code')
  return (
    <AccountShell title={t('title')} lead={t('lead')}>
      <Suspense>
        <CodeForm searchParams={searchParams} />
      </Suspense>
      <p className="text-sm">
        <Link className="text-info underline" href="/sign-in">
          {t('back')}
        </Link>
      </p>
    </AccountShell>
  )
}

async function CodeForm({
  searchParams,
}: Pick<PageProps<'/[locale]/sign-in/code'>, 'searchParams'>) {
  const { next } = await searchParams
  const [t, errors] = await Promise.all([getTranslations('account.code'), accountErrors()])
  return (
    <AccountForm
      action={signInByCode}
      hidden={typeof next === 'string' ? { next } : {}}
      errors={errors}
      submit={t('submit')}
      fields={[
        {
          name: 'code',
          label: t('code'),
          hint: t('hint'),
          autoComplete: 'one-time-code',
          error: t('codeError'),
        },
      ]}
    />
  )
}

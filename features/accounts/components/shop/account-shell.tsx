import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { FormState } from '../../actions/sign-in'

/** The narrow column that the account pages share. */
export function AccountShell({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children: ReactNode
}) {
  return (
    <div className="shell grid max-w-md content-start gap-6 py-10 md:py-16">
      <header className="grid gap-2">
        <h1 className="text-xl">{title}</h1>
        {lead ? <p className="text-sm text-muted">{lead}</p> : null}
      </header>
      {children}
    </div>
  )
}

/** Words for every refusal an account form can get. */
export async function accountErrors(): Promise<Record<NonNullable<FormState['error']>, string>> {
  const t = await getTranslations('account.errors')
  return {
    wrong_credentials: t('wrong_credentials'),
    not_verified: t('not_verified'),
    too_many: t('too_many'),
    bad_token: t('bad_token'),
    failed: t('failed'),
  }
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { AccountWords } from './account-form'

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

/** Words for every refusal an account form can get; a wait stands in for `{minutes}` where it is known. */
export async function accountErrors(): Promise<AccountWords> {
  const t = await getTranslations('account')
  const minutes = '{minutes}'
  return {
    wrong_credentials: t('errors.wrong_credentials'),
    not_verified: t('errors.not_verified'),
    too_many: t('errors.too_many', { minutes }),
    too_many_sign_ins: t('errors.too_many_sign_ins', { minutes }),
    bad_token: t('errors.bad_token'),
    failed: t('errors.failed'),
    weak: {
      short: t('weak.short'),
      common: t('weak.common'),
      personal: t('weak.personal'),
      pattern: t('weak.pattern'),
    },
  }
}

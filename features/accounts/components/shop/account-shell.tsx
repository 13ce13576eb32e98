import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ACCOUNT_ERRORS, type AccountError } from '../../rules/account-entry'
import type { AccountWords } from './account-form'
import type { CodeWords } from './recovery-codes'

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

/** Words for every refusal of an account form; `{minutes}` stands for the wait where it is known. */
export async function accountErrors(): Promise<AccountWords> {
  const t = await getTranslations('account')
  const minutes = '{minutes}'
  const errors = Object.fromEntries(
    ACCOUNT_ERRORS.map((error) => [error, t(`errors.${error}`, { minutes })]),
  ) as Record<AccountError, string>
  return {
    ...errors,
    weak: {
      short: t('weak.short'),
      common: t('weak.common'),
      personal: t('weak.personal'),
      pattern: t('weak.pattern'),
    },
  }
}

/** The words around recovery codes. @param goOn link to follow once they are saved */
export async function codeWords(goOn?: CodeWords['goOn']): Promise<CodeWords> {
  const t = await getTranslations('account.security.codes')
  return {
    title: t('title'),
    text: t('text'),
    copy: t('copy'),
    copied: t('copied'),
    ...(goOn ? { goOn } : {}),
  }
}

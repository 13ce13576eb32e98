import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'
import type { Actor } from '../../rules/actor'
import { may, rolesWith, type PlainPermission } from '../../rules/permissions'

/** The roles that have a permission, in words. */
async function rolesInWords(permission: PlainPermission): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('staff.roles'), getFormatter()])
  return format.list(
    rolesWith(permission).map((role) => t(role)),
    { type: 'disjunction' },
  )
}

/** Shown in place of a desk page that the reader's roles don't reach: which roles do, and a way back. */
export async function ReservedPage({ permission }: { permission: PlainPermission }) {
  const [t, roles] = await Promise.all([
    getTranslations('staff.reserved'),
    rolesInWords(permission),
  ])
  return (
    <main id="content" className="shell grid justify-items-start gap-4 py-10" data-reserved>
      <p className="text-sm text-muted">{t('code')}</p>
      <h1 className="text-xl">{t('title')}</h1>
      <p className="max-w-prose">{t('who', { roles })}</p>
      <Link href="/staff" className={buttonVariants({ variant: 'outline' })}>
        {t('back')}
      </Link>
    </main>
  )
}

/** Wraps entries that somebody may read but not change: disabled, with a note on whose they are. */
export async function ReadOnlyFor({
  actor,
  permission,
  children,
}: {
  actor: Actor
  permission: PlainPermission
  children: ReactNode
}) {
  if (may(actor, permission)) return children
  const [t, roles] = await Promise.all([
    getTranslations('staff.reserved'),
    rolesInWords(permission),
  ])
  return (
    <>
      <Alert variant="info">
        <AlertTitle>{t('readOnly')}</AlertTitle>
        <p>{t('whoChanges', { roles })}</p>
      </Alert>
      <fieldset disabled className="contents">
        {children}
      </fieldset>
    </>
  )
}

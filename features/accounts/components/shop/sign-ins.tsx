import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { deskDay, deskInstant } from '@/platform/dates'
import { endSession } from '../../actions/security'
import type { ownSignIns } from '../../queries/security'
import type { Device } from '../../rules/device'

type Known = Awaited<ReturnType<typeof ownSignIns>>

/** Names a device in a sentence. */
async function deviceNames(): Promise<(device: Device) => string> {
  const t = await getTranslations('account.security.device')
  return ({ browser, system }) =>
    browser && system ? t('on', { browser, system }) : (browser ?? system ?? t('unknown'))
}

/** Where one is signed in, with a button to end each session. @param present id of the session that reads this */
export async function SessionsSection({
  sessions,
  present,
}: {
  sessions: Known['sessions']
  present: string
}) {
  const [t, locale, nameOf] = await Promise.all([
    getTranslations('account.security.sessions'),
    getLocale(),
    deviceNames(),
  ])
  return (
    <section aria-labelledby="sessions-of" className="grid gap-3">
      <h2 id="sessions-of" className="text-lg">
        {t('title')}
      </h2>
      <ul className="grid divide-y rounded-md border bg-white">
        {sessions.map(({ id, device, ipAddress, createdAt, updatedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
            <div className="grid gap-0.5">
              <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
                {nameOf(device)}
                {id === present ? <Badge variant="info">{t('present')}</Badge> : null}
              </p>
              <p className="text-xs text-muted">
                {t('said', {
                  place: ipAddress || t('noPlace'),
                  began: deskInstant(createdAt, locale),
                  used: deskDay(updatedAt, locale),
                })}
              </p>
            </div>
            {id === present ? null : (
              <DeedForm
                action={endSession.bind(null, id)}
                className="ms-auto"
                variant="outline"
                size="sm"
              >
                {t('end')}
              </DeedForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <DeedForm action={endSession.bind(null, null)} variant="outline">
          {t('endOthers')}
        </DeedForm>
      ) : null}
    </section>
  )
}

/** Successful and refused sign-ins, newest first. */
export async function SignInsSection({ signIns }: Pick<Known, 'signIns'>) {
  const [t, locale, nameOf] = await Promise.all([
    getTranslations('account.security.signIns'),
    getLocale(),
    deviceNames(),
  ])
  const why = (reason: string | undefined) =>
    reason === 'INVALID_EMAIL_OR_PASSWORD'
      ? t('wrongPassword')
      : reason === 'TOO_MANY_ATTEMPTS' || reason === 'ACCOUNT_TEMPORARILY_LOCKED'
        ? t('tooMany')
        : reason?.includes('CODE')
          ? t('wrongCode')
          : t('otherReason')
  return (
    <section aria-labelledby="sign-ins-of" className="grid gap-3">
      <h2 id="sign-ins-of" className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      {signIns.length === 0 ? (
        <p className="text-sm">{t('none')}</p>
      ) : (
        <Table framed labelledBy="sign-ins-of" className="min-w-md">
          <TableHeader>
            <TableRow>
              <TableHead>{t('at')}</TableHead>
              <TableHead>{t('what')}</TableHead>
              <TableHead>{t('device')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {signIns.map(({ id, at, isRefused, proof, reason, device }) => (
              <TableRow key={id}>
                <TableCell className="whitespace-nowrap">{deskInstant(at, locale)}</TableCell>
                <TableCell className={isRefused ? 'text-caution' : undefined}>
                  {isRefused
                    ? t('refused', { why: why(reason) })
                    : t('letIn', { proof: t(`proofs.${proof ?? 'password'}`) })}
                </TableCell>
                <TableCell>{isRefused ? '' : nameOf(device)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  )
}

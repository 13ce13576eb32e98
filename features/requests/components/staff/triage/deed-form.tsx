'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { isCause } from '@/components/form/attempt'
import { nextTrouble, TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DeedState, HandledRequests } from '../../../rules/triage-state'

/** The form of a deed of the inbox: sent at once, and a refusal is shown in its place. */
export function TriageForm({
  action,
  id,
  className,
  entries = false,
  onAnswer,
  children,
}: {
  action: (state: DeedState, form: FormData) => Promise<DeedState>
  id?: string
  className?: string
  /** it has typed entries */
  entries?: boolean
  /** called once with the result for several; must be the same function in each rendering */
  onAnswer?: (told: HandledRequests) => void
  children: (state: { pending: boolean; fieldErrors: Record<string, string[]> }) => ReactNode
}) {
  const t = useTranslations('staff.triage')
  const router = useRouter()
  const path = usePathname()
  const { state, trouble, pending, retry, sent } = useSentForm<DeedState>(action, {})
  const { reason, by, fieldErrors = {} } = state
  useEffect(() => {
    if (state.told) onAnswer?.(state.told)
  }, [state, onAnswer])
  const cause = isCause(reason) ? nextTrouble(trouble, reason) : trouble
  return (
    <form {...sent} id={id} className={className} aria-busy={pending}>
      <TroubleAlert trouble={cause} pending={pending} entries={entries} onRetry={retry} />
      {reason && !isCause(reason) ? (
        <Alert variant="fault" role="alert" className="grid justify-items-start gap-2">
          {reason === 'handled_meanwhile'
            ? by
              ? t('errors.handled_meanwhile', { by })
              : t('errors.handled_by_other')
            : t(`errors.${reason}`)}
          <Button variant="outline" size="sm" onClick={() => router.push(path)}>
            {t('anew')}
          </Button>
        </Alert>
      ) : null}
      {children({ pending, fieldErrors })}
    </form>
  )
}

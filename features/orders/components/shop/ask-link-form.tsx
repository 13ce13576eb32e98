'use client'

import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { askLinkAction, type AskLinkState } from '../../actions/ask-link'

/** Asks for a link to be mailed again, and says what happens then. */
export function AskLinkForm({
  number,
  texts,
}: {
  number: string
  texts: Record<'send' | 'asked' | 'too_many' | 'failed', string>
}) {
  const { state, sent, trouble, pending, retry } = useSentForm<AskLinkState>(askLinkAction, 'idle')
  return (
    <form {...sent} className="grid justify-items-start gap-2">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <input type="hidden" name="number" value={number} />
      {state === 'asked' ? null : (
        <Button type="submit" variant="outline" size="lg" disabled={pending}>
          {texts.send}
        </Button>
      )}
      <p role="status" className={`min-h-6 text-sm ${state === 'failed' ? 'text-fault' : ''}`}>
        {state === 'idle' ? null : texts[state]}
      </p>
    </form>
  )
}

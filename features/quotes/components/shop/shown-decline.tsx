import { getMessages } from 'next-intl/server'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'
import { declineQuoteAction } from '../../actions/answer-quote'
import { DeclineForm } from './decline-form'

/** The decline form beside the signature, with its words for the browser. */
export async function ShownDecline({
  hidden,
  currency,
}: {
  hidden: Record<string, string>
  currency: string
}) {
  const messages = await getMessages()
  return (
    <MessagesProvider messages={{ quotes: pick(messages.quotes, ['decline']) }}>
      <DeclineForm action={declineQuoteAction} hidden={hidden} currency={currency} />
    </MessagesProvider>
  )
}

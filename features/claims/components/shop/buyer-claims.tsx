import { randomUUID } from 'node:crypto'
import { getMessages } from 'next-intl/server'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'
import type { ClaimsView } from '../../queries/claims'
import { Claims } from '../claims'
import { ClaimForm } from './claim-form'

/** A buyer’s claims, with a form for another one while some pieces that left aren’t claimed. */
export async function BuyerClaims({ view, mayOpen }: { view: ClaimsView; mayOpen: boolean }) {
  const messages = await getMessages()
  return (
    <Claims view={view}>
      {mayOpen && view.open.length > 0 ? (
        <MessagesProvider
          messages={{ claims: pick(messages.claims, ['form']), request: messages.request }}
        >
          {/* Once a claim is sent, the next one begins empty. */}
          <ClaimForm key={view.claims.length} lines={view.open} formKey={randomUUID()} />
        </MessagesProvider>
      ) : null}
    </Claims>
  )
}

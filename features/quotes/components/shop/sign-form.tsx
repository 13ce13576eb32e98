import { getLocale, getMessages } from 'next-intl/server'
import type { Actor } from '@/features/accounts/rules/actor'
import { consentText } from '@/features/company/queries/consent'
import { AcceptForm, type AcceptState } from './accept-form'
import type { QuoteView } from '../../queries/quotes'
import { dutyClause } from '../../rules/duty-clause'
import { MessagesProvider } from '@/i18n/messages-provider'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { countryName, countryNames } from '@/platform/countries'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { pick } from '@/platform/pick'
import { legalParty } from '../../queries/legal-party'

/** The action of a signature: it creates the order and goes there. */
export type SignAction = (state: AcceptState, form: FormData) => Promise<AcceptState>

/** The form under a quote by which its reader signs the revision shown. */
export async function SignForm({
  quote,
  picked,
  actor,
  action,
  submit,
  hidden,
}: {
  quote: QuoteView
  /** what is picked, in words; empty if there was nothing to pick */
  picked: readonly string[]
  actor: Actor
  action: SignAction
  submit: string
  hidden: Record<string, string>
}) {
  const { document, number: revision } = quote.revision
  const { draft } = document
  const language = localeOf(document.language)
  const t = documentTranslator('quotes.page', language)
  const format = formatIn(language, draft.currency)
  const [messages, locale, consent, legal] = await Promise.all([
    getMessages(),
    getLocale(),
    consentText(language),
    legalParty(actor, quote.companyId),
  ])
  return (
    <MessagesProvider
      messages={{
        quotes: pick(messages.quotes, ['signing']),
        request: pick(messages.request, ['files', 'optional']),
      }}
    >
      <AcceptForm
        action={action}
        language={language}
        sentence={t('acceptSentence', {
          company: document.buyer.companyName,
          revision,
          number: formatQuoteNumber(quote.serial),
          total: format.money(document.totalMinor, draft.currency),
          incoterm: `${draft.incoterm} ${draft.namedPlace}`,
          deposit: format.money(document.depositMinor, draft.currency),
          balance: format.money(document.balanceMinor, draft.currency),
          dutyClause: dutyClause(document),
        })}
        picked={picked}
        terms={{
          consent: { text: consent.text, version: consent.version, sha256: consent.sha256 },
          party: legal
            ? { isWhole: true, ...legal, countryName: countryName(legal.country, locale) }
            : { isWhole: false, name: document.buyer.companyName, country: draft.destination },
          countries: legal ? [] : countryNames(locale),
        }}
        submit={submit}
        hidden={hidden}
      />
    </MessagesProvider>
  )
}

import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, type TradeObject } from '@/features/accounts/rules/permissions'
import { consentText } from '@/features/company/queries/consent'
import { legalParty } from '@/features/quotes/queries/legal-party'
import { AcceptForm } from '@/features/quotes/components/shop/accept-form'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { MessagesProvider } from '@/i18n/messages-provider'
import { countryName, countryNames } from '@/platform/countries'
import { formatIn } from '@/platform/format'
import { formatOrderNumber } from '@/platform/numbers'
import { pick } from '@/platform/pick'
import { declineAmendmentAction, signAmendmentAction } from '../../actions/sign-amendment'
import type { AmendmentView } from '../../queries/amendments'

/** The form with which a buyer signs or declines an amendment. */
export async function SignAmendment({
  serial,
  order,
  actor,
  amendment,
}: {
  serial: number
  order: TradeObject
  actor: Actor
  amendment: AmendmentView
}) {
  const { number, document, documentHash, totalMinor, beforeMinor, currency } = amendment
  if (amendment.state !== 'OFFERED' || actor.kind === 'staff') return null
  const t = await getTranslations('orderChanges.amend.sign')
  if (!may(actor, 'amendment.sign', order))
    return <p className="max-w-prose text-sm text-muted">{t('notYours')}</p>
  const { buyer, draft } = document.document
  const language = localeOf(document.document.language)
  const words = documentTranslator('orderChanges.amend.sign', language)
  const format = formatIn(language)
  const [messages, locale, consent, legal] = await Promise.all([
    getMessages(),
    getLocale(),
    consentText(language),
    legalParty(actor, order.companyId),
  ])
  const hidden = { serial: String(serial), number: String(number), documentHash }
  return (
    <MessagesProvider
      messages={{
        quotes: pick(messages.quotes, ['signing']),
        request: pick(messages.request, ['files', 'optional']),
        staff: pick(messages.staff, ['form']),
      }}
    >
      <section aria-labelledby="sign-amendment" className="grid grid-cols-1 gap-4 border-t pt-4">
        <h3 id="sign-amendment" className="text-base font-semibold">
          {t('title', { number })}
        </h3>
        <AcceptForm
          action={signAmendmentAction}
          language={language}
          sentence={words('sentence', {
            company: buyer.companyName,
            order: formatOrderNumber(serial),
            number,
            total: format.money(totalMinor, currency),
            before: format.money(beforeMinor, currency),
            incoterm: `${draft.incoterm} ${draft.namedPlace}`,
          })}
          picked={[]}
          terms={{
            consent: { text: consent.text, version: consent.version, sha256: consent.sha256 },
            party: legal
              ? { isWhole: true, ...legal, countryName: countryName(legal.country, locale) }
              : { isWhole: false, name: buyer.companyName, country: draft.destination },
            countries: legal ? [] : countryNames(locale),
          }}
          submit={t('submit')}
          hidden={hidden}
          asksPurchaseOrder={false}
        />
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
            {t('decline')}
          </summary>
          <DeskForm
            action={declineAmendmentAction}
            id={`decline-amendment-${number}`}
            stacked
            destructive
            hidden={hidden}
            submit={t('decline')}
            fields={[{ name: 'reason', label: t('declineReason'), type: 'long', wide: true }]}
          />
        </details>
      </section>
    </MessagesProvider>
  )
}

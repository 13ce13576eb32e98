import type { Metadata } from 'next'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { knownContact } from '@/features/accounts/queries/known-contact'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { answerPromise } from '@/features/company/queries/answer-promise'
import { offeredTerms } from '@/features/company/queries/delivery'
import { offeredCurrencies } from '@/features/company/queries/selling-rates'
import { promiseWords } from '@/features/company/rules/promise'
import { AboutSearch } from '@/features/requests/components/shop/about-search'
import { Prefill } from '@/features/requests/components/shop/prefill'
import { RequestDesk } from '@/features/requests/components/shop/request-desk'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { destinationNames } from '@/features/requests/rules/destinations'
import { pick } from '@/platform/pick'

/** The texts on goods that its fields use. */
const GOODS_TEXTS = [
  'notKnown',
  'anythingBut',
  'facts',
  'answers',
  'speakers',
  'speakersNamed',
  'problems',
] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('request.meta')
  return { title: t('title'), description: t('description') }
}

export default async function RequestPage() {
  const [t, common, promise, messages, locale, ddp, offered, currencies] = await Promise.all([
    getTranslations('request'),
    getTranslations('common.promise'),
    answerPromise(),
    getMessages(),
    getLocale(),
    ddpDestinations(),
    offeredTerms(),
    offeredCurrencies(),
  ])
  return (
    <main id="content" className="shell grid gap-6 py-6 md:py-10">
      <header className="grid gap-2">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-muted-foreground">{t('intro')}</p>
      </header>
      <MessagesProvider
        messages={{
          ...pick(messages, ['request', 'artwork']),
          goods: pick(messages.goods, GOODS_TEXTS),
          freight: pick(messages.freight, ['modes', 'days', 'demo', 'component']),
        }}
      >
        <RequestDesk
          destinations={destinationNames(locale)}
          ddp={ddp}
          offered={offered}
          currencies={currencies}
          promise={common('answer', promiseWords(promise))}
        />
        <AboutSearch />
        <Suspense fallback={null}>
          <KnownContact />
        </Suspense>
      </MessagesProvider>
    </main>
  )
}

/** Only for signed-in people: they aren't asked again for what we know about them. */
async function KnownContact() {
  const [contact, currencies] = await Promise.all([
    currentActor().then(knownContact),
    offeredCurrencies(),
  ])
  if (!contact) return null
  // A currency that is no longer offered isn't preselected.
  const currency = currencies.includes(contact.currency) ? contact.currency : ''
  return <Prefill known={{ ...contact, currency }} />
}

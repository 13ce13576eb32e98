import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import type { QuoteView } from '../../queries/quotes'
import { picksText } from '../../rules/choices'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskDay } from '@/platform/dates'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import {
  askSignatureAction,
  refuseSignatureAction,
  takeBackSignatureAction,
} from '../../actions/signatures'
import type { SignatureStanding } from '../../queries/signatures'
import { SignForm, type SignAction } from './sign-form'
import { SigningSection } from './signing-section'

type Bound = Exclude<SignatureStanding, { kind: 'free' }>

/**
 * The section for readers who can't sign directly: they ask an approver, sign as the approver, or
 * sign in first.
 */
export async function SignatureSection({
  quote,
  picks,
  picked,
  actor,
  standing,
  sign,
}: {
  quote: QuoteView
  picks: readonly string[]
  /** the same in words */
  picked: readonly string[]
  actor: Actor
  standing: Bound
  /** the action of an approver's signature */
  sign: SignAction
}) {
  const { staff } = await getMessages()
  const { revision } = quote
  if (standing.kind !== 'waiting' && !may(actor, 'quote.accept', quote)) return null
  return (
    <SigningSection revision={revision.number}>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        {standing.kind === 'sign_in' ? <SignIn actor={actor} serial={quote.serial} /> : null}
        {standing.kind === 'over' ? <Over quote={quote} picks={picks} standing={standing} /> : null}
        {standing.kind === 'waiting' ? (
          <Waiting quote={quote} picked={picked} actor={actor} standing={standing} sign={sign} />
        ) : null}
      </MessagesProvider>
    </SigningSection>
  )
}

async function SignIn({ actor, serial }: { actor: Actor; serial: number }): Promise<ReactNode> {
  const [t, common] = await Promise.all([
    getTranslations('ownCompany.signature'),
    getTranslations('account'),
  ])
  return (
    <>
      <p className="max-w-prose">{t('signIn')}</p>
      {actor.kind === 'guest' ? (
        <Link
          href={`/sign-in?next=/quotes/${formatQuoteNumber(serial)}`}
          className={buttonVariants({ className: 'justify-self-start' })}
        >
          {common('signIn')}
        </Link>
      ) : null}
    </>
  )
}

async function Over({
  quote,
  picks,
  standing: { limit, leftMinor, refused },
}: {
  quote: QuoteView
  picks: readonly string[]
  standing: Extract<Bound, { kind: 'over' }>
}) {
  const [t, windows, locale] = await Promise.all([
    getTranslations('ownCompany.signature'),
    getTranslations('ownCompany.people.windows'),
    getLocale(),
  ])
  const format = formatIn(locale)
  const { currency } = quote.revision.document.draft
  return (
    <>
      {refused ? (
        <Alert variant="caution">
          {t('refused', {
            by: refused.by,
            day: deskDay(refused.at, locale),
            reason: refused.reason,
          })}
        </Alert>
      ) : null}
      <p className="max-w-prose">
        {limit
          ? t('over', {
              amount: format.money(limit.amountMinor, currency),
              window: windows(limit.window),
              left: format.money(leftMinor, currency),
            })
          : t('overNone', { currency })}
      </p>
      <DeskForm
        action={askSignatureAction}
        id={`ask-signature-${quote.serial}`}
        stacked
        hidden={{
          serial: String(quote.serial),
          revision: String(quote.revision.number),
          documentHash: quote.revision.documentHash ?? '',
          picks: picksText(picks),
        }}
        submit={t('ask')}
        fields={[{ name: 'note', label: t('note'), type: 'long', wide: true }]}
      />
    </>
  )
}

async function Waiting({
  quote,
  picked,
  actor,
  standing: { id, by, at, note, isOwn, maySign },
  sign,
}: {
  quote: QuoteView
  picked: readonly string[]
  actor: Actor
  standing: Extract<Bound, { kind: 'waiting' }>
  sign: SignAction
}) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.signature'), getLocale()])
  const { document, validUntil } = quote.revision
  const { currency } = document.draft
  const day = deskDay(at, locale)
  // Its last day ends at the first moment of the next.
  const until = deskDay(new Date(validUntil.getTime() - 1000), locale)
  const words = note ? (
    <blockquote className="border-s-2 border-info ps-3 text-sm whitespace-pre-line">
      {t('noteBy', { by, note })}
    </blockquote>
  ) : null
  if (!maySign)
    return (
      <>
        <Alert variant="info">
          {isOwn ? t('ownWaits', { day }) : t('asked', { by, day, until })}
        </Alert>
        {words}
        {isOwn ? (
          <DeskForm
            action={takeBackSignatureAction}
            id={`take-back-${id}`}
            hidden={{ id }}
            submit={t('takeBack')}
            fields={[]}
          />
        ) : null}
      </>
    )
  return (
    <>
      <Alert variant="info">
        {t('yours', {
          by,
          company: document.buyer.companyName,
          amount: formatIn(locale).money(document.totalMinor, currency),
        })}
      </Alert>
      {words}
      <SignForm
        quote={quote}
        picked={picked}
        actor={actor}
        action={sign}
        submit={t('sign')}
        hidden={{ id }}
      />
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
          {t('refuse')}
        </summary>
        <DeskForm
          action={refuseSignatureAction}
          id={`refuse-${id}`}
          stacked
          destructive
          hidden={{ id }}
          submit={t('refuse')}
          fields={[
            {
              name: 'reason',
              label: t('reason'),
              hint: t('reasonHint', { by }),
              type: 'long',
              wide: true,
            },
          ]}
        />
      </details>
    </>
  )
}

import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { DeedForm } from '@/components/form/deed-form'
import { pick } from '@/platform/pick'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { recordAnswerAction } from '@/features/orders/actions/record-answer'
import { Differences } from '@/features/quotes/components/differences'
import { ChoicePanel } from '@/features/quotes/components/choice-panel'
import { LineFiles } from '@/features/quotes/components/line-files'
import { isChoosable, pickedDocument, picksText, readPick } from '@/features/quotes/rules/choices'
import { RevisionList } from '@/features/quotes/components/shop/revision-list'
import { LifePanel } from '@/features/quotes/components/staff/life-panel'
import { comparedWith } from '@/features/quotes/rules/revision-changes'
import { revisionIn } from '@/features/quotes/rules/state'
import { DeadMark } from '@/features/accounts/components/staff/dead-address'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { requireStaff } from '@/features/accounts/guards'
import { deadAddresses } from '@/features/accounts/queries/dead-addresses'
import { may } from '@/features/accounts/rules/permissions'
import { OutlookNote } from '@/features/capacity/components/staff/outlook-note'
import { workshopOutlook } from '@/features/capacity/queries/outlook'
import { ArtworkPanel } from '@/features/requests/components/staff/artwork-panel'
import { QuoteEditor } from '@/features/quotes/components/staff/editor/quote-editor'
import { EndingLines } from '@/features/quotes/components/ending-lines'
import { QuoteRisks } from '@/features/quotes/components/quote-risks'
import { QuoteSheet } from '@/features/quotes/components/sheet/quote-sheet'
import { reviseQuoteAction } from '@/features/quotes/actions/edit-quote'
import { deskInstant } from '@/platform/dates'
import { formatQuoteNumber, formatRequestNumber, parseQuoteNumber } from '@/platform/numbers'
import { DutyApprovalPanel } from '@/features/quotes/components/staff/duty-approval-panel'
import { CreditApprovalPanel } from '@/features/quotes/components/staff/credit-approval-panel'
import { DiscountApprovalPanel } from '@/features/quotes/components/staff/discount-approval-panel'
import { FloorApprovalPanel } from '@/features/quotes/components/staff/floor-approval-panel'
import { editorState } from '@/features/quotes/queries/editor-state'
import { editedQuote, packQuote } from '@/features/quotes/rules/edited-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { RequestChanges } from '@/features/requests/components/staff/request-changes'
import { requestChanges } from '@/features/requests/queries/request-changes'
import { requestArtwork } from '@/features/requests/queries/requests'
import { shownHouseTerms } from '@/features/company/queries/house-terms'
import { planTemplates } from '@/features/company/queries/plans'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { ThreadPanel } from '@/features/threads/components/thread-panel'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/quotes/[number]')

export default async function QuoteEditorPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/quotes/[number]'>) {
  const serial = parseQuoteNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const { against, lines, changes, pick: typed } = await searchParams
  const quote = await orNotFound(getQuote(actor, serial, undefined, revisionIn(against)))
  const { revision, life } = quote
  const house = await shownHouseTerms()
  const [t, locale, messages, artwork, corrections, ddp, plans, editing] = await Promise.all([
    getTranslations('staff.editor'),
    getLocale(),
    getMessages(),
    requestArtwork(actor, quote.requestSerial),
    requestChanges(actor, quote.requestSerial),
    ddpDestinations(),
    planTemplates(),
    revision.state === 'DRAFT' ? editorState(actor, quote, house) : null,
  ])
  const { buyer } = revision.document
  const { picks } = readPick(revision.document.draft, typed)
  const isToChoose = isChoosable(revision.document.draft)
  const dead = await deadAddresses(actor, [buyer.contactEmail])
  const number = formatQuoteNumber(serial)
  return (
    <main id="content" className="shell grid grid-cols-1 gap-6 py-6">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl">{t('title', { number })}</h1>
        <p className="text-muted">
          {t('for', { company: buyer.companyName, contact: buyer.contactName })}
          <DeadMark dead={dead.get(buyer.contactEmail.toLowerCase())} />
        </p>
        <Link
          className="text-sm text-info underline"
          href={`/staff/requests/${formatRequestNumber(quote.requestSerial)}`}
        >
          {t('request', { number: formatRequestNumber(quote.requestSerial) })}
        </Link>
        <Link className="text-sm text-info underline" href={`/staff/quotes/${number}/papers`}>
          {t('papers')}
        </Link>
      </header>
      {quote.requoteAskedAt ? (
        <Alert variant="info">{t('requoteAsked', { company: buyer.companyName })}</Alert>
      ) : null}
      <LifePanel quote={quote} actor={actor} now={new Date()} record={recordAnswerAction} />
      {life.state === 'pricing' ? (
        <RequestChanges
          changes={corrections}
          currency={revision.document.draft.currency}
          serial={may(actor, 'request.handle') ? quote.requestSerial : undefined}
          drafted={corrections.some(({ at }) => at > quote.begunAt)}
        />
      ) : null}
      <ArtworkPanel lines={artwork} />
      {editing ? (
        <DutyApprovalPanel
          state={editing.duty}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'duty.approve')}
        />
      ) : null}
      {editing?.floor ? (
        <FloorApprovalPanel
          floor={editing.floor.state}
          approval={editing.floor.approval}
          document={revision.document}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'floor.approve')}
        />
      ) : null}
      {editing ? (
        <DiscountApprovalPanel
          state={editing.discount.state}
          approval={editing.discount.approval}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'discount.approve')}
        />
      ) : null}
      {editing ? (
        <CreditApprovalPanel
          state={editing.credit}
          own={revision.editorIds.includes(actor.userId)}
          currency={revision.document.draft.currency}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'credit.set')}
        />
      ) : null}
      {revision.state === 'DRAFT' || revision.state === 'SENT' ? (
        <EndingLines staff document={revision.document} now={new Date()} />
      ) : null}
      <QuoteRisks document={revision.document} />
      {editing ? (
        <OutlookNote
          outlook={await workshopOutlook(
            actor,
            revision.document.draft.lines.filter(({ kind }) => kind !== 'charge'),
            new Date(),
          )}
        />
      ) : null}
      {editing ? (
        <MessagesProvider messages={{ staff: pick(messages.staff, ['editor']) }}>
          <FormPerson id={actor.userId}>
            <ReadOnlyFor actor={actor} permission="quote.edit">
              <QuoteEditor
                key={revision.number}
                serial={serial}
                number={number}
                revision={revision.number}
                version={revision.version}
                quote={packQuote(
                  editedQuote(revision.document),
                  editing.floor?.state.costs ?? null,
                )}
                outlooks={editing.outlooks}
                families={editing.families}
                finishes={editing.finishes}
                ddp={ddp}
                freight={editing.freight}
                stops={editing.stops}
                plans={plans}
                capPercent={house.quoting.capPercent}
              />
            </ReadOnlyFor>
          </FormPerson>
        </MessagesProvider>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Alert variant="ok" className="flex-1" role="status">
            {t('sent', { contact: buyer.contactEmail })}{' '}
            {revision.openedAt
              ? t('opened', { at: deskInstant(revision.openedAt, locale) })
              : revision.state === 'SENT'
                ? t('unopened')
                : null}
          </Alert>
          <Link className={buttonVariants({ variant: 'outline' })} href={`/quotes/${number}`}>
            {t('buyerPage')}
          </Link>
          {quote.acceptance || !may(actor, 'quote.edit') ? null : (
            <DeedForm action={reviseQuoteAction.bind(null, serial)} variant="outline">
              {t('revise')}
            </DeedForm>
          )}
        </div>
      )}
      {quote.changes ? (
        <Differences
          changes={quote.changes}
          language={revision.document.language}
          shown={{
            from: changes,
            addressOf: (from) =>
              `/staff/quotes/${number}?against=${comparedWith(quote.changes, revision.number)}${from === undefined ? '' : `&changes=${from}`}`,
          }}
        />
      ) : null}
      <RevisionList quote={quote} path={`/staff/quotes/${number}`} />
      <section aria-labelledby="preview" className="grid gap-4 border-t pt-6">
        <h2 id="preview" className="text-lg">
          {t('preview')}
        </h2>
        {isToChoose ? (
          <ChoicePanel offered={revision.document} picks={picks} path={`/staff/quotes/${number}`} />
        ) : null}
        <LineFiles
          number={number}
          revision={revision.number}
          picks={isToChoose ? picks : undefined}
        />
        <QuoteSheet
          document={pickedDocument(revision.document, picks)}
          picks={isToChoose ? picks : undefined}
          shown={{
            from: lines,
            addressOf: (from) =>
              `/staff/quotes/${number}?pick=${picksText(picks)}${from === undefined ? '' : `&lines=${from}`}`,
          }}
        />
      </section>
      <ThreadPanel
        desk
        actor={actor}
        serial={quote.requestSerial}
        all={(await searchParams)['thread'] === 'all'}
      />
      <ActivityPanel actor={actor} object={{ type: 'quote', id: quote.id }} />
    </main>
  )
}

import { orNotFound } from '@/app/or-not-found'
import { DeedForm } from '@/components/form/deed-form'
import { pick } from '@/platform/pick'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { ArtworkPanel } from '@/features/requests/components/staff/artwork-panel'
import { QuoteEditor } from '@/features/quotes/components/staff/editor/quote-editor'
import { EndingLines } from '@/features/quotes/components/ending-lines'
import { QuoteRisks } from '@/features/quotes/components/quote-risks'
import { QuoteSheet } from '@/features/quotes/components/sheet/quote-sheet'
import { reviseQuoteAction } from '@/features/quotes/actions/edit-quote'
import { formatQuoteNumber, formatRequestNumber, parseQuoteNumber } from '@/platform/numbers'
import { DutyApprovalPanel } from '@/features/quotes/components/staff/duty-approval-panel'
import { FloorApprovalPanel } from '@/features/quotes/components/staff/floor-approval-panel'
import { floorApproval, floorState } from '@/features/quotes/queries/floor-approval'
import { dutyApprovalState } from '@/features/quotes/queries/duty-approvals'
import { getSendStops } from '@/features/quotes/queries/send-limits'
import { editedQuote } from '@/features/quotes/rules/edited-quote'
import { proposedFreight } from '@/features/quotes/queries/freight-proposals'
import { getQuote } from '@/features/quotes/queries/quotes'
import { getRequest } from '@/features/requests/queries/requests'
import { houseTerms } from '@/features/company/queries/house-terms'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { Link } from '@/i18n/link'

export default async function QuoteEditorPage({
  params,
}: PageProps<'/[locale]/staff/quotes/[number]'>) {
  const serial = parseQuoteNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const quote = await orNotFound(getQuote(actor, serial))
  const [t, messages, request, rules, ddp, house] = await Promise.all([
    getTranslations('staff.editor'),
    getMessages(),
    getRequest(actor, quote.requestSerial),
    rulesInForce(),
    ddpDestinations(),
    houseTerms(),
  ])
  const outlooks = rules.outlooks.map(({ outlook: { id, title } }) => ({ id, title }))
  const { revision } = quote
  const approval =
    revision.state === 'DRAFT'
      ? await dutyApprovalState(actor, { serial, revision: revision.number })
      : null
  const floor =
    approval && may(actor, 'cost.read') ? await floorState(actor, revision.document) : null
  const floorYes = floor
    ? await floorApproval(actor, { serial, revision: revision.number }, floor)
    : null
  const stops = approval
    ? [
        ...(await getSendStops(actor, revision.document, approval.given ? [] : approval.rows)),
        ...(floor && !floorYes?.given ? floor.stops : []),
      ]
    : []
  const { buyer, draft, exchangeRate } = revision.document
  const freight =
    revision.state === 'DRAFT' && may(actor, 'quote.edit')
      ? (await proposedFreight(actor, draft, exchangeRate, new Date())).map(
          ({ used: _, ...choice }) => choice,
        )
      : []
  const number = formatQuoteNumber(serial)
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl">{t('title', { number })}</h1>
        <p className="text-muted">
          {t('for', { company: buyer.companyName, contact: buyer.contactName })}
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
      <ArtworkPanel request={request} />
      {approval ? (
        <DutyApprovalPanel
          state={approval}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'duty.approve')}
        />
      ) : null}
      {floor && floorYes ? (
        <FloorApprovalPanel
          floor={floor}
          approval={floorYes}
          document={revision.document}
          serial={serial}
          revision={revision.number}
          userId={actor.userId}
          mayApprove={may(actor, 'floor.approve')}
        />
      ) : null}
      {revision.state === 'DRAFT' || revision.state === 'SENT' ? (
        <EndingLines staff document={revision.document} now={new Date()} />
      ) : null}
      <QuoteRisks document={revision.document} />
      {revision.state === 'DRAFT' ? (
        <MessagesProvider
          messages={{ staff: pick(messages.staff, ['editor']), goods: messages.goods }}
        >
          <FormPerson id={actor.userId}>
            <ReadOnlyFor actor={actor} permission="quote.edit">
              <QuoteEditor
                key={revision.number}
                serial={serial}
                number={number}
                revision={revision.number}
                version={revision.version}
                document={editedQuote(revision.document)}
                outlooks={outlooks}
                ddp={ddp}
                freight={freight}
                stops={stops}
                costs={floor?.costs ?? null}
                capPercent={house.quoting.capPercent}
              />
            </ReadOnlyFor>
          </FormPerson>
        </MessagesProvider>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Alert variant="ok" className="flex-1" role="status">
            {t('sent', { contact: buyer.contactEmail })}
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
      <section aria-labelledby="preview" className="grid gap-4 border-t pt-6">
        <h2 id="preview" className="text-lg">
          {t('preview')}
        </h2>
        <QuoteSheet document={revision.document} />
      </section>
    </main>
  )
}

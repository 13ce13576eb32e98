import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { issueCreditNoteAction } from '../../actions/credit-note'
import { issuePaperAction } from '../../actions/issue-paper'
import { CREDIT_REASONS } from '../../schema'
import type { IssuedPaper, OpenPaper } from '../../queries/papers'
import { PaperList } from '../paper-list'
import { LackList } from './lack-list'

/** The papers of an order on the desk: those issued, and those that can be, each with what it lacks. */
export async function PapersPanel({
  serial,
  papers,
  open,
  creditKey,
}: {
  serial: number
  papers: readonly IssuedPaper[]
  /** empty for actors who may not issue */
  open: readonly OpenPaper[]
  /** the key of the credit note form; null for actors who may issue none */
  creditKey: string | null
}) {
  const t = await getTranslations('tradePapers')
  const invoices = papers.filter(({ kind }) => kind === 'COMMERCIAL_INVOICE')
  return (
    <section aria-labelledby="papers" className="grid grid-cols-1 gap-3" data-testid="papers">
      <h2 id="papers" className="text-base">
        {t('title')}
      </h2>
      {papers.length > 0 ? (
        <ul>
          <PaperList papers={papers} />
        </ul>
      ) : (
        <p className="text-sm text-muted">{t('none')}</p>
      )}
      {open.length > 0 ? (
        <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2" aria-label={t('toIssue')}>
          {open.map(({ kind, shipmentId, shipment, lacks, typed }) => (
            <li
              key={`${kind} ${shipmentId}`}
              className="grid grid-cols-1 content-start gap-2 rounded-md border bg-white p-4"
            >
              <h3 className="text-sm font-semibold">
                {shipment === null
                  ? t(`kinds.${kind}`)
                  : t('kindOf', { kind: t(`kinds.${kind}`), shipment })}
              </h3>
              <LackList title={t('lacksTitle')} lacks={lacks.map((lack) => t(`lacks.${lack}`))} />
              <DeskForm
                action={issuePaperAction}
                id={`issue-${kind}-${shipment ?? 0}`}
                hidden={{ serial: String(serial), kind, shipmentId: shipmentId ?? '' }}
                fields={[
                  ...typed.map((name) => ({
                    name: name === 'mid' ? 'mid' : 'entryPort',
                    label: t(name),
                  })),
                  ...(lacks.length > 0
                    ? [{ name: 'sure', label: t('sure'), type: 'check' as const }]
                    : []),
                ]}
                submit={t('issue')}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {creditKey && invoices.length > 0 ? (
        <CreditForm invoices={invoices} formKey={creditKey} />
      ) : null}
    </section>
  )
}

/** The form of a credit note. */
async function CreditForm({
  invoices,
  formKey,
}: {
  invoices: readonly IssuedPaper[]
  formKey: string
}) {
  const t = await getTranslations('tradePapers.credit')
  const currency = invoices[0]?.currency ?? ''
  return (
    <details className="grid gap-3" data-testid="credit-note">
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-sm text-info underline">
        {t('title')}
      </summary>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <DeskForm
        action={issueCreditNoteAction}
        id={`credit-note-${invoices[0]?.number ?? ''}`}
        stacked
        once={{ key: formKey }}
        fields={[
          {
            name: 'invoiceId',
            label: t('invoice'),
            type: 'select',
            options: invoices.map(({ id, number }) => [id, number] as const),
          },
          {
            name: 'reason',
            label: t('reason'),
            type: 'select',
            options: CREDIT_REASONS.map((reason) => [reason, t(`reasons.${reason}`)] as const),
          },
          { name: 'amount', label: t('amount', { currency }), number: { currency } },
          { name: 'note', label: t('note') },
        ]}
        submit={t('submit')}
      />
    </details>
  )
}

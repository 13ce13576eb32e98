import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { issuePaperAction } from '../../actions/issue-paper'
import type { IssuedPaper, OpenPaper } from '../../queries/papers'
import { PaperList } from '../paper-list'

/** The papers of an order on the desk: what is issued, and what can be, with what it lacks named first. */
export async function PapersPanel({
  serial,
  papers,
  open,
}: {
  serial: number
  papers: readonly IssuedPaper[]
  /** none for who may not issue */
  open: readonly OpenPaper[]
}) {
  const t = await getTranslations('tradePapers')
  return (
    <section aria-labelledby="papers" className="grid grid-cols-1 gap-3" data-testid="papers">
      <h2 id="papers" className="text-lg">
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
              {lacks.length > 0 ? (
                <div className="text-sm text-caution">
                  <p>{t('lacksTitle')}</p>
                  <ul className="list-disc ps-5">
                    {lacks.map((lack) => (
                      <li key={lack}>{t(`lacks.${lack}`)}</li>
                    ))}
                  </ul>
                </div>
              ) : null}
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
    </section>
  )
}

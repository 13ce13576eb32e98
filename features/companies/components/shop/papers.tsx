import { getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'
import { addPaperAction, removePaperAction } from '../../actions/company'
import type { OwnCompany } from '../../queries/own-company'
import type { ListedPaper } from '../../queries/papers'
import { PAPER_KINDS } from '../../rules/paper'
import { PaperList } from '../paper-list'
import { PaperFile } from './paper-file'

/** The papers that a company is asked for, kept by its owners and its finance. */
export async function Papers({
  company: { id, mayEditFacts },
  papers,
}: {
  company: OwnCompany
  papers: readonly ListedPaper[]
}) {
  const [t, { staff, request, ownCompany }] = await Promise.all([
    getTranslations('ownCompany.papers'),
    getMessages(),
  ])
  return (
    <section id="papers" aria-labelledby="papers-title" className="grid gap-3">
      <h2 id="papers-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t(papers.length === 0 ? 'none' : 'lead')}</p>
      <PaperList
        papers={papers}
        deed={(paper) =>
          mayEditFacts ? (
            <DeskForm
              action={removePaperAction}
              id={`paper-off-${paper.id}`}
              hidden={{ companyId: id, id: paper.id }}
              destructive
              submit={t('remove')}
              fields={[]}
            />
          ) : null
        }
      />
      {mayEditFacts ? (
        <MessagesProvider
          messages={{
            staff: { form: staff.form },
            request: pick(request, ['files', 'optional']),
            ownCompany: { papers: ownCompany.papers },
          }}
        >
          <DeskForm
            // A fresh form after a paper was added.
            key={papers.map((paper) => paper.id).join()}
            action={addPaperAction}
            id="paper-new"
            stacked
            columns={3}
            hidden={{ companyId: id }}
            submit={t('add')}
            fields={[
              {
                name: 'kind',
                label: t('kind'),
                type: 'select',
                start: 'TAX_CERTIFICATE',
                options: PAPER_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const),
              },
              { name: 'number', label: t('number'), hint: t('numberHint') },
              {
                name: 'validUntil',
                label: t('validUntil'),
                hint: t('validUntilHint'),
                type: 'date',
              },
            ]}
          >
            <PaperFile />
          </DeskForm>
        </MessagesProvider>
      ) : null}
    </section>
  )
}

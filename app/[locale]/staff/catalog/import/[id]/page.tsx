import { getLocale, getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { DecimalSignChoice } from '@/components/form/decimal-sign-choice'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { requireStaff } from '@/features/accounts/guards'
import { ImportProgress } from '@/features/product-imports/components/staff/import-progress'
import { ImportRows } from '@/features/product-imports/components/staff/import-rows'
import { stateVariant } from '@/features/product-imports/components/staff/import-state'
import { CONTENT_FIELDS } from '@/features/catalog/rules/content'
import { AT_WORK } from '@/features/product-imports/jobs/lease'
import {
  getImport,
  listImportRows,
  openNumbersOf,
  ROWS_A_PAGE,
  TABS,
  type DeskImport,
} from '@/features/product-imports/queries/imports'
import { WRONG } from '@/features/product-imports/rules/headings'
import { Link } from '@/i18n/link'
import type { DecimalSign } from '@/platform/amounts'
import { asDecimalSign } from '@/platform/numbers-among'
import { sayComplaint } from '@/i18n/say'
import { complaintOf } from '@/platform/validation-words'
import { deskDay, deskInstant } from '@/platform/dates'
import {
  applyImportAction,
  cancelImportAction,
  mapImportAction,
  publishImportAction,
  recheckImportAction,
  sayDecimalSignAction,
  undoImportAction,
} from '@/features/product-imports/actions/steer-import'

export const generateMetadata = tabTitle(
  '/staff/catalog/import/[id]',
  async (actor, { id = '' }) => (await getImport(actor, id)).fileName,
)

/** One file of products being imported: the meaning of its columns, what its rows would do, and the result. */
export default async function ImportPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/catalog/import/[id]'>) {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/catalog/import')
  const file = await orNotFound(getImport(actor, (await params).id))
  const [t, query] = await Promise.all([getTranslations('imports'), searchParams])
  const atWork = AT_WORK.find((each) => each === file.state)
  const checked =
    !file.purgedAt &&
    (file.state === 'READY' ||
      file.state === 'APPLIED' ||
      (atWork !== undefined && atWork !== 'READING') ||
      (file.state === 'CANCELLED' && file.rowsRead > 0))
  const tab =
    TABS.find((each) => each === query.tab) ?? TABS.find((each) => file[each] > 0) ?? 'wrong'
  const pages = Math.max(1, Math.ceil(file[tab] / ROWS_A_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.page)) || 1))
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: '/staff/catalog/import', text: t('title') }}
          title={file.fileName}
          marks={
            <>
              <Badge variant={stateVariant(file.state)}>{t(`states.${file.state}`)}</Badge>
              <span className="text-sm text-muted">
                {t('sentAt', {
                  by: file.createdBy,
                  at: deskInstant(file.createdAt, locale),
                })}
              </span>
            </>
          }
        />
        {file.problem ? (
          <Alert variant="fault" role="alert">
            {sayComplaint(complaintOf(file.problem), locale)}
          </Alert>
        ) : null}
        {file.state === 'CANCELLED' ? (
          <Alert variant="info">{t('cancelled', { applied: file.applied })}</Alert>
        ) : null}
        {file.purgedAt ? (
          <Alert variant="info">
            {t('purged', {
              at: deskDay(file.purgedAt, locale),
            })}{' '}
            {t('counts', {
              added: file.added,
              changed: file.changed,
              same: file.same,
              wrong: file.wrong,
            })}
          </Alert>
        ) : null}
        {file.state === 'MAPPING' ? <MappingForm productImport={file} /> : null}
        {atWork ? (
          <ImportProgress
            key={file.state}
            id={file.id}
            start={{
              state: atWork,
              published: file.published,
              progress: file.progress,
              rowsRead: file.rowsRead,
              applied: file.applied,
              good: file.added + file.changed,
            }}
          />
        ) : null}
        {checked ? (
          <p role="status" data-testid="dry-run">
            {t('counts', {
              added: file.added,
              changed: file.changed,
              same: file.same,
              wrong: file.wrong,
            })}
          </p>
        ) : null}
        {file.state === 'READY' ? <Numbers productImport={file} /> : null}
        {file.state === 'READY' ? <Take productImport={file} /> : null}
        {file.applied > 0 && !atWork ? <Publishing productImport={file} /> : null}
        {checked ? (
          <section aria-label={t('tabsLabel')} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <nav
              aria-label={t('tabsLabel')}
              className="flex flex-wrap gap-x-6 gap-y-2 border-b text-sm"
            >
              {TABS.map((each) => (
                <Link
                  key={each}
                  href={`/staff/catalog/import/${file.id}?tab=${each}`}
                  aria-current={each === tab ? 'page' : undefined}
                  className="border-b-2 border-transparent py-2 aria-[current=page]:border-ink aria-[current=page]:font-medium"
                >
                  {t(`tabs.${each}`, { count: file[each] })}
                </Link>
              ))}
            </nav>
            {tab === 'wrong' && file.wrong > 0 && file.change === null ? (
              <p className="text-sm">
                <a
                  className="text-info underline"
                  href={`/api/staff/product-import/${file.id}/errors`}
                >
                  {t('wrongFile')}
                </a>{' '}
                <span className="text-muted">{t('wrongHint')}</span>
              </p>
            ) : null}
            <ImportRows
              tab={tab}
              rows={await listImportRows(actor, file.id, { tab, page })}
              columnOf={(field) => file.headings[file.mapping.indexOf(field)]}
            />
            {pages > 1 ? (
              <Pages
                address={`/staff/catalog/import/${file.id}?tab=${tab}`}
                page={page}
                pages={pages}
              />
            ) : null}
          </section>
        ) : null}
        {file.state === 'READY' && file.change === null ? (
          // A disclosure and not a panel on top: columns are matched beside the rows they are read
          // from.
          <details className="rounded-md border bg-white p-4">
            <summary className="cursor-pointer text-sm font-medium">{t('mapping.again')}</summary>
            <div className="pt-4">
              <MappingForm productImport={file} />
            </div>
          </details>
        ) : null}
        {['MAPPING', 'READING', 'READY', 'APPLYING'].every((each) => each !== file.state) ? null : (
          <DeskForm
            id="cancel"
            action={cancelImportAction}
            hidden={{ id: file.id }}
            fields={[]}
            submit={t('cancel')}
          />
        )}
      </main>
    </FormPerson>
  )
}

/** The meaning of each column. Unknown ones come first. */
async function MappingForm({ productImport }: { productImport: DeskImport }) {
  const [t, catalog] = await Promise.all([
    getTranslations('imports.mapping'),
    getTranslations('staff.catalog'),
  ])
  const choices = [
    ['', t('leaveOut')] as const,
    ...CONTENT_FIELDS.map((field) => [field, catalog(`fields.${field}`)] as const),
  ]
  const columns = productImport.headings
    .map((heading, i) => ({
      heading,
      i,
      open: heading !== '' && heading !== WRONG && !productImport.mapping[i],
    }))
    .toSorted((a, b) => Number(b.open) - Number(a.open))
  return (
    <section aria-labelledby="mapping" className="grid gap-3">
      <h2 id="mapping" className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <DeskForm
        stacked
        columns={3}
        id="mapping"
        action={mapImportAction}
        hidden={{ id: productImport.id, columns: String(productImport.headings.length) }}
        submit={t('submit')}
        fields={columns.map(({ heading, i }) => ({
          name: `column-${i}`,
          label: t('heading', { column: i + 1, heading: heading || t('noHeading') }),
          type: 'select' as const,
          start: productImport.mapping[i] ?? '',
          options: choices,
        }))}
      />
    </section>
  )
}

/** How the file's numbers are meant, where some are ambiguous. */
async function Numbers({ productImport }: { productImport: DeskImport }) {
  const [t, catalog] = await Promise.all([
    getTranslations('imports'),
    getTranslations('staff.catalog'),
  ])
  const open = openNumbersOf(productImport)
  if (open.length === 0) return null
  const declaredSign = asDecimalSign(productImport.decimalSign) ?? null
  const answer = (sign: DecimalSign, label: string) =>
    declaredSign === sign ? null : (
      <DeskForm
        id={sign === '.' ? 'point' : 'comma'}
        action={sayDecimalSignAction}
        hidden={{ id: productImport.id, decimalSign: sign }}
        fields={[]}
        submit={label}
      />
    )
  return (
    <DecimalSignChoice
      id="numbers"
      said={declaredSign}
      examples={open.map(({ line, field, ...example }) => ({
        ...example,
        where: `${t('row')} ${line}, ${productImport.headings[productImport.mapping.indexOf(field)] ?? (field ? catalog(`fields.${field}`) : '')}`,
      }))}
      point={answer('.', t('numbers.point'))}
      comma={answer(',', t('numbers.comma'))}
    />
  )
}

/** How to take the good rows. */
async function Take({ productImport }: { productImport: DeskImport }) {
  const t = await getTranslations('imports')
  const good = productImport.added + productImport.changed
  return (
    <section aria-labelledby="take" className="grid gap-3 rounded-md border bg-white p-4">
      <h2 id="take" className="text-lg">
        {good > 0 ? t('apply.title') : t('apply.nothing')}
      </h2>
      {good > 0 ? (
        <>
          <DeskForm
            id="apply"
            action={applyImportAction}
            hidden={{ id: productImport.id }}
            submit={t('apply.submit', { count: good })}
            fields={[
              {
                name: 'how',
                label: t('apply.how'),
                type: 'select',
                start: 'batches',
                options: [
                  ['batches', t('apply.batches')],
                  ['whole', t('apply.whole')],
                ],
              },
              {
                name: 'batchSize',
                label: t('apply.batchSize'),
                start: '1000',
                hint: t('apply.batchHint'),
              },
            ]}
          />
          {productImport.wrong > 0 ? (
            <p className="text-sm text-muted">{t('apply.wrongLeft')}</p>
          ) : null}
        </>
      ) : null}
      <DeskForm
        id="recheck"
        action={recheckImportAction}
        hidden={{ id: productImport.id }}
        fields={[]}
        submit={t('recheck')}
      />
    </section>
  )
}

/** What was imported is published, and taken back, as a whole. */
async function Publishing({ productImport }: { productImport: DeskImport }) {
  const t = await getTranslations('imports')
  const waiting = productImport.applied - productImport.published
  return (
    <Alert variant={waiting > 0 ? 'info' : 'ok'} className="grid gap-3">
      <p>
        {t('applied', { applied: productImport.applied })}{' '}
        {waiting > 0
          ? t('waiting', { count: waiting })
          : productImport.batchIds.length > 0
            ? t('publishedCount', { count: productImport.published })
            : t('undone')}{' '}
        <Link className="text-info underline" href="/staff/catalog?status=PENDING">
          {t('look')}
        </Link>
      </p>
      {waiting > 0 ? (
        <DeskForm
          id="publish"
          action={publishImportAction}
          hidden={{ id: productImport.id }}
          fields={[]}
          submit={t('publish', { count: waiting })}
        />
      ) : null}
      {waiting > 1000 ? <p className="text-xs text-muted">{t('publishHint')}</p> : null}
      {productImport.batchIds.length > 0 ? (
        <DeskForm
          id="undo"
          action={undoImportAction}
          hidden={{ id: productImport.id }}
          fields={[]}
          submit={t('undo')}
        />
      ) : null}
    </Alert>
  )
}

async function Pages({ address, page, pages }: { address: string; page: number; pages: number }) {
  const t = await getTranslations('imports')
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-4 text-sm">
      {page > 1 ? (
        <Link className="text-info underline" href={`${address}&page=${page - 1}`}>
          {t('before')}
        </Link>
      ) : null}
      <span>{t('page', { page, pages })}</span>
      {page < pages ? (
        <Link className="text-info underline" href={`${address}&page=${page + 1}`}>
          {t('after')}
        </Link>
      ) : null}
    </nav>
  )
}

import { PageHead } from '@/components/desk/page-head'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { Badge } from '@/components/ui/badge'
import { FormPerson } from '@/components/form/person'
import { ReadOnlyFor, ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { EntriesFile } from '@/features/price-lists/components/staff/entries-file'
import { OneButton, PriceListForm } from '@/features/price-lists/components/staff/price-list-form'
import { PreviewTable } from '@/features/price-lists/components/staff/preview-table'
import { StandingBadge, validityText } from '@/features/price-lists/components/staff/standing'
import { getPriceList, type DeskVersion } from '@/features/price-lists/queries/price-lists'
import { previewPriceList } from '@/features/price-lists/queries/preview'
import { formatListNumber, parseListNumber } from '@/features/price-lists/schema'
import { dayText, deskInstant } from '@/platform/dates'
import {
  activateAction,
  dropDraftAction,
  savePriceListAction,
  startVersionAction,
  withdrawAction,
} from '@/features/price-lists/actions/price-list'

export const generateMetadata = tabTitle('/staff/price-lists/[number]')

/** One price list: the version in preparation or in force, its effect on the catalog, and every earlier version. */
export default async function PriceListPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/price-lists/[number]'>) {
  const serial = parseListNumber((await params).number)
  const actor = await requireStaff('/staff/price-lists')
  if (!may(actor, 'price-list.read')) return <ReservedPage permission="price-list.read" />
  if (serial === null) notFound()
  const list = await orNotFound(getPriceList(actor, serial))
  const { page: wanted } = await searchParams
  const page = Math.max(1, Math.trunc(Number(wanted)) || 1)
  const draft = list.versions.find(({ standing }) => standing === 'draft')
  const current =
    list.versions.find(({ standing }) => standing === 'holds') ??
    list.versions.find(({ standing }) => standing === 'upcoming')
  const shownVersion = draft ?? current ?? list.versions[0]
  if (!shownVersion) notFound()
  const [t, preview] = await Promise.all([
    getTranslations('priceLists'),
    previewPriceList(actor, serial, shownVersion.number, page),
  ])
  const own = { serial: String(serial), edit: String(draft?.edit ?? 0) }
  const address = `/staff/price-lists/${formatListNumber(serial)}`
  const file = `/api${address}/entries`
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: '/staff/price-lists', text: t('title') }}
          title={shownVersion.terms.name}
          marks={
            <>
              <span className="font-mono text-sm text-muted">{formatListNumber(serial)}</span>
              <StandingBadge
                standing={(current ?? shownVersion).standing}
                label={t(`standings.${(current ?? shownVersion).standing}`)}
              />
              {draft && current ? <span className="text-sm text-info">{t('hasDraft')}</span> : null}
              {list.isDemo ? <Badge>{t('demo')}</Badge> : null}
            </>
          }
        />
        <ReadOnlyFor actor={actor} permission="price-list.edit">
          {draft ? (
            <PriceListForm
              key={draft.id}
              serial={serial}
              number={draft.number}
              edit={draft.edit}
              save={savePriceListAction}
              activate={activateAction}
              start={{ ...draft.terms, companies: draft.companies, groups: draft.groups }}
            >
              <OneButton action={dropDraftAction} hidden={own} label={t('drop')} variant="ghost" />
            </PriceListForm>
          ) : (
            <InForce version={shownVersion} />
          )}
          <div className="flex flex-wrap items-end gap-x-10 gap-y-4 empty:hidden">
            {draft ? null : (
              <OneButton action={startVersionAction} hidden={own} label={t('nextVersion')} />
            )}
            {current ? (
              <OneButton
                action={withdrawAction}
                hidden={own}
                label={t('withdraw')}
                lead={t('withdrawLead')}
                variant="destructive"
              />
            ) : null}
          </div>
        </ReadOnlyFor>
        <PreviewTable
          preview={preview}
          number={shownVersion.number}
          page={page}
          href={(to) => `${address}?page=${to}`}
        />
        <section aria-labelledby="file" className="grid gap-3 rounded-md border bg-white p-4">
          <div className="grid gap-1">
            <h2 id="file" className="text-base">
              {t('file.title')}
            </h2>
            <p className="max-w-prose text-sm text-muted">{t('file.lead')}</p>
            <p className="text-sm">
              <a className="text-info underline" href={`${file}?version=${shownVersion.number}`}>
                {t('file.download', { number: shownVersion.number })}
              </a>
            </p>
          </div>
          {draft && may(actor, 'price-list.edit') ? (
            <EntriesFile address={file} edit={draft.edit} />
          ) : null}
        </section>
        <History versions={list.versions} earlier={list.earlier} />
      </main>
    </FormPerson>
  )
}

async function InForce({ version }: { version: DeskVersion }) {
  const locale = await getLocale()
  const t = await getTranslations('priceLists')
  const { terms } = version
  const names = [...version.companies, ...version.groups].map(({ name }) => name)
  return (
    <dl className="grid gap-4 rounded-md border bg-white p-4 text-sm sm:grid-cols-2 lg:grid-cols-4">
      <div>
        <dt className="text-xs text-muted">{t('for')}</dt>
        <dd>{names.length > 0 ? names.join(', ') : t('forNobody')}</dd>
      </div>
      <div>
        <dt className="text-xs text-muted">{t('valid')}</dt>
        <dd>
          {validityText(t, terms, locale)}
          {version.cutTo ? (
            <span className="block text-xs text-muted">
              {t('cut', { day: dayText(version.cutTo, locale) })}
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt className="text-xs text-muted">{t('priority')}</dt>
        <dd>{terms.priority}</dd>
      </div>
      <div>
        <dt className="text-xs text-muted">{t('fields.note')}</dt>
        <dd>{terms.note || '–'}</dd>
      </div>
      <div className="sm:col-span-2 lg:col-span-4">
        <dt className="text-xs text-muted">{t('fields.entries')}</dt>
        <dd>
          <pre className="max-h-64 overflow-auto font-mono text-xs whitespace-pre-wrap">
            {terms.entries}
          </pre>
        </dd>
      </div>
    </dl>
  )
}

async function History({
  versions,
  earlier,
}: {
  versions: readonly DeskVersion[]
  /** how many came before these */
  earlier: number
}) {
  const locale = await getLocale()
  const t = await getTranslations('priceLists')
  const at = (instant: Date) => deskInstant(instant, locale)
  return (
    <section aria-labelledby="versions" className="grid gap-3">
      <h2 id="versions" className="text-lg">
        {t('history.title')}
      </h2>
      <ol className="grid gap-px overflow-hidden rounded-md border bg-hairline">
        {versions.map((version, i) => (
          <li key={version.id} className="grid gap-2 bg-white p-4 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-medium">{t('version', { number: version.number })}</span>
              <StandingBadge
                standing={version.standing}
                label={t(`standings.${version.standing}`)}
              />
              <span className="text-muted">
                {[
                  validityText(t, version.terms, locale),
                  version.cutTo ? t('cut', { day: dayText(version.cutTo, locale) }) : '',
                  version.activatedAt
                    ? t('history.by', {
                        by: version.activatedBy ?? '',
                        at: at(version.activatedAt),
                      })
                    : t('history.draftBy', { by: version.savedBy }),
                  version.endedAt
                    ? t('history.ended', { by: version.endedBy ?? '', at: at(version.endedAt) })
                    : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {i === versions.length - 1 && earlier === 0 ? (
              <p className="text-xs text-muted">{t('history.first')}</p>
            ) : (
              <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_1fr]">
                {version.changes.map(({ field, before, after }) => (
                  <div key={field} className="contents">
                    <dt className="text-muted">{t(`fields.${field}`)}</dt>
                    <dd className="whitespace-pre-line">
                      <del className="text-muted">{before || t('history.nothing')}</del>{' '}
                      <ins className="font-medium no-underline">
                        {after || t('history.nothing')}
                      </ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      {earlier > 0 ? (
        <p className="text-sm text-muted">{t('history.earlier', { count: earlier })}</p>
      ) : null}
    </section>
  )
}

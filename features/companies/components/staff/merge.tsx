import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { mergeCompaniesAction } from '../../actions/company'
import type { LikelySame } from '../../queries/likely-same'
import { MOVED, type MergePreview } from '../../queries/merge-preview'

/** A preview of a merge, and the button that does it. */
export async function MergePreviewPanel({ preview }: { preview: MergePreview }) {
  const [t, profile, format] = await Promise.all([
    getTranslations('companies.merge'),
    getTranslations('companies.profile'),
    getFormatter(),
  ])
  const { from, into, moves, takesOver, clashes, basis } = preview
  const doubles: Partial<Record<(typeof MOVED)[number], number>> = preview.doubles
  const names = { from: from.name, into: into.name }
  return (
    <section
      aria-labelledby="preview"
      className="grid max-w-3xl gap-3 rounded-md border bg-white p-4"
    >
      <h2 id="preview" className="text-lg">
        {t('preview')}
      </h2>
      <p className="font-medium break-words">{t('sentence', names)}</p>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t('what')}</TableHead>
            <TableHead className="num">{t('count')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {MOVED.map((what) => (
            <TableRow key={what}>
              <TableCell>
                {t(`moved.${what}`)}{' '}
                {doubles[what] ? (
                  <span className="text-xs text-muted">
                    {t('double', { count: doubles[what] })}
                  </span>
                ) : null}
              </TableCell>
              <TableCell className="num">{moves[what]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {takesOver.length > 0 ? (
        <p className="text-sm">
          {t('takesOver', {
            into: into.name,
            fields: format.list(takesOver.map((field) => profile(field))),
          })}
        </p>
      ) : null}
      {clashes.length > 0 ? (
        <Alert variant="fault">
          {t('clashes', { lists: clashes.map(({ a, b }) => `${a} / ${b}`).join('; ') })}
        </Alert>
      ) : (
        <DeskForm
          key={basis}
          action={mergeCompaniesAction}
          id="merge"
          hidden={{ from: from.id, into: into.id, basis }}
          submit={t('confirm')}
          fields={[]}
        />
      )}
      <p className="text-sm">
        <Link
          className="text-info underline"
          href={`/staff/companies/${into.id}/merge?into=${from.id}`}
        >
          {t('other')}
        </Link>
      </p>
    </section>
  )
}

/** Companies that may be the same, each with the reason. */
export async function LikelySameTable({
  id,
  q,
  likely,
  chosen,
}: {
  id: string
  /** the search; empty for automatic matches */
  q: string
  likely: readonly LikelySame[]
  chosen: string
}) {
  const [t, words, locale] = await Promise.all([
    getTranslations('companies.merge'),
    getTranslations('companies'),
    getLocale(),
  ])
  if (likely.length === 0)
    return <p className="text-sm text-muted">{q ? t('noneFound', { q }) : t('noneLikely')}</p>
  return (
    <section aria-labelledby="likely" className="grid gap-3">
      <h2 id="likely" className="text-lg">
        {t('likely')}
      </h2>
      <Table framed className="min-w-xl">
        <TableHeader>
          <TableRow>
            <TableHead>{words('name')}</TableHead>
            <TableHead>{words('country')}</TableHead>
            <TableHead>{t('why')}</TableHead>
            <TableHead className="num">{words('requests')}</TableHead>
            <TableHead className="num">{words('orders')}</TableHead>
            <TableHead>{t('preview')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {likely.map((each) => (
            <TableRow key={each.id}>
              <TableCell>
                <Link className="text-info underline" href={`/staff/companies/${each.id}`}>
                  {each.name}
                </Link>
              </TableCell>
              <TableCell>{each.country ? countryName(each.country, locale) : '–'}</TableCell>
              <TableCell>{t(`by.${each.by}`)}</TableCell>
              <TableCell className="num">{each.requests}</TableCell>
              <TableCell className="num">{each.orders}</TableCell>
              <TableCell>
                <Link
                  className="text-info underline"
                  href={`/staff/companies/${id}/merge?into=${each.id}`}
                  aria-current={each.id === chosen ? 'true' : undefined}
                >
                  {t('choose')}
                </Link>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

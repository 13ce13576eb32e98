import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import type { DeskDocument } from '../../queries/documents'
import { fileSize } from '../file-size'

const BADGES = { valid: 'ok', soon: 'caution', expired: 'fault', withdrawn: 'default' } as const

/** All documents, for staff: those that end soon are marked by word and colour. */
export async function DocumentTable({
  documents,
  withdraw,
}: {
  documents: readonly DeskDocument[]
  withdraw: DeskAction
}) {
  const locale = await getLocale()
  const t = await getTranslations('evidence')
  const day = (iso: string) => dayText(iso, locale)
  return (
    <Table framed className="min-w-5xl">
      <TableHeader>
        <TableRow>
          {(['code', 'what', 'issued', 'expires', 'state', 'products', 'file'] as const).map(
            (key) => (
              <TableHead key={key} scope="col">
                {t(`columns.${key}`)}
              </TableHead>
            ),
          )}
          <TableHead>
            <span className="sr-only">{t('replaceOne')}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {documents.map((each) => (
          <TableRow key={each.id}>
            <TableCell className="font-mono text-xs whitespace-nowrap">
              {each.code}
              {each.isDemo ? <Badge className="ms-2">{t('demo')}</Badge> : null}
            </TableCell>
            <TableCell>
              <span className="font-medium">{t(`kinds.${each.kind}`)}</span>{' '}
              <span className="font-mono text-xs">{each.number}</span>
              <span className="block text-xs text-muted">
                {each.issuer}. {each.scope}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {day(each.issuedOn)}
              <span className="block text-xs text-muted">{t('by', { by: each.by })}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {each.expiresOn ? day(each.expiresOn) : t('noEnd')}
            </TableCell>
            <TableCell>
              <Badge variant={BADGES[each.state]}>{t(`states.${each.state}`)}</Badge>
            </TableCell>
            <TableCell className="text-xs">
              {t('named', { count: each.products })}
              {each.styles.length > 0 ? (
                <span className="block">
                  {each.styles.map((style) => (
                    <Link
                      key={style}
                      className="me-2 font-mono whitespace-nowrap text-info underline"
                      href={`/staff/catalog?q=${style}`}
                    >
                      {style}
                    </Link>
                  ))}
                  {each.products > each.styles.length
                    ? t('more', { count: each.products - each.styles.length })
                    : null}
                </span>
              ) : null}
            </TableCell>
            <TableCell className="text-xs whitespace-nowrap">
              <a className="text-info underline" href={`/api/documents/${each.code}`}>
                {t('openFile', { kind: each.fileKind, size: fileSize(t, each.sizeBytes, locale) })}
              </a>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <div className="flex items-center gap-3">
                <Link
                  className="text-sm text-info underline"
                  href={`/staff/catalog/documents?replace=${each.code}`}
                >
                  {t('replaceOne')}
                </Link>
                {each.state === 'withdrawn' ? null : (
                  <DeskForm
                    id={`withdraw-${each.code}`}
                    action={withdraw}
                    hidden={{ id: each.id, version: String(each.version) }}
                    fields={[]}
                    submit={t('withdraw')}
                  />
                )}
              </div>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

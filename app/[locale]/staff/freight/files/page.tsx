import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { requireStaff } from '@/features/accounts/guards'
import { reviewCardsAction } from '@/features/freight/actions/review-cards'
import { FreightFrame } from '@/features/freight/components/staff/freight-nav'
import { takenCards } from '@/features/freight/queries/imports'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/freight/files')

/** Imported files of rate cards, by whom, and whether somebody else has reviewed them. */
export default async function FreightFilesPage() {
  const actor = await requireStaff('/staff/freight/files')
  const [files, t, locale, { staff }] = await Promise.all([
    takenCards(actor),
    getTranslations('freight'),
    getLocale(),
    getMessages(),
  ])
  return (
    <FreightFrame room="files" lead={t('files.lead')}>
      {files.length === 0 ? (
        <p className="text-sm">
          {t('files.empty')}{' '}
          <Link className="text-info underline" href="/staff/freight/import">
            {t('rooms.import')}
          </Link>
        </p>
      ) : (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <Table framed className="min-w-3xl">
            <caption className="sr-only">{t('rooms.files')}</caption>
            <TableHeader>
              <TableRow>
                <TableHead className="num">{t('file')}</TableHead>
                <TableHead>{t('lane')}</TableHead>
                <TableHead>{t('files.taken')}</TableHead>
                <TableHead>{t('files.changed')}</TableHead>
                <TableHead>{t('review')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {files.map((file) => (
                <TableRow key={file.serial}>
                  <TableCell className="num">
                    <Link
                      className="text-info underline"
                      href={`/staff/freight?file=${file.serial}`}
                    >
                      {file.serial}
                    </Link>
                  </TableCell>
                  <TableCell>
                    {file.lanes.join(', ')}{' '}
                    {file.isDemo ? <Badge variant="caution">{t('demo')}</Badge> : null}
                  </TableCell>
                  <TableCell>
                    {deskInstant(file.takenAt, locale)}
                    <span className="block text-xs text-muted">{file.takenBy}</span>
                  </TableCell>
                  <TableCell>
                    {t('files.counts', {
                      added: file.added,
                      ended: file.ended,
                      withdrawn: file.withdrawn,
                    })}
                  </TableCell>
                  <TableCell>
                    {file.unread === 0 ? (
                      file.reviewedBy.length > 0 ? (
                        t('files.readBy', { by: file.reviewedBy.join(', ') })
                      ) : (
                        t('files.noneLeft')
                      )
                    ) : file.mayReview ? (
                      <DeskForm
                        action={reviewCardsAction}
                        id={`review-${file.serial}`}
                        hidden={{ serial: String(file.serial) }}
                        fields={[]}
                        submit={t('files.readOver', { rows: file.unread })}
                      />
                    ) : (
                      t('files.others', { rows: file.unread })
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </MessagesProvider>
      )}
    </FreightFrame>
  )
}

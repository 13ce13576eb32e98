import { getTranslations } from 'next-intl/server'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'

/** Fields of a setting, each with its old and its new value. */
export async function ChangesTable({
  changes,
  names,
  heads = 'settings',
}: {
  changes: readonly { field: string; before: string; after: string }[]
  /** labels of the fields */
  names: Readonly<Record<string, string>>
  /** texts for the column heads: what was done, or what is proposed */
  heads?: 'settings' | 'settings.bankChange'
}) {
  const [t, columns] = await Promise.all([getTranslations('settings'), getTranslations(heads)])
  const shown = (text: string) => text || t('empty')
  return (
    <Table framed className="min-w-xl table-fixed">
      <TableHeader>
        <TableRow>
          <TableHead className="w-1/4">{columns('field')}</TableHead>
          <TableHead>{columns('before')}</TableHead>
          <TableHead>{columns('after')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {changes.map(({ field, before, after }) => (
          <TableRow key={field} className="align-top">
            <TableCell>{names[field] ?? field}</TableCell>
            <TableCell className="break-words whitespace-pre-line text-muted">
              {shown(before)}
            </TableCell>
            <TableCell className="font-medium break-words whitespace-pre-line">
              {shown(after)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

import { importCards, previewCards } from '@/features/freight/commands/import-cards'
import { fileRoute } from '../take-file'

/**
 * A file of rate cards, CSV or XLSX, as a raw body; with `replace=1` it replaces rows that it
 * overlaps, `draft=1` takes it.
 */
export const POST = fileRoute(
  {
    id: 'importFreight',
    path: '/api/staff/freight-import',
    permission: 'freight.edit',
    megabytes: 4,
    workbooks: true,
  },
  ({ context, file, draft, entered }) => {
    const replace = entered.replace === '1'
    return draft ? importCards(context, file, { replace }) : previewCards(context, file, replace)
  },
)

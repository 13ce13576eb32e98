import { draftImport, previewImport } from '@/features/tariffs/commands/import-rules'
import { runInWords } from '@/features/tariffs/rules/run-words'
import { fileRoute } from '../take-file'

/**
 * A file of rules as a raw body; `?day=`, `source` and `prefixes` describe it, `draft=1` drafts it
 * instead of only saying what it would do.
 */
export const POST = fileRoute(
  { id: 'importRules', path: '/api/staff/tariff-import', permission: 'tariff.edit', megabytes: 40 },
  async ({ context, file, draft, entered, locale }) =>
    draft
      ? draftImport(context, file, entered)
      : runInWords(await previewImport(context, file, entered), locale),
)

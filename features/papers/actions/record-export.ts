'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { recordExport } from '../commands/record-export'

/** Records the export declaration of a shipment. */
export async function recordExportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'export.record', done: 'entered', failure: 'export declaration not kept' },
    (input, context) => recordExport(context, input),
  )
}

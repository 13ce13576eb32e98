'use server'

import { refresh } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { act, deskEntry } from '@/features/accounts/action'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { decideSample } from '../commands/decide-sample'
import { photographSample } from '../commands/photograph-sample'
import { shipSample } from '../commands/ship-sample'

/** Records that a sample was shipped. */
export async function shipSampleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'sample.handle', failure: 'sample not shipped' },
    (input, context) => shipSample(context, input),
  )
}

/** Submits a sample's photographs and tolerances for approval. */
export async function photographSampleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'sample.handle', failure: 'sample not photographed' },
    ({ files = '', ...typed }, context) =>
      photographSample(context, {
        ...typed,
        files: files
          .split(/\s+/)
          .filter(Boolean)
          .map((file) => {
            const [id, claimToken] = file.split(':')
            return { id, claimToken }
          }),
      }),
  )
}

export interface SampleDecision {
  error: 'altered' | 'not_open' | 'invalid' | null
  words: string
}

/** Records a buyer's approval or rejection of a sample. */
export async function decideSampleAction(
  _: SampleDecision,
  form: FormData,
): Promise<SampleDecision> {
  const typed = textEntries(form)
  const words = typed['words'] ?? ''
  return act<SampleDecision>(
    { permission: 'sample.decide', rate: 'decide' },
    async (context) => {
      await decideSample(context, typed)
      refresh()
      return { error: null, words: '' }
    },
    (error) => {
      if (error instanceof InvalidInputError) return { error: 'invalid', words }
      if (!(error instanceof ConflictError)) throw error
      refresh()
      return { error: error.message === 'altered' ? 'altered' : 'not_open', words }
    },
  )
}

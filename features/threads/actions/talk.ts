'use server'

import { z } from 'zod'
import { act, refusalOf } from '@/features/accounts/action'
import type { RefusedCause } from '@/components/form/attempt'
import { InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'
import { keepUnclaimed } from '@/platform/files/keep'
import { receiveFile } from '@/platform/files/receive'
import { chooseThreadMail } from '../commands/choose-thread-mail'
import { markThreadRead } from '../commands/mark-thread-read'
import { postEntry } from '../commands/post-entry'
import { AUDIENCES, MAX_ENTRY_FILES } from '../rules/entry'

/** The result of an entry; what was typed comes back where it was refused. */
export interface TalkState {
  /** serial of the entry that was added */
  posted?: number
  fieldErrors?: Record<string, string[]>
  reason?: 'merged' | RefusedCause | 'failed'
  typed?: { body: string; lineId: string; lineNumber: string; designCode: string; audience: string }
}

/** The conflicts that the form has words for. */
const REASONS = ['merged'] as const

const text = z.string().catch('')
const typedSchema = z.object({
  key: text,
  body: text,
  lineId: text,
  lineNumber: text,
  designCode: text,
  audience: z.enum(AUDIENCES).catch('SHARED'),
})

/**
 * Adds an entry to the thread of a request. Files come as ids with their secrets or, from a page whose script hasn't
 * run, in the form itself.
 */
export async function postEntryAction(
  serial: number,
  _: TalkState,
  form: FormData,
): Promise<TalkState> {
  return act<TalkState>(
    { permission: 'thread.read', rate: 'talk' },
    async (context) => {
      const { key, body, lineId, lineNumber, designCode, audience } = typedIn(form)
      const { entrySerial } = await postEntry(context, {
        serial,
        key,
        body,
        audience,
        ...(lineId ? { lineId } : {}),
        ...(lineNumber.trim() ? { lineNumber: Number(lineNumber) } : {}),
        ...(designCode.trim() ? { designCode } : {}),
        files: [...uploadedIn(form), ...(await filesIn(form))],
      })
      return { posted: entrySerial }
    },
    async (error) => ({
      ...(await refusalOf(error, REASONS, 'an entry could not be added')),
      typed: typedIn(form),
    }),
  )
}

const typedIn = (form: FormData) => typedSchema.parse(Object.fromEntries(form))

/** `id:secret` of each file that is uploaded already. */
const uploadedIn = (form: FormData): { id: string; claimToken: string }[] =>
  form.getAll('upload').flatMap((value) => {
    const [id = '', claimToken = ''] = typeof value === 'string' ? value.split(':') : []
    return [{ id, claimToken }]
  })

/**
 * Files in the form itself, stored like any upload.
 * @throws InvalidInputError `files`
 */
async function filesIn(form: FormData): Promise<{ id: string; claimToken: string }[]> {
  const files = form
    .getAll('file')
    .flatMap((value) => (typeof value === 'string' || value.size === 0 ? [] : [value]))
  const uploads: { id: string; claimToken: string }[] = []
  for (const file of files.slice(0, MAX_ENTRY_FILES + 1)) {
    const receipt = await receiveFile(file.name, file.stream())
    if ('refused' in receipt)
      throw new InvalidInputError({
        files: [{ code: 'refusals.thread_file', values: { name: file.name } }],
      })
    uploads.push(await keepUnclaimed(receipt.file))
  }
  return uploads
}

/**
 * Records that the entries of a thread up to one were read.
 * @returns whether it is recorded
 */
export async function markThreadReadAction(serial: number, upTo: number): Promise<boolean> {
  return act<boolean>(
    { permission: 'thread.read', rate: 'readThread' },
    async (context) => {
      await markThreadRead(context, { serial, upTo })
      return true
    },
    (error) => {
      log.warn({ err: error }, 'a mark of what was read could not be kept')
      return false
    },
  )
}

export interface ChannelState {
  done?: true
  reason?: RefusedCause | 'failed'
}

/** Saves how a buyer is told of entries. */
export async function chooseThreadMailAction(
  serial: number,
  _: ChannelState,
  form: FormData,
): Promise<ChannelState> {
  return act<ChannelState>(
    { permission: 'thread.read', rate: 'talk' },
    async (context) => {
      await chooseThreadMail(context, { serial, channel: form.get('channel') })
      return { done: true }
    },
    async (error) => {
      const refused = await refusalOf(error, [], 'a choice of letters could not be kept')
      return { reason: 'reason' in refused ? refused.reason : 'failed' }
    },
  )
}

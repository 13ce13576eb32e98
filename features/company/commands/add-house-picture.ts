import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { OwnContext } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { withSpooled, type Spooled } from '@/platform/files/spool'
import { fileStore } from '@/platform/files/store'
import { schemaWords as words } from '@/platform/validation-words'
import { MAX_HOUSE_PICTURE_BYTES, makeHousePicture } from '../pictures/make'

const entries = z
  .object({
    kind: z.enum(['LOGO', 'PHOTO']),
    caption: lineSchema(160).default(''),
    takenOn: z.union([z.literal(''), z.iso.date()]).default(''),
    isRender: z
      .string()
      .default('')
      .transform((text) => text === 'on'),
  })
  .refine(({ kind, caption }) => kind === 'LOGO' || caption !== '', {
    path: ['caption'],
    message: words.not_empty,
  })
  .refine(({ kind, takenOn }) => kind === 'LOGO' || takenOn !== '', {
    path: ['takenOn'],
    message: words.not_empty,
  })

/**
 * Takes a logo or a photograph of the house as a stream and makes the one file of it that is shown. A new logo replaces
 * the one before.
 * @param isDemo marks a picture of a demonstration
 * @throws InvalidInputError by field; nothing is stored of a picture that is refused
 */
export async function addHousePicture(
  context: OwnContext,
  input: Readonly<Record<string, string>>,
  body: AsyncIterable<Uint8Array> | null,
  isDemo = false,
): Promise<{ id: string }> {
  authorize(context.actor, 'setting.edit')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  if (parsed.data.takenOn > factoryDay(context.now))
    throw new InvalidInputError({ takenOn: [{ code: 'refusals.not_yet' }] })
  if (!body) throw new InvalidInputError({ file: [{ code: 'refusals.choose_file' }] })
  const picture = await withSpooled(body, MAX_HOUSE_PICTURE_BYTES, (file) =>
    keep(context, parsed.data, file, isDemo),
  )
  if (!picture)
    throw new InvalidInputError({
      file: [{ code: 'refusals.file_large', values: { megabytes: 20 } }],
    })
  return picture
}

/** Stores the file first, so that no row is ever without it. */
async function keep(
  context: OwnContext,
  { kind, caption, takenOn, isRender }: z.output<typeof entries>,
  file: Spooled,
  isDemo: boolean,
): Promise<{ id: string }> {
  const result = await makeHousePicture(file, kind)
  if ('refused' in result) throw new InvalidInputError({ file: [result.refused] })
  const { bytes, contentType, width, height } = result
  const id = randomUUID()
  const storageKey = `house/${id}.${contentType === 'image/png' ? 'png' : 'webp'}`
  await fileStore().put(storageKey, bytes, { contentType })
  const description = { kind, caption: kind === 'LOGO' ? '' : caption, isRender, width, height }
  try {
    await inTransaction(context, async (tx) => {
      await tx.housePicture.create({
        data: {
          ...description,
          id,
          takenOn: kind === 'PHOTO' ? new Date(`${takenOn}T00:00:00Z`) : null,
          isDemo,
          sha256: file.sha256,
          contentType,
          sizeBytes: bytes.length,
          storageKey,
          by: nameOf(context.actor),
          at: context.now,
        },
      })
      await cacheChanged(tx, [SETTINGS_TAG])
      await recordAudit(tx, {
        actor: auditActor(context.actor),
        action: 'house_picture.add',
        objectType: 'house_picture',
        objectId: id,
        after: { ...description, ...(takenOn ? { takenOn } : {}) },
      })
    })
  } catch (error) {
    await fileStore()
      .delete(storageKey)
      .catch(() => undefined)
    throw error
  }
  return { id }
}

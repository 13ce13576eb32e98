import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { OwnContext } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { db } from '@/platform/db/client'
import { withSpooled } from '@/platform/files/spool'
import { placesOf, stylesNamed, type Place } from '../pictures/names'
import { PictureRefusedError } from '../pictures/refusal'
import {
  MAX_ZIP_BYTES,
  withZip,
  ZipRefusedError,
  type EntryRefusal,
  type ZipEntry,
} from '../pictures/zip'
import { addPicture } from './add-picture'

/** What is reported of one file of a ZIP. */
export type ZipLine =
  | ({
      state: 'matched'
      name: string
      productId: string
      productName: string
      version: number
      path: string
    } & Place)
  | { state: 'unmatched'; name: string; style: string; nearest: string | null; word: string | null }
  | { state: 'refused'; name: string; why: PictureRefusedError | EntryRefusal }

/** The intended style number is searched for among all of them; so many in each ZIP are enough to see what is wrong. */
const MOST_SUGGESTED = 60

/**
 * Reads a ZIP of pictures: makes the files of those that have a product, and reports for each file where it would go.
 * No product is changed. Pictures made before are reused.
 * @param tell is called with the number of files, and then with each file as it is done; when it throws, reading ends
 * @throws ZipRefusedError where nothing of it is accepted
 */
export async function readPictureZip(
  context: OwnContext,
  body: AsyncIterable<Uint8Array>,
  tell: (report: { files: number } | ZipLine) => void,
): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const result = await withSpooled(body, MAX_ZIP_BYTES, async ({ path }) =>
    withZip(path, (entries) => lines(context, entries, tell)).then(() => true),
  )
  if (result === null) throw new ZipRefusedError('too_large', { most: MAX_ZIP_BYTES / 1024 / 1024 })
}

async function lines(
  context: OwnContext,
  entries: readonly ZipEntry[],
  tell: (report: { files: number } | ZipLine) => void,
): Promise<void> {
  const database = databaseOf(context)
  tell({ files: entries.length })
  const names = entries.map(({ name }) => name)
  const products = await database.product.findMany({
    where: { styleNumber: { in: stylesNamed(names) } },
    select: {
      id: true,
      name: true,
      styleNumber: true,
      version: true,
      variants: { select: { finishCode: true } },
    },
  })
  const byStyle = new Map(
    products.map((product) => [
      product.styleNumber,
      {
        ...product,
        finishCodes: [...new Set(product.variants.map(({ finishCode }) => finishCode))],
      },
    ]),
  )
  const places = placesOf(names, byStyle)
  const suggested = new Map<string, string | null>()
  for (const [i, entry] of entries.entries()) {
    const { name } = entry
    const place = places[i]
    const product = place && 'role' in place ? byStyle.get(place.styleNumber) : undefined
    if (entry.refused) tell({ state: 'refused', name, why: entry.refused })
    else if (!place || 'why' in place || !product) {
      const style = place && 'why' in place ? place.style : ''
      const word = place && 'why' in place && place.why === 'unknown_word' ? place.word : null
      if (!suggested.has(style) && suggested.size < MOST_SUGGESTED)
        suggested.set(style, word ? style : await nearest(style))
      tell({ state: 'unmatched', name, style, word, nearest: suggested.get(style) ?? null })
    } else {
      try {
        const { path } = await addPicture(context, entry.read())
        tell({
          state: 'matched',
          name,
          productId: product.id,
          productName: product.name,
          version: product.version,
          path,
          ...place,
        })
      } catch (error) {
        if (!(error instanceof PictureRefusedError)) throw error
        tell({ state: 'refused', name, why: error })
      }
    }
  }
}

/** The most similar style number; null where none is similar. */
async function nearest(folderStyle: string): Promise<string | null> {
  const style = folderStyle.replaceAll(/[^A-Z0-9-]/g, '').slice(0, 40)
  const [found] = await db.$queryRaw<
    { styleNumber: string }[]
  >`SELECT "styleNumber" FROM product WHERE similarity("styleNumber", ${style}) > 0.3 ORDER BY similarity("styleNumber", ${style}) DESC, "styleNumber" LIMIT 1`
  return found?.styleNumber ?? null
}

'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { placePictures, type PlacedPictures } from '@/features/catalog/commands/place-pictures'
import { savePictures } from '@/features/catalog/commands/save-pictures'
import { StaleProductError } from '@/features/catalog/commands/save-product'
import type {
  PicturesSaved,
  SavePictures,
} from '@/features/catalog/components/staff/pictures/picture-manager'
import { InvalidInputError } from '@/platform/errors'

/** Keeps a product's pictures in its draft. */
export async function savePicturesAction(
  input: Parameters<SavePictures>[0],
): Promise<PicturesSaved> {
  try {
    const saved = await savePictures(await currentActor(), {
      id: String(input.id),
      version: Number(input.version),
      pictures: input.pictures,
    })
    refresh()
    return saved
  } catch (error) {
    if (error instanceof StaleProductError) return { staleBy: error.by, version: error.version }
    if (error instanceof InvalidInputError)
      return { problem: Object.values(error.fieldErrors).flat().join(' ') }
    throw error
  }
}

/** Adds uploaded pictures to the drafts of their products. */
export async function placePicturesAction(plan: unknown): Promise<PlacedPictures[]> {
  return placePictures(await currentActor(), plan)
}

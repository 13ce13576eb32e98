'use server'

import { refresh } from 'next/cache'
import { act, admit } from '@/features/accounts/action'
import { InvalidInputError } from '@/platform/errors'
import { placePictures, type PlacedPictures } from '../commands/place-pictures'
import { savePictures } from '../commands/save-pictures'
import { StaleProductError } from '../commands/save-product'
import type { PicturesSaved, SavePictures } from '../components/staff/pictures/picture-manager'

/** Keeps a product's pictures in its draft. */
export async function savePicturesAction(
  input: Parameters<SavePictures>[0],
): Promise<PicturesSaved> {
  return act<PicturesSaved>(
    { permission: 'catalog.edit' },
    async (actor) => {
      const saved = await savePictures(actor, {
        id: String(input.id),
        version: Number(input.version),
        pictures: input.pictures,
      })
      refresh()
      return saved
    },
    (error) => {
      if (error instanceof StaleProductError) return { staleBy: error.by, version: error.version }
      if (error instanceof InvalidInputError)
        return { problem: Object.values(error.fieldErrors).flat().join(' ') }
      throw error
    },
  )
}

/** Adds uploaded pictures to the drafts of their products. */
export async function placePicturesAction(plan: unknown): Promise<PlacedPictures[]> {
  return placePictures(await admit({ permission: 'catalog.edit' }), plan)
}

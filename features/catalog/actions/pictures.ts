'use server'

import { refresh } from 'next/cache'
import { act, admit } from '@/features/accounts/action'
import { sayComplaint } from '@/i18n/say'
import { InvalidInputError } from '@/platform/errors'
import { readerLocale } from '@/platform/reader-locale'
import { placePictures, type PlacedPictures } from '../commands/place-pictures'
import { savePictures } from '../commands/save-pictures'
import { StaleProductError } from '../commands/save-product'
import { pictures as pictureList } from '../rules/content-lists'
import type { PicturesSaved, SavePictures } from '../components/staff/pictures/picture-manager'

/** Saves a product's pictures in its draft. */
export async function savePicturesAction(
  input: Parameters<SavePictures>[0],
): Promise<PicturesSaved> {
  return act<PicturesSaved>(
    { permission: 'catalog.edit', rate: 'desk' },
    async (context) => {
      const version = await savePictures(context, {
        id: String(input.id),
        version: Number(input.version),
        pictures: input.pictures,
      })
      refresh()
      return version
    },
    async (error) => {
      if (error instanceof StaleProductError) {
        const theirs = pictureList.read(error.now.pictures)
        return {
          stale: {
            saved: { by: error.by, at: error.at.toISOString(), own: false },
            version: error.version,
            theirs: 'entries' in theirs ? theirs.entries : [],
          },
        }
      }
      if (error instanceof InvalidInputError)
        return {
          problem: Object.values(error.saidIn(await readerLocale()))
            .flat()
            .join(' '),
        }
      throw error
    },
  )
}

/** Adds uploaded pictures to the drafts of their products. */
export async function placePicturesAction(
  plan: unknown,
): Promise<(Omit<PlacedPictures, 'problem'> & { problem: string | null })[]> {
  const context = await admit({ permission: 'catalog.edit', rate: 'desk' })
  const [outcomes, locale] = await Promise.all([placePictures(context, plan), readerLocale()])
  return outcomes.map((each) => ({
    ...each,
    problem: each.problem === null ? null : sayComplaint(each.problem, locale),
  }))
}

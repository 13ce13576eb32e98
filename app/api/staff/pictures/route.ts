import { route } from '@/features/accounts/route'
import { addPicture } from '@/features/catalog/commands/add-picture'
import {
  MAX_PICTURE_BYTES,
  PictureRefusedError,
  type PictureRefusal,
} from '@/features/catalog/pictures/refusal'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import type { ProblemKind } from '@/platform/api/problem-kinds'
import { BusyError } from '@/platform/errors'
import { pictureRefusal } from './refusals'

const KIND: Partial<Record<PictureRefusal, ProblemKind>> = {
  too_large: 'tooLarge',
  not_a_picture: 'unsupported',
  svg: 'unsupported',
  animated: 'unsupported',
}

const keepPicture = operation({
  id: 'keepPicture',
  method: 'POST',
  path: '/api/staff/pictures',
  audience: 'staff',
  file: true,
  status: 201,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/** One picture as a raw body, for staff. Answers the path by which products name it. */
export const POST = route(
  keepPicture,
  async ({ context, request }) => {
    try {
      if (Number(request.headers.get('content-length') ?? 0) > MAX_PICTURE_BYTES)
        throw new PictureRefusedError('too_large', { most: MAX_PICTURE_BYTES / 1024 / 1024 })
      if (!request.body) throw new PictureRefusedError('empty')
      return await addPicture(await context(), request.body)
    } catch (error) {
      if (!(error instanceof PictureRefusedError)) throw error
      if (error.reason === 'busy') throw new BusyError()
      throw new ProblemError(KIND[error.reason] ?? 'invalidInput', pictureRefusal(error), {
        reason: error.reason,
      })
    }
  },
  'catalog.edit',
)

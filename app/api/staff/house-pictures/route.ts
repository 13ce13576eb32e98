import { route } from '@/features/accounts/route'
import { addHousePicture } from '@/features/company/commands/add-house-picture'
import { MAX_HOUSE_PICTURE_BYTES } from '@/features/company/pictures/make'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import { dropWhatChanged } from '@/platform/cache/shared'

const keepHousePicture = operation({
  id: 'keepHousePicture',
  method: 'POST',
  path: '/api/staff/house-pictures',
  audience: 'staff',
  file: true,
  status: 201,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/** A logo or a photograph of the house: its file as a raw body, its description in the address. */
export const POST = route(
  keepHousePicture,
  async ({ context, request }) => {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_HOUSE_PICTURE_BYTES)
      throw new ProblemError('tooLarge', { code: 'refusals.file_large', values: { megabytes: 20 } })
    const entries = Object.fromEntries(new URL(request.url).searchParams)
    const picture = await addHousePicture(await context(), entries, request.body)
    await dropWhatChanged()
    return picture
  },
  'setting.edit',
)

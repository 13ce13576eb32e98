import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import type { EntryRefusal, ZipRefusedError } from '@/features/catalog/pictures/zip'
import type { Message } from '@/i18n/message'

/** Why a picture or an entry of a ZIP is refused. */
export const pictureRefusal = (why: PictureRefusedError | EntryRefusal): Message =>
  why instanceof PictureRefusedError
    ? { code: `pictures.refusals.${why.reason}`, values: why.values }
    : { code: `pictures.entryRefusals.${why}` }

/** Why a whole ZIP is refused. */
export const zipRefusal = ({ reason, values }: ZipRefusedError): Message => ({
  code: `pictures.zipRefusals.${reason}`,
  values,
})

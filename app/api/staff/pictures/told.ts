import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import type { EntryRefusal, ZipRefusedError } from '@/features/catalog/pictures/zip'
import { translator } from '@/i18n/translator'

const words = () => translator('pictures')

/** Why a picture or an entry of a ZIP isn't taken, in words. */
export function refusalText(why: PictureRefusedError | EntryRefusal): string {
  const t = words()
  return why instanceof PictureRefusedError
    ? t(`refusals.${why.reason}`, why.told)
    : t(`entryRefusals.${why}`)
}

/** Why nothing of a ZIP is taken, in words. */
export const zipRefusalText = ({ reason, told }: ZipRefusedError): string =>
  words()(`zipRefusals.${reason}`, told)

export const failedText = (): string => words()('failed')

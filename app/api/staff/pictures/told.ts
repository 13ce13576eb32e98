import { createTranslator } from 'next-intl'
import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import type { EntryRefusal, ZipRefusedError } from '@/features/catalog/pictures/zip'
import { messages } from '@/i18n/messages'

const translator = () =>
  createTranslator({ locale: 'en', messages: messages.en, namespace: 'pictures' })

/** Why a picture or an entry of a ZIP isn't taken, in words. */
export function refusalText(why: PictureRefusedError | EntryRefusal): string {
  const t = translator()
  return why instanceof PictureRefusedError
    ? t(`refusals.${why.reason}`, why.told)
    : t(`entryRefusals.${why}`)
}

/** Why nothing of a ZIP is taken, in words. */
export const zipRefusalText = ({ reason, told }: ZipRefusedError): string =>
  translator()(`zipRefusals.${reason}`, told)

export const failedText = (): string => translator()('failed')

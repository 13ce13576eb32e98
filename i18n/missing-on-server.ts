import 'server-only'
import { strict } from '@/platform/env/strict'
import { log } from '@/platform/log'
import { messages } from './messages'
import { missingMessages } from './missing-message'
import type { Locale } from './routing'

/** The server's handling of a missing message: see {@link missingMessages}. */
export const missingOnServer = (locale: Locale, throws: boolean = strict) =>
  missingMessages({
    strict: throws,
    text: messages[locale].common.missingText,
    report: (what) =>
      log.error('key' in what ? what : { message: what.error.message }, 'a text is missing'),
  })

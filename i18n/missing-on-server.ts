import 'server-only'
import { strictMessages } from '@/platform/env/strict-messages'
import { log } from '@/platform/log'
import { messages } from './messages'
import { missingMessages } from './missing-message'
import type { Locale } from './routing'

/** What the server does about a missing message: see {@link missingMessages}. */
export const missingOnServer = (locale: Locale, strict = strictMessages) =>
  missingMessages({
    strict,
    text: messages[locale].common.missingText,
    report: (what) =>
      log.error('key' in what ? what : { message: what.error.message }, 'a text is missing'),
  })

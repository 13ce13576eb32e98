/** How somebody on the buyers' side is told of entries: by a letter each, by one a day, or not. Browser-safe. */
export const MAIL_CHANNELS = ['EACH', 'DAILY', 'NONE'] as const
export type MailChannel = (typeof MAIL_CHANNELS)[number]

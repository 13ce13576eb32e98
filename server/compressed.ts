/** Which files of a build lie there compressed, and as what: written by scripts/start/compress-files.ts. */

/** What gets smaller, with what it is sent as; fonts and pictures are compressed as they are. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

/** What a text lies compressed as, beside itself, the smallest first. */
export const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
export type Encoding = (typeof ENCODINGS)[number]

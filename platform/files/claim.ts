import { createHash, randomBytes } from 'node:crypto'

/** The secret that an uploader is given once, with which its file is put onto a request. */
export const newClaimToken = (): string => randomBytes(32).toString('base64url')

/** What the database stores of the secret. */
export const hashClaimToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex')

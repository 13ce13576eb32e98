import 'server-only'
import path from 'node:path'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { env } from '@/platform/env'
import type { Env } from '@/platform/env/schema'
import { WholeFilesDriver } from './whole-files'

export type FileSettings = Pick<
  Env,
  | 'FILES_DIR'
  | 'S3_BUCKET'
  | 'S3_REGION'
  | 'S3_ENDPOINT'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>

let disk: Disk | undefined

/** Where uploads are kept: a folder, or an S3-compatible bucket when one is configured. */
export function fileStore(): Disk {
  disk ??= openFileStore(env())
  return disk
}

/** The store named by the settings. */
export const openFileStore = (settings: FileSettings): Disk => new Disk(driver(settings))

function driver(settings: FileSettings): WholeFilesDriver | S3Driver {
  if (!settings.S3_BUCKET) return new WholeFilesDriver(path.resolve(settings.FILES_DIR))
  return new S3Driver({
    bucket: settings.S3_BUCKET,
    region: settings.S3_REGION ?? 'auto',
    ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY
      ? {
          credentials: {
            accessKeyId: settings.S3_ACCESS_KEY_ID,
            secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
          },
        }
      : {}),
    // By default the client sends a stream in signed pieces with a checksum behind them. Some
    // S3-compatible stores keep those marks as part of the file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    visibility: 'private',
    supportsACL: false,
  })
}

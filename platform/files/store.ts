import 'server-only'
import path from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import { env } from '@/platform/env'

let disk: Disk | undefined

/** Where uploads are kept: a folder, or an S3-compatible bucket when one is configured. */
export function fileStore(): Disk {
  disk ??= new Disk(driver())
  return disk
}

function driver(): FSDriver | S3Driver {
  const settings = env()
  if (!settings.S3_BUCKET)
    return new FSDriver({ location: path.resolve(settings.FILES_DIR), visibility: 'private' })
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
    visibility: 'private',
    supportsACL: false,
  })
}

import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ENCODINGS, TEXT_TYPES, type Encoding } from '../../server/compressed'

/** Compresses as small as possible, by encoding. */
const COMPRESS: Record<Encoding['name'], (text: Buffer) => Promise<Buffer>> = {
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
}

/**
 * Writes compressed copies of each text below a folder beside it, in each encoding, as small as
 * possible: a seventh smaller than what a server has time for while somebody waits, and no work for
 * it.
 */
export async function compressFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  await Promise.all(
    names
      .filter((name) => path.extname(name) in TEXT_TYPES)
      .map(async (name) => {
        const file = path.join(folder, name)
        const text = await readFile(file)
        for (const each of ENCODINGS)
          await writeFile(file + each.ending, await COMPRESS[each.name](text))
      }),
  )
}

import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** What gets smaller; fonts and pictures are compressed as they are. */
const TEXTS = /\.(js|css|svg|json|txt)$/

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/**
 * Writes each text below a folder beside itself as `.br` and `.gz`, as small as they get: a seventh smaller than what
 * a server has time for while somebody waits, and no work for it.
 */
export async function compressFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  await Promise.all(
    names
      .filter((name) => TEXTS.test(name))
      .map(async (name) => {
        const file = path.join(folder, name)
        const text = await readFile(file)
        const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
        await writeFile(
          `${file}.br`,
          await brotli(text, {
            params: {
              [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
              [BROTLI_PARAM_SIZE_HINT]: text.length,
            },
          }),
        )
        await writeFile(`${file}.gz`, await zip(text, { level: constants.Z_BEST_COMPRESSION }))
      }),
  )
}

// `npm test`: everything, or the parts named: npm test -- unit integration. See scripts/test/main.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled()
const { test } = await importScript(new URL('./test/main.ts', import.meta.url).href)
await test(process.argv.slice(2))

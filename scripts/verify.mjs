// `npm run verify`: types, lint, architecture, unused code. See scripts/test/verify.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled()
const { verify } = await importScript(new URL('./test/verify.ts', import.meta.url).href)
const { failed } = await verify()
process.exitCode = failed > 0 ? 1 : 0

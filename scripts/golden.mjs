// `npm run -s golden -- FILE…`: runs cases of duty arithmetic through the tariff engine. See scripts/golden/main.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled()
await importScript(new URL('./lib/server-modules.mjs', import.meta.url).href)
const { golden } = await importScript(new URL('./golden/main.ts', import.meta.url).href)
golden(process.argv.slice(2))

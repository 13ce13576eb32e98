// `npm run db -- …`: the database of this clone. See scripts/database/main.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled({ withDevelopment: false })
const { database } = await importScript(new URL('./database/main.ts', import.meta.url).href)
process.exitCode = await database(process.argv.slice(2))

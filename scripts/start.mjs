// `npm start` and `npm run dev`: from a fresh clone to a running site. See scripts/start/main.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled({ withDevelopment: false })
const { start } = await importScript(new URL('./start/main.ts', import.meta.url).href)
await start({ development: process.argv.includes('--dev') })

// `npm run serve`: the built site in production, on the database named in DATABASE_URL.
// See scripts/start/production.ts.
import { importScript } from './lib/install.mjs'

const { serveProduction } = await importScript(
  new URL('./start/production.ts', import.meta.url).href,
)
await serveProduction()

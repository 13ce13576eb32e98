// `npm run bench`: measures the figures that this project promises, each as a ratio within one run.
// See scripts/bench/main.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled()
const { bench } = await importScript(new URL('./bench/main.ts', import.meta.url).href)
await bench(process.argv.slice(2))

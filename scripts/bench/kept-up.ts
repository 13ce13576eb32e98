import { start } from '../start/main'

// `npm start` in a folder of its own, for the kills: node --import tsx scripts/bench/kept-up.ts
const home = process.env.BENCH_HOME
if (!home) throw new Error('BENCH_HOME names the folder.')
await start({ development: false, home })
